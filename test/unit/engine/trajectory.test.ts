import { expect, test } from 'vitest'
import { trajectoriesOf } from '../../../src/engine/trajectory.ts'
import { runsOf } from '../../../src/engine/requested-runs.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { placeWith } from '../../../src/reference/plane/place-with.ts'
import { buildTrainingProblem } from '../../../src/experiment/training-problem.ts'
import { answer } from '../../../src/engine/workers/answer.ts'
import { finish } from '../../../src/math/work.ts'
import { product } from '../../support/experiments.ts'

test('runs become trajectories one after another, with a pause after each', () => {
  const starts = [-2, 1, 2].map((first) => ({ kind: 'weights', values: [first, 1] }) as const)
  const experiment = parseTraining({ ...product, starts })
  const problem = buildTrainingProblem(experiment)
  const none = () => []
  const placement = placeWith(problem, none, none)
  const wanted = runsOf(problem, placement, {})
  const options = { onProgress: () => undefined, signal: new AbortController().signal }
  const task = { kind: 'train', runs: wanted.map(({ run }) => run), watch: [] } as const
  const records = finish(answer(experiment, task, options)) as { readonly finalWeights: Float32Array }[]
  const made = records.map((record) => ({ path: 'general', record }) as never)
  const work = trajectoriesOf(problem, placement.plane, wanted, made)
  for (let rests = 0; rests < wanted.length; rests++) expect(work.next().done).toBe(false)
  const { value, done } = work.next()
  expect(done).toBe(true)
  expect(value?.map(({ a, b }) => [a[0], b[0]])).toEqual([
    [-2, 1],
    [1, 1],
    [2, 1],
  ])
  expect(value?.map(({ finalWeights }) => finalWeights)).toEqual(
    records.map(({ finalWeights }) => finalWeights),
  )
})
