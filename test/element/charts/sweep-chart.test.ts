import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { isLog } from '../../../src/charts/sweep-chart.ts'
import '../../../src/elements/charts/plots/bl-sweep-chart.ts'
import { SweepEvent } from '../../../src/elements/events.ts'
import { spreadOf } from '../../../src/theory/sweep/statistics.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'
import { pixelsWhere, type Pixel } from '../fixtures/pixels.ts'

const values = [0.1, 0.01, 0.001]
const swept = {
  label: 'learning rate',
  values,
  points: values.map((value) => ({ value, spreads: [spreadOf([2 * value, 4 * value])] })),
  series: [{ label: 'distance', of: 0, color: '#010203', law: { slope: 1, factor: 3, error: 0.01 } }],
  power: true,
  done: 3,
  total: 3,
}

const isInked = ({ red, alpha }: Pixel) => alpha > 200 && red < 12

test('points, their fitted line and its slope are drawn and said', async () => {
  const chart = await mount('bl-sweep-chart', swept)
  await settled(chart)
  const canvas = within<HTMLCanvasElement>(chart, 'canvas')
  // Its edges are smoothed, more or less by who paints.
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
  const inked = async (joined: boolean) => {
    chart.series = [{ label: 'distance', of: 0, color: '#010203', joined }]
    await settled(chart)
    return pixelsWhere(chart, isInked)
  }
  const joined = await inked(true)
  expect(joined.length, 'a line joins the points').toBeGreaterThan(2 * (await inked(false)).length)
  chart.scale = { from: 0, to: 100 }
  await settled(chart)
  const [highest] = pixelsWhere(chart, isInked)
  expect(highest!.y, 'on an axis up to 100 all of it is low').toBeGreaterThan(canvas.height / 2)
})

test('the mark of a curve is beside its name, also where names need several lines', async () => {
  const series = ['all colourings tried', 'by formula', '30', '300'].map((label) => ({
    label,
    of: 0,
    color: '#010203',
  }))
  const chart = await mount('bl-sweep-chart', { ...swept, series })
  for (const width of [150, 180, 210, 240, 270, 300]) {
    chart.style.width = `${width}px`
    for (const mark of chart.shadowRoot!.querySelectorAll('.keys svg')) {
      const name = document.createRange()
      name.selectNodeContents(mark.parentElement!)
      const [first] = [...name.getClientRects()].filter(
        ({ left }) => left >= mark.getBoundingClientRect().right,
      )
      expect(first!.top, `${width}`).toBeLessThan(mark.getBoundingClientRect().bottom)
    }
  }
})

test('on a phone the names of three curves are shown whole above their slopes', async () => {
  const { innerWidth: width, innerHeight: height } = window
  await page.viewport(390, 844)
  const names = ['movement', 'kernel change', 'gap to linear']
  const law = { slope: -0.5, factor: 1, error: 0.02 }
  const series = names.map((label) => ({ label, of: 0, color: '#010203', law }))
  const chart = await mount('bl-sweep-chart', { ...swept, series })
  chart.style.width = '360px'
  await settled(chart)
  const heading = within(chart, 'h2')
  expect(heading.textContent).toContain('gap to linear')
  expect(heading.scrollHeight).toBeLessThanOrEqual(heading.clientHeight + 1)
  expect(within(chart, '.slope').getBoundingClientRect().top).toBeGreaterThanOrEqual(
    heading.getBoundingClientRect().bottom - 1,
  )
  await page.viewport(width, height)
})

test('in a narrow inset the name of the values is shown whole, above the button where both have no room', async () => {
  const chart = await mount('bl-sweep-chart', {
    ...swept,
    label: 'label corruption',
    stored: swept.points,
    points: [],
    total: 30,
  })
  const label = within(chart, 'footer .label')
  expect(label.scrollWidth).toBeLessThanOrEqual(label.clientWidth)
  const middles = [...chart.shadowRoot!.querySelectorAll('.steering > *')].map((part) => {
    const { top, bottom } = part.getBoundingClientRect()
    return (top + bottom) / 2
  })
  expect(Math.max(...middles) - Math.min(...middles), 'what steers it is one row').toBeLessThan(2)
  expect(within(chart, 'footer button').getBoundingClientRect().right).toBeLessThanOrEqual(
    chart.getBoundingClientRect().right,
  )
})

test('while it computes it says how far it is and can be stopped, then started', async () => {
  const chart = await mount('bl-sweep-chart', {
    ...swept,
    points: swept.points.slice(0, 1),
    done: 1,
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
  chart.problem = 'gradient flow from this start reaches no minimum'
  await settled(chart)
  expect(within(chart, '[role=alert]').textContent).toBe(chart.problem)
})

const painted = (chart: HTMLElement) =>
  pixelsWhere(chart, ({ red, green, blue, alpha }) => red > 150 && green < 130 && blue < 130 && alpha > 40)

test('stored points are drawn pale before any other, with their slope; then only the rest of them is said', async () => {
  const law = { slope: 1, factor: 3, error: 0.01 }
  const chart = await mount('bl-sweep-chart', {
    ...swept,
    points: [],
    stored: swept.points,
    series: [{ label: 'distance', of: 0, color: '#ff0000', storedLaw: law }],
    done: 0,
  })
  await settled(chart)
  const pale = painted(chart)
  expect(pale.length).toBeGreaterThan(20)
  const strongest = Math.max(...pale.map(({ alpha }) => alpha))
  expect(strongest, 'no mark is opaque').toBeLessThan(230)
  expect(strongest, 'where nothing else is drawn, seen from the back row').toBeGreaterThan(150)
  expect(within(chart, '.stored').textContent).toBe('stored slope 1.00')
  expect(within(chart, '.legend').textContent.replace(/\s+/g, ' ').trim()).toBe('stored live,')
  const said = () => within(chart, '.chart').getAttribute('aria-label')
  expect(said()).toBe('distance against learning rate; stored at 0.1: 0.3; 0.01: 0.03; 0.001: 0.003')
  chart.points = swept.points.slice(0, 1)
  await settled(chart)
  expect(said()).toBe('distance against learning rate; at 0.1: 0.3; stored at 0.01: 0.03; 0.001: 0.003')
  expect(painted(chart).some(({ alpha }) => alpha === 255)).toBe(true)
  chart.stored = []
  await settled(chart)
  expect(chart.shadowRoot!.querySelector('.legend')).toBeNull()
})

test('an axis is logarithmic over more than a decade of positive numbers, or where a power law is expected', () => {
  expect([isLog([1, 11], false), isLog([1, 10], false), isLog([1, 2], true)]).toEqual([true, false, true])
  expect([isLog([0, 100], true), isLog([NaN], true)]).toEqual([false, false])
})

test.each(['light', 'dark'] as const)('the sweep chart is clean to axe in the %s theme', async (theme) => {
  expect(await faults(await mount('bl-sweep-chart', { ...swept, running: true }, theme))).toEqual([])
})

test('a fitted line goes from end to end beside large letters too', async () => {
  const root = document.documentElement
  root.style.setProperty('--bl-scale', '2')
  try {
    const chart = await mount('bl-sweep-chart', swept)
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

test('no axes are drawn before there is a height: words do, until the first point comes', async () => {
  const chart = await mount('bl-sweep-chart', { ...swept, points: [], running: true, done: 0 })
  await settled(chart)
  const plot = () => chart.shadowRoot!.querySelector('canvas')
  const words = () => chart.shadowRoot!.querySelector('.awaited')?.textContent
  expect([plot(), words()]).toEqual([null, 'computing'])
  chart.running = false
  await settled(chart)
  expect([plot(), words()]).toEqual([null, 'nothing computed yet'])
  expect(await faults(chart)).toEqual([])
  chart.points = swept.points.slice(0, 1)
  await settled(chart)
  expect(plot()).not.toBeNull()
  expect(words()).toBeUndefined()
  chart.points = []
  await settled(chart)
  expect(plot(), 'the plot before goes').toBeNull()
  chart.drawn = { from: 0, to: 1 }
  await settled(chart)
  expect(plot(), 'axes that are known are drawn at once').not.toBeNull()
})
