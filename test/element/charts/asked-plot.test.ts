import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../src/pictures/histogram/bl-histogram.ts'
import '../../../src/elements/charts/plots/bl-loss-chart.ts'
import '../../../src/elements/charts/plots/bl-slice-chart.ts'
import '../../../src/pictures/sweep/bl-sweep-chart.ts'
import type { AskedPlot } from '../../../src/elements/charts/plots/bl-asked-plot.ts'
import { GuessEvent, type GuessAct } from '../../../src/elements/guess-event.ts'
import { faults, mount, within } from '../fixtures/mount.ts'
import { lossView, sliceView, sweepView } from '../fixtures/plot-views.ts'

const scale = { from: 1, to: 100, log: true }
const question: AskedPlot = { ask: 'How many?', open: true, guess: { axis: 'up', bounds: scale } }
const swept = sweepView({
  values: [1, 2, 4, 8],
  series: [{ label: 'units', of: 0, color: 'red' }],
  scale,
})

const actsOf = (element: Element): GuessAct[] => {
  const acts: GuessAct[] = []
  element.addEventListener(GuessEvent.type, (event) => acts.push((event as GuessEvent).act))
  return acts
}

/** The part of an asked plot that matches a selector, once its chart has reported its place. */
async function part(chart: Element, selector: string): Promise<HTMLElement> {
  const plot = chart.shadowRoot!.querySelector('bl-asked-plot')!
  await expect.poll(() => plot.shadowRoot!.querySelector(selector)).not.toBeNull()
  return within(plot, selector)
}

async function mountSweep(asked: AskedPlot) {
  const chart = await mount('bl-sweep-chart', { view: swept, asked })
  chart.style.cssText = 'width: 600px; height: 400px'
  return chart
}

test("a mark has no place before one is set, and follows the pointer along the plot's axis", async () => {
  const chart = await mountSweep(question)
  const acts = actsOf(chart)
  const mark = await part(chart, '[role=slider]')
  expect(mark.getAttribute('aria-valuetext')).toBe('no guess yet')
  expect(mark.textContent).toContain('?')
  expect(chart.shadowRoot!.querySelector('bl-asked-plot')!.shadowRoot!.querySelector('.said')).toBeNull()
  const rail = await part(chart, '.rail')
  await expect.poll(() => rail.getBoundingClientRect().height).toBeGreaterThan(200)
  const { top, height } = rail.getBoundingClientRect()
  expect(mark.getBoundingClientRect().top, 'it waits below what is written above the plot').toBeGreaterThan(
    top,
  )
  await userEvent.click(rail, { position: { x: 22, y: Math.round(height / 2) } })
  const value = acts.find(({ kind }) => kind === 'number')
  expect(value).toMatchObject({ kind: 'number', value: expect.closeTo(10, 0) as number })
  expect(await faults(chart)).toEqual([])
})

test('arrow keys move the mark by a fortieth of the axis, in equal ratios on a logarithmic one, and Enter shows the answer', async () => {
  const chart = await mountSweep({ ...question, guess: { axis: 'up', bounds: scale, number: 10 } })
  const acts = actsOf(chart)
  const mark = await part(chart, '[role=slider]')
  expect(mark.getAttribute('aria-valuetext')).toBe('your guess: 10')
  mark.focus()
  await userEvent.keyboard('{ArrowUp}{ArrowDown}{Home}{End}{Enter}')
  const stride = 100 ** (1 / 40)
  expect(acts).toEqual([
    { kind: 'number', value: expect.closeTo(10 * stride, 1) as number },
    { kind: 'number', value: expect.closeTo(10 / stride, 1) as number },
    { kind: 'number', value: 1 },
    { kind: 'number', value: 100 },
    { kind: 'reveal' },
  ])
})

test('the first key brings the mark in from an end of the axis', async () => {
  const chart = await mountSweep(question)
  const acts = actsOf(chart)
  const mark = await part(chart, '[role=slider]')
  mark.focus()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(acts).toEqual([{ kind: 'number', value: expect.closeTo(100 / 100 ** (1 / 40), 0) as number }])
})

test('once the answer is shown the guess stays in place, and the veil is gone', async () => {
  const chart = await mountSweep({
    ...question,
    open: false,
    guess: { axis: 'across', bounds: scale, number: 4 },
  })
  const said = await part(chart, '.ghost .said')
  expect(said.textContent).toBe('your guess: 4')
  const plot = chart.shadowRoot!.querySelector('bl-asked-plot')!
  expect(plot.shadowRoot!.querySelectorAll('.veil, [role=slider]')).toHaveLength(0)
})

/** Asserts that a chart cuts off no text at its sides. */
function expectInside(chart: Element, words: Element): void {
  const [own, whole] = [words.getBoundingClientRect(), chart.getBoundingClientRect()]
  expect(own.left).toBeGreaterThanOrEqual(whole.left)
  expect(own.right).toBeLessThanOrEqual(whole.right)
}

test('a guess beyond the axis is an arrow at its end with its number, without a mark; its text stays in the plot', async () => {
  for (const [number, arrow] of [
    [-3, '↓'],
    [0.001, '↓'],
    [1e6, '↑'],
  ] as const) {
    const guess = {
      axis: 'up',
      bounds: scale,
      number,
      truth: 20,
      off: 'a great deal too far from it',
    } as const
    const chart = await mountSweep({ ...question, open: false, guess })
    chart.style.cssText = 'width: 220px; height: 300px'
    const said = await part(chart, '.ghost .said')
    expect(said.textContent).toMatch(new RegExp(`^your guess: .*${arrow}$`, 'u'))
    const plot = chart.shadowRoot!.querySelector('bl-asked-plot')!.shadowRoot!
    expect(plot.querySelectorAll('.mark, .guide')).toHaveLength(0)
    expect(plot.querySelectorAll('.truth')).toHaveLength(1)
    await expect.poll(() => said.getBoundingClientRect().width).toBeLessThan(220)
    expectInside(chart, said)
    chart.remove()
  }
  const chart = await mountSweep({ ...question, guess: { axis: 'up', bounds: scale, number: 20, over: 1 } })
  expectInside(chart, await part(chart, '.rail .said'))
})

test('an option chosen beyond the axis shows its number instead of a mark at the end of the axis', async () => {
  const far = options.map((one) => (one.chosen ? { ...one, value: 1e5 } : one))
  const chart = await mountSweep({ ask: 'Which?', open: false, guess: { axis: 'up', options: far } })
  const kept = await part(chart, '.kept')
  expect(kept.textContent).toBe('your guess: B, 10⁵ ↑')
  expect((kept.getRootNode() as ShadowRoot).querySelector('.leader')).toBeNull()
  expectInside(chart, kept)
})

test('the veil leaves the given part uncovered', async () => {
  const chart = await mountSweep({ ...question, given: 4 })
  const [veil, frame] = [await part(chart, '.veil'), await part(chart, '.frame')]
  const [own, whole] = [veil.getBoundingClientRect(), frame.getBoundingClientRect()]
  expect(own.right).toBeCloseTo(whole.right, 0)
  const share = (own.left - whole.left) / whole.width
  expect(share).toBeGreaterThan(0.3)
  expect(share).toBeLessThan(0.9)
})

const option = (index: number, letter: string, value: number) => ({
  index,
  letter,
  label: `option ${letter}`,
  value,
  chosen: index === 1,
})
const options = [option(0, 'A', 1), option(1, 'B', 90), option(2, 'C', 100)]

test('options are at their places, ordered by value from top to bottom without overlap, and a click chooses one', async () => {
  const chart = await mountSweep({ ask: 'Which?', open: true, guess: { axis: 'up', options } })
  const acts = actsOf(chart)
  await part(chart, '.option')
  const plot = chart.shadowRoot!.querySelector('bl-asked-plot')!
  await expect.poll(() => within(plot, '.frame').clientHeight).toBeGreaterThan(200)
  const all = [...plot.shadowRoot!.querySelectorAll<HTMLElement>('.option')]
  const boxes = all.map((one) => one.getBoundingClientRect())
  const [low, high, highest] = boxes
  expect(highest!.bottom).toBeLessThanOrEqual(high!.top)
  expect(high!.bottom).toBeLessThan(low!.top)
  for (const { height } of boxes) expect(height).toBeGreaterThanOrEqual(44)
  expect(all.map((one) => one.getAttribute('aria-pressed'))).toEqual(['false', 'true', 'false'])
  await userEvent.click(all[2]!)
  expect(acts).toEqual([{ kind: 'choose', option: 2 }])
  expect(await faults(chart)).toEqual([])
})

test('curves over steps, histograms and lines take guesses as well, on axes that exist before anything is drawn', async () => {
  const across: AskedPlot = { ask: '?', open: true, guess: { axis: 'across', bounds: scale } }
  const bins = { from: 0, width: 1, count: 10 }
  const charts = [
    await mount('bl-loss-chart', { view: lossView({ across: scale, bounds: [0, 1] }), asked: across }),
    await mount('bl-histogram', {
      asked: across,
      view: {
        heading: '',
        label: 'comparisons',
        words: [],
        done: 0,
        total: 10,
        bins,
        counts: [],
        expected: [],
        rules: [],
        log: false,
        stale: false,
        across: scale,
      },
    }),
    await mount('bl-slice-chart', { view: sliceView({ up: scale }), asked: question }),
  ]
  for (const chart of charts) {
    document.body.append(chart)
    chart.style.cssText = 'width: 500px; height: 300px'
    const acts = actsOf(chart)
    const mark = await part(chart, '[role=slider]')
    mark.focus()
    await userEvent.keyboard('{End}')
    expect(acts).toEqual([{ kind: 'number', value: 100 }])
  }
})

const edges = [1, 10, 50, 100]
const room = (counts: readonly number[], more: Partial<AskedPlot> = {}) =>
  mountSweep({
    ...question,
    ...more,
    guess: { axis: 'up', bounds: scale, counted: { edges, counts }, ...more.guess },
  })

/** The bins of an audience's guesses on a chart. */
async function binsOf(chart: Element): Promise<HTMLElement[]> {
  const bins = await part(chart, 'bl-guess-bins')
  await expect.poll(() => bins.shadowRoot!.querySelector('.bin')).not.toBeNull()
  return [...bins.shadowRoot!.querySelectorAll<HTMLElement>('.bin')]
}

test("an audience's guesses are counted in bins on the axis, by a click or by keys, and one can be taken back", async () => {
  const chart = await room([0, 0, 0])
  const acts = actsOf(chart)
  const [low, , high] = await binsOf(chart)
  expect(low!.getAttribute('aria-label')).toBe('1 to 10: 0 guesses')
  expect(low!.getBoundingClientRect().top).toBeGreaterThan(high!.getBoundingClientRect().bottom - 1)
  const slider = chart.shadowRoot!.querySelector('bl-asked-plot')!.shadowRoot!.querySelector('[role=slider]')
  expect(slider, 'nothing is dragged').toBeNull()
  await userEvent.click(high!)
  await userEvent.keyboard('{Home}{Enter}{ArrowUp}-')
  expect(acts).toEqual([
    { kind: 'number', value: 70.7 },
    { kind: 'number', value: 3.16 },
    { kind: 'back', between: [10, 50] },
  ])
  expect(await faults(chart)).toEqual([])
})

test('bars are as long as their counts; once the answer is shown they stay, with its bin, its mark and the distance to the median', async () => {
  const open = await room([1, 4, 0])
  const lengths = (await binsOf(open)).map((bin) => bin.querySelector('i')!.getBoundingClientRect().width)
  expect(lengths[0]! / lengths[1]!).toBeCloseTo(1 / 4, 1)
  expect(lengths[2]).toBeLessThan(3)
  open.remove()
  const guess = { axis: 'up', counted: { edges, counts: [1, 4, 0] }, number: 20, truth: 5, off: '4 times too much' } as const // prettier-ignore
  const chart = await room([1, 4, 0], { open: false, guess })
  const bins = await binsOf(chart)
  expect(bins.map((bin) => [bin.tagName, bin.hasAttribute('data-true')])).toEqual([
    ['SPAN', true],
    ['SPAN', false],
  ])
  expect((await part(chart, '.said')).textContent).toBe('median of 5 guesses: 20, 4 times too much')
  const [way, truth, mark] = [
    await part(chart, '.distance'),
    await part(chart, '.truth'),
    await part(chart, '.mark'),
  ]
  const [from, to, at] = [way, truth, mark].map((one) => one.getBoundingClientRect())
  expect(from!.bottom).toBeCloseTo((to!.top + to!.bottom) / 2, 0)
  expect(from!.top).toBeCloseTo((at!.top + at!.bottom) / 2, 0)
})

test('in a small plot options are only letters, side by side in a low one, and no text of the veil covers them', async () => {
  const chart = await mountSweep({ ask: 'Which?', open: true, guess: { axis: 'up', options } })
  const plot = chart.shadowRoot!.querySelector('bl-asked-plot')!
  const shown = () => [...plot.shadowRoot!.querySelectorAll<HTMLElement>('.option')]
  await part(chart, '.option')
  expect(plot.shadowRoot!.querySelector('.veil p')).toBeNull()
  chart.style.cssText = 'width: 280px; height: 180px'
  await expect.poll(() => shown()[0]!.getBoundingClientRect().width).toBeLessThan(60)
  const [low, high, highest] = shown().map((one) => one.getBoundingClientRect())
  expect(low!.right).toBeLessThanOrEqual(high!.left)
  expect(high!.right).toBeLessThanOrEqual(highest!.left)
  expect(shown().map((one) => one.getAttribute('aria-label'))).toEqual([
    'A option A',
    'B option B',
    'C option C',
  ])
  expect(await faults(chart)).toEqual([])
})

test("the chosen option stays in place, and so do an audience's votes", async () => {
  const chart = await mountSweep({ ask: 'Which?', open: false, guess: { axis: 'up', options } })
  expect((await part(chart, '.kept')).textContent).toBe('your guess: B')
  chart.remove()
  const hands = options.map((one, i) => ({ ...one, hands: i, right: i === 2 }))
  const counted = await mountSweep({ ask: 'Which?', open: false, guess: { axis: 'up', options: hands } })
  const first = await part(counted, '.kept')
  const all = [...(first.getRootNode() as ShadowRoot).querySelectorAll<HTMLElement>('.kept')]
  expect(all.map((one) => [one.textContent, one.hasAttribute('data-right')])).toEqual([
    ['B 1', false],
    ['C 2', true],
  ])
})

test('marks are larger next to larger letters', async () => {
  const sizeOf = async (scale: string) => {
    document.documentElement.style.setProperty('--bl-scale', scale)
    const chart = await mountSweep({
      ...question,
      guess: { axis: 'up', bounds: question.guess?.bounds, number: 10 },
    })
    const { offsetWidth } = await part(chart, '.mark')
    chart.remove()
    return offsetWidth
  }
  try {
    expect([await sizeOf('1'), await sizeOf('2')]).toEqual([14, 28])
  } finally {
    document.documentElement.style.removeProperty('--bl-scale')
  }
})

test('the text of the veil avoids the line of the guess, and the veil the two given ends', async () => {
  const over = (given: number) =>
    mountSweep({ ...question, guess: { axis: 'up', bounds: scale, over: given } })
  for (const given of [1, 8]) {
    const chart = await over(given)
    const [rail, words] = [await part(chart, '.rail'), await part(chart, '.veil p')]
    const range = document.createRange()
    range.selectNodeContents(words)
    const line = () => rail.getBoundingClientRect()
    const text = () => range.getBoundingClientRect()
    await expect.poll(() => text().left >= line().right || text().right <= line().left).toBe(true)
    chart.remove()
  }
  const chart = await mountSweep({ ask: '', open: true, given: 1, endGiven: true })
  const [veil, frame] = [await part(chart, '.veil'), await part(chart, '.frame')]
  await expect
    .poll(() => frame.getBoundingClientRect().right - veil.getBoundingClientRect().right)
    .toBeGreaterThan(10)
})
