import { firstVisible, nearestRecord } from '../../analyses/shown-point.ts'
import type { NetworkView, WeightsAt } from '../../elements/network/network-view.ts'
import type { Layer } from '../../experiment/model/layout.ts'
import { isLinearized } from '../../reference/measurement.ts'
import { batchNormPart } from '../../reference/objective/samples.ts'
import { unitResponses } from '../../reference/objective/unit-responses.ts'
import { draggedWeights } from '../../reference/plane/grid.ts'
import { holdsWeights } from '../../reference/plane/placement.ts'
import { hasMaps } from '../../experiment/model/layout.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import type { Terrain, Trajectory } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { inputNames } from '../../words/input-names.ts'
import { responseGrid, type ResponseGrid } from './response-grid.ts'

export interface NetworkInput {
  readonly experiment: TrainingExperiment
  readonly terrain: Terrain | undefined
  readonly runs: readonly (Trajectory | undefined)[]
  readonly hidden: ReadonlySet<number>
  readonly step: number
  readonly at: WeightsAt
  /** w_0 before the current drag; undefined without a drag. */
  readonly before: ArrayLike<number> | undefined
  /** The pointer is on w_0 on the surface. */
  readonly pointed?: boolean
}

/** Returns the start whose network is shown: that of the first visible run. */
export function shownStart({
  experiment,
  runs,
  hidden,
}: Pick<NetworkInput, 'experiment' | 'runs' | 'hidden'>) {
  const index = firstVisible({ runs }, { hidden })
  return Math.max(0, Math.floor(index / experiment.algorithms.length))
}

/** Returns w_0 of a start: during a drag, as specified, or as its run had it; undefined before that. */
export function startWeights(
  { experiment, terrain, runs }: Pick<NetworkInput, 'experiment' | 'terrain' | 'runs'>,
  index: number,
): ArrayLike<number> | undefined {
  const { size } = buildTrainingProblem(experiment)
  const start = experiment.starts[index]
  if (start?.kind === 'weights') return start.values
  const moved = start?.kind === 'plane' && holdsWeights(experiment.plane)
  if (moved && terrain?.origin.length === size) return draggedWeights(terrain, start)
  const run = runs[index * experiment.algorithms.length]
  return run && run.steps.length > 0 && run.finalWeights.length === size ? run.weights(0) : undefined
}

/** Returns how far dragging w_0 would move each weight in either direction of the plane; undefined unless the pointer is on it. */
function reachOf({ experiment, terrain, pointed }: NetworkInput, size: number): Float64Array | undefined {
  if (!pointed || !terrain || terrain.u.length !== size || !holdsWeights(experiment.plane)) return undefined
  return Float64Array.from({ length: size }, (_, i) => Math.abs(terrain.u[i]!) + Math.abs(terrain.v[i]!))
}

/**
 * Replaces the outputs of the inputs and of the first layer by pixels, if the inputs are pixels of a picture: a unit
 * shows its weights, an input its place.
 */
function withPixels(
  answers: readonly Float64Array[],
  first: Layer | undefined,
  weights: ArrayLike<number>,
  { columns, rows, picture }: ResponseGrid,
): readonly Float64Array[] {
  if (picture === undefined || first?.inputs !== picture ** 2) return answers
  const points = Array.from({ length: columns * rows }, (_, k) => {
    const [column, row] = [k % columns, rows - 1 - Math.floor(k / columns)]
    return Math.floor((row * picture) / rows) * picture + Math.floor((column * picture) / columns)
  })
  const { inputs, outputs } = first
  const own = points.flatMap((pixel) => Array.from({ length: inputs }, (_, i) => (i === pixel ? 1 : 0)))
  const incoming = points.flatMap((pixel) =>
    Array.from({ length: outputs }, (_, unit) => weights[first.weights + pixel * outputs + unit]!),
  )
  return [Float64Array.from(own), Float64Array.from(incoming), ...answers.slice(2)]
}

/**
 * Returns the weights of the first visible run's network, and w_0; undefined for a closed-form function, and until there
 * are weights.
 */
export function shownWeights(input: NetworkInput) {
  const { experiment, runs, hidden, step, at } = input
  const { model, size } = buildTrainingProblem(experiment)
  if (model.kind !== 'network') return undefined
  const start = startWeights(input, shownStart(input))
  if (start?.length !== size) return undefined
  const run = runs[firstVisible({ runs }, { hidden })]
  const own = run?.finalWeights.length === size ? run : undefined
  const shown =
    at === 'start' || !own
      ? start
      : at === 'end'
        ? own.finalWeights
        : step < 1
          ? start
          : own.weights(nearestRecord(own, step))
  return { model, start, own, weights: Float64Array.from(shown) }
}

/**
 * Returns the network of the first visible run; undefined for a closed-form function and convolutional networks, and
 * until there are weights.
 */
export function networkView(input: NetworkInput): NetworkView | undefined {
  const found = shownWeights(input)
  if (!found || hasMaps(found.model.layout)) return undefined
  const { model, start, own, weights } = found
  const { layout } = model
  const { experiment, at, before } = input
  const { size } = layout
  const grid = responseGrid(experiment, before ? 'held' : 'resting')
  const linearized = own !== undefined && isLinearized(experiment, own)
  const of = { layout, weights, w0: Float64Array.from(start), linearized, company: batchNormPart(model) }
  return {
    layers: layout.layers,
    inputs: inputNames(experiment.data, layout.inputs),
    at,
    weights,
    start,
    moved: before?.length === size ? of.w0.map((w, i) => w - before[i]!) : reachOf(input, size),
    pictures: grid && {
      columns: grid.columns,
      rows: grid.rows,
      values: withPixels(
        unitResponses(of, grid.inputs, grid.columns * grid.rows),
        layout.layers[0],
        of.weights,
        grid,
      ),
    },
    said: grid?.said ?? 'Its inputs are not points in a plane, so its units have no pictures',
  }
}
