import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../src/elements/controls/bl-card.ts'
import '../../../src/elements/controls/bl-dial.ts'
import '../../../src/elements/controls/bl-select.ts'
import '../../../src/elements/controls/bl-seed-button.ts'
import '../../../src/elements/controls/bl-number.ts'
import '../../../src/elements/controls/bl-picks.ts'
import '../../../src/elements/controls/bl-text.ts'
import '../../../src/elements/controls/bl-toggle.ts'
import type {
  ChoiceEvent,
  NumberEvent,
  PicksEvent,
  TextEvent,
  ToggleEvent,
} from '../../../src/elements/controls/control-events.ts'
import { nextSeed } from '../../../src/elements/controls/bl-seed-button.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'

const rate = { label: 'learning rate', value: 0.01, min: 1e-4, max: 10, step: 0.05, log: true } as const

test('a number can be typed and copied, and is refused with a message', async () => {
  const number = await mount('bl-number', { ...rate, least: 0 })
  const input = within<HTMLInputElement>(number, 'input')
  const seen: [number, boolean][] = []
  number.addEventListener('bl-number', (event) =>
    seen.push([(event as NumberEvent).value, (event as NumberEvent).live]),
  )
  expect(input.value).toBe('0.01')
  await userEvent.fill(input, '2e-5')
  await userEvent.keyboard('{Enter}')
  expect(seen).toEqual([[2e-5, false]])
  await userEvent.fill(input, 'fast')
  await userEvent.keyboard('{Enter}')
  await settled(number)
  expect(within(number, '.message').textContent).toBe('Enter a number, such as 0.01 or 1e-3. 2·10⁻⁵ stays.')
  expect(input.getAttribute('aria-invalid')).toBe('true')
  await userEvent.fill(input, '-1')
  await userEvent.keyboard('{Enter}')
  await settled(number)
  expect(within(number, '.message').textContent).toContain('Must be at least 0.')
  await userEvent.keyboard('{Escape}')
  await settled(number)
  expect(input.value).toBe('2·10⁻⁵')
  expect(seen).toHaveLength(1)
  expect(number.value).toBe(2e-5)
})

test("the slider's arrow keys move in equal ratios on a log scale", async () => {
  const number = await mount('bl-number', rate)
  const seen: [number, boolean][] = []
  number.addEventListener('bl-number', (event) =>
    seen.push([(event as NumberEvent).value, (event as NumberEvent).live]),
  )
  within(number, 'wa-slider').focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(seen).toEqual([
    [0.0112, true],
    [0.0112, false],
  ])
  await settled(number)
  expect(within<HTMLInputElement>(number, 'input').value).toBe('0.0112')
  await userEvent.keyboard('{End}')
  expect(seen.at(-1)).toEqual([10, false])
})

test('a predicted bound is on the slider at its value, and not beyond its ends', async () => {
  const mark = (value: number) => ({ value, label: 'stable below', color: '#123456' })
  const number = await mount('bl-number', { ...rate, marks: [mark(0.1), mark(20)] })
  const drawn = number.shadowRoot!.querySelectorAll<HTMLElement>('.mark')
  expect(drawn).toHaveLength(1)
  expect(drawn[0]!.title).toBe('stable below: 0.1')
  number.value = 0.1
  await settled(number)
  const middle = ({ left, width }: DOMRect) => left + width / 2
  const thumb = within(number, 'wa-slider', '#thumb').getBoundingClientRect()
  expect(Math.abs(middle(drawn[0]!.getBoundingClientRect()) - middle(thumb))).toBeLessThan(1.5)
})

test('a select shows its groups and reports the choice', async () => {
  const choice = await mount('bl-select', {
    label: 'activation',
    value: 'relu',
    options: [
      { value: 'tanh', label: 'tanh', group: 'smooth' },
      { value: 'relu', label: 'ReLU', group: 'kinked' },
    ],
  })
  const select = within<HTMLSelectElement>(choice, 'select')
  expect(select.value).toBe('relu')
  let chosen = ''
  choice.addEventListener('bl-select', (event) => (chosen = (event as ChoiceEvent).value))
  await userEvent.selectOptions(select, 'tanh')
  expect(chosen).toBe('tanh')
})

test('a switch toggles by click and by key', async () => {
  const toggle = await mount('bl-toggle', { label: 'linear', key: 'L' })
  const seen: boolean[] = []
  toggle.addEventListener('bl-toggle', (event) => seen.push((event as ToggleEvent).checked))
  await userEvent.click(within(toggle, 'wa-switch'))
  await userEvent.keyboard(' ')
  expect(seen).toEqual([true, false])
})

test('a die draws the next seed and shows it; a seed is typed', async () => {
  const die = await mount('bl-seed-button', { seed: 7, what: 'data' })
  const drawn: number[] = []
  die.addEventListener('bl-number', (event) => drawn.push((event as NumberEvent).value))
  await userEvent.click(within(die, 'button'))
  await settled(die)
  const input = within<HTMLInputElement>(die, 'bl-number', 'input')
  expect(input.value.replaceAll('\u202F', '')).toBe(String(nextSeed(7)))
  await userEvent.fill(input, '4294967295')
  await userEvent.keyboard('{Enter}')
  await userEvent.fill(input, '4294967296')
  await userEvent.keyboard('{Enter}')
  await settled(die)
  expect(drawn).toEqual([nextSeed(7), 4294967295])
  expect(within(die, 'bl-number', '.message').textContent).toContain(
    'Must be at most 4\u202F294\u202F967\u202F295.',
  )
})

test('a text is accepted by Enter, restored by Escape and refused with a message', async () => {
  const check = (text: string) => (text === 'no' ? 'Not this.' : '')
  const text = await mount('bl-text', { label: 'title', value: 'old', check })
  const seen: string[] = []
  text.addEventListener('bl-text', (event) => seen.push((event as TextEvent).value))
  const input = within<HTMLInputElement>(text, 'input')
  await userEvent.fill(input, ' new ')
  await userEvent.keyboard('{Enter}')
  await userEvent.fill(input, 'no')
  await userEvent.keyboard('{Enter}')
  await settled(text)
  expect(within(text, '.message').textContent).toBe('Not this.')
  await userEvent.keyboard('{Escape}')
  await settled(text)
  expect(input.value).toBe('new')
  expect(seen).toEqual(['new'])
})

test('a text area keeps Enter for line breaks and applies by Ctrl-Enter', async () => {
  const text = await mount('bl-text', { label: 'rows', value: '1', lines: true })
  const seen: string[] = []
  text.addEventListener('bl-text', (event) => seen.push((event as TextEvent).value))
  await userEvent.click(within(text, 'textarea'))
  await userEvent.keyboard('{End}{Enter}2')
  expect(seen).toEqual([])
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  expect(seen).toEqual(['1\n2'])
})

test('the last of several picks cannot be removed', async () => {
  const options = ['a', 'b'].map((value) => ({ value, label: value }))
  const picks = await mount('bl-picks', { label: 'features', options, chosen: ['a'] })
  const seen: (readonly string[])[] = []
  picks.addEventListener('bl-picks', (event) => seen.push((event as PicksEvent).chosen))
  const [first, second] = picks.shadowRoot!.querySelectorAll('button')
  await userEvent.click(first!)
  second!.focus()
  await userEvent.keyboard(' ')
  expect(seen).toEqual([['a', 'b']])
})

test('a card collapses', async () => {
  const card = await mount('bl-card', { heading: 'Model', aside: '2 weights' })
  await userEvent.click(within(card, 'summary'))
  await expect.poll(() => card.open).toBe(false)
})

test.each(['light', 'dark'] as const)('the controls are clean to axe in the %s theme', async (theme) => {
  for (const [tag, properties] of [
    [
      'bl-number',
      { ...rate, hint: 'A line', marks: [{ value: 0.1, label: 'stable below', color: '#123456' }] },
    ],
    ['bl-select', { label: 'loss', value: 'a', hint: 'A line', options: [{ value: 'a', label: 'squared' }] }],
    ['bl-toggle', { label: 'linear', checked: true, key: 'L', hint: 'A line' }],
    ['bl-seed-button', { seed: 3, hint: 'What is drawn' }],
    ['bl-text', { label: 'title', value: '', hint: 'A line', placeholder: 'none' }],
    ['bl-text', { label: 'rows', value: '1 | 1', lines: true }],
    [
      'bl-picks',
      { label: 'features', hint: 'A line', options: [{ value: 'a', label: 'x₁' }], chosen: ['a'] },
    ],
    ['bl-card', { heading: 'Data', aside: '200 samples' }],
  ] as const)
    expect(await faults(await mount(tag, properties, theme))).toEqual([])
})

test('a dial of words is a row of buttons with the chosen one pressed', async () => {
  const dial = await mount('bl-dial', { label: 'height', values: ['loss', 'mistakes'], at: 0 })
  const buttons = [...dial.shadowRoot!.querySelectorAll('button')]
  const pressed = () => buttons.map((button) => button.getAttribute('aria-pressed'))
  expect(pressed()).toEqual(['true', 'false'])
  const seen: number[] = []
  dial.addEventListener('bl-number', (event) => seen.push((event as NumberEvent).value))
  buttons[1]!.click()
  await settled(dial)
  expect(seen).toEqual([1])
  expect(pressed()).toEqual(['false', 'true'])
  expect(await faults(dial)).toEqual([])
})
