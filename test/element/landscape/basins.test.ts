import { afterEach, expect, it } from 'vitest'
import '../../../src/landscape/loss-landscape.ts'
import '../../../src/elements/panels/metric/bl-metric-panel.ts'
import type { EditEvent } from '../../../src/elements/events.ts'
import type { BlStage } from '../../../src/elements/stage/bl-stage.ts'
import { clusterColors } from '../../../src/math/picture/palette.ts'
import { himmelblau } from '../fixtures/experiments.ts'
import { nearestHue } from '../fixtures/hue.ts'
import { keptEngine } from '../fixtures/kept-engine.ts'
import { mount, settled, within } from '../fixtures/mount.ts'
import { nextFrame, pixels } from '../fixtures/open-stage.ts'

await keptEngine()
afterEach(() => document.body.replaceChildren())

it('a basin map colours each start by where it ends on request, with shares that add to 100 %', async () => {
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
  // Their labels would cover the pixels to be tested.
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
  await customElements.whenDefined('bl-outcome-legend')
  const element = within(landscape, 'bl-outcome-legend')
  await settled(element)
  const legend = element.shadowRoot!
  const shares = [...legend.querySelectorAll('.share')].map(({ textContent }) => parseFloat(textContent))
  expect(shares).toHaveLength(4)
  expect(shares.reduce((sum, share) => sum + Math.round(10 * share), 0)).toBe(1000)
  const card = element.getBoundingClientRect()
  for (const share of legend.querySelectorAll('.share'))
    expect(share.getBoundingClientRect().right, 'on its card').toBeLessThanOrEqual(card.right - 8)
  const stage = landscape.stage as BlStage
  const picture = pixels(stage)
  const value = (x: number, y: number) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2
  // Labels, marks and their lines may cover some places around a minimum, wherever they fit.
  const around = Array.from({ length: 12 }, (_, k) => [0.9 * Math.cos(k / 2), 0.9 * Math.sin(k / 2)] as const)
  const basins = ([[3, 2], [-2.81, 3.13], [-3.78, -3.28], [3.58, -1.85]] as const).map(([x, y]) =>
    around.map(([dx, dy]) => stage.screenOf(x + dx, y + dy, value(x + dx, y + dy))!),
  ) // prettier-ignore
  const at = await picture
  const found = basins.map((places) => {
    const hues = places.map((place) => nearestHue(at(place), clusterColors.slice(0, 4)))
    return [0, 1, 2, 3].find((hue) => hues.filter((one) => one === hue).length > around.length / 2)
  })
  expect(found).toEqual([0, 1, 2, 3])
})

it('a button reduces the colours of side-by-side maps to where they disagree, and restores them', async () => {
  const landscape = document.createElement('loss-landscape')
  const [algorithm] = himmelblau.algorithms
  Object.assign(landscape, {
    resolution: 17,
    experiment: { ...himmelblau, terrain: { quantity: 'outcome', show: 'cluster' } },
    beside: [{ title: 'larger steps', experiment: { algorithms: [{ ...algorithm, learningRate: 0.01 }] } }],
    predictions: [],
  })
  landscape.style.cssText = 'display: grid; width: 800px; height: 300px'
  document.body.append(landscape)
  await landscape.whenIdle()
  await landscape.updateComplete
  const button = () =>
    [...landscape.renderRoot.querySelectorAll<HTMLElement>('.tools button')].find(({ textContent }) =>
      textContent.includes('disagree'),
    )
  await expect.poll(() => button()?.textContent.trim()).toBe('where they disagree')
  const colors = () => [landscape, ...landscape.linked].map(({ content }) => content?.drape?.pixels.join())
  const whole = colors()
  button()!.click()
  await expect.poll(() => button()?.textContent).toMatch(/they disagree on [\d.]+\s%/)
  expect(colors().filter((one, k) => one !== whole[k])).toHaveLength(2)
  button()!.click()
  expect(colors()).toEqual(whole)
})
