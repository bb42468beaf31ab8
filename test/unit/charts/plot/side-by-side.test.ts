import { expect, it } from 'vitest'
import { sideBySide } from '../../../../src/charts/plot/side-by-side.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'

const box = (middle: number, length = 20) => ({ middle, length })

it('a box is where its middle is wanted, and close ones push each other aside equally, within the line', () => {
  expect(sideBySide([], 0, 100)).toEqual([])
  expect(sideBySide([box(50)], 0, 100)).toEqual([40])
  expect(sideBySide([box(50), box(52)], 0, 100)).toEqual([31, 51])
  expect(sideBySide([box(98), box(2), box(90)], 0, 100)).toEqual([80, 0, 60])
  const options = sideBySide([box(50), box(52), box(10)], -10, 70).map((start) => start + 10)
  expect(options).toEqual([40, 60, 10])
  expect(sideBySide([box(5)], -10, 70)).toEqual([-5])
  expect(sideBySide([box(10), box(12), box(14)], 0, 50), 'no room').toEqual([0, 20, 40])
})

it('no other places in order are closer to the wanted ones', () => {
  const stream = new RandomStream(3, 'boxes')
  for (let draw = 0; draw < 200; draw++) {
    const boxes = Array.from({ length: 5 }, (_, i) =>
      box(100 * stream.uniform(20 * draw + i), 4 + 12 * stream.uniform(20 * draw + 10 + i)),
    )
    const found = sideBySide(boxes, 0, 100)
    const order = [...boxes.keys()].sort((i, j) => boxes[i]!.middle - boxes[j]!.middle)
    const end = (i: number) => found[i]! + boxes[i]!.length
    order.forEach((i, k) => expect(found[i]! + 1e-9).toBeGreaterThanOrEqual(k === 0 ? 0 : end(order[k - 1]!)))
    expect(end(order.at(-1)!)).toBeLessThanOrEqual(100 + 1e-9)
    const miss = (at: readonly number[]) =>
      at.reduce((sum, left, i) => sum + (left + boxes[i]!.length / 2 - boxes[i]!.middle) ** 2, 0)
    // Moves every group of neighbours a little, where it may go.
    for (let first = 0; first < 5; first++)
      for (let last = first; last < 5; last++)
        for (const by of [-0.01, 0.01]) {
          const group = order.slice(first, last + 1)
          const moved = found.map((left, i) => left + (group.includes(i) ? by : 0))
          const free = (k: number): boolean => {
            const [i, upper] = [order[k]!, order[k - 1]]
            return moved[i]! >= (upper === undefined ? 0 : moved[upper]! + boxes[upper]!.length)
          }
          const inside = moved[order[4]!]! + boxes[order[4]!]!.length <= 100
          if (inside && order.every((_, k) => free(k)))
            expect(miss(moved)).toBeGreaterThanOrEqual(miss(found) - 1e-9)
        }
  }
})
