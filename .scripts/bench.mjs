// Measures the kernels beside their peers and prints tables: in headless Chromium, or with `npm run bench -- node` in Node on
// whatever Vulkan driver there is (needs the package webgpu: npm install --no-save webgpu). PyTorch joins in where Python has it.
// `npm run bench -- --only peak,scaling` makes these tables alone; their names are those of test/bench/measure.ts.
import { spawnSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'
import { browserPath, launchFlags } from './browser.mjs'

const chosen = process.argv.indexOf('--only')
/** Names of the tables wanted, separated by commas; empty for all. */
const only = chosen < 0 ? '' : (process.argv[chosen + 1] ?? '')
const load = () => `load average ${loadavg()[0].toFixed(2)}`

const root = dirname(dirname(fileURLToPath(import.meta.url)))

async function inChromium() {
  const { chromium } = await import('playwright')
  const server = await createServer({ root, logLevel: 'warn', server: { port: 0 } })
  await server.listen()
  const { port } = server.httpServer.address()
  const before = load()
  const browser = await chromium.launch({ executablePath: browserPath(), args: launchFlags.webgpu })
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(error.message))
  await page.goto(`http://localhost:${port}/test/bench/index.html?only=${encodeURIComponent(only)}`)
  const report = page.locator('#report[data-state]')
  await report.waitFor({ timeout: 1_800_000 })
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${browser.version()}, ${before} before, ${load()} at the end`,
  )
  console.log(await report.textContent())
  const state = await report.getAttribute('data-state')
  await browser.close()
  await server.close()
  return state === 'done'
}

async function inNode() {
  const { create, globals } = await import('webgpu')
  const gpu = create(['backend=vulkan'])
  Object.assign(globalThis, globals, { window: globalThis })
  Object.defineProperty(globalThis, 'navigator', {
    value: { gpu, userAgent: `Node ${process.version}` },
    configurable: true,
  })
  const server = await createServer({ root, logLevel: 'warn', server: { middlewareMode: true } })
  const { measure } = await server.ssrLoadModule('/test/bench/measure.ts')
  await measure((text) => console.log(text), only)
  await server.close()
  return true
}

function byTorch() {
  for (const python of ['python3', '/usr/bin/python3']) {
    if (spawnSync(python, ['-c', 'import torch']).status !== 0) continue
    spawnSync(python, [join(root, 'test/bench/peers/torch.py')], { stdio: 'inherit' })
    return
  }
  console.log('PyTorch is not installed: its rows are missing.')
}

const done = process.argv.includes('node') ? await inNode() : await inChromium()
if (!only || only.split(',').includes('torch')) byTorch()
process.exit(done ? 0 : 1)
