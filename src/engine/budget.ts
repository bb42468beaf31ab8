import { at } from '../math/at.ts'
import { buildTrainingProblem, type TrainingProblem } from '../experiment/training-problem.ts'
import { placesOf, type ModelSpec } from '../experiment/spec/model.ts'
import type { Layout } from '../experiment/model/layout.ts'
import { fieldWork } from '../reference/plane/field-work.ts'
import { pointsAlong } from '../experiment/spec/axis.ts'
import { lastStep, type AlgorithmSpec } from '../experiment/spec/algorithm.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { MetricSpec } from '../experiment/spec/metric.ts'
import { tailLength } from '../reference/trajectory/outcome.ts'
import type { TerrainSpec } from '../experiment/spec/terrain.ts'
import type { BackendName } from './backend/options.ts'
import { isSoftware } from './backend/software.ts'

// Limits of work and memory on a graphics card, on a software adapter and on the processor. Work beyond them
// is cut, made coarser, moved elsewhere or refused. Work is counted in multiply-adds; the processor makes
// about 2e8 of them per second in float64.
//
// Two kinds of limits are elsewhere. src/engine/kernels/limits.ts has those that follow from the shape of a
// kernel (registers, workgroup memory, length of the text to compile): it chooses between variants that give
// the same bits, so nothing becomes coarser. src/experiment/spec has the limits beyond which an experiment is
// invalid, such as the work of one step of a rule.

/** Returns whether a hardware graphics card does the work, and not the processor. */
export const hasCard = (device: GPUDevice | undefined): boolean =>
  device !== undefined && !isSoftware(device.adapterInfo)

/**
 * Throughput in multiply-adds per second for one run, one run of a convolutional network, and a surface; with
 * the number of parallel runs and the overhead of a step in seconds.
 */
interface Speed {
  readonly run: number
  readonly maps: number
  readonly together: number
  readonly step: number
  readonly surface: number
}

/**
 * Multiply-adds per second of the loops over maps in a worker: two thirds of the speed measured on one core
 * of a server.
 */
const loopsOverMaps = 2e9

/**
 * Returns the speed of graphics cards, of a software adapter (measured on two cores), or of workers (one per
 * core).
 */
export function speedOf(device: GPUDevice | undefined): Speed {
  if (hasCard(device)) return { run: 2e10, maps: 2e10, together: 16, step: 2e-5, surface: 5e11 }
  if (device) return { run: 7e8, maps: loopsOverMaps, together: 2, step: 1e-6, surface: 4e9 }
  const cores = typeof navigator === 'undefined' ? 1 : Math.min(8, navigator.hardwareConcurrency ?? 1)
  return { run: 3e8, maps: loopsOverMaps, together: cores, step: 1e-6, surface: 5e8 * cores }
}

/** Estimated seconds of training, or of a surface, above which an experiment opens with less work. */
export const mostSeconds = 8
/** Seconds that the reduced first work may take. */
export const firstSeconds = 4

/**
 * Most multiply-adds in one call of TensorFlow.js, which cannot be interrupted: less than a tenth of a
 * second, forward and backward.
 */
export const pieceWork = { card: 2 ** 31, processor: 2 ** 23 } as const

const trainerOf = ({ algorithms, terrain }: TrainingExperiment): AlgorithmSpec =>
  at(algorithms, terrain.algorithm)

const stepsOf = (experiment: TrainingExperiment): number => lastStep(trainerOf(experiment))

const trainSamples = ({ experiment, model }: TrainingProblem): number =>
  model.kind === 'network' ? (model.data.counts[experiment.metric.part] ?? 0) : 0

/** Most numbers (weights, or outputs of a layer) that a chunk of work holds at once: 16 MB in float32. */
export const mostHeld = 2 ** 22

/** Number of runs whose last positions are held at once. */
export const endsAtOnce = ({ size }: TrainingProblem): number =>
  Math.max(1, Math.floor(mostHeld / (size * (tailLength + 1))))

// ---- Kernels ----

/**
 * Most multiply-adds of a point, which no dispatch can split, by loops and by streamed units: tenths of a
 * second on a software adapter.
 */
export const pointOfKernel = { looped: 6e7, streamed: 3e8 } as const

/**
 * Most multiply-adds of one training step, which no dispatch can split: about a fifth of a second in
 * software.
 */
export const stepOfKernel = 2 ** 27

/** Most bytes of buffers, and most runs, in one call that can be split into several. */
export const callOfKernel = { bytes: 2 ** 28, runs: 4096 } as const

/** Most bytes for the losses of a batch of points that have several tiles of samples each. */
export const batchBytes = 2 ** 25

/** Most words for the batches and learning rates of a dispatch: 4 MB. */
export const chunkWords = 2 ** 20

// ---- One run ----

/** Work counted for one gradient of a function of two weights. */
export const workOfFunction = 30

/** Multiply-adds of one gradient over the training set: three per product and sample. */
export const gradientWork = (problem: TrainingProblem): number =>
  problem.model.kind === 'network' ? 3 * problem.model.layout.work * trainSamples(problem) : workOfFunction

/** Work counted for the overhead of a step. */
const perStep = 1000

/** Work of one run in float64. */
export function oracleRunWork(problem: TrainingProblem): number {
  const gradient = problem.model.kind === 'network' ? gradientWork(problem) : 3 * 2 * 4
  const trainer = trainerOf(problem.experiment)
  const { subspace } = trainer
  const steps = lastStep(trainer)
  const directions = 3 * problem.size * (subspace?.dimension ?? 0)
  return (1 + steps) * (perStep + gradient + directions)
}

/** Work counted for a curved activation and its derivative. */
const perActivation = 20
const straight = new Set(['linear', 'relu', 'leaky-relu'])

/** Number of activations in a network for one sample. */
const unitsOf = (layers: Layout['layers']): number =>
  layers.reduce((sum, layer) => sum + layer.outputs * placesOf(layer), 0)

/** Work of a run's curved activations in float64, beyond its multiply-adds. */
function activationWork(problem: TrainingProblem): number {
  const { model, experiment } = problem
  if (model.kind !== 'network' || model.layout.linearity === 1) return 0
  const curved = model.layout.layers.filter(({ activation }) => !straight.has(activation))
  const units = unitsOf(curved)
  return (1 + stepsOf(experiment)) * perActivation * units * trainSamples(problem)
}

// ---- Float64 on the processor, instead of the backend or to check it ----

/** Work in float64 that takes about a second. */
export const moment = 2e8
/** Most work in float64 for a picture that somebody waits for. */
export const mostWaited = 20 * moment
/** Factor by which the coarsest grid may exceed that limit, since nothing coarser can be shown. */
const patience = 10

/** Most work of a prediction that a worker makes before TensorFlow.js has compiled its programs. */
export const mostPredicted = 2 ** 25

/** Most work of a step for which a worker beats tfjs ops, which take milliseconds a step at any size. */
export const mostStepOfWorker = 2 ** 22

/** Work of the points, and of the runs, that a worker receives at a time: a few milliseconds. */
export const pieceOfWorker = { points: 2 ** 22, runs: 2 ** 23 } as const

/** Work of a metric at one point. */
export function pointWork({ model }: TrainingProblem, { part }: MetricSpec): number {
  if (model.kind === 'function') return 10
  const { work, layers } = model.layout
  return (model.data.counts[part] ?? 0) * (work + perUnit * unitsOf(layers))
}

/** Work counted for an activation in a worker's loops. */
const perUnit = 10
/**
 * Most work of a surface that workers make sooner than TensorFlow.js, which must first be loaded, on one core
 * or a card.
 */
export const mostTerrainOfWorkers = 2 ** 32

/** Most work of a terrain in float64, minutes in a worker; beyond it, the terrain is refused. */
export const mostFieldWork = 2 ** 37

/**
 * Returns whether a picture can wait for work in float64. `coarsest` means that there is no coarser picture
 * to show instead.
 */
export const canWaitFor = (work: number, coarsest: boolean): boolean =>
  work <= mostWaited * (coarsest ? patience : 1)

/** Bounds on the number of runs trained again in float64 to check float32; fewer would show nothing. */
const checked = { fewest: 16, most: 256 } as const

/**
 * Number of runs of a problem to train again in float64: as many as take a second, but at least 16, or none
 * if those take too long.
 */
export function checkedRuns(problem: TrainingProblem): number {
  const work = oracleRunWork(problem)
  const count = Math.max(checked.fewest, Math.min(checked.most, Math.floor(moment / work)))
  return count * work > mostWaited ? 0 : count
}

/** Returns whether the check is so quick that the next grid waits for it. */
export const isCheckedAtOnce = (problem: TrainingProblem): boolean =>
  checkedRuns(problem) * oracleRunWork(problem) <= moment

/** Most work of all eigenvalues that are computed while the point is dragged: about a quarter of a second. */
export const movingSpectrum = 3e7

// ---- The page's own thread ----

/**
 * Most products of weights and inputs that the page computes itself in float64, without the engine: for a
 * loss (a tenth of a second), and for the picture of one function, of several, or of all units of a network,
 * each within a frame.
 */
export const frameWork = { loss: 2e7, oneFunction: 3e6, functions: 2e6, units: 1e6 } as const

// ---- The first grids of many runs ----

/** Work after which the first grid should be complete: less than a second on a software adapter. */
const firstWork = 2 ** 28
/** Fewest points of a useful grid, and most of a first one. */
export const fewestPoints = 25
const mostFirst = 300

/** Most points of the coarsest grid, 25 to 300, each trained for `steps` steps. */
export const firstPoints = (problem: TrainingProblem, steps: number): number =>
  Math.max(
    fewestPoints,
    Math.min(mostFirst, Math.floor(firstWork / (gradientWork(problem) * Math.max(1, steps)))),
  )

/**
 * Number of float64 grids made before the device starts: one in software, where compiling the program takes
 * as long as that grid.
 */
export const previewsFirst = (device: GPUDevice | undefined): number =>
  isSoftware(device?.adapterInfo) ? 1 : 0

/** Fewest points of a grid shown until a better one can be made. */
const fewestEarly = 9
/** Seconds for the first float64 grid, and for all of them, while the card's program compiles. */
const [soon, late] = [0.5, 1.5]

/**
 * Most points of the first and last grids trained in float64 before the backend is ready; `undefined` if they
 * are too few to show.
 */
export function earlyPoints(
  problem: TrainingProblem,
): { readonly first: number; readonly last: number } | undefined {
  const runs = moment / (oracleRunWork(problem) + activationWork(problem))
  const first = Math.min(mostFirst, Math.floor(soon * runs))
  if (first < fewestEarly) return undefined
  return { first, last: Math.max(first, Math.min(fewestPoints, late * runs)) }
}

// ---- Points of a picture ----

/**
 * Default points along each side of a surface: 129 on WebGPU, and while the backend is unknown; 65 elsewhere.
 */
export const defaultResolution = (backend: BackendName | undefined): number =>
  backend === undefined || backend === 'webgpu' ? 129 : 65

/**
 * Points along each side to which the picture of a whole weight space is refined, on a device or on WebGL2.
 * In software it is not refined.
 */
export const refinedResolution = (device: GPUDevice | undefined): number =>
  device === undefined ? 129 : isSoftware(device.adapterInfo) ? 0 : 257

/**
 * Returns whether a terrain is computed in float64, point by point: a derivative of the metric, or a
 * network's metric under attack.
 */
export const isPointwise = (
  { kind }: Pick<ModelSpec | TrainingProblem['model'], 'kind'>,
  quantity: TerrainSpec['quantity'],
  { attack }: MetricSpec,
): boolean =>
  (quantity !== 'metric' && quantity !== 'outcome') || (kind !== 'function' && attack !== undefined)

/** Most work in float64 of a surface: a few seconds, and less where ε has a slider. */
const mostPointwise = { slopes: 2 ** 31, attacks: 2 ** 29 } as const
/** Fewest points along each side of a surface. */
const fewestAlong = 9
/** Most work of a plane of hyperparameters: about a minute on a graphics card, and minutes on a processor. */
const mostTraining = { card: 2 ** 43, processor: 2 ** 35 } as const

/**
 * Points along each side of an experiment's surface if `resolution` are wanted: fewer if a point takes long.
 */
export function surfaceResolution(
  experiment: TrainingExperiment,
  resolution: number,
  device?: GPUDevice,
): number {
  const { plane, terrain, model } = experiment
  if (plane.kind === 'hyperparameters') {
    const most = hasCard(device) ? mostTraining.card : mostTraining.processor
    const work = (1 + stepsOf(experiment)) * gradientWork(buildTrainingProblem(experiment))
    return fewerPoints(
      resolution,
      (points) => pointsAlong(plane.a, points) * pointsAlong(plane.b, points) * work <= most,
    )
  }
  const quantity = terrain.quantity === 'outcome' ? 'metric' : terrain.quantity
  const metric = terrain.metric ?? experiment.metric
  if (!isPointwise(model, quantity, metric)) return resolution
  const work = fieldWork(buildTrainingProblem(experiment), quantity, metric)
  const count = (points: number) => (plane.kind === 'line' ? points : points ** 2)
  const most = quantity === 'metric' ? mostPointwise.attacks : mostPointwise.slopes
  return fewerPoints(resolution, (points) => count(points) * work <= most)
}

/** Halves the resolution until it fits. */
export function fewerPoints(
  resolution: number,
  fits: (points: number) => boolean,
  fewest = fewestAlong,
): number {
  let points = resolution
  while (points > fewest && !fits(points)) points = Math.ceil((points + 1) / 2)
  return points
}

/**
 * Points along each side of a fine basin map, and the most work for which a graphics card makes one: a few
 * seconds.
 */
const fine = 256
const mostFineWork = 2 ** 40

/**
 * Points along each side of the basin map over a surface of `resolution`: more for small networks trained on
 * a graphics card.
 */
export function basinResolution(
  experiment: TrainingExperiment,
  resolution: number,
  device: GPUDevice | undefined,
): number {
  if (!hasCard(device)) return resolution
  const work = fine ** 2 * stepsOf(experiment) * gradientWork(buildTrainingProblem(experiment))
  return work > mostFineWork ? resolution : Math.max(resolution, Math.min(fine, 2 * resolution))
}

/** Most weights that all runs of a basin map have together. */
const mostOfMap = 2 ** 24

/** Points along each side of the basin map of a network with `size` weights, if `resolution` are wanted. */
export const fittingResolution = (resolution: number, size: number): number =>
  fewerPoints(resolution, (points) => points ** 2 * size <= mostOfMap, 2)
