import type { Work } from '../../math/work.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { Cluster, Numbers, Outcome } from '../results.ts'
import type { TerrainSpec } from '../../experiment/spec/terrain.ts'
import { clustersOf } from './clusters.ts'
import type { Ends } from './ends.ts'

/** Most numbers of final weights that are returned. */
const mostWeights = 16_000_000

/**
 * Returns the outcome of runs by comparing their ends. `before` are the previous outcome's clusters, whose
 * numbers stay, and `known` the numbers that some of the runs had there, −1 for the others.
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

/** Returns the value of a terrain of outcomes at each point. */
export function shownValues<A extends Numbers>(
  { loss, convergence }: Ends<A>,
  { steps, status, cluster }: Outcome<A>,
  show: TerrainSpec['show'],
): ArrayLike<number> {
  const shown = { loss, steps, status, cluster, convergence: convergence ?? loss }
  return shown[show]
}
