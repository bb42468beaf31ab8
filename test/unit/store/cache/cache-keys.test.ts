import { expect, test, vi } from 'vitest'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { runKeys, terrainKey, trainingKeys } from '../../../../src/store/cache/cache-keys.ts'
import { moons } from '../../../support/experiments.ts'

const experiment = parseTraining({
  ...moons,
  algorithms: Array.from({ length: 8 }, (_, i) => ({ id: 'sgd', learningRate: (i + 1) / 100, steps: 10 })),
  starts: Array(16).fill({ kind: 'random', distribution: 'lecun-normal' }),
})

test('what all runs of an experiment share is written once for their keys', () => {
  const write = vi.spyOn(JSON, 'stringify')
  for (const keys of [trainingKeys(experiment), runKeys(experiment), trainingKeys(experiment)])
    expect(new Set(keys).size).toBe(128)
  const withMetric = write.mock.calls.filter(
    ([value]) => Array.isArray(value) && value.includes(experiment.metric),
  )
  write.mockRestore()
  expect(withMetric).toHaveLength(1)
})

test('a name changes no computation', () => {
  const named = parseTraining({
    ...experiment,
    algorithms: experiment.algorithms.map((one, i) => ({ ...one, name: `run ${i}` })),
  })
  expect(runKeys(named)).toEqual(runKeys(experiment))
  expect(trainingKeys(named)).toEqual(trainingKeys(experiment))
  expect(terrainKey(named)).toBe(terrainKey(experiment))
})
