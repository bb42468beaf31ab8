import { expect, test } from 'vitest'
import type { Run, TrainRequest } from '../../../../src/engine/path.ts'
import { FusedTraining } from '../../../../src/engine/kernels/training/fused-training.ts'
import { entrywiseIds } from '../../../../src/experiment/spec/algorithm.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'
import { countPipelines } from '../../../support/kernels/count-pipelines.ts'
import { testDevice } from '../../../support/device/device.ts'
import { isBrowser } from '../../../support/device/host.ts'
import { onlyLong } from '../../../support/long.ts'
import { metricSpec, mlpSpec, networkProblem, partOfRows } from '../../../support/network.ts'
import {
  distance,
  distanceFromOracle,
  oracleOf,
  runOf,
  sameBits,
  samplesOf,
  startingWeights,
} from '../../../support/kernels/training.ts'
import reference from '../../../support/reference/torch_reference.json'

const { device } = await testDevice()
const fused = new FusedTraining(device)

const part = samplesOf(41, 2, ([a = 0, b = 0]) => [a * b < 0 ? -1 : 1])
const ofWidths = (widths: number[]) =>
  networkProblem(
    mlpSpec({ widths, centered: true }),
    { train: part, test: samplesOf(10, 2, ([a = 0]) => [a < 0 ? -1 : 1]) },
    metricSpec({ loss: 'logistic', weightDecay: 1e-3 }),
  )
/** Kept small, because the straight-line and single-thread programs have a statement for each product. */
const problem = ofWidths([2, 3, 2, 1])
const watch = [metricSpec({ loss: 'zero-one', part: 'test' })]
const runs = entrywiseIds.map((id, k): Run => {
  const batch = k % 2 ? { size: 12, order: 'shuffled' as const } : ('full' as const)
  const algorithm = algorithmSpec({ id, steps: 10 + k, batch, noise: k % 3 ? 0 : 0.1 })
  const weights = startingWeights(problem.size, 0.7, `start ${k}`)
  return runOf(problem, { start: k, every: 1 + k, algorithm, weights })
})

test('runs give the same bits alone, together, and however steps and samples are cut', async () => {
  const together = await fused.run({ problem, runs, watch })
  expect(fused.variant).toBe('straight')
  for (const [k, run] of runs.entries()) {
    const alone = await fused.run({ problem, runs: [run], watch })
    expect(sameBits(alone, [together[k]!]), run.algorithm.id).toBe(true)
  }
  for (const steps of [1, 7]) {
    const cut = await new FusedTraining(device, { steps }).run({ problem, runs, watch })
    expect(sameBits(cut, together)).toBe(true)
  }
  for (const [threads, quads] of [[4, 256], [16, 3]] as const) {
    const cut = await new FusedTraining(device, { variant: 'tiled', threads, quads }).run({ problem, runs, watch })
    expect(sameBits(cut, together)).toBe(true)
  }
}) // prettier-ignore

test('the straight form gives the bits of the tiled one, also if a rule stops its runs', async () => {
  const stops = (['loss', 'zero-one', 'gradient-norm'] as const).map((quantity) => ({ quantity, below: 0.3 }))
  const stopping = stops.map((stop) =>
    runOf(problem, { algorithm: algorithmSpec({ id: 'sgd', learningRate: 0.3, steps: 60, stop }) }),
  )
  const all = { problem, runs: [...runs, ...stopping], watch }
  const [tiled, straight] = await Promise.all(
    (['tiled', 'straight'] as const).map((form) => new FusedTraining(device, { variant: form }).run(all)),
  )
  expect(sameBits(straight!, tiled!)).toBe(true)
})

test('samples in several tiles give the bits of one tile, for layers with more terms than are added at once', async () => {
  const bits = ([a = 0, b = 0, c = 0]: number[]) => [a * b < 0 ? -1 : 1, b < c ? -1 : 1]
  const wide = networkProblem(
    mlpSpec({ widths: [3, 70, 5, 33, 2], layerScales: [1, 0.7, 1, 1.5], centered: true }),
    { train: samplesOf(131, 3, bits), test: samplesOf(150, 3, bits) },
    metricSpec({ loss: 'logistic', weightDecay: 1e-3 }),
  )
  const some = (['full', { size: 70, order: 'shuffled' }, { size: 20, order: 'shuffled' }] as const).map((batch) =>
    runOf(wide, { algorithm: algorithmSpec({ id: 'adam', steps: 6, batch }), every: 2 }),
  )
  const request: TrainRequest = { problem: wide, runs: some, watch }
  const [whole, ...cuts] = await Promise.all(
    [{}, { quads: 8, threads: 16 }, { quads: 12, threads: 16, steps: 4 }].map((options) =>
      new FusedTraining(device, { variant: 'tiled', ...options }).run(request),
    ),
  )
  for (const cut of cuts) expect(sameBits(cut, whole!)).toBe(true)
  some.forEach((run, r) => expect(distanceFromOracle(whole![r]!, request, run)).toBeLessThan(1e-4))
}) // prettier-ignore

/**
 * unit/engine/kernels tests without a device which form suits which network, and train-models.test.ts tests
 * the forms' bits.
 */
test.each([
  ...onlyLong([
    ['many weights and few samples', [2, 25, 1], 9, 'streamed'],
    ['one hidden layer of many weights', [2, 130, 1], 45, 'streamed'],
    ['few weights', [2, 25, 1], 45, 'straight'],
  ] as const),
  ['many weights of two hidden layers', [2, 20, 20, 1], 45, 'tiled'],
] as const)('a network of %s trains in the form that suits it', async (_, widths, count, form) => {
  const some = samplesOf(count, 2, ([a = 0, b = 0]) => [a * b])
  const other = networkProblem(mlpSpec({ widths: [...widths] }), { train: some, test: some })
  const algorithm = algorithmSpec({ id: 'nesterov', steps: 3 })
  const request: TrainRequest = { problem: other, runs: [runOf(other, { algorithm })], watch: [] }
  const [chosen, tiled] = [new FusedTraining(device), new FusedTraining(device, { variant: 'tiled' })]
  const records = await chosen.run(request)
  expect(chosen.variant).toBe(form)
  const [found, expected] = [records[0]!, (await tiled.run(request))[0]!]
  if (isBrowser) expect(sameBits([found], [expected])).toBe(true)
  expect(distance(found.finalWeights, expected.finalWeights)).toBeLessThan(1e-6)
})

test('records have steps, losses and weights where the plan puts them', async () => {
  const request: TrainRequest = { problem, runs, watch }
  const records = await fused.run(request)
  const distances = runs.map((run, k) => distanceFromOracle(records[k]!, request, run))
  // Over many steps, momentum and adaptive rules with a small epsilon amplify the rounding of a single step.
  expect(Math.max(...distances), distances.join(' ')).toBeLessThan(2e-3)
})

test('watched metrics are the oracle’s, and neither they nor noise need another pipeline, unless one has another loss', async () => {
  const [first] = runs as [Run]
  const batch = { size: 12, order: 'shuffled' } as const
  const noisy: Run = { ...first, algorithm: { ...first.algorithm, batch } }
  const quiet: Run = { ...noisy, algorithm: { ...noisy.algorithm, noise: 0 } }
  const same = [
    metricSpec({ loss: 'zero-one', part: 'test', reduction: 'sum', factor: 0.1, weightDecay: 0.2 }),
    metricSpec({ loss: 'logistic', part: 'test', factor: 2 }),
    metricSpec({ loss: 'zero-one' }),
    metricSpec({ loss: 'logistic' }),
    metricSpec({ loss: 'zero-one', reduction: 'mean-over-samples', factor: 3 }),
  ]
  const training = new FusedTraining(device, { variant: 'tiled' })
  await training.run({ problem, runs: [quiet], watch: [] })
  const pipelines = countPipelines(device)
  const another = [...same, metricSpec({ loss: 'hinge', part: 'test' })]
  for (const [run, watch, asked] of [[quiet, [], 0], [noisy, [], 0], [noisy, same, 0], [noisy, another, 1]] as const) {
    const request: TrainRequest = { problem, runs: [run], watch }
    const [record] = await training.run(request)
    // 11 steps of sgd with noise: the rounding of one step, added up.
    expect(distanceFromOracle(record!, request, run), `${watch.length} watched`).toBeLessThan(5e-5)
    expect(pipelines(), `${watch.length} watched`).toBe(asked)
  }
}) // prettier-ignore

test('in the straight form, too, runs with and without noise share a pipeline, so side-by-side stages wait for one', async () => {
  const training = new FusedTraining(device, { variant: 'straight' })
  const train = (noise: number) => {
    const run = runOf(problem, { algorithm: algorithmSpec({ id: 'sgd', steps: 5, noise }) })
    return training.run({ problem, runs: [run], watch: [] })
  }
  await train(0)
  const pipelines = countPipelines(device)
  await train(0.1)
  expect(pipelines()).toBe(0)
})

test.each(['loss', 'zero-one', 'gradient-norm'] as const)(
  'stop by %s: at the first step at which it holds, for full and mini batches',
  async (quantity) => {
    const below = { loss: 0.55, 'zero-one': 0.3, 'gradient-norm': 0.1 }[quantity]
    const thread = new FusedTraining(device, { variant: 'thread' })
    for (const [training, watched] of [
      [fused, watch],
      [thread, []],
    ] as const) {
      const stopping = [{ size: 20, order: 'shuffled' as const }, 'full' as const].map((batch) =>
        runOf(problem, {
          every: 1000,
          algorithm: algorithmSpec({
            id: 'sgd',
            learningRate: 0.3,
            steps: 300,
            batch,
            stop: { quantity, below },
          }),
        }),
      )
      const request: TrainRequest = { problem, runs: stopping, watch: watched }
      const records = await training.run(request)
      stopping.forEach((run, k) => {
        const wanted = oracleOf(request, run)
        expect(wanted.status).toBe('stopped')
        expect(records[k]!.status).toBe('stopped')
        expect(records[k]!.steps).toEqual(wanted.steps)
        expect(distance(records[k]!.finalWeights, wanted.finalWeights)).toBeLessThan(1e-3)
      })
    }
  },
)

test('a run that blows up has diverged and ends there, while the others continue', async () => {
  const mixed = [1e3, 0.01].map((learningRate) =>
    runOf(problem, { algorithm: algorithmSpec({ id: 'sgd', learningRate, weightDecay: 0.5, steps: 40 }) }),
  )
  const records = await fused.run({ problem, runs: mixed, watch })
  const wanted = oracleOf({ problem, runs: mixed, watch }, mixed[0]!)
  expect(records.map((record) => record.status)).toEqual(['diverged', 'finished'])
  expect(records[0]!.steps).toEqual(wanted.steps)
})

test("a single thread stops at the same blow-up, keeps the oracle's tail, and can be cut into dispatches without a trace", async () => {
  const batch = { size: 20, order: 'shuffled' } as const
  const mixed = [1e3, 0.01].map((learningRate) =>
    runOf(problem, {
      algorithm: algorithmSpec({ id: 'sgd', learningRate, weightDecay: 0.5, steps: 40, batch }),
    }),
  )
  const request = { problem, runs: mixed, watch: [] }
  const [whole, cut] = await Promise.all(
    [40, 3].map((steps) => new FusedTraining(device, { variant: 'thread', steps }).run(request)),
  )
  expect(whole!.map((record) => record.status)).toEqual(['diverged', 'finished'])
  expect(distanceFromOracle(whole![1]!, request, mixed[1]!)).toBeLessThan(1e-4)
  expect(sameBits(cut!, whole!)).toBe(true)
})

test('zero steps give w_0, its loss and its gradient', async () => {
  const run = runOf(problem, { algorithm: algorithmSpec({ id: 'adam', steps: 0 }) })
  const [record] = await fused.run({ problem, runs: [run], watch })
  expect([...record!.steps]).toEqual([0])
  expect(distanceFromOracle(record!, { problem, runs: [run], watch }, run)).toBeLessThan(1e-6)
  expect(record!.finalWeights).toEqual(run.weights)
})

test('cancelling keeps the completed steps', async () => {
  const abort = new AbortController()
  const slow = new FusedTraining(device, { steps: 3 })
  const done: number[] = []
  const records = await slow.run({
    problem,
    runs,
    watch,
    signal: abort.signal,
    onProgress: (progress) => {
      done.push(progress.done)
      if (done.length === 3) abort.abort()
    },
  })
  const whole = await fused.run({ problem, runs, watch })
  expect(done).toHaveLength(3)
  records.forEach((record, k) => {
    expect(record.status).toBe('cancelled')
    expect(record.steps.at(-1)).toBe(9)
    const kept = record.loss.length - (9 % runs[k]!.every ? 1 : 0)
    expect([...record.loss.subarray(0, kept)]).toEqual([...whole[k]!.loss.subarray(0, kept)])
    expect(Number.isFinite(record.gradientNorm)).toBe(true)
  })
})

test('every buffer of a run is destroyed, also of a cancelled one', async () => {
  let alive = 0
  const create = device.createBuffer.bind(device)
  device.createBuffer = (descriptor) => {
    const buffer = create(descriptor)
    const destroy = buffer.destroy.bind(buffer)
    alive++
    buffer.destroy = () => {
      alive--
      destroy()
    }
    return buffer
  }
  await fused.run({ problem, runs, watch })
  const signal = AbortSignal.abort()
  await fused.run({ problem, runs, watch, signal })
  device.createBuffer = create
  expect(alive).toBe(0)
})

test.each(reference.cases)("$name: PyTorch's losses to 2e-5, its final weights to 2e-4", async (run) => {
  const metric = metricSpec({ loss: run.loss === 'mse' ? 'squared' : 'cross-entropy' })
  const model = mlpSpec({ widths: run.widths, activation: run.activation === 'tanh' ? 'tanh' : 'relu' })
  const train = partOfRows(run.inputs, run.targets)
  const algorithm = algorithmSpec({ id: 'sgd', steps: run.steps, ...run.options })
  const weights = Float32Array.from(run.theta0)
  const [record] = await fused.run({
    problem: networkProblem(model, { train, test: train }, metric),
    runs: [{ start: 0, algorithm, weights, every: 1, recordWeights: false }],
    watch: [],
  })
  for (const [step, loss] of Object.entries(run.lossAtStep))
    expect(Math.abs(record!.loss[Number(step)]! - loss)).toBeLessThan(2e-5)
  expect(distance(record!.finalWeights, run.thetaFinal)).toBeLessThan(2e-4)
  expect(record!.weights).toHaveLength(0)
})
