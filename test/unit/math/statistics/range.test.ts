import { expect, it } from 'vitest'
import { maxOf, minOf } from '../../../../src/math/statistics/range.ts'

it('the range is found for as many numbers as draws are allowed', () => {
  const many = Float64Array.from({ length: 1_048_576 }, (_, i) => (i === 777 ? -3 : i))
  expect([minOf(many), maxOf(many)]).toEqual([-3, 1_048_575])
})

it.each([{ numbers: [] }, { numbers: [1, NaN, 2] }, { numbers: [Infinity, -Infinity] }, { numbers: [-0] }])(
  'the range of $numbers agrees with Math',
  ({ numbers }) => {
    expect(minOf(numbers)).toBe(Math.min(...numbers))
    expect(maxOf(numbers)).toBe(Math.max(...numbers))
  },
)
