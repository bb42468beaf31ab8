import { chromium } from 'playwright'
import { browserPath, launchFlags } from './.scripts/browser.mjs'
import { drag, picture, rest } from './.scripts/built-page.mjs'
import { preview } from 'vite'
const dir = process.argv[2]
const server = await preview({ root: '/work/main', logLevel: 'error', build: { outDir: dir }, preview: { port: 0, host: '127.0.0.1' } })
const address = `http://127.0.0.1:${server.httpServer.address().port}/`
const browser = await chromium.launch({ executablePath: browserPath(), args: launchFlags.webgpu })
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
page.on('console', (m) => m.type() === 'error' && console.log(m.text())); page.on('pageerror', (e) => console.log(e))
await page.goto(`${address}?questions=off`)
await page.waitForFunction(picture, undefined, { timeout: 120000 })
await page.evaluate((id) => { const { landscape } = document.querySelector('bl-app'); landscape.scenario = id; landscape.experiment = undefined }, process.argv[3])
await rest(page); await page.waitForTimeout(5000)
const s = await page.context().newCDPSession(page)
await s.send('Performance.enable', { timeDomain: 'threadTicks' })
const script = async () => 1000 * (await s.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration').value
for (let k = 0; k < 8; k++) { const b = await script(); await drag(page, 60, 30); console.log('ms a move', ((await script() - b) / 60).toFixed(1)); }
await page.evaluate(() => {
  const proto = (function find(p) { while (p && !Object.hasOwn(p, 'performUpdate')) p = Object.getPrototypeOf(p); return p })(Object.getPrototypeOf(document.querySelector('bl-app')))
  const old = proto.performUpdate; globalThis.counts = {}
  proto.performUpdate = function () { if (!this.isUpdatePending) return; const t = performance.now(); old.call(this); const c = (counts[this.localName] ??= [0, 0]); c[0]++; c[1] += Math.round(performance.now() - t) }
})
await drag(page, 60, 30)
console.log(JSON.stringify(await page.evaluate(() => Object.entries(counts).sort((a, b) => b[1][1] - a[1][1])), null, 0))
await browser.close(); await server.close()
