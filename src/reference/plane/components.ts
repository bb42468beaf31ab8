import { principalComponents } from '../../math/linear-algebra/principal-components.ts'
import { randomWalkShares } from '../../math/linear-algebra/random-walk.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'

/** Cached for as long as the points of the run live. */
const known = new WeakMap<readonly Float64Array[], readonly Float64Array[]>()

/**
 * Answers a `ComponentsRequest`: the two principal components of a run, their shares of its variance, and the
 * shares of a random walk followed by its dimensions.
 * @throws ExperimentError if the run does not move
 */
export function componentsOf(path: readonly Float64Array[]): readonly Float64Array[] {
  const before = known.get(path)
  if (before) return before
  const found = principalComponents(path, 2)
  if (!found)
    throw ExperimentError.at(
      'plane.kind',
      'the run has no two principal directions: it does not move, or it moves alike in all directions',
    )
  const walk = randomWalkShares(path.length, path[0]?.length ?? 0)
  const answer = [...found.vectors, found.explained, Float64Array.of(...walk.shares, walk.dimensions)]
  known.set(path, answer)
  return answer
}
