import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../../../src/pictures/sweep/bl-sweep-chart.ts'
import '../../../src/elements/lecture/question/bl-question.ts'
import type { BlProse } from '../../../src/elements/prose/bl-prose.ts'
import { GuessEvent, type GuessAct } from '../../../src/elements/guess-event.ts'
import type { QuestionView } from '../../../src/elements/lecture/question/question-view.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'
import { sweepView } from '../fixtures/plot-views.ts'
import { formatCount } from '../../../src/math/picture/format.ts'

const plain: QuestionView = {
  kind: 'choice',
  options: ['up', 'down'].map((label, i) => ({
    letter: 'AB'[i]!,
    label,
    color: i === 0 ? '#1870c0' : undefined,
    hands: 0,
    chosen: false,
    true: false,
  })),
  pins: [],
  axes: ['w_1', 'w_2'],
  extent: [
    [-1, 1],
    [-2, 2],
  ],
  scale: { from: 1, to: 100, log: true },
  number: undefined,
  counted: 0,
  curve: [],
  guessed: false,
  presented: false,
  revealed: undefined,
}
const truth = {
  busy: false,
  right: false,
  number: undefined,
  lines: ['It is B.', 'You guessed A.'],
  headline: 'It is B',
  distances: ['You guessed A.'],
  because: 'It is so.',
}

async function question(view: Partial<QuestionView>) {
  const element = await mount('bl-question', { ask: 'Which?', view: { ...plain, ...view } })
  const acts: GuessAct[] = []
  element.addEventListener(GuessEvent.type, (event) => acts.push((event as GuessEvent).act))
  return { element, acts }
}

test('options are radio buttons: a click and the arrow keys choose, and the truth is announced as a status', async () => {
  const { element, acts } = await question({})
  expect(await faults(element)).toEqual([])
  await userEvent.click(within(element, '.option'))
  await userEvent.keyboard('{ArrowDown}')
  expect(acts).toEqual([
    { kind: 'choose', option: 0 },
    { kind: 'choose', option: 1 },
  ])
  expect(within(element, '[role=status]').textContent.trim()).toBe('')
  within(element, '.reveal').focus()
  await userEvent.keyboard('{Enter}')
  expect(acts.at(-1)).toEqual({ kind: 'reveal' })
  element.view = { ...plain, guessed: true, revealed: truth }
  await settled(element)
  expect(element.shadowRoot!.querySelectorAll('.option')).toHaveLength(2)
  element.view = { ...plain, revealed: truth }
  await settled(element)
  expect(element.shadowRoot!.querySelector('.option'), 'nobody chose').toBeNull()
  expect(within(element, '[role=status]').innerText).toBe('It is B.\nYou guessed A.')
  expect(element.shadowRoot!.activeElement, 'who pressed goes on reading').toBe(
    within(element, '[role=status]'),
  )
  expect(await faults(element)).toEqual([])
})

test('an answer is two lines with its reason, which expand by mouse and by keys, and collapse when asked again', async () => {
  const { element, acts } = await question({ guessed: true, revealed: truth })
  element.style.width = '320px'
  const whole = within(element, '.whole')
  const fold = within(element, '.fold')
  expect(within(element, '.told').clientHeight, 'two lines').toBeLessThan(60)
  const because = within<BlProse>(element, 'bl-prose.because')
  expect([because.markdown, because.checkVisibility()], 'the reason comes with the answer').toEqual([
    'It is so.',
    true,
  ])
  expect([whole.checkVisibility(), fold.ariaExpanded]).toEqual([false, 'false'])
  await userEvent.click(fold)
  expect([whole.checkVisibility(), fold.ariaExpanded]).toEqual([true, 'true'])
  expect(whole.innerText.replaceAll(/\s+/g, ' ')).toContain('It is B You guessed A.')
  expect(await faults(element)).toEqual([])
  fold.focus()
  await userEvent.keyboard('{Enter}')
  expect(whole.checkVisibility()).toBe(false)
  await userEvent.keyboard('{Enter}')
  await userEvent.click(within(element, '.told > .bare'))
  expect(acts).toEqual([{ kind: 'again' }])
  element.view = plain
  await settled(element)
  element.view = { ...plain, revealed: { ...truth, busy: true } }
  await settled(element)
  expect(within(element, '[role=status]').innerText).toBe('Computing the answer …')
  element.view = { ...plain, revealed: truth }
  await settled(element)
  expect(within(element, '.fold').ariaExpanded).toBe('false')
})

test('no word of a long answer is cut off', async () => {
  const line = 'It is B: about 0.02, a fifth of what it was before the runs began.'
  const { element } = await question({ guessed: true, revealed: { ...truth, lines: [line] } })
  element.style.width = '263px'
  const { clientWidth, scrollWidth, clientHeight, scrollHeight, innerText } = within(element, '.fold')
  expect([scrollWidth, scrollHeight, innerText]).toEqual([clientWidth, clientHeight, line])
  const text = within(element, '.fold span')
  expect(text.getBoundingClientRect().height, 'several lines').toBeGreaterThan(40)
  expect(text.scrollWidth).toBeLessThanOrEqual(Math.ceil(text.getBoundingClientRect().width))
})

test('an audience sees the answer in a strip, with its reason and the votes next to it', async () => {
  const { innerWidth, innerHeight } = window
  await page.viewport(1280, 720)
  const options = plain.options.map((option, i) => ({ ...option, hands: 3 - i, true: i === 1 }))
  const { element } = await question({ presented: true, options, revealed: truth })
  element.style.width = '1200px'
  expect(element.shadowRoot!.querySelector('.fold')).toBeNull()
  expect(within(element, '.verdict').innerText.replaceAll(/\s+/g, ' ')).toMatch(
    /It is B You guessed A\. A 3 B 2/,
  )
  const lefts = ['.headline', 'bl-prose', '.room', '.bare'].map((part) => {
    const { left } = within(element, part).getBoundingClientRect()
    return left
  })
  expect(lefts, 'beside each other').toEqual(lefts.toSorted((p, q) => p - q))
  expect(element.clientHeight).toBeLessThan(90)
  expect(await faults(element)).toEqual([])
  await page.viewport(innerWidth, innerHeight)
})

test("an audience's votes are counted next to bars of their shares", async () => {
  const options = plain.options.map((option, i) => ({ ...option, hands: i === 0 ? 3 : 1 }))
  const { element, acts } = await question({ presented: true, options })
  expect(await faults(element)).toEqual([])
  await userEvent.click(within(element, 'button[aria-label="Add a vote for B"]'))
  expect(acts).toEqual([{ kind: 'count', option: 1, hands: 2 }])
  const [bar, option] = [within(element, '.bar'), within(element, '.option')]
  expect(bar.getBoundingClientRect().width / option.getBoundingClientRect().width).toBeCloseTo(0.75, 1)
})

test('no number is shown before a guess', async () => {
  const { element, acts } = await question({ kind: 'number', scale: { from: 0, to: 100 } })
  const input = within<HTMLInputElement>(element, 'bl-number', 'input')
  expect(input.value).toBe('')
  input.focus()
  await userEvent.keyboard('{Enter}')
  expect(within(element, 'bl-number', '[role=alert]').textContent).toMatch(/^Enter a number/)
  await userEvent.keyboard('40{Enter}')
  expect(acts).toEqual([{ kind: 'number', value: 40 }])
})

test('a guessed number is shown next to the truth on the scale, at its place', async () => {
  const { element } = await question({
    kind: 'number',
    number: 10,
    guessed: true,
    revealed: { ...truth, number: 1e4 },
  })
  await userEvent.click(within(element, '.fold'))
  const [line, ...marks] = [...element.shadowRoot!.querySelectorAll('.line, .at')].map((one) =>
    one.getBoundingClientRect(),
  )
  const shares = marks.map(({ x, width }) => (x + width / 2 - line!.x) / line!.width)
  expect(shares[0], 'half way from 1 to 100 in equal ratios').toBeCloseTo(0.5, 1)
  expect(shares[1], 'at the end that it lies beyond').toBeGreaterThan(0.95)
  const names = [...element.shadowRoot!.querySelectorAll<HTMLElement>('.name')]
  expect(names.map((name) => name.innerText)).toEqual([
    'your guess 10',
    `the truth ${formatCount(10_000)}, off the scale →`,
  ])
  for (const name of names) {
    const { left, right } = name.getBoundingClientRect()
    expect([left >= line!.left - 1, right <= line!.right + 1]).toEqual([true, true])
  }
  expect(await faults(element)).toEqual([])
})

test('a pin is moved by arrow keys and by numbers, named for an audience, and removed', async () => {
  const { element, acts } = await question({
    kind: 'place',
    presented: true,
    pins: [{ name: 'rows', at: [0, 1] }],
  })
  expect(await faults(element)).toEqual([])
  within(element, '.grip').focus()
  await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowDown}{/Shift}')
  expect(acts).toEqual([
    { kind: 'place', pin: 0, at: [0.02, 1] },
    { kind: 'place', pin: 0, at: [0, 0.996] },
  ])
  await userEvent.keyboard('{Backspace}')
  expect(acts.at(-1)).toEqual({ kind: 'remove', pin: 0 })
  await userEvent.fill(within(element, 'bl-number', 'input'), '0.5')
  await userEvent.keyboard('{Enter}')
  expect(acts.at(-1)).toEqual({ kind: 'place', pin: 0, at: [0.5, 1] })
  await userEvent.fill(within(element, 'bl-text', 'input'), 'balcony')
  await userEvent.keyboard('{Enter}')
  expect(acts.at(-1)).toEqual({ kind: 'name', pin: 0, name: 'balcony' })
  await userEvent.click(within(element, '[aria-label="Remove rows"]'))
  expect(acts.at(-1)).toEqual({ kind: 'remove', pin: 0 })
})

test('the rest of a curve is drawn by keys, one height at a time, each of which reports its value', async () => {
  const curve = [
    { index: 1, name: 'rate 10', drawn: undefined },
    { index: 2, name: 'rate 100', drawn: undefined },
  ]
  const { element, acts } = await question({ kind: 'curve', curve })
  expect(await faults(element)).toEqual([])
  const [first, second] = [...element.shadowRoot!.querySelectorAll('bl-number')]
  const inner = first!.shadowRoot!.querySelector('wa-slider')!.shadowRoot!
  const slider = inner.querySelector<HTMLElement>('[role=slider]')!
  slider.focus()
  await userEvent.keyboard('{ArrowUp}')
  // One step of the slider above its lower end, which is 1: two hundredths of a decade.
  expect(acts.at(-1)).toMatchObject({
    kind: 'draw',
    index: 1,
    value: expect.closeTo(10 ** 0.02, 2) as number,
  })
  await userEvent.keyboard('{End}')
  expect(acts.at(-1)).toEqual({ kind: 'draw', index: 1, value: 100 })
  element.view = { ...plain, kind: 'curve', curve: [{ ...curve[0]!, drawn: 100 }, curve[1]!] }
  await settled(element)
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('100')
  second!.shadowRoot!.querySelector('input')!.focus()
  await userEvent.keyboard('30{Enter}')
  expect(acts.at(-1)).toEqual({ kind: 'draw', index: 2, value: 30 })
})

test("the rest of a curve is drawn by the pointer where there is no point, on the question's scale", async () => {
  const spread = (mean: number) => ({ mean, median: mean, least: mean, most: mean, count: 1 })
  const view = sweepView({
    label: 'rate',
    values: [1, 10, 100],
    points: [{ value: 1, spreads: [spread(2)] }] as never,
    series: [{ label: 'loss', of: 0, color: '#1870c0' }],
    power: true,
    isDrawn: true,
    scale: { from: 1, to: 100, log: true },
  })
  const element = await mount('bl-sweep-chart', { view })
  element.style.cssText = 'display: flex; flex-direction: column; width: 260px; height: 180px'
  await expect.poll(() => element.shadowRoot!.querySelector('.u-over')?.clientHeight ?? 0).toBeGreaterThan(40)
  const acts: GuessAct[] = []
  element.addEventListener(GuessEvent.type, (event) => acts.push((event as GuessEvent).act))
  const over = within(element, '.u-over')
  const box = over.getBoundingClientRect()
  const press = (x: number, y: number, buttons = 1) =>
    over.dispatchEvent(
      new PointerEvent('pointermove', {
        buttons,
        clientX: box.left + x * box.width,
        clientY: box.top + y * box.height,
        bubbles: true,
      }),
    )
  press(0.95, 0.5)
  press(0.02, 0.5)
  press(0.5, 0.5, 0)
  expect(acts).toEqual([
    { kind: 'draw', index: 2, value: expect.closeTo(10, 0) as number },
    { kind: 'draw', index: 1, value: expect.closeTo(10, 0) as number },
  ])
})
