import { basename, extname } from 'node:path'
import { distancesFrom } from './import-graph.ts'

/** A file of tests. */
interface Tests {
  readonly path: string
  /** Place of the first pattern that its path fits. */
  readonly place: number
  /** Steps of import to each module that it loads. */
  readonly distances: ReadonlyMap<string, number>
}

/** The tests among `texts`, by path, that fit one of `patterns`. */
export const testsOf = (texts: ReadonlyMap<string, string>, patterns: readonly RegExp[]): Tests[] =>
  [...texts.keys()]
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => ({ path, place: patterns.findIndex((pattern) => pattern.test(path)) }))
    .filter(({ place }) => place >= 0)
    .map((test) => ({ ...test, distances: distancesFrom(test.path, (file) => texts.get(file)) }))

/** The most files of tests that are tried on one mutant: what only a test further away notices is said to survive. */
const most = 24

/** Folders that a file and a test have in common, as tests mirror the source, and 2 more where they have one name. */
function likeness(file: string, test: string): number {
  const [folders, others] = [file, test].map((path) => path.split('/').slice(1)) as [string[], string[]]
  const name = basename(file, extname(file)) === basename(test, '.test.ts') ? 2 : 0
  return name + folders.slice(0, -1).filter((folder) => others.includes(folder)).length
}

/**
 * Paths of the tests that load a file, in the order to try: as the patterns are, then by steps of import between them, fewer where
 * their paths are alike, then those that load the least besides.
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
