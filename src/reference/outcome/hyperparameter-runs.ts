import type { Work } from '../../math/work.ts'
import type { HyperparameterGrid } from '../plane/hyperparameters.ts'
import { placeWith } from '../plane/place-with.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import type { StartedRun, StartedRuns } from './starts.ts'
import { lastStep } from '../../experiment/spec/algorithm.ts'

const noRequest = (): never => {
  throw new Error('A start that another run makes is a problem of its own.')
}

/**
 * Returns w_0 of each point: the base of its own experiment's first start if that varies, otherwise that of
 * its group.
 */
export function startOf(
  grid: HyperparameterGrid,
  base: Float64Array,
): (k: number) => Float64Array | undefined {
  if (!grid.movesStart) return () => base
  return (k) => {
    const experiment = grid.experimentAt(k)
    return experiment && placeWith(buildTrainingProblem(experiment), noRequest, noRequest).base
  }
}

/** Runs of one group, and the grid point of each. */
export interface PlacedRuns {
  readonly points: readonly number[]
  readonly runs: StartedRuns
}

/**
 * Returns the runs at some points of one group, longest first, without holes; `undefined` if all are holes.
 * `start` returns w_0 of a point.
 */
export function* hyperparameterRuns(
  grid: HyperparameterGrid,
  points: readonly number[],
  start: (k: number) => Float64Array | undefined,
): Work<PlacedRuns | undefined> {
  const found: { readonly k: number; readonly run: StartedRun }[] = []
  for (const k of points) {
    const algorithm = grid.algorithmAt(k)
    const weights = algorithm && start(k)
    if (weights) found.push({ k, run: { weights, algorithm, start: 0 } })
    yield
  }
  found.sort((p, q) => lastStep(q.run.algorithm) - lastStep(p.run.algorithm))
  const [first] = found
  if (!first) return undefined
  const at = (i: number) => (found[i] ?? first).run
  return {
    points: found.map(({ k }) => k),
    runs: { count: found.length, algorithm: first.run.algorithm, at },
  }
}
