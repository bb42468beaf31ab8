import { expect, it } from 'vitest'
import { spreadOf } from '../../../src/theory/sweep/statistics.ts'
import { shownPoints } from '../../../src/view/swept-points.ts'

const point = (value: number, ...numbers: number[]) => ({ value, spreads: [spreadOf(numbers)] })

it('a live point replaces a stored one once it has as many draws, not before', () => {
  const stored = [point(1, 10, 20, 30), point(2, 10, 20, 30)]
  const live = [point(2, 7), point(1, 1, 2, 3)]
  expect(shownPoints(stored, live)).toEqual([live[1], stored[1]])
  expect(shownPoints([], live)).toEqual([live[1], live[0]])
})
