import { ExperimentError } from '../experiment/spec/error.ts'
import type { MeasureName } from '../experiment/measurement.ts'
import type { Problem } from '../experiment/problem.ts'
import { isEntrywise, type AlgorithmSpec } from '../experiment/spec/algorithm.ts'
import type { MetricSpec } from '../experiment/spec/metric.ts'
import type { TerrainSpec } from '../experiment/spec/terrain.ts'
import { isPointwise, mostPredicted, mostStepOfFloat64, stepWork } from './budget.ts'
import type { Run, TrainPath, TrainRequest } from './paths.ts'

// Every choice of who computes is made here. The kernels come first wherever they can, as they are the fastest; the float64 oracle
// does what float32 is too coarse for, what no kernel has, and what is over before TensorFlow.js has compiled its programs;
// TensorFlow.js does the rest, and everything where there is no WebGPU.

/** A path that a caller asks for, by its public name: our kernels, or not; undefined leaves the choice to the router. */
export type AskedPath = 'fused' | 'general' | undefined

/** The computer that was chosen, with the reason why it is not the kernels where these would have been the first choice. */
export interface Route<By extends string = 'kernels' | 'tensorflow' | 'oracle'> {
  readonly by: By
  readonly because?: string
}

const withoutDevice = 'Fused training needs WebGPU, which is not in use.'

/** The reason why the kernels do not train these runs. @throws ExperimentError where they were asked for */
function notByKernels(kernels: TrainPath | undefined, request: TrainRequest, asked: AskedPath) {
  const because = kernels ? kernels.supports(request) : withoutDevice
  if (asked === 'fused' && because) throw ExperimentError.at('path', because)
  return because
}

/** The reason is given only where nobody asked for the path. */
const route = <By extends string>(by: By, because: string | undefined, asked: AskedPath): Route<By> => ({
  by,
  ...(because && !asked && { because }),
})

/**
 * The route of runs that are recorded: rules that treat the weights together to the oracle, the only one that has them; small
 * linearised runs too, unless a path is asked for; else the kernels where they can, or TensorFlow.js.
 * @throws ExperimentError where the path asked for cannot train them
 */
export function trainingRoute(
  request: TrainRequest,
  asked: AskedPath,
  { kernels, oracle }: { readonly kernels: TrainPath | undefined; readonly oracle: TrainPath },
): Route {
  const { runs } = request
  const whole = runs.find(({ algorithm }) => !isEntrywise(algorithm.id))
  if (whole) {
    const refused =
      asked === 'fused' ? `'${whole.algorithm.id}' is trained in float64 only.` : oracle.supports(request)
    if (refused) throw ExperimentError.at('path', refused)
    return { by: 'oracle' }
  }
  const linearized = runs.every(({ algorithm }) => algorithm.linearized)
  if (!asked && linearized && !oracle.supports(request)) return { by: 'oracle' }
  const because = notByKernels(kernels, request, asked)
  if (!because && asked !== 'general') return { by: 'kernels' }
  return route('tensorflow', because, asked)
}

/** Runs that no kernel trains, and that are therefore a request of their own beside the others. */
export const isTrainedApart = ({ id, linearized }: AlgorithmSpec, asked: AskedPath): boolean =>
  !isEntrywise(id) || (linearized && !asked)

/**
 * The route of many runs like `run` of which only the ends are wanted: the kernels; where they cannot, the oracle for small networks and
 * functions, where each step by tfjs ops takes milliseconds, and TensorFlow.js, run by run, for large ones.
 * @throws ExperimentError where the path asked for cannot train them
 */
export function manyRunsRoute(
  problem: Problem,
  run: Run,
  asked: AskedPath,
  kernels: TrainPath | undefined,
): Route {
  const because = notByKernels(kernels, { problem, runs: [run], watch: [] }, asked)
  if (!because && asked !== 'general') return { by: 'kernels' }
  const byOps =
    isEntrywise(run.algorithm.id) && (asked === 'general' || stepWork(problem) > mostStepOfFloat64)
  return route(byOps ? 'tensorflow' : 'oracle', because, asked)
}

/**
 * True for terrains that the oracle makes, whatever the backend: derivatives, and attacks, whose steps float32 would scatter.
 * @throws ExperimentError where the kernel was asked for an attack
 */
export function isTerrainOfOracle(
  { model }: Problem,
  quantity: TerrainSpec['quantity'],
  metric: MetricSpec,
  asked: AskedPath,
): boolean {
  if (!isPointwise(model, quantity, metric)) return false
  if (quantity === 'metric' && asked === 'fused')
    throw ExperimentError.at('path', 'An attack is computed in float64 only.')
  return true
}

/** The route of a metric's terrain on a backend. @throws ExperimentError where the kernel is asked for without a device */
export function terrainRoute(asked: AskedPath, hasKernel: boolean): Route<'kernels' | 'tensorflow'> {
  if (asked === 'fused' && !hasKernel)
    throw ExperimentError.at('path', 'The terrain kernel needs WebGPU, which is not in use.')
  return { by: hasKernel && asked !== 'general' ? 'kernels' : 'tensorflow' }
}

/** The route of predictions: small ones to the oracle, which has them before TensorFlow.js is loaded. */
export const predictionRoute = (weights: number, inputs: number): Route<'tensorflow' | 'oracle'> => ({
  by: weights * inputs <= mostPredicted ? 'oracle' : 'tensorflow',
})

/** Measures of a backend in float32. */
export type BackendMeasure = 'metric' | 'gradient' | 'gradient-norm'

const measuredOnBackend: readonly MeasureName[] = [
  'metric',
  'gradient',
  'gradient-norm',
] satisfies BackendMeasure[]

/** True for measures that a backend takes in float32; the oracle takes the rest, where float32 is too coarse, and whatever is wanted in float64. */
export const isMeasuredOnBackend = (
  what: MeasureName,
  precision: 'float64' | undefined,
  metric: MetricSpec | undefined,
): what is BackendMeasure => precision !== 'float64' && measuredOnBackend.includes(what) && !metric?.attack
