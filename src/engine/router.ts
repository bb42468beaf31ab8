import { ExperimentError } from '../experiment/spec/values/error.ts'
import type { MeasureName } from '../reference/measurement.ts'
import { hasMaps, isPlain, isTied, type Layout } from '../experiment/model/layout.ts'
import { isGrid, type TrainingProblem } from '../experiment/training-problem.ts'
import { lastStep, isInFloat64, type AlgorithmSpec } from '../experiment/spec/algorithm.ts'
import type { MetricSpec } from '../experiment/spec/metric.ts'
import type { ModelSpec } from '../experiment/spec/model.ts'
import type { TerrainSpec } from '../experiment/spec/terrain.ts'
import type { FieldQuantity } from '../reference/plane/field-quantity.ts'
import type { HyperparameterSpec } from '../reference/plane/hyperparameters.ts'
import {
  isPointwise,
  mostFieldWork,
  mostPredicted,
  mostStepOfWorker,
  mostTerrainOfWorkers,
  pointWork,
  gradientWork,
} from './budget.ts'
import { noGrids } from './kernels/limits.ts'
import type { Run, TrainPath, TrainRequest } from './path.ts'

// Every choice of where to compute is made here, including the one after a kernel fails to compile. Kernels
// come first wherever they can compute, since they are fastest. Workers train in float64 what no kernel
// supports, and small work without WebGPU; the float64 oracle measures what needs more than float32.
// TensorFlow.js does the rest, and everything if one of its own backends was requested.

/** A requested path, by its public name: the kernels, or not; `undefined` leaves the choice to the router. */
export type RequestedPath = 'fused' | 'general' | undefined

/** The chosen way to compute, with the reason if it is not the first choice. */
export interface Route<By extends string = 'kernels' | 'workers' | 'tensorflow'> {
  readonly by: By
  readonly because?: string
}

/**
 * Kernels to choose from; `undefined` without a device. `supports` returns why they cannot compute a request,
 * as a sentence; `undefined` if they can.
 */
export type Kernels<Request extends readonly unknown[] = readonly []> =
  { readonly supports: (...request: Request) => string | undefined } | undefined

/** Kernels that train. */
type TrainingKernels = Kernels<readonly [TrainRequest]>

/**
 * Returns the route after a kernel that did not compile: the one `routeBy` returns if kernels refuse
 * everything for that reason. `undefined` if kernels were requested, since nothing replaces them then.
 */
export function routeAfter(
  refusal: string,
  asked: RequestedPath,
  routeBy: (kernels: Kernels) => Route,
): Required<Route> | undefined {
  if (asked === 'fused') return undefined
  return { ...routeBy({ supports: () => refusal }), because: refusal }
}

/** The ways to train. */
export interface Trainers {
  readonly kernels: TrainingKernels
  readonly workers: Pick<TrainPath, 'supports'>
  /** Whether small work goes to the workers, because there are no kernels. */
  readonly workersFirst: boolean
  /** Whether there is a hardware graphics card. */
  readonly card?: boolean
}

/**
 * Returns whether a network is convolutional. TensorFlow.js computes these on a card; in software, workers
 * take a hundredth of its time.
 */
const isConvolutional = ({ model }: TrainingProblem): boolean =>
  model.kind === 'network' && hasMaps(model.layout)

const withoutDevice = 'Fused training needs WebGPU, which is not in use.'
const withoutKernel = 'The terrain kernel needs WebGPU, which is not in use.'

/** Returns why the kernels cannot train these runs. @throws ExperimentError if they were requested */
function notByKernels(kernels: TrainingKernels, request: TrainRequest, asked: RequestedPath) {
  const because = kernels ? kernels.supports(request) : withoutDevice
  if (asked === 'fused' && because) throw ExperimentError.at('path', because)
  return because
}

/**
 * Returns why software leaves a network with skips or normalisation to others when no path is requested;
 * `undefined` in other cases.
 */
const notInSoftware = (problem: TrainingProblem, asked: RequestedPath, card: boolean): string | undefined =>
  !asked && !card && isLayered(problem)
    ? 'In software no kernel trains networks with skips or normalisation.'
    : undefined

/** Adds the reason only if no path was requested. */
const route = <By extends string>(by: By, because: string | undefined, asked: RequestedPath): Route<By> => ({
  by,
  ...(because && !asked && { because }),
})

/**
 * Returns whether a network has maps, or tied weights, or has skips or normalisation, which go with many layers
 * that are too narrow for TensorFlow.js.
 */
const isLayered = ({ model }: TrainingProblem): boolean =>
  model.kind === 'network' && (!isPlain(model.layout) || hasMaps(model.layout) || isTied(model.layout))

/**
 * Returns the route of recorded runs. Only the workers support rules that couple the weights. Unless a path
 * is requested, they also train linearised runs that are small or of convolutional networks. Otherwise kernels
 * train if they can, networks with skips or normalisation only on a card. Workers train the rest if they come
 * first, the network is layered or the run is in a subspace, and a step is small or of a convolutional network
 * without a card; TensorFlow.js trains what remains.
 * @throws ExperimentError if the requested path cannot train them
 */
export function trainingRoute(
  request: TrainRequest,
  asked: RequestedPath,
  { kernels, workers, workersFirst, card = false }: Trainers,
): Route {
  const { runs, problem } = request
  const convolutional = isConvolutional(problem)
  const wholes = runs.filter(({ algorithm }) => isInFloat64(algorithm))
  const [whole] = wholes
  if (whole) {
    const refused =
      asked === 'fused'
        ? `'${whole.algorithm.id}' is trained in float64 only.`
        : workers.supports({ ...request, runs: wholes })
    if (refused) throw ExperimentError.at('path', refused)
    return { by: 'workers' }
  }
  const linearized = runs.every(({ algorithm }) => algorithm.linearized)
  if (!asked && linearized && (convolutional || !workers.supports(request))) return { by: 'workers' }
  const because = notByKernels(kernels, request, asked) ?? notInSoftware(problem, asked, card)
  if (!because && asked !== 'general') return { by: 'kernels' }
  if (isGrid(problem.model)) return route('workers', because, asked)
  const small = convolutional
    ? !card
    : gradientWork(problem) <= mostStepOfWorker && !workers.supports(request)
  const first = workersFirst || isLayered(problem) || runs.some(({ algorithm }) => algorithm.subspace)
  return route(!asked && first && small ? 'workers' : 'tensorflow', because, asked)
}

/** Returns whether no kernel trains such runs, so that they become a separate request. */
export const isTrainedApart = (algorithm: AlgorithmSpec, asked: RequestedPath): boolean =>
  isInFloat64(algorithm) || ((algorithm.linearized || algorithm.subspace !== undefined) && !asked)

/**
 * Returns whether kernels will train an experiment's runs, so that their program is worth compiling ahead.
 * @throws as `trainingRoute`
 */
export function trainsByKernels(
  problem: TrainingProblem,
  watch: readonly MetricSpec[],
  asked: RequestedPath,
  trainers: Trainers,
): boolean {
  // No route depends on the weights of a run.
  const weights = new Float32Array()
  const runs = problem.experiment.algorithms
    .filter((algorithm) => !isTrainedApart(algorithm, asked))
    .map((algorithm) => ({
      start: 0,
      algorithm,
      weights,
      every: Math.max(1, lastStep(algorithm)),
      recordWeights: false,
    }))
  return runs.length > 0 && trainingRoute({ problem, runs, watch }, asked, trainers).by === 'kernels'
}

/**
 * Returns the route of many runs like `run` of which only the ends are needed: the kernels; or else the
 * workers for small networks and functions, where each step takes milliseconds with tfjs ops, and
 * TensorFlow.js, run by run, for large ones.
 * @throws ExperimentError if the requested path cannot train them
 */
export function manyRunsRoute(
  problem: TrainingProblem,
  run: Run,
  asked: RequestedPath,
  kernels: TrainingKernels,
  card = false,
): Route {
  const because =
    notByKernels(kernels, { problem, runs: [run], watch: [] }, asked) ?? notInSoftware(problem, asked, card)
  if (!because && asked !== 'general') return { by: 'kernels' }
  const large = isConvolutional(problem) ? card : gradientWork(problem) > mostStepOfWorker
  const byOps = !isInFloat64(run.algorithm) && !isGrid(problem.model) && (asked === 'general' || large)
  return route(byOps ? 'tensorflow' : 'workers', because, asked)
}

const attacked = 'An attack is computed in float64 only.'

/**
 * Returns the route of a terrain that the oracle computes on every backend: derivatives, and attacks, whose
 * steps float32 would scatter. `undefined` for all others.
 * @throws ExperimentError if the kernel was requested for an attack
 */
export function oracleRoute(
  { model }: { readonly model: Pick<ModelSpec | TrainingProblem['model'], 'kind'> },
  quantity: TerrainSpec['quantity'],
  metric: MetricSpec,
  asked?: RequestedPath,
): Required<Route<'oracle'>> | undefined {
  if (!isPointwise(model, quantity, metric)) return undefined
  if (quantity !== 'metric') return { by: 'oracle', because: 'Derivatives are computed in float64 only.' }
  if (asked === 'fused') throw ExperimentError.at('path', attacked)
  return { by: 'oracle', because: attacked }
}

/**
 * How a surface is computed: as ends of many runs, as values of the oracle, or as a metric by the routes of
 * `terrainRoute`.
 */
export type SurfaceRoute =
  | { readonly by: 'hyperparameters'; readonly plane: HyperparameterSpec }
  | { readonly by: 'outcomes' }
  | { readonly by: 'oracle'; readonly quantity: FieldQuantity; readonly because: string }
  | { readonly by: 'terrain' }

/**
 * Returns the route of a surface: runs with other hyperparameters or from other starts, whose trainer
 * `manyRunsRoute` chooses; the oracle; or a metric's terrain. `given` is the metric to show instead of the
 * experiment's own.
 * @throws ExperimentError as `oracleRoute`
 */
export function surfaceRoute(
  { experiment, model }: TrainingProblem,
  given: MetricSpec | undefined,
  asked: RequestedPath,
): SurfaceRoute {
  const { plane, terrain, metric } = experiment
  const { quantity } = terrain
  if (plane.kind === 'hyperparameters') return { by: 'hyperparameters', plane }
  if (quantity === 'outcome') return { by: 'outcomes' }
  const route = oracleRoute({ model }, quantity, given ?? terrain.metric ?? metric, asked)
  return route ? { ...route, quantity } : { by: 'terrain' }
}

/** The properties of a metric's terrain that its route depends on. */
export interface TerrainWork {
  readonly problem: TrainingProblem
  readonly metric: MetricSpec
  readonly points: number
}

/** The ways to compute terrains. */
export interface TerrainComputers {
  readonly kernels: Kernels
  readonly workersFirst: boolean
  /** Whether there is a hardware graphics card. */
  readonly card?: boolean
  /** Whether the kernel runs on the processor and its program is not yet compiled. */
  readonly compilesFirst: boolean
  /** Whether the kernel runs on the processor and was slower there than the workers for such a network. */
  readonly slower?: boolean
}

const uncompiled = 'Workers draw until the kernel is compiled.'
const overtaken = 'Workers draw such a network faster than the kernel, which runs on the processor too.'

/**
 * Returns the route of a metric's terrain: the kernel if it can; the workers, if they come first and a point
 * is little work; for networks with skips or normalisation in software, the workers until the kernel is
 * compiled, and if they are faster; for maps without a card, the workers. Otherwise TensorFlow.js.
 * @throws ExperimentError if the kernel is requested and cannot compute it
 */
export function terrainRoute(
  work: TerrainWork,
  asked: RequestedPath,
  { kernels, workersFirst, card = false, compilesFirst, slower = false }: TerrainComputers,
): Route {
  const refusal = kernels ? kernels.supports() : withoutKernel
  if (asked === 'fused' && refusal) throw ExperimentError.at('path', refusal)
  const layered = isLayered(work.problem)
  const most = layered ? mostFieldWork : mostTerrainOfWorkers
  const small = isConvolutional(work.problem)
    ? !card
    : work.points * pointWork(work.problem, work.metric) <= most
  const stepsBack = !asked && layered && small
  const inSoftware = compilesFirst ? uncompiled : slower ? overtaken : undefined
  const because = refusal ?? (stepsBack ? inSoftware : undefined)
  if (!because && asked !== 'general') return { by: 'kernels' }
  if (isGrid(work.problem.model)) return route('workers', because, asked)
  return route(!asked && (workersFirst || layered) && small ? 'workers' : 'tensorflow', because, asked)
}

/**
 * Returns the route of predictions for `inputs` inputs. Small ones, and all of a convolutional network, go to
 * the oracle, which answers before TensorFlow.js is loaded.
 */
export const predictionRoute = (
  layout: Pick<Layout, 'work' | 'layers'>,
  inputs: number,
): Route<'tensorflow' | 'oracle'> => ({
  by: hasMaps(layout) || layout.work * inputs <= mostPredicted ? 'oracle' : 'tensorflow',
})

/** Measures that a backend computes in float32. */
export type BackendMeasure = 'metric' | 'gradient' | 'gradient-norm'

const backendMeasures: readonly MeasureName[] = [
  'metric',
  'gradient',
  'gradient-norm',
] satisfies BackendMeasure[]

const isBackendMeasure = (what: MeasureName): what is BackendMeasure => backendMeasures.includes(what)

/** The requested precision and metric of a measure. */
interface MeasureRequest {
  readonly precision?: 'float64' | undefined
  readonly metric?: MetricSpec | undefined
}

/** Returns why a backend does not compute a measure in float32; `undefined` if it does. */
function notOnBackend(
  problem: TrainingProblem,
  { precision, metric }: MeasureRequest,
  ownFirst: boolean,
): string | undefined {
  if (precision === 'float64') return 'It was asked for in float64.'
  if (metric?.attack) return attacked
  if (isGrid(problem.model)) return noGrids
  if (ownFirst && isConvolutional(problem)) return 'A convolutional network is measured in float64.'
  const isSmall = ownFirst && gradientWork(problem) <= mostPredicted
  return isSmall ? 'It is little work, for which TensorFlow.js need not be loaded.' : undefined
}

/**
 * Returns the route of a measure. TensorFlow.js computes three of them in float32. The oracle computes the
 * rest, everything requested in float64, and small work where kernels or workers come first (`ownFirst`), so
 * that TensorFlow.js may never be loaded.
 */
export function measureRoute(
  problem: TrainingProblem,
  what: MeasureName,
  request: MeasureRequest,
  ownFirst: boolean,
): (Route<'tensorflow'> & { readonly what: BackendMeasure }) | Required<Route<'oracle'>> {
  if (!isBackendMeasure(what)) return { by: 'oracle', because: `'${what}' is measured in float64 only.` }
  const because = notOnBackend(problem, request, ownFirst)
  return because === undefined ? { by: 'tensorflow', what } : { by: 'oracle', because }
}
