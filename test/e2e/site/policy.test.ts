import type {} from '../../../src/page/bl-app.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { evaluated, settled, visit, type Visit } from '../support/page.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

describe('the policy of the page', () => {
  it('allows what it states and no more, lets the oracle compute in its worker, and fails a visit that violates it', async () => {
    const { page, messages, close } = await visit({ gpu: 'none' })
    const meta = page.locator('meta[http-equiv=Content-Security-Policy]')
    const directives = (await meta.getAttribute('content'))?.split('; ')
    expect(directives?.map((one) => one.replace(/ 'sha256-[^']+'/g, ' (a hash)'))).toEqual([
      "default-src 'self'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self' (a hash) (a hash)",
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data:",
      "connect-src 'self' https://gist.githubusercontent.com/ https://raw.githubusercontent.com/ https://gitlab.com/api/v4/projects/",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html badlands',
    ])
    await settled(page)
    const place = await evaluated(page, async () => {
      const { store } = document.querySelector('bl-app')?.landscape?.study ?? {}
      await store?.engine?.measure(store.training!, [1, 2], 'sharpness')
      return store?.engine?.info.variants['measure']
    })
    expect(place).toBe("float64 in a worker: 'sharpness' is measured in float64 only.")
    expect(page.workers().length).toBeGreaterThan(0)
    expect(messages, 'console').toEqual([])

    // No text may run as a script.
    const refused = await page.evaluate(() => {
      const attempts = [
        () => (document.body.innerHTML = '<b>text</b>'),
        () => new Worker('data:text/javascript,'),
        () => document.createElement('script').setAttribute('src', 'data:text/javascript,'),
      ]
      return attempts.map((attempt) => {
        try {
          attempt()
        } catch (error) {
          return error instanceof TypeError
        }
        return false
      })
    })
    expect(refused).toEqual([true, true, true])
    const outside = await page.evaluate(() => fetch('https://example.org').then(String, String))
    expect(outside).toContain('TypeError')
    await expect(close()).rejects.toThrow('policy')
  })
})
