import { describe, expect, test } from 'vitest'
import { mostMoved } from '../../../../src/charts/network/network-drawing.ts'
import {
  edgePoint,
  layoutNetwork,
  shownUnits,
  targetAt,
  targetIn,
  walk,
  type NetworkPlaces,
  type Target,
} from '../../../../src/charts/network/network-layout.ts'
import { layoutOf } from '../../../../src/experiment/model/layout.ts'
import { mlpSpec } from '../../../support/network.ts'

const placed = (widths: number[], width = 336, height = 300): NetworkPlaces =>
  layoutNetwork(layoutOf(mlpSpec({ widths })).layers, { width, height, letter: 12 })

const cases: [number[], number, number][] = [
  [[1, 1, 1], 240, 140],
  [[1, 2, 2, 2, 2, 2, 1], 640, 560],
  [[2, 8, 8, 1], 336, 300],
  [[2, 64, 64, 1], 336, 300],
  [[2, 8, 8, 1], 640, 520],
  [[10, 512, 3], 252, 220],
]

test.each(cases)(
  '%j in %i by %i: everything is drawn inside, and no unit covers another',
  (widths, width, height) => {
    const { columns, rests } = placed(widths, width, height)
    const units = columns.flat()
    for (const { x, y, size, height: high } of units) {
      expect(x - size / 2).toBeGreaterThanOrEqual(0)
      expect(x + size / 2).toBeLessThanOrEqual(width)
      expect(y - high / 2).toBeGreaterThanOrEqual(0)
      expect(y + high / 2).toBeLessThanOrEqual(height)
    }
    for (const { y } of rests) expect(y).toBeLessThan(height)
    for (const [i, p] of units.entries())
      for (const q of units.slice(i + 1))
        expect(
          Math.abs(p.x - q.x) > (p.size + q.size) / 2 || Math.abs(p.y - q.y) > (p.height + q.height) / 2,
        ).toBe(true)
  },
)

test('units over one input are tall if there is space, and found over their height; others are squares', () => {
  const places = placed([1, 2, 2, 2, 2, 2, 1], 640, 560)
  const unit = places.columns[1]![0]!
  expect(unit.height).toBeCloseTo(2.5 * unit.size, 9)
  expect(targetAt(places, unit.x, unit.y + 0.9 * (unit.height / 2))).toEqual({ kind: 'unit', place: unit })
  for (const { size, height } of placed([2, 8, 8, 1]).columns.flat()) expect(height).toBe(size)
})

describe('a wide layer', () => {
  test('shows 16 units spread over it that stay the same, and counts the rest', () => {
    expect(shownUnits(64)).toEqual(Array.from({ length: 16 }, (_, i) => 4 * i))
    const { columns, rests, edges } = placed([2, 64, 64, 1])
    expect(columns.map(({ length }) => length)).toEqual([2, 16, 16, 1])
    expect(rests.map(({ count }) => count)).toEqual([48, 48])
    expect(edges).toHaveLength(32 + 256 + 16)
  })

  test('draws the weights of the units that it shows', () => {
    const { edges } = placed([2, 64, 64, 1])
    const edge = edges.find(({ layer, from, to }) => layer === 1 && from.unit === 4 && to.unit === 12)
    expect(edge?.weight).toBe(2 * 64 + 64 + 4 * 64 + 12)
  })
})

test('a unit is found in its square and an edge within 12 pixels, the nearest of several', () => {
  const places = placed([2, 8, 8, 1], 640, 520)
  const [unit] = places.columns[1]!
  expect(targetAt(places, unit!.x + unit!.size / 3, unit!.y)).toEqual({ kind: 'unit', place: unit })
  for (const edge of places.edges.filter(({ layer }) => layer === 2)) {
    const [x, y] = edgePoint(edge, 0.3)
    expect(targetAt(places, x, y)).toEqual({ kind: 'edge', place: edge })
  }
  const first = places.edges.find(({ layer }) => layer === 2)!
  const [x, y] = edgePoint(first, 0.3)
  expect(targetAt(places, x, y - 11)).toEqual({ kind: 'edge', place: first })
  expect(targetAt(places, 2, 2)).toBeUndefined()
})

test('arrow keys reach every unit and every edge', () => {
  const places = placed([2, 3, 1])
  const keys = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'] as const
  const begin: Target = { kind: 'unit', place: places.columns[0]![0]! }
  const seen = new Set([begin.place as object])
  const open: Target[] = [begin]
  for (let target = open.pop(); target; target = open.pop())
    for (const key of keys) {
      const next = walk(places, target, key)
      if (!seen.has(next.place)) open.push(next)
      seen.add(next.place)
    }
  expect(seen.size).toBe(2 + 3 + 1 + 6 + 3)
})

test('a target is found in a layout of another size, unless it is not drawn there', () => {
  const [small, large] = [placed([2, 8, 1]), placed([2, 8, 1], 640, 520)]
  const unit: Target = { kind: 'unit', place: small.columns[1]![3]! }
  const edge: Target = { kind: 'edge', place: small.edges[5]! }
  expect(targetIn(large, unit)).toEqual({ kind: 'unit', place: large.columns[1]![3]! })
  expect(targetIn(large, edge)).toEqual({ kind: 'edge', place: large.edges[5]! })
  expect(targetIn(placed([2, 3, 1]), unit)).toBeUndefined()
})

test('the largest moves stand out: at most six weights, none below 0.6 of the largest, and nothing at rest', () => {
  const places = placed([2, 8, 1])
  const moved = new Float64Array(33)
  expect(mostMoved(places, moved)).toEqual([])
  moved.set([1, -3, 1.9, 1.7, 0.1])
  expect(mostMoved(places, moved)).toEqual([1, 2])
  moved.fill(-1, 0, 16)
  expect(mostMoved(places, moved)).toEqual([0, 1, 2, 3, 4, 5])
})

test('names of inputs have space on their left, up to a share of the width', () => {
  const leftOf = (names?: number) => {
    const { columns } = layoutNetwork(layoutOf(mlpSpec({ widths: [4, 8, 3] })).layers, {
      ...{ width: 500, height: 300, letter: 12 },
      ...(names !== undefined && { names }),
    })
    const [first] = columns[0] ?? []
    return (first?.x ?? NaN) - (first?.size ?? NaN) / 2
  }
  expect(leftOf(80)).toBeGreaterThan(80)
  expect(leftOf(5)).toBe(leftOf())
  expect(leftOf(400)).toBeCloseTo(110)
})
