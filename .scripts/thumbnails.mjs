/* global document, atob, Blob, createImageBitmap, OffscreenCanvas, getComputedStyle, FileReader */
// Takes a picture of the hero of every lecture's most telling step, and of every experiment, as a room sees
// it, to the lecture's folder or the presets', and removes leftover ones. Arguments name single ids; without
// any, all are taken.
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { createServer } from 'vite'
import { browserPath, launchFlags } from './browser.mjs'
import { pictureOf, presetPictures } from './menu-pictures.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const size = { width: 320, height: 200 }
/** A browser on a busy machine, with its GPU in software, may take this long for one experiment. */
const patience = 300_000
/** Milliseconds for drawing after the last number has arrived. */
const settling = 3000
/** Controls over a hero that a picture should not show. */
const overlays = '.swap { visibility: hidden !important }'

const server = await createServer({ root, logLevel: 'error', server: { port: 0 } })
await server.listen()
const { lectures } = await server.ssrLoadModule('/src/study/lecture/lecture.ts')
const asked = process.argv.slice(2)
const ids = lectures.map(({ id }) => id)
const wanted = asked.length > 0 ? asked : ids

const browser = await chromium.launch({ executablePath: browserPath(), args: launchFlags.webgpu })
const page = await browser.newPage({
  viewport: { width: 1280, height: 800 },
  colorScheme: 'light',
  reducedMotion: 'reduce',
})
page.setDefaultTimeout(patience)
page.on('pageerror', (error) => console.error(error.message))
const { port } = server.httpServer.address()

const { scenarios } = await server.ssrLoadModule('/src/scenarios/index.ts')
const stepOf = (id) => scenarios.find((scenario) => scenario.id === id)?.thumbnail ?? 1

/** The stage without its overlays, as a PNG in base64. */
const snapshot = () =>
  page.evaluate(async () => {
    const blob = await document.querySelector('bl-app').landscape.snapshot()
    const reader = new FileReader()
    await new Promise((resolve) => {
      reader.onload = resolve
      reader.readAsDataURL(blob)
    })
    return reader.result.slice(reader.result.indexOf(',') + 1)
  })

/** Resizes a PNG to a thumbnail with its colours; returns a data address. */
const inSize = (base64, { width, height }) =>
  page.evaluate(
    async ([png, width, height]) => {
      const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const ratio = Math.min(width / picture.width, height / picture.height)
      const [w, h] = [picture.width * ratio, picture.height * ratio]
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d')
      const { landscape } = document.querySelector('bl-app')
      context.fillStyle = getComputedStyle(landscape).getPropertyValue('--bl-stage')
      context.fillRect(0, 0, width, height)
      context.imageSmoothingQuality = 'high'
      context.drawImage(picture, (width - w) / 2, (height - h) / 2, w, h)
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.82 })
      return await new Promise((resolve) => {
        const reader = new FileReader()
        reader.onload = () => resolve(reader.result)
        reader.readAsDataURL(blob)
      })
    },
    [base64, width, height],
  )

/** Opens a step, as a reader or a room sees it, and waits for all its computations. */
async function open(id, step, options) {
  await page.goto('about:blank')
  const address = `http://localhost:${port}/?questions=off${options}#scenario=${id}&step=${step}`
  await page.goto(address, { timeout: patience })
  await page.waitForFunction(() => document.querySelector('bl-app')?.landscape?.pictured)
  await page.evaluate(async () => {
    await document.fonts.ready
    await document.querySelector('bl-app').landscape.whenIdle()
  })
  await page.waitForTimeout(settling)
}

for (const id of wanted) {
  const step = stepOf(id)
  await open(id, step, '')
  const hero = page.locator('.picture[data-place="hero"]').first()
  const isLandscape = await hero.evaluate((element) => element.classList.contains('landscape'))
  // Presentation mode has large chart labels, so here they are made small.
  if (!isLandscape) await open(id, step, '&present')
  const picture = isLandscape
    ? await snapshot()
    : (await hero.screenshot({ animations: 'disabled', style: overlays })).toString('base64')
  const address = await inSize(picture, size)
  const bytes = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
  writeFileSync(pictureOf(id), bytes)
  console.log(`${id}: step ${step}, ${(bytes.length / 1024).toFixed(1)} kB`)
}
await browser.close()
await server.close()

for (const file of readdirSync(presetPictures))
  if (!ids.includes(file.replace(/\.webp$/, ''))) {
    rmSync(join(presetPictures, file))
    console.log(`removed ${file}`)
  }
