import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type {} from '../../../src/page/bl-app.ts'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { evaluated, expectQuiet, visit, type Visit, type VisitOptions } from '../support/page.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

/** Paths of the scripts that were asked for before surface and stage were complete. */
async function scriptsBeforePicture(options: VisitOptions = {}): Promise<string[]> {
  open = await visit(options)
  const paths = await evaluated(open.page, async () => {
    while (!customElements.get('bl-runs')) await new Promise(requestAnimationFrame)
    const picture = performance.getEntriesByName('badlands-picture')[0]?.startTime ?? NaN
    return performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime <= picture)
      .map(({ name }) => new URL(name).pathname)
  })
  return paths.filter((path) => path.endsWith('.js'))
}

describe('before the first picture', () => {
  it('the page asks for less than 403 kB of compressed scripts, the stage among them, no charts and nothing of WebGL2', async () => {
    const paths = await scriptsBeforePicture()
    const names = paths.join()
    expect(names).toMatch(/\/bl-stage-/)
    expect(names).toMatch(/\/engine-/)
    expect(names).toMatch(/\/two-weights-/)
    expect(names).not.toMatch(/\/(lazy-parts|web-awesome|prose|ultra-wide|webgl-backend)-/)
    const files = paths.map((path) => readFileSync(join(inject('siteFolder'), path)))
    const ofHeadsets = files.filter((file) => file.includes('XRWebGLBinding'))
    expect(ofHeadsets, 'three.js’ XRManager').toEqual([])
    const sizes = files.map((file) => gzipSync(file).length)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(403_000)
    if (open) expectQuiet(open)
  })

  it('no TensorFlow.js is loaded where there is no WebGPU', async () => {
    const names = (await scriptsBeforePicture({ gpu: 'none' })).join()
    expect(names).toMatch(/\/engine-/)
    expect(names).not.toMatch(/\/(tensor|tfjs)/)
    if (open) expectQuiet(open)
  })

  it('what WebGL2 takes is loaded where there is that and no WebGPU', async () => {
    expect((await scriptsBeforePicture({ gpu: 'webgl' })).join()).toMatch(/\/webgl-backend-/)
    if (open) expectQuiet(open)
  })
})
