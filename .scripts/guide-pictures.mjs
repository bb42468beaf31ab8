/* global document, OffscreenCanvas, FileReader, createImageBitmap, Blob, atob */
// Takes the pictures of the page "Write a lecture", light and dark, to src/scenarios/guide/pictures/, for a
// person to review.
//   --address URL     uses a running site instead of building one
//   --only A,B        takes only these pictures
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { browserPath, launchFlags } from './browser.mjs'
import { serveBuilt } from './built-page.mjs'

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src', 'scenarios', 'guide', 'pictures')
const { values } = parseArgs({ options: { address: { type: 'string' }, only: { type: 'string' } } })
const size = { width: 1280, height: 720 }
/** Maximum size of a picture, in bytes. */
const most = 78_000
/** A browser on a busy machine, with its GPU in software, may take this long for one experiment. */
const patience = 300_000

/** Waits until no computation is running. */
const rest = (page) =>
  page.evaluate(async () => {
    await document.fonts.ready
    await document.querySelector('bl-app').landscape.whenIdle()
  })

/** Acts on an opened step before its picture is taken. */
const acts = {
  none: async () => {},
  answer: async (page) => {
    await page.locator('bl-question .option').last().click()
    await page.locator('bl-question .reveal').click()
  },
  /** Writes the lecture, and changes something that the step does not have. */
  write: async (page) => {
    await page.keyboard.press('e')
    await page.locator('bl-step-list').waitFor()
    await page.evaluate(() => {
      let focused = document.activeElement
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
      focused?.blur()
    })
    await rest(page)
    await page.keyboard.press('l')
  },
}

/** The pictures: the step that each shows, its address options, and what is done there. */
const pictures = {
  editor: { step: 'scenario=two-weights&step=2', questions: 'off', act: acts.write },
  'step-1': { step: 'scenario=where-is-zero&step=1', questions: 'off', act: acts.none },
  'step-2': { step: 'scenario=where-is-zero&step=2', questions: 'on', act: acts.answer },
  'step-3': { step: 'scenario=where-is-zero&step=3', questions: 'off', act: acts.none },
}

/** Converts a PNG to a WebP of at most `most` bytes. */
async function webp(page, png) {
  const address = await page.evaluate(
    async ([base64, most]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(picture.width, picture.height)
      canvas.getContext('2d').drawImage(picture, 0, 0)
      let quality = 0.85
      let blob = await canvas.convertToBlob({ type: 'image/webp', quality })
      while (blob.size > most && quality > 0.3)
        blob = await canvas.convertToBlob({ type: 'image/webp', quality: (quality -= 0.05) })
      return await new Promise((resolve) => {
        const reader = new FileReader()
        reader.onload = () => resolve(reader.result)
        reader.readAsDataURL(blob)
      })
    },
    [png.toString('base64'), most],
  )
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
}

const built = values.address ? undefined : await serveBuilt('guide-pictures')
const site = values.address ?? built.address
const browser = await chromium.launch({ executablePath: browserPath(), args: launchFlags.webgpu })
const wanted = values.only?.split(',') ?? Object.keys(pictures)

for (const name of wanted)
  for (const theme of ['light', 'dark']) {
    const { step, questions, act } = pictures[name]
    const context = await browser.newContext({
      viewport: size,
      colorScheme: theme,
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(patience)
    page.on('pageerror', (error) => console.error(error.message))
    await page.goto(`${site}?questions=${questions}&theme=${theme}#${step}`)
    await page.waitForFunction(() => document.querySelector('bl-app')?.landscape?.pictured)
    await rest(page)
    await act(page)
    await page.waitForTimeout(1500)
    await rest(page)
    const bytes = await webp(page, await page.screenshot({ animations: 'disabled' }))
    writeFileSync(join(folder, `${name}${theme === 'dark' ? '-dark' : ''}.webp`), bytes)
    console.log(`${name}, ${theme}: ${(bytes.length / 1024).toFixed(1)} kB`)
    await context.close()
  }
await browser.close()
await built?.close()
