import { expect, test } from 'vitest'
import { pictureAt, sheetLayout } from '../../../../src/pictures/function/picture-sheet.ts'

/** The space of a sheet with letters 12 CSS pixels high, and how far its rows and columns extend. */
function reach(count: number, width: number, height: number, letter = 12) {
  const layout = sheetLayout(count, width, height, letter)
  const rows = Math.ceil(layout.shown / layout.columns)
  const [across, down] = layout.step
  const gap = across - layout.size
  return { ...layout, rows, right: layout.columns * across - gap, bottom: rows * down - gap }
}

test.each([
  [1, 300, 200],
  [20, 300, 200],
  [61, 800, 500],
  [256, 1000, 700],
  [3092, 1000, 700],
  [773, 340, 300],
])('%i pictures lie within a room of %i by %i, and have room for their words', (count, width, height) => {
  const { right, bottom, size, shown } = reach(count, width, height)
  expect(right).toBeLessThanOrEqual(width + 1e-9)
  expect(bottom).toBeLessThanOrEqual(height + 1e-9)
  expect(size).toBeGreaterThanOrEqual(28)
  expect(shown).toBeLessThanOrEqual(Math.min(count, 256))
})

test('as many pictures as fit are shown, as large as possible', () => {
  expect(reach(12, 800, 300).shown).toBe(12)
  expect(reach(256, 1400, 1000).shown).toBe(256)
  const few = reach(256, 300, 200)
  expect(few.shown).toBeLessThan(256)
  expect(few.bottom + few.step[1], 'one more row has no room').toBeGreaterThan(200)
  expect(reach(100, 800, 600).size).toBeGreaterThan(reach(200, 800, 600).size)
})

test("an audience's letters come with larger pictures", () => {
  expect(reach(773, 1200, 800, 26).size).toBeGreaterThan(2 * reach(773, 1200, 800, 12).size * 0.7)
  expect(reach(773, 1200, 800, 26).size).toBeGreaterThanOrEqual(2.4 * 26)
})

test('a point gives the picture that it is on', () => {
  const layout = sheetLayout(10, 400, 300, 12)
  const [across, down] = layout.step
  expect(pictureAt(layout, 1, 1)).toBe(0)
  expect(pictureAt(layout, across + 1, 1)).toBe(1)
  expect(pictureAt(layout, 1, down + 1)).toBe(layout.columns)
  expect(pictureAt(layout, layout.columns * across + 1, 1)).toBeUndefined()
  expect(pictureAt(layout, 1, 99 * down)).toBeUndefined()
})
