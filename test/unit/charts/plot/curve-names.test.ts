import type uPlot from 'uplot'
import { expect, test, vi } from 'vitest'
import type { ChartTheme } from '../../../../src/charts/theme.ts'
import {
  drawNames,
  namedPadding,
  nameHeights,
  namePlaces,
  togetherNamed,
  wrapped,
} from '../../../../src/charts/plot/curve-names.ts'

test('a name is next to the end of its curve, and two identical curves both have their names', () => {
  expect(nameHeights([50], 0, 100, 10)).toEqual([50])
  const [one, other] = nameHeights([50, 50], 0, 100, 10)
  expect(other! - one!).toBe(10)
  expect([one, other]).toEqual([45, 55])
})

test('names are in the order of the ends, so that none seems to belong to another curve', () => {
  const ends = [12, 100, 100, 100, 96]
  const found = nameHeights(ends, 0, 100, 10).map(Number)
  const downwards = [0, 4, 1, 2, 3].map((i) => found[i]!)
  expect(downwards).toEqual(downwards.toSorted((p, q) => p - q))
  expect(Math.abs(found[0]! - 12)).toBeLessThan(10)
})

test('names stay inside the plot without overlapping; without space there is none', () => {
  for (const ends of [
    [0, 2, 4, 6],
    [98, 99, 100],
    [50, 50, 50, 50, 50, 50],
    [20, 31, 22, 95, 97, 99],
  ]) {
    const found = nameHeights(ends, 0, 100, 10)
    expect(found.every((y) => y !== undefined && y >= 5 && y <= 95)).toBe(true)
    const sorted = [...found].map(Number).sort((p, q) => p - q)
    expect(sorted.every((y, i) => i === 0 || y - sorted[i - 1]! >= 10 - 1e-9)).toBe(true)
  }
  expect(nameHeights([5, 5, 5], 0, 20, 10).map((y) => y === undefined)).toEqual([false, false, true])
  expect(nameHeights([5], 0, 5, 10)).toEqual([undefined])
})

/** A letter is half as wide as it is high. */
const measure = (text: string) => 5 * text.length
const named = (...names: string[]) => names.map((name) => ({ name, color: '#000' }))

test('names are at the ends in a wide chart, long ones in lines, and in rows above a narrow one', () => {
  const names = named('as trained', 'matched by weights', 'one that is matched by activations')
  expect(wrapped('one that is matched by activations', 110, measure)).toEqual([
    'one that is matched by',
    'activations',
  ])
  const wide = namePlaces(names, 600, 10, measure)
  expect(wide?.kind).toBe('ends')
  if (wide?.kind === 'ends') expect(wide.right).toBeLessThan(0.3 * 600)
  const narrow = namePlaces(names, 260, 10, measure)
  if (narrow?.kind !== 'rows') throw new Error('in rows')
  expect(narrow.rows.map((row) => row.map(({ name }) => name))).toEqual([
    ['as trained', 'matched by weights'],
    ['one that is matched by activations'],
  ])
  expect(narrow.above).toBe(30)
  const together = { name: 'as trained … one that is matched by activations', color: '#000', together: true }
  expect(namePlaces([...names, together], 260, 10, measure), 'all are in the rows').toEqual(narrow)
  expect(namePlaces(named('σ₁', 'σ₂'), 260, 10, measure)?.kind, 'short ones have room').toBe('ends')
  expect(namePlaces([], 600, 10, measure)).toBeUndefined()
})

test('curves of one run that end together share one name', () => {
  const at = (y: number, name: string, color = '#000') => ({ name, color, end: [9, y] as const })
  const ends = [at(1, 'σ₁'), at(50, 'σ₂'), at(51, 'σ₃'), at(50, 'σ₄'), at(50, 'other', '#f00')]
  expect(togetherNamed(ends, 3).map(({ name }) => name)).toEqual(['σ₁', 'σ₂ … σ₄', 'other'])
  expect(togetherNamed(ends.slice(0, 3), 3).map(({ name }) => name)).toEqual(['σ₁', 'σ₂, σ₃'])
})

test('a shared name is broken into lines if it would leave the canvas', () => {
  vi.stubGlobal('devicePixelRatio', 1)
  const written: { readonly text: string; readonly right: number }[] = []
  const nothing = () => undefined
  const ctx = {
    ...Object.fromEntries(
      ['save', 'restore', 'setLineDash', 'beginPath', 'moveTo', 'lineTo', 'stroke'].map((name) => [
        name,
        nothing,
      ]),
    ),
    canvas: { width: 300 },
    measureText: (text: string) => ({ width: measure(text) }),
    fillText: (text: string, x: number) => written.push({ text, right: x + measure(text) }),
  }
  const bbox = { left: 30, top: 0, width: 215, height: 100 }
  const plot = { ctx, width: 300, bbox } as unknown as uPlot
  const names = named('α = 5', 'α = 10')
  const ends = [{ name: 'α = 5, α = 10', color: '#000', end: [245, 50] as const }]
  drawNames(plot, names, ends, { font: '10px sans-serif' } as ChartTheme)
  vi.unstubAllGlobals()
  expect(written.map(({ text }) => text)).toEqual(['α = 5,', 'α = 10'])
  for (const { right } of written) expect(right).toBeLessThanOrEqual(300)
})

test('in a row the key of a curve is dotted like the curve', () => {
  vi.stubGlobal('devicePixelRatio', 1)
  const dashes: number[] = []
  const nothing = () => undefined
  const ctx = {
    ...Object.fromEntries(
      ['save', 'restore', 'beginPath', 'moveTo', 'lineTo', 'stroke', 'fillText'].map((name) => [
        name,
        nothing,
      ]),
    ),
    canvas: { width: 260 },
    measureText: (text: string) => ({ width: measure(text) }),
    setLineDash: ({ length }: readonly number[]) => dashes.push(length),
  }
  const plot = { ctx, width: 260, bbox: { left: 30, top: 60, width: 200, height: 100 } } as unknown as uPlot
  const [goal, law] = named('goal of the best answer', 'the same, as it is computed')
  drawNames(plot, [goal!, { ...law!, dotted: true }], [], { font: '10px sans-serif' } as ChartTheme)
  vi.unstubAllGlobals()
  expect(dashes).toEqual([0, 2])
})

test('a chart keeps the space for the names of the one above it, but no row for them', () => {
  const theme = { font: '10px sans-serif' } as ChartTheme
  const ctx = { save: vi.fn(), restore: vi.fn(), measureText: (text: string) => ({ width: measure(text) }) }
  const rooms = (own: readonly string[], others: readonly string[], width: number) =>
    namedPadding(theme, { name: 'x' }, () => named(...own), 0, named(...others))
      .slice(0, 2)
      .map((room) =>
        typeof room === 'function' ? room({ ctx, width } as never, 0, [false, false, false, false], 0) : room,
      )
  const [above, right] = rooms(['at its peak', 'at the end'], [], 400)
  expect(rooms([], ['at its peak', 'at the end'], 400)).toEqual([above, right])
  expect(right).toBeGreaterThan(rooms([], [], 400)[1]!)
  expect(rooms([], ['at its peak', 'at the end'], 100)).toEqual(rooms([], [], 100))
})
