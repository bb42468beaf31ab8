import { posix } from 'node:path'

/** Finds what a module loads: imports that are not of types alone, workers, and includes of shaders. */
const loaded =
  /(?:import|export)\s(?!type\s)[^'"`;]*?from\s*['"]([^'"]+)['"]|import\s*\(?\s*['"]([^'"]+)['"]|new URL\(\s*['"]([^'"]+)['"]|#include\s+(\S+)/g

/** Paths that a text at `path` loads by a relative name, from the root, with what follows a `?` left out. */
export function importsOf(path: string, text: string): string[] {
  return Array.from(text.matchAll(loaded), (match) => match.slice(1).find((name) => name !== undefined) ?? '')
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(path), name.replace(/\?.*/, '')))
}

/** Steps of import from a module to each that it loads, itself at 0. `read` gives a text, or undefined where there is no file. */
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
