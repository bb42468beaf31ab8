import { expect, test } from 'vitest'
import { functionOfEntry, menuGroups } from '../../../../src/page/lecture/menu.ts'

/** Titles of the entries that match all of these words. */
const found = (...words: string[]) =>
  menuGroups()
    .flatMap(({ entries }) => entries)
    .filter((entry) =>
      words.every((word) => `${entry.title} ${entry.line} ${entry.words}`.toLowerCase().includes(word)),
    )
    .map(({ title }) => title)

test('sandbox experiments and functions are found by common words', () => {
  expect(found('sandbox')).toEqual(expect.arrayContaining(['XOR, 2-4-1', 'Himmelblau', 'Rosenbrock']))
  expect(found('quadratic', 'valley')).toEqual(['Quadratic'])
  expect(found('banana')).toEqual(['Rosenbrock'])
})

test('a function is opened by its entry, and no lecture is a function', () => {
  const ids = menuGroups().flatMap(({ entries }) => entries.map(({ id }) => id))
  expect(ids.flatMap((id) => functionOfEntry(id)?.id ?? [])).toContain('quadratic')
  expect(functionOfEntry('two-weights')).toBeUndefined()
})
