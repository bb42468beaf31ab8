import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { drawStart } from '../../experiment/start/draw.ts'
import { baseOf } from '../../experiment/spec/start.ts'
import { gridPoint } from '../plane/grid.ts'
import type { Placement } from '../plane/plane.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { AlgorithmSpec } from '../../experiment/spec/algorithm.ts'

/** Most weights of all runs together. */
const mostWeights = 2 ** 26

/** One of many runs: w_0 and the algorithm. */
export interface StartedRun {
  /** Rounded to float32. */
  readonly weights: Float64Array
  readonly algorithm: AlgorithmSpec
  /** Selects its noise stream. */
  readonly start: number
}

/** Many runs, made one by one on demand. */
export interface StartedRuns {
  readonly count: number
  readonly algorithm: AlgorithmSpec
  at(k: number): StartedRun
}

function algorithmOf({ experiment }: TrainingProblem, index: number): AlgorithmSpec {
  const algorithm = experiment.algorithms[index]
  if (algorithm) return algorithm
  throw ExperimentError.at('terrain.algorithm', `there is no algorithm ${index}`)
}

function checked({ size }: TrainingProblem, runs: StartedRuns, path: string): StartedRuns {
  if (runs.count * size <= mostWeights) return runs
  const [most, asked] = [Math.floor(mostWeights / size), runs.count]
  throw ExperimentError.at(
    path,
    `${asked} runs of a network with ${size} weights take too much memory: at most ${most} fit`,
  )
}

/**
 * Returns a run from each point of a grid, with algorithm `terrain.algorithm` and the noise of start 0.
 * @throws ExperimentError
 */
export function terrainRuns(
  problem: TrainingProblem,
  { plane }: Placement,
  resolution: readonly [number, number],
): StartedRuns {
  const algorithm = algorithmOf(problem, problem.experiment.terrain.algorithm)
  const at = (k: number) => ({ weights: gridPoint(plane, resolution, k), algorithm, start: 0 })
  return checked(problem, { count: resolution[0] * resolution[1], algorithm, at }, 'resolution')
}

/**
 * Returns a run from each of the `count` draws of start 0's base with algorithm 0. Draw k is that of a start
 * with index `index` + k, with the noise of start k; a start that is not random makes one run.
 * @throws ExperimentError if they take too much memory
 */
export function ensembleRuns(problem: TrainingProblem, { base }: Placement): StartedRuns {
  const { starts, model } = problem.experiment
  const algorithm = algorithmOf(problem, 0)
  const [first] = starts
  const spec = first && baseOf(first, model)
  if (spec?.kind !== 'random')
    return { count: 1, algorithm, at: () => ({ weights: base, algorithm, start: 0 }) }
  const { index = 0, count } = spec
  const at = (k: number) => ({
    weights: drawStart(problem, { ...spec, index: (index + k) >>> 0 }, 0),
    algorithm,
    start: k,
  })
  return checked(problem, { count, algorithm, at }, 'starts[0].count')
}
