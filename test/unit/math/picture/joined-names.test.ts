import { expect, test } from 'vitest'
import { joinedNames } from '../../../../src/math/picture/joined-names.ts'

test.each([
  [[], ''],
  [['', 'A'], 'A'],
  [['A', 'A'], 'A'],
  [['A', 'B'], 'A and B'],
  [['A', 'B', 'C'], 'A, B and C'],
  [['A', 'B', 'C', 'D'], 'A, B and 2 more'],
])('%j is told as “%s”', (names, words) => {
  expect(joinedNames(names)).toBe(words)
})
