// Measures the built page in headless Chromium: what it loads before the first picture, what holds up its main thread while w_0
// is dragged and while runs play, how soon a basin map and each lecture stand; with --memory MINUTES, whether memory stays flat
// under play and drag; with --steps [LECTURE,LECTURE...], how soon each step of the lectures stands.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright'
import { build, preview } from 'vite'
import { measureSteps } from './bench-steps.mjs'
import { browserPath, launchFlags } from './browser.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const outDir = join(root, 'node_modules', '.cache', 'badlands', `bench-site-${process.pid}`)
const at = process.argv.indexOf('--memory')
const minutes = at < 0 ? 0 : Number(process.argv[at + 1] ?? 30)
const stepsAt = process.argv.indexOf('--steps')
const named = stepsAt < 0 ? undefined : (process.argv[stepsAt + 1]?.split(',') ?? [])
if (!Number.isFinite(minutes) || minutes < 0) throw new Error('--memory takes a number of minutes')

/** A goal and whether it is met, to stand behind what was found. */
const goal = (wanted, met) => `(goal: ${wanted}, ${met ? 'met' : 'missed'})`

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`

/** Notes when the first picture stands, and every task that holds the main thread for more than 50 ms. */
function watch() {
  window.__tasks = []
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.__tasks.push([startTime, duration])
  }).observe({ type: 'longtask', buffered: true })
  const note = () => {
    if (document.querySelector('bl-app')?.landscape?.pictured) window.__picture = performance.now()
    else setTimeout(note)
  }
  note()
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

/** Scripts that were asked for before the first picture stood, as their files are when compressed by gzip. */
async function scripts(page) {
  const { picture, names } = await page.evaluate(() => ({
    picture: window.__picture,
    names: performance
      .getEntriesByType('resource')
      .filter(
        ({ name, startTime }) => /\.m?js$/.test(new URL(name).pathname) && startTime <= window.__picture,
      )
      .map(({ name }) => new URL(name).pathname),
  }))
  const sizes = names.map((name) => gzipSync(readFileSync(join(outDir, name))).length)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const largest = names.map((name, i) => [name, sizes[i]]).sort((p, q) => q[1] - p[1])
  console.log(
    `First picture after ${picture.toFixed(0)} ms; scripts until then: ${names.length}, ${kilobytes(total)} gzip ${goal('420 kB', total <= 420_000)}`,
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

/** Milliseconds of processor time that each task of the page's main thread takes while `act` goes on. */
async function processorTimes(browser, act) {
  const system = await browser.newBrowserCDPSession()
  const events = []
  system.on('Tracing.dataCollected', ({ value }) => events.push(...value))
  await system.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
  })
  await act()
  const complete = new Promise((resolve) => system.once('Tracing.tracingComplete', resolve))
  await system.send('Tracing.end')
  await complete
  await system.detach()
  const mains = new Set(
    events.filter(({ args }) => args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid}/${tid}`),
  )
  return events
    .filter(({ name, pid, tid, tdur }) => name.endsWith('::RunTask') && tdur && mains.has(`${pid}/${tid}`))
    .map(({ tdur }) => tdur / 1000)
}

/** What an act costs the main thread: by the clock, which counts what else the machine does meanwhile, and in processor time. */
async function tasks(page, what, act, moves) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const script = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN)
  }
  const begun = await page.evaluate(() => performance.now())
  const before = await script()
  const own = await processorTimes(page.context().browser(), act)
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

/** Seconds after an address is opened at which the graphics card has drawn the first picture, at which its runs walk, and at which either does or progress is shown. */
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
      if (landscape?.pictured) drawing ??= drawn(store.engine.device?.queue)
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

/** The lectures in the menu: presets have one step. */
const lectures = (page) =>
  page.evaluate(() =>
    document
      .querySelector('bl-app')
      .shadowRoot.querySelector('bl-menu')
      .groups.flatMap(({ entries }) => entries)
      .filter(({ steps }) => steps > 1)
      .map(({ id, steps }) => ({ id, steps })),
  )

/** The basin map of an experiment, asked for by its key. */
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

/** What the page and its browser hold after a collection: JavaScript's heap, nodes, listeners, and the processes' resident memory where the system tells. */
async function held(session, system) {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize: heap } = await session.send('Runtime.getHeapUsage')
  const { metrics } = await session.send('Performance.getMetrics')
  const count = (wanted) => metrics.find(({ name }) => name === wanted)?.value ?? NaN
  const { processInfo } = await system.send('SystemInfo.getProcessInfo')
  const resident = (type) =>
    processInfo
      .filter((process) => process.type === type && existsSync(`/proc/${process.id}/statm`))
      .reduce(
        (sum, { id }) => sum + 4096 * Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1]),
        0,
      )
  return {
    heap,
    nodes: count('Nodes'),
    listeners: count('JSEventListeners'),
    renderer: resident('renderer'),
    gpu: resident('GPU'),
  }
}

async function memory(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const system = await page.context().browser().newBrowserCDPSession()
  const end = Date.now() + 60_000 * minutes
  const samples = []
  while (Date.now() < end) {
    await drag(page, 40, 30)
    await page.evaluate(() => document.querySelector('bl-app').landscape.play())
    await page.waitForTimeout(20_000)
    const now = await held(session, system)
    samples.push(now)
    console.log(
      `  ${((end - Date.now()) / 60_000).toFixed(1)} min left: heap ${kilobytes(now.heap)}, ${now.nodes} nodes, ${now.listeners} listeners; renderer ${kilobytes(now.renderer)}, GPU ${kilobytes(now.gpu)}`,
    )
  }
  const third = Math.max(1, Math.floor(samples.length / 3))
  const mean = (list, what) => list.reduce((sum, sample) => sum + sample[what], 0) / list.length
  for (const what of ['heap', 'nodes', 'listeners', 'renderer', 'gpu']) {
    const [early, late] = [mean(samples.slice(0, third), what), mean(samples.slice(-third), what)]
    console.log(
      `${what}: first third ${early.toFixed(0)}, last third ${late.toFixed(0)}, ratio ${(late / early).toFixed(3)}`,
    )
  }
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
if (named) {
  const all = await lectures(page)
  await page.close()
  for (const lecture of all.filter(({ id }) => named.length === 0 || named.includes(id)))
    await measureSteps(browser, address, lecture)
} else if (minutes > 0) await memory(page)
else {
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
  for (const { id } of await lectures(page))
    console.log(`${id}: ${await firstStep(browser, `${address}#scenario=${id}&step=1`)}`)
}
await browser.close()
await server.close()
rmSync(outDir, { recursive: true })
