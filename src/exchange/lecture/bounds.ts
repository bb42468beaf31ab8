/** Letters and lines of a lecture's text. */
export const [mostLetters, mostLines] = [1_000_000, 50_000]
/** Bytes of so many letters in UTF-8: of a longer file no text is read. */
export const mostBytes = 3 * mostLetters
/** Steps of a lecture. */
export const mostSteps = 64
/** Options of a question, which letters name. */
export const mostOptions = 26
/** Letters of a fence of data; numbers below # Numbers may be as long as the text. */
export const mostFence = 128_000
/** Values of a fence of data, by its commas, colons and items. */
const mostParts = 8000
/** Levels to which its lists and maps are nested. */
const mostNested = 24

/** A quotation mark behind a backslash opens nothing: each would be looked for its end again. */
const inQuotes = /(?<!\\)"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/gu
/** What begins a list or a map within a line of block style. */
const nesting = /^ *(?:[-?] +)+/u

/** Levels of a line in block style: each takes a column at least, or a dash. */
const levelsOf = (line: string): number => (nesting.exec(line)?.[0] ?? '').match(/[-?]/gu)?.length ?? 0

/**
 * Why the data of a fence are not read, as a sentence; undefined where they can be. YAML takes a time that grows faster than its text
 * where lists are long, and has no bound of its own on how deep they are.
 */
export function fenceRefusal(lines: readonly string[]): string | undefined {
  const letters = lines.reduce((sum, line) => sum + line.length + 1, 0)
  if (letters > mostFence)
    return `the fence has more than ${mostFence / 1000} thousand letters. Write long lists below # Numbers`
  let [parts, depth, deepest] = [0, 0, 0]
  const indents: number[] = []
  for (const line of lines) {
    const indent = line.length - line.trimStart().length
    while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop()
    if (line.trim() !== '') indents.push(indent)
    const plain = line.replace(inQuotes, '')
    parts++
    for (const letter of plain) {
      if (letter === ',' || letter === ':') parts++
      else if (letter === '[' || letter === '{') depth++
      else if (letter === ']' || letter === '}') {
        // One that closes nothing is an error, which YAML tells as slowly as it reads a value.
        if (depth === 0) parts++
        depth = Math.max(0, depth - 1)
      }
      deepest = Math.max(deepest, depth + indents.length)
    }
    deepest = Math.max(deepest, indents.length + levelsOf(plain))
  }
  if (parts > mostParts)
    return `the fence has more than ${mostParts / 1000} thousand values. Write long lists below # Numbers`
  return deepest > mostNested
    ? `the data are nested deeper than ${mostNested} levels. Remove some of them`
    : undefined
}
