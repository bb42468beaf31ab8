import type {} from '../../../src/page/bl-app.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { onlyLong } from '../../support/long.ts'
import {
  coarsen,
  dragStart,
  evaluated,
  expectQuiet,
  follow,
  settled,
  visit,
  type Visit,
} from '../support/page.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

describe('the policy of the page', () => {
  it('allows what it says and no more, which lets the oracle compute in its worker; a visit that breaks it fails', async () => {
    const { page, messages, close } = await visit({ gpu: 'none' })
    const meta = page.locator('meta[http-equiv=Content-Security-Policy]')
    const directives = (await meta.getAttribute('content'))?.split('; ')
    expect(directives?.map((one) => one.replace(/ 'sha256-[^']+'/g, ' (a hash)'))).toEqual([
      "default-src 'self'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self' (a hash) (a hash)",
      "style-src-attr 'unsafe-inline'",
      "connect-src 'self' https://gist.githubusercontent.com/ https://raw.githubusercontent.com/ https://gitlab.com/api/v4/projects/",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html badlands',
    ])
    await settled(page)
    const place = await evaluated(page, async () => {
      const { store } = document.querySelector('bl-app')?.landscape?.study ?? {}
      await store?.engine?.measure(store.training!, [1, 2], 'sharpness')
      return store?.engine?.info.variants['measure']
    })
    expect(place).toBe("float64 in a worker: 'sharpness' is measured in float64 only.")
    expect(page.workers().length).toBeGreaterThan(0)
    expect(messages, 'console').toEqual([])

    // No text is run as a script.
    const refused = await page.evaluate(() => {
      const attempts = [
        () => (document.body.innerHTML = '<b>text</b>'),
        () => new Worker('data:text/javascript,'),
        () => document.createElement('script').setAttribute('src', 'data:text/javascript,'),
      ]
      return attempts.map((attempt) => {
        try {
          attempt()
        } catch (error) {
          return error instanceof TypeError
        }
        return false
      })
    })
    expect(refused).toEqual([true, true, true])
    const outside = await page.evaluate(() => fetch('https://example.org').then(String, String))
    expect(outside).toContain('TypeError')
    await expect(close()).rejects.toThrow('policy')
  })
})

/** Counts the parts of the site that have come ahead of need, as `partsCome`. */
function countParts(): void {
  let come = 0
  const count = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.rel === 'modulepreload' && target.fetchPriority === 'low')
      Object.assign(globalThis, { partsCome: ++come })
  }
  document.addEventListener('load', count, { capture: true })
}

/** Waits until all parts of the site have come. */
async function partsLoaded({ page }: Visit): Promise<void> {
  const parts = await page.evaluate(async () => (await (await fetch('parts.json')).json()) as string[])
  await page.waitForFunction((all) => (globalThis as { partsCome?: number }).partsCome === all, parts.length)
}

/** Ends the network; returns the list of what is asked for after that. */
async function endNetwork({ page }: Visit): Promise<readonly string[]> {
  const asked: string[] = []
  await page.context().route(/./, async (route) => {
    // Chromium asks for the icon again whenever the address changes.
    if (!route.request().url().endsWith('/icon.svg')) asked.push(route.request().url())
    await route.abort()
  })
  return asked
}

/** Keys one after the other, and the help, closed by its cross. */
async function use({ page }: Visit, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key)
    await settled(page)
  }
  await page.keyboard.press('?')
  const help = page.locator('bl-help wa-dialog')
  await help.locator('wa-button svg path').waitFor()
  expect(await help.getByRole('link', { name: 'free software' }).getAttribute('href')).toBe('./licenses.txt')
  await help.getByRole('button', { name: 'Close' }).click()
  await help.locator('dialog').waitFor({ state: 'hidden' })
}

/** Lectures that are opened once the network is gone, and keys that are pressed in each. */
const lectures = [
  ['metric-gap', ['PageDown', 'p', 'PageDown', 'Escape']],
  ['low-rank', []],
] as const

describe('a page that is loaded', () => {
  it.each(['webgpu', ...onlyLong(['none'] as const)] as const)(
    'needs no network once its parts are there: %s',
    async (gpu) => {
      open = await visit({ gpu, ahead: true, first: countParts })
      const { page } = open
      await coarsen(page)
      await settled(page)
      if (gpu === 'webgpu') await dragStart(page, { x: -40, y: 10 })
      await use(open, ['l', 'PageDown'])
      await partsLoaded(open)
      const asked = await endNetwork(open)
      const before = await settled(page)
      if (gpu === 'webgpu') await dragStart(page, { x: -40, y: 10 })
      await use(open, ['l', 'PageUp'])
      const after = await settled(page)
      expect(after.issues).toEqual([])
      if (gpu === 'webgpu') expect(after.runs).not.toEqual(before.runs)
      for (const [lecture, keys] of lectures) {
        await follow(page, `scenario=${lecture}&step=1`)
        expect((await settled(page)).issues, lecture).toEqual([])
        for (const key of keys) await page.keyboard.press(key)
        expect((await settled(page)).issues, lecture).toEqual([])
      }
      // Where a worker does not come the page computes in its place.
      expect(asked.filter((address) => !address.includes('/worker-'))).toEqual([])
      expectQuiet(open)
    },
  )
})
