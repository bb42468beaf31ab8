import { expect, test } from 'vitest'
import { KnownRuns } from '../../../src/engine/known-runs.ts'
import type { Run, RunRecord } from '../../../src/engine/path.ts'
import { PlaneCache } from '../../../src/engine/plane-cache.ts'
import { buildTrainingProblem, type TrainingProblem } from '../../../src/experiment/training-problem.ts'
import { placement } from '../../../src/reference/oracle/run/place.ts'
import { trainRun } from '../../../src/reference/oracle/run/run.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { watchedMetrics } from '../../../src/reference/metric/watched.ts'
import type { MetricSpec } from '../../../src/experiment/spec/metric.ts'
import { recordPlan } from '../../../src/reference/trajectory/record.ts'
import { moons } from '../../support/experiments.ts'

const problemOf = (change: Partial<TrainingInput> = {}) =>
  buildTrainingProblem(parseExperiment({ ...moons, ...change }))

function trained(problem: TrainingProblem, run: Run, watch: readonly MetricSpec[] = []): RunRecord {
  const weights: number[] = []
  const { start, algorithm, every } = run
  const given = Float64Array.from(run.weights)
  const found = trainRun(problem, {
    start,
    algorithm,
    weights: given,
    every,
    watch,
    onRecord: (at) => weights.push(...at),
  })
  return {
    status: found.status,
    steps: found.steps,
    loss: Float32Array.from(found.loss),
    watched: found.watched.map((series) => Float32Array.from(series)),
    weights: run.recordWeights ? Float32Array.from(weights) : new Float32Array(),
    finalWeights: Float32Array.from(found.finalWeights),
    gradientNorm: found.gradientNorm,
  }
}

/** Placements that count the runs that they train. */
function counting() {
  const made: Run[] = []
  const placements = new PlaneCache(
    (problem, run, watch) => {
      made.push(run)
      return Promise.resolve({ path: 'general', record: trained(problem, run, watch) })
    },
    () => Promise.reject(new Error('There is no plane of curvatures here.')),
  )
  return { placements, made }
}

const through = {
  kind: 'through',
  points: [0, 30, 'end' as const].map((step) => ({ start: 0, algorithm: 0, step })),
} as unknown as TrainingInput['plane']

/** The only run of an experiment, with a record every `every` updates. */
async function runOf(problem: TrainingProblem, every: number, recordWeights = true): Promise<Run> {
  const { starts } = await counting().placements.of(
    problemOf({ plane: { kind: 'weights', first: 0, second: 1 } }),
    undefined,
  )
  const [algorithm] = problem.experiment.algorithms
  return { start: 0, algorithm: algorithm!, weights: Float32Array.from(starts[0]!), every, recordWeights }
}

/** The run of a function from its only start, with every step recorded. */
const ofFunction = ({ experiment }: TrainingProblem): Run => ({
  start: 0,
  algorithm: experiment.algorithms[0]!,
  weights: Float32Array.of(1, 1),
  every: 1,
  recordWeights: true,
})

test('a plane through an already trained run trains nothing, and is the same bit for bit', async () => {
  for (const plane of [{ kind: 'pca' } as const, through]) {
    const problem = problemOf({ plane })
    const alone = counting()
    const wanted = await alone.placements.of(problem, undefined)
    expect(alone.made).toHaveLength(1)
    const { placements, made } = counting()
    const run = await runOf(problem, 1)
    placements.learn(problem, run, trained(problem, run))
    expect((await placements.of(problem, undefined)).plane).toEqual(wanted.plane)
    expect(made).toHaveLength(0)
  }
})

test('another plane takes its points from a run that was trained for one', async () => {
  const { placements, made } = counting()
  await placements.of(problemOf({ plane: { kind: 'pca' } }), undefined)
  await placements.of(problemOf({ plane: through }), undefined)
  expect(made).toHaveLength(1)
})

test('a run that a plane was made from is available once, as a training would record it', async () => {
  const origin = { kind: 'random', normalization: 'none', origin: 'end' } as const
  const seventh = { ...origin, origin: { start: 0, algorithm: 0, step: 7 } } as const
  for (const plane of [origin, seventh, { kind: 'pca' } as const]) {
    const problem = problemOf({ plane, algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 1000 }] })
    const watch = watchedMetrics(problem.experiment).map(({ metric }) => metric)
    const { placements, made } = counting()
    await placements.of(problem, undefined)
    const run = await runOf(problem, recordPlan(1000).every)
    expect(placements.take(problem, run, [{ ...problem.experiment.metric, factor: 3 }])).toBeUndefined()
    const taken = placements.take(problem, run, watch.slice(1))
    expect(taken).toEqual(
      plane === seventh ? undefined : { path: 'general', record: trained(problem, run, watch.slice(1)) },
    )
    expect(placements.take(problem, run, watch)).toBeUndefined()
    expect(made).toHaveLength(1)
  }
})

test('missing runs, and those of another experiment, are trained', async () => {
  const pca = problemOf({ plane: { kind: 'pca' } })
  const coarse = counting()
  const run = await runOf(pca, 7)
  coarse.placements.learn(pca, run, trained(pca, run))
  await coarse.placements.of(pca, undefined)
  expect(coarse.made, 'each step is wanted').toHaveLength(1)
  const other = counting()
  const whole = await runOf(pca, 1)
  other.placements.learn(pca, whole, trained(pca, whole))
  await other.placements.of(problemOf({ plane: { kind: 'pca' }, metric: { loss: 'hinge' } }), undefined)
  expect(other.made).toHaveLength(1)
})

test('a run without its weights has its two ends known, and a cancelled one nothing', async () => {
  const problem = problemOf({ plane: { kind: 'pca' } })
  const runs = new KnownRuns()
  const run = await runOf(problem, 10, false)
  const record = trained(problem, run)
  runs.keep(problem, run, { ...record, status: 'cancelled' })
  expect(runs.find(problem, run, [0])).toBeUndefined()
  runs.keep(problem, run, record)
  expect(runs.find(problem, run, [0, 'end', 1000])).toEqual(
    [run.weights, record.finalWeights, record.finalWeights].map((weights) => Float64Array.from(weights)),
  )
  expect(runs.find(problem, run, [30])).toBeUndefined()
  expect(runs.find(problem, run, { spacing: 1 })).toBeUndefined()
})

test('a run that diverged has no end, known before or not, so no plane goes through it', async () => {
  const model = { kind: 'function', id: 'quadratic' } as const
  const sgd = { id: 'sgd', learningRate: 0.25, steps: 40 } as const
  const bowl = (plane: TrainingInput['plane']) =>
    problemOf({
      data: { kind: 'none' },
      model,
      metric: { loss: 'squared' },
      algorithms: [sgd],
      starts: [{ kind: 'weights', values: [1, 1] }],
      plane,
    })
  const end = { kind: 'random', normalization: 'none', origin: 'end' } as const
  for (const plane of [{ kind: 'pca' } as const, end]) {
    const problem = bowl(plane)
    const { placements } = counting()
    await expect(placements.of(problem, undefined)).rejects.toThrow('has diverged')
    expect(() => placement(problem)).toThrow('has diverged')
    const known = counting()
    const run = ofFunction(problem)
    const record = trained(problem, run)
    expect(record.status).toBe('diverged')
    expect([...record.finalWeights].every(Number.isFinite)).toBe(true)
    known.placements.learn(problem, run, record)
    await expect(known.placements.of(problem, undefined)).rejects.toThrow('has diverged')
    expect(known.made).toHaveLength(0)
  }
  const before = { start: 0, algorithm: 0, step: 5 }
  const inside = bowl({ kind: 'line', from: [0, 0], to: before })
  expect((await counting().placements.of(inside, undefined)).plane.u).toEqual(placement(inside).plane.u)
})
