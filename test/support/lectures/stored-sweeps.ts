import type { StoredSweep } from '../../../src/theory/sweep/statistics.ts'

const files = import.meta.glob<StoredSweep>('../../../src/scenarios/lectures/*/references/*.json', {
  import: 'default',
  eager: true,
})

/** The stored points of the lectures' sweeps, by file name. */
export const storedSweeps: ReadonlyMap<string, StoredSweep> = new Map(
  Object.entries(files).map(([file, content]) => [file.replace(/^.*\/|\.json$/g, ''), content]),
)
