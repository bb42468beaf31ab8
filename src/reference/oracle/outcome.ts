import { finish, type Work } from '../../math/work.ts'
import { buildTrainingProblem, type TrainingProblem } from '../../experiment/training-problem.ts'
import { convergenceOf } from '../outcome/convergence.ts'
import { emptyEnds, putEnd, type End, type Ends } from '../outcome/ends.ts'
import { outcomeFrom, shownValues } from '../outcome/outcome.ts'
import { ensembleRuns, terrainRuns, type StartedRun, type StartedRuns } from '../outcome/starts.ts'
import { parseTraining } from '../../experiment/format/parse.ts'
import type { Placement } from '../plane/plane.ts'
import type { Outcome } from '../results.ts'
import type { TrainingInput } from '../../experiment/spec/experiment.ts'
import { placement } from './run/place.ts'
import { training } from './run/run.ts'
import { lastStep } from '../../experiment/spec/algorithm.ts'

/** Trains one run and returns its end, in float64. `convergence` records every loss. */
export function* endOf(problem: TrainingProblem, run: StartedRun, convergence: boolean): Work<End> {
  const every = convergence ? 1 : Math.max(1, lastStep(run.algorithm))
  const record = yield* training(problem, { ...run, every })
  const { status, loss, steps, finalWeights, gradientNorm, tail } = record
  return {
    diverged: status === 'diverged',
    gradientNorm,
    tail,
    weights: finalWeights,
    loss: loss.at(-1) ?? NaN,
    steps: steps.at(-1) ?? 0,
    ...(convergence && { convergence: convergenceOf(loss) }),
  }
}

/** Trains many runs and returns their ends, in float64. */
export function* endsOf(problem: TrainingProblem, runs: StartedRuns): Work<Ends<Float64Array>> {
  const ends = emptyEnds(problem, runs, (length) => new Float64Array(length))
  for (let k = 0; k < runs.count; k++) {
    const run = runs.at(k)
    ends.starts.set(run.weights, k * problem.size)
    putEnd(problem, ends, k, yield* endOf(problem, run, ends.convergence !== undefined))
  }
  return ends
}

/** Returns the outcomes of training from each point of a grid, and the values named by `terrain.show`. */
export function outcomeField(
  problem: TrainingProblem,
  placed: Placement,
  resolution: readonly [number, number],
): { values: Float64Array; outcome: Outcome<Float64Array> } {
  const ends = finish(endsOf(problem, terrainRuns(problem, placed, resolution)))
  const outcome = finish(outcomeFrom(problem, ends, 'float64'))
  return { values: Float64Array.from(shownValues(ends, outcome, problem.experiment.terrain.show)), outcome }
}

/**
 * Trains every draw of start 0 with algorithm 0 in float64: like `engine.ensemble`, but synchronous. Index =
 * draw; `weights` are [draw][weight], absent above 16 million numbers.
 * @throws ExperimentError for an invalid experiment
 */
export function ensemble(input: TrainingInput): Outcome<Float64Array> {
  const problem = buildTrainingProblem(parseTraining(input))
  const ends = finish(endsOf(problem, ensembleRuns(problem, placement(problem))))
  return finish(outcomeFrom(problem, ends, 'float64'))
}
