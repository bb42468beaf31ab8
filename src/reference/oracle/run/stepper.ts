import { batches } from '../../algorithm/batch.ts'
import { gradientNoise } from '../../algorithm/noise.ts'
import { weightRates } from '../../algorithm/rates.ts'
import { initialState, type RuleState } from '../../algorithm/rules.ts'
import { Subspace } from '../../algorithm/subspace.ts'
import { freshSamplesOf } from '../../../experiment/data/lazy-dataset.ts'
import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import { isFresh, type AlgorithmOf, type AlgorithmSpec } from '../../../experiment/spec/algorithm.ts'
import { gaussNewtonMatrix, squaresMatrix } from '../../objective/gauss-newton.ts'
import { hessianOf } from '../../objective/hessian.ts'
import type { Objective } from '../../objective/objective.ts'
import type { Batch } from '../../objective/samples.ts'
import {
  curvatureStep,
  entrywiseStep,
  flowStep,
  kicks,
  langevinStep,
  muonStep,
  perturbedStep,
  samStep,
  type Step,
  type StepSetting,
} from './step.ts'

function gaussNewtonStep(
  setting: StepSetting,
  objective: Objective,
  algorithm: AlgorithmOf<'gauss-newton'>,
  w0: Float64Array,
): Step {
  const { model, experiment } = setting.problem
  if (model.kind === 'function')
    return curvatureStep(setting, algorithm, (weights) => squaresMatrix(model, experiment.metric, weights))
  if (algorithm.linearized)
    return curvatureStep(setting, algorithm, (weights) => hessianOf(objective, weights))
  return curvatureStep(setting, algorithm, (weights) =>
    gaussNewtonMatrix(model, experiment.metric, w0, weights),
  )
}

/** Returns the samples of update t = 1, 2, …; `undefined` for the whole training set. */
function rowsOf(
  { model, experiment }: TrainingProblem,
  { batch }: AlgorithmSpec,
  count: number,
): (t: number) => Batch | undefined {
  if (batch === 'full') return () => undefined
  const fresh = model.kind === 'network' ? freshSamplesOf(model.data) : undefined
  return isFresh(batch) && fresh ? (t) => fresh(t, batch.size) : batches(batch, count, experiment.seed)
}

/** The properties of a run that its steps depend on: index of its start, and w_0. */
interface SteppedRun {
  readonly start: number
  readonly algorithm: AlgorithmSpec
  readonly weights: Float64Array
}

/**
 * Steps of a rule on the coordinates z of a subspace, from 0: gradient, noise, decay and memory are in z, and
 * the weights are w_0 + Q z. The parts of such a step are not recorded.
 */
function stepWithin(setting: StepSetting, dimension: number, w0: Float64Array): Step {
  const { problem, algorithm, objective, weights } = setting
  const subspace = new Subspace(problem, dimension, w0)
  const z = new Float64Array(dimension)
  const step = stepOf({
    ...setting,
    objective: {
      size: dimension,
      gradient: (at, rows) => subspace.along(objective.gradient(subspace.weights(at), rows)),
    },
    weights: z,
    state: initialState(algorithm, dimension),
    rates: new Float64Array(dimension).fill(1),
  })
  return (t) => {
    step(t)
    weights.set(subspace.weights(z))
  }
}

/** Steps of a rule that only needs gradients of the objective. */
function stepOf(setting: StepSetting): Step {
  const { algorithm } = setting
  switch (algorithm.id) {
    case 'perturbed':
      return perturbedStep(setting, algorithm)
    case 'langevin':
      return langevinStep(setting, algorithm)
    case 'sam':
      return samStep(setting, algorithm)
    case 'flow':
      return flowStep(setting)
    case 'muon':
      return muonStep(setting, algorithm)
    default:
      return entrywiseStep(setting)
  }
}

/**
 * Returns a function that makes update t (1, 2, …) of a run on `weights` in place; `state` is the rule's
 * memory.
 */
export function stepper(
  problem: TrainingProblem,
  objective: Objective,
  { start, algorithm, weights: w0 }: SteppedRun,
  weights: Float64Array,
  state: RuleState = initialState(algorithm, problem.size),
): Step {
  const { seed } = problem.experiment
  const noise = gradientNoise(seed, start)
  const setting: StepSetting = {
    problem,
    algorithm,
    objective,
    weights,
    state,
    rates: weightRates(problem, algorithm),
    rows: rowsOf(problem, algorithm, objective.count),
    addNoise(t, gradient) {
      if (algorithm.noise === 0) return
      for (let i = 0; i < gradient.length; i++) gradient[i]! += algorithm.noise * noise(t, i)
    },
    kick: kicks(seed, start),
  }
  if (algorithm.subspace) return stepWithin(setting, algorithm.subspace.dimension, w0)
  if (algorithm.id === 'newton') return curvatureStep(setting, algorithm, (at) => hessianOf(objective, at))
  if (algorithm.id === 'gauss-newton') return gaussNewtonStep(setting, objective, algorithm, w0)
  return stepOf(setting)
}
