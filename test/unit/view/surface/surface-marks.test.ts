import { expect, test } from 'vitest'
import type { Terrain } from '../../../../src/reference/results.ts'
import { minimaOf, shareBelow } from '../../../../src/theory/quantity/surface/shape.ts'
import { surfaceMarks } from '../../../../src/view/surface/surface-marks.ts'
import { numbersOf } from '../../../../src/view/surface/surface-numbers.ts'

const size = 9
/** Two bowls beside each other, around a = -0.5 and a = 0.5. */
const terrain = {
  resolution: [size, size],
  extent: { a: [-1, 1], b: [-1, 1] },
  values: Float32Array.from({ length: size * size }, (_, k) => {
    const [a, b] = [(k % size) / 4 - 1, Math.floor(k / size) / 4 - 1]
    return (Math.abs(a) - 0.5) ** 2 + b ** 2
  }),
} as unknown as Terrain

test('each dip that a number counts is a dot, and the first has the name', () => {
  const { marks, curves } = surfaceMarks(terrain, [{ quantity: 'minima' }], 'light')
  expect(marks).toHaveLength(minimaOf(terrain))
  expect(marks.map(({ id, label, a, b }) => [id, label, a, b])).toEqual([
    ['dips/0', 'dips', -0.5, 0],
    ['dips/1', '', 0.5, 0],
  ])
  expect(curves).toEqual([])
})

test('a level that a number counts is a line around the ground below it, under the name of the number', () => {
  const numbers = [
    { quantity: 'area-below', arguments: { level: 0.06 }, label: 'floor' },
    { quantity: 'area-below', arguments: { level: 0.06 } },
  ]
  const { marks, curves } = surfaceMarks(terrain, numbers, 'dark')
  expect(curves.map(({ id }) => id)).toEqual(['level/0.06'])
  expect(marks.map(({ id, label }) => [id, label])).toEqual([['level/0.06/name', 'floor']])
  for (const [a, b] of curves[0]!.points.filter(([a]) => Number.isFinite(a)))
    expect(Math.hypot(Math.abs(a) - 0.5, b)).toBeCloseTo(0.24, 1)
  expect(shareBelow(terrain, 0.06)).toBeGreaterThan(0)
  expect(surfaceMarks(terrain, [{ quantity: 'area-below' }], 'dark').marks[0]?.label).toBe('loss below 1')
})

test('the ground below the only level is tinted, between the points of the grid too', () => {
  const below = (level: number) => ({ quantity: 'area-below', arguments: { level } })
  const { floor } = surfaceMarks(terrain, [below(0.06)], 'light')
  const [na, nb] = floor!.resolution
  let tinted = 0
  for (let k = 0; k < na * nb; k++) {
    const [a, b] = [(2 * (k % na)) / (na - 1) - 1, (2 * Math.floor(k / na)) / (nb - 1) - 1]
    const isIn = floor!.pixels[4 * k + 3]! > 0
    if (isIn) tinted++
    if (isIn) expect(Math.hypot(Math.abs(a) - 0.5, b)).toBeLessThan(0.25)
  }
  expect(tinted / (na * nb)).toBeCloseTo((2 * Math.PI * 0.06) / 4, 1)
  expect(tinted).toBeGreaterThan(0)
  expect(surfaceMarks(terrain, [below(0.06), below(0.1)], 'light').floor).toBeUndefined()
})

test('nothing is drawn of other numbers, nor on a line', () => {
  const none = { curves: [], marks: [] }
  expect(surfaceMarks(terrain, [{ quantity: 'final-loss' }], 'light')).toEqual(none)
  expect(surfaceMarks(undefined, [{ quantity: 'minima' }], 'light')).toEqual(none)
  const line = { ...terrain, resolution: [size, 1] } as unknown as Terrain
  expect(surfaceMarks(line, [{ quantity: 'minima' }], 'light')).toEqual(none)
})

test('the numbers of a step are those of its stages, its sweep and its question', () => {
  const answer = { quantity: 'area-below' }
  const question = { ask: '', kind: 'number', because: '', answer } as const
  const numbers = [{ label: 'dips', quantity: 'minima' }]
  expect(numbersOf({ numbers, question })).toEqual([...numbers, answer])
  expect(numbersOf({})).toEqual([])
})
