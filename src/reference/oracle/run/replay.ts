import { noParts, type StepParts } from '../../algorithm/parts.ts'
import { initialState, remembers, type RuleState } from '../../algorithm/rules.ts'
import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import type { AlgorithmSpec } from '../../../experiment/spec/algorithm.ts'
import { objectiveFor } from '../../objective/run-objective.ts'
import { stepper } from './stepper.ts'

/** A point of a run: its weights after `step` updates. */
export interface Waypoint {
  readonly step: number
  readonly weights: ArrayLike<number>
}

/** A step of a run to replay. */
export interface Replay {
  /** Index of the start, which selects the noise stream. */
  readonly start: number
  readonly algorithm: AlgorithmSpec
  readonly w0: Float64Array
  /** Updates before the step, and the weights that it starts from. */
  readonly step: number
  readonly weights: Float64Array
  /** Earlier points of the run, in order; the replay begins at the first, or at w_0 if there is none. */
  readonly before: readonly Waypoint[]
  /** Memory of the rule at the first of them, or at `weights` if there is none. Default: that at w_0. */
  readonly memory?: RuleState
}

/** A replayed step in float64; each vector has one entry per weight. */
export interface Replayed {
  readonly parts: StepParts
  /** w_{t+1} - w_t. */
  readonly move: Float64Array
  /** Memory of the rule before the step. */
  readonly memory: RuleState
}

/**
 * Replays a run's step with the code that trains the run. The rule's memory comes from earlier steps, which
 * are repeated, each from the run's own weights if `before` has them, so that the memory belongs to the
 * displayed run.
 */
export function replay(problem: TrainingProblem, run: Replay): Replayed {
  const { algorithm, start, step, before, w0 } = run
  const state: RuleState = run.memory
    ? { first: Float64Array.from(run.memory.first), second: Float64Array.from(run.memory.second) }
    : initialState(algorithm, problem.size)
  const weights = Float64Array.from(w0)
  const made = { start, algorithm, weights: w0 }
  const objective = objectiveFor(problem, problem.experiment.metric, made)
  const update = stepper(problem, objective, made, weights, state)
  if (remembers(algorithm)) {
    const known = new Map(before.map((point) => [point.step, point.weights]))
    for (let t = before[0]?.step ?? (run.memory ? step : 0); t < step; t++) {
      weights.set(known.get(t) ?? weights)
      update(t + 1)
    }
  }
  weights.set(run.weights)
  const memory = { first: state.first.slice(), second: state.second.slice() }
  const parts = noParts(problem.size)
  update(step + 1, parts)
  return { parts, move: weights.map((w, i) => w - run.weights[i]!), memory }
}
