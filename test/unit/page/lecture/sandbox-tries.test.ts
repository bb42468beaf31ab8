import { expect, test } from 'vitest'
import { mergePatch } from '../../../../src/experiment/format/merge.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import type { Experiment } from '../../../../src/experiment/spec/experiment.ts'
import { sandboxTries } from '../../../../src/page/lecture/sandbox-tries.ts'
import { presets } from '../../../../src/scenarios/presets/presets.ts'
import { scenarios } from '../../../../src/scenarios/index.ts'
import { experimentOf } from '../../../../src/study/lecture/lecture.ts'

const everything = [
  ...presets.map(({ experiment }) => parseExperiment(experiment)),
  ...scenarios.flatMap((scenario) => scenario.steps.map((_, i) => experimentOf(scenario, i))),
]

const changed = (experiment: Experiment) =>
  sandboxTries(experiment).flatMap(({ change }) =>
    change ? [parseExperiment(mergePatch(experiment, change.patch))] : [],
  )

test('every experiment offers three different things to try, and each is one change', () => {
  for (const experiment of everything) {
    const tries = sandboxTries(experiment)
    const words = new Set(tries.map((one) => one.words))
    expect(words.size, experiment.title).toBeGreaterThanOrEqual(experiment.kind === 'training' ? 3 : 2)
    for (const one of changed(experiment)) expect(one).not.toEqual(experiment)
  }
})

test('a network on its whole weight space is dragged, mapped and made linear, or nonlinear again', () => {
  const [lecture] = scenarios
  const two = experimentOf(lecture!, 0)
  const names = (experiment: Experiment) => sandboxTries(experiment).map(({ change }) => change?.name)
  expect(names(two)).toEqual([undefined, 'Draw the map', 'Make it linear'])
  const [mapped, linear] = changed(two)
  expect(mapped).toMatchObject({ terrain: { quantity: 'outcome' } })
  expect(names(mapped!), 'there is a map').not.toContain('Draw the map')
  expect(linear).toMatchObject({ model: { linearity: 1 } })
  expect(names(linear!)).toContain('Make it nonlinear')
})
