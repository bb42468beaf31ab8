export const [mostLetters, mostLines] = [1_000_000, 50_000]
/** The most bytes that so long a text can have in UTF-8. Larger files are not read. */
export const mostBytes = 3 * mostLetters
export const mostLectureSteps = 64
/** The letters of the alphabet name the options of a question. */
export const mostOptions = 26
/** Characters of a fence of data. Numbers below # Numbers may be as long as the text. */
export const mostFence = 128_000
/** Values of a fence, counted by its commas, colons and items. */
const mostParts = 8000
const mostNested = 24

/** Quoted text. A quotation mark after a backslash does not open one, since searching for the end of each would take too long. */
const inQuotes = /(?<!\\)"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/gu
/** The start of a list or a map within a line of block style. */
const nesting = /^ *(?:[-?] +)+/u

/** Nesting in a line of block style. Each level takes at least a column or a dash. */
const levelsOf = (line: string): number => (nesting.exec(line)?.[0] ?? '').match(/[-?]/gu)?.length ?? 0

/**
 * Returns why the data of a fence are not read; undefined if they are. YAML takes more than linear time for long lists, and does not limit
 * the depth itself.
 */
export function fenceRefusal(lines: readonly string[]): string | undefined {
  const letters = lines.reduce((sum, line) => sum + line.length + 1, 0)
  if (letters > mostFence)
    return `the fence has more than ${mostFence / 1000} thousand characters. Write long lists below # Numbers`
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
        // A bracket that closes nothing is an error, which costs YAML as much time as a value.
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
