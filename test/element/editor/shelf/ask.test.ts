import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../../src/elements/editor/shelf/bl-ask.ts'
import type { AskView } from '../../../../src/elements/editor/shelf/bl-ask.ts'
import '../../../../src/elements/editor/shelf/bl-varied.ts'
import type {
  AskAct,
  AskEvent,
  VariedAct,
  VariedEvent,
} from '../../../../src/elements/editor/editor-events.ts'
import { faults, mount, settled, within } from '../../fixtures/mount.ts'

const option = (label: string, condition: string, right = false) => ({ label, condition, right })

test('a question is made of a kind, an answer that is found, and options, of which a bad one is told', async () => {
  const ask = await mount('bl-ask', { possible: ['choice', 'number'], check: (typed) => (typed === '<' ? 'a number is missing' : '') }) // prettier-ignore
  const acts: AskAct[] = []
  ask.addEventListener('bl-ask', (event) => acts.push((event as AskEvent).act))
  await userEvent.click(within(ask, '.kinds button'))
  ask.view = { kind: 'choice', answer: { name: 'final-loss', label: 'loss at the end', value: '0.25' }, arguments: [], options: [option('less', '= 0.1'), option('more', '= 0.3', true)], most: 4, scale: { from: 0, to: 1, log: false }, within: 0, tried: 'B is right: 0.25; the next is 0.15 away', good: true, along: [{ at: '0.1', right: 'B' }, { at: '0.3', right: 'none' }], veiled: ['the runs', 'all words below'] } // prettier-ignore
  ask.groups = [{ group: 'runs', numbers: [{ name: 'largest-loss', label: 'largest loss', value: '4.5' }] }]
  await settled(ask)
  const veiled = within(ask, '.veiled')
  expect(veiled.textContent.trim()).toBe('Veiled while it stands: the runs, all words below')
  ask.view = { ...ask.view, veiled: ['the runs', 'the spectrum', 'all words below'] }
  await settled(ask)
  expect(veiled.textContent, 'a picture that is put on the stage').toContain(
    'the runs, the spectrum, all words',
  )
  expect(within(ask, '.along').innerText).toBe('Along the dial: 0.1 B, 0.3 none')
  await userEvent.click(within(ask, '.answer'))
  await settled(ask)
  expect(await faults(ask)).toEqual([])
  await userEvent.click(within(ask, '.found button'))
  const stands = ask.shadowRoot!.querySelectorAll<HTMLInputElement>('[aria-label$="stands for"]')[1]!
  await userEvent.fill(stands, '<')
  await userEvent.tab()
  await settled(ask)
  expect(stands.ariaInvalid).toBe('true')
  await userEvent.fill(stands, '< 0.3')
  await userEvent.tab()
  await settled(ask)
  expect(stands.ariaInvalid).toBe('false')
  expect(acts).toEqual([
    { kind: 'as', as: 'choice' },
    { kind: 'find', on: true },
    { kind: 'answer', name: 'largest-loss' },
    { kind: 'find', on: false },
    { kind: 'condition', at: 1, typed: '< 0.3' },
  ])
})

test('an option is moved by Alt and arrows, with the focus, and by its letter under the pointer', async () => {
  const view = (labels: readonly string[]): AskView => ({ kind: 'choice', answer: { name: 'final-loss', label: 'loss', value: '1' }, arguments: [], options: labels.map((label) => option(label, '')), most: 4, scale: { from: 0, to: 1, log: false }, within: 0, tried: '', good: true, along: [], veiled: [] }) // prettier-ignore
  const ask = await mount('bl-ask', { possible: ['choice'], view: view(['one', 'two', 'three']) })
  const acts: AskAct[] = []
  ask.addEventListener('bl-ask', (event) => acts.push((event as AskEvent).act))
  within<HTMLInputElement>(ask, 'input[aria-label="Option A"]').focus()
  await userEvent.keyboard('{Alt>}{ArrowUp}{ArrowDown}{/Alt}')
  ask.view = view(['two', 'one', 'three'])
  await settled(ask)
  expect(ask.shadowRoot!.activeElement?.ariaLabel).toBe('Option B')
  const grips = [...ask.shadowRoot!.querySelectorAll('.grip')]
  await userEvent.dragAndDrop(grips[0]!, grips[2]!)
  expect(acts).toEqual([
    { kind: 'move', at: 0, to: 1 },
    { kind: 'move', at: 0, to: 2 },
  ])
})

test('what varies is taken away, and given where there is none', async () => {
  const varied = await mount('bl-varied', {
    dial: { label: 'η', stops: '0.1, 0.3', fixed: '', quantities: [] },
    offers: [{ label: 'steps' }],
  })
  const acts: VariedAct[] = []
  varied.addEventListener('bl-varied', (event) => acts.push((event as VariedEvent).act))
  expect(await faults(varied)).toEqual([])
  await userEvent.click(within(varied, '[aria-label="Take away the dial"]'))
  await userEvent.click(within(varied, '.offers button'))
  expect(acts).toEqual([
    { kind: 'take', of: 'dial' },
    { kind: 'offer', of: 'sweep', at: 0 },
  ])
})
