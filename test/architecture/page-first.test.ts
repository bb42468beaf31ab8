import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { PreviewServer } from 'vite'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { madeWhenAsked } from '../../.scripts/page-first.mjs'

let dist = ''

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'badlands-page-first-'))
})
afterEach(() => rmSync(dist, { recursive: true }))

/**
 * Requests an address of a site whose missing parts are built by `make`; resolves to what the server does
 * next, or rejects.
 */
function serverOf(make: (script: readonly string[]) => Promise<void>) {
  const use = vi.fn<(request: { url: string }, _: object, next: (error?: Error) => void) => void>()
  const plugin = madeWhenAsked(dist, make)
  const hook = plugin.configurePreviewServer as (server: PreviewServer) => void
  hook({ middlewares: { use } } as unknown as PreviewServer)
  const [handle] = use.mock.calls[0] as unknown as [typeof use]
  return (url: string) =>
    new Promise<void>((resolve, reject) =>
      handle({ url }, {}, (error) => (error ? reject(error) : resolve())),
    )
}

const writing = (file: string) =>
  vi.fn(async (script: readonly string[]) => {
    expect(script.length).toBeGreaterThan(0)
    await Promise.resolve()
    mkdirSync(dirname(join(dist, file)), { recursive: true })
    writeFileSync(join(dist, file), '')
  })

it.each([
  ['/badlands.html', 'badlands.html', 'build-single.mjs'],
  ['/write/?lang=de', 'write/index.html', '--guide'],
  ['/recipes/page.html', 'write/index.html', '--guide'],
  ['/lecture.schema.json', 'write/index.html', '--guide'],
  ['/api/index.html', 'api/index.html', '--api'],
  ['/lib/loss-landscape.js', 'api/index.html', '--api'],
])('makes %s once, when it is first requested', async (url, file, word) => {
  const make = writing(file)
  const ask = serverOf(make)
  await Promise.all([ask('/'), ask('/assets/first.js')])
  expect(make).not.toHaveBeenCalled()
  await Promise.all([ask(url), ask(url)])
  await ask(url)
  expect(make).toHaveBeenCalledTimes(1)
  expect(make.mock.calls[0]?.[0].join(' ')).toContain(word)
})

it('reports a part that could not be built, and tries again at the next request', async () => {
  let isBroken = true
  const write = writing('badlands.html')
  const ask = serverOf((script) => (isBroken ? Promise.reject(new Error('no room')) : write(script)))
  await expect(ask('/badlands.html')).rejects.toThrow('no room')
  isBroken = false
  await ask('/badlands.html')
  expect(write).toHaveBeenCalledTimes(1)
})
