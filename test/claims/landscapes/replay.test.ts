import { beforeAll, describe, expect, test } from 'vitest'
import { experimentFromLink, experimentToLink } from '../../../src/exchange/link.ts'
import { hasRuns, type TrainingExperiment } from '../../../src/experiment/spec/experiment.ts'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import { lectureOfScenario } from '../../../src/scenarios/place.ts'
import { experimentOf } from '../../../src/study/lecture/lecture.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import { quickOracle } from '../../support/quick-oracle.ts'

// Plain batch-normalised networks under Adam are chaotic: if a link loses one bit, the run ends at other
// weights.

const ids = [
  'mountains',
  'along-and-across',
  'rulers',
  'real-digits',
  'straight-line',
  'directions',
  'flat-ground',
]

beforeAll(() => fetchSamples({ data: { id: 'digits' } }))

/** The weights after the first steps of the first rule from the first start. */
function begun({ starts: [start], algorithms: [algorithm], ...others }: TrainingExperiment): Float64Array {
  const [run] = quickOracle.train({ ...others, starts: [start!], algorithms: [{ ...algorithm!, steps: 3 }] })
  return run!.finalWeights
}

const experimentsOf = (id: string): readonly TrainingExperiment[] => {
  const lecture = lectureOfScenario(scenarios.find((one) => one.id === id)!)
  return lecture.steps.map((_, step) => experimentOf(lecture, step)).filter(hasRuns)
}

describe('a link of the famous landscapes reproduces the run that it was made from, bit for bit', () => {
  test.each(ids)('%s', (id) => {
    const experiments = experimentsOf(id)
    expect(experiments.length).toBeGreaterThan(0)
    for (const experiment of experiments) {
      const again = experimentFromLink(experimentToLink(experiment)) as TrainingExperiment
      expect(again).toEqual(experiment)
      expect(begun(again)).toEqual(begun(experiment))
    }
  })
})
