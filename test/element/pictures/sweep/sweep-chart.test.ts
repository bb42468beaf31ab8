import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { isLog } from '../../../../src/pictures/sweep/sweep-chart.ts'
import type { BlSweepChart, SweepView } from '../../../../src/pictures/sweep/bl-sweep-chart.ts'
import '../../../../src/pictures/sweep/bl-sweep-chart.ts'
import type { NumberEvent } from '../../../../src/elements/controls/control-events.ts'
import { PointEvent } from '../../../../src/elements/point-event.ts'
import { SweepEvent } from '../../../../src/elements/events.ts'
import { spreadOf } from '../../../../src/theory/sweep/statistics.ts'
import { faults, mount, settled, within } from '../../fixtures/mount.ts'
import { sweepView } from '../../fixtures/plot-views.ts'
import { pixelsWhere, type Pixel } from '../../fixtures/pixels.ts'

const values = [0.1, 0.01, 0.001]
const progress = { done: 3, total: 3, problem: '' }
const swept = sweepView({
  label: 'learning rate',
  values,
  points: values.map((value) => ({ value, spreads: [spreadOf([2 * value, 4 * value])] })),
  series: [{ label: 'distance', of: 0, color: '#010203', fit: { slope: 1, factor: 3, error: 0.01 } }],
  power: true,
  progress,
})

/** Changes some fields of a chart's view. */
const change = (chart: BlSweepChart, fields: Partial<SweepView>) => {
  chart.view = { ...chart.view!, ...fields }
}

const isInked = ({ red, alpha }: Pixel) => alpha > 200 && red < 12

test('points, their fitted line and its slope are drawn and reported', async () => {
  const chart = await mount('bl-sweep-chart', { view: swept })
  await settled(chart)
  const canvas = within<HTMLCanvasElement>(chart, 'canvas')
  // Its edges are antialiased differently on each renderer.
  const drawn = pixelsWhere(
    chart,
    ({ red, green, blue, alpha }) => red < 12 && green < 12 && blue < 12 && alpha > 200,
  )
  const columns = new Set(drawn.map(({ x }) => x))
  expect(columns.size, 'the line crosses the chart').toBeGreaterThan(canvas.width / 4)
  expect(within(chart, '.slope').textContent.trim()).toBe('slope 1.00 ± 0.01')
  expect(within(chart, '.chart').getAttribute('aria-label')).toContain(
    'distance against learning rate; at 0.1: 0.3; 0.01: 0.03; 0.001: 0.003',
  )
  expect(within(chart, '[role=status]').textContent).toBe('3 of 3')
  expect(chart.shadowRoot!.querySelector('button')).toBeNull()
  const inked = async (law: boolean) => {
    change(chart, { series: [{ label: 'distance', of: 0, color: '#010203', law }] })
    await settled(chart)
    return pixelsWhere(chart, isInked)
  }
  const line = await inked(false)
  expect(line.length, 'a law is dots, medians are joined').toBeGreaterThan(1.5 * (await inked(true)).length)
  chart.style.height = '300px'
  change(chart, { scale: { from: 0, to: 100 } })
  await settled(chart)
  const [highest] = pixelsWhere(chart, isInked)
  expect(highest!.y, 'on an axis up to 100 all of it is low').toBeGreaterThan(canvas.height / 2)
})

test('a law ends in arrows next to its pole, without a ring there', async () => {
  const heights = [1, 5, NaN, 6, 2]
  const law = { label: 'mean', of: 0, color: '#010203', law: true }
  const points = heights.map((height, i) => ({ value: i + 1, spreads: [spreadOf([height])] }))
  const base = sweepView({ label: 'features', values: [1, 2, 3, 4, 5], points, series: [law] })
  const fill = vi.spyOn(CanvasRenderingContext2D.prototype, 'fill')
  const fillsWith = async (pole: boolean) => {
    fill.mockClear()
    const chart = await mount('bl-sweep-chart', { view: { ...base, rules: [{ at: 3, label: 'n', pole }] } })
    await settled(chart)
    return fill.mock.calls.length
  }
  const [plain, ended] = [await fillsWith(false), await fillsWith(true)]
  expect(ended - plain).toBeGreaterThan(0)
  expect((ended - plain) % 2, 'one on either side').toBe(0)
  fill.mockRestore()
  const chart = await mount('bl-sweep-chart', { view: base })
  expect(await writtenIn(chart, { shown: 2 })).toContain('5')
  const atPole = await writtenIn(chart, { shown: 3 })
  expect(atPole, 'no height of the line between its neighbours').not.toContain('5.5')
  expect(atPole, 'the pill alone').toContain('3')
})

/** Everything that a chart writes while it draws these fields. */
async function writtenIn(chart: BlSweepChart, fields: Partial<SweepView>): Promise<string[]> {
  const write = vi.spyOn(CanvasRenderingContext2D.prototype, 'fillText')
  change(chart, fields)
  await settled(chart)
  const texts = write.mock.calls.map(([text]) => text)
  write.mockRestore()
  return texts
}

test("names of curves, thresholds and the stage's value are written and reported", async () => {
  const series = ['as trained', 'matched'].map((label, of) => ({ label, of, color: '#010203' }))
  const points = values
    .toSorted()
    .map((value) => ({ value, spreads: [spreadOf([2 * value]), spreadOf([value])] }))
  const chart = await mount('bl-sweep-chart', { view: { ...swept, up: 'barrier', points, series: [] } })
  chart.style.height = '300px'
  const rules = [{ at: 0.05, label: 'the threshold' }]
  const texts = await writtenIn(chart, { series, rules, shown: 0.01 })
  expect(texts).toEqual(
    expect.arrayContaining([
      'as trained',
      'matched',
      'the threshold',
      'learning rate',
      ' log',
      '0.01',
      '0.02',
    ]),
  )
  expect(within(chart, 'h2').textContent).toBe('barrier')
  expect(within(chart, 'header .quiet').textContent).toBe('log')
  const said = within(chart, '.chart').getAttribute('aria-label')
  expect(said).toContain('barrier against learning rate; as trained, matched; at 0.001: 0.002, 0.001')
  expect(said).toContain('; the threshold at 0.05; the stage shows 0.01')
})

test('the peak of each curve is marked with what the curve has lost since, only once all points are shown', async () => {
  const [falling, flat] = [[0.1, 0.7, 0.52], [0.1, 0.5, 0.76]] // prettier-ignore
  const points = [0, 50, 100].map((value, i) => ({
    value,
    spreads: [spreadOf([falling![i]!]), spreadOf([flat![i]!])],
  }))
  const series = ['descent', 'other'].map((label, of) => ({ label, of, color: ['#ff0000', '#0000ff'][of]! }))
  const view = sweepView({ label: 'step', values: [0, 50, 100], points, series, scale: { from: 0, to: 1 } })
  const chart = await mount('bl-sweep-chart', { view })
  chart.style.height = '300px'
  const marks = ['70 % at step 50', 'lost 18 points', '76 % at step 100', 'lost 0 points']
  expect(await writtenIn(chart, { peaks: 'points', isWhole: true })).toEqual(expect.arrayContaining(marks))
  expect(within(chart, '.chart').getAttribute('aria-label')).toContain(
    '; descent: 70 % at step 50, lost 18 points',
  )
  expect(chart.valueTables.at(-1)?.rows[0]).toEqual(['descent', 50, 0.7, 0.52])
  expect(await writtenIn(chart, { peaks: 'number' })).toEqual(
    expect.arrayContaining(['0.7 at step 50', 'lost 0.18']),
  )
  const open = await writtenIn(chart, { peaks: 'points', isWhole: false })
  expect(open.filter((text) => /lost|at step/u.test(text))).toEqual([])
})

test('the spread of many draws is shown as two bands, of few as one', async () => {
  const draws = Array.from({ length: 20 }, (_, i) => 10 + i)
  const at = (value: number, numbers: number[]) => ({ value, spreads: [spreadOf(numbers)] })
  const series = [{ label: 'distance', of: 0, color: '#ff0000' }]
  const shades = async (numbers: number[]) => {
    const points = [at(0, numbers), at(1, numbers)]
    const chart = await mount('bl-sweep-chart', {
      view: { ...swept, values: [0, 1], points, series, power: false },
    })
    await settled(chart)
    const middle = within<HTMLCanvasElement>(chart, 'canvas').width / 2
    const column = pixelsWhere(
      chart,
      ({ red, alpha, x }) => Math.abs(x - middle) < 1 && red > 200 && alpha > 10,
    )
    chart.remove()
    const shadesOf = column.map(({ alpha }) => alpha)
    return new Set(shadesOf.filter((shade) => shadesOf.filter((other) => other === shade).length > 4)).size
  }
  expect([await shades(draws), await shades([10, 15, 29])]).toEqual([2, 1])
})

test('while it computes it shows progress and can be stopped, then started', async () => {
  const chart = await mount('bl-sweep-chart', {
    view: { ...swept, points: swept.points.slice(0, 1), progress: { ...progress, done: 1 } },
    running: true,
  })
  const asked: boolean[] = []
  chart.addEventListener(SweepEvent.type, (event) => asked.push((event as SweepEvent).go))
  expect(within(chart, '[role=status]').textContent).toBe('1 of 3')
  within(chart, 'button').click()
  chart.running = false
  await settled(chart)
  within(chart, 'button').click()
  expect(asked).toEqual([false, true])
  const problem = 'gradient flow from this start reaches no minimum'
  change(chart, { progress: { ...progress, problem } })
  await settled(chart)
  expect(within(chart, '[role=alert]').textContent).toBe(problem)
})

test('it labels stored points, and those of an earlier experiment are pale', async () => {
  const chart = await mount('bl-sweep-chart', {
    view: { ...swept, stored: true, progress: { ...progress, done: 1 } },
  })
  await settled(chart)
  expect(within(chart, '[role=status]').textContent).toBe('1 of 3, the rest stored')
  const opaque = () => pixelsWhere(chart, isInked).length
  expect(opaque()).toBeGreaterThan(100)
  change(chart, { stale: true })
  await settled(chart)
  expect(opaque()).toBe(0)
})

test('an axis is logarithmic over more than a decade of positive numbers, or if a power law is expected', () => {
  expect([isLog([1, 11], false), isLog([1, 10], false), isLog([1, 2], true)]).toEqual([true, false, true])
  expect([isLog([0, 100], true), isLog([NaN], true)]).toEqual([false, false])
})

test.each(['light', 'dark'] as const)('the sweep chart is clean to axe in the %s theme', async (theme) => {
  expect(await faults(await mount('bl-sweep-chart', { view: swept, running: true }, theme))).toEqual([])
})

test('a fitted line spans the chart next to large letters too', async () => {
  const root = document.documentElement
  root.style.setProperty('--bl-scale', '2')
  try {
    const chart = await mount('bl-sweep-chart', { view: swept })
    await settled(chart)
    const canvas = within<HTMLCanvasElement>(chart, 'canvas')
    const [from, to] = [Math.floor(0.65 * canvas.width), Math.floor(0.74 * canvas.width)]
    const { data } = canvas.getContext('2d')!.getImageData(from, 0, to - from, Math.floor(0.6 * canvas.height))
    const dark = data.filter((_, i) => i % 4 === 3 && data[i]! > 128 && data[i - 3]! + data[i - 2]! + data[i - 1]! < 60)
    expect(dark.length, 'between the last two points').toBeGreaterThan(4)
  } finally {
    root.style.removeProperty('--bl-scale')
  }
}) // prettier-ignore

test('before there is a height, text replaces the axes until the first point comes', async () => {
  const chart = await mount('bl-sweep-chart', { view: { ...swept, points: [] }, running: true })
  await settled(chart)
  const plot = () => chart.shadowRoot!.querySelector('canvas')
  const words = () => chart.shadowRoot!.querySelector('.awaited')?.textContent
  expect([plot(), words()]).toEqual([null, 'computing'])
  chart.running = false
  await settled(chart)
  expect([plot(), words()]).toEqual([null, 'nothing computed yet'])
  expect(await faults(chart)).toEqual([])
  change(chart, { points: swept.points.slice(0, 1) })
  await settled(chart)
  expect(plot()).not.toBeNull()
  expect(words()).toBeUndefined()
  change(chart, { points: [] })
  await settled(chart)
  expect(plot(), 'the plot before goes').toBeNull()
  change(chart, { isDrawn: true, scale: { from: 0, to: 1 } })
  await settled(chart)
  expect(plot(), 'axes that are known are drawn at once').not.toBeNull()
})

test('values that are choices are written and reported as words', async () => {
  const choices = [0, 1, 2]
  const words = { 0: 'none', 1: 'layer', 2: 'batch' }
  const points = choices.map((value) => ({ value, spreads: [spreadOf([value + 3])] }))
  const places = choices
  const chart = await mount('bl-sweep-chart', {
    view: { ...swept, power: false, values: choices, series: [] },
  })
  chart.style.cssText = 'width: 500px; height: 300px'
  const series = [{ label: 'dips', of: 0, color: '#010203' }]
  const texts = await writtenIn(chart, { words, points, places, series, shown: 1 })
  expect(texts).toEqual(expect.arrayContaining(Object.values(words)))
  expect(within(chart, '.chart').getAttribute('aria-label')).toContain(
    'at none: 3; layer: 4; batch: 5; the stage shows layer',
  )
  const dial = chart.shadowRoot!.querySelector('bl-swept-dial')!
  await expect.poll(() => dial.shadowRoot!.querySelector('[role=slider]')?.ariaValueText).toBe('layer')
})

test('the pill of the current value is a dial: dragging it along the axis goes to the nearest value, keys to the next', async () => {
  const chart = await mount('bl-sweep-chart', { view: { ...swept, shown: 0.01, places: values } })
  chart.style.cssText = 'width: 600px; height: 400px'
  const told: (readonly [number, boolean])[] = []
  chart.addEventListener('bl-number', (event) => {
    const { value, live } = event as NumberEvent
    told.push([value, live])
    change(chart, { shown: value })
  })
  const dial = chart.shadowRoot!.querySelector('bl-swept-dial')!
  await expect.poll(() => dial.shadowRoot!.querySelector('[role=slider]')).not.toBeNull()
  const [rail, slider] = ['.rail', '[role=slider]'].map((one) => within<HTMLElement>(dial, one))
  await expect.poll(() => rail!.getBoundingClientRect().width).toBeGreaterThan(300)
  const { x, width } = rail!.getBoundingClientRect()
  const middle = slider!.getBoundingClientRect()
  expect(middle.x + middle.width / 2, 'it stands at its value').toBeCloseTo(x + width / 2, -1)
  await userEvent.dragAndDrop(rail!, rail!, {
    sourcePosition: { x: 0.5 * width, y: 12 },
    targetPosition: { x: 0.97 * width, y: 12 },
    steps: 8,
  })
  expect(told).toEqual([
    [0.1, true],
    [0.1, false],
  ])
  told.length = 0
  slider!.focus()
  await userEvent.keyboard('{ArrowLeft}{Home}{ArrowDown}')
  expect(told, 'nothing lies below the least').toEqual([
    [0.01, false],
    [0.001, false],
  ])
  expect(slider!.getAttribute('aria-valuenow')).toBe('0.001')
  expect(await faults(chart)).toEqual([])
  change(chart, { places: [] })
  await settled(chart)
  expect(dial.shadowRoot!.querySelector('.rail'), 'where nothing can be set it is no dial').toBeNull()
})

test('the pointer on a point of a sweep describes it, and a highlighted point is ringed with its height', async () => {
  const chart = await mount('bl-sweep-chart', { view: { ...swept, shown: 0.01 } })
  chart.style.cssText = 'width: 600px; height: 400px'
  await settled(chart)
  const told: (string | undefined)[] = []
  chart.addEventListener(PointEvent.type, (event) => told.push((event as PointEvent).mark))
  const plot = within<HTMLElement>(chart, '.u-over')
  await expect.poll(() => plot.offsetWidth).toBeGreaterThan(300)
  const moveTo = (share: number) => {
    const { left, top, width, height } = plot.getBoundingClientRect()
    const place = { clientX: left + share * width, clientY: top + height / 2 }
    plot.dispatchEvent(new PointerEvent('pointermove', { ...place, bubbles: true, composed: true }))
  }
  for (const share of [0.5, 0.75, 0.976, 0.1, 2]) moveTo(share)
  expect(told).toEqual(['sweep/0.01', undefined, 'sweep/0.1', undefined])
  expect(await writtenIn(chart, { lit: 0.001 })).toContain('0.003')
})

test('the ring is on the curve of the question, and a bracket shows the ratio to another', async () => {
  const series = [
    { label: 'the bound', of: 0, color: '#010203' },
    { label: 'predicted', of: 1, color: '#010203', law: true },
  ]
  const points = [1, 2, 3].map((value) => ({ value, spreads: [spreadOf([6 * value]), spreadOf([value])] }))
  const base = sweepView({ label: 'n', values: [1, 2, 3], points })
  const chart = await mount('bl-sweep-chart', { view: base })
  chart.style.height = '300px'
  const plain = await writtenIn(chart, { series, shown: 2 })
  expect([plain.includes('2'), plain.includes('12'), plain.includes('6 ×')]).toEqual([true, false, false])
  const told = await writtenIn(chart, { ringed: 0, ratio: [0, 1] })
  expect(told).toEqual(expect.arrayContaining(['12', '6 ×']))
})
