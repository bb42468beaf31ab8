import { expect, test } from 'vitest'
import '../../../src/elements/panels/problem/bl-problem-panel.ts'
import type { BlNumber } from '../../../src/elements/controls/bl-number.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import type { ProblemExperiment } from '../../../src/experiment/spec/experiment.ts'
import { mostSaddles, mostSorted } from '../../../src/experiment/spec/values/bounds.ts'
import { mount } from '../fixtures/mount.ts'
import { labels } from '../fixtures/panel.ts'

const panelOf = (problem: object) =>
  mount('bl-problem-panel', {
    experiment: parseExperiment({ version: 1, kind: 'problem', seed: 1, problem }) as ProblemExperiment,
  })

/** The range of the sliders, and the range of valid input. */
const reach = (panel: Element) =>
  [...panel.shadowRoot!.querySelectorAll<BlNumber>('bl-number')].map(
    ({ label, min, max, least, most, whole }) => [label, min, max, least, most, whole],
  )

test('numbers go as far as the format allows, and no further than there are saddles', async () => {
  const panel = await panelOf({ kind: 'saddles', dimension: 5 })
  expect(labels(panel)).toEqual(['weights d', 'saddle', 'steepness L', 'kicks', 'precision'])
  expect(reach(panel)).toEqual([
    ['weights d', 2, mostSaddles, 2, mostSaddles, true],
    ['saddle', 1, 5, 1, 5, true],
    ['steepness L', 1, 4, 1, 4, false],
  ])
})

test('a shift is offered if there is an order to shift, and may have any size', async () => {
  const procedure = { kind: 'procedure', id: 'quicksort', size: 100 }
  expect(labels(await panelOf(procedure))).toEqual(['keys n', 'pivot'])
  const panel = await panelOf({ ...procedure, pivot: 'first', input: 'sorted' })
  expect(labels(panel)).toEqual(['keys n', 'pivot', 'input', 'shift σ'])
  expect(reach(panel)).toEqual([
    ['keys n', 1, mostSorted, 1, mostSorted, true],
    ['shift σ', 0, 1, 0, Infinity, false],
  ])
})
