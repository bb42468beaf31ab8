import { ExperimentError } from '../experiment/spec/values/error.ts'
import type { MeasureName } from '../reference/measurement.ts'
import { hasMaps, isPlain, type Layout } from '../experiment/model/layout.ts'
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

// Every choice of who computes is made here, that after a kernel which does not compile included. The kernels come first wherever
// they can, as they are the fastest. Workers train in float64 what no kernel has, and without WebGPU all that is small; the float64
// oracle measures what float32 is too coarse for. TensorFlow.js does the rest, and everything where one of its own backends was
// asked for.

/** A path that a caller asks for, by its public name: our kernels, or not; undefined leaves the choice to the router. */
export type RequestedPath = 'fused' | 'general' | undefined

/** The computer that was chosen, with the reason where it is not the first choice. */
export interface Route<By extends string = 'kernels' | 'workers' | 'tensorflow'> {
  readonly by: By
  readonly because?: string
}

/**
 * Kernels to choose, undefined without a device. `supports` gives the reason why they cannot compute a request, as a sentence;
 * undefined where they can.
 */
export type Kernels<Request extends readonly unknown[] = readonly []> =
  { readonly supports: (...request: Request) => string | undefined } | undefined

/** Kernels that train. */
type TrainingKernels = Kernels<readonly [TrainRequest]>

/**
 * The route of work whose kernel did not compile: as `routeBy` has it for kernels that refuse everything, for this reason. Undefined
 * where the kernels were asked for: then nobody takes their place.
 */
export function routeAfter(
  refusal: string,
  asked: RequestedPath,
  routeBy: (kernels: Kernels) => Route,
): Required<Route> | undefined {
  if (asked === 'fused') return undefined
  return { ...routeBy({ supports: () => refusal }), because: refusal }
}

/** The computers of runs. */
export interface Trainers {
  readonly kernels: TrainingKernels
  readonly workers: Pick<TrainPath, 'supports'>
  /** True where what is small goes to the workers, as there are no kernels. */
  readonly workersFirst: boolean
  /** True of a graphics card in hardware. */
  readonly card?: boolean
}

/** True of a convolutional network: TensorFlow.js has it where there is a card; in software workers take a hundredth of its time. */
const isConvolutional = ({ model }: TrainingProblem): boolean =>
  model.kind === 'network' && hasMaps(model.layout)

const withoutDevice = 'Fused training needs WebGPU, which is not in use.'
const withoutKernel = 'The terrain kernel needs WebGPU, which is not in use.'

/** The reason why the kernels do not train these runs. @throws ExperimentError where they were asked for */
function notByKernels(kernels: TrainingKernels, request: TrainRequest, asked: RequestedPath) {
  const because = kernels ? kernels.supports(request) : withoutDevice
  if (asked === 'fused' && because) throw ExperimentError.at('path', because)
  return because
}

/** The reason why software leaves a network with skips or normalisation to others where nobody asks for a path; undefined elsewhere. */
const notInSoftware = (problem: TrainingProblem, asked: RequestedPath, card: boolean): string | undefined =>
  !asked && !card && isLayered(problem)
    ? 'In software no kernel trains networks with skips or normalisation.'
    : undefined

/** The reason is given only where nobody asked for the path. */
const route = <By extends string>(by: By, because: string | undefined, asked: RequestedPath): Route<By> => ({
  by,
  ...(because && !asked && { because }),
})

/** True of a network with skips or normalisation, whose layers are many and too narrow for TensorFlow.js, or of maps. */
const isLayered = ({ model }: TrainingProblem): boolean =>
  model.kind === 'network' && (!isPlain(model.layout) || hasMaps(model.layout))

/**
 * The route of runs that are recorded: rules that treat the weights together to the workers, the only ones that have them; small
 * linearised runs too, and all of a convolutional network, unless a path is asked for; else the kernels where they can, of networks with
 * skips or normalisation on a card; the workers, where they come first or kernels do not train what there is, and a step is small or of a
 * convolutional network without a card; or TensorFlow.js.
 * @throws ExperimentError where the path asked for cannot train them
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

/** Runs that no kernel trains, and that are therefore a request of their own beside the others. */
export const isTrainedApart = (algorithm: AlgorithmSpec, asked: RequestedPath): boolean =>
  isInFloat64(algorithm) || ((algorithm.linearized || algorithm.subspace !== undefined) && !asked)

/** True where kernels will train runs of an experiment, so that their program is worth compiling ahead. @throws as `trainingRoute` */
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
 * The route of many runs like `run` of which only the ends are wanted: the kernels; where they cannot, the workers for small networks
 * and functions, where each step by tfjs ops takes milliseconds, and TensorFlow.js, run by run, for large ones.
 * @throws ExperimentError where the path asked for cannot train them
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
 * The route of a terrain that the oracle makes whatever the backend: of derivatives, and of attacks, whose steps float32 would
 * scatter. Undefined for all others.
 * @throws ExperimentError where the kernel was asked for an attack
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

/** The maker of a surface, with what it makes: ends of many runs, values of the oracle, or a metric by the routes of `terrainRoute`. */
export type SurfaceRoute =
  | { readonly by: 'hyperparameters'; readonly plane: HyperparameterSpec }
  | { readonly by: 'outcomes' }
  | { readonly by: 'oracle'; readonly quantity: FieldQuantity; readonly because: string }
  | { readonly by: 'terrain' }

/**
 * The route of a surface: runs with other hyperparameters or from other starts, whose trainer `manyRunsRoute` chooses; the oracle,
 * or a metric's terrain. `given` is the metric that is wanted in place of the experiment's own.
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

/** A metric's terrain, as far as its route depends on it. */
export interface TerrainWork {
  readonly problem: TrainingProblem
  readonly metric: MetricSpec
  readonly points: number
}

/** The computers of terrains. */
export interface TerrainComputers {
  readonly kernels: Kernels
  readonly workersFirst: boolean
  /** True of a graphics card in hardware. */
  readonly card?: boolean
  /** The kernel runs on the processor, and its program is not compiled. */
  readonly compilesFirst: boolean
  /** The kernel runs on the processor, and took longer there than the workers for such a network. */
  readonly slower?: boolean
}

const uncompiled = 'Workers draw until the kernel is compiled.'
const overtaken = 'Workers draw such a network faster than the kernel, which runs on the processor too.'

/**
 * The route of a metric's terrain: the kernel where it can; the workers, where they come first and its points are little work, or for
 * networks with skips or normalisation, in software until the kernel is compiled and where they are faster too, and of maps without a card;
 * or TensorFlow.js.
 * @throws ExperimentError where the kernel is asked for and cannot
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
 * The route of predictions, each of so many multiply-adds: small ones, and all of a convolutional network, to the oracle, which has them
 * before TensorFlow.js is loaded.
 */
export const predictionRoute = (
  layout: Pick<Layout, 'work' | 'layers'>,
  inputs: number,
): Route<'tensorflow' | 'oracle'> => ({
  by: hasMaps(layout) || layout.work * inputs <= mostPredicted ? 'oracle' : 'tensorflow',
})

/** Measures of a backend in float32. */
export type BackendMeasure = 'metric' | 'gradient' | 'gradient-norm'

const backendMeasures: readonly MeasureName[] = [
  'metric',
  'gradient',
  'gradient-norm',
] satisfies BackendMeasure[]

const isBackendMeasure = (what: MeasureName): what is BackendMeasure => backendMeasures.includes(what)

/** The precision and the metric that a measure is asked for in. */
interface MeasureRequest {
  readonly precision?: 'float64' | undefined
  readonly metric?: MetricSpec | undefined
}

/** The reason why a backend does not take a measure in float32; undefined where it does. */
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
 * The route of a measure: TensorFlow.js takes three in float32; the oracle takes the rest, whatever is wanted in float64, and all that
 * is small where kernels or workers come first (`ownFirst`), so that TensorFlow.js may not be loaded.
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
