/* global document, location, performance, requestAnimationFrame */
// Takes a picture of every step of every lecture, as readers, rooms and phones see it, to
// pictures/<form>/<lecture>/<step>.png, and arranges those of a lecture on one sheet,
// pictures/<form>/<lecture>.png, for a person to review. A step with a question is taken twice: before and
// after it is answered.
//   --lectures A,B    only these lectures
//   --steps 1,3       only these steps
//   --forms reader    only these of reader, room, phone
//   --address URL     uses a running site instead of building one
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { browserPath, launchFlags } from './browser.mjs'
import { lectures, picture, serveBuilt } from './built-page.mjs'

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'pictures')
const { values } = parseArgs({
  options: {
    lectures: { type: 'string' },
    steps: { type: 'string' },
    forms: { type: 'string' },
    address: { type: 'string' },
  },
})

/** How a step is seen: its window, its address options, and the number of columns on a sheet. */
const forms = {
  reader: { width: 1280, height: 720, query: 'theme=light', columns: 3 },
  room: { width: 1920, height: 1080, query: 'present&theme=dark', columns: 3 },
  phone: { width: 390, height: 844, query: 'theme=light', columns: 6, touch: true },
}

/** Milliseconds after which a step is taken as it is, since a map or a sweep may take long. */
const patience = 20_000

/** Opens a step within the page and waits until none of it is being computed, with its runs at their end. */
const settle = (page, lecture, step) =>
  page.evaluate(
    async ([id, index, most]) => {
      location.hash = `scenario=${id}&step=${index + 1}`
      const until = performance.now() + most
      const app = document.querySelector('bl-app')
      const moment = () => new Promise((resolve) => setTimeout(resolve, 50))
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      const there = () => app.tour.at.lecture?.id === id && app.tour.at.step === index
      const charts = () => [
        ...app.renderRoot.querySelectorAll('bl-sweep-chart, bl-loss-chart, bl-slice-chart'),
      ]
      const busy = () => !app.landscape.pictured || charts().some(({ running }) => running)
      while (!there() && performance.now() < until) await moment()
      await Promise.race([app.landscape.whenIdle(), new Promise((resolve) => setTimeout(resolve, most))])
      while (busy() && performance.now() < until) await moment()
      app.landscape.seek(Infinity)
      for (let i = 0; i < 4; i++) await frame()
      await Promise.race([app.landscape.whenIdle(), new Promise((resolve) => setTimeout(resolve, 4000))])
      for (let i = 0; i < 4; i++) await frame()
      return app.guessing.isOpen
    },
    [lecture, step, patience],
  )

/** Reveals the answer, as Next does for a lecturer, and waits for its picture. */
const reveal = (page) =>
  page.evaluate(async () => {
    const app = document.querySelector('bl-app')
    app.guessing.reveal()
    for (let i = 0; i < 4; i++) await new Promise((resolve) => requestAnimationFrame(resolve))
    await Promise.race([app.landscape.whenIdle(), new Promise((resolve) => setTimeout(resolve, 8000))])
    app.landscape.seek(Infinity)
    await new Promise((resolve) => setTimeout(resolve, 800))
  })

/** Arranges pictures on one sheet, each with its name. */
async function sheet(browser, { width, height, columns }, shots, path) {
  const wide = Math.min(width, Math.floor(1920 / columns))
  const page = await browser.newPage({ viewport: { width: columns * (wide + 8) + 8, height: 100 } })
  const figures = shots.map(
    ({ name, file }) =>
      `<figure><img src="data:image/png;base64,${readFileSync(file).toString('base64')}"><figcaption>${name}</figcaption></figure>`,
  )
  await page.setContent(
    `<style>body{margin:8px;display:grid;grid-template-columns:repeat(${columns},${wide}px);gap:8px;background:#999;font:14px sans-serif}` +
      `figure{margin:0}img{display:block;width:${wide}px;height:${Math.round((wide * height) / width)}px}</style>${figures.join('')}`,
  )
  await page.screenshot({ path, fullPage: true })
  await page.close()
}

const site = values.address
  ? { address: values.address, close: () => undefined }
  : await serveBuilt('pictures-site')
const browser = await chromium.launch({ executablePath: browserPath(), args: launchFlags.webgpu })
const [wantedLectures, wantedSteps] = [values.lectures?.split(','), values.steps?.split(',').map(Number)]
for (const form of values.forms?.split(',') ?? Object.keys(forms)) {
  const { width, height, query, touch } = forms[form]
  const page = await browser.newPage({
    viewport: { width, height },
    hasTouch: touch,
    reducedMotion: 'reduce',
  })
  page.on('pageerror', ({ message }) => console.error(message))
  await page.goto(`${site.address}?${query}`)
  await page.waitForFunction(picture, undefined, { timeout: 120_000 })
  for (const { id, steps } of await lectures(page)) {
    if (wantedLectures && !wantedLectures.includes(id)) continue
    mkdirSync(join(folder, form, id), { recursive: true })
    const shots = []
    const shoot = async (name) => {
      const file = join(folder, form, id, `${name}.png`)
      writeFileSync(file, await page.screenshot())
      shots.push({ name: `${id} ${name}`, file })
    }
    for (let step = 0; step < steps; step++) {
      if (wantedSteps && !wantedSteps.includes(step + 1)) continue
      const asked = await settle(page, id, step)
      if (asked) {
        await shoot(`${step + 1}-asked`)
        await reveal(page)
      }
      await shoot(`${step + 1}`)
    }
    const path = join(folder, form, `${id}.png`)
    if (!wantedSteps) await sheet(browser, forms[form], shots, path)
    console.log(`${form}, ${id}: ${shots.length} pictures`)
  }
  await page.close()
}
await browser.close()
await site.close()
