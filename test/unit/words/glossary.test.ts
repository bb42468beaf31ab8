import { expect, test } from 'vitest'
import { glossary } from '../../../src/words/glossary.ts'

test.each(glossary.map((entry) => [entry.term, entry] as const))(
  '%s is explained in a sentence or two',
  (_, entry) => {
    const words = entry.note.match(/\S*[\p{L}\p{N}]\S*/gu) ?? []
    expect(words.length).toBeLessThanOrEqual(40)
    expect(entry.note).toMatch(/^\p{Lu}.*\.$/u)
    expect(entry.note.match(/[.?](?= \p{Lu}|$)/gu)?.length).toBeLessThanOrEqual(2)
  },
)

test('the terms are in alphabetical order, and no word means two of them', () => {
  const terms = glossary.map(({ term }) => term)
  expect(terms).toEqual(terms.toSorted((a, b) => a.localeCompare(b, 'en')))
  const words = glossary.flatMap((entry) => entry.words ?? [entry.term]).map((word) => word.toLowerCase())
  expect(new Set(words).size).toBe(words.length)
  expect(words.every((word) => /^[\p{L}\p{N} -]+$/u.test(word))).toBe(true)
})

test('the names of algorithms, losses and effects in the lectures are explained', () => {
  const named = [
    ...['simplex', 'central path', 'ellipsoid method', 'margin', 'surrogate', 'proxy', 'weight decay'],
    ...['Nesterov', 'RMSprop', 'hinge loss', 'double descent', 'parity'],
  ]
  const terms = glossary.map(({ term }) => term)
  expect(named.filter((term) => !terms.includes(term))).toEqual([])
})
