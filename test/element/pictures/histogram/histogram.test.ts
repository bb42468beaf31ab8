import { expect, test } from 'vitest'
import '../../../../src/pictures/calls/bl-calls.ts'
import '../../../../src/pictures/histogram/bl-histogram.ts'
import { SweepEvent } from '../../../../src/elements/events.ts'
import { callsDrawing } from '../../../../src/pictures/calls/calls-chart.ts'
import { callsOf } from '../../../../src/reference/procedure/quicksort.ts'
import { quicksortLaw } from '../../../../src/theory/laws/quicksort-law.ts'
import { histogramView } from '../../../../src/pictures/histogram/histogram-view.ts'
import { faults, mount, settled, within } from '../../fixtures/mount.ts'
import { pixelsWhere } from '../../fixtures/pixels.ts'

const histogram = { label: 'comparisons', quantity: 'comparisons', draws: 3000 }
const law = quicksortLaw(10)
const view = (count: number) =>
  histogramView(histogram, { numbers: Array.from({ length: count }, (_, i) => 20 + (i % 10)), law }, false)

/** The number of pixels in a token's colour. */
function colored(element: HTMLElement, token: string): number {
  const probe = document.createElement('canvas').getContext('2d')!
  probe.fillStyle = getComputedStyle(element).getPropertyValue(token)
  probe.fillRect(0, 0, 1, 1)
  const [r, g, b] = probe.getImageData(0, 0, 1, 1).data
  return pixelsWhere(
    element,
    ({ red, green, blue, alpha }) => red === r && green === g && blue === b && alpha === 255,
  ).length
}

test('the bars grow as draws come, below the line of the distribution, and numbers are reported', async () => {
  const chart = await mount('bl-histogram', { view: view(0), running: true })
  await settled(chart)
  expect(colored(chart, '--bl-metric')).toBe(0)
  expect(colored(chart, '--bl-accent')).toBeGreaterThan(100)
  chart.view = view(1000)
  await settled(chart)
  const some = colored(chart, '--bl-metric')
  chart.view = view(2500)
  await settled(chart)
  expect(some).toBeGreaterThan(100)
  expect(colored(chart, '--bl-metric')).toBeGreaterThan(1.5 * some)
  expect(within(chart, '[role=status]').textContent).toBe('2\u202f500 of 3\u202f000')
  expect(within(chart, '.chart').ariaLabel).toContain('the law: mean 24.4373, deviation 3.934')
})

test('hidden bars are not drawn, on a logarithmic axis either, and the asked part is shaded', async () => {
  const bare = { ...view(0), counts: [], expected: [], rules: [], log: true }
  const chart = await mount('bl-histogram', { view: bare })
  await settled(chart)
  expect(colored(chart, '--bl-metric')).toBe(0)
  const inked = () => pixelsWhere(chart, ({ alpha }) => alpha > 0).length
  const before = inked()
  chart.view = { ...bare, shaded: [20, Infinity] }
  await settled(chart)
  expect(inked()).toBeGreaterThan(before + 1000)
})

test('a button stops and starts it; it says why it is empty, and has no faults that axe finds', async () => {
  const chart = await mount('bl-histogram', { view: view(10), running: true })
  const asked: boolean[] = []
  chart.addEventListener(SweepEvent.type, (event) => asked.push((event as SweepEvent).go))
  within(chart, 'button').click()
  chart.running = false
  await settled(chart)
  within(chart, 'button').click()
  expect(asked).toEqual([false, true])
  expect(await faults(chart)).toEqual([])
  chart.problem = 'there is no such number'
  await settled(chart)
  expect(within(chart, '[role=alert]').textContent).toBe(chart.problem)
})

test('with reduced motion the whole run is drawn: the ink of a sorted list is half of the picture apart from antialiasing', async () => {
  const procedure = {
    kind: 'procedure',
    id: 'quicksort',
    size: 40,
    pivot: 'first',
    input: 'sorted',
    sigma: 0,
  } as const
  const drawing = callsDrawing(callsOf(procedure, 1), 40)
  const calls = await mount('bl-calls', { drawing, heading: 'One run' })
  const canvas = within<HTMLCanvasElement>(calls, 'canvas')
  await expect
    .poll(
      () => (colored(calls, '--bl-metric') + colored(calls, '--bl-accent')) / canvas.width / canvas.height,
    )
    .toBeGreaterThan(0.25)
  expect(within(calls, 'canvas').ariaLabel).toContain('One run')
})

test('before there is anything to draw, text replaces the axes', async () => {
  const chart = await mount('bl-histogram', { running: true })
  await settled(chart)
  expect(chart.shadowRoot!.querySelector('canvas')).toBeNull()
  expect(within(chart, '.awaited').textContent).toBe('computing')
  chart.view = view(10)
  await settled(chart)
  expect(chart.shadowRoot!.querySelector('canvas')).not.toBeNull()
  expect(chart.shadowRoot!.querySelector('.awaited')).toBeNull()
})
