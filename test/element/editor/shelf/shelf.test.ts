import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../../src/elements/editor/shelf/bl-shelf.ts'
import type { ShelfEvent } from '../../../../src/elements/editor/editor-events.ts'
import { faults, mount, settled } from '../../fixtures/mount.ts'

const tabs = [
  { id: 'pictures', label: 'Pictures', has: '3', low: true },
  { id: 'predictions', label: 'Predictions', has: '' },
  { id: 'spoken', label: 'Speaker notes', has: '40 words' },
]

test('a card opens and closes by keys, Escape returns the focus to its button, and arrows move along the row', async () => {
  const shelf = await mount('bl-shelf', { tabs })
  shelf.append(Object.assign(document.createElement('button'), { textContent: 'inside' }))
  shelf.addEventListener('bl-shelf', (event) => (shelf.open = (event as ShelfEvent).part))
  const focused = () => shelf.shadowRoot!.activeElement?.textContent?.replace(/\s+/gu, ' ').trim()
  const card = () => shelf.shadowRoot!.querySelector<HTMLElement>('#card')!
  expect(card().hidden).toBe(true)
  shelf.focus()
  expect(focused()).toBe('Pictures 3')
  await userEvent.keyboard('{ArrowRight}{Enter}')
  await settled(shelf)
  expect([shelf.open, card().hidden, card().getAttribute('aria-label')]).toEqual([
    'predictions',
    false,
    'Predictions',
  ])
  expect(await faults(shelf)).toEqual([])
  shelf.querySelector('button')!.focus()
  await userEvent.keyboard('{Escape}')
  await settled(shelf)
  expect([shelf.open, focused()]).toEqual(['', 'Predictions'])
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
  expect(focused(), 'around the end').toBe('Speaker notes 40 words')
  shelf.news = 'There is no room.'
  shelf.open = 'spoken'
  await settled(shelf)
  expect(card().querySelector('[role=status]')?.textContent).toBe('There is no room.')
})

test('every button is visible in little space', async () => {
  const shelf = await mount('bl-shelf', { tabs })
  shelf.style.width = '12rem'
  const { right } = shelf.getBoundingClientRect()
  for (const button of shelf.shadowRoot!.querySelectorAll('.row button'))
    expect(button.getBoundingClientRect().right).toBeLessThanOrEqual(right)
})
