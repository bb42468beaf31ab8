import type { Patch } from '../experiment/format/merge.ts'
import { holdsWeights } from '../reference/plane/placement.ts'
import { project, type Directions } from '../reference/plane/project.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import { baseOf, type StartSpec } from '../experiment/spec/start.ts'
import { patchBetween } from './patch.ts'

/** Returns a float32 number with enough digits to restore it. */
const written = (value: number): number => Number(value.toPrecision(9))

/** Largest offset from the plane that counts as rounding, as a fraction of the point. */
const rounding = 1e-6

/**
 * Sets one weight of w_0 and keeps all others: the start moves in the plane as far as the weight lies in it,
 * and off the plane by the rest. `weights` is the current w_0. Over a plane of hyperparameters the start
 * becomes these weights.
 */
export function moveWeight(
  experiment: TrainingExperiment,
  index: number,
  plane: Directions,
  weights: ArrayLike<number>,
  weight: number,
  value: number,
): Patch {
  const moved = Float64Array.from(weights)
  moved[weight] = value
  const { origin, u, v } = plane
  const withStart = (next: StartSpec): Patch => ({
    starts: experiment.starts.map((start, i) => (i === index ? next : start)),
  })
  if (!holdsWeights(experiment.plane))
    return withStart({ kind: 'weights', values: Array.from(moved, written) })
  const { a, b } = project(plane, moved)
  const off = Array.from(moved, (entry, i) => written(entry - origin[i]! - a * u[i]! - b * v[i]!))
  const largest = (numbers: ArrayLike<number>) =>
    Array.from(numbers).reduce((most, entry) => Math.max(most, Math.abs(entry)), 0)
  const inPlane = largest(off) <= rounding * (1 + largest(moved))
  const start = experiment.starts[index]
  return withStart({
    kind: 'plane',
    a,
    b,
    ...(inPlane ? {} : { off }),
    ...(start ? { base: baseOf(start, experiment.model) } : {}),
  })
}

/** Returns the plane of two weights through w_0, at least 3 wide on each side of its values. */
export function weightPairPlane(
  { plane }: TrainingExperiment,
  weights: ArrayLike<number>,
  first: number,
  second: number,
): Patch {
  const around = (weight: number): [number, number] => {
    const at = Math.round(2 * weights[weight]!) / 2
    const reach = Math.max(3, 1.5 * Math.abs(at))
    return [at - reach, at + reach]
  }
  const extent = { a: around(first), b: around(second) }
  return { plane: patchBetween(plane, { kind: 'weights', first, second, origin: 'start', extent }) }
}

/**
 * Sets whether a layer of a network, counted from 1, is trained or keeps its initial weights; `undefined` if
 * there is no such layer.
 */
export function learnLayer({ model }: TrainingExperiment, layer: number, learns: boolean): Patch | undefined {
  if (model.kind !== 'mlp' || !(layer >= 1 && layer < model.widths.length)) return undefined
  const layers = model.widths.slice(1).map((_, l) => l + 1)
  const trained = layers.filter((l) => (l === layer ? learns : (model.trained?.includes(l) ?? true)))
  return { model: { trained: trained.length === layers.length ? null : trained } }
}
