import { expect, test } from 'vitest'
import { Pace } from '../../../../src/page/export/pace.ts'

test('the remaining time follows the speed of progress after one second of work, ignoring the time before the first frame', () => {
  const pace = new Pace()
  // The first frame has waited nine seconds for compilation.
  expect(pace.left(0.1, 9000)).toBeUndefined()
  expect(pace.left(0.15, 9500), 'half a second').toBeUndefined()
  expect(pace.left(0.3, 11_000), 'a fifth in two seconds').toBe(7)
  // Progress slows down.
  expect(pace.left(0.5, 17_000), 'two fifths in eight seconds').toBe(10)
  expect(pace.left(1, 27_000)).toBe(0)
  expect(new Pace().left(1, 0)).toBeUndefined()
})
