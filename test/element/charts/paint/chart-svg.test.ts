import { expect, test } from 'vitest'
import '../../../../src/elements/charts/plots/bl-loss-chart.ts'
import '../../../../src/pictures/spectrum/bl-spectrum.ts'
import { chartSvg, seenCharts } from '../../../../src/elements/charts/paint/chart-svg.ts'
import { likeness } from '../../../support/likeness.ts'
import { series } from '../../fixtures/curves.ts'
import { mount } from '../../fixtures/mount.ts'
import { lossView } from '../../fixtures/plot-views.ts'
import { nextFrame } from '../../fixtures/open-stage.ts'
import { pixelsOf } from '../../fixtures/picture-pixels.ts'

test('a chart is an SVG that opens by itself and looks as on the screen', async () => {
  const chart = await mount('bl-loss-chart', {
    view: lossView({ heading: 'Loss & more', series, at: 400, log: true }),
  })
  chart.style.cssText = 'width: 400px; height: 260px'
  await nextFrame()
  await nextFrame()
  const seen = seenCharts(document)
  expect(seen.map(({ name }) => name)).toEqual(['Loss & more'])
  const text = await chartSvg(seen[0]!)
  const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement
  expect(svg.querySelector('title')?.textContent).toBe('Loss & more')
  const curves = [...svg.querySelectorAll('path')].filter((path) => /#aa3d0f|#1a5e8d/u.test(path.getAttribute('stroke') ?? '')) // prettier-ignore
  expect(curves.some((path) => (path.getAttribute('d') ?? '').split('L').length > 30)).toBe(true)
  expect([...svg.querySelectorAll('text')].map((one) => one.textContent)).toEqual(
    expect.arrayContaining(['steps', '200', 'momentum']),
  )
  expect(text).not.toMatch(/(?:href=|url\()["']?http/u)
  const canvases = [...chart.shadowRoot!.querySelectorAll('canvas')]
  const [width, height] = ['width', 'height'].map((side) => Number(svg.getAttribute(side)))
  const whole = new OffscreenCanvas(width!, height!)
  const context = whole.getContext('2d')!
  context.fillStyle = getComputedStyle(chart).getPropertyValue('--bl-paper') || 'white'
  context.fillRect(0, 0, width!, height!)
  const around = chart.getBoundingClientRect()
  const top = Math.min(...canvases.map((canvas) => canvas.getBoundingClientRect().y))
  for (const canvas of canvases) {
    const box = canvas.getBoundingClientRect()
    context.drawImage(canvas, box.x - around.x, box.y - top + 28, box.width, box.height)
  }
  const below = (pixels: ArrayLike<number>) => Array.from(pixels).slice(4 * 30 * width!)
  const file = new Blob([text], { type: 'image/svg+xml' })
  const [told, drawn] = await Promise.all([file, whole].map((one) => pixelsOf(one, width!, height!)))
  expect(likeness(below(told!), below(drawn!))).toBeGreaterThan(24)
})
