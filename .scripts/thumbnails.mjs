/* global document, createImageBitmap, OffscreenCanvas, getComputedStyle, FileReader */
// Renders a picture of every lecture and experiment from the app itself to public/thumbnails/<id>.webp, and removes those that are
// left over. Arguments name single ids; none means all.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { createServer } from 'vite'
import { browserPath, launchFlags } from './browser.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(root, 'public', 'thumbnails')
const size = { width: 320, height: 200 }
/** A browser on a busy machine, with its GPU in software, may take this long for one experiment. */
const patience = 300_000

const server = await createServer({ root, logLevel: 'error', server: { port: 0 } })
await server.listen()
const { lectures } = await server.ssrLoadModule('/src/study/lecture/lecture.ts')
const asked = process.argv.slice(2)
const ids = lectures.map(({ id }) => id)
const wanted = asked.length > 0 ? asked : ids
mkdirSync(folder, { recursive: true })

const browser = await chromium.launch({ executablePath: browserPath(), args: launchFlags.webgpu })
const page = await browser.newPage({
  viewport: { width: 1280, height: 800 },
  colorScheme: 'light',
  reducedMotion: 'reduce',
})
page.setDefaultTimeout(patience)
page.on('pageerror', (error) => console.error(error.message))
const { port } = server.httpServer.address()

for (const id of wanted) {
  await page.goto('about:blank')
  await page.goto(`http://localhost:${port}/?questions=off#scenario=${id}`, { timeout: patience })
  await page.waitForFunction(() => document.querySelector('bl-app')?.landscape?.pictured)
  // A problem has no surface: its picture is the canvas of the hero.
  const drawn = await page.evaluate(
    () => document.querySelector('bl-app').landscape.experiment.problem !== undefined,
  )
  if (drawn) await page.waitForSelector('.picture[data-place="hero"]:not(.landscape) canvas')
  const address = await page.evaluate(
    async ({ width, height, drawn: ofHero }) => {
      const app = document.querySelector('bl-app')
      const { landscape } = app
      await document.fonts.ready
      await landscape.whenIdle()
      landscape.seek(Infinity)
      const hero = app.renderRoot.querySelector('.picture[data-place="hero"] > :first-child')
      const picture = ofHero
        ? await createImageBitmap((await hero.snapshot?.()) ?? hero.renderRoot.querySelector('canvas'))
        : await createImageBitmap(await landscape.snapshot())
      const ratio = Math.min(width / picture.width, height / picture.height)
      const [w, h] = [picture.width * ratio, picture.height * ratio]
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d')
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
    { ...size, drawn },
  )
  const bytes = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
  writeFileSync(join(folder, `${id}.webp`), bytes)
  console.log(`${id}: ${(bytes.length / 1024).toFixed(1)} kB`)
}
await browser.close()
await server.close()

for (const file of readdirSync(folder))
  if (!ids.includes(file.replace(/\.webp$/, ''))) {
    rmSync(join(folder, file))
    console.log(`removed ${file}`)
  }
