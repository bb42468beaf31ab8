import { expect, test } from 'vitest'
import { mergePatch, type Patch } from '../../src/experiment/format/merge.ts'
import { parseTraining } from '../../src/experiment/format/parse.ts'
import type { TrainingExperiment } from '../../src/experiment/spec/experiment.ts'
import annaKarenina from '../../src/scenarios/lectures/anna-karenina/lecture.md?full'
import randomLabels from '../../src/scenarios/lectures/random-labels/lecture.md?full'
import relabelling from '../../src/scenarios/lectures/relabelling/lecture.md?full'
import { experimentOf } from '../../src/study/lecture/lecture.ts'
import { isLong, onlyLong } from '../support/long.ts'
import { landing } from '../support/landscapes/landscapes.ts'
import { quickOracle } from '../support/quick-oracle.ts'

/** The experiment of the step with this title, changed by a patch. */
function stepOf(lecture: typeof relabelling, title: string, patch: Patch): TrainingExperiment {
  const at = lecture.steps.findIndex((step) => step.title === title)
  return parseTraining(mergePatch(experimentOf(lecture, at), patch))
}

const widthSweeps = [
  {
    lecture: relabelling,
    title: 'How much width does it take?',
    inner: 1,
    widths: [8, 32, 128],
    draws: 4,
    most: 0.0125,
  },
  {
    lecture: annaKarenina,
    title: 'Over widths and seeds',
    inner: 2,
    widths: [4, 8, 16],
    draws: 5,
    most: 0.002,
  },
]

test.each(widthSweeps)(
  'the networks of every width that “$title” compares end below a loss of $most',
  ({ lecture, title, inner, widths, draws, most }) => {
    const { seed } = stepOf(lecture, title, {})
    // The smallest networks have the highest losses, so in the short form one draw of them stands for the
    // sweep.
    for (const width of isLong ? widths : widths.slice(0, 1))
      for (let draw = 0; draw < (isLong ? draws : 1); draw++) {
        const model = { widths: [2, ...Array.from({ length: inner }, () => width), 1] }
        const runs = quickOracle.train(stepOf(lecture, title, { seed: seed + draw, model }))
        for (const { loss } of runs) expect(loss.at(-1), `width ${width}, draw ${draw}`).toBeLessThan(most)
      }
  },
  600_000,
)

test.each(onlyLong([30]))(
  'half noise takes as long to learn as pure noise, in %d pairs with the same points and start',
  async (draws) => {
    const stepsTo100 = async (seed: number, labelCorruption: number) =>
      (await landing(stepOf(randomLabels, 'How much longer?', { seed, data: { labelCorruption } }))).steps
    const logs: number[] = []
    for (let seed = 1; seed <= draws; seed++)
      logs.push(Math.log((await stepsTo100(seed, 0.5)) / (await stepsTo100(seed, 1))))
    const mean = logs.reduce((sum, one) => sum + one, 0) / draws
    const variance = logs.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (draws - 1)
    expect(Math.exp(mean)).toBeCloseTo(0.94, 1)
    expect(Math.sqrt(variance / draws)).toBeCloseTo(0.1, 1)
  },
  900_000,
)
