import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../../src/elements/editor/words/bl-words.ts'
import { ChoiceEvent } from '../../../../src/elements/controls/control-events.ts'
import type { PointEvent } from '../../../../src/elements/point-event.ts'
import type {
  FixEvent,
  NumbersEvent,
  PickEvent,
  SuggestEvent,
  WordsEvent,
} from '../../../../src/elements/editor/editor-events.ts'
import type { OfferedNumber } from '../../../../src/elements/editor/words/offered-number.ts'
import { wordCount } from '../../../../src/elements/editor/words/word-tools.ts'
import { faults, mount, settled, within } from '../../fixtures/mount.ts'

test('text is typeset while it is read and a field while it is edited, which keeps its caret', async () => {
  const words = await mount('bl-words', {
    kind: 'prose',
    label: 'Text',
    value: 'The loss is $w^2$.',
    most: 4,
  })
  const field = within<HTMLTextAreaElement>(words, 'textarea')
  const typed: string[] = []
  let left = 0
  words.addEventListener('bl-words', (event) => typed.push((event as WordsEvent).words))
  words.addEventListener('change', () => left++)
  await expect.poll(() => within(words, 'bl-prose').shadowRoot!.querySelector('math')).not.toBeNull()
  expect(await faults(words)).toEqual([])
  await userEvent.click(within(words, '.place'))
  expect(words.shadowRoot!.activeElement).toBe(field)
  await userEvent.keyboard('{End} ')
  expect(typed).toEqual(['The loss is $w^2$. '])
  words.value = 'The loss is $w^2$.'
  await settled(words)
  expect(field.value, 'the space stays, though the text has none').toBe('The loss is $w^2$. ')
  await userEvent.keyboard('Always.')
  expect(within(words, '.many .long').textContent).toBe('5 of 4 words')
  field.blur()
  await settled(words)
  expect([left, field.value], 'left, it has what the text has').toEqual([1, 'The loss is $w^2$.'])
})

test.each([
  ['Watch', 'watch', 291],
  ['Text', 'prose', 264],
  ['Because', 'text', 363],
  ['Try this', 'try', 240],
] as const)(
  'while words are written, their name “%s”, the tools and the count stand beside each other, in the height that they had',
  async (label, kind, width) => {
    const offered = kind === 'watch' || kind === 'prose' ? signal([]) : undefined
    const words = await mount('bl-words', { kind, label, value: 'It ends at 2.', most: 40, offered })
    words.style.width = `${width}px`
    const head = within(words, '.head')
    const height = head.getBoundingClientRect().height
    words.focus()
    await settled(words)
    const parts = ['label', '.tools', '.count'].map((part) => within(words, part).getBoundingClientRect())
    expect(parts.every((part) => part.width > 0)).toBe(true)
    const ends = parts.flatMap(({ left, right }) => [left, right])
    expect(ends, 'from left to right').toEqual(ends.toSorted((one, other) => one - other))
    const { right } = head.getBoundingClientRect()
    expect(ends.at(-1)).toBeLessThanOrEqual(right + 0.5)
    expect(head.getBoundingClientRect().height, 'no word moves').toBe(height)
    expect(within(words, '.count').innerText).toBe('4/40')
  },
)

const number = (source: string, label: string, value: number | undefined): OfferedNumber => ({
  ...{ source, label, group: 'Two weights', value },
  isSlow: value === undefined,
  isField: false,
})

test('an open brace lists numbers, found by words or by a value; Enter inserts one, and Escape closes only the list', async () => {
  const offered = signal([
    number('flow-end-sharpness', 'sharpness at the flow’s end', 4.153),
    number('minimum-sharpness', 'sharpness where the run ends', 2.569),
    number('basin-agreement', 'agreement of the basins', undefined),
  ])
  const words = await mount('bl-words', { kind: 'prose', label: 'Text', value: 'It ends at ', offered })
  const field = within<HTMLTextAreaElement>(words, 'textarea')
  const pointed: (string | undefined)[] = []
  words.addEventListener('bl-numbers', (event) => pointed.push((event as NumbersEvent).pointed))
  const options = () =>
    [...words.shadowRoot!.querySelectorAll('[role=option]')].map((one) =>
      one.textContent?.replace(/\s+/gu, ' ').trim(),
    )
  words.focus()
  await userEvent.keyboard('{End}{{')
  await settled(words)
  expect(options()).toHaveLength(3)
  expect(await faults(words)).toEqual([])
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  await settled(words)
  expect(pointed.at(-1), 'what takes long is computed when it is pointed at').toBe('basin-agreement')
  expect(field.getAttribute('aria-activedescendant')).toBe('number-2')
  await userEvent.keyboard('2.57')
  await settled(words)
  expect(options()).toEqual(['sharpness where the run endsminimum-sharpness 2.569'])
  await userEvent.keyboard('{Enter}')
  await settled(words)
  expect([field.value, options(), pointed.at(-1)]).toEqual([
    'It ends at {minimum-sharpness = 2.57}',
    [],
    undefined,
  ])
  let heard = 0
  words.addEventListener('keydown', () => heard++)
  await userEvent.keyboard('{{flow{Escape}')
  await settled(words)
  expect([options(), field.value.endsWith('{flow'), words.shadowRoot!.activeElement]).toEqual([
    [],
    true,
    field,
  ])
  expect(heard, 'the page hears letters, and no Escape').toBe('{flow'.length)
})

test('a claim is composed by keys alone, of numbers found by words or by their values, and is inserted at the caret', async () => {
  const all = [number('final-loss', 'loss at the end, run 1', 0.75), number('final-loss algorithm=1', 'loss at the end, run 2', 0.25)] // prettier-ignore
  const offered = signal<readonly OfferedNumber[]>([])
  const words = await mount('bl-words', { kind: 'prose', label: 'Text', value: 'It is  lower.', offered })
  const field = within<HTMLTextAreaElement>(words, 'textarea')
  const asked: (readonly string[] | undefined)[] = []
  words.addEventListener('bl-numbers', (event) => {
    const { pointed, chosen } = event as NumbersEvent
    asked.push(pointed === undefined ? undefined : [pointed, ...chosen])
    offered.value = pointed === undefined ? [] : all
  })
  // A text column that scrolls, as on the page.
  words.parentElement!.style.cssText += 'height: 400px; overflow: auto'
  field.style.height = '350px'
  words.focus()
  field.setSelectionRange(6, 6)
  await userEvent.click([...words.shadowRoot!.querySelectorAll<HTMLElement>('.tools button')].find((one) => one.textContent?.includes('Claim'))!) // prettier-ignore
  await settled(words)
  const form = within(words, 'bl-claim')
  const focused = () => form.shadowRoot!.activeElement
  const fieldOf = (name: string) => within<HTMLInputElement>(form, name)
  await expect.poll(() => focused()?.getAttribute('type')).toBe('search')
  const bottom = (one: Element) => one.getBoundingClientRect().bottom
  await expect
    .poll(() => bottom(form), { message: 'it is in sight' })
    .toBeLessThanOrEqual(bottom(words.parentElement!))
  expect(await faults(words)).toEqual([])
  await userEvent.keyboard('.75{Enter}')
  await expect.poll(() => focused()?.localName).toBe('bl-select')
  fieldOf('bl-select').dispatchEvent(new ChoiceEvent('/'))
  await expect.poll(() => focused()?.getAttribute('type')).toBe('search')
  await userEvent.keyboard('loss{ArrowDown}{Enter}')
  await expect.poll(() => fieldOf('[role=status]').textContent.trim()).toBe('It holds: the value is 3')
  expect(asked.at(-1)).toEqual(['', 'final-loss', 'final-loss algorithm=1'])
  fieldOf('bl-select[bare]').dispatchEvent(new ChoiceEvent('least'))
  await userEvent.fill(fieldOf('[aria-label=value]'), '4')
  await expect
    .poll(() => fieldOf('[role=status]').textContent.trim())
    .toBe('It does not hold: the value is 3')
  await userEvent.fill(fieldOf('[aria-label=value]'), '2')
  expect(await faults(words)).toEqual([])
  await userEvent.keyboard('{Enter}')
  await settled(words)
  expect(field.value).toBe('It is {final-loss / final-loss algorithm=1 in [2, ∞]} lower.')
  expect([words.shadowRoot!.activeElement, asked.at(-1)]).toEqual([field, undefined])
  expect(words.shadowRoot!.querySelector('bl-claim')).toBeNull()
})

test('a number that is still being computed is inserted once its value is there, or at the second Enter without one', async () => {
  const pending = { ...number('part-accuracy', 'share of right answers', undefined), isSlow: false }
  const offered = signal([pending])
  const words = await mount('bl-words', { kind: 'prose', label: 'Text', value: '', offered })
  const field = within<HTMLTextAreaElement>(words, 'textarea')
  words.focus()
  await userEvent.keyboard('{{share{Enter}')
  await settled(words)
  expect(field.value, 'it waits').toBe('{share')
  expect(within(words, '[role=status]').textContent).toContain('being computed')
  offered.value = [{ ...pending, value: 0.935 }]
  await expect.poll(() => field.value).toBe('{part-accuracy = 0.935}')
  offered.value = [pending]
  await userEvent.keyboard(' {{share{Enter}{Enter}')
  expect(field.value).toBe('{part-accuracy = 0.935} {part-accuracy}')
})

test('a suggestion is inserted at the caret, named, and stays while the text is edited', async () => {
  const words = await mount('bl-words', { kind: 'watch', label: 'Watch', value: 'See', suggestions: ['Adam’s end'], suggested: 'Drawn' }) // prettier-ignore
  const told: string[] = []
  words.addEventListener('bl-suggest', (event) => told.push((event as SuggestEvent).words))
  const chip = within<HTMLElement>(words, '.suggestions button')
  expect(chip.checkVisibility(), 'words that are read have none below them').toBe(false)
  words.focus()
  await userEvent.keyboard('{End} how')
  expect(chip.checkVisibility()).toBe(true)
  await userEvent.click(chip)
  expect([within<HTMLTextAreaElement>(words, 'textarea').value, told]).toEqual(['See how Adam’s end', ['Adam’s end']]) // prettier-ignore
})

test('tools insert a formula, a number and a term into the text, from the selection or at the caret', async () => {
  const offered = signal([number('minimum-sharpness', 'sharpness where the run ends', 2.569)])
  const words = await mount('bl-words', {
    kind: 'prose',
    label: 'Text',
    value: 'It ends at 2.57, a ba',
    offered,
  })
  const field = within<HTMLTextAreaElement>(words, 'textarea')
  const tool = (name: string) =>
    [...words.shadowRoot!.querySelectorAll<HTMLElement>('.tools button')].find((one) =>
      one.textContent?.includes(name),
    )!
  expect(tool('Number').checkVisibility(), 'nothing stands over words that are read').toBe(false)
  let left = 0
  words.addEventListener('change', () => left++)
  words.focus()
  expect(await faults(words)).toEqual([])
  field.setSelectionRange(11, 15)
  await userEvent.click(tool('Number'))
  await settled(words)
  expect(within(words, '[role=option]').textContent, 'found by the value that was selected').toContain(
    '2.569',
  )
  await userEvent.keyboard('{Enter}')
  expect(field.value).toBe('It ends at {minimum-sharpness = 2.57}, a ba')
  field.setSelectionRange(field.value.length, field.value.length)
  await userEvent.click(tool('Term'))
  await settled(words)
  expect(await faults(words)).toEqual([])
  const terms = () =>
    [...words.shadowRoot!.querySelectorAll('[role=option]')].map((one) => one.textContent?.trim())
  expect(terms()[0]).toContain('barrier')
  expect(within(words, '[aria-selected=true] .note').textContent).not.toBe('')
  await userEvent.keyboard('t')
  await settled(words)
  expect(terms()[0]).toMatch(/^batch/u)
  await userEvent.keyboard('{Enter} ')
  expect(field.value.endsWith('}, a batch ')).toBe(true)
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}{Shift>}{Tab}{/Shift}{Enter}w^2')
  expect(field.value.endsWith('batch $w^2$')).toBe(true)
  expect(left, 'to its tools is not away from it').toBe(0)
  words.blur()
  field.blur()
  expect(left).toBe(1)
})

test('numbers are found by what they belong to: the list waits for the stage, which returns the focus', async () => {
  const offered = signal([number('final-loss', 'loss at the end', 0)])
  const waiting = { waits: true, picked: '', missed: '', places: [{ label: 'flow’s end', mark: 'prediction/flow-end' }] } // prettier-ignore
  const pick = signal({ ...waiting, waits: false })
  const words = await mount('bl-words', { kind: 'prose', label: 'Text', value: 'At ', offered, pick })
  const acts: unknown[] = []
  words.addEventListener('bl-pick', (event) => acts.push((event as PickEvent).act))
  const lit: (string | undefined)[] = []
  words.addEventListener('bl-point', (event) => lit.push((event as PointEvent).mark))
  words.focus()
  await userEvent.keyboard('{End}{{')
  await settled(words)
  await userEvent.click(within(words, '.pick button'))
  pick.value = waiting
  await settled(words)
  expect(await faults(words)).toEqual([])
  within<HTMLElement>(words, 'textarea').blur()
  await settled(words)
  expect(words.shadowRoot!.querySelectorAll('[role=option]'), 'the hand is on the stage').toHaveLength(1)
  words.focus()
  await userEvent.keyboard('{Tab}{Tab}')
  expect(lit.at(-1), 'what the keys come to is lit').toBe('prediction/flow-end')
  await userEvent.keyboard('{Enter}{Escape}')
  expect(acts).toEqual([{ kind: 'begin' }, { kind: 'place', at: 0 }, { kind: 'end' }])
  pick.value = { ...waiting, waits: false, picked: 'flow’s end' }
  await settled(words)
  await userEvent.click(within(words, '.pick button:nth-of-type(2)'))
  expect(acts.at(-1)).toEqual({ kind: 'all' })
  await userEvent.keyboard('{Escape}')
  expect(words.shadowRoot!.querySelector('.pick')).toBeNull()
})

test('a false claim is marked, and takes the found value by a click or by Ctrl and the point', async () => {
  const value = 'It is {minimum-sharpness = 2.75}.'
  const words = await mount('bl-words', {
    kind: 'prose',
    label: 'Text',
    value,
    hold: 2,
    notes: [
      {
        source: 'minimum-sharpness = 2.75',
        label: 'sharpness where the run ends',
        fault: 'was 2.569 at the opening, not 2.75',
        mend: 'Write 2.57',
      },
    ],
  })
  const mended: string[] = []
  words.addEventListener('bl-fix', (event) => mended.push((event as FixEvent).source))
  expect(await faults(words)).toEqual([])
  expect(within(words, '.notes').textContent?.replace(/\s+/gu, ' ')).toContain(
    'sharpness where the run ends was 2.569 at the opening, not 2.75',
  )
  expect(within(words, '.notes .quiet').textContent).toBe('2 more hold')
  await userEvent.click(within(words, '.notes button'))
  words.focus()
  await userEvent.keyboard('{Control>}.{/Control}')
  expect(mended).toEqual(['minimum-sharpness = 2.75', 'minimum-sharpness = 2.75'])
  words.reading = true
  await settled(words)
  expect(within<HTMLTextAreaElement>(words, 'textarea').readOnly, 'while another tab writes').toBe(true)
})

test('a title is one line, which Enter ends', async () => {
  const words = await mount('bl-words', {
    kind: 'title',
    label: 'Title of the step',
    hint: 'What does it show?',
  })
  expect(await faults(words)).toEqual([])
  words.focus()
  await userEvent.keyboard('A step{Enter}')
  expect([words.shadowRoot!.activeElement, within<HTMLTextAreaElement>(words, 'textarea').value]).toEqual([
    null,
    '',
  ])
})

test('a formula counts as one word, and a number in braces as one', () => {
  expect(wordCount('With $a + b$ it is\n\n$$c = d$$\n\n– **four** or {minimum-sharpness = 4}.')).toBe(8)
  expect(wordCount('')).toBe(0)
})

test('a suggestion is inserted at the caret, by a click or by keys, and the field has the focus', async () => {
  const words = await mount('bl-words', { kind: 'watch', label: 'Watch', suggested: 'Drawn', suggestions: ['flow’s end', 'run’s end'] }) // prettier-ignore
  const field = within<HTMLTextAreaElement>(words, 'textarea')
  const typed: string[] = []
  words.addEventListener('bl-words', (event) => typed.push((event as WordsEvent).words))
  expect(await faults(words)).toEqual([])
  await userEvent.click(words.shadowRoot!.querySelectorAll('.suggestions button')[1]!)
  await userEvent.keyboard(' meets the')
  await userEvent.tab()
  while (words.shadowRoot!.activeElement?.textContent.trim() !== 'flow’s end') await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  expect([field.value, typed.at(-1)]).toEqual(['run’s end meets the flow’s end', field.value])
  expect(words.shadowRoot!.activeElement).toBe(field)
  words.suggestions = []
  await settled(words)
  expect(words.shadowRoot!.querySelector('.suggestions')).toBeNull()
})

test('nothing moves under a pressed pointer: a field closes, and another opens, on its release', async () => {
  const first = await mount('bl-words', { kind: 'prose', label: 'First', value: 'One.' })
  const second = Object.assign(document.createElement('bl-words'), {
    kind: 'prose',
    label: 'Second',
    value: 'Two.',
  })
  first.after(second)
  await settled(second)
  first.focus()
  await settled(first)
  first.field.value = 'One.\n\n\n\n\n\n'
  first.field.dispatchEvent(new Event('input'))
  await settled(first)
  const top = () => second.getBoundingClientRect().top
  const open = top()
  const left: string[] = []
  first.addEventListener('change', () => left.push('first'))
  second.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }))
  second.focus()
  await settled(first)
  await settled(second)
  expect([top(), left]).toEqual([open, []])
  second.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, composed: true }))
  await expect.poll(() => left).toEqual(['first'])
  await settled(first)
  expect(top()).toBeLessThan(open)
  expect(within(second, '.field').hasAttribute('data-open')).toBe(true)
})
