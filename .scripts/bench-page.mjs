// Measures the built page in headless Chromium: what it loads before the first picture, what blocks its main
// thread while w_0 is dragged and while runs play, and how soon a basin map and each lecture are complete.
//   --steps [LECTURE,LECTURE...]     how soon each step of the lectures is complete
//   --heavy                          what heavy experiments cost the main thread; fails if a task is too long
//   --typing                         how soon a character of a typed function is drawn
//   --pictures [LECTURE,LECTURE...]  how soon each step has its picture without WebGPU, next to a thread of
//                                    other work on each core; fails if one takes too long
//   --start                          how soon `npm start` shows the page in a fresh clone
import { readFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright'
import { measureHeavy } from './bench-heavy.mjs'
import { measurePictures } from './bench-pictures.mjs'
import { measureStart } from './bench-start.mjs'
import { measureSteps } from './bench-steps.mjs'
import { browserPath, launchFlags } from './browser.mjs'
import { drag, lectures, picture, rest, serveBuilt } from './built-page.mjs'
import { browserTaskTimes } from './task-times.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The lectures named after an option: empty for all, undefined if the option is not given. */
function namedBy(option) {
  const at = process.argv.indexOf(option)
  return at < 0 ? undefined : (process.argv[at + 1]?.split(',') ?? [])
}

const [named, pictured] = [namedBy('--steps'), namedBy('--pictures')]

/** A goal and whether it is met, printed after the measured value. */
const goal = (wanted, met) => `(goal: ${wanted}, ${met ? 'met' : 'missed'})`

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`

/**
 * Records when the first picture is complete, and every task that blocks the main thread for more than 50 ms.
 */
function watch() {
  window.__tasks = []
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.__tasks.push([startTime, duration])
  }).observe({ type: 'longtask', buffered: true })
}

async function open(browser, address, preset) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  page.on('pageerror', (error) => console.error(error.message))
  await page.addInitScript(watch)
  await page.goto(`${address}?questions=off`)
  await page.waitForFunction(picture, undefined, { timeout: 120_000 })
  if (preset)
    await page.evaluate(async (id) => {
      const { landscape } = document.querySelector('bl-app')
      landscape.scenario = id
      landscape.experiment = undefined
    }, preset)
  await rest(page)
  await page.waitForTimeout(5000)
  return page
}

/** Scripts requested before the first picture was complete, in their gzip-compressed sizes. */
async function scripts(page) {
  const milliseconds = await page.evaluate(picture)
  const names = await page.evaluate(
    (before) =>
      performance
        .getEntriesByType('resource')
        .filter(({ name, startTime }) => /\.m?js$/.test(new URL(name).pathname) && startTime <= before)
        .map(({ name }) => new URL(name).pathname),
    milliseconds,
  )
  const sizes = names.map((name) => gzipSync(readFileSync(join(outDir, name))).length)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const largest = names.map((name, i) => [name, sizes[i]]).sort((p, q) => q[1] - p[1])
  console.log(
    `First picture after ${milliseconds.toFixed(0)} ms; scripts until then: ${names.length}, ${kilobytes(total)} gzip ${goal('396 kB', total <= 396_000)}`,
  )
  for (const [name, size] of largest.slice(0, 5)) console.log(`  ${kilobytes(size).padStart(8)}  ${name}`)
}

/**
 * What an act costs the main thread: in wall-clock time, which includes other work of the machine, and in
 * processor time.
 */
async function tasks(page, what, act, moves) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const script = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN)
  }
  const begun = await page.evaluate(() => performance.now())
  const before = await script()
  const own = await browserTaskTimes(page.context().browser(), act)
  const spent = (await script()) - before
  const held = await page.evaluate(
    (from) => window.__tasks.filter(([start]) => start >= from).map(([, ms]) => ms),
    begun,
  )
  const over = (times) => times.filter((ms) => ms > 50).length
  console.log(
    `${what}: ${over(own)} tasks over 50 ms of processor time ${goal('none', over(own) === 0)}, longest ${Math.max(0, ...own).toFixed(0)} ms; by the clock ${over(held)}, longest ${Math.max(0, ...held).toFixed(0)} ms`,
  )
  if (moves)
    console.log(
      `  ${(spent / moves).toFixed(1)} ms of script a move, frames and results included (processor time) ${goal('8 ms', spent / moves <= 8)}`,
    )
  await session.detach()
}

/**
 * Seconds from opening an address until the GPU has drawn the first picture, until its runs are playing, and
 * until either happens or progress is shown.
 */
async function firstStep(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.goto(address)
  const times = await page.evaluate(async () => {
    const found = {}
    const drawn = async (queue) => {
      for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
      await queue?.onSubmittedWorkDone()
      found.picture = performance.now()
    }
    let drawing
    while (!(found.picture && found.walk) && performance.now() < 20_000) {
      const { landscape } = document.querySelector('bl-app') ?? {}
      const { playback, store, basins } = landscape?.study ?? {}
      // A problem has no surface to wait for, and its page has no engine yet.
      if (landscape?.pictured && store.engine) drawing ??= drawn(store.engine.device?.queue)
      if (playback?.step > 0) found.walk ??= performance.now()
      if (playback?.step > 0 || store?.busy || basins?.busy) found.moving ??= performance.now()
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    return found
  })
  await page.close()
  const seconds = (time) => (time === undefined ? 'none' : `${(time / 1000).toFixed(1)} s`)
  return `first picture ${seconds(times.picture)}, something moving ${seconds(times.moving)}, runs walking ${seconds(times.walk)}`
}

/** The basin map of an experiment, requested by its key. */
async function basins(page, what) {
  const begun = await page.evaluate(() => performance.now())
  await page.keyboard.press('m')
  const spent = await page.evaluate(async (from) => {
    const { study } = document.querySelector('bl-app').landscape
    while (!study.basins.map.value.value) await new Promise((resolve) => setTimeout(resolve))
    return performance.now() - from
  }, begun)
  console.log(
    `${what}: ${(spent / 1000).toFixed(2)} s from M to the first basin map ${goal('1 s', spent <= 1000)}`,
  )
}

/** Number of characters of a typed function that are measured. */
const letters = 30

/** Half the interquartile range of some times relative to their median, and the largest of them. */
function spreadOf(times) {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))]
  return `${at(0.5).toFixed(0)} ± ${((at(0.75) - at(0.25)) / 2).toFixed(0)} ms, largest ${at(1).toFixed(0)} ms`
}

/**
 * For each character of a typed function, the time from its key to two frames after its surface is there, and
 * to its finest grid.
 */
async function typing(page) {
  const panel = page.locator('bl-model-panel')
  await panel.locator('select').first().selectOption({ label: 'Your own' })
  const field = panel.locator('bl-formula textarea')
  await field.fill('(x^2 + y - 11)^2 + (x + y^2 - 7)^2 + x/3')
  await rest(page)
  await field.press('End')
  const times = []
  for (let i = 0; i < letters; i++) {
    const drawn = page.evaluate(async () => {
      const { landscape } = document.querySelector('bl-app')
      const { store } = landscape.study
      const before = landscape.terrain
      const begun = await new Promise((resolve) =>
        window.addEventListener('keydown', ({ timeStamp }) => resolve(timeStamp), {
          once: true,
          capture: true,
        }),
      )
      while (landscape.terrain === before) await new Promise((resolve) => setTimeout(resolve))
      for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
      await store.engine.device?.queue.onSubmittedWorkDone()
      const first = performance.now() - begun
      await landscape.whenIdle()
      return { first, finest: performance.now() - begun }
    })
    await page.keyboard.press(String(i % 10))
    times.push(await drawn)
    if (i % 8 === 7) {
      for (let k = 0; k < 8; k++) await page.keyboard.press('Backspace')
      await rest(page)
    }
  }
  console.log(
    `a letter of a typed function until the surface is drawn, of ${letters}: ${spreadOf(times.map(({ first }) => first))}; until nothing is computed any more: ${spreadOf(times.map(({ finest }) => finest))}`,
  )
}

async function measureTyping() {
  const page = await open(browser, address, 'himmelblau')
  await typing(page)
  await page.close()
}

/**
 * Measures the flagship and two presets, and how soon each lecture is complete, or the steps of the named
 * lectures.
 */
async function measurePage() {
  const page = await open(browser, address)
  if (named) {
    const all = await lectures(page)
    await page.close()
    for (const lecture of all.filter(({ id }) => named.length === 0 || named.includes(id)))
      await measureSteps(browser, address, lecture)
  } else {
    await scripts(page)
    await tasks(page, 'w_0 dragged, flagship', () => drag(page, 60, 30), 60)
    await tasks(page, 'runs play for 10 s, flagship', async () => {
      await page.evaluate(() => document.querySelector('bl-app').landscape.reset())
      await page.evaluate(() => document.querySelector('bl-app').landscape.play())
      await page.waitForTimeout(10_000)
    })
    const moons = await open(browser, address, 'two-moons')
    await tasks(moons, 'w_0 dragged, two moons', () => drag(moons, 60, 30), 60)
    await moons.close()
    const xor = await open(browser, address, 'xor')
    await basins(xor, 'xor')
    await xor.close()
    await measureTyping()
    await measureStart(root, browser)
    for (const { id } of await lectures(page))
      console.log(`${id}: ${await firstStep(browser, `${address}?questions=off#scenario=${id}&step=1`)}`)
  }
}

/**
 * Measures how soon the steps of lectures have their pictures without WebGPU, next to a busy thread on each
 * core.
 */
async function measureAllPictures() {
  const first = await open(browser, address)
  const all = await lectures(first)
  await first.close()
  const threads = Array.from(
    { length: availableParallelism() },
    () => new Worker('for (;;) Math.random()', { eval: true }),
  )
  const late = []
  for (const lecture of all.filter(({ id }) => pictured.length === 0 || pictured.includes(id)))
    late.push(...(await measurePictures(browser, address, lecture)))
  await Promise.all(threads.map((thread) => thread.terminate()))
  console.log(
    `Steps without their picture after 3 s: ${late.join(', ') || 'none'} ${goal('none', late.length === 0)}`,
  )
  return late.length === 0
}

const { address, outDir, close } = await serveBuilt('bench-site')
const browser = await chromium.launch({
  executablePath: browserPath(),
  args: pictured ? launchFlags.webgl : launchFlags.webgpu,
})
console.log(
  `${new Date().toISOString().slice(0, 10)}, Chromium ${browser.version()}, SwiftShader, load ${(loadavg()[0] ?? NaN).toFixed(0)}`,
)
if (process.argv.includes('--start')) await measureStart(root, browser)
else if (process.argv.includes('--heavy')) {
  if (!(await measureHeavy(browser, address))) process.exitCode = 1
} else if (pictured) {
  if (!(await measureAllPictures())) process.exitCode = 1
} else if (process.argv.includes('--typing')) await measureTyping()
else await measurePage()
await browser.close()
await close()
