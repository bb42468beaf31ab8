import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { reference } from '../../../src/analyses/reference.ts'
import { sweepKey } from '../../../src/analyses/sweep.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import type { TrainingExperiment } from '../../../src/experiment/spec/experiment.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../../src/study/lecture/lecture.ts'
import { unowned } from '../../support/unowned.ts'

await fetchLecture('two-weights')
const flagship = lectureOf('two-weights')
const at = flagship.steps.findIndex(({ sweep }) => sweep)
const sweep = flagship.steps[at]!.sweep!
const opening = experimentOf(flagship, at)

function opened(named = sweep) {
  const shown = signal(opening)
  const found = reference(
    unowned,
    () => named,
    () => opening,
    () => sweepKey(shown.value, named),
  )
  return { shown, ...found }
}

test('the stored points come, disappear for another swept experiment, and stay with another view', async () => {
  const { shown, study, points } = opened()
  await expect.poll(() => points.value.map(({ value }) => value)).toEqual(sweep.values)
  expect(points.value[5]!.spreads[0]!.mean).toBeCloseTo(9.5762e-4, 8)
  shown.value = parseExperiment({ ...opening, starts: [{ kind: 'weights', values: [0.5, 1] }] })
  expect(points.value).toEqual([])
  shown.value = parseExperiment({ ...opening, view: { height: 'linear' }, title: 'another' })
  expect(points.value).toHaveLength(6)
  study.dispose()
})

test('the stored points stay if a change is one that every swept quantity overrides', async () => {
  const [{ algorithms }] = [opening as TrainingExperiment]
  const faster = { algorithms: [{ id: 'sgd', learningRate: 0.01, steps: 20 }] }
  const overridden = {
    ...sweep,
    quantities: sweep.quantities.map((of) => ({ ...of, experiment: { algorithms } })),
  }
  const { shown, study, points } = opened(overridden)
  await expect.poll(() => points.value).toHaveLength(6)
  shown.value = parseExperiment({ ...opening, ...faster })
  expect(points.value).toHaveLength(6)
  shown.value = parseExperiment({ ...opening, ...faster, seed: 77 })
  expect(points.value).toEqual([])
  study.dispose()
})

test('a sweep without a file has none, and a missing file is said', async () => {
  const { label, values, experiments, quantities } = sweep
  const without = opened({ label, values, experiments, quantities })
  const missing = opened({ ...sweep, reference: 'nothing' })
  await expect.poll(() => missing.study.error.value.map(({ message }) => message).join()).toMatch(/“nothing”/)
  expect([without.points.value, missing.points.value]).toEqual([[], []])
  expect(without.study.error.value).toEqual([])
  for (const { study } of [without, missing]) study.dispose()
})
