import { components } from '../../math/linear-algebra/components.ts'
import type { Work } from '../../math/work.ts'
import type { FunctionModel, TrainingProblem } from '../../experiment/training-problem.ts'
import type { Cluster, Numbers } from '../results.ts'
import { nearestMinimum } from '../trajectory/outcome.ts'
import { convergedRuns, type Ends } from './ends.ts'
import { likenessOf, type Likeness } from './likeness.ts'
import { numbersOf, type Votes } from './numbering.ts'

/** Cluster of each end; −1 if it belongs to none. */
export interface Clustering {
  readonly cluster: Int32Array
  readonly clusters: readonly Cluster[]
}

/** An empty cluster, for unused numbers. */
const nobody: Cluster = { size: 0, center: new Float64Array() }

/** Clusters by the known minimum that a run reached. */
function byMinimum(model: FunctionModel, ends: Ends, runs: readonly number[]): Clustering {
  const minima = model.function.minima(model.parameters)
  const cluster = new Int32Array(ends.count).fill(-1)
  const sizes = minima.map(() => 0)
  for (const k of runs) {
    const found = nearestMinimum(model, ends.weights[2 * k]!, ends.weights[2 * k + 1]!)
    cluster[k] = found
    if (found >= 0) sizes[found]! += 1
  }
  const clusters = minima.map(({ at }, i) => ({ size: sizes[i]!, center: Float64Array.from(at) }))
  return { cluster, clusters }
}

/** Returns the numbers of each run that are compared, [run][size]. */
function* looksOf(ends: Ends, runs: readonly number[], likeness: Likeness): Work<Float32Array> {
  const looks = new Float32Array(runs.length * likeness.size)
  const row = (values: Numbers, k: number) =>
    Float64Array.from(values.subarray(k * ends.size, (k + 1) * ends.size))
  for (const [i, k] of runs.entries()) {
    looks.set(likeness.of(row(ends.weights, k), row(ends.starts, k)), i * likeness.size)
    yield
  }
  return looks
}

/**
 * Returns the members of each component, largest first; among equal sizes, the one with the earliest member
 * first.
 */
function groupsOf(roots: Int32Array): number[][] {
  const groups = new Map<number, number[]>()
  roots.forEach((root, i) => {
    const group = groups.get(root)
    if (group) group.push(i)
    else groups.set(root, [i])
  })
  return [...groups.values()].sort((p, q) => q.length - p.length)
}

/** Counts how many of these runs had each number before. */
function votesOf(members: readonly number[], runs: readonly number[], known: ArrayLike<number>): Votes {
  const votes = new Map<number, number>()
  for (const i of members) {
    const number = known[runs[i]!]!
    if (number >= 0) votes.set(number, 1 + (votes.get(number) ?? 0))
  }
  return votes
}

/** Clusters by likeness: two ends belong together if a chain of ends, each like the next, connects them. */
function* byLikeness(
  problem: TrainingProblem,
  ends: Ends,
  runs: readonly number[],
  before: readonly Cluster[],
  known: ArrayLike<number> | undefined,
): Work<Clustering> {
  const likeness = likenessOf(problem, ends.linearized)
  const looks = yield* looksOf(ends, runs, likeness)
  const roots = yield* components(runs.length, (p, q, most) => likeness.reach(looks, p, q, most))
  const groups = groupsOf(roots).map((members) => ({
    members,
    size: members.length,
    center: likeness.center(looks, members),
  }))
  const votes = known && groups.map(({ members }) => votesOf(members, runs, known))
  const numbers = numbersOf(groups, before, votes)
  const cluster = new Int32Array(ends.count).fill(-1)
  const clusters = Array.from(
    { length: 1 + numbers.reduce((most, number) => Math.max(most, number), -1) },
    (): Cluster => nobody,
  )
  groups.forEach(({ members, size, center }, g) => {
    const number = numbers[g]!
    clusters[number] = { size, center }
    for (const i of members) cluster[runs[i]!] = number
  })
  return { cluster, clusters }
}

/**
 * Clusters converged runs, numbered as in outcome/README.md. `before` are the previous terrain's clusters,
 * whose numbers stay; they must have been compared in the same way. `known` are the numbers that some of
 * these runs had there, −1 for the others.
 */
export function* clustersOf(
  problem: TrainingProblem,
  ends: Ends,
  before: readonly Cluster[] = [],
  known?: ArrayLike<number>,
): Work<Clustering> {
  const runs = convergedRuns(ends)
  const { model } = problem
  if (model.kind === 'function' && model.function.minima(model.parameters).length > 0)
    return byMinimum(model, ends, runs)
  return yield* byLikeness(problem, ends, runs, before, known)
}
