import type {} from '../../../src/page/bl-app.ts'
import { afterEach, expect, it } from 'vitest'
import { scenarios } from '../../../src/scenarios/index.ts'
import { coarsen, expectQuiet, settled, visit, type Visit } from '../support/page.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

it('on the sweep step of the flagship the chart comes to show its six points and their slope', async () => {
  open = await visit()
  const { page } = open
  await coarsen(page)
  await settled(page)
  const steps = scenarios.find(({ id }) => id === 'two-weights')!.steps
  const at = steps.findIndex(({ sweep }) => sweep)
  for (let step = 0; step < at; step++) {
    await page.keyboard.press('PageDown')
    await page.evaluate(() => document.querySelector('bl-app')?.updateComplete)
  }
  const chart = page.locator('bl-sweep-chart')
  await chart.locator('[role=status]', { hasText: /^\s*6 of 6\s*$/ }).waitFor({ timeout: 60_000 })
  const slope = (await chart.locator('.slope').textContent())!.trim()
  expect(slope).toMatch(/^slope 1\.0[0-4] ± /)
  const said = await chart.locator('.chart').getAttribute('aria-label')
  const points = [...said!.matchAll(/(0\.0\d+): (\d\S*)/g)].map(([, rate, distance]) => [
    Number(rate),
    parseFloat(distance!),
  ])
  expect(points.map(([rate]) => rate)).toEqual(steps[at]!.sweep!.values.toSorted((p, q) => p - q))
  const distances = points.map(([, distance]) => distance!)
  expect(distances).toEqual(distances.toSorted((p, q) => p - q))
  expectQuiet(open)
})

it('where a sweep is large its stored points are shown though no surface ever does', async () => {
  open = await visit({
    gpu: 'none',
    fragment: '#scenario=thresholds&step=9',
    without: { address: /\/engine-/ },
  })
  await open.page.locator('bl-sweep-chart .chart[aria-label*="; at 16: "]').waitFor()
  expect(await open.page.evaluate(() => document.querySelector('bl-app')?.landscape.pictured)).toBe(false)
  expectQuiet(open)
})
