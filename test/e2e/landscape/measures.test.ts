import type {} from '../../../src/page/bl-app.ts'
import { afterEach, expect, it } from 'vitest'
import { evaluated, expectQuiet, settled, visit, type Visit } from '../support/page.ts'
import { threeGaps } from '../../support/theory/three-gaps.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

it('one click shows the spectrum at the current step, another the three gaps of S01', async () => {
  open = await visit({ gpu: 'none' })
  const { page } = open
  await settled(page)
  await evaluated(
    page,
    async (experiment: object) => {
      const landscape = document.querySelector('bl-app')!.landscape
      Object.assign(landscape, { experiment })
      await landscape.whenIdle()
      landscape.seek(5)
    },
    threeGaps(200),
  )
  await page.locator('bl-app aside.right bl-model-panel').waitFor()
  await page.getByRole('button', { name: 'Measures', exact: true }).click()
  const spectrum = page.locator('aside bl-spectrum').getByRole('img')
  await expect
    .poll(() => spectrum.getAttribute('aria-label'), { timeout: 30_000 })
    .toBe('Spectrum of the Hessian: all 2 eigenvalues, largest 2.28, 2/η 6.67, smallest 0.164, below 0 0')
  const card = (heading: string) => page.locator('bl-card').filter({ hasText: heading })
  await card('The three gaps').getByText('The three gaps').first().click()
  const bar = page.locator('aside bl-gap-bar').getByRole('img')
  await expect
    .poll(async () => (await bar.count()) > 0 && (await bar.getAttribute('aria-label')), { timeout: 30_000 })
    .toBe('The three gaps: model 0.00521, metric 0.000526, algorithm 0.0326')
  expectQuiet(open)
})
