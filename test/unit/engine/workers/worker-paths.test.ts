import { expect, test } from 'vitest'
import { WorkerPool } from '../../../../src/engine/workers/worker-pool.ts'
import { WorkerTerrain } from '../../../../src/engine/workers/worker-terrain.ts'
import { WorkerTraining } from '../../../../src/engine/workers/worker-training.ts'
import { roundedPlane } from '../../../../src/engine/rounded-plane.ts'
import type { TerrainField, TerrainRequest } from '../../../../src/engine/path.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { gridResolution } from '../../../../src/reference/plane/grid.ts'
import { placement } from '../../../../src/reference/oracle/run/place.ts'
import { parseExperiment, parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import type { MetricSpec } from '../../../../src/experiment/spec/metric.ts'
import { largestError } from '../../../support/agreement.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'
import { moons } from '../../../support/experiments.ts'
import { farFaults, reaching } from '../../../support/matrix/far.ts'
import { matrix } from '../../../support/matrix/matrix.ts'
import { distanceFromOracle, runOf, startingWeights } from '../../../support/kernels/training.ts'

// Node has no web workers, so the page's own thread runs the same code.

/** The rounding of float64 results to float32, relative to 1 and to the number. */
const bound = 2e-7

const training = new WorkerTraining(new WorkerPool(2))
const terrains = new WorkerTerrain(new WorkerPool(2))

function terrainOf(
  experiment: TrainingInput,
  metric: MetricSpec,
  resolution: readonly [number, number],
  change: Partial<TerrainRequest> = {},
): Promise<TerrainField> {
  const problem = buildTrainingProblem(parseExperiment(experiment))
  const { plane, base } = placement(problem)
  const { origin, u, v, extent } = roundedPlane(plane)
  const reference = Float32Array.from(base)
  const points = gridResolution(problem, resolution)
  return terrains.run({ problem, metric, origin, u, v, extent, resolution: points, reference, ...change })
}

test('runs of the whole matrix equal the oracle’s, rounded, with records, watched metrics and outcomes', async () => {
  for (const { experiment, watch, name } of matrix) {
    const problem = buildTrainingProblem(parseExperiment(experiment))
    const start = placement(problem).starts[0]!
    const runs = problem.experiment.algorithms.map((algorithm) =>
      runOf(problem, { algorithm, weights: Float32Array.from(start), every: 2 }),
    )
    const request = { problem, runs, watch }
    const found = await training.run(request)
    found.forEach((record, i) =>
      expect(distanceFromOracle(record, request, runs[i]!), name).toBeLessThan(bound),
    )
  }
})

test('terrains of the whole matrix equal the oracle’s, and have holes where a value exceeds float32', async () => {
  for (const { experiment, terrain, resolution, reach, name } of matrix) {
    const { values } = await terrainOf(experiment, terrain, resolution)
    const wanted = oracle.terrain(experiment, { resolution, metric: terrain }).values
    const largest = Math.max(1e-3, ...Array.from(wanted, Math.abs).filter(Number.isFinite))
    const error = largestError(values, wanted, (found, value) => Math.abs(found - value) / largest)
    expect(error, name).toBeLessThan(2e-6)
    const far = reaching(experiment, reach)
    const beyond = await terrainOf(far, terrain, [3, 2])
    expect(farFaults(far, terrain, [3, 2], beyond.values), name).toEqual([])
  }
})

const problem = buildTrainingProblem(parseExperiment(moons))

test('rules that treat the weights together, runs in a subspace and linearised ones equal the oracle’s', async () => {
  const damped = (['newton', 'gauss-newton'] as const).map((id) => ({ id, damping: 1 }))
  const others = (['flow', 'sam', 'muon', 'perturbed', 'langevin'] as const).map((id) => ({ id }))
  const batch = { size: 8, order: 'shuffled' } as const
  const rich = { batch, weightDecay: 0.1, noise: 0.1, schedule: { kind: 'cosine', to: 0.1 } } as const
  const subspace = { dimension: 5 }
  const within = [
    { id: 'sam', ...rich },
    { id: 'sam', ...rich, subspace },
    { id: 'sam', ...rich, base: { momentum: 0.9 } },
    { id: 'adam', ...rich, subspace },
  ] as const
  const runs = [...damped, ...others, ...within].map((rule) =>
    runOf(problem, { algorithm: algorithmSpec({ ...rule, steps: 3, learningRate: 0.01 }) }),
  )
  const twin = runOf(problem, { algorithm: algorithmSpec({ id: 'sgd', steps: 3, linearized: true }) })
  const request = { problem, runs: [...runs, twin], watch: [] }
  const found = await training.run(request)
  found.forEach((record, i) =>
    expect(distanceFromOracle(record, request, request.runs[i]!), request.runs[i]!.algorithm.id).toBeLessThan(
      bound,
    ),
  )
})

test('a run diverges where the oracle’s does, and others continue', async () => {
  const steep = runOf(problem, {
    algorithm: algorithmSpec({ id: 'sgd', learningRate: 1e30, steps: 40 }),
    weights: startingWeights(problem.size, 2),
  })
  const calm = runOf(problem, { algorithm: algorithmSpec({ id: 'adam', steps: 40 }) })
  const squared = buildTrainingProblem(parseExperiment({ ...moons, metric: { loss: 'squared' } }))
  const request = { problem: squared, runs: [steep, calm], watch: [] }
  const found = await training.run(request)
  expect(found.map(({ status }) => status)).toEqual(['diverged', 'finished'])
  expect(found[0]!.steps.length).toBeLessThan(41)
  found.forEach((record, i) =>
    expect(distanceFromOracle(record, request, request.runs[i]!)).toBeLessThan(bound),
  )
})

/** A convolutional network on 4 × 4 pictures. */
const pictured: TrainingInput = {
  ...moons,
  data: { kind: 'generated', id: 'linear', size: 6 },
  model: { kind: 'conv', side: 4, channels: [2], pool: ['max'], outputs: 1, activation: 'relu' },
  metric: { loss: 'squared' },
}
/** A tied network on sparse features. */
const tied: TrainingInput = {
  ...moons,
  data: { kind: 'generated', id: 'sparse-features', size: 12, parameters: { probability: 0.5 } },
  model: { kind: 'tied', features: 9, hidden: 2, linearity: 0.1 },
  metric: { loss: 'squared', weightDecay: 0.01 },
  starts: [{ kind: 'random', distribution: 'normal', scale: 0.3, biasScale: 0.1 }],
}
const networks = { units: moons, maps: pictured, tied }

test('a tied network trains and draws as by the oracle, on new samples too', async () => {
  const built = buildTrainingProblem(parseExperiment(tied))
  const fresh = {
    id: 'adam',
    batch: { size: 20, order: 'fresh' },
    schedule: { kind: 'cosine', to: 0 },
  } as const
  const rules = [
    fresh,
    { id: 'sgd' as const },
    { id: 'muon' as const },
    { id: 'sgd' as const, layerRates: [1, 0] },
  ]
  const runs = rules.map((rule) =>
    runOf(built, {
      algorithm: algorithmSpec({ ...rule, steps: 5, learningRate: 0.05 }),
      weights: Float32Array.from(placement(built).starts[0]!),
    }),
  )
  const request = { problem: built, runs, watch: [] }
  const found = await training.run(request)
  found.forEach((record, i) => expect(distanceFromOracle(record, request, runs[i]!)).toBeLessThan(bound))
  const { values } = await terrainOf(tied, built.experiment.metric, [5, 4])
  const wanted = oracle.terrain(tied, { resolution: [5, 4] }).values
  expect(largestError(values, wanted, (one, other) => Math.abs(one - other))).toBeLessThan(1e-6)
})

test.each(Object.entries(networks))(
  'of %s a coarse grid comes first, then the work in between is awaited, and progress only grows',
  async (_, input) => {
    const { metric } = parseTraining(input)
    const log: string[] = []
    const done: number[] = []
    const coarse: TerrainField[] = []
    const field = await terrainOf(input, metric, [17, 21], {
      onCoarse(one) {
        coarse.push(one)
        log.push('coarse')
      },
      beforeFinest: () => Promise.resolve(void log.push('waited')),
      onProgress: (progress) => done.push(progress.done),
    })
    expect(log).toEqual(['coarse', 'waited'])
    expect(coarse[0]!.resolution).toEqual([5, 6])
    coarse[0]!.values.forEach((value, k) =>
      expect(value).toBe(field.values[4 * (Math.floor(k / 5) * 17 + (k % 5))]),
    )
    expect(done).toEqual([...done].sort((p, q) => p - q))
    expect(done.at(-1)).toBe(1)
  },
)

test.each(Object.entries(networks))('of %s an abort ends a terrain with its reason', async (_, input) => {
  const enough = new Error('enough')
  const cancel = new AbortController()
  setTimeout(() => cancel.abort(enough), 20)
  const endless = terrainOf(input, parseTraining(input).metric, [513, 513], { signal: cancel.signal })
  await expect(endless).rejects.toBe(enough)
})

test('an abort ends runs with their current records', async () => {
  const enough = new Error('enough')
  const cancelRun = new AbortController()
  const long = runOf(problem, { algorithm: algorithmSpec({ id: 'sgd', steps: 1e6 }), every: 10 })
  const request = { problem, runs: [long, long, long], watch: [], signal: cancelRun.signal }
  const [first, second, third] = await training.run({ ...request, onProgress: () => cancelRun.abort(enough) })
  expect([first, second, third].map((record) => record!.status)).toEqual([
    'cancelled',
    'cancelled',
    'cancelled',
  ])
  expect(first!.steps.length).toBeGreaterThan(0)
  expect(first!.weights.length).toBe(first!.steps.length * problem.size)
  expect([...third!.steps]).toEqual([])
})
