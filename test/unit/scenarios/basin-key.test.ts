import { expect, it } from 'vitest'
import { toggledBasinMap } from '../../../src/edit/actions.ts'
import { mergePatch } from '../../../src/experiment/format/merge.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { twoWeightsPreset } from '../../../src/scenarios/presets/two-weights-preset.ts'
import { trainabilityPreset } from '../../../src/scenarios/presets/trainability-preset.ts'
import { moons } from '../../support/experiments.ts'

it('the basin map comes and goes, and its choices stay', () => {
  const experiment = parseTraining({ ...moons, terrain: { show: 'steps' } })
  const on = parseTraining(mergePatch(experiment, toggledBasinMap(experiment)))
  expect(on.terrain).toMatchObject({ quantity: 'outcome', show: 'steps' })
  const off = parseTraining(mergePatch(on, toggledBasinMap(on)))
  expect(off.terrain).toMatchObject({ quantity: 'metric', show: 'steps' })
})

it('the map shows where runs end: by weights if the plane is the whole space, otherwise by function', () => {
  const turnedOn = (input: TrainingInput) => toggledBasinMap(parseTraining(input))?.['terrain']
  expect(turnedOn(moons)).toEqual({ quantity: 'outcome', show: 'cluster', clusterBy: 'function' })
  expect(turnedOn(twoWeightsPreset.experiment)).toMatchObject({ show: 'cluster', clusterBy: 'weights' })
})

it('a plane of hyperparameters has no starts to colour', () => {
  expect(toggledBasinMap(parseTraining(trainabilityPreset.experiment))).toBeUndefined()
})
