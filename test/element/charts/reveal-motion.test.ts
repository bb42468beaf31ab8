import { afterEach, expect, test, vi } from 'vitest'
import '../../../src/pictures/sweep/bl-sweep-chart.ts'
import type { AskedPlot } from '../../../src/elements/charts/plots/bl-asked-plot.ts'
import { likeMotion } from '../fixtures/motion.ts'
import { mount } from '../fixtures/mount.ts'
import { sweepView } from '../fixtures/plot-views.ts'

const scale = { from: 1, to: 100, log: true }
const question: AskedPlot = { ask: 'How many?', open: true, guess: { axis: 'up', bounds: scale } }
const answer: AskedPlot = { ...question, open: false }
const view = sweepView({
  values: [1, 2, 4, 8],
  series: [{ label: 'units', of: 0, color: 'red' }],
  scale,
})

afterEach(() => {
  vi.restoreAllMocks()
})

/** An open question over a sweep, and its veil. */
async function veiled() {
  const chart = await mount('bl-sweep-chart', { view, asked: question })
  chart.style.cssText = 'width: 600px; height: 400px'
  const plot = chart.shadowRoot!.querySelector('bl-asked-plot')!
  const veil = () => plot.shadowRoot!.querySelector('.veil')
  await expect.poll(veil).not.toBeNull()
  return { chart, plot, veil }
}

test('a curve grows from the left under a veil that is drawn aside, and a key ends it', async () => {
  likeMotion()
  const clock = vi.spyOn(performance, 'now').mockReturnValue(1000)
  const { chart, plot, veil } = await veiled()
  const box = plot.getBoundingClientRect()
  chart.asked = answer
  await chart.updateComplete
  await plot.updateComplete
  expect(veil()!.textContent, 'no words over an answer').toBe('')
  clock.mockReturnValue(1450)
  await expect.poll(() => getComputedStyle(veil()!).clipPath).toContain('50%')
  expect(plot.getBoundingClientRect()).toEqual(box)
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'x' }))
  await expect.poll(veil).toBeNull()
})

test('an answer is shown at once under reduced motion', async () => {
  const { chart, plot, veil } = await veiled()
  chart.asked = answer
  await chart.updateComplete
  await plot.updateComplete
  expect(veil()).toBeNull()
})
