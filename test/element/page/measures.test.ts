import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { signedTicks } from '../../../src/charts/spectrum-chart.ts'
import '../../../src/elements/controls/bl-card.ts'
import '../../../src/elements/charts/plots/bl-draws.ts'
import '../../../src/pictures/gaps/bl-gap-bar.ts'
import '../../../src/elements/charts/lists/bl-numbers.ts'
import '../../../src/elements/stage/bl-point-card.ts'
import '../../../src/elements/charts/plots/bl-run-comparison.ts'
import '../../../src/pictures/spectrum/bl-spectrum.ts'
import { ToggleEvent } from '../../../src/elements/controls/control-events.ts'
import type { Comparison } from '../../../src/reference/oracle/measure/comparison.ts'
import { CompareEvent } from '../../../src/elements/events.ts'
import { PlanePointEvent } from '../../../src/elements/stage/stage-events.ts'
import { choose, deep } from '../fixtures/panel.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'
import { spectrumView } from '../fixtures/plot-views.ts'

const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))

/** Where a canvas has exactly this colour, in its own pixels. */
function inked(canvas: HTMLCanvasElement, [red, green, blue]: readonly number[]): [number, number][] {
  const { data, width } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
  const found: [number, number][] = []
  for (let i = 0; i < data.length; i += 4)
    if (data[i] === red && data[i + 1] === green && data[i + 2] === blue)
      found.push([(i / 4) % width, Math.floor(i / 4 / width)])
  return found
}

/** The text copied while `act` runs. */
async function copied(act: () => Promise<void>): Promise<string | undefined> {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  await act()
  const text = write.mock.lastCall?.[0]
  write.mockRestore()
  return text
}

const spectrum = {
  of: 'the Hessian',
  values: [3, 0.01, 0, -0.02],
  total: 4,
  color: '#010203',
  levels: [{ id: '0', label: '2/η', color: '#040506', value: 20 }],
  step: 12,
}

test('a spectrum is drawn by rank around 0, next to 2/η, and reports its numbers', async () => {
  const element = await mount('bl-spectrum', { view: spectrumView(spectrum) })
  await frame()
  const canvas = within<HTMLCanvasElement>(element, 'canvas')
  const marks = inked(canvas, [1, 2, 3])
  const level = inked(canvas, [4, 5, 6])
  expect(level.length, '2/η is drawn').toBeGreaterThan(canvas.width / 3)
  const top = Math.min(...marks.map(([, y]) => y))
  expect(Math.min(...level.map(([, y]) => y)), '2/η is above the largest').toBeLessThan(top)
  const [left, right] = [marks[0]![0], Math.max(...marks.map(([x]) => x))]
  const depth = (from: number, to: number) =>
    Math.max(...marks.filter(([x]) => x >= from && x <= to).map(([, y]) => y))
  const middle = (left + right) / 2
  expect(depth(middle, canvas.width), 'the negative one hangs below 0').toBeGreaterThan(depth(0, middle))
  expect(within(element, '.chart').getAttribute('aria-label')).toBe(
    'Spectrum of the Hessian: all 4 eigenvalues, largest 3, 2/η 20, smallest −0.02, below 0 1',
  )
  const copy = within(element, 'p > bl-copy', 'button')
  expect(await copied(() => userEvent.click(copy))).toBe('3\n0.01\n0\n-0.02')
})

test('a partial spectrum, one that is being computed, and a failed one say so', async () => {
  const element = await mount('bl-spectrum', {
    view: spectrumView({ ...spectrum, total: 5000, fault: 'no' }),
    running: true,
  })
  expect(within(element, 'p').textContent?.replaceAll(/\s+/g, ' ').trim()).toBe(
    'the 4 largest of 5 000 eigenvalues, step 12 computing',
  )
  expect(within(element, '[role=alert]').textContent).toBe('no')
  expect(element.shadowRoot!.querySelector('bl-numbers')!.rows.map(({ id }) => id)).toEqual(['largest', '0'])
})

test('the draws of a start are drawn by rank with the share of each end, and show their progress', async () => {
  const row = { id: 'cluster 0', label: 'A', color: '#112233', place: 'loss 0', share: '60.0 %' }
  const legend = { heading: 'Where the draws end', note: '', starts: '300 steps', rows: [row] }
  const element = await mount('bl-draws', {
    view: { ...spectrumView(), legend, values: [1, 0.5, 1e-3], color: '#010203', done: 0 },
  })
  await frame()
  const marks = inked(within<HTMLCanvasElement>(element, 'canvas'), [1, 2, 3])
  expect(marks.length).toBeGreaterThan(0)
  const chart = within(element, '.chart')
  expect(chart.getAttribute('aria-label')).toBe('Final losses of the draws: from 1 to 0.001')
  const rows = within(element, 'bl-outcome-legend').shadowRoot!.querySelectorAll('li')
  expect([...rows].map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim())).toEqual([
    'A loss 0 60.0 %',
  ])
  Object.assign(element, { running: true, view: { ...element.view, done: 0.357 } })
  await settled(element)
  expect(within(element, '[role=status]').textContent).toBe('training, 35 %')
  expect(await faults(element)).toEqual([])
})

test('a signed logarithmic axis has 0 and powers of ten', () => {
  expect(signedTicks(-0.5, 30, 1e-2)).toEqual([-0.1, 0, 0.1, 10])
  expect(signedTicks(-1e-9, 1, 1e-4)).toEqual([0, 1e-4, 0.01, 1])
})

test('numbers are copied with all their digits, by pointer and by key', async () => {
  const element = await mount('bl-numbers', {
    label: 'Measured',
    columns: ['w₀', 'step 3'],
    rows: [{ id: 'loss', label: 'Loss', values: [1 / 3, undefined] }],
  })
  expect(within(element, 'td .quiet').textContent).toBe('–')
  const button = within(element, 'bl-copy', 'button')
  expect(button.textContent).toContain('copy Loss, w₀')
  expect(await copied(() => userEvent.click(button))).toBe(String(1 / 3))
  expect(
    await copied(async () => {
      button.focus()
      await userEvent.keyboard('{Enter}')
    }),
  ).toBe(String(1 / 3))
  await settled(element)
  expect(within(element, 'bl-copy', '[role=status]').textContent).toBe('copied')
})

test('if the clipboard is blocked the number is selected', async () => {
  const element = await mount('bl-numbers', { rows: [{ id: 'a', label: 'a', values: [0.25] }] })
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('closed'))
  await userEvent.click(within(element, 'bl-copy', 'button'))
  write.mockRestore()
  expect(within(element, 'bl-copy', '[role=status]').textContent).toBe('')
})

const share = (part: HTMLElement, bar: HTMLElement) =>
  part.getBoundingClientRect().width / bar.getBoundingClientRect().width

test('the bar is always as long as the loss reached, and a wide one shows the numbers', async () => {
  const gaps = { model: 0.1, metric: 0.05, algorithm: 0.05 }
  const element = await mount('bl-gap-bar', { gaps })
  element.parentElement!.style.width = '600px'
  const bar = within(element, '.bar')
  const part = (name: string) => share(within(element, `.part.${name}`), bar)
  expect(part('model')).toBeCloseTo(0.5, 1)
  expect(part('metric')).toBeCloseTo(0.25, 1)
  expect(within(element, '.part.model').textContent).toContain('0.1')
  element.gaps = { ...gaps, algorithm: 0.85 }
  await settled(element)
  expect(part('model')).toBeCloseTo(0.1, 1)
  expect(within(element, '.part.model').textContent, 'no room for the words').not.toContain('0.1')
  element.gaps = gaps
  await settled(element)
  expect(bar.getAttribute('aria-label')).toBe('The three gaps: model 0.1, metric 0.05, algorithm 0.05')
  const numbers = within<HTMLElementTagNameMap['bl-numbers']>(element, 'bl-numbers')
  expect(numbers.rows.map(({ values }) => values[0])).toEqual([0.1, 0.05, 0.05])
  expect(within(element, 'footer bl-copy').textContent?.trim()).toBe('0.2')
})

test("on a lecture's scale the bar has its length there, and is magnified if that is short", async () => {
  const gaps = { model: 0.01, metric: 0.02, algorithm: 0.01 }
  const element = await mount('bl-gap-bar', { gaps, scale: 0.08 })
  element.parentElement!.style.width = '600px'
  await settled(element)
  const bar = within(element, '.bar')
  expect(share(within(element, '.part.metric'), bar)).toBeCloseTo(0.25, 1)
  expect(share(within(element, '.scale'), bar)).toBeCloseTo(1, 1)
  expect(bar.getAttribute('aria-label')).toMatch(/; 0.08 together at the start$/)
  expect(element.shadowRoot!.querySelector('.magnified')).toBeNull()

  element.gaps = { model: 0.0005, metric: 0.0005, algorithm: 0 }
  await settled(element)
  const magnified = within(element, '.magnified')
  const narrow = within(element, '.part.algorithm').getBoundingClientRect().width
  expect(narrow, 'a part without words is as narrow as it is').toBeLessThan(2)
  expect(within(element, '.larger').textContent).toBe('50 times as large')
  expect(share(magnified.querySelector('.part.model')!, magnified)).toBeCloseTo((50 * 0.0005) / 0.08, 1)

  element.gaps = { model: 0.1, metric: 0.04, algorithm: 0.02 }
  await settled(element)
  expect(share(within(element, '.scale'), bar), 'a larger error leaves the outline').toBeCloseTo(0.5, 1)
  expect(element.shadowRoot!.querySelector('.magnified')).toBeNull()
})

test('a veiled bar has its outline and its names, but no number', async () => {
  const gaps = { model: 0.01, metric: 0.02, algorithm: 0.01 }
  const element = await mount('bl-gap-bar', { gaps, veiled: true })
  expect(element.shadowRoot!.querySelector('.part')).toBeNull()
  expect(element.shadowRoot!.textContent).not.toMatch(/0\.0/)
})

test('stopping early did not help a run that has nearly arrived', async () => {
  const element = await mount('bl-gap-bar', { gaps: { model: 0.1, metric: 0.2, algorithm: -1e-6 } })
  expect(element.shadowRoot!.textContent).not.toContain('stopping early')
  expect(within(element, '.part.algorithm').classList).not.toContain('helped')
})

test('if stopping early helped, the third part says so and extends backwards', async () => {
  const gaps = { model: 0.1, metric: 0.2, algorithm: -0.1 }
  const element = await mount('bl-gap-bar', { gaps })
  const [metric, algorithm] = ['metric', 'algorithm'].map((name) =>
    within(element, `.part.${name}`).getBoundingClientRect(),
  )
  expect(algorithm!.right).toBeCloseTo(metric!.right, 0)
  expect(algorithm!.left).toBeGreaterThan(metric!.left)
  expect(within(element, '.part.algorithm').classList).toContain('helped')
  expect(within(element, 'bl-numbers', '[data-row=algorithm] th').textContent).toContain(
    'stopping early helped',
  )
})

const runs = [
  { value: '0', label: 'start 1' },
  { value: '1', label: 'start 2' },
]
const values = (bump: number) =>
  Float64Array.from({ length: 61 }, (_, i) => 1 + bump * Math.sin((Math.PI * i) / 60))
const view: Comparison = {
  paths: [
    { id: 'straight', values: values(2), barrier: { height: 2, t: 0.5 } },
    { id: 'weights', values: values(1), barrier: { height: 1, t: 0.5 } },
    { id: 'activations', values: values(0.5), barrier: { height: 0.5, t: 0.5 } },
    { id: 'bent', values: values(0), barrier: { height: 0, t: 0 } },
  ],
  matches: [{ by: 'weights', orders: [[1, 0, 2]] }],
  similarities: [{ layer: 1, pair: 0.9, untrained: 0.8, randomLabels: 0.7, ownStart: 0.6 }],
}

test('with one run it explains how to get a second', async () => {
  const element = await mount('bl-run-comparison', { runs: runs.slice(0, 1) })
  expect(within(element, 'p').textContent).toMatch(/second start/)
  expect(element.shadowRoot!.querySelector('button')).toBeNull()
  element.runs = runs
  element.view = view
  await settled(element)
  await frame()
  expect(within(element, 'canvas').clientWidth, 'the chart comes with the view').toBeGreaterThan(200)
})

test('two runs are chosen, compared and stopped', async () => {
  const element = await mount('bl-run-comparison', { runs })
  const seen: CompareEvent[] = []
  element.addEventListener(CompareEvent.type, (event) => {
    seen.push(event as CompareEvent)
    element.compared = (event as CompareEvent).compared
  })
  await choose(element, 'compared', 'shown')
  await choose(element, 'second run', '0')
  await settled(element)
  const go = within<HTMLButtonElement>(element, '.go')
  expect(go.disabled, 'a run is not compared with itself').toBe(true)
  await choose(element, 'second run', '1')
  await settled(element)
  go.focus()
  await userEvent.keyboard('{Enter}')
  Object.assign(element, { running: true, stage: 'training a bent path', done: 0.8 })
  await settled(element)
  expect(within<HTMLProgressElement>(element, 'progress').value).toBeCloseTo(0.8)
  expect(within(element, '[role=status]').textContent).toContain('training a bent path')
  go.click()
  expect(seen.map(({ act }) => act)).toEqual(['choose', 'choose', 'choose', 'start', 'stop'])
  expect(seen.at(-1)?.compared).toEqual({ first: 0, second: 1, at: 'shown' })
})

test('paths, barriers, matched units and similarities are shown, pale for earlier runs', async () => {
  const element = await mount('bl-run-comparison', { runs, view })
  await frame()
  expect(within(element, '.chart').getAttribute('aria-label')).toBe(
    'Loss on the path: straight line: barrier 2; matched by weights: barrier 1; matched by activations: barrier 0.5; bent path, trained: barrier 0',
  )
  const heights = [...element.shadowRoot!.querySelectorAll('li bl-copy')].map((one) =>
    one.textContent?.trim(),
  )
  expect(heights).toEqual(['2', '1', '0.5', '0'])
  expect(within(element, '.order bl-copy').textContent).toBe('2 1 3')
  const similar = within<HTMLElementTagNameMap['bl-numbers']>(element, 'bl-numbers')
  expect(similar.rows.map(({ values }) => values)).toEqual([[0.9], [0.8], [0.7], [0.6]])
  expect(element.shadowRoot!.querySelector('.stale')).toBeNull()
  element.stale = true
  await settled(element)
  expect(within(element, '[role=status]').textContent).toContain('Compare again.')
  expect(element.shadowRoot!.querySelector('.stale')).not.toBeNull()
})

test('if no path was found its chart is missing, and the rest is there', async () => {
  const element = await mount('bl-run-comparison', { runs, view: { ...view, paths: [] } })
  await frame()
  const isSeen = (selector: string) => within<HTMLElement>(element, selector).checkVisibility()
  expect(isSeen('.chart')).toBe(false)
  expect(isSeen('.order bl-copy')).toBe(true)
  expect(isSeen('bl-numbers')).toBe(true)
})

test('a card reports when the user collapses or expands it, but not when the code does', async () => {
  const card = await mount('bl-card', { heading: 'Spectrum', open: false })
  const told: boolean[] = []
  card.addEventListener(ToggleEvent.type, (event) => told.push((event as ToggleEvent).checked))
  await userEvent.click(within(card, 'summary'))
  await expect.poll(() => told).toEqual([true])
  card.open = false
  await settled(card)
  await frame()
  expect(told).toEqual([true])
})

test.each(['light', 'dark'] as const)('the measures are clean to axe in the %s theme', async (theme) => {
  expect(
    await faults(
      await mount('bl-spectrum', { view: spectrumView({ ...spectrum, fault: 'no' }), running: true }, theme),
    ),
  ).toEqual([])
  const gaps = { model: 0.1, metric: 0.2, algorithm: -0.1 }
  expect(await faults(await mount('bl-gap-bar', { gaps, busy: true }, theme))).toEqual([])
  const shown = { runs, view, running: true, stage: 'the straight line', fault: 'no' }
  const comparison = await mount('bl-run-comparison', shown, theme)
  expect(await faults(comparison)).toEqual([])
  expect(deep(comparison, 'button').length).toBeGreaterThan(4)
})

test.each(['light', 'dark'] as const)(
  'the card of a point has its coordinates to type, closes by Escape, and is clean to axe: %s',
  async (theme) => {
    const card = await mount(
      'bl-point-card',
      {
        heading: 'At the point',
        axes: ['w1', 'the first random direction'],
        place: [0.5, -2],
        rows: [{ id: 'loss', label: 'logistic, train', values: [0.25] }],
        more: [{ id: 'margin', label: 'margin', values: [0.5] }],
      },
      theme,
    )
    const unfolded: boolean[] = []
    card.addEventListener(ToggleEvent.type, (event) => unfolded.push((event as ToggleEvent).checked))
    const hidden = within<HTMLElement>(card, 'details bl-numbers')
    expect(hidden.checkVisibility()).toBe(false)
    await userEvent.click(within(card, 'summary'))
    await expect.poll(() => unfolded).toEqual([true])
    expect(hidden.checkVisibility()).toBe(true)
    card.unfolded = true
    const told: (readonly number[] | undefined)[] = []
    card.addEventListener(PlanePointEvent.type, (event) => told.push((event as PlanePointEvent).point))
    expect(await faults(card)).toEqual([])
    const field = within<HTMLInputElement>(card, 'bl-number[label=away]', 'input')
    expect(field.value).toBe('−2')
    await userEvent.fill(field, '1')
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard('{Escape}')
    expect(told).toEqual([[0.5, 1], undefined])
  },
)
