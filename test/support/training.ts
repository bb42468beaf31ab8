import { fusedObjective } from '../../src/engine/workers/fused-objective.ts'
import { parseExperiment } from '../../src/experiment/format/parse.ts'
import { placement } from '../../src/reference/oracle/run/place.ts'
import { training } from '../../src/reference/oracle/run/run.ts'
import { buildTrainingProblem } from '../../src/experiment/training-problem.ts'
import type { TrainingExperiment, TrainingInput } from '../../src/experiment/spec/experiment.ts'
import { finish } from '../../src/math/work.ts'
import { lastStep } from '../../src/experiment/spec/algorithm.ts'

export interface Trained {
  readonly experiment: TrainingExperiment
  /** w_0 of each start. */
  readonly starts: readonly Float64Array[]
  /** Where the first algorithm ends from each start, in float64. */
  readonly ends: readonly Float64Array[]
  /** Number of updates of each run. */
  readonly steps: readonly number[]
}

/**
 * The first algorithm's runs from all starts by the fused objective, which returns the oracle's numbers many
 * times faster.
 */
export function trainedEnds(input: TrainingInput): Trained {
  const experiment = parseExperiment(input)
  const problem = buildTrainingProblem(experiment)
  const [algorithm] = experiment.algorithms
  if (!algorithm) throw new Error('No algorithm')
  const { starts } = placement(problem)
  const every = Math.max(1, lastStep(algorithm))
  const runs = starts.map((weights, start) =>
    finish(training(problem, { start, algorithm, weights, every }, fusedObjective)),
  )
  const ends = runs.map(({ finalWeights }) => finalWeights)
  return { experiment, starts, ends, steps: runs.map((run) => run.steps.at(-1)!) }
}

/** All pairs of a list, in order. */
export const pairsOf = <T>(all: readonly T[]): readonly (readonly [T, T])[] =>
  all.flatMap((one, i) => all.slice(i + 1).map((other) => [one, other] as const))
