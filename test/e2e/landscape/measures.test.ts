import type {} from '../../../src/page/bl-app.ts'
import { afterEach, expect, it } from 'vitest'
import type { ExperimentInput } from '../../../src/experiment/spec/experiment.ts'
import { allControls, evaluated, expectQuiet, settled, visit, type Visit } from '../support/page.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

const nodes = [-Math.sqrt(0.6), 0, Math.sqrt(0.6)].map((x) => (1 + x) / 2)
const inputs = [-0.95, -0.7, -0.45, -0.2, 0.1, 0.35, 0.6, 0.85]
const noise = [1, -1, 1, 1, -1, 1, -1, -1]

/** S01 of theory/README.md: |x| by w₀ + w₁ x², eight noisy samples, and a test part that is U[-1, 1] exactly. */
const threeGaps: ExperimentInput = {
  version: 1,
  seed: 1,
  data: {
    kind: 'table',
    task: 'regression',
    inputs: inputs.map((x) => [x]),
    targets: inputs.map((x, n) => [Math.abs(x) + 0.1 * noise[n]!]),
    testInputs: [...nodes.map((x) => [-x]), ...nodes.map((x) => [x])],
    testTargets: [...nodes, ...nodes].map((y) => [y]),
    testWeights: [5, 8, 5, 5, 8, 5].map((m) => [m]),
    features: ['x1^2'],
  },
  model: { kind: 'mlp', widths: [1, 1], activation: 'linear' },
  metric: { loss: 'squared' },
  algorithms: [{ id: 'sgd', learningRate: 0.3, steps: 200 }],
  starts: [{ kind: 'weights', values: [0, 0] }],
  plane: { kind: 'weights', first: 0, second: 1 },
}

it('one press shows the spectrum at the step shown, another the three gaps of S01', async () => {
  open = await visit()
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
    threeGaps,
  )
  await allControls(page)
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
