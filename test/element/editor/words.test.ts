import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../src/elements/editor/bl-words.ts'
import type { WordsEvent } from '../../../src/elements/editor/editor-events.ts'
import { wordCount } from '../../../src/elements/editor/word-count.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'

test('words are set as they are read, and a field while they are written, which nothing takes from the hand', async () => {
  const words = await mount('bl-words', {
    kind: 'prose',
    label: 'Words',
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
  expect(within(words, '.many').textContent).toBe('5 of 4 words')
  field.blur()
  await settled(words)
  expect([left, field.value], 'left, it has what the text has').toEqual([1, 'The loss is $w^2$.'])
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

test('a formula is a word, and a number in braces is', () => {
  expect(wordCount('With $a + b$ it is\n\n$$c = d$$\n\n– **four** or {minimum-sharpness = 4}.')).toBe(8)
  expect(wordCount('')).toBe(0)
})
