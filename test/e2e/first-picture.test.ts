import type {} from '../../src/app/bl-app.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { expectQuiet, visit, type Visit, type VisitOptions } from './support/page.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

/** Names of the scripts that were asked for before surface and stage stood. */
async function scriptsBeforePicture(options: VisitOptions = {}): Promise<string[]> {
  open = await visit(options)
  const names = await open.page.evaluate(async () => {
    const stands = () => {
      const { terrain, stage } = document.querySelector('bl-app')?.landscape ?? {}
      return terrain !== undefined && stage && 'status' in stage && stage.status !== 'loading'
    }
    while (!stands()) await new Promise(requestAnimationFrame)
    return performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
  })
  return names.filter((name) => name.endsWith('.js'))
}

describe('before the first picture', () => {
  it('what WebGL2 takes is loaded where there is no WebGPU, and nowhere else', async () => {
    const asked = async (gpu: 'webgpu' | 'webgl') => {
      const names = await scriptsBeforePicture({ gpu })
      if (open) expectQuiet(open)
      await open?.close()
      return names.some((name) => /\/webgl-backend-/.test(name))
    }
    expect(await asked('webgpu')).toBe(false)
    expect(await asked('webgl')).toBe(true)
  })
})
