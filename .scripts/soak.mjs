// Uses the built page for long in headless Chromium and says whether what it holds grows: turns of drags, toggles, all steps of a
// lecture, maps, other sizes and a hidden tab, and a lost device every two minutes. After each turn the page goes home, rests and
// tells its heap, nodes, listeners, GPU buffers and workers. First all lectures have a turn, then some in rounds, since lectures differ
// in what they leave in the caches: the last third of the rounds may hold 1.03 times what the first does, of the same lectures.
// V8 compiles each function when it is first called and never again: else its code grows for as long as functions are called more
// often, by a tenth in five minutes. The history of changes is full from the beginning.
//   --minutes N         how long (20), and three rounds at least, after a first turn of each lecture, in which its parts load
//   --lectures A,B      these lectures alone; else every fifth of all in the rounds
//   --heap FILE,FILE    snapshots of the heap at the beginning and at the end, for Chromium's developer tools
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { browserPath, launchFlags } from './browser.mjs'
import { drag, lectures, picture, rest, restWithin, serveBuilt } from './built-page.mjs'
import { hideTab } from './hidden-tab.mjs'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    lectures: { type: 'string' },
    heap: { type: 'string' },
  },
})
const minutes = Number(values.minutes)
if (!(minutes > 0)) throw new Error('--minutes takes a number of minutes')
const [before, after] = values.heap?.split(',') ?? []

/** The last third of the rounds over the first, at most. */
const most = 1.03

/** Each function compiled when it is first called, to one form, and kept. */
const steadyCode =
  '--js-flags=--always-sparkplug,--no-lazy-feedback-allocation,--no-maglev,--no-opt,--no-flush-bytecode'

/** Milliseconds between two losses of the device. */
const lossEvery = 120_000

/** Counts the buffers of each device, created and not destroyed, in `__buffers`; those of a device that is gone are gone. */
function countBuffers() {
  const { createBuffer, destroy } = GPUDevice.prototype
  const { destroy: destroyBuffer } = GPUBuffer.prototype
  const alive = new Map()
  const owners = new WeakMap()
  GPUDevice.prototype.createBuffer = function (descriptor) {
    const buffer = createBuffer.call(this, descriptor)
    owners.set(buffer, this)
    alive.set(this, (alive.get(this) ?? 0) + 1)
    return buffer
  }
  GPUBuffer.prototype.destroy = function () {
    const owner = owners.get(this)
    owners.delete(this)
    if (alive.has(owner)) alive.set(owner, alive.get(owner) - 1)
    return destroyBuffer.call(this)
  }
  GPUDevice.prototype.destroy = function () {
    alive.delete(this)
    return destroy.call(this)
  }
  window.__buffers = () => [...alive.values()].reduce((sum, count) => sum + count, 0)
}

/** Milliseconds for which a person would wait. */
const patience = 10_000

/** Resolves when nothing is computed and nothing has begun a second later, as a map does when a hidden tab is shown again. */
async function stillness(page) {
  const idle = () => page.evaluate(() => document.querySelector('bl-app').landscape.study.idle.value)
  do {
    await rest(page)
    await page.waitForTimeout(1000)
  } while (!(await idle()))
}

async function press(page, keys) {
  for (const key of keys) {
    await page.keyboard.press(key)
    await restWithin(page, patience)
  }
}

/** Opens an address of the page within it, and waits for its picture. */
async function go(page, fragment) {
  await page.evaluate((to) => (location.hash = to), fragment)
  await page.waitForTimeout(100)
  await restWithin(page, patience)
}

/** Hides the tab for a moment. */
async function hide(page) {
  await page.evaluate(hideTab)
  await page.waitForTimeout(1000)
  await page.evaluate(() => window.showTab())
  await restWithin(page, patience)
}

/** Destroys the device, as a driver would, and waits for another. */
async function lose(page) {
  await page.evaluate(() => {
    const { engine } = document.querySelector('bl-app').landscape.study.store
    window.__rebuilt = false
    const stop = engine.onRebuilt(() => {
      stop()
      window.__rebuilt = true
    })
    engine.device.destroy()
  })
  await page.waitForFunction(() => window.__rebuilt)
}

/** All steps of a lecture, then the flagship, where a hand does what it can. */
async function turn(page, { id, steps }) {
  await go(page, `scenario=${id}&step=1`)
  await press(page, Array(steps - 1).fill('PageDown'))
  await go(page, home)
  await drag(page, 20, 15)
  await press(page, ['l', 'l', 'm', 'm', 'Space', 'Space'])
  for (const width of [700, 1280]) await page.setViewportSize({ width, height: 720 })
  await hide(page)
}

/** The page's way home: the first step of the flagship. */
const home = 'scenario=two-weights&step=1'

/** Makes as many changes as the history keeps. */
const fillHistory = (page) =>
  page.evaluate(() => {
    const { store } = document.querySelector('bl-app').landscape.study
    for (let i = 0; i < 200; i++) store.edit({ title: `change ${i}` }, `change ${i}`)
  })

/** A snapshot of the heap, as text. */
async function snapshot(session) {
  const chunks = []
  const keep = ({ chunk }) => chunks.push(chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', keep)
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  session.off('HeapProfiler.addHeapSnapshotChunk', keep)
  return chunks.join('')
}

/** Bytes of a snapshot that are JavaScript's own objects with the memory of their arrays, and those that are compiled code. */
function bytesOf(text) {
  const { nodes, strings, snapshot } = JSON.parse(text)
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [type, name, size] = ['type', 'name', 'self_size'].map((field) => fields.indexOf(field))
  const bytes = { objects: 0, code: 0 }
  for (let i = 0; i < nodes.length; i += fields.length) {
    const kind = types[type][nodes[i + type]]
    const own = kind !== 'native' || strings[nodes[i + name]] === 'system / JSArrayBufferData'
    if (kind === 'code') bytes.code += nodes[i + size]
    else if (own) bytes.objects += nodes[i + size]
  }
  return bytes
}

/** What the page holds after a collection, in MB and counts; `file` takes the snapshot. */
async function held(page, session, file) {
  await stillness(page)
  for (let again = 0; again < 3; again++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize: heap } = await session.send('Runtime.getHeapUsage')
  const { metrics } = await session.send('Performance.getMetrics')
  const count = (wanted) => metrics.find(({ name }) => name === wanted)?.value ?? NaN
  const buffers = await page.evaluate(() => window.__buffers())
  const text = await snapshot(session)
  if (file) writeFileSync(file, text)
  const { objects, code } = bytesOf(text)
  return {
    heap: heap / 1e6,
    code: code / 1e6,
    objects: objects / 1e6,
    nodes: count('Nodes'),
    listeners: count('JSEventListeners'),
    buffers,
    workers: page.workers().length,
  }
}

/** What may not grow. */
const bounded = ['heap', 'objects', 'nodes', 'listeners', 'buffers', 'workers']

const cell = (value) => (Number.isInteger(value) ? String(value) : value.toFixed(3)).padStart(12)

const row = (name, sample) => console.log(name.padEnd(30) + Object.values(sample).map(cell).join(''))

const site = await serveBuilt('soak-site')
const browser = await chromium.launch({
  executablePath: browserPath(),
  args: [...launchFlags.webgpu, steadyCode],
})
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
const faults = []
page.on('pageerror', ({ message }) => faults.push(message))
await page.addInitScript(countBuffers)
await page.goto(`${site.address}?questions=off#${home}`)
await page.waitForFunction(picture, undefined, { timeout: 120_000 })
await rest(page)
const session = await page.context().newCDPSession(page)
await session.send('Performance.enable')
const wanted = values.lectures?.split(',')
const all = await lectures(page)
const chosen = all.filter(({ id }, i) => wanted?.includes(id) ?? i % 5 === 0)
console.log(
  `${new Date().toISOString().slice(0, 10)}, Chromium ${browser.version()}, SwiftShader, ${minutes} minutes`,
)
console.log(
  ' '.repeat(30) +
    ['heap, MB', 'code, MB', 'objects, MB', 'nodes', 'listeners', 'buffers', 'workers']
      .map((head) => head.padStart(12))
      .join(''),
)
for (const lecture of wanted ? chosen : all) {
  await turn(page, lecture)
  row(`first ${lecture.id}`, await held(page, session))
}
await fillHistory(page)
const samples = []
const begun = Date.now()
let lost = begun
const rounds = () => samples.length / chosen.length
while (Date.now() - begun < 60_000 * minutes || rounds() < 3 || rounds() % 1 > 0) {
  if (Date.now() - lost > lossEvery) {
    await lose(page)
    lost = Date.now()
  }
  const lecture = chosen[samples.length % chosen.length]
  await turn(page, lecture)
  samples.push(await held(page, session, samples.length === 0 ? before : after))
  row(`${((Date.now() - begun) / 60_000).toFixed(1)} min, ${lecture.id}`, samples.at(-1))
}
await browser.close()
await site.close()

const third = Math.floor(rounds() / 3) * chosen.length
const mean = (part) => (what) => part.reduce((sum, sample) => sum + sample[what], 0) / part.length
const [early, late] = [mean(samples.slice(0, third)), mean(samples.slice(-third))]
let grown = faults.length > 0
for (const what of Object.keys(samples[0])) {
  const ratio = late(what) === early(what) ? 1 : late(what) / early(what)
  const goal = bounded.includes(what) ? ` (goal: ${most}, ${ratio > most ? 'missed' : 'met'})` : ''
  if (goal && ratio > most) grown = true
  console.log(
    `${what.padEnd(10)} first third ${cell(early(what))}, last third ${cell(late(what))}, ratio ${ratio.toFixed(3)}${goal}`,
  )
}
for (const fault of faults) console.log(`error: ${fault}`)
process.exitCode = grown ? 1 : 0
