import { describe, expect, it } from 'vitest'
import {
  endedAfter,
  similarityOf,
  trainedOnRandomLabels,
  untrainedNetworks,
} from '../../../../src/analyses/measures/feature-similarity.ts'
import type { Pair, ShownPoint } from '../../../../src/analyses/shown-point.ts'
import { learningRateAt } from '../../../../src/reference/algorithm/schedule.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { onlyLong } from '../../../support/long.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'

/** S13 of theory/README.md: two seeds on spirals of one turn. */
const spirals = (steps: number, size: number): TrainingInput => ({
  version: 1,
  seed: 2,
  data: { kind: 'generated', id: 'spirals', size, noise: 0.06, parameters: { turns: 1 } },
  model: { kind: 'mlp', widths: [2, 8, 8, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'adam', learningRate: 0.01, steps }],
  starts: [0, 1].map(() => ({ kind: 'random', distribution: 'torch-linear' }) as const),
  plane: { kind: 'weights', first: 0, second: 1 },
})

async function compared(input: TrainingInput) {
  const engine = new OracleEngine()
  const experiment = parseExperiment(input)
  const runs = await engine.train(experiment)
  const [first, second] = runs.map((run, index): ShownPoint => {
    const record = run.steps.length - 1
    return { index, run, record, step: run.steps[record]!, weights: run.finalWeights }
  }) as [ShownPoint, ShownPoint]
  const pair: Pair = { first, second }
  const { signal } = new AbortController()
  const baselines = {
    untrained: untrainedNetworks(experiment),
    randomLabels: await trainedOnRandomLabels(engine, experiment, pair, signal),
  }
  const similarity = (layer: number) => similarityOf(engine, experiment, pair, baselines, layer, signal)
  return { experiment, pair, baselines, similarity }
}

const cka = (experiment: TrainingInput, one: ArrayLike<number>, other: ArrayLike<number>, layer = 2) =>
  oracle.measure(experiment, Float64Array.from(one), 'cka', { other, start: one, otherStart: other, layer })
    .values[0]!

describe('similarity of features', () => {
  it('is compared with untrained networks and with networks trained on random labels', async () => {
    const { experiment, pair, baselines, similarity } = await compared(spirals(200, 60))
    const { pair: found, untrained, randomLabels, ownStart } = await similarity(2)
    const [one, other] = [pair.first, pair.second]
    expect(found).toBeCloseTo(cka(experiment, one.weights, other.weights), 12)
    const own = [one, other].map(({ run, weights }) => cka(experiment, weights, run.weights(0)))
    expect(ownStart).toBeCloseTo((own[0]! + own[1]!) / 2, 12)

    const drawn = baselines.untrained
    expect(new Set(drawn.map((weights) => weights.join())).size).toBe(4)
    const pairs = drawn.flatMap((p, i) => drawn.slice(i + 1).map((q) => cka(experiment, p, q)))
    expect(untrained).toBeCloseTo(pairs.reduce((sum, value) => sum + value) / 6, 12)

    const corrupt = parseExperiment({ ...experiment, data: { ...experiment.data, labelCorruption: 1 } })
    const random = oracle.train(corrupt)
    const against = [one, other].map(({ weights }, i) => cka(experiment, weights, random[i]!.finalWeights))
    expect(randomLabels).toBeCloseTo((against[0]! + against[1]!) / 2, 6)
  })

  it('has no random labels for unlabelled data, and shuffles those of a table', async () => {
    const sine = await compared({
      ...spirals(20, 8),
      data: { kind: 'generated', id: 'sine', size: 8 },
      model: { kind: 'mlp', widths: [1, 4, 1], activation: 'tanh' },
      metric: { loss: 'squared' },
    })
    expect(sine.baselines.randomLabels).toEqual([])
    expect(await sine.similarity(1)).not.toHaveProperty('randomLabels')
    const inputs = [-1, -0.5, 0, 0.5, 1, 1.5].map((x) => [x])
    const table = await compared({
      ...spirals(20, 8),
      data: {
        kind: 'table',
        task: 'classification',
        inputs,
        targets: inputs.map(([x]) => [x! > 0.2 ? 1 : -1]),
      },
      model: { kind: 'mlp', widths: [1, 4, 1], activation: 'tanh' },
    })
    expect(table.baselines.randomLabels).toHaveLength(2)
    expect(table.baselines.randomLabels[0]).not.toEqual(table.pair.first.weights)
  })

  it('trains on random labels at the rates of the runs, however early they are compared', () => {
    const rates = (schedule: TrainingInput['algorithms'][number]['schedule'], steps = 100) =>
      parseExperiment({
        ...spirals(100, 8),
        algorithms: [{ id: 'sgd', learningRate: 0.1, steps, ...(schedule && { schedule }) }],
      }).algorithms[0]!
    for (const schedule of [
      { kind: 'cosine', to: 0.1 },
      { kind: 'warm-up', steps: 10, then: { kind: 'cosine' } },
      { kind: 'warm-up', steps: 40 },
      { kind: 'step', every: 7 },
      undefined,
    ] as const) {
      const whole = rates(schedule)
      const ended = parseExperiment({
        ...spirals(100, 8),
        algorithms: [endedAfter(whole, 30) as typeof whole],
      })
      const [short] = ended.algorithms
      expect(short!.steps).toBe(30)
      for (let t = 1; t <= 30; t++) expect(learningRateAt(short!, t)).toBe(learningRateAt(whole, t))
    }
  })

  it.each(onlyLong([8]))('has the numbers of S13 at width %i (long)', { timeout: 300_000 }, async () => {
    const { similarity } = await compared(spirals(3000, 300))
    const { pair, untrained, randomLabels, ownStart } = await similarity(2)
    expect(pair).toBeGreaterThan(0.93)
    expect(pair - untrained).toBeGreaterThan(0.1)
    expect(randomLabels).toBeLessThan(0.55)
    expect(ownStart).toBeLessThan(0.5)
  })
})
