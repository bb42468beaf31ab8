import { expect, test } from 'vitest'
import { oracle } from '../../src/reference/oracle/index.ts'
import { trainedBend } from '../../src/scenarios/data/trained-bend.ts'
import { relabellingScenario } from '../../src/scenarios/lectures/gaps/relabelling.ts'
import { experimentOf } from '../../src/study/lecture/lecture.ts'

test('the bend that relabelling keeps is the one that is trained between its two networks', () => {
  const experiment = experimentOf(relabellingScenario, relabellingScenario.steps.length - 1)
  if (experiment.kind === 'problem') throw new Error('nothing is trained')
  const [from, to] = oracle.train(experiment).map(({ finalWeights }) => Float64Array.from(finalWeights))
  const { vectors } = oracle.measure(experiment, from!, 'connection', { other: to! })
  const [trained] = vectors!
  expect(trained).toHaveLength(trainedBend.length)
  for (const [i, weight] of trainedBend.entries())
    expect(Math.abs(weight - trained![i]!)).toBeLessThan(0.00501)
})
