import { expect, test } from 'vitest'
import { oracle } from '../../src/reference/oracle/index.ts'
import { bendOfLines, trainedBend } from '../../src/scenarios/data/trained-bend.ts'
import relabellingScenario from '../../src/scenarios/lectures/relabelling/lecture.md?full'
import planesAndLinesScenario from '../../src/scenarios/lectures/planes-and-lines/lecture.md?full'
import { experimentOf } from '../../src/study/lecture/lecture.ts'

test.each([
  { scenario: relabellingScenario, kept: trainedBend },
  { scenario: planesAndLinesScenario, kept: bendOfLines },
])(
  'the bend that $scenario.id keeps is the one that is trained between its two networks',
  ({ scenario, kept }) => {
    const experiment = experimentOf(scenario, scenario.steps.length - 1)
    if (experiment.kind === 'problem') throw new Error('nothing is trained')
    const [from, to] = oracle.train(experiment).map(({ finalWeights }) => Float64Array.from(finalWeights))
    const { vectors } = oracle.measure(experiment, from!, 'connection', { other: to! })
    const [trained] = vectors!
    expect(trained).toHaveLength(kept.length)
    for (const [i, weight] of kept.entries()) expect(Math.abs(weight - trained![i]!)).toBeLessThan(0.00501)
  },
)
