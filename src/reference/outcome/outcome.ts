import type { Work } from '../../math/work.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { Cluster, Numbers, Outcome } from '../results.ts'
import type { TerrainSpec } from '../../experiment/spec/terrain.ts'
import { clustersOf } from './clusters.ts'
import type { Ends } from './ends.ts'

/** Final weights are given up to this many numbers. */
const mostWeights = 16_000_000

/**
 * Outcome of runs: their ends, compared. `before` are the clusters of the outcome before, whose numbers stay, and `known` the
 * numbers that some of the runs had there, -1 for the others.
 */
export function* outcomeFrom<A extends Numbers>(
  problem: TrainingProblem,
  ends: Ends<A>,
  path: Outcome['path'],
  before?: readonly Cluster[],
  known?: ArrayLike<number>,
): Work<Outcome<A>> {
  const { loss, steps, status, weights } = ends
  const clustering = yield* clustersOf(problem, ends, before, known)
  return { path, loss, steps, status, ...clustering, ...(weights.length <= mostWeights && { weights }) }
}

/** Value of a terrain of outcomes at each point. */
export function shownValues<A extends Numbers>(
  { loss, convergence }: Ends<A>,
  { steps, status, cluster }: Outcome<A>,
  show: TerrainSpec['show'],
): ArrayLike<number> {
  const shown = { loss, steps, status, cluster, convergence: convergence ?? loss }
  return shown[show]
}
