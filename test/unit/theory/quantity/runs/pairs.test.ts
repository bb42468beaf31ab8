import { describe, expect, test } from 'vitest'
import { withRandomLabels } from '../../../../../src/experiment/data/random-labels.ts'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import { quantityOf } from '../../../../../src/theory/quantity/index.ts'
import { observe } from '../../../../../src/theory/quantity/source.ts'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'
import { onFunction } from '../../../../support/experiments.ts'

const clouds: TrainingInput = {
  version: 1,
  seed: 8,
  data: {
    kind: 'generated',
    id: 'blobs',
    size: 40,
    testSize: 50,
    noise: 0.3,
    parameters: { radius: Math.SQRT2, turn: 45 },
    shift: { rotation: -90 },
  },
  model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'sgd', learningRate: 0.5, steps: 60 }],
  starts: [0, 1, 2].map(() => ({ kind: 'random', distribution: 'normal', biasScale: 1 }) as const),
  plane: { kind: 'random', normalization: 'none' },
}

const source = await observe(oracle, parseExperiment(clouds))
const number = (name: string, given: Record<string, number | string> = {}) => quantityOf(source, name, given)

describe('pairs of runs', () => {
  test('all pairs give the mean over each two', async () => {
    const each = [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const
    for (const name of ['weight-cosine', 'disagreement', 'cka', 'barrier']) {
      const given = name === 'disagreement' || name === 'cka' ? { part: 'shifted' } : {}
      const found = await Promise.all(
        each.map(([start, otherStart]) => number(name, { ...given, start, otherStart })),
      )
      const mean = found.reduce((sum, value) => sum + value, 0) / 3
      expect(await number(name, { ...given, pairs: 'all' }), name).toBeCloseTo(mean, 12)
    }
  })

  test('a run with itself has cosine 1, CKA 1, no disagreement and no barrier', async () => {
    const self = { otherStart: 0 }
    expect(await number('weight-cosine', self)).toBeCloseTo(1, 12)
    expect(await number('cka', self)).toBeCloseTo(1, 12)
    expect(await number('disagreement', { ...self, part: 'shifted' })).toBe(0)
    expect(await number('barrier', self)).toBeLessThan(1e-12)
  })

  test("the accuracy over starts is each run's, and two that disagree are not both right", async () => {
    const part = 'shifted'
    const each = await Promise.all(
      [0, 1, 2].map(async (start) => 1 - (await number('part-errors', { part, start }))),
    )
    expect(await number('accuracy-over-starts', { part, of: 'least' })).toBeCloseTo(Math.min(...each), 12)
    expect(await number('accuracy-over-starts', { part, of: 'most' })).toBeCloseTo(Math.max(...each), 12)
    const apart = await number('disagreement', { part })
    expect(apart).toBeGreaterThanOrEqual(Math.abs(each[0]! - each[1]!) - 1e-12)
    expect(apart).toBeGreaterThan(0)
  })

  test('matched units give the same function, and the barrier is that of the line to them', async () => {
    const [one, other] = source.runs
    for (const by of ['weights', 'activations'] as const) {
      expect(await number('reordering-change', { matched: by })).toBeLessThan(1e-12)
      const options = { other: other!.finalWeights, by }
      const { vectors } = oracle.measure(clouds, one!.finalWeights, 'alignment', options)
      const line = oracle.measure(clouds, one!.finalWeights, 'barrier', { other: vectors![0]! })
      expect(await number('barrier', { matched: by })).toBe(line.values[0])
      expect(line.values[0]).not.toBe(await number('barrier'))
    }
  })

  test('a circle of radius r in the bowl (a² + b²)/2 lies at r²/2', async () => {
    const bowl = onFunction(
      { id: 'quadratic', parameters: { a: 1, b: 1 } },
      { starts: [{ kind: 'weights', values: [1, 1] }], plane: { kind: 'directions', u: [1, 0], v: [0, 1] } },
    )
    const found = await observe(oracle, parseExperiment(bowl))
    const measure = () => {
      throw new Error('a circle waits for nobody')
    }
    const alone = { ...found, answers: { ...oracle, measure } }
    expect(await quantityOf(alone, 'circle-most', { radius: 3 })).toBeCloseTo(4.5, 12)
    const along = {
      ...found,
      experiment: parseExperiment({ ...bowl, plane: { kind: 'pca' } }),
    }
    await expect(quantityOf(along, 'circle-most', {})).rejects.toThrow('whose directions are given')
  })

  test('nowhere on the trained curve are more wrong than possible, and none if both ends are right', async () => {
    const errors = await number('curve-errors')
    expect(errors).toBeGreaterThanOrEqual(Math.max(await number('part-errors', { part: 'train' }), 0))
    expect(errors).toBeLessThanOrEqual(0.05)
  })

  test('random labels train separate networks, and an unknown similarity is refused', async () => {
    expect(withRandomLabels(source.experiment.data, 8)).toMatchObject({ labelCorruption: 1 })
    const random = await number('cka', { of: 'random-labels' })
    expect(random).toBeGreaterThan(0)
    expect(random).not.toBe(await number('cka'))
    await expect(number('cka', { of: 'luck' })).rejects.toThrow('random-labels')
  })
})
