// Measures the kernels beside their peers in headless Chromium, and prints a table. The page is test/bench/index.html.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { createServer } from 'vite'
import { browserPath, launchFlags } from './browser.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const server = await createServer({ root, logLevel: 'warn', server: { port: 0 } })
await server.listen()
const { port } = server.httpServer.address()
const browser = await chromium.launch({ executablePath: browserPath(), args: launchFlags.webgpu })
const page = await browser.newPage()
page.on('pageerror', (error) => console.error(error.message))
await page.goto(`http://localhost:${port}/test/bench/index.html`)
const report = page.locator('#report[data-state]')
await report.waitFor({ timeout: 1_800_000 })
console.log(`${new Date().toISOString().slice(0, 10)}, ${browser.version()}`)
console.log(await report.textContent())
const state = await report.getAttribute('data-state')
await browser.close()
await server.close()
process.exit(state === 'done' ? 0 : 1)
