import { expect, test } from 'vitest'
import { runMark } from '../../../../../src/math/picture/looks/run-mark.ts'

const styles = [0, 1, 2, 3, 4, 5, 6, 7]

const area = (corners: ReturnType<typeof runMark>): number =>
  corners.reduce((sum, [x, y], k) => {
    const [nextX, nextY] = corners[(k + 1) % corners.length]!
    return sum + x * nextY - nextX * y
  }, 0)

test('eight runs have eight marks of about the same size, around their centre', () => {
  expect(new Set(styles.map((style) => JSON.stringify(runMark(style)))).size).toBe(8)
  for (const style of styles) {
    const corners = runMark(style)
    expect(Math.abs(area(corners)) / 2, `area of mark ${style}`).toBeGreaterThan(1.5)
    for (const corner of corners) expect(Math.hypot(...corner)).toBeLessThanOrEqual(1.5)
  }
  expect(runMark(8)).toBe(runMark(0))
})
