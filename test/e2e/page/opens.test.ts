import type {} from '../../../src/page/bl-app.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { namesOf, scriptsBeforePicture } from '../support/first-picture.ts'
import { ownLecture } from '../../support/page/own-lecture.ts'
import { expectQuiet, openStep, settled, untilStep } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

describe('the page', () => {
  const open = sharedVisit({ motion: true })

  it('loads less than 400 kB of compressed scripts before its first picture, including the stage, but no charts and nothing of WebGL2', async () => {
    const scripts = await scriptsBeforePicture(open().page)
    const names = namesOf(scripts)
    expect(names).toMatch(/\/bl-stage-/)
    expect(names).toMatch(/\/engine-/)
    expect(names).toMatch(/\/two-weights-/)
    expect(names).not.toMatch(/\/(lazy-parts|web-awesome|prose|ultra-wide|webgl-backend)-/)
    const ofHeadsets = scripts.filter(({ text }) => text.includes('XRWebGLBinding'))
    expect(namesOf(ofHeadsets), 'three.js’ XRManager').toBe('')
    expect(scripts.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(400_000)
    expectQuiet(open())
  })

  it('opens on the flagship, with a surface and moving runs, on WebGPU, without a console message', async () => {
    const { page } = open()
    const state = await settled(page)
    expect(state.backend).toBe('webgpu')
    expect(state.terrain).toMatchObject({ resolution: [129, 129], buffered: true })
    expect(state.runs).toHaveLength(3)
    expect(state.runs[0]?.first).toEqual([2, -1])
    expect(state.last).toBe(1000)
    await page.waitForFunction(
      () => (document.querySelector('bl-app')?.landscape.study?.playback.step ?? 0) > 0,
    )
    const picture = await page.evaluate(
      async () => (await document.querySelector('bl-app')?.landscape.snapshot())?.size,
    )
    expect(picture).toBeGreaterThan(10_000)
    expect(await page.getByText('If this text stays').isVisible()).toBe(false)
    expectQuiet(open())
  })

  it('toggles linearity by L: same weights, another surface, the oracle’s values; and undoes it', async () => {
    const { page } = open()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const before = await settled(page)
    await page.keyboard.press('l')
    const after = await settled(page)
    expect(after.experiment.model).toMatchObject({ linearity: 1 })
    expect(after.runs[0]?.first).toEqual(before.runs[0]?.first)
    const expected = oracle.terrain(parseTraining(after.experiment), { resolution: 129 }).values
    expect(after.terrain.values).not.toEqual(before.terrain.values)
    for (let i = 0; i < expected.length; i += 97)
      expect(Math.abs((after.terrain.values[i] ?? NaN) - (expected[i] ?? NaN))).toBeLessThanOrEqual(
        1e-5 * (1 + Math.abs(expected[i] ?? NaN)),
      )
    await page.keyboard.press('Control+z')
    const undone = await settled(page)
    expect(undone.experiment.model).toMatchObject({ linearity: 0 })
    expect(undone.terrain.values).toEqual(before.terrain.values)
    await page.keyboard.press('Control+Shift+z')
    expect((await settled(page)).experiment.model).toMatchObject({ linearity: 1 })
    const stage = await page.locator('bl-stage').boundingBox()
    await page.locator('bl-share .share').click()
    await page.locator('bl-share').getByRole('button', { name: 'Export' }).click()
    for (const [choice, scale] of [
      ['same as on screen', 1],
      ['twice as large', 2],
    ] as const) {
      const begun = page.waitForEvent('download')
      await page
        .locator('bl-export-picture')
        .getByRole('combobox', { name: 'Size' })
        .selectOption({ label: choice })
      await page.locator('bl-export').getByRole('button', { name: 'Save image' }).click()
      const saved = await begun
      expect(saved.suggestedFilename()).toBe(`badlands-two-weights${scale > 1 ? '-2x' : ''}.png`)
      const png = Buffer.concat(await (await saved.createReadStream()).toArray())
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
        scale * Math.floor(stage?.width ?? NaN),
        scale * Math.floor(stage?.height ?? NaN),
      ])
    }
    expectQuiet(open())
  })
})

describe('a reader of a lecture', () => {
  const open = sharedVisit({ gpu: 'none', fragment: '#scenario=three-gaps&step=2' })

  /** The scripts loaded so far that parse lectures, or YAML. */
  const parsers = async () => {
    const paths = await open().page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    )
    const scripts = paths.filter((path) => path.endsWith('.js'))
    expect(scripts.length).toBeGreaterThan(10)
    return scripts.filter((path) =>
      /YAMLParseError|a lecture has at most/.test(readFileSync(join(inject('siteFolder'), path), 'utf8')),
    )
  }

  it("loads no parser, which comes only with an author's own lecture", async () => {
    const { page } = open()
    await settled(page)
    await openStep(page, 'three-gaps', 3)
    await page.locator('bl-share .share').waitFor()
    await settled(page)
    expect(await parsers()).toEqual([])
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }))
    }, ownLecture)
    await untilStep(page, 'yours.mine', 1)
    expect((await parsers()).join()).toMatch(/parse-lecture/)
    expectQuiet(open())
  })
})

describe('a page whose panels come late', () => {
  const open = sharedVisit({
    gpu: 'none',
    fragment: '#scenario=two-weights&step=1',
    width: 1280,
    height: 720,
  })

  it('begins to write once they are there, if E was pressed before', async () => {
    const { page } = open()
    let come = () => {}
    const late = new Promise<void>((resolve) => (come = resolve))
    await page.route(/\/lazy-parts-/u, async (route) => {
      await late
      await route.continue()
    })
    const asked = page.waitForRequest(/\/lazy-parts-/u)
    await page.reload()
    await asked
    await page.keyboard.press('e')
    expect(await page.locator('bl-app .stepping').count(), 'the panels are not there').toBe(0)
    come()
    await page.locator('bl-step-list').waitFor()
    expectQuiet(open())
  })
})

/** Notes when a question and the surface that was computed are there first, and what the first stage says before. */
function noteQuestion(): void {
  const noted = {
    asked: undefined as number | undefined,
    computed: undefined as number | undefined,
    labels: [] as string[],
  }
  Object.assign(globalThis, { noted })
  setInterval(() => {
    const page = document.querySelector('bl-app')?.shadowRoot
    if (page?.querySelector('bl-question')) noted.asked ??= performance.now()
    const landscape = page?.querySelector('loss-landscape')
    if (landscape?.terrain) noted.computed ??= performance.now()
    const words = landscape?.shadowRoot?.querySelector('.label')?.textContent.replaceAll(/\s+/g, ' ').trim()
    if (words && !noted.computed) noted.labels.push(words)
  }, 20)
}

describe('a step with deep networks, opened by its link without a GPU', () => {
  const open = sharedVisit({
    gpu: 'none',
    questions: true,
    fragment: '#scenario=mountains&step=2',
    first: noteQuestion,
  })

  it('asks before its surface is computed, over the stored one, which is labelled', async () => {
    const { page } = open()
    await page.waitForFunction(() => {
      const { noted } = globalThis as unknown as { noted: { asked?: number; computed?: number } }
      return noted.asked !== undefined && noted.computed !== undefined
    })
    const { asked, computed, labels } = await page.evaluate(
      () => (globalThis as unknown as { noted: { asked: number; computed: number; labels: string[] } }).noted,
    )
    expect(asked).toBeLessThan(computed)
    expect(labels.filter((label) => /^plain\s*stored/.test(label))).not.toEqual([])
    expectQuiet(open())
  })
})
