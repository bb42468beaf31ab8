import type {} from '../../../src/page/bl-app.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { dragStart, evaluated, expectQuiet, settled, visit, type Visit } from '../support/page.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

describe('the policy of the page', () => {
  it('runs no text as script, and a visit that breaks it fails', async () => {
    const { page, close } = await visit()
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

  it('lets the oracle compute in its worker', async () => {
    open = await visit()
    await settled(open.page)
    const place = await evaluated(open.page, async () => {
      const { store } = document.querySelector('bl-app')?.landscape?.study ?? {}
      await store?.engine?.measure(store.experiment, [1, 2], 'sharpness')
      return store?.engine?.info.variants['measure']
    })
    expect(place).toBe('float64 in a worker')
    expect(open.page.workers().length).toBeGreaterThan(0)
    expectQuiet(open)
  })
})

/** Waits for the part that is loaded last, once the page has nothing else to do, and for what that part imports. */
async function partsLoaded({ page }: Visit): Promise<void> {
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/many-runs-')),
  )
  await page.waitForLoadState('networkidle')
}

/** A drag, keys one after the other, and the help, closed by its cross. */
async function use({ page }: Visit, keys: readonly string[]): Promise<void> {
  await dragStart(page, { x: -40, y: 10 })
  for (const key of keys) {
    await page.keyboard.press(key)
    await settled(page)
  }
  await page.keyboard.press('?')
  const help = page.locator('bl-help wa-dialog')
  await help.locator('wa-button svg path').waitFor()
  await help.getByRole('button', { name: 'Close' }).click()
  await help.locator('dialog').waitFor({ state: 'hidden' })
}

describe('a page that is loaded', () => {
  it('asks for nothing outside the site, and works without it once its parts are there', async () => {
    open = await visit({ width: 800, height: 600 })
    const { page } = open
    await settled(page)
    await use(open, ['l', 'PageDown'])
    await partsLoaded(open)
    const asked: string[] = []
    await page.context().route(/./, async (route) => {
      // Chromium asks for the icon again whenever the address changes.
      if (!route.request().url().endsWith('/icon.svg')) asked.push(route.request().url())
      await route.abort()
    })
    const before = await settled(page)
    await use(open, ['l', 'PageUp'])
    const after = await settled(page)
    expect(after.issues).toEqual([])
    expect(after.runs).not.toEqual(before.runs)
    expect(asked).toEqual([])
    expectQuiet(open)
  })
})
