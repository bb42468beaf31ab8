// Measures how soon the built page is complete after its address is opened, in a given browser.
import { serveBuilt } from './built-page.mjs'

const wanted = 2000

/** Milliseconds from the address to the flagship's surface and to its runs, in a page without stored data. */
async function opening(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(error.message))
  await page.goto(address, { waitUntil: 'commit' })
  const found = await page.waitForFunction(
    () => {
      const surface = performance.getEntriesByName('badlands-picture')[0]?.startTime
      const { landscape } = document.querySelector('bl-app') ?? {}
      const runs = landscape?.trajectories?.length > 0
      return surface !== undefined && runs && Math.max(surface, performance.now())
    },
    undefined,
    { timeout: 120_000, polling: 20 },
  )
  const milliseconds = await found.jsonValue()
  await context.close()
  return milliseconds
}

/**
 * Prints the median, 95th percentile and largest time of `count` openings, after a warm-up that is not
 * counted.
 */
export async function openings(browser, count) {
  const { address, close } = await serveBuilt('bench-site')
  try {
    const times = []
    for (let i = -1; i < count; i++) {
      const milliseconds = await opening(browser, address)
      if (i >= 0) times.push(milliseconds)
    }
    times.sort((a, b) => a - b)
    const at = (q) => times[Math.floor(q * (times.length - 1))]
    const numbers = [0.5, 0.95, 1].map((q) => at(q).toFixed(0).padStart(8)).join('')
    const verdict = at(0.5) <= wanted ? 'met' : 'missed'
    console.log(`${'opening the address to surface and runs'.padEnd(72)}${numbers}`)
    console.log(`median at most ${wanted}: ${verdict}`)
  } finally {
    await close()
  }
}
