import type { Question } from '../../../../src/exchange/lecture/scenario.ts'
import { placeOf } from '../../../support/place.ts'
import { afterEach, expect, test } from 'vitest'
import '../../../../src/landscape/loss-landscape.ts'
import '../../../../src/elements/charts/lists/bl-run-chips.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { runColors } from '../../../../src/math/picture/palette.ts'
import { himmelblau } from '../../fixtures/experiments.ts'
import { keptEngine } from '../../fixtures/kept-engine.ts'
import { faults, within } from '../../fixtures/mount.ts'

await keptEngine()
afterEach(() => document.body.replaceChildren())

const algorithms = [
  { id: 'sgd', learningRate: 0.001, steps: 20 },
  { id: 'momentum', learningRate: 0.001, steps: 20 },
  { id: 'adam', learningRate: 0.01, steps: 20 },
]

const starts = [
  { kind: 'weights', values: [0.5, -0.5] },
  { kind: 'weights', values: [-0.8, -0.7] },
]

/** An idle landscape of three algorithms from two starts. */
async function several(width = 700, controls: 'full' | 'none' = 'full') {
  const landscape = document.createElement('loss-landscape')
  const experiment = parseExperiment({ ...himmelblau, algorithms, starts })
  Object.assign(landscape, { resolution: 9, experiment, controls, theme: 'light' })
  landscape.style.cssText = `width: ${width}px; height: 500px`
  document.body.append(landscape)
  await landscape.whenIdle()
  await landscape.updateComplete
  return landscape
}

test('if several algorithms run, chips name their colours above the stage, and hide the runs of all starts', async () => {
  const landscape = await several()
  const row = within(landscape, 'bl-run-chips')
  const chips = [...row.shadowRoot!.querySelectorAll('button')]
  expect(chips.map((chip) => chip.textContent.trim())).toEqual(['gradient descent', 'momentum', 'Adam'])
  expect(chips.map((chip) => chip.querySelector('polygon')?.getAttribute('stroke'))).toEqual(
    runColors('light').slice(0, 3),
  )
  // One row, with none of the stage below it.
  expect(new Set(chips.map((chip) => chip.offsetTop)).size).toBe(1)
  expect(row.getBoundingClientRect().bottom).toBeLessThanOrEqual(
    within(landscape, 'bl-stage').getBoundingClientRect().top,
  )
  expect(await faults(row)).toEqual([])
  const drawn = () => landscape.content?.paths.map(({ id }) => id)
  chips[1]!.click()
  await landscape.updateComplete
  expect(chips.map((chip) => chip.ariaPressed)).toEqual(['true', 'false', 'true'])
  expect(drawn()).toEqual(['0/0', '0/2', '1/0', '1/2'])
  chips[1]!.click()
  expect(drawn()).toHaveLength(6)
})

test('on a narrow stage the chips are a row that scrolls, and the last comes fully into view', async () => {
  const landscape = await several(220)
  const row = within(landscape, 'bl-run-chips')
  const chips = [...row.shadowRoot!.querySelectorAll('button')]
  expect(new Set(chips.map((chip) => chip.offsetTop)).size).toBe(1)
  const last = chips.at(-1)!
  expect(last.getBoundingClientRect().right).toBeGreaterThan(220)
  last.focus()
  await expect.poll(() => last.getBoundingClientRect().right).toBeLessThanOrEqual(221)
})

test('no chips are shown while a question hides the runs, with one algorithm, or on a picture by itself', async () => {
  const landscape = await several()
  const there = () => landscape.renderRoot.querySelector('bl-run-chips') !== null
  expect(there()).toBe(true)
  const { guessing, store } = landscape.study!
  const question: Question = { ask: '', kind: 'place', answer: { quantity: 'end-place' }, because: '' }
  store.show(store.experiment, 'a step', false, placeOf({ question }))
  guessing.turn(true)
  await landscape.updateComplete
  expect(there()).toBe(false)
  guessing.turn(false)
  landscape.experiment = himmelblau
  await landscape.whenIdle()
  await landscape.updateComplete
  expect(there()).toBe(false)
  const alone = await several(700, 'none')
  expect(alone.renderRoot.querySelector('bl-run-chips')).toBeNull()
})
