import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type {} from '../../../src/landscape/loss-landscape.ts'
import type { Page } from 'playwright'
import type { RevealApi as Deck } from 'reveal.js'
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { besideLibrary, builtLibrary } from '../support/library.ts'
import { notebookHost } from '../support/notebook-host.ts'
import { axeFaults, expectQuiet, visit, type Visit } from '../support/page.ts'

const recipes = join(inject('siteFolder'), 'recipes')

beforeAll(async () => {
  await builtLibrary()
  cpSync(recipes, join(inject('siteFolder'), 'some', 'where', 'recipes'), { recursive: true })
}, 600_000)

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

const textOf = (file: string) => readFileSync(join(recipes, file), 'utf8')

/** A page of the gallery next to the library, from a server that sends no policy. */
async function opened(file: string, html = textOf(file)): Promise<Page> {
  open = await visit({ gpu: 'none', page: { address: `${besideLibrary()}recipes/${file}`, html } })
  return open.page
}

/** Moves w_0 by a key once it has the focus. */
async function move(page: Page): Promise<void> {
  await page.locator('loss-landscape [role=slider]').first().focus()
  await page.keyboard.press('ArrowRight')
}

const firstStart = (page: Page) =>
  page.evaluate(() => document.querySelector('loss-landscape')?.trajectories[0]?.a[0])

/** Texts with the library's address instead of the placeholder. */
const addressed = (text: string) => text.replaceAll('https://example.org/badlands/', besideLibrary())

it("the gallery shows each recipe with its own site's address, and offers it to copy and download", async () => {
  open = await visit({ gpu: 'none', width: 1280, height: 720 })
  const { page } = open
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${inject('site')}recipes/`)
  await page.getByRole('heading', { name: 'Embed a landscape', level: 1 }).waitFor()
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 720 })
    expect(await axeFaults(page), colorScheme).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  }
  const texts = await page.locator('.recipe code').allInnerTexts()
  expect(texts).toHaveLength(9)
  expect(texts.filter((text) => /example\.org|"\.\.\//.test(text))).toEqual([])
  await page.getByRole('button', { name: 'Copy' }).first().click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(`<script type="module" src="${inject('site')}lib/loss-landscape.js"></script>`)
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download marimo.py' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toBe('marimo.py')
  expect(readFileSync((await download.path()) ?? '', 'utf8')).toContain(`library="${inject('site')}lib/"`)
  expectQuiet(open)
})

describe('the recipe of', () => {
  it('a plain page reports where the runs end once w₀ has moved', async () => {
    const page = await opened('plain-page.html')
    await page.waitForFunction(() => document.querySelector('loss-landscape')?.pictured)
    await move(page)
    await expect.poll(() => page.locator('#end').innerText()).toMatch(/^converged at a loss of 0\.\d{4}; /)
    if (open) expectQuiet(open)
  })

  it('a frame shows the page in it, with few controls', async () => {
    open = await visit({ gpu: 'none' })
    const { page } = open
    await page.goto(`${inject('site')}recipes/frame.html`)
    const frame = page.frameLocator('iframe')
    await frame.locator('loss-landscape[controls="minimal"] [role=slider]').first().waitFor()
    expectQuiet(open)
  })

  it('a deck of reveal.js opens the landscape on its slide, where arrow keys move w₀ and do not turn slides', async () => {
    const page = await opened('reveal.html')
    const slide = () =>
      page.evaluate(() => (window as unknown as { readonly Reveal: Deck }).Reveal.getIndices().h)
    await page.waitForFunction(() => customElements.get('loss-landscape'))
    expect(await page.evaluate(() => document.querySelector('loss-landscape')?.status)).toBe('loading')
    await page.keyboard.press('ArrowRight')
    await expect.poll(slide).toBe(1)
    await expect.poll(() => firstStart(page)).toBeTypeOf('number')
    const before = await firstStart(page)
    await move(page)
    await expect.poll(() => firstStart(page)).toBeGreaterThan(before ?? NaN)
    expect(await slide()).toBe(1)
    if (open) expectQuiet(open)
  })

  it('Observable passes the runs to the cells below, again when w₀ has moved', async () => {
    const cells = [...addressed(textOf('observable.md')).matchAll(/^```js\n([^]*?)^```/gmu)].map(
      ([, text = '']) => {
        const [, name] = /^const (\w+) =/mu.exec(text) ?? []
        return `async (display, Generators, landscape, runs) => {{\n${text}\nreturn ${name ?? 'undefined'}\n}}`
      },
    )
    expect(cells).toHaveLength(3)
    // Mimics the runtime: a cell whose value is a generator reruns the cells that name it for each of its
    // values.
    const page = await opened(
      'observable.html',
      `<!doctype html><title>Cells</title><body><script type="module">
        const [first, second, third] = [${cells.join(',')}]
        const shown = (globalThis.shown = [])
        const display = (value) => (value instanceof Node ? document.body.append(value) : shown.push(value))
        const Generators = { observe: (begin) => begin }
        const landscape = await first(display, Generators)
        const begin = await second(display, Generators, landscape)
        globalThis.end = begin((runs) => third(display, Generators, landscape, runs))
      </script></body>`,
    )
    const shown = () =>
      page.evaluate(
        () => (globalThis as unknown as { shown?: { outcome: string; loss: number }[][] }).shown?.at(-1)?.[0],
      )
    await expect.poll(shown).toMatchObject({ outcome: 'converged' })
    const before = await shown()
    await page.waitForFunction(() => document.querySelector('loss-landscape')?.pictured)
    await move(page)
    await expect.poll(async () => (await shown())?.loss).not.toBe(before?.loss)
    if (open) expectQuiet(open)
  })

  it("MyST shows the directive's experiment, although the host stores only the module’s text", async () => {
    const [, module, body = ''] =
      /^:::\{anywidget\} (\S+)\n([^]*?)^:::/mu.exec(addressed(textOf('myst.md'))) ?? []
    const page = await opened(
      'myst.html',
      `<!doctype html><title>A page</title><body><div id="cell"></div><script type="module">${notebookHost}
        const model = new Model()
        model.receive(${body})
        const widget = await moduleOfText('${module ?? ''}')
        await widget.render({ model, el: document.getElementById('cell') })
      </script></body>`,
    )
    await page.locator('#cell loss-landscape [role=slider]').first().waitFor()
    expect(await page.evaluate(() => document.querySelector('loss-landscape')?.scenario)).toBe('two-weights')
    if (open) expectQuiet(open)
  })
})
