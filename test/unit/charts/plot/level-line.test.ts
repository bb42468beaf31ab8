import type uPlot from 'uplot'
import { afterEach, expect, test, vi } from 'vitest'
import { drawLevel } from '../../../../src/charts/plot/level-line.ts'
import type { ChartTheme } from '../../../../src/charts/theme.ts'

afterEach(() => void vi.unstubAllGlobals())

/** The left edge of a level's name, 20 pixels wide, in a plot of 100. */
function leftOf(isNamedLeft: boolean, covers?: Parameters<typeof drawLevel>[3]): number {
  vi.stubGlobal('devicePixelRatio', 1)
  const fillText = vi.fn()
  const known: Record<string, unknown> = { fillText, measureText: () => ({ width: 20 }) }
  const ctx = new Proxy(known, { get: (all, name) => all[String(name)] ?? (() => undefined) })
  const plot = { ctx, bbox: { left: 0, top: 0, width: 100, height: 100 }, valToPos: () => 50 }
  const level = { id: 'coin', label: 'a coin', color: '#000', value: 1, isNamedLeft }
  drawLevel(plot as unknown as uPlot, level, { font: '10px Inter' } as ChartTheme, covers)
  return fillText.mock.calls[0]![1] as number
}

test('the name of a level is at its end, or as close to it as possible without covering anything', () => {
  expect([leftOf(false), leftOf(true)]).toEqual([80, 0])
  expect(leftOf(false, ({ x, width }) => x + width > 60)).toBeCloseTo(40, 9)
  expect(leftOf(true, ({ x }) => x < 30)).toBeCloseTo(30, 9)
  expect(
    leftOf(false, () => true),
    'where it would cover something everywhere',
  ).toBe(80)
})
