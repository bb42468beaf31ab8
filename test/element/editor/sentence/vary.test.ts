import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../../src/elements/editor/sentence/bl-sentence.ts'
import '../../../../src/elements/editor/sentence/bl-vary.ts'
import type { PartEvent, VaryAct, VaryEvent } from '../../../../src/elements/editor/editor-events.ts'
import { faults, mount, settled, within } from '../../fixtures/mount.ts'

test('a part of the sentence opens its card, which Escape closes, and reports which it was', async () => {
  const sentence = await mount('bl-sentence', {
    parts: [
      { joint: '', words: 'network 1-1-1', before: '', label: 'model' },
      { joint: 'η', words: '0.5', before: '0.6', label: 'learning rate' },
    ],
  })
  const turned: number[] = []
  sentence.addEventListener('bl-part', (event) => {
    const { at } = event as PartEvent
    turned.push(at)
    sentence.open = at
  })
  const part = within<HTMLElement>(sentence, '.part[data-at="1"]')
  expect(part.textContent.replace(/\s+/gu, ' ').trim()).toBe('0.6 0.5')
  await userEvent.click(part)
  await settled(sentence)
  expect([part.ariaExpanded, within(sentence, 'h2').textContent]).toEqual(['true', 'learning rate'])
  expect(await faults(sentence)).toEqual([])
  within<HTMLElement>(sentence, '.card button').focus()
  await userEvent.keyboard('{Escape}')
  expect([turned, sentence.shadowRoot!.activeElement]).toEqual([[1, -1], part])
})

test('a field becomes a dial by keys alone: kind, values, Enter; not while a value is wrong', async () => {
  const view = { fields: ['η'], at: 0, kinds: ['dial', 'sweep'], as: undefined, stops: '0.1, 0.3', quantities: [{ value: 'final-loss', label: 'loss at the end' }], quantity: 'final-loss', steps: undefined, problem: '' } as const // prettier-ignore
  const vary = await mount('bl-vary', { view })
  const acts: VaryAct[] = []
  vary.addEventListener('bl-vary', (event) => acts.push((event as VaryEvent).act))
  expect(within<HTMLButtonElement>(vary, '.kinds button').disabled, 'it has no control').toBe(true)
  vary.focus()
  await userEvent.keyboard('{Enter}')
  vary.view = { ...view, as: 'dial', problem: 'value 2, x, is not a number' }
  await settled(vary)
  expect(await faults(vary)).toEqual([])
  vary.focus()
  await userEvent.keyboard('{Enter}')
  vary.view = { ...view, as: 'dial' }
  await settled(vary)
  await userEvent.keyboard('{End}5{Enter}')
  expect(acts).toEqual([{ kind: 'as', as: 'dial' }, { kind: 'stops', typed: '0.1, 0.35' }, { kind: 'give' }])
})
