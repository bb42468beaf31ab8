import { afterEach, expect, test } from 'vitest'
import '../../src/elements/import/bl-import.ts'
import '../../src/elements/import/bl-table-sheet.ts'
import type { WaDialog } from '../../src/elements/controls/web-awesome-dialog.ts'
import '../../src/elements/lecture/bl-help.ts'
import '../../src/elements/lecture/bl-menu.ts'
import '../../src/elements/lecture/files/bl-lecture-files.ts'
import '../../src/elements/lecture/assignment/bl-create-assignment.ts'
import { applyTheme } from '../../src/elements/style/tokens.ts'
import '../../src/elements/export/bl-export.ts'
import '../../src/elements/values/bl-values.ts'

const choice = {
  ...{
    task: undefined,
    standardize: true,
    missing: 'drop',
    test: 0.25,
    seed: 1,
    header: true,
    delimiter: ',',
  },
  drawn: undefined,
} as const

const form = { name: false, seed: false, note: '', steps: [] }

/** A view for each dialog that has one. */
const views = {
  'bl-import': () => ({ kind: 'choose', kinds: [], issues: [] }) as const,
  'bl-lecture-files': () => ({ kind: 'elsewhere', host: 'example.org', owner: '', busy: false }) as const,
  'bl-create-assignment': () => ({ title: '', form, steps: [], writing: false, said: '' }),
  'bl-table-sheet': () => ({
    ...{ name: 'ages.csv', columns: [], rows: [], more: 0, choice, made: '', notes: [], problems: [] },
    busy: true,
  }),
  'bl-export': () => ({
    ...{ pictured: false, films: [], groups: [], making: undefined, share: undefined, said: '' },
  }),
  'bl-values': () => ({ pictures: [], note: '' }),
} satisfies { [K in keyof HTMLElementTagNameMap]?: () => unknown }

const tags = Object.keys(views) as (keyof typeof views)[]

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A dialog whose owner shows and hides it as the page does. */
function owned(tag: keyof typeof views | 'bl-help' | 'bl-menu') {
  const element = document.createElement(tag)
  const show = () => {
    if ('view' in element) Object.assign(element, { view: views[tag as keyof typeof views]() })
    else Object.assign(element, { open: true })
  }
  const hide = () => {
    if ('view' in element) element.view = undefined
    else Object.assign(element, { open: false })
  }
  let closes = 0
  element.addEventListener('close', () => {
    closes++
    hide()
  })
  const dialog = () => element.shadowRoot!.querySelector<WaDialog>('wa-dialog')!
  const own = () => dialog().shadowRoot!.querySelector('dialog')!
  return {
    ...{ element, show, hide },
    closes: () => closes,
    /** Clicks the close button. */
    cross: () => dialog().shadowRoot!.querySelector<HTMLElement>('wa-button.close')!.click(),
    isShown: () => dialog().open && own().open && !own().classList.contains('hide'),
    isGone: () => !dialog().open && !own().open,
  }
}

async function opened(all: readonly ReturnType<typeof owned>[]) {
  const main = document.createElement('main')
  applyTheme(main, 'light')
  document.body.replaceChildren(main)
  main.append(...all.map(({ element }) => element))
  for (const one of all) one.show()
  await expect.poll(() => allBut(all, 'isShown')).toEqual([])
  return all
}

const allBut = (all: readonly ReturnType<typeof owned>[], state: 'isShown' | 'isGone') =>
  all.filter((one) => !one[state]()).map(({ element }) => element.localName)

/** Milliseconds from when a dialog starts to hide, which takes 150 ms, to the next event. */
const moments = [0, 50, 150, 400]

afterEach(() => {
  document.body.replaceChildren()
})

test.each(['hide', 'cross'] as const)(
  'a dialog shows what arrives while it closes by %s, and keeps showing it',
  async (leave) => {
    const places = moments.flatMap((ms) =>
      [...tags, 'bl-help' as const, 'bl-menu' as const].map((tag) => ({ ms, one: owned(tag) })),
    )
    const all = await opened(places.map(({ one }) => one))
    await pause(200)
    await Promise.all(
      places.map(async ({ ms, one }) => {
        one[leave]()
        await pause(ms)
        one.show()
      }),
    )
    await expect.poll(() => allBut(all, 'isShown'), { timeout: 3000 }).toEqual([])
    await pause(300)
    expect(allBut(all, 'isShown')).toEqual([])
    expect(all.map((one) => one.closes())).toEqual(all.map(() => (leave === 'cross' ? 1 : 0)))
    for (const one of all) one.hide()
    await expect.poll(() => allBut(all, 'isGone'), { timeout: 3000 }).toEqual([])
  },
)

test('a dialog opens again after it was hidden out of sight, or was removed while it closed', async () => {
  const all = await opened(tags.map(owned))
  const { parentElement: main } = all[0]!.element
  main!.hidden = true
  await pause(50)
  for (const one of all) one.hide()
  await pause(50)
  main!.hidden = false
  for (const one of all) one.show()
  await expect.poll(() => allBut(all, 'isShown'), { timeout: 3000 }).toEqual([])
  for (const one of all) one.hide()
  await pause(50)
  const elements = all.map(({ element }) => element)
  main!.replaceChildren()
  for (const one of all) one.show()
  await pause(50)
  main!.replaceChildren(...elements)
  await expect.poll(() => allBut(all, 'isShown'), { timeout: 3000 }).toEqual([])
})
