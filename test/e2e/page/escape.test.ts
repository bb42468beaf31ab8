import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import type {} from '../../../src/page/bl-app.ts'
import { expectQuiet, settled } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

const notice = (page: Page) => page.locator('bl-app .way-out p')

/** The page's place and mode. */
const place = (page: Page) =>
  page.evaluate(() => {
    const app = document.querySelector('bl-app')
    const { lecture, step, apart } = app!.tour.at
    return {
      ...{ id: lecture?.id, step, apart },
      asked: app!.guessing?.isOpen,
      writing: app!.hasAttribute('data-writing'),
      presenting: app!.hasAttribute('data-presenting'),
    }
  })

/** Removes the focus from a field, which would otherwise receive the key. */
const blur = (page: Page) =>
  page.evaluate(() => {
    let focused = document.activeElement
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
    if (focused instanceof HTMLElement) focused.blur()
  })

/** Sizes of a monitor, a phone and a laptop. */
const screens = [
  [1920, 1080],
  [390, 844],
  [1280, 720],
] as const

/** Names of the controls under the notice; undefined while there is no notice. */
const coveredControls = (page: Page) =>
  page.evaluate(() => {
    const app = document.querySelector('bl-app')!.shadowRoot!
    const own = app.querySelector('.way-out')!.shadowRoot!.querySelector('p')!.getBoundingClientRect()
    if (own.width === 0) return undefined
    const deepest = (x: number, y: number) => {
      let hit = document.elementFromPoint(x, y)
      for (;;) {
        const inner = hit?.shadowRoot?.elementFromPoint(x, y)
        if (!inner || inner === hit) return hit
        hit = inner
      }
    }
    const parentOf = (one: Element) =>
      one.parentElement ?? (one.getRootNode() as Partial<ShadowRoot>).host ?? null
    const covered: string[] = []
    // The notice itself is never hit.
    for (const x of [own.left + 1, own.left + own.width / 2, own.right - 1])
      for (const y of [own.top + 1, own.top + own.height / 2, own.bottom - 1])
        for (let one = deepest(x, y); one; one = parentOf(one))
          if (one.matches('button, input, select, textarea, a, summary, [tabindex="0"]'))
            covered.push(`${one.localName} ${one.textContent}`)
    return covered
  })

/** Drops a file on the page. */
const drop = (page: Page, name: string, text: string) =>
  page.evaluate(
    ([name, text]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], name))
      for (const type of ['dragenter', 'drop'])
        window.dispatchEvent(new DragEvent(type, { dataTransfer, cancelable: true }))
    },
    [name, text] as const,
  )

/** A lecture whose step has two insets, and an answer of two lines. */
const answered = `---
badlands: 1
id: answered
---
# Two pictures

## The river

Words.

> [!ask] How large is the loss in the end?

- about 0.11, as it was before and nearly half of what came first {= 0.11}
- nothing at all {= 0}

> [!because] The valley falls by itself, and each step adds up what it falls.

\`\`\`question
answer: final-loss
\`\`\`

\`\`\`experiment
seed: 1
data: {kind: table, task: regression, inputs: [[1]], targets: [[1]]}
model: {kind: mlp, widths: [1, 1, 1], activation: tanh, bias: false}
metric: {loss: squared, factor: 0.5}
algorithms: [{id: sgd, learningRate: 0.15, steps: 40}]
starts: [{kind: weights, values: [-1, 1]}]
plane: {kind: weights, first: 0, second: 1, extent: {a: [-2, 3], b: [-3, 2]}}
\`\`\`
\`\`\`show
insets: [losses, network]
\`\`\`
`

/** Something that opens in a mode, by a key or a button, and how to recognise it. */
interface Opened {
  readonly by: string | RegExp
  readonly seen: string
}

/**
 * The modes of the page: how to enter and leave each by hand, what can be opened in it, and what Escape does
 * with nothing open.
 */
const modes: readonly {
  readonly mode: string
  readonly enter: (page: Page) => Promise<void>
  readonly leave: (page: Page) => Promise<void>
  readonly opens: readonly Opened[]
  readonly says: string
}[] = [
  {
    mode: 'a question',
    enter: async (page) => page.locator('bl-question .reveal').waitFor(),
    leave: async (page) => page.locator('bl-question .reveal').click(),
    opens: [{ by: /^Share$/, seen: 'bl-share .box' }],
    says: 'To see the rest of this step, answer the question or click Show the answer.',
  },
  {
    mode: 'reading',
    enter: async (page) => page.locator('bl-question .fold').waitFor(),
    leave: () => Promise.resolve(),
    opens: [{ by: '?', seen: 'bl-help dialog[open]' }],
    says: '',
  },
  {
    mode: 'the sandbox',
    enter: async (page) => page.getByRole('button', { name: 'Open in sandbox' }).click(),
    leave: async (page) => page.getByRole('button', { name: 'Back to the lecture' }).click(),
    opens: [],
    says: 'To leave the sandbox, click Back to the lecture.',
  },
  {
    mode: 'presenting',
    enter: async (page) => {
      await page.keyboard.press('p')
      await page.locator('bl-app .present').waitFor()
    },
    leave: async (page) => {
      await page.keyboard.press('p')
      await page.locator('bl-app .present').waitFor({ state: 'detached' })
    },
    opens: [
      { by: 'q', seen: 'bl-qr-screen bl-qr svg path' },
      { by: 'b', seen: 'bl-app .black' },
    ],
    says: 'To stop presenting, press P or click ×.',
  },
  {
    mode: 'writing',
    enter: async (page) => {
      await page.keyboard.press('e')
      await page.locator('bl-step-list').waitFor()
    },
    leave: async (page) => {
      await page.keyboard.press('e')
      await page.locator('bl-step-list').waitFor({ state: 'detached' })
    },
    opens: [
      { by: /^Speaker notes/, seen: 'bl-shelf .card:not([hidden])' },
      { by: /Check$/, seen: 'bl-check' },
      { by: 'F2', seen: 'bl-source' },
    ],
    says: 'To type, click a field. To stop writing, press E in the list of steps or click Read (the eye).',
  },
]

describe('Escape', () => {
  const open = sharedVisit({
    gpu: 'none',
    questions: true,
    fragment: '#scenario=two-weights&step=1',
    width: 1280,
    height: 720,
  })

  it.each(modes)(
    'closes what is open, and with nothing open says how to leave: $mode',
    async ({ enter, leave, opens, says }) => {
      const { page } = open()
      await settled(page)
      await enter(page)
      await settled(page)
      const before = await place(page)
      for (const { by, seen } of opens) {
        if (typeof by === 'string') await page.keyboard.press(by)
        else await page.getByRole('button', { name: by }).first().click()
        await page.locator(seen).first().waitFor()
        // From the text, the focus moves to the steps first. Only then does the page receive the key.
        for (let i = 0; i < 2 && (await page.locator(seen).first().isVisible()); i++)
          await page.keyboard.press('Escape')
        await page.locator(seen).first().waitFor({ state: 'hidden' })
        expect(await place(page), seen).toEqual(before)
      }
      await settled(page)
      await blur(page)
      await page.keyboard.press('Escape')
      await expect.poll(() => notice(page).innerText()).toBe(says)
      expect(await notice(page).getAttribute('role'), 'it is announced').toBe('status')
      expect(await place(page)).toEqual(before)
      if (says !== '')
        for (const [width, height] of screens) {
          await page.setViewportSize({ width, height })
          await settled(page)
          await blur(page)
          await page.keyboard.press('Escape')
          await expect.poll(() => coveredControls(page), { message: `${width} x ${height}` }).toEqual([])
        }
      await page.setViewportSize({ width: 1280, height: 720 })
      await leave(page)
      await expect.poll(() => notice(page).innerText(), { message: 'it goes with its mode' }).toBe('')
      expectQuiet(open())
    },
  )

  it('every label of the editor is visible on a phone', async () => {
    const { page } = open()
    await modes.at(-1)!.enter(page)
    for (const width of [1000, 390]) {
      await page.setViewportSize({ width, height: 844 })
      const buttons = page.locator('bl-app header button:visible')
      const unnamed = await buttons.evaluateAll(
        (all) =>
          all.filter((one) => (one as HTMLElement).innerText.trim() === '' && !one.querySelector('svg'))
            .length,
      )
      expect(unnamed, `buttons that show nothing at ${width}`).toBe(0)
    }
    await page.locator('.tabs').getByRole('button', { name: 'More' }).click()
    const rights = await page
      .locator('bl-shelf .row button')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right))
    expect(Math.max(...rights)).toBeLessThanOrEqual(390)
    await page.setViewportSize({ width: 1400, height: 860 })
    await page.keyboard.press('Escape')
    await modes.at(-1)!.leave(page)
    expectQuiet(open())
  })

  it('in presentation mode the curves have space next to another picture and the answer', async () => {
    const { page } = open()
    await drop(page, 'lecture.md', answered)
    await page.locator('bl-question').getByText('nothing at all').waitFor()
    await page.locator('bl-question .reveal').click()
    await page.locator('bl-question .fold').waitFor()
    const presenting = modes.find(({ mode }) => mode === 'presenting')!
    await presenting.enter(page)
    await settled(page)
    const shares = () =>
      page.locator('.picture[data-picture=losses]').evaluate((card) => {
        const plot = card.querySelector('bl-loss-chart')?.shadowRoot?.querySelector('.u-over')
        const [outer, inner] = [card, plot].map((one) => one?.getBoundingClientRect())
        return [(inner?.width ?? 0) / (outer?.width ?? 1), (inner?.height ?? 0) / (outer?.height ?? 1)]
      })
    // A heading, the axes' numbers and an axis's name take the rest of the card.
    await expect.poll(async () => Math.min(...(await shares()))).toBeGreaterThan(0.3)
    await presenting.leave(page)
    expectQuiet(open())
  })
})
