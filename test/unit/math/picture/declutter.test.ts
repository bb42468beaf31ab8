import { expect, test } from 'vitest'
import { Declutter } from '../../../../src/math/picture/declutter.ts'

test('a box is covered by as much as the boxes that were taken share with it', () => {
  const declutter = new Declutter({ x: 0, y: 0, width: 100, height: 100 })
  const box = { x: 10, y: 10, width: 20, height: 10 }
  expect(declutter.coveredShare(box)).toBe(0)
  declutter.take({ x: 0, y: 0, width: 15, height: 15 })
  expect(declutter.coveredShare(box)).toBe(25 / 200)
  declutter.take({ x: 25, y: 10, width: 40, height: 40 })
  expect(declutter.coveredShare(box)).toBe(75 / 200)
})
