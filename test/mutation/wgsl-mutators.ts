import type { Change } from './mutant.ts'

/** A mutator: the changes that it offers in a text whose comments are blanked out. */
type Mutator = (code: string) => Iterable<Omit<Change, 'mutator'>>

/**
 * The same text with comments, includes and `for` headers blanked out, so that nothing in them is changed.
 */
const masked = (text: string): string =>
  text.replace(/\/\/.*|#include.*|\bfor \([^{]*\{|->|break if.*/g, (found) => found.replace(/[^\n]/g, ' '))

/** The arguments of the call whose parenthesis opens at `open`, as ranges; undefined if it does not close. */
function argumentsAt(code: string, open: number): { start: number; end: number }[] | undefined {
  const found: { start: number; end: number }[] = []
  let depth = 0
  let start = open + 1
  for (let at = open; at < code.length; at++) {
    const letter = code[at] ?? ''
    if ('([{'.includes(letter)) depth++
    else if (')]}'.includes(letter)) depth--
    if (depth === 0 || (depth === 1 && letter === ',')) {
      found.push({ start: start + (/\S/.exec(code.slice(start))?.index ?? 0), end: at })
      start = at + 1
    }
    if (depth === 0) return found
  }
  return undefined
}

/** Replaces each match of `pattern` by the result of `by`; undefined leaves it. */
const matches = (pattern: RegExp, by: (match: RegExpExecArray) => string | undefined): Mutator =>
  function* (code) {
    for (const match of code.matchAll(pattern)) {
      const text = by(match)
      if (text !== undefined) yield { start: match.index, end: match.index + match[0].length, text }
    }
  }

const paired = (pattern: RegExp, pairs: Readonly<Record<string, string>>): Mutator =>
  matches(pattern, ([found]) => pairs[found])

/**
 * Mutators of WGSL, by name. Binary operators have spaces around them, which excludes templates and arrows.
 */
export const wgslMutators: Readonly<Record<string, Mutator>> = {
  'flip a sign': paired(/(?<= )(\+|-|\+=|-=)(?= )/g, { '+': '-', '-': '+', '+=': '-=', '-=': '+=' }),
  'drop a term': matches(/(?<=[\w)\]]) [+-] [\w.]+(\([^()]*\)|\[[^[\]]*\])*(?=[;)\],])/g, () => ''),
  'swap indices': matches(
    /(?<=\[)(\w[\w.]*) \* (\w[\w.]*) \+ (\w[\w.]*)(?=\])/g,
    ([, row, width, column]) => `${column} * ${width} + ${row}`,
  ),
  'swap components': paired(/(?<=\w)\.[xy]\b/g, { '.x': '.y', '.y': '.x' }),
  'divide for multiply': paired(/(?<= )[*/](?= )/g, { '*': '/', '/': '*' }),
  'swap arguments': matches(
    /(?<!fn \w*\()(?<=\b[a-z]\w*\()([a-z][\w.]*), ([a-z][\w.]*)(?=[,)])/g,
    ([, first, second]) => (first === second ? undefined : `${second}, ${first}`),
  ),
  'move a boundary': paired(/(?<= )(<|<=|>|>=)(?= )/g, { '<': '<=', '<=': '<', '>': '>=', '>=': '>' }),
  *'negate a condition'(code) {
    for (const { index } of code.matchAll(/(?<=\bif )\(/g)) {
      const condition = argumentsAt(code, index)?.[0]
      if (condition) yield { ...condition, text: `!(${code.slice(condition.start, condition.end)})` }
    }
  },
  'negate a comparison': paired(/(?<= )(==|!=)(?= )/g, { '==': '!=', '!=': '==' }),
  'minimum for maximum': paired(/\b(min|max)(?=\()/g, { min: 'max', max: 'min' }),
  *'swap choices'(code) {
    for (const { index } of code.matchAll(/(?<=\bselect)\(/g)) {
      const [no, yes] = argumentsAt(code, index) ?? []
      if (no && yes)
        yield {
          start: no.start,
          end: yes.end,
          text: `${code.slice(yes.start, yes.end)}, ${code.slice(no.start, no.end)}`,
        }
    }
  },
}

/** All changes that the mutators offer in a WGSL text. */
export function wgslChanges(text: string): Change[] {
  const code = masked(text)
  return Object.entries(wgslMutators).flatMap(([mutator, offered]) =>
    [...offered(code)].map((change) => ({ mutator, ...change })),
  )
}
