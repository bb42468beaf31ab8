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

// The work and the memory that may be asked of a computer, on a graphics card, on one in software and on the processor: beyond them
// work is cut, made coarser, left to another computer or refused. Work is counted in multiply-adds; the processor makes about 2e8 of
// them a second in float64. Two kinds of limits are elsewhere. src/engine/kernels/limits.ts has what follows from the shape of a
// kernel (registers, memory of a workgroup, length of a text that compiles soon): it chooses between variants of the same bits, and
// nothing becomes coarser by it. src/experiment/spec has the limits beyond which an experiment is no experiment, the work of one
// step of a rule among them.

/** A graphics card in hardware; without a device, and in software, the processor does the work. */
export const hasCard = (device: GPUDevice | undefined): boolean =>
  device !== undefined && !isSoftware(device.adapterInfo)

/**
 * Multiply-adds a second of one run, of one of a convolutional network, and of a surface, runs that go side by side, and seconds that a
 * step takes besides.
 */
interface Speed {
  readonly run: number
  readonly maps: number
  readonly together: number
  readonly step: number
  readonly surface: number
}

/** Multiply-adds a second of the loops over maps in a worker; two thirds of what was measured on a core of a server. */
const loopsOverMaps = 2e9

/** Speed of graphics cards; of one in software, measured on two cores; and of workers, each on a core. */
export function speedOf(device: GPUDevice | undefined): Speed {
  if (hasCard(device)) return { run: 2e10, maps: 2e10, together: 16, step: 2e-5, surface: 5e11 }
  if (device) return { run: 7e8, maps: loopsOverMaps, together: 2, step: 1e-6, surface: 4e9 }
  const cores = typeof navigator === 'undefined' ? 1 : Math.min(8, navigator.hardwareConcurrency ?? 1)
  return { run: 3e8, maps: loopsOverMaps, together: cores, step: 1e-6, surface: 5e8 * cores }
}

/** Seconds of training, or of a surface, beyond which an experiment begins with less. */
export const mostSeconds = 8
/** Seconds that what it begins with may take. */
export const firstSeconds = 4

/** The most multiply-adds of a call of TensorFlow.js, which nothing can cut: less than a tenth of a second, forwards and backwards. */
export const pieceWork = { card: 2 ** 31, processor: 2 ** 23 } as const

const trainerOf = ({ algorithms, terrain }: TrainingExperiment): AlgorithmSpec =>
  at(algorithms, terrain.algorithm)

const stepsOf = (experiment: TrainingExperiment): number => lastStep(trainerOf(experiment))

const trainSamples = ({ experiment, model }: TrainingProblem): number =>
  model.kind === 'network' ? (model.data.counts[experiment.metric.part] ?? 0) : 0

/** Numbers (weights, or outputs of a layer) that a chunk of work holds at once: 16 MB in float32. */
export const mostHeld = 2 ** 22

/** Runs whose last positions, and not more, are held at once. */
export const endsAtOnce = ({ size }: TrainingProblem): number =>
  Math.max(1, Math.floor(mostHeld / (size * (tailLength + 1))))

// ---- Kernels ----

/** Multiply-adds of a point by loops and by streamed units, which no dispatch can cut: tenths of a second on a software adapter. */
export const pointOfKernel = { looped: 6e7, streamed: 3e8 } as const

/** The most multiply-adds of one step of training, which no dispatch can cut: about a fifth of a second in software. */
export const stepOfKernel = 2 ** 27

/** Bytes that the buffers of one call may take where it may be cut into several, and the most runs of such a call. */
export const callOfKernel = { bytes: 2 ** 28, runs: 4096 } as const

/** Bytes that the losses of a batch of points may take where a point has several tiles of samples. */
export const batchBytes = 2 ** 25

/** Words that the lists of batches and learning rates of a dispatch may take: 4 MB. */
export const chunkWords = 2 ** 20

// ---- One run ----

/** Multiply-adds that count for one gradient of a function of two weights. */
export const workOfFunction = 30

/** Multiply-adds of one gradient over all train samples: three a product and sample. */
export const gradientWork = (problem: TrainingProblem): number =>
  problem.model.kind === 'network' ? 3 * problem.model.layout.work * trainSamples(problem) : workOfFunction

/** Work that counts for what a step costs beside its arithmetic. */
const perStep = 1000

/** Work of one run in float64. */
export function runWork(problem: TrainingProblem): number {
  const gradient = problem.model.kind === 'network' ? gradientWork(problem) : 3 * 2 * 4
  const trainer = trainerOf(problem.experiment)
  const { subspace } = trainer
  const steps = lastStep(trainer)
  const directions = 3 * problem.size * (subspace?.dimension ?? 0)
  return (1 + steps) * (perStep + gradient + directions)
}

/** Work that counts for a curved activation and its slope. */
const perActivation = 20
const straight = new Set(['linear', 'relu', 'leaky-relu'])

/** Activations that the layers of a network take for one sample. */
const unitsOf = (layers: Layout['layers']): number =>
  layers.reduce((sum, layer) => sum + layer.outputs * placesOf(layer), 0)

/** Work that the curved activations of one run take in float64, beside its multiply-adds. */
function activationWork(problem: TrainingProblem): number {
  const { model, experiment } = problem
  if (model.kind !== 'network' || model.layout.linearity === 1) return 0
  const curved = model.layout.layers.filter(({ activation }) => !straight.has(activation))
  const units = unitsOf(curved)
  return (1 + stepsOf(experiment)) * perActivation * units * trainSamples(problem)
}

// ---- Float64 on the processor, instead of the backend or to check it ----

/** Work in float64 of about a second. */
export const moment = 2e8
/** Work in float64 of the longest picture that somebody waits for. */
export const mostWaited = 20 * moment
/** The coarsest grid may take so many times longer: it is all that can be shown. */
const patience = 10

/** Work of a prediction that a worker makes sooner than TensorFlow.js has its programs. */
export const mostPredicted = 2 ** 25

/** Work of one step up to which a worker is faster than tfjs ops, which take milliseconds a step whatever it is. */
export const mostStepOfWorker = 2 ** 22

/** Work of the points, and of the runs, that a worker gets at a time: some milliseconds. */
export const pieceOfWorker = { points: 2 ** 22, runs: 2 ** 23 } as const

/** Work of a metric at one point. */
export function pointWork({ model }: TrainingProblem, { part }: MetricSpec): number {
  if (model.kind === 'function') return 10
  const { work, layers } = model.layout
  return (model.data.counts[part] ?? 0) * (work + perUnit * unitsOf(layers))
}

/** Work that counts for an activation in the loops of a worker. */
const perUnit = 10
/** Work of a surface that the workers make sooner than TensorFlow.js, which has to be loaded, does on one core or on a card. */
export const mostTerrainOfWorkers = 2 ** 32

/** Work of a terrain in float64 beyond which it is refused: minutes in a worker. */
export const mostFieldWork = 2 ** 37

/** True for work in float64 that a picture can wait for; `coarsest`: there is no coarser picture to show instead. */
export const canWaitFor = (work: number, coarsest: boolean): boolean =>
  work <= mostWaited * (coarsest ? patience : 1)

/** The fewest and the most runs that are trained again in float64 to check float32: fewer say nothing. */
const checked = { fewest: 16, most: 256 } as const

/** Runs of a problem that are trained again in float64: as many as a moment allows, yet 16 at least; none where these take too long. */
export function checkedRuns(problem: TrainingProblem): number {
  const work = runWork(problem)
  const count = Math.max(checked.fewest, Math.min(checked.most, Math.floor(moment / work)))
  return count * work > mostWaited ? 0 : count
}

/** A check so quick that the next grid waits for it. */
export const isCheckedAtOnce = (problem: TrainingProblem): boolean =>
  checkedRuns(problem) * runWork(problem) <= moment

/** Work of all eigenvalues up to which they are computed while a hand moves the point: about a quarter of a second. */
export const movingSpectrum = 3e7

// ---- The page's own thread ----

/**
 * Products of weights and inputs that the page computes itself, in float64, without a trip to the engine: of a loss, a tenth of a second;
 * of the picture of one function, of those of several functions together, and of those of all units of a network, which are drawn
 * within a frame.
 */
export const frameWork = { loss: 2e7, oneFunction: 3e6, functions: 2e6, units: 1e6 } as const

// ---- The first grids of many runs ----

/** Work after which the first grid should be complete: less than a second on a software adapter. */
const firstWork = 2 ** 28
/** The fewest points of a grid that is worth a look, and the most of a first one. */
export const fewestPoints = 25
const mostFirst = 300

/** The most points of the coarsest grid, each trained for so many steps: 25 to 300. */
export const firstPoints = (problem: TrainingProblem, steps: number): number =>
  Math.max(
    fewestPoints,
    Math.min(mostFirst, Math.floor(firstWork / (gradientWork(problem) * Math.max(1, steps)))),
  )

/** Grids of float64 that are made before a device begins: one in software, where compiling its program would take that grid's time. */
export const previewsFirst = (device: GPUDevice | undefined): number =>
  isSoftware(device?.adapterInfo) ? 1 : 0

/** The fewest points of a grid that is shown while nobody can make a better one. */
const fewestEarly = 9
/** Shares of a second that float64 may take for its first grid, while the card's program is being compiled, and for all. */
const [soon, late] = [0.5, 1.5]

/** The most points of the first and of the last grid that float64 trains before anybody else can; undefined where they are too few to show. */
export function earlyPoints(
  problem: TrainingProblem,
): { readonly first: number; readonly last: number } | undefined {
  const runs = moment / (runWork(problem) + activationWork(problem))
  const first = Math.min(mostFirst, Math.floor(soon * runs))
  if (first < fewestEarly) return undefined
  return { first, last: Math.max(first, Math.min(fewestPoints, late * runs)) }
}

// ---- Points of a picture ----

/** Points along each side of a surface where nobody says how many: on WebGPU, also while it is not known, and elsewhere. */
export const usualResolution = (backend: BackendName | undefined): number =>
  backend === undefined || backend === 'webgpu' ? 129 : 65

/**
 * Points along each side that the picture of a whole weight space is refined to, on a device or on WebGL2: in software there are
 * those that were computed and no more.
 */
export const refinedResolution = (device: GPUDevice | undefined): number =>
  device === undefined ? 129 : isSoftware(device.adapterInfo) ? 0 : 257

/** True for a terrain that is made in float64, point by point: of a derivative of the metric, or of a network's metric under attack. */
export const isPointwise = (
  { kind }: Pick<ModelSpec | TrainingProblem['model'], 'kind'>,
  quantity: TerrainSpec['quantity'],
  { attack }: MetricSpec,
): boolean =>
  (quantity !== 'metric' && quantity !== 'outcome') || (kind !== 'function' && attack !== undefined)

/** The most work in float64 of a surface that a page makes: some seconds; less where ε is moved by hand. */
const mostPointwise = { slopes: 2 ** 31, attacks: 2 ** 29 } as const
/** The fewest points along each side of a surface. */
const fewestAlong = 9
/** The most work of a plane of hyperparameters: about a minute on a graphics card, and minutes on a processor. */
const mostTraining = { card: 2 ** 43, processor: 2 ** 35 } as const

/** Points along each side of the surface of an experiment where `resolution` are wanted: fewer where a point takes long. */
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

/** Every second of the points, again and again until they are few enough. */
export function fewerPoints(
  resolution: number,
  fits: (points: number) => boolean,
  fewest = fewestAlong,
): number {
  let points = resolution
  while (points > fewest && !fits(points)) points = Math.ceil((points + 1) / 2)
  return points
}

/** Points along each side of a fine basin map, and the work up to which a graphics card makes one: some seconds. */
const fine = 256
const mostFineWork = 2 ** 40

/** Points along each side of the basin map over a surface of `resolution`: more of small networks where a graphics card trains them. */
export function basinResolution(
  experiment: TrainingExperiment,
  resolution: number,
  device: GPUDevice | undefined,
): number {
  if (!hasCard(device)) return resolution
  const work = fine ** 2 * stepsOf(experiment) * gradientWork(buildTrainingProblem(experiment))
  return work > mostFineWork ? resolution : Math.max(resolution, Math.min(fine, 2 * resolution))
}

/** The most weights that all runs of a basin map have together. */
const mostOfMap = 2 ** 24

/** Points along each side of the basin map of a network with so many weights, where `resolution` are wanted. */
export const fittingResolution = (resolution: number, size: number): number =>
  fewerPoints(resolution, (points) => points ** 2 * size <= mostOfMap, 2)
