import { posix } from 'node:path'

/** Matches what a module loads: imports other than type imports, workers, and includes of shaders. */
const loaded =
  /(?:import|export)\s(?!type\s)[^'"`;]*?from\s*['"]([^'"]+)['"]|import\s*\(?\s*['"]([^'"]+)['"]|new URL\(\s*['"]([^'"]+)['"]|#include\s+(\S+)/g

/** Paths that a text at `path` loads by a relative name, from the root and without a query. */
export function importsOf(path: string, text: string): string[] {
  return Array.from(text.matchAll(loaded), (match) => match.slice(1).find((name) => name !== undefined) ?? '')
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(path), name.replace(/\?.*/, '')))
}

/**
 * Import distances from a module to each one that it loads; its own is 0. `read` returns a text, or undefined
 * if there is no such file.
 */
export function distancesFrom(
  start: string,
  read: (path: string) => string | undefined,
): Map<string, number> {
  const distance = new Map([[start, 0]])
  for (const [path, steps] of distance) {
    const text = read(path)
    if (text === undefined) continue
    for (const next of importsOf(path, text)) if (!distance.has(next)) distance.set(next, steps + 1)
  }
  return distance
}
