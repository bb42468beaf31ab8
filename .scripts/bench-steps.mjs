// Opens every step of lectures in the built page, by its link in a fresh page and by PageDown from the
// previous step. Reports when something first becomes visible, when the step's surface and runs are complete,
// what blocks the main thread, and whether Escape cancels.

import { watchSteps } from './step-watcher.mjs'

/** Milliseconds after which a step is abandoned. */
const patience = 20_000

async function open(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  page.on('pageerror', (error) => console.error(error.message))
  await page.addInitScript(watchSteps)
  await page.goto(address, { waitUntil: 'commit' })
  return page
}

const seconds = (time) => (time === undefined || Number.isNaN(time) ? '-' : (time / 1000).toFixed(2))

/**
 * Columns for a step: the times to progress or motion, to its surface, to its playing runs, to surface and runs
 * on all of its stages, and to its map, if any.
 */
const columns = ['sign', 'surface', 'runs', 'all stages', 'map']

function row(how, { task, still, times }) {
  const cells = columns.map((name) => seconds(times[name]).padStart(11))
  const held = task > 0 ? `${task.toFixed(0)} ms` : '-'
  return `  ${how.padEnd(12)}${cells.join('')}${held.padStart(9)}${still ? '  (runs that do not walk)' : ''}`
}

/** Waits until no computation is running, but at most 8 s, since maps and sweeps may take longer. */
const rest = (page) =>
  page.evaluate(() => {
    const { landscape } = document.querySelector('bl-app')
    const done = Promise.all([landscape, ...landscape.linked].map(({ study }) => study?.store.whenIdle()))
    const late = new Promise((resolve) => setTimeout(resolve, 8000))
    return Promise.race([done, late]).then(() => new Promise((resolve) => setTimeout(resolve, 500)))
  })

async function cancelled(page) {
  if (!(await page.evaluate(() => window.__steps.underWay()))) return 'nothing under way for long'
  const watched = page.evaluate(() => window.__steps.escape(3000))
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
  await page.keyboard.press('Escape')
  const { rested, kept, drawn, spent } = await watched
  if (!rested) return 'goes on after Escape'
  return `Escape cancels in ${spent.toFixed(0)} ms, ${!drawn ? 'before a picture was drawn' : kept ? 'picture kept' : 'picture lost'}`
}

/** Opens each step of a lecture by its link, in a page of its own. */
async function byLink(browser, link, count) {
  const found = []
  for (let step = 0; step < count; step++) {
    const page = await open(browser, link(step))
    found.push(await page.evaluate((most) => window.__steps.watch(false, most), patience))
    await page.close()
  }
  return found
}

/** Opens each step but the first by PageDown, once the previous step is idle and has played to its end. */
async function byKey(browser, link, count) {
  const page = await open(browser, link(0))
  await page.evaluate((most) => window.__steps.watch(false, most), patience)
  const found = [undefined]
  for (let step = 1; step < count; step++) {
    await rest(page)
    await page.evaluate(() => document.querySelector('bl-app').landscape.seek(Infinity))
    const watched = page.evaluate((most) => window.__steps.watch(true, most), patience)
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
    await page.keyboard.press('PageDown')
    found.push(await watched)
  }
  await page.close()
  return found
}

/**
 * What Escape does to each step while it is computed: to the first in a page of its own, to the others over
 * the first one's picture.
 */
async function byEscape(browser, link, count) {
  const first = await open(browser, link(0))
  await first.waitForFunction(() => document.querySelector('bl-app')?.landscape?.study)
  const found = [await cancelled(first)]
  await first.close()
  const page = await open(browser, link(0))
  await page.evaluate((most) => window.__steps.watch(false, most), patience)
  await rest(page)
  for (let step = 1; step < count; step++) {
    await page.keyboard.press('PageDown')
    found.push(await cancelled(page))
  }
  await page.close()
  return found
}

/**
 * Prints for each step of a lecture, in seconds, when something becomes visible by its link and by PageDown,
 * and what Escape does.
 */
export async function measureSteps(browser, address, { id, steps }) {
  const link = (step) => `${address}?questions=off#scenario=${id}&step=${step + 1}`
  const linked = await byLink(browser, link, steps)
  const turned = await byKey(browser, link, steps)
  const ended = await byEscape(browser, link, steps)
  console.log(`${id}\n  ${''.padEnd(12)}${columns.map((name) => name.padStart(11)).join('')}     task`)
  for (let step = 0; step < steps; step++) {
    console.log(row(`${step + 1} link`, linked[step]))
    if (turned[step]) console.log(row(`${step + 1} PageDown`, turned[step]))
    console.log(`  ${step + 1} ${ended[step]}`)
  }
}
