// Measures the built page in headless Chromium: what it loads before the first picture, what holds up its main thread while w_0
// is dragged and while runs play, and, with --memory MINUTES, whether memory stays flat under play and drag.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright'
import { build, preview } from 'vite'
import { browserPath, launchFlags } from './browser.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const outDir = join(root, 'node_modules', '.cache', 'badlands', 'bench-site')
const at = process.argv.indexOf('--memory')
const minutes = at < 0 ? 0 : Number(process.argv[at + 1] ?? 30)
if (!Number.isFinite(minutes) || minutes < 0) throw new Error('--memory takes a number of minutes')

const quantile = (numbers, q) => {
  const sorted = [...numbers].sort((p, q) => p - q)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0
}
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`

/** Notes when the first picture stands, and every task that holds the main thread for more than 50 ms. */
function watch() {
  window.__tasks = []
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.__tasks.push([startTime, duration])
  }).observe({ type: 'longtask', buffered: true })
  const note = () => {
    if (document.querySelector('bl-app')?.landscape?.terrain) window.__picture ??= performance.now()
  }
  const listen = () => {
    const shadow = document.querySelector('bl-app')?.shadowRoot
    if (shadow) shadow.addEventListener('landscape-refresh', note, { capture: true })
    else setTimeout(listen)
  }
  listen()
}

async function open(browser, address, preset) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  page.on('pageerror', (error) => console.error(error.message))
  await page.addInitScript(watch)
  await page.goto(address)
  await page.waitForFunction(() => window.__picture !== undefined, undefined, { timeout: 120_000 })
  if (preset)
    await page.evaluate(async (id) => {
      const { landscape } = document.querySelector('bl-app')
      landscape.scenario = id
      landscape.experiment = undefined
    }, preset)
  await page.evaluate(() => document.querySelector('bl-app').landscape.whenIdle())
  await page.waitForTimeout(5000)
  return page
}

/** Scripts that had arrived when the first picture stood, as their files are when compressed by gzip. */
async function scripts(page) {
  const { picture, names } = await page.evaluate(() => ({
    picture: window.__picture,
    names: performance
      .getEntriesByType('resource')
      .filter(
        ({ name, responseEnd }) => /\.m?js$/.test(new URL(name).pathname) && responseEnd <= window.__picture,
      )
      .map(({ name }) => new URL(name).pathname),
  }))
  const sizes = names.map((name) => gzipSync(readFileSync(join(outDir, name))).length)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const largest = names.map((name, i) => [name, sizes[i]]).sort((p, q) => q[1] - p[1])
  console.log(
    `First picture after ${picture.toFixed(0)} ms; scripts until then: ${names.length}, ${kilobytes(total)} gzip`,
  )
  for (const [name, size] of largest.slice(0, 5)) console.log(`  ${kilobytes(size).padStart(8)}  ${name}`)
}

/** The middle of w_0's marker on the page. */
const marker = (page) =>
  page.evaluate(() => {
    const { stage, content } = document.querySelector('bl-app').landscape
    const start = content.starts[0]
    const place = stage.screenOf(start.a, start.b, start.loss)
    const box = stage.getBoundingClientRect()
    return { x: box.x + place.x, y: box.y + place.y }
  })

/** Drags w_0 round in a circle with the pointer, and comes back to where it was. */
async function drag(page, moves, pause) {
  const from = await marker(page)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (let i = 1; i <= moves; i++) {
    const turn = (2 * Math.PI * i) / moves
    await page.mouse.move(from.x - 40 * Math.sin(turn), from.y - 25 * (1 - Math.cos(turn)))
    await page.waitForTimeout(pause)
  }
  await page.mouse.up()
  await page.evaluate(() => document.querySelector('bl-app').landscape.whenIdle())
}

async function tasks(page, what, act, moves) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const script = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN)
  }
  const before = await script()
  const begun = await page.evaluate(() => performance.now())
  await act()
  const spent = (await script()) - before
  const held = await page.evaluate(
    (from) => window.__tasks.filter(([start]) => start >= from).map(([, ms]) => ms),
    begun,
  )
  const each = moves
    ? `, ${(spent / moves).toFixed(1)} ms of script a move (frames and results included)`
    : ''
  console.log(
    `${what}: ${held.length} tasks over 50 ms, median ${quantile(held, 0.5).toFixed(0)} ms, longest ${Math.max(0, ...held).toFixed(0)} ms${each}`,
  )
}

async function memory(page) {
  const session = await page.context().newCDPSession(page)
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    return usedSize
  }
  const end = Date.now() + 60_000 * minutes
  const sizes = []
  while (Date.now() < end) {
    await drag(page, 40, 30)
    await page.evaluate(() => document.querySelector('bl-app').landscape.play())
    await page.waitForTimeout(20_000)
    sizes.push(await heap())
    console.log(`  ${((end - Date.now()) / 60_000).toFixed(1)} min left: heap ${kilobytes(sizes.at(-1))}`)
  }
  const third = Math.max(1, Math.floor(sizes.length / 3))
  const mean = (list) => list.reduce((sum, size) => sum + size, 0) / list.length
  const [early, late] = [mean(sizes.slice(0, third)), mean(sizes.slice(-third))]
  console.log(
    `Heap after collection: first third ${kilobytes(early)}, last third ${kilobytes(late)}, ratio ${(late / early).toFixed(3)}`,
  )
}

const given = process.env.NODE_ENV
process.env.NODE_ENV = 'production'
await build({ root, mode: 'production', logLevel: 'error', build: { outDir, emptyOutDir: true } })
process.env.NODE_ENV = given
const server = await preview({
  root,
  logLevel: 'error',
  build: { outDir },
  preview: { port: 0, host: '127.0.0.1' },
})
const address = `http://127.0.0.1:${server.httpServer.address().port}/`
const browser = await chromium.launch({ executablePath: browserPath(), args: launchFlags.webgpu })
console.log(`${new Date().toISOString().slice(0, 10)}, Chromium ${browser.version()}, SwiftShader`)
const page = await open(browser, address)
await scripts(page)
if (minutes > 0) await memory(page)
else {
  await tasks(page, 'w_0 dragged, flagship', () => drag(page, 60, 30), 60)
  await tasks(page, 'runs play for 10 s, flagship', async () => {
    await page.evaluate(() => document.querySelector('bl-app').landscape.reset())
    await page.evaluate(() => document.querySelector('bl-app').landscape.play())
    await page.waitForTimeout(10_000)
  })
  const moons = await open(browser, address, 'two-moons')
  await tasks(moons, 'w_0 dragged, two moons', () => drag(moons, 60, 30), 60)
}
await browser.close()
await server.close()
