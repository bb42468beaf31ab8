import { afterAll, afterEach, expect, it } from 'vitest'
import '../../../src/landscape/loss-landscape.ts'
import { createEngine } from '../../../src/engine/engine.ts'
import '../../../src/elements/panels/metric/bl-metric-panel.ts'
import type { EditEvent } from '../../../src/elements/events.ts'
import type { BlStage } from '../../../src/elements/stage/bl-stage.ts'
import { clusterColors } from '../../../src/math/picture/palette.ts'
import { himmelblau } from '../fixtures/experiments.ts'
import { nearestHue } from '../fixtures/hue.ts'
import { mount, within } from '../fixtures/mount.ts'
import { nextFrame, pixels } from '../fixtures/open-stage.ts'

/** Keeps the page's one device between the tests. */
const engine = await createEngine()
afterAll(() => engine.dispose())
afterEach(() => document.body.replaceChildren())

it('colours each start by where it ends once that is chosen, and says shares that add to 100 %', async () => {
  const panel = await mount('bl-metric-panel', { experiment: himmelblau })
  let chosen: EditEvent | undefined
  panel.addEventListener('bl-edit', (event) => (chosen = event as EditEvent))
  const choices = [...panel.renderRoot.querySelectorAll('bl-select')]
  const select = within<HTMLSelectElement>(
    choices.find(({ label }) => label === 'coloured by')!,
    'select',
  )
  select.value = 'cluster'
  select.dispatchEvent(new Event('change', { bubbles: true }))
  expect(chosen?.patch).toMatchObject({ terrain: { quantity: 'outcome', show: 'cluster' } })

  const landscape = document.createElement('loss-landscape')
  const seen = { ...himmelblau, view: { camera: 'top' } }
  // Their labels would cover what is looked at.
  Object.assign(landscape, { resolution: 33, experiment: seen, predictions: [] })
  landscape.style.cssText = 'display: grid; width: 600px; height: 450px'
  document.body.replaceChildren(landscape)
  await landscape.whenIdle()
  const heights = landscape.terrain
  landscape.study!.store.edit(chosen!.patch, chosen!.label)
  await landscape.whenIdle()
  await landscape.updateComplete
  await nextFrame()
  expect(landscape.terrain).toBe(heights)
  const legend = within(landscape, 'bl-outcome-legend').shadowRoot!
  const shares = [...legend.querySelectorAll('.share')].map(({ textContent }) => parseFloat(textContent))
  expect(shares).toHaveLength(4)
  expect(shares.reduce((sum, share) => sum + Math.round(10 * share), 0)).toBe(1000)
  const card = within(landscape, 'bl-outcome-legend').getBoundingClientRect()
  for (const share of legend.querySelectorAll('.share'))
    expect(share.getBoundingClientRect().right, 'on its card').toBeLessThanOrEqual(card.right - 8)
  const stage = landscape.stage as BlStage
  const at = await pixels(stage)
  const value = (x: number, y: number) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2
  const found = ([[2, 4.5], [-4.2, 1], [-2, -4.2], [2, -3.8]] as const).map(([x, y]) =>
    nearestHue(at(stage.screenOf(x, y, value(x, y))!), clusterColors.slice(0, 4)),
  ) // prettier-ignore
  expect(found).toEqual([0, 1, 2, 3])
})
