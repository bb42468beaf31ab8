import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../src/elements/lecture/assignment/bl-answers.ts'
import '../../../src/elements/lecture/assignment/bl-assignment.ts'
import '../../../src/elements/lecture/assignment/bl-create-assignment.ts'
import type { AnswersView } from '../../../src/elements/lecture/assignment/answers-view.ts'
import type {
  OpenAnswerEvent,
  ShowGuessesEvent,
} from '../../../src/elements/lecture/assignment/bl-answers.ts'
import type {
  AssignEvent,
  CreateAssignmentView,
  TryDrawsEvent,
  WriteLiveEvent,
} from '../../../src/elements/lecture/assignment/bl-create-assignment.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'

const question = {
  given: 3,
  right: 1,
  seen: 2,
  belief: undefined,
  reasons: [],
  truth: undefined,
  truthWords: '',
}
const view: AnswersView = {
  title: 'Three questions',
  waiting: 0,
  error: '',
  steps: [{ id: 'which', at: 2 }],
  rows: [
    {
      ...{
        at: 0,
        file: 'answers.json',
        name: 'Ada',
        draw: '461823',
        state: 'agrees',
        words: 'agrees',
        notes: [],
      },
      cells: [{ step: 'which', text: 'B', right: false, note: 'left with learning rate 0.5' }],
    },
    {
      ...{
        at: 1,
        file: 'answers.json',
        name: 'Bo',
        draw: '',
        state: 'disagrees',
        words: 'does not match',
        notes: ['It was changed.'],
      },
      cells: [{ step: 'which', text: 'A', right: true, note: '' }],
    },
    {
      at: 2,
      file: 'c.heic',
      name: '',
      draw: '',
      state: 'unread',
      words: 'cannot be read',
      notes: ['A picture.'],
      cells: [],
    },
  ],
  questions: [
    {
      ...{ ...question, id: 'which', at: 2, ask: 'Which?', belief: 1, shown: true },
      options: [
        { letter: 'A', label: 'up', count: 1, right: true },
        { letter: 'B', label: 'down', count: 2, right: false },
      ],
      ...{ numbers: [], ends: ['', ''], places: [], reasons: ['a', 'b', 'c', 'd'] },
    },
    {
      ...{
        ...question,
        id: 'how-much',
        at: 1,
        ask: 'How much?',
        shown: true,
        truth: [0.4],
        truthWords: '0.2',
      },
      ...{ options: [], numbers: [0.1, 0.1, 0.9], ends: ['0', '1'], places: [] },
    },
    {
      ...{ ...question, id: 'where', at: 0, ask: 'Where?', shown: true, truth: [0.5, 0.5] },
      ...{
        options: [],
        numbers: [],
        ends: ['', ''],
        places: [
          [0.1, 0.2],
          [0.3, 0.4],
          [0.5, 0.6],
        ],
      },
    },
  ],
}

const button = (element: Element, name: string) =>
  [...element.shadowRoot!.querySelectorAll('button')].find((one) => one.textContent?.includes(name))!

const names = (element: Element) =>
  [...element.shadowRoot!.querySelectorAll('tbody th')].map((cell) =>
    cell.textContent?.replace(/own draw.*/u, '').trim(),
  )

test("a class's answers: files with their faults, guesses as pictures, and their actions", async () => {
  const element = await mount('bl-answers', { view })
  expect(await faults(element)).toEqual([])
  expect(within(element, '.sums').textContent?.replace(/\s+/g, ' ')).toContain(
    '3 files 1 agree1 do not match1 cannot be read',
  )
  expect(element.shadowRoot!.textContent).toContain('2 after the answer was shown, not counted')
  expect(within(element, '.draw').textContent).toBe('own draw, seed 461823')
  expect(element.shadowRoot!.querySelectorAll('svg[role=img] circle')).toHaveLength(6)
  expect(names(element)).toEqual(['no name', 'Ada', 'Bo'])
  await userEvent.selectOptions(within(element, 'select'), 'by problem')
  expect(names(element)).toEqual(['no name', 'Bo', 'Ada'])
  await userEvent.fill(within(element, 'input[type=search]'), 'rate')
  expect(names(element)).toEqual([])
  await userEvent.fill(within(element, 'input[type=search]'), 'ada')
  expect(names(element)).toEqual(['Ada'])
  const told: unknown[] = []
  element.addEventListener('bl-show-guesses', (event) => {
    const { id, option } = event as ShowGuessesEvent
    told.push([id, option])
  })
  element.addEventListener('bl-open-answer', (event) => {
    const { row, step } = event as OpenAnswerEvent
    told.push([row, step])
  })
  element.addEventListener('close', () => told.push('close'))
  await userEvent.click(button(element, 'Show B first'))
  await userEvent.click(button(element, 'Show guesses on the stage'))
  await userEvent.click(within(element, '.answer'))
  expect(element.shadowRoot!.querySelectorAll('q')).toHaveLength(3)
  await userEvent.click(button(element, 'Read all'))
  expect(element.shadowRoot!.querySelectorAll('q')).toHaveLength(4)
  await userEvent.keyboard('{Escape}')
  expect(told).toEqual([['which', 1], ['which', undefined], [0, 'which'], 'close'])
})

test('fifty rows of a class are drawn at once, and the next ones by a click', async () => {
  const rows = Array.from({ length: 80 }, (_, at) => ({ ...view.rows[0]!, at, name: `Student ${at}` }))
  const element = await mount('bl-answers', { view: { ...view, rows } })
  expect(names(element)).toHaveLength(50)
  await userEvent.click(button(element, 'Show more (30 left)'))
  expect(names(element)).toHaveLength(80)
  expect(element.shadowRoot!.activeElement?.className).toBe('rows')
})

test('an assignment can be downloaded once it has a name and an answer', async () => {
  const step = {
    id: 'which',
    at: 2,
    asks: true,
    guess: '',
    pending: false,
    seen: false,
    reason: '',
    left: '',
    outside: '',
  }
  const work = {
    note: 'By Monday.',
    named: true,
    drawn: false,
    name: '',
    steps: [step],
    at: 2,
    busy: false,
    said: '',
  }
  const element = await mount('bl-assignment', { view: work })
  expect(await faults(element)).toEqual([])
  expect(button(element, 'Download my answers').disabled).toBe(true)
  element.view = {
    ...work,
    name: 'Ada',
    steps: [
      { ...step, pending: true },
      { ...step, id: 'why', at: 3, pending: true },
    ],
  }
  await settled(element)
  expect(within(element, '.inside').innerText).toContain('Step 3: chosen, not submitted: click Reveal')
  expect(within(element, '.inside').innerText).toContain('Step 4: chosen, not submitted: click Reveal')
  expect(button(element, 'Download my answers').disabled).toBe(true)
  element.view = { ...work, name: 'Ada', steps: [{ ...step, guess: 'B' }] }
  await settled(element)
  expect(await faults(element)).toEqual([])
  expect(within(element, 'summary').textContent?.replace(/\s+/g, ' ')).toContain('1 of 1 done')
  element.view = { ...work, name: 'Ada', steps: [{ ...step, guess: 'B', seen: true }] }
  await settled(element)
  expect(within(element, 'summary').textContent?.replace(/\s+/g, ' ')).toContain('1 of 1 done, 1 seen first')
  expect(element.shadowRoot!.textContent).toContain('You saw the answer to this step before you gave yours')
  const saved = new Promise((done) => element.addEventListener('save', done, { once: true }))
  await userEvent.click(button(element, 'Download my answers'))
  await saved
})

test('an assignment is made from the ticked steps', async () => {
  const form = { name: true, seed: false, note: '', steps: ['one'] }
  const steps = [
    { id: 'one', title: 'One', asks: true },
    { id: 'two', title: 'Two', asks: false },
  ]
  const making: CreateAssignmentView = {
    title: 'Mine',
    form,
    steps,
    draws: undefined,
    writing: false,
    said: '',
  }
  const element = await mount('bl-create-assignment', { view: making })
  expect(await faults(element)).toEqual([])
  const assigned = new Promise<AssignEvent>((done) =>
    element.addEventListener('bl-assign', (event) => done(event as AssignEvent), { once: true }),
  )
  await userEvent.click(within(element, 'input[value=two]'))
  await userEvent.fill(within(element, 'input[name=note]'), ' By Monday. ')
  await userEvent.click(button(element, 'Download student file'))
  const { form: wanted, way } = await assigned
  expect([wanted, way]).toEqual([
    { name: true, seed: false, note: 'By Monday.', steps: ['one', 'two'] },
    'file',
  ])
  const tried: (readonly string[])[] = []
  element.addEventListener('bl-try-draws', (event) => tried.push((event as TryDrawsEvent).steps))
  await userEvent.click(within(element, 'input[name=seed]'))
  expect(tried.at(-1), 'own draws of the steps that are ticked').toEqual(['one', 'two'])
  const notes = [
    { words: 'Step 1, option A: “0.11” is fixed.', isOption: true, live: '' },
    { words: 'Step 1, main text: “0.11” is fixed.', isOption: false, live: 'final-loss' },
  ]
  element.view = { ...making, draws: { busy: false, notes } }
  await settled(element)
  expect(await faults(element)).toEqual([])
  expect(element.shadowRoot!.textContent).toContain('Options cannot contain live numbers')
  const live = new Promise<WriteLiveEvent>((done) =>
    element.addEventListener('bl-write-live', (event) => done(event as WriteLiveEvent), { once: true }),
  )
  await userEvent.click(button(element, 'Write {final-loss}'))
  expect((await live).note).toBe(1)
  const link = 'https://badlands.example/#lecture=1.abc'
  element.view = { ...making, said: 'Copy this by hand:', link }
  await settled(element)
  const field = within<HTMLInputElement>(element, 'input[readonly]')
  field.focus()
  expect(field.value.slice(field.selectionStart!, field.selectionEnd!)).toBe(link)
  expect(await faults(element)).toEqual([])
})
