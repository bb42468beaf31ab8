import { frameWork } from '../engine/budget.ts'
import type { Engine } from '../engine/types.ts'
import type { Part } from '../experiment/data/dataset.ts'
import { Recent } from '../experiment/recent.ts'
import { buildTrainingProblem } from '../experiment/training-problem.ts'
import { areSamplesAtHand } from '../experiment/samples-at-hand.ts'
import { inputsOf } from '../experiment/data/features.ts'
import { isLinearized, placeOf } from '../reference/measurement.ts'
import { outputsAt } from '../reference/objective/outputs.ts'
import { batchNormPart } from '../reference/objective/samples.ts'
import type { Trajectory } from '../reference/results.ts'
import { inputNamesOf, pictureSide } from '../experiment/spec/data.ts'
import { weightCount } from '../experiment/spec/model.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import {
  domainOf,
  gridPoints,
  type Domain,
  type PredictionGrid,
  type Samples,
} from '../math/picture/function-grid.ts'
import { Analysis } from '../store/analysis.ts'
import type { AnalysisOwner } from '../store/owned-analyses.ts'
import { shownMetric } from '../experiment/spec/shown.ts'
import type { Selection } from '../store/selection.ts'
import type { Store } from '../store/store.ts'
import { firstVisible, nearestRecord } from './shown-point.ts'

/** Cells along each side of the decision regions, at rest and during a drag, and points of a curve. */
const cells = { resting: 40, held: 28 } as const
const curvePoints = 161
/** Milliseconds that an engine call may take before a newer one cancels it. */
const patience = 10_000

/**
 * Indices of the two inputs that span the picture of the function: those of the view if the data have them.
 */
export function inputsShown({ view }: TrainingExperiment, dimensions: number): readonly [number, number] {
  const { inputs = [0, 1] } = view
  return inputs.every((place) => place < dimensions) ? inputs : [0, 1]
}

/** Names that the data give the inputs that span the picture of the function; empty if they give none. */
export function namesShown(experiment: TrainingExperiment, dimensions: number): readonly string[] {
  const names = inputNamesOf(experiment.data)
  const over = dimensions > 1 ? inputsShown(experiment, dimensions) : [0]
  return names ? over.map((place) => names[place] ?? '') : []
}

/** Most samples in a picture. */
const mostShown = 2000
/**
 * Stride between shown samples as a fraction of the part, modulo 1, so that any number of them is evenly
 * spread.
 */
const golden = (Math.sqrt(5) - 1) / 2

/** Returns at most 2,000 samples, spread over the whole part. */
function shownOf({ count, coordinates, targets }: Part, columns: number, outputs: number): Shown {
  if (count <= mostShown) return { coordinates, targets }
  const places = Array.from({ length: mostShown }, (_, i) => Math.floor(((i * golden) % 1) * count))
  const rows = (values: Float64Array, width: number) =>
    Float64Array.from({ length: mostShown * width }, (_, k) => {
      const place = places[Math.floor(k / width)]!
      return values[place * width + (k % width)]!
    })
  return { coordinates: rows(coordinates, columns), targets: rows(targets, outputs) }
}

type Shown = Pick<Samples, 'coordinates' | 'targets'>

const shown = new WeakMap<Part, Map<string, Shown>>()

/** Returns samples with the inputs at two indices moved to the front. */
function orderedOf(samples: Shown, columns: number, over: readonly [number, number]): Shown {
  if (columns <= 2 || (over[0] === 0 && over[1] === 1)) return samples
  const { coordinates, targets } = samples
  const order = [...over, ...Array.from({ length: columns }, (_, i) => i).filter((i) => !over.includes(i))]
  const entry = (k: number): number => coordinates[k - (k % columns) + order[k % columns]!]!
  return { coordinates: Float64Array.from({ length: coordinates.length }, (_, k) => entry(k)), targets }
}

/**
 * Returns the samples of a part for a picture, at most 2,000, with the picture's inputs first; `undefined`
 * for a closed-form function, and for samples that are not ready and too many to make within a frame.
 */
export function samplesOf(experiment: TrainingExperiment, name = 'train'): Samples | undefined {
  const { model } = buildTrainingProblem(experiment)
  if (model.kind !== 'network') return undefined
  const { data } = model
  const { task, coordinates, outputs } = data
  if (!areSamplesAtHand(experiment, name)) return undefined
  const part = data.parts[name]
  if (!part) return undefined
  const over = inputsShown(experiment, coordinates)
  const known = shown.get(part) ?? new Map<string, Shown>()
  shown.set(part, known)
  const rows = known.get(String(over)) ?? orderedOf(shownOf(part, coordinates, outputs), coordinates, over)
  known.set(String(over), rows)
  return { task, dimensions: coordinates, outputs, ...rows }
}

/** Returns the samples behind the height: those of the displayed metric's part. See `samplesOf`. */
export const judgedSamples = (experiment: TrainingExperiment): Samples | undefined =>
  samplesOf(experiment, shownMetric(experiment).part)

/** Returns the test samples of a regression over one coordinate, for a picture; otherwise `undefined`. */
export function testSamplesOf(experiment: TrainingExperiment): Samples | undefined {
  const samples = samplesOf(experiment)
  const { model } = buildTrainingProblem(experiment)
  if (!samples || samples.task !== 'regression' || samples.dimensions !== 1 || model.kind !== 'network')
    return undefined
  const part = model.data.parts['test']
  return part && { ...samples, ...shownOf(part, samples.dimensions, samples.outputs) }
}

/**
 * Returns the curve of a run's network at other weights, if it is small and over one coordinate; otherwise
 * `undefined`.
 */
export function curveAt(
  experiment: TrainingExperiment,
  run: Trajectory,
  weights: Float32Array,
): PredictionGrid | undefined {
  const samples = samplesOf(experiment)
  if (!samples || samples.task !== 'regression' || samples.dimensions !== 1) return undefined
  const { domain, columns, rows, flat } = gridFor(experiment, samples)
  const values = atOnce(experiment, run, weights, flat, columns * rows)
  return values && { domain, columns, rows, outputs: samples.outputs, values }
}

/** Most weights for which the corners of a curve are located. */
const mostCornered = 4096

/**
 * Returns whether a small piecewise linear network does regression over one input, where a grid would miss
 * the teeth between its points.
 */
function hasCorners(
  experiment: TrainingExperiment,
  run: Pick<Trajectory, 'algorithm'>,
  { task, dimensions }: Samples,
): boolean {
  const { model, data } = experiment
  if (model.kind !== 'mlp' || data.kind === 'none' || data.features || isLinearized(experiment, run))
    return false
  return (
    model.activation.endsWith('relu') &&
    task === 'regression' &&
    dimensions === 1 &&
    weightCount(model) <= mostCornered
  )
}

/** Returns the curve of a run through its corners; `undefined` if it has none. */
async function throughCorners(
  experiment: TrainingExperiment,
  weights: Float32Array,
  samples: Samples,
  domain: Domain,
): Promise<PredictionGrid | undefined> {
  const { model } = buildTrainingProblem(experiment)
  if (model.kind !== 'network') return undefined
  const { cornersOf } = await import('../experiment/model/kinks.ts')
  const corners = cornersOf(model.layout, Float64Array.from(weights), domain.x)
  const { outputs } = samples
  return (
    corners && { domain, columns: corners.x.length, rows: 1, outputs, values: corners.y, places: corners.x }
  )
}

/**
 * Returns the points of a picture of samples, `side` along each side of a plane, with the network's inputs
 * there. `across` are the ends of the one coordinate, and `window` those of all, if given.
 */
function gridOf(
  experiment: TrainingExperiment,
  samples: Samples,
  side: number,
  across?: readonly [number, number],
  window?: Domain,
) {
  const own = window ?? domainOf(samples)
  const domain = across && !own.y ? { x: across, y: undefined } : own
  const [columns, rows] = domain.y ? [side, side] : [curvePoints, 1]
  const { data } = experiment
  const features = data.kind === 'none' ? undefined : data.features
  const over = inputsShown(experiment, samples.dimensions)
  const points = gridPoints(domain, columns, rows, samples.dimensions, over)
  const inputs = points.map((point) => [...inputsOf(point, features)])
  return { domain, columns, rows, inputs, flat: Float64Array.from(inputs.flat()) }
}

/** The grids of recent samples, by their coordinates, since a drag of w_0 needs one at each move. */
const recentGrids = () => new Recent<ArrayLike<number>, ReturnType<typeof gridOf>>(4)
const grids = { resting: recentGrids(), held: recentGrids() } as const
const gridFor = (experiment: TrainingExperiment, samples: Samples, hand: keyof typeof cells = 'resting') =>
  grids[hand].of(samples.coordinates, () => gridOf(experiment, samples, cells[hand]))

/**
 * Returns the grid, with its inputs, on which the first algorithm's function is drawn at rest; `undefined`
 * for image data, for more inputs than are drawn, and for a curve whose corners are located.
 */
export function plainGrid(experiment: TrainingExperiment) {
  const samples = pictureSide(experiment.data) === undefined ? judgedSamples(experiment) : undefined
  if (!samples || samples.dimensions > 2 || hasCorners(experiment, { algorithm: 0 }, samples))
    return undefined
  return { ...gridFor(experiment, samples), outputs: samples.outputs }
}

/**
 * Everything that a learned function depends on: a run, and the index of the record whose weights are shown.
 */
export interface LearnedInput {
  readonly engine: Engine
  readonly experiment: TrainingExperiment
  readonly run: Trajectory
  readonly record: number
  /** Ends of a curve's horizontal axis, if they differ from those of its samples. */
  readonly across: readonly [number, number] | undefined
  /** The displayed window, if it differs from that of the samples. */
  readonly window: Domain | undefined
  /** Whether something is being dragged, so that a coarser picture is enough. */
  readonly held: boolean
}

/**
 * The network outputs of the first visible run over the first two coordinates, at the displayed step, unless
 * the inputs are pixels; `across` and `window` are tracked.
 */
export const learnedFunction = (
  owner: AnalysisOwner,
  store: Store,
  selection: Selection,
  across: () => LearnedInput['across'] = () => undefined,
  window: () => LearnedInput['window'] = () => undefined,
) =>
  new Analysis<LearnedInput, PredictionGrid | undefined>(owner, {
    input() {
      const { engine, training: experiment, runs } = store
      const run = runs[firstVisible(store, selection)]
      if (!engine || !run || !experiment || buildTrainingProblem(experiment).model.kind !== 'network')
        return undefined
      if (pictureSide(experiment.data) !== undefined) return undefined
      return {
        engine,
        experiment,
        run,
        record: nearestRecord(run, selection.playback.step),
        across: across(),
        window: window(),
        held: store.live,
      }
    },
    key: ({ experiment, run, record, across: ends, window: shownWindow, held }) => [
      ...(ends ?? []),
      shownWindow,
      String(experiment.view.inputs),
      held,
      experiment.model,
      experiment.data,
      shownMetric(experiment).part,
      run,
      record,
    ],
    patience: () => patience,
    fit: () => 'current',
    async task({ engine, experiment, run, record, across: ends, window: shownWindow, held }) {
      const samples = judgedSamples(experiment)
      if (!samples) return undefined
      const weights = run.weights(record)
      const exact =
        hasCorners(experiment, run, samples) &&
        (await throughCorners(experiment, weights, samples, shownWindow ?? domainOf(samples)))
      if (exact) return exact
      const { domain, columns, rows, inputs, flat } =
        ends || shownWindow
          ? gridOf(experiment, samples, held && shownWindow ? cells.held : cells.resting, ends, shownWindow)
          : gridFor(experiment, samples, held ? 'held' : 'resting')
      const values =
        atOnce(experiment, run, weights, flat, columns * rows) ??
        (await engine.predict(experiment, weights, inputs, { start: run.weights(0), run: placeOf(run) }))
      return { domain, columns, rows, outputs: samples.outputs, values }
    },
  })

/** Returns the outputs of a small run at w_0 over the first two coordinates; otherwise `undefined`. */
export function functionAtStart(experiment: TrainingExperiment, run: Trajectory): PredictionGrid | undefined {
  const samples = judgedSamples(experiment)
  if (!samples) return undefined
  const { domain, columns, rows, flat } = gridFor(experiment, samples)
  const values = atOnce(experiment, run, run.weights(0), flat, columns * rows)
  return values && { domain, columns, rows, outputs: samples.outputs, values }
}

/** Returns the outputs of a small run; `undefined` for others, which the engine computes. */
function atOnce(
  experiment: TrainingExperiment,
  run: Trajectory,
  weights: Float32Array,
  inputs: Float64Array,
  count: number,
): ArrayLike<number> | undefined {
  const { model } = buildTrainingProblem(experiment)
  if (model.kind !== 'network') return undefined
  const company = batchNormPart(model)
  if (model.layout.work * (count + (company?.count ?? 0)) > frameWork.oneFunction) return undefined
  const of = {
    layout: model.layout,
    weights: Float64Array.from(weights),
    w0: Float64Array.from(run.weights(0)),
    linearized: isLinearized(experiment, run),
    company,
  }
  return outputsAt(of, inputs, count)
}
