import { expect, test } from 'vitest'
import '../../../src/elements/lecture/bl-atlas.ts'
import type { GuessEvent } from '../../../src/elements/guess-event.ts'
import { faults, mount, within } from '../fixtures/mount.ts'

const card = (title: string, column: number, row: number, ids: string[] = []) => ({
  title,
  line: `${title} in a sentence.`,
  column,
  row,
  lectures: ids.map((id) => ({ id, title: `Lecture ${id}` })),
})

const atlas = {
  across: { label: 'of what →', words: ['simple', 'in use'] },
  down: { label: 'how much ↑', words: ['all', 'part'] },
  cards: [card('Toy', 0, 0, ['two-weights', 'three-gaps']), card('Witness', 1, 1)],
  pictureOf: (id: string) => `/thumbnails/${id}.webp`,
}

test("cards are below their column's name and next to their row's, with links to their lectures", async () => {
  const element = await mount('bl-atlas', atlas)
  element.parentElement!.style.cssText += 'width: 900px; height: 500px; display: flex'
  const boxOf = (selector: string, words: string) => {
    const found = [...element.renderRoot.querySelectorAll(selector)].find(
      ({ textContent }) => textContent?.trim() === words,
    )
    return found!.closest('.cell, .axis')!.getBoundingClientRect()
  }
  const [witness, column, row] = [boxOf('h3', 'Witness'), boxOf('.column', 'in use'), boxOf('.row', 'part')]
  expect(witness.left).toBeCloseTo(column.left, 0)
  expect(witness.top).toBeLessThan(row.top)
  expect(witness.bottom).toBeGreaterThan(row.bottom)
  expect(boxOf('h3', 'Toy').right).toBeLessThan(witness.left)
  const links = [...element.renderRoot.querySelectorAll('a')].map((link) => [
    link.getAttribute('href'),
    link.getAttribute('aria-label') ?? link.textContent,
  ])
  expect(links).toEqual([
    ['#scenario=two-weights', 'Toy'],
    ['#scenario=two-weights', 'Lecture two-weights'],
    ['#scenario=three-gaps', 'Lecture three-gaps'],
  ])
  expect(within(element, '.lectures').checkVisibility()).toBe(true)
  expect(within(element, '.where').checkVisibility()).toBe(false)
  expect(await faults(element)).toEqual([])
  const { left, bottom } = within(element, 'article').getBoundingClientRect()
  const under = element.shadowRoot!.elementFromPoint(left + 3, bottom - 3)
  expect(under?.getAttribute('href'), 'a card is pressed anywhere').toBe('#scenario=two-weights')
  element.parentElement!.style.setProperty('--bl-touch', '44px')
  for (const picture of element.shadowRoot!.querySelectorAll('.lectures a'))
    expect(Math.min(picture.clientWidth, picture.clientHeight)).toBeGreaterThanOrEqual(42)
})

test('many pictures stay within their cell, and off the label of its row', async () => {
  const ids = ['one', 'two', 'three', 'four', 'five', 'six', 'seven']
  const cards = [card('Many', 0, 0, ids), card('Witness', 1, 1)]
  const element = await mount('bl-atlas', { ...atlas, cards })
  for (const width of [1300, 900, 340]) {
    element.parentElement!.style.cssText += `width: ${width}px; height: 640px; display: flex`
    const cell = within(element, '.cell:has(.lectures)').getBoundingClientRect()
    const pictures = [...element.shadowRoot!.querySelectorAll('.lectures a')].map((one) =>
      one.getBoundingClientRect(),
    )
    expect(pictures).toHaveLength(7)
    for (const { left, right } of pictures) {
      expect(left, `${width}`).toBeGreaterThanOrEqual(cell.left)
      expect(right, `${width}`).toBeLessThanOrEqual(cell.right)
    }
  }
})

test('in a low space it has no pictures; in a narrow one its cards name their place', async () => {
  const element = await mount('bl-atlas', atlas)
  const main = element.parentElement!
  main.style.cssText += 'width: 900px; height: 240px; display: flex'
  expect(within(element, '.lectures').checkVisibility()).toBe(false)
  expect(within(element, '.corner').clientHeight).toBeGreaterThan(0)
  const words = ['all', 'most', 'some', 'none']
  element.down = { label: 'how much ↑', words }
  main.style.height = '400px'
  await element.updateComplete
  expect(within(element, '.lectures').checkVisibility(), 'four rows need more').toBe(false)
  expect(within(element, '.corner').clientHeight).toBe(0)
  const [column, row] = ['.column', '.row'].map((name) => within(element, name).getBoundingClientRect())
  expect(column!.left).toBeGreaterThan(row!.right)
  main.style.width = '340px'
  expect(within(element, '.lectures').checkVisibility()).toBe(true)
  expect(within(element, '.where').textContent).toBe('all; simple')
  expect(within(element, '.where').checkVisibility()).toBe(true)
  expect(within(element, '.column').checkVisibility()).toBe(false)
  expect(await faults(element)).toEqual([])
})

test('cells to choose from are veiled while one is asked for, and once answered keep the guess', async () => {
  const option = (index: number, column: number, row: number, more = {}) => {
    const letter = 'AB'[index]!
    return {
      index,
      letter,
      label: `cell ${letter}`,
      column,
      row,
      chosen: false,
      hands: 0,
      right: false,
      ...more,
    }
  }
  const options = [option(0, 0, 0), option(1, 0, 1)]
  const element = await mount('bl-atlas', { ...atlas, options, ask: 'Which cell is empty?', asked: true })
  const main = element.parentElement!
  main.style.cssText += 'width: 900px; height: 500px; display: flex'
  const guesses: unknown[] = []
  element.addEventListener('bl-guess', (event) => guesses.push((event as GuessEvent).act))
  const titles = () => [...element.renderRoot.querySelectorAll('h3')].map(({ textContent }) => textContent)
  const buttons = () => [...element.renderRoot.querySelectorAll<HTMLElement>('.option')]
  expect(titles(), 'the card in a cell that may be chosen is veiled').toEqual(['Witness'])
  expect(buttons().map((button) => button.textContent?.trim().charAt(0))).toEqual(['A', 'B'])
  buttons()[1]!.click()
  expect(guesses).toEqual([{ kind: 'choose', option: 1 }])
  expect(await faults(element)).toEqual([])
  main.style.width = '340px'
  for (const button of buttons()) expect(button.checkVisibility(), 'also where it is narrow').toBe(true)

  element.asked = false
  element.options = [option(0, 0, 0, { chosen: true, hands: 3 }), option(1, 0, 1, { right: true })]
  await element.updateComplete
  expect(titles()).toEqual(['Toy', 'Witness'])
  expect([...element.renderRoot.querySelectorAll('.kept')].map(({ textContent }) => textContent)).toEqual([
    'A, 3 votes',
    'B: the answer',
  ])
  expect(within(element, '.cell[data-right]').querySelector('article'), 'it is empty').toBeNull()
  expect(await faults(element)).toEqual([])
})
