import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { AskedActs, AskedView } from '../../../../../src/page/editor/shelf/asked-question.ts'
import '../../../../../src/page/editor/shelf/bl-ask.ts'
import { faults, mount, settled, within } from '../../../fixtures/mount.ts'

/** Acts that record their arguments. */
function written() {
  const acts: unknown[][] = []
  const act =
    (_: object, name: string) =>
    (...given: unknown[]) =>
      acts.push([name, ...given])
  return { acts, into: new Proxy({}, { get: act }) as AskedActs }
}

const option = (label: string, condition: string, right = false) => ({ label, condition, right, fault: '' })

const viewOf = (view: Partial<AskedView>): AskedView => ({ kind: 'choice', scene: '', ask: '', because: '', answer: { name: 'final-loss', label: 'loss at the end', value: '0.25' }, arguments: [], finding: false, groups: [], pick: { waits: false, picked: '', missed: '', places: [] }, options: [], most: 4, scale: { from: 0, to: 1 }, within: 0, tried: '', good: true, along: [], veiled: [], ...view }) // prettier-ignore

test('a question is composed of a kind, a found answer, and options, of which a bad one is reported', async () => {
  const { acts, into } = written()
  const ask = await mount('bl-ask', { possible: ['choice', 'number'], acts: into })
  await userEvent.click(within(ask, '.kinds button'))
  ask.view = viewOf({
    options: [option('less', '= 0.1'), option('more', '= 0.3', true)],
    tried: 'B is right: 0.25; the next is 0.15 away',
    along: [
      { at: '0.1', right: 'B' },
      { at: '0.3', right: 'none' },
    ],
    veiled: ['the runs', 'all text below'],
  })
  await settled(ask)
  const veiled = within(ask, '.veiled')
  expect(veiled.textContent.trim()).toBe('Hidden until the guess: the runs, all text below')
  ask.view = { ...ask.view, veiled: ['the runs', 'the spectrum', 'all text below'] }
  await settled(ask)
  expect(veiled.textContent, 'a picture that is put on the stage').toContain(
    'the runs, the spectrum, all text',
  )
  expect(within(ask, '.along').innerText).toBe('Along the dial: 0.1 B, 0.3 none')
  await userEvent.click(within(ask, '.answer'))
  const groups = [{ group: 'runs', numbers: [{ name: 'largest-loss', label: 'largest loss', value: '4.5' }] }]
  ask.view = { ...ask.view, finding: true, groups }
  await settled(ask)
  expect(ask.shadowRoot!.activeElement, 'words are typed at once').toBe(within(ask, '.search'))
  expect(await faults(ask)).toEqual([])
  await userEvent.click(within(ask, '.found button'))
  expect(ask.shadowRoot!.activeElement).toBe(within(ask, '.answer'))
  const stands = ask.shadowRoot!.querySelectorAll<HTMLInputElement>('[aria-label$="stands for"]')[1]!
  await userEvent.fill(stands, '<')
  await userEvent.tab()
  const [first, second] = ask.view.options
  ask.view = { ...ask.view, options: [first!, { ...second!, fault: 'a number is missing' }] }
  await settled(ask)
  expect([stands.ariaInvalid, within(ask, '.problem:not([hidden])').textContent]).toEqual([
    'true',
    'a number is missing',
  ])
  expect(acts).toEqual([
    ['turnTo', 'choice'],
    ['find', true],
    ['answerWith', 'largest-loss'],
    ['find', false],
    ['setCondition', 1, '<'],
  ])
})

test('an option is moved by Alt and arrows, with the focus, and by its letter under the pointer', async () => {
  const view = (labels: readonly string[]) => viewOf({ options: labels.map((label) => option(label, '')) })
  const { acts, into } = written()
  const ask = await mount('bl-ask', { possible: ['choice'], view: view(['one', 'two', 'three']), acts: into })
  within<HTMLInputElement>(ask, 'input[aria-label="Option A"]').focus()
  await userEvent.keyboard('{Alt>}{ArrowUp}{ArrowDown}{/Alt}')
  ask.view = view(['two', 'one', 'three'])
  await settled(ask)
  expect(ask.shadowRoot!.activeElement?.ariaLabel).toBe('Option B')
  const grips = [...ask.shadowRoot!.querySelectorAll('.grip')]
  await userEvent.dragAndDrop(grips[0]!, grips[2]!)
  expect(acts).toEqual([
    ['moveOption', 0, 1],
    ['moveOption', 0, 2],
  ])
})
