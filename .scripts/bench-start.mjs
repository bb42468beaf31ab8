// Measures `npm start` in a fresh clone of the last commit: installing, building, the first byte and the
// first picture.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { picture } from './built-page.mjs'

/** Seconds from a command's start to each matching line of its output; rejects if it ends before. */
function lineTimes(child, patterns) {
  const begun = performance.now()
  const found = new Map()
  let text = ''
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (data) => {
      text += data
      for (const [name, pattern] of Object.entries(patterns))
        if (!found.has(name) && pattern.test(text)) found.set(name, (performance.now() - begun) / 1000)
      if (found.size === Object.keys(patterns).length) resolve({ times: Object.fromEntries(found), text })
    })
    child.on('close', () => reject(new Error(`npm start ended early:\n${text}`)))
  })
}

/** Prints how long `npm start` takes in a clone of `root`. */
export async function measureStart(root, browser) {
  const clone = mkdtempSync(join(tmpdir(), 'badlands-start-'))
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone])
  const begun = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...process.env, PORT: '0', BROWSER: 'none', NODE_ENV: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  try {
    const { times, text } = await lineTimes(child, { build: /Building/, address: /http:\/\/localhost:\d+\// })
    const [address] = text.match(/http:\/\/localhost:\d+\//)
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await page.request.get(address)
    const byte = (performance.now() - begun) / 1000
    await page.goto(address)
    await page.waitForFunction(picture, undefined, { timeout: 120_000 })
    const seen = (performance.now() - begun) / 1000
    await page.close()
    const goal = (wanted, met) => `(goal: ${wanted} s, ${met ? 'met' : 'missed'})`
    console.log(
      `npm start in a fresh clone: packages ${times.build.toFixed(1)} s, build to first byte ${(byte - times.build).toFixed(1)} s ${goal(5, byte - times.build <= 5)}, first picture after ${seen.toFixed(1)} s ${goal(15, seen <= 15)}`,
    )
  } finally {
    process.kill(-child.pid)
    await once(child, 'close')
    rmSync(clone, { recursive: true, force: true })
  }
}
