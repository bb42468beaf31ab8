// Uses the built page for a long time in headless Chromium and reports whether its memory grows. A turn
// consists of drags, toggles, all steps of a lecture, maps, other window sizes and a hidden tab, with a lost
// device every two minutes. After each turn the page goes home, rests, and reports its heap, nodes,
// listeners, GPU buffers and workers. First every lecture has a turn, then some of them in rounds, since
// lectures leave different amounts in the caches. The last third of the rounds may hold 1.03 times what the
// first third held for the same lectures. V8 compiles each function at its first call and never again;
// otherwise its code would grow by a tenth in five minutes, as functions are called more often. The undo
// history is full from the start.
//   --minutes N         duration (20) after the first turns, in which the parts of each lecture load; at least
//                       three rounds
//   --lectures A,B      only these lectures; by default every fifth one in the rounds
//   --heap FILE,FILE    heap snapshots at the start and at the end, for Chromium's developer tools
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

/** The largest allowed ratio of the last third of the rounds to the first. */
const most = 1.03

/** Compiles each function when it is first called, into one form, and keeps it. */
const steadyCode =
  '--js-flags=--always-sparkplug,--no-lazy-feedback-allocation,--no-maglev,--no-opt,--no-flush-bytecode'

/** Milliseconds between two losses of the device. */
const lossEvery = 120_000

/**
 * Counts each device's buffers that are created and not destroyed in `__buffers`; the buffers of a lost
 * device count as destroyed.
 */
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

/** Milliseconds that a person would wait. */
const patience = 10_000

/**
 * Resolves when nothing is computed and nothing has started a second later, as a map does when a hidden tab
 * is shown again.
 */
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

/** Opens an address within the page and waits for its picture. */
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

/** Destroys the device, as a driver would, and waits for a new one. */
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

/** All steps of a lecture, then the flagship with every action that a user can take there. */
async function turn(page, { id, steps }) {
  await go(page, `scenario=${id}&step=1`)
  await press(page, Array(steps - 1).fill('PageDown'))
  await go(page, home)
  await drag(page, 20, 15)
  await press(page, ['l', 'l', 'm', 'm', 'Space', 'Space'])
  for (const width of [700, 1280]) await page.setViewportSize({ width, height: 720 })
  await hide(page)
}

/** The page's home: the first step of the flagship. */
const home = 'scenario=two-weights&step=1'

/** Makes as many changes as the undo history holds. */
const fillHistory = (page) =>
  page.evaluate(() => {
    const { store } = document.querySelector('bl-app').landscape.study
    for (let i = 0; i < 200; i++) store.edit({ title: `change ${i}` }, `change ${i}`)
  })

/** A heap snapshot, as text. */
async function snapshot(session) {
  const chunks = []
  const keep = ({ chunk }) => chunks.push(chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', keep)
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  session.off('HeapProfiler.addHeapSnapshotChunk', keep)
  return chunks.join('')
}

/** Bytes of a snapshot in JavaScript objects, including the memory of their arrays, and in compiled code. */
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

/** What the page holds after a garbage collection, in MB and counts; `file` receives the snapshot. */
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

/** The measurements that must not grow. */
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
