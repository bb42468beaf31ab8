import type {} from '../../../src/page/bl-app.ts'
import type { Page } from 'playwright'
import { afterEach, describe, expect, it } from 'vitest'
import { expectQuiet, visit, type Visit } from '../support/page.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

const progress = (page: Page) => page.locator('bl-app .busy')
const idle = (page: Page) =>
  page.evaluate(() => document.querySelector('bl-app')?.landscape.study?.idle.value ?? false)
const map = (page: Page) =>
  page.waitForFunction(
    () => document.querySelector('bl-app')?.landscape.study?.basins.map.value.value !== undefined,
    undefined,
    { timeout: 60_000 },
  )
/** Points of the basin map that stands. */
const points = (page: Page) =>
  page.evaluate(() => {
    const basins = document.querySelector('bl-app')?.landscape.study?.basins.map.value.value
    return basins?.terrain.values.length
  })

describe('Escape', () => {
  it('cancels what is computed, and keeps what stands; when nothing is, it leaves present mode', async () => {
    open = await visit({ fragment: '#scenario=xor', width: 1280, height: 720 })
    const { page } = open
    await page.waitForFunction(() => document.querySelector('bl-app')?.landscape?.pictured, undefined, {
      timeout: 60_000,
    })
    await page.keyboard.press('m')
    await map(page)
    await progress(page).getByText('training from every point').waitFor()
    await page.getByTitle('Lectures and experiments').click()
    await page.locator('bl-menu wa-dialog dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('bl-menu wa-dialog dialog').waitFor({ state: 'hidden' })
    expect(await idle(page), 'after Escape has closed the menu').toBe(false)
    await page.evaluate(
      () => (document.documentElement.requestFullscreen = () => Promise.reject(new Error())),
    )
    await page.keyboard.press('p')
    await page.locator('bl-app[data-presenting]').waitFor()
    await progress(page).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => idle(page), { timeout: 20_000 }).toBe(true)
    await progress(page).waitFor({ state: 'detached' })
    await page.getByText('the map of starts was cancelled before it was finished').waitFor()
    const count = await points(page)
    expect(count).toBeLessThan(129 ** 2)
    expect(await page.locator('bl-app[data-presenting]').count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.locator('bl-app[data-presenting]').waitFor({ state: 'detached' })
    expect(await points(page)).toBe(count)
    expectQuiet(open)
  })

  it('keeps a sweep from beginning once the rest is cancelled', async () => {
    open = await visit({ fragment: '#scenario=ultra-wide&step=1' })
    const { page } = open
    await page.locator('bl-app bl-prose').first().waitFor()
    await page.keyboard.press('PageDown')
    await progress(page).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => idle(page), { timeout: 20_000 }).toBe(true)
    await page.locator('bl-app bl-sweep-chart').getByRole('button', { name: 'Compute' }).first().waitFor()
    expectQuiet(open)
  })
})
