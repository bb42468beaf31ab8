import { expect, test } from 'vitest'
import { coordinatesView } from '../../../../src/pictures/coordinates/coordinates-view.ts'

const row = {
  kind: 'saddles',
  dimension: 5,
  saddle: 5,
  steepness: 1.5,
  kicks: false,
  precision: 'float64',
} as const

test('every weight is a curve over all steps, with float32’s floor, and the saddles’ steps are named', () => {
  const { heading, note, series, levels } = coordinatesView(row, 1, 'light', false)
  expect(heading).toBe('Sizes of the weights, in float64')
  expect(note).toMatch(/^saddles passed at \d+(, \d+){4}$/)
  expect(series.map(({ name }) => name)).toEqual(['x₁', 'x₂', 'x₃', 'x₄', 'x₅'])
  const last = Number(note.split(', ').at(-1))
  expect(series.map(({ values }) => values.length)).toEqual(Array.from({ length: 5 }, () => last + 1))
  expect(levels[0]?.value).toBe(2 ** -149)
})

test('while a question is open the run ends with the third saddle', () => {
  const { note, series } = coordinatesView(row, 1, 'light', true)
  expect(note).toMatch(/^saddles passed at \d+, \d+, \d+$/)
  expect(series[0]?.values.length).toBe(Number(note.split(', ').at(-1)) + 1)
})

test('an open question has the axes of its answer', () => {
  const [told, asked] = [false, true].map((veiled) => coordinatesView(row, 1, 'light', veiled))
  expect(asked?.bounds).toEqual(told?.bounds)
  expect(asked?.last).toBe(told?.last)
  const drawn = told!.series.flatMap(({ values }) => Array.from(values))
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(told!.bounds[0])
  expect(Math.max(...drawn)).toBeLessThanOrEqual(told!.bounds[1])
  expect(told?.last).toBe(Math.max(...Array.from(told!.series[0]!.steps)))
})

test('a run that stays for ever says so, and is not shown for ever', () => {
  const { note, series } = coordinatesView({ ...row, precision: 'float32' }, 1, 'dark', false)
  expect(note).toMatch(/; 1 never$/)
  expect(series[0]!.values.length).toBeLessThan(3000)
  expect(Array.from(series[4]!.values).at(-1)).toBe(0)
})

test('a weight has its name in the middle of its rise, and one that only falls has none there', () => {
  const { series } = coordinatesView(row, 1, 'light', false)
  const { values, nameAt = NaN } = series[4]!
  const logs = Array.from(values, Math.log)
  const least = Math.min(...logs)
  expect(nameAt).toBeGreaterThan(logs.indexOf(least))
  expect((logs[nameAt]! - least) / (logs.at(-1)! - least)).toBeCloseTo(0.5, 2)
  const veiled = coordinatesView(row, 1, 'light', true).series
  expect(veiled.map((one) => one.nameAt === undefined)).toEqual([false, false, false, true, true])
})
