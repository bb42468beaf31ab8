import { symmetricEigen } from '../../math/linear-algebra/eigen.ts'
import { dot } from '../../math/linear-algebra/vector.ts'
import { buildTrainingProblem, type NetworkModel } from '../../experiment/training-problem.ts'
import type { Part } from '../../experiment/data/dataset.ts'
import { layerValues, networkOutputs } from '../../experiment/model/forward.ts'
import { tangentKernel } from '../../reference/objective/ntk.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { nothing, type Formula, type Weights } from '../formula.ts'
import { hasReluKernel, reluKernel } from '../relu-kernel.ts'
import { lastStep } from '../../experiment/spec/algorithm.ts'

/** Most outputs of samples whose kernel is decomposed while a lecture waits. */
const mostRows = 400

function learned(experiment: TrainingExperiment): { model: NetworkModel; train: Part } | undefined {
  const { model } = buildTrainingProblem(experiment)
  const train = model.kind === 'network' ? model.data.parts['train'] : undefined
  return model.kind === 'network' && train ? { model, train } : undefined
}

/**
 * Returns the tangent kernel of infinitely many ReLU units whose outgoing weights are not trained, row-major
 * [count]².
 */
export function limitKernel({ count, inputs }: Part): Float64Array {
  const width = inputs.length / count
  const row = (n: number) => inputs.subarray(n * width, (n + 1) * width)
  return Float64Array.from({ length: count * count }, (_, k) =>
    reluKernel(row(Math.floor(k / count)), row(k % count), 'first'),
  )
}

const isLimit = ({ model }: TrainingExperiment): boolean =>
  hasReluKernel(model) &&
  model.kind === 'mlp' &&
  !model.layerScales &&
  model.trained?.length === 1 &&
  model.trained[0] === 1

function refusal(
  experiment: TrainingExperiment,
  given: Readonly<Record<string, number>>,
): string | undefined {
  const { metric } = experiment
  const algorithm = experiment.algorithms[given['algorithm'] ?? 0]
  const found = learned(experiment)
  if (!found) return 'Holds for networks.'
  if (metric.loss !== 'squared' || metric.weightDecay !== 0)
    return 'Holds for squared loss without weight decay.'
  const { id, batch, noise, layerRates, schedule, subspace } = algorithm ?? {}
  const isPlain = batch === 'full' && noise === 0 && !layerRates && !subspace && schedule?.kind === 'constant'
  if (id !== 'sgd' || !isPlain) return 'Holds for full-batch gradient descent at a constant rate.'
  if (found.train.weights || found.train.count * found.model.data.outputs > mostRows)
    return `Computed for up to ${mostRows} outputs of samples, all of weight 1.`
  if (given['limit'] && !isLimit(experiment))
    return 'The limit is known for one hidden layer of ReLU without biases, of which the first layer learns.'
  return undefined
}

/** Losses of the linearised run after 0, 1, 2 … updates, until the run stops or has made its steps. */
export interface KernelDecay {
  readonly losses: Float64Array
  /** Eigenvalues of the kernel, ascending. */
  readonly eigenvalues: Float64Array
  /** (v·r_0)² along each eigenvector, and the factor of v·r in a step. */
  readonly shares: readonly number[]
  readonly rates: Float64Array
}

/**
 * Returns the loss of gradient descent on the linearised network: with r_0 = f(w_0) − y, K = J Jᵀ = Σ λ v vᵀ
 * and L = c |r|², L_k = c Σ (1 − 2 c η λ)^{2k} (v·r_0)². With `limit`, K is that of infinitely many units and
 * f(w_0) = 0. Source: Arora, Du, Hu, Li, Wang 2019, Theorem 4.1. `undefined` if `refusal` has a reason, and
 * without a required w_0.
 */
export function kernelDecay(
  experiment: TrainingExperiment,
  given: Readonly<Record<string, number>>,
  w0: Weights | undefined,
): KernelDecay | undefined {
  const found = learned(experiment)
  const algorithm = experiment.algorithms[given['algorithm'] ?? 0]
  if (!found || !algorithm || refusal(experiment, given)) return undefined
  const { model, train } = found
  const { layout } = model
  const rows = train.count * layout.outputs
  const weights = w0 && Float64Array.from(w0)
  if (!given['limit'] && weights?.length !== layout.size) return undefined
  const kernel =
    given['limit'] || !weights
      ? limitKernel(train).map((entry) => layout.outputScale ** 2 * entry)
      : tangentKernel(layout, weights, train.inputs, train.count)
  const zero = given['limit'] || !weights || layout.centered
  const first = zero
    ? new Float64Array(rows)
    : networkOutputs(layout, layerValues(layout, weights, train.inputs, train.count), undefined)
  const residual = train.targets.map((target, k) => first[k]! - target)
  const { metric } = experiment
  const among = { sum: 1, mean: rows, 'mean-over-samples': train.count }[metric.reduction]
  const factor = metric.factor / among
  const { values, vectors } = symmetricEigen(kernel, rows)
  const shares = vectors.map((vector) => dot(vector, residual) ** 2)
  const rates = values.map((value) => 1 - 2 * factor * algorithm.learningRate * value)
  const least = algorithm.stop?.quantity === 'loss' ? algorithm.stop.below : -Infinity
  const losses: number[] = []
  for (let k = 0; k <= lastStep(algorithm); k++) {
    const loss = factor * shares.reduce((sum, share, i) => sum + rates[i]! ** (2 * k) * share, 0)
    losses.push(loss)
    if (!(loss >= least)) break
  }
  return { losses: Float64Array.from(losses), eigenvalues: values, shares, rates }
}

/**
 * See `kernelDecay`: the loss curve of algorithm `algorithm` (default 0) from start `start` (default 0),
 * drawn before the run; {limit}.
 */
export const kernelDecayCurve: Formula = {
  id: 'kernel-decay',
  title: 'decay of the linearised network',
  drawings: ['curve'],
  fromStart: true,
  refusal,
  state: ({ experiment, given, w0 }) => {
    const decay = kernelDecay(experiment, given, w0)
    if (!decay) return nothing('The start is not known yet.')
    const { losses } = decay
    return { kind: 'losses', steps: Uint32Array.from(losses, (_, k) => k), losses }
  },
}
