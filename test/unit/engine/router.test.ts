import { describe, expect, test } from 'vitest'
import type { Run, TrainPath, TrainRequest } from '../../../src/engine/paths.ts'
import {
  isMeasuredOnBackend,
  isTerrainOfOracle,
  isTrainedApart,
  manyRunsRoute,
  predictionRoute,
  terrainRoute,
  trainingRoute,
} from '../../../src/engine/router.ts'
import { buildProblem } from '../../../src/experiment/problem.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import type { AlgorithmSpec } from '../../../src/experiment/spec/algorithm.ts'
import type { ExperimentInput } from '../../../src/experiment/spec/experiment.ts'
import { algorithmSpec } from '../../support/algorithm.ts'
import { moons } from '../../support/experiments.ts'
import { metricSpec } from '../../support/network.ts'
import { runOf } from '../../support/training.ts'

const problemOf = (change: Partial<ExperimentInput> = {}) =>
  buildProblem(parseExperiment({ ...moons, ...change }))
const small = problemOf()
const large = problemOf({
  data: { kind: 'generated', id: 'two-moons', size: 1000 },
  model: { kind: 'mlp', widths: [2, 64, 64, 1], activation: 'tanh' },
  plane: { kind: 'random', normalization: 'none' },
})

/** A path that is never run, and the reason why it cannot train. */
const path = (because?: string): TrainPath => ({
  supports: () => because,
  run: () => Promise.reject(new Error('nothing is trained here')),
})
const able = { kernels: path(), oracle: path() }
const tooLarge = { kernels: path('too large'), oracle: path('too much') }

const run = (change: Partial<AlgorithmSpec> = {}): Run =>
  runOf(small, { algorithm: algorithmSpec({ id: 'sgd', ...change }) })
const training = (...runs: Run[]): TrainRequest => ({ problem: small, runs, watch: [] })

describe('runs that are recorded', () => {
  test('go to the kernels, or as asked', () => {
    expect(trainingRoute(training(run()), undefined, able)).toEqual({ by: 'kernels' })
    expect(trainingRoute(training(run()), 'fused', able)).toEqual({ by: 'kernels' })
    expect(trainingRoute(training(run()), 'general', able)).toEqual({ by: 'tensorflow' })
  })

  test('go to TensorFlow.js where the kernels cannot, with the reason, and are refused where these were asked for', () => {
    expect(trainingRoute(training(run()), undefined, tooLarge)).toEqual({
      by: 'tensorflow',
      because: 'too large',
    })
    const without = { ...able, kernels: undefined }
    expect(trainingRoute(training(run()), undefined, without).because).toMatch(/needs WebGPU/)
    expect(trainingRoute(training(run()), 'general', without)).toEqual({ by: 'tensorflow' })
    expect(() => trainingRoute(training(run()), 'fused', tooLarge)).toThrow('path: too large')
  })

  test('go to the oracle where a rule treats the weights together, and nowhere else', () => {
    const whole = training(run({ id: 'newton' }))
    for (const asked of [undefined, 'general'] as const)
      expect(trainingRoute(whole, asked, able)).toEqual({ by: 'oracle' })
    expect(() => trainingRoute(whole, 'fused', able)).toThrow("'newton' is trained in float64 only")
    expect(() => trainingRoute(whole, undefined, tooLarge)).toThrow('path: too much')
  })

  test('go to the oracle where they are linearised and small, unless a path is asked for', () => {
    const twins = training(run({ linearized: true }))
    expect(trainingRoute(twins, undefined, able)).toEqual({ by: 'oracle' })
    expect(trainingRoute(twins, 'general', able)).toEqual({ by: 'tensorflow' })
    expect(trainingRoute(twins, undefined, tooLarge)).toEqual({ by: 'tensorflow', because: 'too large' })
    const apart = (change: Partial<AlgorithmSpec>, asked?: 'general') =>
      isTrainedApart(run(change).algorithm, asked)
    expect([apart({}), apart({ id: 'newton' }), apart({ id: 'newton' }, 'general')]).toEqual([
      false,
      true,
      true,
    ])
    expect([apart({ linearized: true }), apart({ linearized: true }, 'general')]).toEqual([true, false])
  })
})

test('many runs go to the kernels, or in float64 where they are small and one by one to TensorFlow.js where they are large', () => {
  const kernels = path()
  expect(manyRunsRoute(small, run(), undefined, kernels)).toEqual({ by: 'kernels' })
  expect(manyRunsRoute(small, run(), 'general', kernels)).toEqual({ by: 'tensorflow' })
  expect(manyRunsRoute(small, run(), undefined, path('no'))).toEqual({ by: 'oracle', because: 'no' })
  expect(manyRunsRoute(large, run(), undefined, path('no'))).toEqual({ by: 'tensorflow', because: 'no' })
  expect(manyRunsRoute(large, run({ id: 'muon' }), 'general', path('no'))).toEqual({ by: 'oracle' })
  expect(() => manyRunsRoute(small, run(), 'fused', undefined)).toThrow(/needs WebGPU/)
})

test('terrains of derivatives and attacks are the oracle’s, those of metrics the kernel’s or TensorFlow.js’s', () => {
  const attacked = metricSpec({ attack: { epsilon: 0.1, norm: 'l2', steps: 5 } })
  const plain = metricSpec({})
  expect(isTerrainOfOracle(small, 'metric', plain, undefined)).toBe(false)
  expect(isTerrainOfOracle(small, 'gradient-norm', plain, 'fused')).toBe(true)
  expect(isTerrainOfOracle(small, 'metric', attacked, 'general')).toBe(true)
  expect(() => isTerrainOfOracle(small, 'metric', attacked, 'fused')).toThrow('in float64 only')
  expect(terrainRoute(undefined, true).by).toBe('kernels')
  expect([terrainRoute(undefined, false).by, terrainRoute('general', true).by]).toEqual([
    'tensorflow',
    'tensorflow',
  ])
  expect(() => terrainRoute('fused', false)).toThrow(/terrain kernel needs WebGPU/)
})

test('predictions go to the oracle up to 2^25 multiply-adds', () => {
  expect(predictionRoute(2 ** 15, 2 ** 10).by).toBe('oracle')
  expect(predictionRoute(2 ** 15, 2 ** 10 + 1).by).toBe('tensorflow')
})

test('a metric and its gradient are measured on the backend, unless in float64 or under attack', () => {
  expect(isMeasuredOnBackend('metric', undefined, undefined)).toBe(true)
  expect(isMeasuredOnBackend('gradient-norm', undefined, metricSpec({}))).toBe(true)
  expect(isMeasuredOnBackend('gradient', 'float64', undefined)).toBe(false)
  expect(isMeasuredOnBackend('hessian-top', undefined, undefined)).toBe(false)
})
