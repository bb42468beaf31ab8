// Compares the kernels with their peers and prints tables: in headless Chromium, or with
// `npm run bench -- node` in Node on any Vulkan driver (needs the package webgpu: npm install --no-save
// webgpu). PyTorch is included if Python has it. `npm run bench -- --only peak,scaling` makes only these
// tables; test/bench/measure.ts has their names. Then it measures, in a Chromium without a GPU, what the
// processor computes and how soon the built page is complete. `--backend none` measures only this part,
// `--backend webgpu` only the first.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, URLSearchParams } from 'node:url'
import { createServer } from 'vite'
import { openings } from './bench-openings.mjs'
import { browserPath, launchFlags } from './browser.mjs'

const chosen = process.argv.indexOf('--only')
/** Names of the requested tables, separated by commas; empty for all. */
const only = chosen < 0 ? '' : (process.argv[chosen + 1] ?? '')
const backendAt = process.argv.indexOf('--backend')
const backends = backendAt >= 0 ? [process.argv[backendAt + 1]] : only ? ['webgpu'] : ['webgpu', 'none']
if (!backends.every((name) => name === 'webgpu' || name === 'none'))
  throw new Error('--backend takes webgpu or none')
const load = () => `load average ${loadavg()[0].toFixed(2)}`

const root = dirname(dirname(fileURLToPath(import.meta.url)))

async function inChromium(backend) {
  const { chromium } = await import('playwright')
  const server = await createServer({ root, logLevel: 'warn', server: { port: 0 } })
  await server.listen()
  const { port } = server.httpServer.address()
  const before = load()
  const browser = await chromium.launch({ executablePath: browserPath(), args: launchFlags[backend] })
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(error.message))
  await page.exposeFunction('askOutside', byTorch)
  await page.goto(`http://localhost:${port}/test/bench/index.html?${new URLSearchParams({ only, backend })}`)
  const report = page.locator('#report[data-state]')
  await report.waitFor({ timeout: 1_800_000 })
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${browser.version()}, ${before} before, ${load()} at the end`,
  )
  console.log(await report.textContent())
  const state = await report.getAttribute('data-state')
  await server.close()
  if (backend === 'none') await openings(browser, 10)
  await browser.close()
  return state === 'done'
}

async function inNode() {
  const { create, globals } = await import('webgpu').catch(() => {
    throw new Error('The package webgpu is missing: npm install --no-save webgpu')
  })
  // The package polls the driver at every setImmediate, a loop that takes a whole core from a driver that
  // computes on the cores. A millisecond between two polls leaves both room.
  globalThis.setImmediate = (work, ...given) => setTimeout(work, 1, ...given)
  const gpu = create(['backend=vulkan'])
  Object.assign(globalThis, globals, {
    window: globalThis,
    isSecureContext: true,
    // TensorFlow.js's Node platform calls it, and a module that Vite evaluates has none.
    require: createRequire(import.meta.url),
  })
  Object.defineProperty(globalThis, 'navigator', {
    value: { gpu, userAgent: `Node ${process.version}` },
    configurable: true,
  })
  const server = await createServer({
    root,
    logLevel: 'warn',
    server: { middlewareMode: true },
    // Its sources import files without extensions, which Vite resolves and Node does not.
    ssr: { noExternal: [/^@tensorflow/] },
  })
  const { measure } = await server.ssrLoadModule('/test/bench/measure.ts')
  await measure((text) => console.log(text), only, byTorch)
  await server.close()
  return true
}

const python = ['python3', '/usr/bin/python3'].find(
  (it) => spawnSync(it, ['-c', 'import torch']).status === 0,
)
if (!python) console.log('PyTorch is not installed: its rows are missing.')

/** PyTorch's times for Work A or B on the CPU; nothing if Python does not have it. */
async function byTorch(work) {
  if (!python) return []
  const { status, stdout, stderr } = spawnSync(python, [join(root, 'test/bench/peers/pytorch.py'), work])
  if (status !== 0) throw new Error(`PyTorch's part failed: ${stderr}`)
  return JSON.parse(String(stdout))
}

let done = true
if (process.argv.includes('node')) done = await inNode()
else for (const backend of backends) done = (await inChromium(backend)) && done
process.exit(done ? 0 : 1)
