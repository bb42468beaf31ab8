import { expect, test } from 'vitest'
import { scenarios } from '../../../src/scenarios/index.ts'

/** Surnames before a year, as in “Klee and Minty 1972” or “Klee and Minty squashed a cube (1972)”. */
const named = (text: string) => {
  const names = String.raw`\p{Lu}[\p{L}’]{3,}(?:(?:, | and |, and )\p{Lu}[\p{L}’]{3,})*`
  const year = String.raw`\b((?:18|19|20)\d\d)\b`
  return [
    ...text.matchAll(new RegExp(`(${names}) ${year}|(${names})[^.?!()\\n]*\\(${year}\\)`, 'gu')),
  ].flatMap(([, first, firstYear, second, secondYear]) =>
    (first ?? second ?? '')
      .split(/, and |, | and /)
      .map((name) => ({ name, year: firstYear ?? secondYear ?? '' })),
  )
}

/** Every text of a scenario. */
function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) yield* textsOf(one)
}

test('names are found before a year and before a year in brackets', () => {
  expect(named('Klee and Minty squashed a cube (1972). (Dantzig 1947) In 1979 came 2000 steps.')).toEqual([
    { name: 'Klee', year: '1972' },
    { name: 'Minty', year: '1972' },
    { name: 'Dantzig', year: '1947' },
  ])
})

test.each(scenarios)('$id: authors named with a year are cited with it', ({ references, ...said }) => {
  const missing = [...textsOf(said)]
    .flatMap(named)
    .filter(({ name, year }) => !references.some(({ text }) => text.includes(name) && text.includes(year)))
  expect(missing).toEqual([])
})

test('a work is cited in the same words and with the same confirmation in all lectures', () => {
  const ways = new Map<string, Set<string>>()
  for (const { text, confirmed } of scenarios.flatMap(({ references }) => references)) {
    // Without initials and notes.
    const work = text.replaceAll(/\p{Lu}\.[ -]?|\(.*\)/gu, '').trim()
    ways.set(work, (ways.get(work) ?? new Set()).add(`${text}: ${confirmed}`))
  }
  expect([...ways.values()].filter(({ size }) => size > 1).map((several) => [...several])).toEqual([])
})
