import { basename, extname } from 'node:path'
import { distancesFrom } from './import-graph.ts'

/** A test file. */
interface Tests {
  readonly path: string
  /** Index of the first pattern that its path matches. */
  readonly place: number
  /** Import distances to each module that it loads. */
  readonly distances: ReadonlyMap<string, number>
}

/** The tests among `texts`, by path, that match one of `patterns`. */
export const testsOf = (texts: ReadonlyMap<string, string>, patterns: readonly RegExp[]): Tests[] =>
  [...texts.keys()]
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => ({ path, place: patterns.findIndex((pattern) => pattern.test(path)) }))
    .filter(({ place }) => place >= 0)
    .map((test) => ({ ...test, distances: distancesFrom(test.path, (file) => texts.get(file)) }))

/**
 * The most test files that are tried on one mutant. If only a test further away would notice, the mutant
 * counts as a survivor.
 */
const most = 24

/**
 * Number of folders that a file and a test have in common, since tests mirror the source, plus 2 if their
 * names match.
 */
function likeness(file: string, test: string): number {
  const [folders, others] = [file, test].map((path) => path.split('/').slice(1)) as [string[], string[]]
  const name = basename(file, extname(file)) === basename(test, '.test.ts') ? 2 : 0
  return name + folders.slice(0, -1).filter((folder) => others.includes(folder)).length
}

/**
 * Paths of the tests that load a file, in the order to try: by the patterns, then by import distance minus
 * the likeness of their paths, then by how little else they load.
 */
export const nearestTests = (tests: readonly Tests[], file: string): string[] =>
  tests
    .flatMap(({ path, place, distances }) => {
      const steps = distances.get(file)
      if (steps === undefined) return []
      return { path, place, steps: steps - likeness(file, path), size: distances.size }
    })
    .sort((p, q) => p.place - q.place || p.steps - q.steps || p.size - q.size)
    .slice(0, most)
    .map(({ path }) => path)
