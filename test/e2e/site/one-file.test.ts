import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import type {} from '../../../src/elements/lecture/share/bl-qr.ts'
import { onlyLong } from '../../support/long.ts'
import {
  coarsen,
  dragStart,
  expectQuiet,
  follow,
  settled,
  untilStep,
  visit,
  type State,
  type Visit,
  type VisitOptions,
} from '../support/page.ts'

/** A folder that contains only the exported files. */
const folder = mkdtempSync(join(tmpdir(), 'badlands-one-file-'))
afterAll(() => rmSync(folder, { recursive: true }))

let open: Visit | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

/** Exports the page as one file. */
async function takeAway(page: Page, name: string): Promise<string> {
  await page.locator('bl-share .share').click()
  await page.locator('bl-share').getByRole('button', { name: 'Export' }).click()
  const saving = page.waitForEvent('download')
  await page.locator('bl-export').getByRole('button', { name: 'This page as one file' }).click()
  const path = join(folder, name)
  await (await saving).saveAs(path)
  await page.keyboard.press('Escape')
  return path
}

/** Opens a file from disk without a network. */
async function opened(path: string, options: VisitOptions = {}): Promise<Visit> {
  open = await visit({
    ...{ width: 1000, height: 620 },
    ...options,
    at: pathToFileURL(path).href,
    others: ['file:', 'data:', 'blob:'],
    without: [{ address: /^https?:/ }],
  })
  await coarsen(open.page)
  return open
}

/** The page's current lecture and step. */
const placeOf = (page: Page) =>
  page.evaluate(() => {
    const { at } = document.querySelector('bl-app')!.tour
    return [at.lecture?.id, at.step + 1]
  })

/** The link on the share card. */
async function shared(page: Page): Promise<string> {
  await page.locator('bl-share .share').click()
  const link = await page
    .locator('bl-share bl-qr')
    .evaluate((code) => (code as HTMLElementTagNameMap['bl-qr']).link)
  await page.keyboard.press('Escape')
  return link
}

/** A lecture that the site does not have, with text that would end a script. */
const own = readFileSync('src/scenarios/lectures/where-is-zero/lecture.md', 'utf8')
  .replace('id: where-is-zero', 'id: mine')
  .replace('\n\n## ', '\n\nIt has `</script>` in its words.\n\n## ')

/** Drags w_0 on the height map, which replaces the stage if nothing can be drawn in 3-D. */
async function dragOnMap(page: Page): Promise<void> {
  const { x, y, width, height } = (await page.locator('bl-contour-map [data-index="0"]').boundingBox())!
  const [left, top] = [x + width / 2, y + height / 2]
  await page.mouse.move(left, top)
  await page.mouse.down()
  await page.mouse.move(left - 30, top + 10, { steps: 4 })
  await page.mouse.up()
}

/** Expects w_0 and its runs to have moved, toggles linearity, and walks through three lectures. */
async function everythingFollows(page: Page, before: State): Promise<void> {
  const moved = await settled(page)
  expect(moved.runs[0]?.first).not.toEqual(before.runs[0]?.first)
  expect(moved.runs[0]?.end).not.toEqual(before.runs[0]?.end)
  await page.keyboard.press('l')
  const { model } = (await settled(page)).experiment
  expect('linearity' in model && model.linearity).toBe(
    1 - Number(Reflect.get(before.experiment.model, 'linearity')),
  )
  for (const lecture of ['where-is-zero', 'three-gaps', 'quicksort']) {
    await follow(page, `#scenario=${lecture}&step=2`)
    await untilStep(page, lecture, 2)
    await page.evaluate(() => document.querySelector('bl-app')!.landscape.whenIdle())
    expect(await page.locator('bl-app .link-error').innerText()).toBe('')
  }
  expectQuiet(open!)
}

describe('the page as one file', () => {
  let file = ''

  beforeAll(async () => {
    const { page, close } = await visit({
      gpu: 'none',
      fragment: '#scenario=two-weights&step=2&a=1.5&b=-0.5',
    })
    await settled(page)
    file = await takeAway(page, 'two-weights.html')
    await close()
  })

  it('is small, and the site has it once', () => {
    expect(statSync(file).size).toBeLessThan(4.2e6)
    const worker = readFileSync(join(inject('siteFolder'), 'service-worker.js'), 'utf8')
    expect(worker.match(/[\w./-]+\.html/g)?.filter((name) => name.includes('badlands'))).toEqual([
      expect.stringMatching(/^assets\/badlands-[\w-]+\.html$/),
    ])
  })

  it.each(['webgpu', ...onlyLong(['webgl'] as const)] as const)(
    'follows the pointer, and has all lectures, in an empty folder without a network: %s',
    async (gpu) => {
      const { page } = await opened(file, { gpu })
      const before = await settled(page)
      expect(await placeOf(page)).toEqual(['two-weights', 2])
      expect([before.backend, before.runs[0]?.first]).toEqual([gpu, [1.5, -0.5]])
      await dragStart(page, { x: -30, y: 10 })
      await everythingFollows(page, before)
    },
  )

  it('needs no graphics, leads to the site that it came from, and contains what the site has next to its page', async () => {
    const { page } = await opened(file, { gpu: 'none' })
    const before = await settled(page)
    expect(before.backend).toBe('workers')
    expect(await shared(page)).toBe(`${inject('site')}#scenario=two-weights&step=2&a=1.5&b=-0.5`)
    expect(page.url()).toMatch(/^file:/)
    expect(await page.evaluate(() => navigator.serviceWorker?.controller ?? undefined)).toBeUndefined()
    await dragOnMap(page)
    await everythingFollows(page, before)

    await page.keyboard.press('?')
    const help = page.locator('bl-help wa-dialog')
    const licences = page.context().waitForEvent('page')
    await help.getByRole('link', { name: 'free software' }).click()
    expect(await (await licences).locator('body').innerText()).toContain('Badlands ships these packages')
    await (await licences).close()
    await help.getByRole('button', { name: 'Close' }).click()

    await page.getByTitle('Lectures and experiments').click()
    const picture = page.locator('bl-menu [data-id=metric-gap] img')
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320)
    expect(await page.getByRole('link', { name: 'Guide to writing' }).getAttribute('href')).toBe(
      `${inject('site')}write/`,
    )
    await page.locator('bl-menu select').selectOption('de')
    await page.keyboard.press('Escape')
    await page.locator('bl-share').getByText('Teilen').waitFor()
    expect(await page.evaluate(() => [...document.fonts].some(({ status }) => status === 'loaded'))).toBe(
      true,
    )
    await page.getByTitle('Vorlesungen und Experimente').click()
    await page.locator('bl-menu select').selectOption('en')
    await page.keyboard.press('Escape')

    // The file exports itself again, with an imported lecture.
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], 'mine'))
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
    }, own)
    await untilStep(page, 'yours.mine', 1)
    await settled(page)
    const again = await takeAway(page, 'mine.html')
    const bare = (path: string) => readFileSync(path, 'utf8').replace(/id="held">[^<]*/, '')
    expect(bare(again).length).toBeGreaterThan(3e6)
    await open?.close()
    const { page: other } = await opened(again, { gpu: 'none' })
    await settled(other)
    expect(await placeOf(other)).toEqual(['yours.mine', 1])
    expect(await shared(other)).toMatch(new RegExp(`^${inject('site')}#lecture=2\\.`))
    expectQuiet(open!)
  })
})
