import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { preview } from 'vite'
import { afterEach, describe, expect, inject, it, onTestFinished } from 'vitest'
import { onlyLong } from '../../support/long.ts'
import { coarsen, dragStart, expectQuiet, follow, settled, visit, type Visit } from '../support/page.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

/** Waits until the whole page is stored for offline use. */
const kept = (page: Page) =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', undefined, {
    timeout: 60_000,
  })

/** Presses keys one after another, then opens the help and closes it by its cross. */
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

/** Lectures to open without the network, with the keys to press in each. */
const lectures = [
  ['metric-gap', ['PageDown', 'p', 'PageDown', 'p']],
  ['low-rank', []],
] as const

/** The page's web app manifest, as the browser reads it for installation. */
async function manifestOf(page: Page) {
  const { url, errors } = await (await page.context().newCDPSession(page)).send('Page.getAppManifest')
  return { url, errors }
}

/** A copy of the built site with its own server. */
async function ownSite() {
  const folder = mkdtempSync(join(tmpdir(), 'badlands-site-'))
  cpSync(inject('siteFolder'), folder, { recursive: true })
  const server = await preview({
    logLevel: 'error',
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  })
  onTestFinished(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })
  const address = server.httpServer.address()
  if (typeof address !== 'object' || address === null) throw new Error('The copy is served nowhere.')
  const change = (file: string, from: RegExp, to: string) => {
    const text = readFileSync(join(folder, file), 'utf8')
    expect(text).toMatch(from)
    writeFileSync(join(folder, file), text.replace(from, to))
  }
  return { address: `http://127.0.0.1:${address.port}/`, change, close: () => server.close() }
}

describe('a stored page', () => {
  it.each(['webgpu', ...onlyLong(['none'] as const)] as const)(
    'needs no network, for lectures that were never opened either: %s',
    async (gpu) => {
      open = await visit({ gpu, ahead: true })
      const { page } = open
      await coarsen(page)
      await settled(page)
      await kept(page)
      expect(await manifestOf(page)).toEqual({ url: `${inject('site')}manifest.webmanifest`, errors: [] })
      await page.context().setOffline(true)
      await page.reload()
      await coarsen(page)
      const before = await settled(page)
      if (gpu === 'webgpu') {
        await dragStart(page, { x: -40, y: 10 })
        expect((await settled(page)).runs).not.toEqual(before.runs)
      }
      await use(open, ['l', 'PageDown', 'PageUp'])
      expect((await settled(page)).issues).toEqual([])
      for (const [lecture, keys] of lectures) {
        await follow(page, `scenario=${lecture}&step=1`)
        expect((await settled(page)).issues, lecture).toEqual([])
        for (const key of keys) await page.keyboard.press(key)
        expect((await settled(page)).issues, lecture).toEqual([])
      }
      expectQuiet(open)
    },
  )

  it('offers its next version, loads it on request, and leaves another window unchanged', async () => {
    const site = await ownSite()
    open = await visit({ gpu: 'none', ahead: true, own: true, others: [site.address] })
    const context = open.page.context()
    const [one, other] = [open.page, await context.newPage()]
    for (const page of [one, other]) await page.goto(`${site.address}?questions=off`)
    for (const page of [one, other]) await kept(page)
    site.change('service-worker.js', /"version":"\w+"/, '"version":"next"')
    site.change('index.html', /<title>[^<]*/, '<title>Badlands, the next')
    await one.evaluate(async () => (await navigator.serviceWorker.ready).update())
    await one.locator('bl-update').getByText('A new version is available.').waitFor()
    await one.keyboard.press('p')
    await one.locator('bl-update').waitFor({ state: 'hidden' })
    await one.keyboard.press('p')
    expect(await one.title()).not.toContain('the next')
    await one.locator('bl-update').getByRole('button', { name: 'Update' }).click()
    await expect.poll(() => one.title()).toContain('the next')
    await settled(one)
    expect(await other.title()).not.toContain('the next')
    // The window that stayed open loads its remaining parts from its own version.
    await site.close()
    await follow(other, 'scenario=metric-gap&step=1')
    expect((await settled(other)).issues).toEqual([])
  })
})
