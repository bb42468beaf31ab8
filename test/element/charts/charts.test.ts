import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { gridPoints, domainOf } from '../../../src/math/picture/function-grid.ts'
import '../../../src/elements/charts/pictures/bl-function-view.ts'
import '../../../src/elements/charts/plots/bl-loss-chart.ts'
import '../../../src/elements/charts/plots/bl-slice-chart.ts'
import '../../../src/pictures/spectrum/bl-spectrum.ts'
import { SeekEvent } from '../../../src/elements/events.ts'
import { applyTheme } from '../../../src/elements/style/tokens.ts'
import { falling, clouds, levels, series, sine } from '../fixtures/curves.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'
import { lossView, sliceView, spectrumView } from '../fixtures/plot-views.ts'
import { pixelsWhere } from '../fixtures/pixels.ts'

const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))

/** The pixel of a canvas at a place in CSS pixels. */
function pixel(canvas: HTMLCanvasElement, x: number, y: number): number[] {
  const ratio = canvas.width / canvas.clientWidth
  return [...canvas.getContext('2d')!.getImageData(x * ratio, y * ratio, 1, 1).data]
}

/** The magenta pixels, and the columns at their two ends. */
function magentaOf(chart: Element) {
  const drawn = pixelsWhere(chart, ({ red, green, blue }) => red > 200 && green < 150 && blue > 200)
  const columns = drawn.map(({ x }) => x)
  return { drawn, left: Math.min(...columns), right: Math.max(...columns) }
}

test('curves report their values at the current step', async () => {
  const chart = await mount('bl-loss-chart', { view: lossView({ series, at: 120, log: true }) })
  await frame()
  expect(within(chart, '.test').textContent.trim()).toBe('test')
  expect(within(chart, '.chart').getAttribute('aria-label')).toContain('at step 120: gradient descent 0.303')
  expect(within(chart, 'canvas').clientWidth).toBeGreaterThan(200)
})

test('for many curves their number and the lowest are reported', async () => {
  const many = Array.from({ length: 128 }, (_, i) => falling(`run ${i}`, i % 3, i === 77 ? 0.02 : 0.01))
  const chart = await mount('bl-loss-chart', { view: lossView({ series: many, at: 120, heading: 'Loss' }) })
  const said = () => within(chart, '.chart').getAttribute('aria-label')
  expect(said()).toBe('Loss over steps; at step 120: 128 curves, the lowest run 77 0.0927')
  chart.view = {
    ...chart.view!,
    series: many.map((curve) => ({ ...curve, values: new Float32Array(101).fill(NaN) })),
  }
  await settled(chart)
  expect(said()).toBe('Loss over steps; at step 120: 128 curves')
})

test('a loss of 0 throughout is drawn at 0, on a logarithmic chart too', async () => {
  const still = { ...falling('still', 0, 0), color: '#ff00ff', values: new Float32Array(101) }
  const write = vi.spyOn(CanvasRenderingContext2D.prototype, 'fillText')
  const chart = await mount('bl-loss-chart', { view: lossView({ series: [still], log: true }) })
  await frame()
  const ticks = write.mock.calls.map(([text]) => text)
  write.mockRestore()
  expect(ticks).toContain('0')
  expect(ticks).not.toContain('10')
  expect(magentaOf(chart).drawn.length, 'the curve is drawn').toBeGreaterThan(100)
})

test('each kind of dash is named once, in the order of the curves', async () => {
  const shifted = { ...falling('shifted', 0, 0.03, [1.5, 3]), kind: 'shifted' }
  const chart = await mount('bl-loss-chart', {
    view: lossView({ series: [...series, shifted, { ...shifted, id: 'second' }] }),
  })
  const keys = [...chart.shadowRoot!.querySelectorAll('.test')].map(({ textContent }) => textContent.trim())
  expect(keys).toEqual(['test', 'shifted'])
  chart.style.width = '150px'
  const edge = chart.getBoundingClientRect().right
  for (const key of chart.shadowRoot!.querySelectorAll('.test'))
    expect(key.getBoundingClientRect().right).toBeLessThanOrEqual(edge + 1)
})

/** Everything that is written while a chart is drawn at this width. */
async function writtenAt(chart: HTMLElement, width: number): Promise<string[]> {
  const write = vi.spyOn(CanvasRenderingContext2D.prototype, 'fillText')
  chart.style.cssText = `width: ${width}px; height: 300px`
  await settled(chart as never)
  await frame()
  const texts = write.mock.calls.map(([text]) => text)
  write.mockRestore()
  return texts
}

test('a wide chart names its few curves at their ends, by part for one run and otherwise by run, and every chart names its axes', async () => {
  const one = [falling('run', 0, 0.001), { ...falling('run', 0, 0.004), kind: 'test' }]
  const chart = await mount('bl-loss-chart', { view: lossView({ series: one }) })
  expect(await writtenAt(chart, 640)).toEqual(expect.arrayContaining(['train', 'test', 'steps']))
  const narrow = await writtenAt(chart, 300)
  expect(narrow).toContain('steps')
  expect(narrow).not.toContain('train')
  const runs = [falling('slow', 0, 0.001), { ...falling('fast', 1, 0.004), color: '#010203' }]
  const other = await mount('bl-loss-chart', { view: lossView({ series: runs }) })
  expect(await writtenAt(other, 640)).toEqual(expect.arrayContaining(['slow', 'fast']))
  const gone = runs.map((run, i) => ({
    ...run,
    values: Array.from(run.values, (v, k) => (i && k > 9 ? 0 : v)),
  }))
  const fallen = await mount('bl-loss-chart', { view: lossView({ series: gone, log: true }) })
  expect(await writtenAt(fallen, 640), 'one that has left the axis').toContain('fast')
  const t = [0, 0.5, 1]
  const curve = { color: '#010203', values: t, barrier: { height: 0, t: NaN } }
  const curves = ['train', 'test'].map((label) => ({ ...curve, id: label, label }))
  const slice = await mount('bl-slice-chart', { view: sliceView({ t, curves }) })
  expect(await writtenAt(slice, 300)).toEqual(expect.arrayContaining(['train', 'test', 't']))
  slice.view = { ...slice.view!, ends: ['w₀', 'the end'], held: { from: 1e-4, to: 1e3, log: true } }
  expect(await writtenAt(slice, 301)).toEqual(expect.arrayContaining(['w₀', 'the end', '100', '0.01']))
})

test('the line that a boundary approaches is drawn with the remaining angle', async () => {
  const plane = {
    task: 'classification',
    dimensions: 2,
    coordinates: [-1, -1, 1, 1],
    targets: [-1, 1],
    limit: { label: 'final line', weights: [1, 1], now: [1, 0] },
  } as const
  const view = await mount('bl-function-view', plane)
  expect(await writtenAt(view, 300)).toContain('final line: 45° to go')
})

test('another step moves the marks and repaints no curve', async () => {
  const chart = await mount('bl-loss-chart', { view: lossView({ series, levels, at: 20, log: true }) })
  await frame()
  const marks = within<HTMLCanvasElement>(chart, 'canvas.marks')
  const inked = () =>
    Array.from({ length: marks.clientWidth }, (_, x) => x).filter(
      (x) => pixel(marks, x, marks.clientHeight / 2)[3]! > 40,
    )
  const [first] = inked()
  const clear = vi.spyOn(CanvasRenderingContext2D.prototype, 'clearRect')
  chart.view = { ...chart.view!, at: 120 }
  chart.view = { ...chart.view, series: [...series], levels: [...levels] }
  await chart.updateComplete
  await frame()
  const cleared = clear.mock.contexts as CanvasRenderingContext2D[]
  expect(new Set(cleared.map(({ canvas }) => canvas))).toEqual(new Set([marks]))
  clear.mockRestore()
  expect(inked()[0]).toBeGreaterThan(first! + 20)
})

test('other values in another size are drawn once, at that size', async () => {
  const chart = await mount('bl-loss-chart', { view: lossView({ series, at: 20, log: true }) })
  await frame()
  const clear = vi.spyOn(CanvasRenderingContext2D.prototype, 'clearRect')
  chart.view = {
    ...chart.view!,
    series: series.map((curve) => ({ ...curve, values: Array.from(curve.values, (value) => value / 2) })),
  }
  await chart.updateComplete
  chart.style.width = '200px'
  await settled(chart)
  await frame()
  const cleared = clear.mock.contexts as CanvasRenderingContext2D[]
  clear.mockRestore()
  const plot = within<HTMLCanvasElement>(chart, 'canvas:not(.marks)')
  expect(plot.width).toBe(200 * devicePixelRatio)
  expect(cleared.filter(({ canvas }) => canvas === plot)).toHaveLength(1)
})

test('another step requests no layout or style from the page', async () => {
  const chart = await mount('bl-loss-chart', { view: lossView({ series, levels, at: 20, log: true }) })
  const view = await mount('bl-function-view', sine)
  await frame()
  const width = vi.spyOn(Element.prototype, 'clientWidth', 'get')
  const style = vi.spyOn(globalThis, 'getComputedStyle')
  const marks = vi.spyOn(CanvasRenderingContext2D.prototype, 'clearRect')
  const picture = vi.spyOn(CanvasRenderingContext2D.prototype, 'setTransform')
  chart.view = { ...chart.view!, at: 120 }
  view.heading = 'Another'
  await Promise.all([chart.updateComplete, view.updateComplete])
  await frame()
  expect(marks).toHaveBeenCalled()
  expect(picture).toHaveBeenCalled()
  expect([width.mock.calls.length, style.mock.calls.length]).toEqual([0, 0])
  view.remove()
  for (const spy of [width, style, marks, picture]) spy.mockRestore()
})

test('many updates before a frame draw one picture', async () => {
  const view = await mount('bl-function-view', sine)
  const picture = vi.spyOn(CanvasRenderingContext2D.prototype, 'setTransform')
  for (const heading of ['One', 'Two', 'Three']) {
    view.heading = heading
    await view.updateComplete
  }
  expect(picture).not.toHaveBeenCalled()
  await frame()
  expect(picture).toHaveBeenCalledTimes(1)
  view.remove()
  picture.mockRestore()
})

test('a learned curve appears next to others and next to test samples, which a legend names', async () => {
  const domain = domainOf(sine)
  const curve = (height: number) => ({ domain, columns: 2, rows: 1, outputs: 1, values: [height, height] })
  const beside = [{ label: 'best', color: '#00ff00', dash: [], grid: curve(0.5) }]
  const view = await mount('bl-function-view', { ...sine, grid: curve(-0.5), test: sine, beside })
  await frame()
  expect(
    within(view, 'p')
      .textContent.trim()
      .split(/\s{2,}/),
  ).toEqual(['test samples', 'best', 'reached'])
  const drawn = pixelsWhere(view, ({ red, green, alpha }) => red === 0 && green === 255 && alpha === 255)
  expect(drawn.length).toBeGreaterThan(50)
})

test('the contents of a hidden chart are there when it is shown', async () => {
  const chart = await mount('bl-loss-chart', {
    view: lossView({ series: [falling('one', 0, 0.01)], log: true }),
  })
  await frame()
  chart.style.display = 'none'
  await frame()
  chart.view = { ...chart.view!, series: [{ ...falling('two', 1, 0.02), color: '#010203' }] }
  await chart.updateComplete
  chart.style.display = ''
  await frame()
  const drawn = pixelsWhere(chart, ({ red, green, blue }) => red === 1 && green === 2 && blue === 3)
  expect(drawn).not.toEqual([])
})

test('a predicted level is a horizontal line, within the range whatever the curves do', async () => {
  const [level] = levels
  const chart = await mount('bl-loss-chart', {
    view: lossView({ series, log: true, levels: [{ ...level!, value: 1e-5, color: '#010203' }] }),
  })
  await frame()
  const canvas = within<HTMLCanvasElement>(chart, 'canvas')
  const column = Array.from({ length: canvas.clientHeight }, (_, y) =>
    [0, 1, 2, 3].map((x) => pixel(canvas, canvas.clientWidth * 0.5 + 2 * x, y)),
  ).flat()
  expect(column.some(([red, green, blue]) => red === 1 && green === 2 && blue === 3)).toBe(true)
  expect(within(chart, '.chart').getAttribute('aria-label')).toContain(
    'predicted: least loss of a linear network 10⁻⁵',
  )
})

test('a changing level is drawn in steps, without unknown parts', async () => {
  const [level] = levels
  const [curve] = series
  const most = curve!.steps[curve!.steps.length - 1]!
  const changes = [
    { step: 0, value: 1 },
    { step: most / 4, value: NaN },
    { step: most / 2, value: 1e-3 },
  ]
  const chart = await mount('bl-loss-chart', {
    view: lossView({
      series,
      log: true,
      levels: [{ ...level!, label: '', value: 1, changes, color: '#ff00ff' }],
    }),
  })
  await frame()
  const { drawn, left, right } = magentaOf(chart)
  const at = (share: number) =>
    drawn.filter(({ x }) => Math.abs((x - left) / (right - left) - share) < 0.08).map(({ y }) => y)
  expect(at(0.1).length, 'the first piece').toBeGreaterThan(0)
  expect(at(0.375), 'a gap').toEqual([])
  expect(Math.min(...at(0.75)), 'the second is below the first').toBeGreaterThan(Math.max(...at(0.1)) + 10)
})

test('values that hold from record to record are drawn in steps, with nothing between two values', async () => {
  const stair = { ...falling('accuracy', 0, 0), steps: [0, 100, 200], values: [0, 1, 0], color: '#ff00ff' }
  const chart = await mount('bl-loss-chart', {
    view: lossView({ series: [stair], bounds: [-1, 2], stepped: true }),
  })
  await frame()
  const { drawn, left, right } = magentaOf(chart)
  const low = Math.max(...drawn.map(({ y }) => y))
  const between = drawn.filter(({ x }) => Math.abs((x - left) / (right - left) - 0.25) < 0.05)
  expect(Math.min(...between.map(({ y }) => y)), 'the record before, at step 50').toBeGreaterThan(low - 6)
})

test('hovering seeks, leaving goes back, a click stays', async () => {
  const chart = await mount('bl-loss-chart', { view: lossView({ series, at: 120, log: true }) })
  await frame()
  const seen: number[] = []
  chart.addEventListener(SeekEvent.type, (event) => {
    chart.view = { ...chart.view!, at: (event as SeekEvent).step }
    seen.push(chart.view.at)
  })
  const over = within(chart, '.u-over')
  const { width } = over.getBoundingClientRect()
  await userEvent.hover(over, { position: { x: width / 2, y: 20 } })
  await expect.poll(() => seen.at(-1)).toBe(300)
  await userEvent.unhover(over)
  await expect.poll(() => seen.at(-1)).toBe(120)
  await userEvent.click(over, { position: { x: width - 1, y: 20 } })
  await expect.poll(() => seen.at(-1)).toBeGreaterThan(580)
  const clicked = seen.at(-1)
  await userEvent.unhover(over)
  await frame()
  expect(seen.at(-1)).toBe(clicked)
})

test('other curves, another size and another theme are drawn without leftovers', async () => {
  const chart = await mount('bl-loss-chart', { view: lossView({ series, log: true }) })
  await frame()
  chart.view = { ...chart.view!, series: series.slice(0, 1) }
  await settled(chart)
  chart.style.width = '200px'
  await expect.poll(() => within(chart, '.uplot').clientWidth).toBe(200)
  applyTheme(chart.parentElement!, 'dark')
  chart.view = { ...chart.view!, series: [{ ...series[0]!, values: series[0]!.values, faint: true }] }
  await settled(chart)
  expect(chart.shadowRoot!.querySelectorAll('.uplot')).toHaveLength(1)
  const place = chart.parentElement!
  chart.remove()
  expect(chart.shadowRoot!.querySelectorAll('.uplot')).toHaveLength(0)
  place.append(chart)
  chart.requestUpdate()
  await settled(chart)
  await expect.poll(() => chart.shadowRoot!.querySelectorAll('.uplot').length).toBe(1)
})

test('a loss that is zero, negative or not finite leaves a gap on a logarithmic axis', async () => {
  const odd = {
    ...series[0]!,
    values: Float32Array.from(series[0]!.values, (value, i) => [value, 0, NaN, Infinity, -1][i % 5]!),
  }
  const chart = await mount('bl-loss-chart', { view: lossView({ series: [odd], log: true, at: 12 }) })
  await frame()
  expect(within(chart, '.chart').getAttribute('aria-label')).toContain('gradient descent not finite')
  chart.view = { ...chart.view!, series: [] }
  await settled(chart)
})

test('regions are where the prediction puts them, with the data on them', async () => {
  const domain = domainOf(clouds)
  const values = gridPoints(domain, 20, 10).map(([x = 0]) => 5 * x)
  const view = await mount('bl-function-view', {
    ...clouds,
    grid: { domain, columns: 20, rows: 10, outputs: 1, values },
  })
  view.style.height = '160px'
  await frame()
  const canvas = within<HTMLCanvasElement>(view, 'canvas')
  const [left, right] = [pixel(canvas, 3, 3), pixel(canvas, canvas.clientWidth - 4, 3)]
  expect(left[2]! - left[0]!, 'class -1 is blue').toBeGreaterThan(40)
  expect(right[0]! - right[2]!, 'class 1 is the accent').toBeGreaterThan(40)
  expect(canvas.getAttribute('aria-label')).toBe('The function learned: decision regions with 40 samples')
})

test('a grid asks for the centres of its cells, from below', () => {
  expect(gridPoints({ x: [0, 4], y: [0, 2] }, 2, 2)).toEqual([
    [1, 0.5], [3, 0.5], [1, 1.5], [3, 1.5],
  ]) // prettier-ignore
  expect(gridPoints({ x: [0, 4], y: undefined }, 2, 1)).toEqual([[1], [3]])
})

test('a regression curve passes through its picture', async () => {
  const domain = domainOf(sine)
  const view = await mount('bl-function-view', {
    ...sine,
    grid: { domain, columns: 50, rows: 1, outputs: 1, values: gridPoints(domain, 50, 1).map(() => 0) },
    colors: ['rgb(1, 2, 3)'],
  })
  await frame()
  const canvas = within<HTMLCanvasElement>(view, 'canvas')
  const column = Array.from({ length: canvas.clientHeight }, (_, y) =>
    pixel(canvas, canvas.clientWidth * 0.8, y),
  )
  expect(column.some(([red, green, blue]) => red === 1 && green === 2 && blue === 3)).toBe(true)
})

test.each(['light', 'dark'] as const)('the charts are clean to axe in the %s theme', async (theme) => {
  expect(await faults(await mount('bl-loss-chart', { view: lossView({ series }) }, theme))).toEqual([])
  expect(await faults(await mount('bl-function-view', { ...clouds }, theme))).toEqual([])
})

test('an unmeasured slice says so, without axes', async () => {
  const chart = await mount('bl-slice-chart', {
    view: sliceView({ heading: 'Loss on the line' }),
    running: true,
  })
  await frame()
  expect(within(chart, '.chart').textContent.trim()).toBe('computing')
  expect(within(chart, '.chart').getAttribute('aria-label')).toBe('Loss on the line: no curves yet')
  expect(chart.shadowRoot!.querySelector('canvas')).toBeNull()
})

test('a slice names its ends and its barrier, which is on the line between them', async () => {
  const t = Float64Array.from({ length: 29 }, (_, i) => (i - 4) / 20)
  const values = t.map((place) => 1 - place + 8 * place * (1 - place))
  const curve = { id: 'train-loss', label: 'train', color: '#010203', values, barrier: { height: 2, t: 0.5 } }
  const flat = { ...curve, id: 'test', label: 'test', dash: [5, 4], barrier: { height: 0, t: 0 } }
  const chart = await mount('bl-slice-chart', {
    view: sliceView({ heading: 'Loss on the line', t, curves: [curve, flat] }),
  })
  chart.style.height = '200px'
  await frame()
  expect(within(chart, '.chart').getAttribute('aria-label')).toBe(
    'Loss on the line: train 1 to 0, test 1 to 0; barrier: train 2 at 0.5, test 0',
  )
  expect(within(chart, 'p').title).toContain('straight line between its ends')
  const canvas = within<HTMLCanvasElement>(chart, 'canvas')
  const accent = /#?(\w\w)(\w\w)(\w\w)/.exec(getComputedStyle(chart).getPropertyValue('--bl-accent'))!
  const wanted = accent.slice(1).map((channel) => Number.parseInt(channel, 16))
  const near = (color: number[]) => wanted.every((channel, i) => Math.abs(color[i]! - channel) < 12)
  const upright = Array.from({ length: canvas.clientWidth }, (_, x) =>
    Array.from({ length: canvas.clientHeight }, (__, y) => y).filter((y) => near(pixel(canvas, x, y))),
  ).sort((one, other) => other.length - one.length)[0]!
  expect(upright.length, 'as high as the barrier').toBeGreaterThan(0.25 * canvas.clientHeight)
  expect(upright.at(-1)! - upright[0]!).toBe(upright.length - 1)
})

test('among many similar slices one has no name, but a ring on its hill', async () => {
  const t = Float64Array.from({ length: 21 }, (_, i) => i / 20)
  const values = t.map((place) => 1 - place + 8 * place * (1 - place))
  const barrier = { height: NaN, t: NaN }
  const curve = { id: 'one', label: 'start 1', color: '#010203', values, barrier, unnamed: true }
  const inked = async (top?: number) => {
    const write = vi.spyOn(CanvasRenderingContext2D.prototype, 'fillText')
    const chart = await mount('bl-slice-chart', {
      view: sliceView({
        t,
        curves: [
          { ...curve, top },
          { ...curve, id: 'two' },
        ],
      }),
    })
    chart.style.height = '200px'
    await frame()
    expect(write.mock.calls.map(([text]) => text)).not.toContain('start 1')
    write.mockRestore()
    return pixelsWhere(chart, ({ red, green, blue, alpha }) => alpha > 200 && red + green + blue < 30).length
  }
  expect(await inked(10)).toBeGreaterThan((await inked()) + 20)
})

test('a chart without curves has text instead of axes', async () => {
  const chart = await mount('bl-loss-chart', { view: lossView({ series: [] }), running: true })
  await settled(chart)
  expect(chart.shadowRoot!.querySelector('canvas')).toBeNull()
  expect(within(chart, '.awaited').textContent).toBe('computing')
  chart.view = { ...chart.view!, series: series }
  await settled(chart)
  expect(chart.shadowRoot!.querySelector('canvas')).not.toBeNull()
  const spectrum = await mount('bl-spectrum', { view: spectrumView({ total: 3 }) })
  await settled(spectrum)
  expect(spectrum.shadowRoot!.querySelector('canvas')).toBeNull()
  spectrum.view = { ...spectrum.view!, values: [3, 2, 1] }
  await settled(spectrum)
  expect(spectrum.shadowRoot!.querySelector('canvas')).not.toBeNull()
})
