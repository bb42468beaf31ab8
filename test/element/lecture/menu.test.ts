import { html } from 'lit'
import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../../../src/elements/editor/steps/bl-small-picture.ts'
import '../../../src/elements/lecture/bl-menu.ts'
import type {
  ForgetEvent,
  LanguageEvent,
  MenuGroup,
  OpenEvent,
} from '../../../src/elements/lecture/bl-menu.ts'
import { CommandEvent } from '../../../src/elements/events.ts'
import { setTranslator } from '../../../src/words/language/language.ts'
import { Translator } from '../../../src/words/language/translator.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'

const entry = (id: string) => ({ id, title: `Lecture ${id}`, line: 'What it shows.', steps: 3 })
const groups: readonly MenuGroup[] = [
  { title: 'Algorithm gap', line: 'Where to end.', entries: ['a', 'b', 'c', 'd', 'e', 'f'].map(entry) },
]
/** A picture that loads under any name. */
const pictureOf = () => 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="8" height="5"/>?'

async function menu(properties: object = {}) {
  const element = await mount('bl-menu', { groups, current: 'b', pictureOf, ...properties })
  element.open = true
  await expect.poll(() => element.shadowRoot!.activeElement?.getAttribute('data-id')).toBe('b')
  return element
}

const focused = (element: Element) => element.shadowRoot!.activeElement?.getAttribute('data-id')

test('the menu shows lectures as cards without faults that axe finds', async () => {
  const element = await menu()
  const cards = [...element.shadowRoot!.querySelectorAll('button[data-id]')]
  expect(cards.map((card) => card.querySelector('h3')!.textContent)).toEqual(
    groups[0]!.entries.map(({ title }) => title),
  )
  expect(await faults(element)).toEqual([])
})

test('the menu finds its commands by other words, and functions only when searched for', async () => {
  const element = await menu({
    groups: [
      ...groups,
      { title: 'Functions', line: '', entries: [{ ...entry('q'), words: 'valley' }], onlyFound: true },
    ],
  })
  const asked: string[] = []
  element.addEventListener('bl-command', (event) => asked.push((event as CommandEvent).command))
  expect(within(element, 'section:last-of-type h2').textContent).toBe('Algorithm gap')
  const field = within<HTMLInputElement>(element, '.find')
  await userEvent.fill(field, 'valley')
  expect(within(element, '.card h3').textContent).toBe('Lecture q')
  await userEvent.fill(field, 'export')
  expect(within(element, '[role=status]').textContent.trim()).toBe('')
  await userEvent.click(within(element, '.found button'))
  await expect.poll(() => asked).toEqual(['take-away'])
})

test('arrows go from card to card and from row to row; Enter opens and closes', async () => {
  const element = await menu()
  const seen: string[] = []
  element.addEventListener('bl-open', (event) => seen.push((event as OpenEvent).id))
  await userEvent.keyboard('{ArrowRight}')
  expect(focused(element)).toBe('c')
  await userEvent.keyboard('{Home}')
  expect(focused(element)).toBe('a')
  await userEvent.keyboard('{ArrowDown}')
  const below = focused(element)
  const top = (id: string | null | undefined) => within(element, `[data-id='${id}']`).getBoundingClientRect()
  expect(top(below).left).toBeCloseTo(top('a').left, 0)
  expect(top(below).top).toBeGreaterThan(top('a').bottom)
  await userEvent.keyboard('{ArrowUp}')
  expect(focused(element)).toBe('a')
  await userEvent.keyboard('{End}{Enter}')
  expect(seen).toEqual(['f'])
  expect(element.open).toBe(false)
})

test('the menu opens at its top, whatever is open far below', async () => {
  const many = Array.from({ length: 60 }, (_, k) => entry(`n${k}`))
  const element = await mount('bl-menu', {
    groups: [{ title: 'Terrain', line: 'A landscape.', entries: many }],
    current: 'n59',
    pictureOf,
  })
  element.open = true
  await expect.poll(() => focused(element)).toBe('n59')
  const first = within(element, `[data-id='n0']`).getBoundingClientRect()
  expect(first.top).toBeGreaterThan(0)
  expect(first.bottom).toBeLessThan(innerHeight)
})

test('Escape closes it and opens nothing', async () => {
  const element = await menu()
  const closed = new Promise((done) => element.addEventListener('close', done, { once: true }))
  element.addEventListener('bl-open', () => expect.unreachable())
  await userEvent.keyboard('{Escape}')
  await closed
  expect(element.open).toBe(false)
})

test('the menu requests another language, and uses it, in attributes too, once it is set', async () => {
  const element = await menu()
  const languages = within(element, 'select') as HTMLSelectElement
  const asked: string[] = []
  element.addEventListener('bl-language', (event) => asked.push((event as LanguageEvent).language))
  await userEvent.selectOptions(languages, 'Deutsch')
  expect(asked).toEqual(['de'])
  onTestFinished(() => setTranslator(undefined))
  setTranslator(
    new Translator('de', {
      '{0} steps': '{0} Schritte',
      Search: 'Suchen',
      'Algorithm gap': 'Algorithmuslücke',
    }),
  )
  element.requestUpdate()
  await settled(element)
  expect(within(element, '.card .quiet').textContent).toBe('3 Schritte')
  expect(within(element, '.find').getAttribute('aria-label')).toBe('Suchen')
  expect(within(element, 'h2').textContent).toBe('Algorithmuslücke')
  const isSeen = () => within(element, '.find').checkVisibility()
  await expect.poll(isSeen).toBe(true)
  element.open = false
  await expect.poll(isSeen).toBe(false)
  element.open = true
  await expect.poll(isSeen).toBe(true)
})

test('a missing picture is drawn as strata', async () => {
  const element = await menu({ pictures: 'data:image/webp;base64,' })
  await expect.poll(() => element.shadowRoot!.querySelectorAll('li svg').length).toBe(6)
  expect(element.shadowRoot!.querySelectorAll('img')).toHaveLength(0)
})

test('the menu fits a phone', async () => {
  await page.viewport(390, 844)
  const element = await menu()
  await settled(element)
  for (const card of element.shadowRoot!.querySelectorAll('button[data-id]'))
    expect(card.getBoundingClientRect().right).toBeLessThanOrEqual(390)
  await page.viewport(1280, 720)
})

test('the menu searches titles, lines and further words; letters go into its field, and Enter opens the first', async () => {
  const found = [{ ...entry('x'), title: 'Thresholds', words: 'Worst where features meet samples' }]
  const element = await menu({
    groups: [...groups, { title: 'Model gap', line: 'What it can say.', entries: found }],
  })
  const cards = () =>
    [...element.shadowRoot!.querySelectorAll('button[data-id]')].map((card) => card.getAttribute('data-id'))
  let asked = 0
  element.addEventListener('find', () => asked++)
  await userEvent.keyboard('features thres')
  await settled(element)
  expect(cards()).toEqual(['x'])
  expect(element.shadowRoot!.querySelectorAll('section'), 'no group without entries').toHaveLength(1)
  expect(asked).toBe(1)
  expect(await faults(element)).toEqual([])
  await userEvent.keyboard('zz')
  await settled(element)
  expect(cards()).toEqual([])
  expect(within(element, '[role=status]').textContent).toContain('No results for “features threszz”.')
  await userEvent.keyboard('{Backspace}{Backspace}{ArrowDown}')
  expect(focused(element)).toBe('x')
  const seen: string[] = []
  element.addEventListener('bl-open', (event) => seen.push((event as OpenEvent).id))
  within(element, '.find').focus()
  await userEvent.keyboard('{Enter}')
  expect(seen).toEqual(['x'])
  element.open = true
  await settled(element)
  expect(cards(), 'all of them when it opens again').toHaveLength(7)
})

test('the menu shows the step at which a lecture was left, and opens it there, or from the start', async () => {
  const left = { ...entry('b'), left: 2 }
  const element = await menu({ groups: [{ ...groups[0]!, entries: [left, entry('c')] }] })
  const words = [...element.shadowRoot!.querySelectorAll('button .quiet')].map((one) => one.textContent)
  expect(words).toEqual(['step 2 of 3', '3 steps'])
  const opened: unknown[] = []
  element.addEventListener('bl-open', (event) => {
    const { id, step } = event as OpenEvent
    opened.push([id, step])
  })
  const buttons = [...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('li button')]
  expect(await faults(element)).toEqual([])
  for (const button of buttons) button.click()
  expect(opened).toEqual([
    ['b', 2],
    ['b', 1],
    ['c', 1],
  ])
})

test('each saved lecture has its own picture: its surface, or rock of another shape', async () => {
  const kept = ['a', 'b', 'c'].map((id) => ({ ...entry(`yours.${id}`), kept: 'today' }))
  const picture = { columns: 2, rows: 2, heights: [0, 0.3, 0.6, 1], ways: [] }
  const template = html`<bl-small-picture .picture=${picture}></bl-small-picture>`
  const entries = kept.map((one, i) => (i === 2 ? { ...one, picture: template } : one))
  const element = await menu({ groups: [{ title: 'Your lectures', line: '', entries }, ...groups] })
  const card = (id: string) => within(element, `[data-id="yours.${id}"]`)
  const shapes = ['a', 'b'].map((id) => card(id).querySelector('svg')?.innerHTML ?? '')
  expect(new Set(shapes).size).toBe(2)
  const small = card('c').querySelector('bl-small-picture')
  const canvas = small?.shadowRoot?.querySelector('canvas')
  const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
  expect(pixels?.some((channel) => channel > 0)).toBe(true)
  const heights = [small, card('a').querySelector('svg')].map((one) => one?.getBoundingClientRect().height)
  expect(heights[0]).toBeCloseTo(heights[1] ?? NaN, 0)
})

test('a saved lecture without a picture can be removed and restored', async () => {
  const mine = { ...entry('yours.mine'), title: 'Mine', kept: 'mine.txt · today 12:04' }
  const yours = { title: 'Your lectures', line: 'saved in this browser', entries: [mine] }
  const element = await menu({ groups: [yours, ...groups] })
  const card = within(element, '[data-id="yours.mine"]')
  expect(card.querySelector('img')).toBeNull()
  expect(card.textContent).toContain('mine.txt · today 12:04')
  const asked: unknown[] = []
  element.addEventListener('bl-forget', (event) => {
    const { id, gone } = event as ForgetEvent
    asked.push([id, gone])
  })
  await userEvent.click(within(element, '.again'))
  element.groups = groups
  await settled(element)
  expect(within(element, '[role=status]').textContent?.trim()).toMatch(/^Removed “Mine”/)
  expect(await faults(element)).toEqual([])
  await userEvent.click(within(element, '[role=status] button'))
  expect(asked).toEqual([
    ['yours.mine', true],
    ['yours.mine', false],
  ])
})

test('the menu opens the file chooser, and the dialog for other imports', async () => {
  const element = await menu()
  const commands: string[] = []
  element.addEventListener(CommandEvent.type, (event) => commands.push((event as CommandEvent).command))
  for (const button of element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.top button')) {
    element.open = true
    await settled(element)
    const hidden = new Promise((done) =>
      element.shadowRoot!.addEventListener('wa-after-hide', done, { once: true }),
    )
    button.click()
    expect(element.open).toBe(false)
    await hidden
  }
  expect(commands).toEqual(['new-lecture', 'open-file', 'bring-in', 'take-away', 'values'])
})
