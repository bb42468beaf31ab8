import { expect, test } from 'vitest'
import { Declutter } from '../../../../src/math/picture/declutter.ts'

test('a box is covered by the area that it shares with the boxes already placed', () => {
  const declutter = new Declutter({ x: 0, y: 0, width: 100, height: 100 })
  const box = { x: 10, y: 10, width: 20, height: 10 }
  expect(declutter.coveredShare(box)).toBe(0)
  declutter.take({ x: 0, y: 0, width: 15, height: 15 })
  expect(declutter.coveredShare(box)).toBe(25 / 200)
  declutter.take({ x: 25, y: 10, width: 40, height: 40 })
  expect(declutter.coveredShare(box)).toBe(75 / 200)
})

test('a label stays within the bounds along their edge, in their middle if it is wider, and leaves with its point', () => {
  const placed = (x: number, width: number) =>
    new Declutter({ x: 10, y: 10, width: 100, height: 100 }).place(x, 60, width, 10, 8)
  const inside = placed(70, 90)
  expect(inside.x).toBeGreaterThanOrEqual(10)
  expect(inside.x + inside.width).toBeLessThanOrEqual(110)
  expect(placed(70, 120).x).toBe(0)
  const outside = placed(-60, 20)
  expect(outside.x + outside.width).toBeLessThan(10)
})
