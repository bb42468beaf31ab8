import { describe, expect, test } from 'vitest'
import type { Run, TrainRequest } from '../../../src/engine/path.ts'
import {
  isTrainedApart,
  manyRunsRoute,
  measureRoute,
  oracleRoute,
  predictionRoute,
  routeAfter,
  surfaceRoute,
  terrainRoute,
  trainingRoute,
  trainsByKernels,
} from '../../../src/engine/router.ts'
import { missingInTraining } from '../../../src/engine/kernels/training/missing.ts'
import { buildTrainingProblem } from '../../../src/experiment/training-problem.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { type RuleSpec } from '../../../src/experiment/spec/algorithm.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { algorithmSpec } from '../../support/algorithm.ts'
import { moons } from '../../support/experiments.ts'
import { metricSpec } from '../../support/network.ts'
import { runOf } from '../../support/kernels/training.ts'

const problemOf = (change: Partial<TrainingInput> = {}) =>
  buildTrainingProblem(parseExperiment({ ...moons, ...change }))
const small = problemOf()
const large = problemOf({
  data: { kind: 'generated', id: 'two-moons', size: 1000 },
  model: { kind: 'mlp', widths: [2, 64, 64, 1], activation: 'tanh' },
  plane: { kind: 'random', normalization: 'none' },
})

const huge = problemOf({
  data: { kind: 'generated', id: 'two-moons', size: 1000 },
  model: { kind: 'mlp', widths: [2, 256, 256, 1], activation: 'tanh' },
  plane: { kind: 'random', normalization: 'none' },
})

/** A path that never runs, with the reason why it cannot compute. */
const path = (because?: string) => ({
  supports: () => because,
})
const able = { kernels: path(), workers: path(), workersFirst: false }
const tooLarge = { ...able, kernels: path('too large'), workers: path('too much') }
/** Without a device, and without a request for one of TensorFlow.js's. */
const onlyWorkers = { ...able, kernels: undefined, workersFirst: true }

const run = (change: Partial<RuleSpec> = {}): Run =>
  runOf(small, { algorithm: algorithmSpec({ id: 'sgd', ...change }) })
const training = (...runs: Run[]): TrainRequest => ({ problem: small, runs, watch: [] })

describe('recorded runs', () => {
  test('go to the kernels, or as requested', () => {
    expect(trainingRoute(training(run()), undefined, able)).toEqual({ by: 'kernels' })
    expect(trainingRoute(training(run()), 'fused', able)).toEqual({ by: 'kernels' })
    expect(trainingRoute(training(run()), 'general', able)).toEqual({ by: 'tensorflow' })
  })

  test('go to TensorFlow.js if the kernels cannot, with the reason, and are refused if kernels were requested', () => {
    expect(trainingRoute(training(run()), undefined, tooLarge)).toEqual({
      by: 'tensorflow',
      because: 'too large',
    })
    const without = { ...able, kernels: undefined }
    expect(trainingRoute(training(run()), undefined, without).because).toMatch(/needs WebGPU/)
    expect(trainingRoute(training(run()), 'general', without)).toEqual({ by: 'tensorflow' })
    expect(() => trainingRoute(training(run()), 'fused', tooLarge)).toThrow('path: too large')
  })

  test('go to the workers first without a device, with the reason, unless a step is much work', () => {
    const found = trainingRoute(training(run()), undefined, onlyWorkers)
    expect(found).toEqual({ by: 'workers', because: expect.stringMatching(/needs WebGPU/) as string })
    expect(trainingRoute(training(run()), 'general', onlyWorkers)).toEqual({ by: 'tensorflow' })
    const wide: TrainRequest = { ...training(run()), problem: large }
    expect(trainingRoute(wide, undefined, onlyWorkers).by).toBe('tensorflow')
    const unable = { ...onlyWorkers, workers: path('too much') }
    expect(trainingRoute(training(run()), undefined, unable).by).toBe('tensorflow')
    expect(() => trainingRoute(training(run()), 'fused', onlyWorkers)).toThrow(/needs WebGPU/)
  })

  test('go to the workers if a rule treats the weights together or each step sees new samples, and nowhere else', () => {
    const whole = training(run({ id: 'newton' }))
    for (const asked of [undefined, 'general'] as const)
      expect(trainingRoute(whole, asked, able)).toEqual({ by: 'workers' })
    expect(() => trainingRoute(whole, 'fused', able)).toThrow("'newton' is trained in float64 only")
    expect(() => trainingRoute(whole, undefined, tooLarge)).toThrow('path: too much')
    const fresh = run({ batch: { size: 8, order: 'fresh' } })
    expect(trainingRoute(training(fresh), 'general', able)).toEqual({ by: 'workers' })
    expect(isTrainedApart(fresh.algorithm, undefined)).toBe(true)
    expect(manyRunsRoute(large, fresh, 'general', path('no'))).toEqual({ by: 'workers' })
  })

  test('go to the workers if they are linearised and small, unless a path is requested', () => {
    const twins = training(run({ linearized: true }))
    expect(trainingRoute(twins, undefined, able)).toEqual({ by: 'workers' })
    expect(trainingRoute(twins, 'general', able)).toEqual({ by: 'tensorflow' })
    expect(trainingRoute(twins, undefined, tooLarge)).toEqual({ by: 'tensorflow', because: 'too large' })
    const apart = (change: Partial<RuleSpec>, asked?: 'general') =>
      isTrainedApart(run(change).algorithm, asked)
    expect([apart({}), apart({ id: 'newton' }), apart({ id: 'newton' }, 'general')]).toEqual([
      false,
      true,
      true,
    ])
    expect([apart({ linearized: true }), apart({ linearized: true }, 'general')]).toEqual([true, false])
  })
})

test('many runs go to the kernels, or in float64 if they are small, and one by one to TensorFlow.js if they are large', () => {
  const kernels = path()
  expect(manyRunsRoute(small, run(), undefined, kernels)).toEqual({ by: 'kernels' })
  expect(manyRunsRoute(small, run(), 'general', kernels)).toEqual({ by: 'tensorflow' })
  expect(manyRunsRoute(small, run(), undefined, path('no'))).toEqual({ by: 'workers', because: 'no' })
  expect(manyRunsRoute(large, run(), undefined, path('no'))).toEqual({ by: 'tensorflow', because: 'no' })
  expect(manyRunsRoute(large, run({ id: 'muon' }), 'general', path('no'))).toEqual({ by: 'workers' })
  expect(() => manyRunsRoute(small, run(), 'fused', undefined)).toThrow(/needs WebGPU/)
})

test('terrains of derivatives and attacks go to the oracle, with the reason', () => {
  const attacked = metricSpec({ attack: { epsilon: 0.1, norm: 'l2', steps: 5 } })
  const plain = metricSpec({})
  const [derivative, attack] = ['Derivatives are computed', 'An attack is computed'].map((what) => ({
    by: 'oracle',
    because: `${what} in float64 only.`,
  }))
  expect(oracleRoute(small, 'metric', plain)).toBeUndefined()
  expect(oracleRoute(small, 'gradient-norm', plain, 'fused')).toEqual(derivative)
  expect(oracleRoute(small, 'metric', attacked, 'general')).toEqual(attack)
  expect(() => oracleRoute(small, 'metric', attacked, 'fused')).toThrow('in float64 only')
})

test('terrains of metrics go to the kernel, the workers if those come first, and TensorFlow.js', () => {
  const work = { problem: small, metric: metricSpec({}), points: 65 ** 2 }
  const [kernel, workers, neither] = [
    { kernels: path(), workersFirst: false, compilesFirst: true },
    { kernels: undefined, workersFirst: true, compilesFirst: false },
    { kernels: undefined, workersFirst: false, compilesFirst: false },
  ]
  const because = 'The terrain kernel needs WebGPU, which is not in use.'
  expect(terrainRoute(work, undefined, kernel)).toEqual({ by: 'kernels' })
  expect(terrainRoute(work, undefined, workers)).toEqual({ by: 'workers', because })
  expect(terrainRoute(work, undefined, neither)).toEqual({ by: 'tensorflow', because })
  expect(terrainRoute({ ...work, problem: large }, undefined, workers)).toEqual({ by: 'tensorflow', because })
  expect(terrainRoute({ ...work, problem: large }, undefined, kernel)).toEqual({ by: 'kernels' })
  for (const has of [kernel, workers])
    expect(terrainRoute(work, 'general', has)).toEqual({ by: 'tensorflow' })
  expect(() => terrainRoute(work, 'fused', workers)).toThrow(/terrain kernel needs WebGPU/)
})

describe.each([
  ['skips', { residual: { strength: 0.5 } }],
  ['a normalisation', { normalization: 'layer' }],
] as const)('networks with %s', (_, layers) => {
  const model: TrainingInput['model'] = { kind: 'mlp', widths: [2, 8, 8, 1], activation: 'tanh', ...layers }
  const problem = problemOf({ model, plane: { kind: 'random', normalization: 'filter' } })

  test('are trained by the kernel on a GPU or on request, and by workers in software', () => {
    expect(missingInTraining(problem)).toBeUndefined()
    const kernels = path()
    const because = 'In software no kernel trains networks with skips or normalisation.'
    const request = { ...training(run()), problem }
    for (const [card, route] of [
      [true, { by: 'kernels' }],
      [false, { by: 'workers', because }],
    ] as const) {
      expect(trainingRoute(request, undefined, { ...able, kernels, card })).toEqual(route)
      expect(manyRunsRoute(problem, run(), undefined, kernels, card)).toEqual(route)
      expect(trainingRoute(request, 'fused', { ...able, kernels, card })).toEqual({ by: 'kernels' })
      expect(trainingRoute(request, 'general', { ...able, kernels, card })).toEqual({ by: 'tensorflow' })
    }
  })

  test('are drawn by the kernel on a GPU, and in software by workers until it is compiled or if it refuses', () => {
    const work = { problem, metric: metricSpec({}), points: 65 ** 2 }
    const card = { kernels: path(), workersFirst: false, compilesFirst: false }
    const software = { ...card, compilesFirst: true }
    expect(terrainRoute(work, undefined, card)).toEqual({ by: 'kernels' })
    const because = expect.stringContaining('until the kernel is compiled') as string
    expect(terrainRoute(work, undefined, software)).toEqual({ by: 'workers', because })
    expect(terrainRoute({ ...work, points: 2 ** 30 }, undefined, software)).toEqual({ by: 'kernels' })
    expect(terrainRoute(work, 'fused', software)).toEqual({ by: 'kernels' })
    expect(terrainRoute(work, 'general', software)).toEqual({ by: 'tensorflow' })
    const slower = { ...card, slower: true }
    const faster = expect.stringContaining('faster than the kernel') as string
    expect(terrainRoute(work, undefined, slower)).toEqual({ by: 'workers', because: faster })
    expect(terrainRoute(work, 'fused', slower)).toEqual({ by: 'kernels' })
    const refused = { ...card, kernels: path('too wide') }
    expect(terrainRoute(work, undefined, refused)).toEqual({ by: 'workers', because: 'too wide' })
    expect(() => terrainRoute(work, 'fused', refused)).toThrow('too wide')
  })
})

describe('convolutional networks', () => {
  const problem = problemOf({
    data: { kind: 'generated', id: 'parity', size: 4096 },
    model: { kind: 'conv', side: 8, channels: [8, 16], pool: ['max', 'max'], outputs: 1, activation: 'relu' },
    plane: { kind: 'random', normalization: 'filter' },
  })
  const because = 'No kernel has convolutional networks.'
  const kernels = path(because)
  const work = { problem, metric: metricSpec({}), points: 129 ** 2 }
  const request = { ...training(run()), problem }

  test('go to TensorFlow.js on a GPU, and to the workers without one, however large', () => {
    const { algorithms } = problem.experiment
    expect(missingInTraining(problem, algorithms)).toBe(because)
    for (const card of [true, false]) {
      const by = card ? 'tensorflow' : 'workers'
      expect(trainingRoute(request, undefined, { ...able, kernels, card })).toEqual({ by, because })
      expect(
        terrainRoute(work, undefined, { kernels, workersFirst: false, card, compilesFirst: true }),
      ).toEqual({ by, because })
      expect(manyRunsRoute(problem, run(), undefined, kernels, card)).toEqual({ by, because })
    }
    expect(trainingRoute(request, undefined, onlyWorkers).by).toBe('workers')
  })

  test('go where requested, and linearised ones to float64', () => {
    expect(trainingRoute(request, 'general', { ...able, kernels }).by).toBe('tensorflow')
    const terrains = { kernels, workersFirst: false, compilesFirst: false }
    expect(() => terrainRoute(work, 'fused', terrains)).toThrow(because)
    const twin = { ...request, runs: [run({ linearized: true })] }
    expect(trainingRoute(twin, undefined, { ...tooLarge, card: true })).toEqual({ by: 'workers' })
  })
})

test('tied networks go to the workers, even with a device', () => {
  const problem = problemOf({
    data: { kind: 'generated', id: 'sparse-features' },
    model: { kind: 'tied', features: 5, hidden: 2 },
    metric: { loss: 'squared' },
    plane: { kind: 'random', normalization: 'filter' },
  })
  const because = 'No kernel has tied networks.'
  expect(missingInTraining(problem, problem.experiment.algorithms)).toBe(because)
  const kernels = path(because)
  const request = { ...training(run()), problem }
  const work = { problem, metric: metricSpec({}), points: 129 ** 2 }
  for (const card of [true, false]) {
    expect(trainingRoute(request, undefined, { ...able, kernels, card })).toEqual({ by: 'workers', because })
    expect(
      terrainRoute(work, undefined, { kernels, workersFirst: false, card, compilesFirst: true }),
    ).toEqual({
      by: 'workers',
      because,
    })
  }
  expect(trainingRoute(request, 'general', { ...able, kernels }).by).toBe('tensorflow')
  expect(() => trainingRoute(request, 'fused', { ...able, kernels })).toThrow(because)
})

test('runs in a subspace go to the workers even with a device, and large ones to TensorFlow.js', () => {
  const within = { ...run(), algorithm: algorithmSpec({ id: 'adam', subspace: { dimension: 3 } }) }
  const because = 'No kernel trains in a subspace.'
  expect(missingInTraining(small, [within.algorithm])).toBe(because)
  const kernels = path(because)
  const routes = [small, large].map((problem) =>
    trainingRoute({ ...training(within), problem }, undefined, { ...able, kernels }),
  )
  expect(routes).toEqual([
    { by: 'workers', because },
    { by: 'tensorflow', because },
  ])
  expect(() => trainingRoute(training(within), 'fused', { ...able, kernels })).toThrow(because)
  expect(isTrainedApart(within.algorithm, undefined)).toBe(true)
})

describe('after a kernel that does not compile', () => {
  const because = "The kernel 'train' does not compile."

  test('terrains and recorded runs go to TensorFlow.js, with the reason', () => {
    const work = { problem: small, metric: metricSpec({}), points: 65 ** 2 }
    const tensorflow = { by: 'tensorflow', because }
    expect(
      routeAfter(because, undefined, (kernels) =>
        terrainRoute(work, undefined, { kernels, workersFirst: false, compilesFirst: false }),
      ),
    ).toEqual(tensorflow)
    expect(
      routeAfter(because, undefined, (kernels) =>
        trainingRoute(training(run()), undefined, { ...able, kernels }),
      ),
    ).toEqual(tensorflow)
  })

  test('many runs go where they go without kernels', () => {
    const after = (problem: typeof small) =>
      routeAfter(because, undefined, (kernels) => manyRunsRoute(problem, run(), undefined, kernels))
    expect(after(small)).toEqual({ by: 'workers', because })
    expect(after(large)).toEqual({ by: 'tensorflow', because })
  })

  test('nothing replaces kernels that were requested', () => {
    expect(
      routeAfter(because, 'fused', (kernels) => manyRunsRoute(small, run(), 'fused', kernels)),
    ).toBeUndefined()
  })
})

test('a program is compiled ahead where kernels will train some of the runs', () => {
  const of = (...algorithms: Partial<RuleSpec>[]) =>
    problemOf({
      algorithms: algorithms.map((change) => algorithmSpec({ id: 'sgd', steps: 10, ...change })),
    })
  const [plain, twin, newton] = [{}, { linearized: true }, { id: 'newton' }] as const
  expect(trainsByKernels(of(plain), [], undefined, able)).toBe(true)
  expect(trainsByKernels(of(newton, twin, plain), [], undefined, able)).toBe(true)
  expect(trainsByKernels(of(newton, twin), [], undefined, able)).toBe(false)
  expect(trainsByKernels(of(plain), [], 'general', able)).toBe(false)
  expect(trainsByKernels(of(plain), [], undefined, tooLarge)).toBe(false)
  expect(trainsByKernels(of(plain), [], undefined, onlyWorkers)).toBe(false)
})

test('a surface is made from many runs, by the oracle, or as the terrain of a metric', () => {
  const attacked = metricSpec({ attack: { epsilon: 0.1, norm: 'l2', steps: 5 } })
  const by = (change: Partial<TrainingInput>, given?: typeof attacked) =>
    surfaceRoute(problemOf(change), given, undefined)
  const axis = (at: string) => ({ path: at, from: 0.01, to: 0.1, scale: 'linear' }) as const
  const plane = {
    kind: 'hyperparameters',
    a: axis('/algorithms/0/learningRate'),
    b: axis('/algorithms/0/beta1'),
  } as const
  expect(by({})).toEqual({ by: 'terrain' })
  expect(by({ plane })).toMatchObject({ by: 'hyperparameters', plane })
  expect(by({ terrain: { quantity: 'outcome' } })).toEqual({ by: 'outcomes' })
  expect(by({ terrain: { quantity: 'sharpness' } })).toMatchObject({ by: 'oracle', quantity: 'sharpness' })
  expect(by({}, attacked)).toMatchObject({ by: 'oracle', quantity: 'metric' })
  expect(() => surfaceRoute(small, attacked, 'fused')).toThrow('in float64 only')
})

test('predictions go to the oracle up to 2^25 multiply-adds', () => {
  const layout = { work: 2 ** 15, layers: [] }
  expect(predictionRoute(layout, 2 ** 10).by).toBe('oracle')
  expect(predictionRoute(layout, 2 ** 10 + 1).by).toBe('tensorflow')
})

test('a metric and its gradient are measured on the backend, unless in float64, under attack, or small where kernels or workers come first', () => {
  const { metric } = small.experiment
  const attacked = metricSpec({ attack: { epsilon: 0.1, norm: 'l2', steps: 5 } })
  const onBackend = (what: string) => ({ by: 'tensorflow', what })
  const byOracle = (because: string) => ({
    by: 'oracle',
    because: expect.stringContaining(because) as string,
  })
  expect(measureRoute(small, 'metric', {}, false)).toEqual(onBackend('metric'))
  expect(measureRoute(small, 'gradient-norm', { metric }, false)).toEqual(onBackend('gradient-norm'))
  expect(measureRoute(small, 'gradient', { precision: 'float64' }, false)).toEqual(byOracle('asked for'))
  expect(measureRoute(small, 'hessian-top', {}, false)).toEqual(
    byOracle("'hessian-top' is measured in float64"),
  )
  expect(measureRoute(small, 'metric', { metric: attacked }, false)).toEqual(byOracle('An attack'))
  expect(measureRoute(small, 'metric', {}, true)).toEqual(byOracle('little work'))
  expect(measureRoute(huge, 'metric', {}, true)).toEqual(onBackend('metric'))
})
