import type { Trajectory } from '../experiment/results.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import { runKey } from './dependence.ts'

/** A result and all that it depends on. */
export interface Standing<T> {
  readonly key: string
  readonly value: T
}

/** The same result under another key, where it has the first one. */
export const rekeyed = <T>(
  standing: Standing<T> | undefined,
  from: string,
  to: string,
): Standing<T> | undefined => (standing?.key === from ? { ...standing, key: to } : standing)

/** The same runs under the keys of another experiment; but a dragged w_0 may differ there in its last bit. */
export function rekeyedRuns(
  runs: readonly (Standing<Trajectory> | undefined)[],
  before: Experiment,
  after: Experiment,
): (Standing<Trajectory> | undefined)[] {
  const count = before.algorithms.length
  return runs.map((run, i) => {
    const [start, algorithm] = [Math.floor(i / count), i % count]
    if (before.starts[start]?.kind === 'plane') return run
    return rekeyed(run, runKey(before, start, algorithm), runKey(after, start, algorithm))
  })
}

/**
 * Gives runs that stay their places when starts or algorithms come and go: run i of `keys` belongs to algorithm i mod `algorithms`.
 * A place whose run is not there keeps what stood on it, if `keep`.
 */
export function placedRuns(
  runs: readonly (Standing<Trajectory> | undefined)[],
  keys: readonly string[],
  algorithms: number,
  keep: boolean,
): (Standing<Trajectory> | undefined)[] {
  const known = new Map(runs.flatMap((run) => (run ? [[run.key, run] as const] : [])))
  return keys.map((key, i) => {
    const run = known.get(key) ?? (keep ? runs[i] : undefined)
    const algorithm = i % algorithms
    if (!run || run.value.algorithm === algorithm) return run
    return { key: run.key, value: { ...run.value, algorithm } }
  })
}
