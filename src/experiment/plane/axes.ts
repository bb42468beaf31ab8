import type { Layout } from '../model/layout.ts'
import type { Problem } from '../problem.ts'
import { axisName } from './hyperparameter-names.ts'
import type { PlaneSpec } from '../schema/plane.ts'

/**
 * A weight's name for people, counting from 1: w_2 where every layer is a single weight; w, or w_2 of several inputs, and b of a
 * single unit; else `W_1[2,3]` (layer 1, from input 2 to unit 3) or `b_1[3]`; x and y for a function.
 */
export function weightName(problem: Problem, index: number): string {
  if (problem.model.kind === 'function') return index === 0 ? 'x' : 'y'
  const { layout } = problem.model
  const single = layout.layers.every((layer) => layer.inputs === 1 && layer.outputs === 1)
  if (single && layout.size === layout.layers.length) return `w_${index + 1}`
  const [unit] = layout.layers
  const alone = layout.layers.length === 1 && unit?.outputs === 1
  return alone ? nameInUnit(unit, index) : nameInLayer(layout, index)
}

function nameInUnit({ inputs, biases }: Layout['layers'][number], index: number): string {
  if (index === biases) return 'b'
  return inputs === 1 ? 'w' : `w_${index + 1}`
}

function nameInLayer(layout: Layout, index: number): string {
  const l = layout.layers.findLastIndex((layer) => layer.weights <= index)
  const layer = layout.layers[l]
  if (!layer) return `w_${index + 1}`
  if (layer.biases !== undefined && index >= layer.biases) return `b_${l + 1}[${index - layer.biases + 1}]`
  const entry = index - layer.weights
  return `W_${l + 1}[${Math.floor(entry / layer.outputs) + 1},${(entry % layer.outputs) + 1}]`
}

const normalizations = { filter: ', filter-normalised', layer: ', layer-normalised', none: '' }

/** What the two axes of a plane say. */
export function axesOf(problem: Problem, plane: PlaneSpec): [string, string] {
  switch (plane.kind) {
    case 'weights':
      return [weightName(problem, plane.first), weightName(problem, plane.second)]
    case 'random':
      return [
        `random direction u${normalizations[plane.normalization]}`,
        `random direction v${normalizations[plane.normalization]}`,
      ]
    case 'directions':
      return ['direction u', 'direction v']
    case 'through':
      return ['from the first point to the second', 'towards the third point']
    case 'line':
      return ['from the first point to the second', '']
    case 'pca':
      return ['first principal component', 'second principal component']
    case 'hessian':
      return plane.which === 'top'
        ? ['eigenvector of the largest curvature', 'eigenvector of the second largest curvature']
        : ['eigenvector of the largest curvature', 'eigenvector of the smallest curvature']
    case 'hyperparameters':
      return [axisName(plane.a), axisName(plane.b)]
  }
}
