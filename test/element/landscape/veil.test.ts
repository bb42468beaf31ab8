import { afterEach, expect, test } from 'vitest'
import '../../../src/landscape/loss-landscape.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { himmelblau, table } from '../fixtures/experiments.ts'
import { keptEngine } from '../fixtures/kept-engine.ts'
import { within } from '../fixtures/mount.ts'

await keptEngine()
afterEach(() => document.body.replaceChildren())

const still = parseExperiment({ ...table, algorithms: [{ id: 'sgd', learningRate: 0, steps: 1 }] })

test('opening an experiment veils the previous picture until its own is drawn; without training there is no timeline', async () => {
  const landscape = document.createElement('loss-landscape')
  Object.assign(landscape, { resolution: 33, experiment: himmelblau, controls: 'minimal' })
  landscape.style.cssText = 'width: 600px; height: 400px'
  document.body.append(landscape)
  await landscape.whenIdle()
  await landscape.snapshot()
  const find = (selector: string) => landscape.renderRoot.querySelector(selector)
  expect([find('.veil'), find('bl-timeline') !== null]).toEqual([null, true])
  landscape.experiment = still
  await landscape.updateComplete
  const veil = within(landscape, '.veil')
  expect(veil.textContent).toContain('Squared error on one train sample')
  const [over, stage] = [veil, within(landscape, 'bl-stage')].map((one) => one.getBoundingClientRect())
  expect([over!.width, over!.height]).toEqual([stage!.width, stage!.height])
  await landscape.whenIdle()
  await landscape.updateComplete
  expect([find('.veil'), find('bl-timeline')]).toEqual([null, null])
})
