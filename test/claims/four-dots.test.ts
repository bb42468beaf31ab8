import { expect, test } from 'vitest'
import { patchExperiment } from '../../src/experiment/format/merge.ts'
import { parseTraining } from '../../src/experiment/format/parse.ts'
import countingScenario from '../../src/scenarios/lectures/counting/lecture.md?full'
import { experimentOf } from '../../src/study/lecture/lecture.ts'
import { separable } from '../../src/theory/quantity/theory/counting.ts'

test('a line separates the four dots that the answer turns to, which the step asks to try', async () => {
  const step = countingScenario.steps[0]!
  const { dial, reveal } = step
  expect(reveal?.dial).toBe(4)
  const patch = dial!.experiments[dial!.values.findIndex((value) => value === 4)]!
  const experiment = patchExperiment(parseTraining(experimentOf(countingScenario, 0)), patch)
  expect(experiment).toMatchObject({ data: { size: 4 } })
  expect(await separable({ experiment } as never, {})).toBe(1)
})
