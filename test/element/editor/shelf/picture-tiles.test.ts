import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../../src/elements/editor/shelf/bl-picture-tiles.ts'
import type { PlaceEvent } from '../../../../src/elements/editor/editor-events.ts'
import { pictureNames } from '../../../../src/exchange/lecture/scenario.ts'
import { faults, mount, settled } from '../../fixtures/mount.ts'

test('a picture is chosen by arrows and placed by 1 2 3 0, or by clicks', async () => {
  const tiles = pictureNames.map((name, at) => ({
    name,
    label: name,
    place: at === 0 ? ('hero' as const) : ('off' as const),
    answers: name === 'sweep',
  }))
  const element = await mount('bl-picture-tiles', { tiles, others: 3 })
  const placed: string[] = []
  element.addEventListener('bl-place', (event) => {
    const { picture, place } = event as PlaceEvent
    placed.push(`${picture} ${place}`)
  })
  expect(await faults(element)).toEqual([])
  element.focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}1230')
  expect(placed).toEqual(['network hero', 'network inset-1', 'network inset-2', 'network off'])
  await userEvent.keyboard('{End}2{Home}{ArrowLeft}3')
  expect(placed.slice(4)).toEqual(['shadow inset-1', 'surface inset-2'])
  await userEvent.click(element.shadowRoot!.querySelector('[data-name=losses]')!)
  await settled(element)
  await userEvent.click(element.shadowRoot!.querySelector('.places button')!)
  expect(placed.at(-1)).toBe('losses hero')
  const text = element.shadowRoot!.textContent?.replace(/\s+/gu, ' ')
  expect(text).toContain('3 others need a different experiment')
  const seen = [...element.shadowRoot!.querySelectorAll('.sketch')].filter((one) =>
    one.querySelector('path, circle'),
  )
  expect(seen.length, 'each has a sketch').toBe(pictureNames.length)
})
