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

/** Cells along each side of the decision regions, at rest and while a hand moves something, and points of a curve. */
const cells = { resting: 40, held: 28 } as const
const curvePoints = 161
/** Milliseconds that a question to the engine may take before a newer one cancels it. */
const patience = 10_000

/** Places of the inputs that the picture of the function is over, where there are so many: those of the view, if the data have them. */
export function inputsShown({ view }: TrainingExperiment, dimensions: number): readonly [number, number] {
  const { inputs = [0, 1] } = view
  return inputs.every((place) => place < dimensions) ? inputs : [0, 1]
}

/** The given names of the inputs that the picture of the function is over, where there are so many; none where they have none. */
export function namesShown(experiment: TrainingExperiment, dimensions: number): readonly string[] {
  const names = inputNamesOf(experiment.data)
  const over = dimensions > 1 ? inputsShown(experiment, dimensions) : [0]
  return names ? over.map((place) => names[place] ?? '') : []
}

/** The most samples that a picture shows. */
const mostShown = 2000
/** Share of a part by which one shown sample follows another, round and round, so that every number of them is spread evenly over it. */
const golden = (Math.sqrt(5) - 1) / 2

/** At most 2,000 samples of a part, from all of it. */
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

/** Samples with the inputs at two places before all others. */
function orderedOf(samples: Shown, columns: number, over: readonly [number, number]): Shown {
  if (columns <= 2 || (over[0] === 0 && over[1] === 1)) return samples
  const { coordinates, targets } = samples
  const order = [...over, ...Array.from({ length: columns }, (_, i) => i).filter((i) => !over.includes(i))]
  const entry = (k: number): number => coordinates[k - (k % columns) + order[k % columns]!]!
  return { coordinates: Float64Array.from({ length: coordinates.length }, (_, k) => entry(k)), targets }
}

/**
 * The samples of a part as a picture shows them, 2,000 at most, with the inputs that it is over before the others; undefined for a closed-form function, and for samples that are too many
 * to be made within a frame and are not there yet.
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

/** The samples that the height is of: those of the part whose metric is shown. See `samplesOf`. */
export const judgedSamples = (experiment: TrainingExperiment): Samples | undefined =>
  samplesOf(experiment, shownMetric(experiment).part)

/** The test samples of a regression over one coordinate, as a picture shows them; undefined of anything else. */
export function testSamplesOf(experiment: TrainingExperiment): Samples | undefined {
  const samples = samplesOf(experiment)
  const { model } = buildTrainingProblem(experiment)
  if (!samples || samples.task !== 'regression' || samples.dimensions !== 1 || model.kind !== 'network')
    return undefined
  const part = model.data.parts['test']
  return part && { ...samples, ...shownOf(part, samples.dimensions, samples.outputs) }
}

/** The curve of other weights of a run's network, where that is small and over one coordinate; undefined elsewhere. */
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

/** Weights up to which the corners of a curve are looked for. */
const mostCornered = 4096

/** True of a small network of straight pieces that fits numbers over one input: a grid would lose the teeth between its points. */
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

/** The curve of a run through its corners; undefined where it has none. */
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
 * The points of a picture of samples, `side` along each side of a plane, and the inputs of the network there; `across` are the ends of
 * the one coordinate, `window` those of all, where given.
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

/** The grids of the last samples that were shown, by their coordinates: a drag of w_0 asks at each move. */
const recentGrids = () => new Recent<ArrayLike<number>, ReturnType<typeof gridOf>>(4)
const grids = { resting: recentGrids(), held: recentGrids() } as const
const gridFor = (experiment: TrainingExperiment, samples: Samples, hand: keyof typeof cells = 'resting') =>
  grids[hand].of(samples.coordinates, () => gridOf(experiment, samples, cells[hand]))

/**
 * The grid over which the function of the first algorithm's run is drawn at rest, with the inputs at its points; undefined of pictures, of
 * more inputs than are drawn, and of a curve whose corners are looked for.
 */
export function plainGrid(experiment: TrainingExperiment) {
  const samples = pictureSide(experiment.data) === undefined ? judgedSamples(experiment) : undefined
  if (!samples || samples.dimensions > 2 || hasCorners(experiment, { algorithm: 0 }, samples))
    return undefined
  return { ...gridFor(experiment, samples), outputs: samples.outputs }
}

/** All that a learned function is computed from: a run, and the index of the record whose weights are shown. */
export interface LearnedInput {
  readonly engine: Engine
  readonly experiment: TrainingExperiment
  readonly run: Trajectory
  readonly record: number
  /** Ends of the level axis of a curve, where they are not those of its samples. */
  readonly across: readonly [number, number] | undefined
  /** The window that is shown, where it is not that of the samples. */
  readonly window: Domain | undefined
  /** A hand moves something: a coarser picture does. */
  readonly held: boolean
}

/** The outputs of the first visible run's network over the first two coordinates, at the step that is shown, where they are no pixels; `across` and `window` are tracked. */
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

/** The outputs at w_0 of a run that is small, over the first two coordinates; undefined of others. */
export function functionAtStart(experiment: TrainingExperiment, run: Trajectory): PredictionGrid | undefined {
  const samples = judgedSamples(experiment)
  if (!samples) return undefined
  const { domain, columns, rows, flat } = gridFor(experiment, samples)
  const values = atOnce(experiment, run, run.weights(0), flat, columns * rows)
  return values && { domain, columns, rows, outputs: samples.outputs, values }
}

/** The outputs of a run that is small; undefined of others, which are the engine's. */
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
