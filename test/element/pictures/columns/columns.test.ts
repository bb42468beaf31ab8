import { expect, test } from 'vitest'
import '../../../../src/pictures/columns/bl-columns.ts'
import type { DrawnColumns } from '../../../../src/pictures/columns/columns-chart.ts'
import { formOf } from '../../../../src/theory/polygons.ts'
import { mount, settled } from '../../fixtures/mount.ts'

const weights = Array.from({ length: 5 }, (_, i) => {
  const angle = (2 * Math.PI * i) / 5
  return [Math.cos(angle), Math.sin(angle)]
}).flat()

const pentagon: DrawnColumns = {
  label: '',
  run: '',
  color: '#aa3d0f',
  isLine: false,
  columns: Array.from({ length: 5 }, (_, i) => ({
    x: weights[2 * i]!,
    y: weights[2 * i + 1]!,
    kept: true,
    bias: -0.1,
    way: [[0.1, 0.1]],
  })),
  form: formOf({ features: 5, hidden: 2 }, weights),
  formName: 'pentagon',
  kept: '5 of 5 kept',
  reach: 1,
}

test('a frame is drawn with its form, angles and numbers, and its columns are a table', async () => {
  const written: string[] = []
  const fill = CanvasRenderingContext2D.prototype.fillText
  CanvasRenderingContext2D.prototype.fillText = function (...given: Parameters<typeof fill>) {
    written.push(given[0])
    fill.apply(this, given)
  }
  const element = await mount('bl-columns', { views: [pentagon] })
  element.style.cssText = 'width: 400px; height: 420px'
  await settled(element)
  await expect.poll(() => written.filter((text) => text === '72°').length).toBeGreaterThanOrEqual(5)
  CanvasRenderingContext2D.prototype.fillText = fill
  expect(written).toEqual(expect.arrayContaining(['1', '2', '3', '4', '5']))
  const root = element.shadowRoot!
  expect(root.querySelector('h2')!.textContent).toBe('pentagon')
  expect(root.querySelector('canvas')!.getAttribute('aria-label')).toContain('pentagon, 5 of 5 kept')
  const [table] = element.valueTables
  expect(table!.columns).toEqual(['feature', 'W₁', 'W₂', 'length', 'angle in degrees', 'b'])
})

test('twelve runs share one scale, in a grid', async () => {
  const element = await mount('bl-columns', { views: Array.from({ length: 12 }, () => pentagon) })
  element.style.cssText = 'width: 600px; height: 420px'
  await settled(element)
  const canvases = [...element.shadowRoot!.querySelectorAll('canvas')]
  expect(canvases).toHaveLength(12)
  expect(new Set(canvases.map((canvas) => Math.round(canvas.getBoundingClientRect().left))).size).toBe(4)
})
