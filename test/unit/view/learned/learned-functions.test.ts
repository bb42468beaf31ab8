import { expect, test } from 'vitest'
import { percentage } from '../../../../src/view/learned/learned-functions.ts'

test('a share close to all is not rounded to all', () => {
  expect([1, 0.99995, 0.995, 0.874, 0.098, 0].map(percentage)).toEqual([
    '100 %',
    '99.9 %',
    '99.5 %',
    '87 %',
    '9.8 %',
    '0 %',
  ])
})
