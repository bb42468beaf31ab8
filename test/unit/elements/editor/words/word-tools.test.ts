import { expect, test } from 'vitest'
import { termFrom, termsFor } from '../../../../../src/elements/editor/words/term-list.ts'
import { asFormula, asNumber, type WordChange } from '../../../../../src/elements/editor/words/word-tools.ts'

/** The text after a change, with bars around the selection. */
function after(change: (text: string, from: number, to: number) => WordChange, marked: string): string {
  const [before = '', selected = '', behind = ''] = marked.split('|')
  const text = `${before}${selected}${behind}`
  const { from, to, text: put, select } = change(text, before.length, before.length + selected.length)
  const now = `${text.slice(0, from)}${put}${text.slice(to)}`
  return [now.slice(0, select[0]), now.slice(...select), now.slice(select[1])].join('|')
}

test('a selection becomes a formula; without one the caret is in a new one, or leaves the one it was in', () => {
  expect(after(asFormula, 'the loss |w^2 |grows')).toBe('the loss $w^2$||grows')
  expect(after(asFormula, 'at || last')).toBe('at $||$ last')
  expect(after(asFormula, 'at $w|| + 1$ last')).toBe('at $w + 1$|| last')
  expect(after(asFormula, 'costs \\$5 ||'), 'a dollar that is a letter opens nothing').toBe('costs \\$5 $||$')
})

test('a brace opens a list of numbers, which searches for the selection; in a formula it is one that TeX ignores', () => {
  expect(after(asNumber, 'ends at |2.57|.')).toBe('ends at {2.57||.')
  expect(after(asNumber, 'with $x = ||$')).toBe('with $x = \\num{||$')
})

test('terms are found by their beginning, then by their notes, and a half-typed one comes first', () => {
  expect(
    termsFor('ba')
      .map(({ word }) => word)
      .slice(0, 2),
  ).toEqual(['barrier', 'basin'])
  expect(termsFor('running mean').map(({ word }) => word)).toContain('Adam')
  expect(termsFor('').length).toBeGreaterThan(30)
  expect(termFrom('A wide min', 10)).toBe(7)
  expect(termFrom('A wide xyz', 10), 'no term begins so').toBe(10)
})
