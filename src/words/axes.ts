import { algorithmName, ofRun } from './run-names.ts'
import { isTied, storedBiases, type Layout } from '../experiment/model/layout.ts'
import { buildTrainingProblem, type TrainingProblem } from '../experiment/training-problem.ts'
import type { Terrain } from '../reference/results.ts'
import { isChoice } from '../experiment/spec/axis.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { PointRef } from '../experiment/spec/point.ts'
import type { AxisNames } from '../math/picture/axis-names.ts'
import { formatNumber } from '../math/picture/format.ts'
import type { PlaneSpec } from '../experiment/spec/plane.ts'
import { axisName, choiceNames } from './hyperparameters.ts'

/**
 * Returns a weight's name for people, counted from 1: w_2 if every layer is a single weight; w, w_2 (for several inputs)
 * and b of a single unit; otherwise `W_1[2,3]` (layer 1, from input 2 to unit 3), `b_1[3]`, or `W_1[2,1,3,4]` for a
 * kernel (channel 2, row 1, column 3, to channel 4). In a tied network it is `W[2,3]` (from feature 2 to unit 3), w_2
 * if there is one unit, and b_2 of a feature. A function's weights are named as typed, or else x and y.
 */
export function weightName(problem: TrainingProblem, index: number): string {
  if (problem.model.kind === 'function')
    return (problem.model.function.weights ?? ['x', 'y'])[index === 0 ? 0 : 1]
  const { layout } = problem.model
  if (isTied(layout)) return nameInTied(layout, index)
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

function nameInTied({ layers: [first] }: Layout, index: number): string {
  const { inputs, outputs } = first!
  if (index >= inputs * outputs) return `b_${index - inputs * outputs + 1}`
  const feature = Math.floor(index / outputs) + 1
  return outputs === 1 ? `w_${feature}` : `W[${feature},${(index % outputs) + 1}]`
}

function nameInLayer(layout: Layout, index: number): string {
  const l = layout.layers.findLastIndex((layer) => layer.weights <= index)
  const layer = layout.layers[l]
  if (!layer) return `w_${index + 1}`
  const biases = storedBiases(layer)
  if (biases !== undefined && index >= biases) return `b_${l + 1}[${index - biases + 1}]`
  const entry = index - layer.weights
  const row = Math.floor(entry / layer.outputs)
  const from = layer.reads === 'patches' ? [Math.floor(row / 9), Math.floor((row % 9) / 3), row % 3] : [row]
  return `W_${l + 1}[${[...from, entry % layer.outputs].map((place) => place + 1).join()}]`
}

const normalizations = { filter: ', filter-normalised', layer: ', layer-normalised', none: '' }

/** Returns the names of the two axes of a plane, whatever its terrain shows. */
export function axesOf(problem: TrainingProblem, plane: PlaneSpec): [string, string] {
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

/** Returns the words along the axes of a plane of hyperparameters; none for axes of numbers. */
export function wordsAlong(plane: PlaneSpec): Pick<AxisNames, 'words'> {
  if (plane.kind !== 'hyperparameters') return {}
  const { a, b } = plane
  if (!isChoice(a) && !isChoice(b)) return {}
  return {
    words: { ...(isChoice(a) && { a: choiceNames(a) }), ...(isChoice(b) && { b: choiceNames(b) }) },
  }
}

/** The results that rate the directions of a plane. */
type Seen = Pick<Terrain, 'variance' | 'curvatures'>

type StartNames = readonly string[]

/** Returns the label of a start: w₀, with its name or number if there are several. */
export function startLabel(count: number, index: number, names: StartNames = []): string {
  if (count === 1) return 'w₀'
  const name = names[index]
  return name === undefined ? `w₀ ${index + 1}` : `w₀ of ${name}`
}

/**
 * Returns the name of a point of a run, with the algorithm or the start if there are several; undefined for a list of
 * weights, which has no name.
 */
function pointName(
  { starts, algorithms }: TrainingExperiment,
  point: PointRef,
  names: StartNames = [],
): string | undefined {
  if (Array.isArray(point)) return undefined
  const { start, algorithm, step, matched } = point
  const spec = algorithms[algorithm]
  if (step === 0) return startLabel(starts.length, start, names)
  if (!spec) return undefined
  const from = names[start] ?? `start ${start + 1}`
  const alone = starts.length > 1 ? from : 'the run'
  const rule = spec.linearized ? 'its twin' : algorithmName(spec, algorithms)
  const several = algorithms.length > 1
  const owner = several ? rule : alone
  const at = step === 'end' ? ofRun(owner, 'end') : `${owner} at step ${step}`
  const isMatched = matched && matched.units !== 0
  return [at, several && starts.length > 1 && ` from ${from}`, isMatched && ', its units matched']
    .filter(Boolean)
    .join('')
}

const percent = (share: number): string => `${formatNumber(100 * share, 3)} %`

/** Returns what a direction of the run or of its curvature contributes; undefined if unknown. */
function worth(
  { plane }: TrainingExperiment,
  { variance, curvatures }: Seen,
  axis: 0 | 1,
): string | undefined {
  const component = `${axis === 0 ? 'first' : 'second'} component`
  if (plane.kind === 'directions' && plane.components)
    return `${component}, ${percent(plane.components.explained[axis])} of ${plane.components.run} when saved`
  if (plane.kind === 'pca' && variance) return `${component}, ${percent(variance.explained[axis])}`
  if (plane.kind !== 'hessian' || !curvatures) return undefined
  const second = plane.which === 'top' ? 'second' : 'smallest'
  return `${axis === 0 ? 'largest' : second} curvature, λ = ${formatNumber(curvatures[axis], 3)}`
}

/** Names given to the starts, in order, and to the axes of the plane. */
export interface GivenNames {
  readonly starts?: readonly string[]
  readonly axes?: readonly [string, string]
  /** The three points that the plane goes through, drawn as pins with straight lines from the first to the others. */
  readonly points?: readonly [string, string, string]
  readonly places?: readonly { readonly label: string; readonly at: readonly [number, number] }[]
  /** Paths over the plane, through points in its coordinates. */
  readonly ways?: readonly {
    readonly label: string
    readonly points: readonly (readonly [number, number])[]
  }[]
}

/**
 * Returns the names of the end points of a line, or of the first two points of a plane through three. A run's end has
 * only the name given to its start. A name is undefined if there is none.
 */
export function lineEnds(
  experiment: TrainingExperiment,
  { starts = [] }: GivenNames = {},
): readonly [string, string] | undefined {
  const { plane } = experiment
  const points = plane.kind === 'line' ? [plane.from, plane.to] : plane.kind === 'through' ? plane.points : []
  const [from, to] = points.map((point) => {
    const given = 'start' in point && point.step === 'end' ? starts[point.start] : undefined
    return given ?? pointName(experiment, point, starts)
  })
  return from && to ? [from, to] : undefined
}

/**
 * Returns the names of the two axes: the given ones, or names made of the points that the plane goes through. Once the
 * terrain is computed they include what is known of their directions.
 */
export function axisNames(
  experiment: TrainingExperiment,
  seen: Seen = {},
  { starts, axes }: GivenNames = {},
): readonly [string, string] {
  if (axes) return axes
  const { plane } = experiment
  const [a, b] = axesOf(buildTrainingProblem(experiment), plane)
  if (plane.kind !== 'through' && plane.kind !== 'line')
    return [worth(experiment, seen, 0) ?? a, worth(experiment, seen, 1) ?? b]
  const points = plane.kind === 'line' ? [plane.from, plane.to] : plane.points
  const [from, to, third] = points.map((point) => pointName(experiment, point, starts))
  return [from && to ? `from ${from} to ${to}` : a, third ? `towards ${third}` : b]
}
