import { expect, test } from 'vitest'
import { formatTogether } from '../../../../src/math/picture/numbers-together.ts'

test('numbers in one sentence are all powers of ten if one of them is too small for decimals', () => {
  expect(formatTogether([0.000318, 2.51e-7])).toEqual(['3.18·10⁻⁴', '2.51·10⁻⁷'])
  expect(formatTogether([-0.002, 5e-5])).toEqual(['\u22122·10⁻³', '5·10⁻⁵'])
  expect(formatTogether([0.000318, 0.0002]), 'decimals are enough').toEqual(['0.000318', '0.0002'])
  expect(formatTogether([0, 0.25, 1234, NaN, 1e-6]), 'no zeros to count').toEqual([
    ...['0', '0.25', '1\u202F234', 'not finite', '10⁻⁶'],
  ])
})
