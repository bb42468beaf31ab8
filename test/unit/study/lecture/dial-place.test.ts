import { expect, test } from 'vitest'
import { dialPlace } from '../../../../src/study/lecture/dial-place.ts'
import { mergePatch } from '../../../../src/experiment/format/merge.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { moons } from '../../../support/experiments.ts'

const dial = {
  label: 'rate',
  values: [0.1, 0.2, 0.4],
  experiments: [0.1, 0.2, 0.4].map((learningRate) => ({
    algorithms: [{ ...moons.algorithms[0]!, learningRate }],
  })),
}

test('a dial is at the value whose patch the experiment has, and nowhere else', () => {
  for (const [place, patch] of dial.experiments.entries())
    expect(dialPlace(dial, parseExperiment(mergePatch(moons, patch)))).toBe(place)
  const other = { algorithms: [{ ...moons.algorithms[0]!, learningRate: 0.3 }] }
  expect(dialPlace(dial, parseExperiment(mergePatch(moons, other)))).toBe(-1)
})
