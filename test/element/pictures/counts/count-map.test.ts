import { expect, test } from 'vitest'
import '../../../../src/pictures/counts/bl-count-map.ts'
import type { GuessEvent } from '../../../../src/elements/guess-event.ts'
import type { Theme } from '../../../../src/elements/style/tokens.ts'
import { contrast } from '../../../support/page/color-vision.ts'
import { faults, mount } from '../../fixtures/mount.ts'

const option = (index: number, column: number, change = {}) => ({
  index,
  letter: 'AB'[index]!,
  label: `up to ${column}`,
  column,
  row: 1,
  chosen: false,
  hands: 0,
  right: false,
  ...change,
})
const map = {
  heading: 'draws of 5 that train',
  label: 'learning rate',
  values: [0.1, 1, 10],
  rows: [
    { label: 'none', counts: [0, undefined, 0] },
    { label: 'batch norm', counts: [5, 4, 1] },
  ],
  draws: 5,
}

const textsOf = (element: HTMLElement, selector: string) =>
  [...element.shadowRoot!.querySelectorAll(selector)].map(({ textContent }) => textContent.trim())

test('one row per choice, one column per value, and in each cell the draws that succeeded', async () => {
  const element = await mount('bl-count-map', map)
  expect(textsOf(element, 'th')).toEqual(['learning rate', '0.1', '1', '10', 'none', 'batch norm'])
  expect(textsOf(element, 'td')).toEqual(['0', '…', '0', '5', '4', '1'])
  const [none, , , all, most] = element.shadowRoot!.querySelectorAll('td')
  const shade = (cell: Element | undefined) => getComputedStyle(cell!).backgroundColor
  expect(new Set([shade(none), shade(all), shade(most)]).size).toBe(3)
  expect(await faults(element)).toEqual([])
})

/** A computed colour as #rrggbb. */
function hexOf(color: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!
  context.fillStyle = color
  context.fillRect(0, 0, 1, 1)
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data
  return `#${[red!, green!, blue!].map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

const themes: Theme[] = ['light', 'dark', 'contrast-light', 'contrast-dark']

test.each(themes)('%s: each count contrasts with the shade of its cell', async (theme) => {
  const row = { label: 'skips', counts: [0, 1, 2, 3, 4, 5] }
  const element = await mount('bl-count-map', { ...map, values: row.counts, rows: [row] }, theme)
  for (const cell of element.shadowRoot!.querySelectorAll('td')) {
    const { color, backgroundColor } = getComputedStyle(cell)
    expect(contrast(hexOf(color), hexOf(backgroundColor)), cell.textContent).toBeGreaterThanOrEqual(4.5)
  }
})

test('while a question is open, the row of its options is veiled, and its cells can be clicked', async () => {
  const chosen: unknown[] = []
  const options = [option(0, 0), option(1, 2)]
  const element = await mount('bl-count-map', { ...map, options, asked: true, ask: 'Up to where?' })
  element.addEventListener('bl-guess', (event) => chosen.push((event as GuessEvent).act))
  expect(textsOf(element, 'td')).toEqual(['0', '…', '0', 'A', '', 'B'])
  element.shadowRoot!.querySelectorAll('button')[1]!.click()
  expect(chosen).toEqual([{ kind: 'choose', option: 1 }])
  expect(await faults(element)).toEqual([])
  Object.assign(element, {
    asked: false,
    options: [option(0, 0, { chosen: true }), option(1, 2, { right: true })],
  })
  await element.updateComplete
  expect(textsOf(element, '.kept')).toEqual(['A, your guess', 'B: the answer'])
  expect(textsOf(element, 'td')[3]).toMatch(/^5/)
})
