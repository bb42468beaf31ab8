import { expect, test } from 'vitest'
import { drawCurve } from '../../../../src/charts/function/curve-drawing.ts'
import type { ChartTheme } from '../../../../src/charts/theme.ts'

const size = 20

const widthOf = (text: string) => ({ width: 0.6 * size * text.length })

/** The numbers written below and next to a curve over [-1, 1] at this size in pixels, with their places. */
function written(width: number, height: number, heights: readonly [number, number] = [0, 1]) {
  const numbers: {
    readonly text: string
    /** Its left edge. */
    readonly x: number
    readonly y: number
    readonly under: boolean
  }[] = []
  const known = {
    textAlign: 'left' as 'left' | 'center' | 'right',
    textBaseline: 'top',
    measureText: widthOf,
    fillText: (text: string, x: number, y: number) =>
      numbers.push({
        text,
        x: x - { left: 0, center: 0.5, right: 1 }[known.textAlign] * widthOf(text).width,
        y,
        under: known.textBaseline === 'top',
      }),
  }
  const ctx = new Proxy(known, {
    get: (target, key) => (key in target ? Reflect.get(target, key) : () => undefined),
  }) as unknown as CanvasRenderingContext2D
  const samples = { task: 'regression', dimensions: 1, outputs: 1, coordinates: [], targets: [] } as const
  const theme = { font: `${size}px sans-serif` } as ChartTheme
  const picture = { samples, grid: undefined, colors: [], heights } as const
  drawCurve(ctx, width, height, picture, [-1, 1], theme)
  return numbers
}

test.each([
  [140, 120],
  [260, 70],
  [900, 500],
])('numbers of a curve of %d by %d pixels do not touch', (width, height) => {
  const numbers = written(width, height)
  const across = numbers.filter(({ under }) => under)
  const up = numbers.filter(({ under }) => !under).map(({ y }) => y)
  expect(across.length).toBeGreaterThan(0)
  expect(up.length).toBeGreaterThan(1)
  for (const [i, { text, x }] of across.entries()) {
    const end = x + widthOf(text).width
    expect(end, text).toBeLessThanOrEqual(across[i + 1]?.x ?? width)
  }
  for (const [i, y] of up.slice(1).entries()) expect(up[i]! - y).toBeGreaterThan(1.2 * size)
})

test('numbers next to a curve are complete, however long', () => {
  const up = written(400, 200, [0, 6.1e-5]).filter(({ under }) => !under)
  expect(up.length).toBeGreaterThan(1)
  for (const { text, x } of up) expect(x, text).toBeGreaterThanOrEqual(0)
})
