import { describe, expect, test } from 'vitest'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'
import { exactPopulation, nodes, shares, threeGaps } from '../../../../support/theory/three-gaps.ts'

describe('the three gaps', () => {
  test.each([
    [1, 0.070397],
    [5, 0.03258],
    [20, 0.008971],
    [50, 0.001016],
    [200, 0],
  ])('of S01 after %d steps: only the algorithm gap shrinks', (steps, expected) => {
    const e = threeGaps(steps)
    const [run] = oracle.train(e)
    const { values, vectors } = oracle.measure(e, run!.finalWeights, 'gaps')
    const [model, metric, algorithm] = values as unknown as [number, number, number]
    expect(Math.abs(model - 1 / 192)).toBeLessThan(1e-12)
    expect(Math.abs(metric - 0.000526)).toBeLessThan(1e-6)
    expect(Math.abs(algorithm - expected)).toBeLessThan(1e-5)
    const [best, sample] = vectors!
    expect(best![0]).toBeCloseTo(15 / 16, 9)
    expect(best![1]).toBeCloseTo(3 / 16, 9)
    expect(sample![0]).toBeCloseTo(0.862596, 5)
    expect(sample![1]).toBeCloseTo(0.2177, 5)
    const reached = oracle.measure(e, run!.finalWeights, 'metric', {
      metric: { ...parseExperiment(e).metric, part: 'test' },
    }).values[0]!
    expect(Math.abs(model + metric + algorithm - reached)).toBeLessThan(1e-15)
  })

  test('shifted data have their own gaps (S06)', () => {
    const e = threeGaps(1)
    const shifted: TrainingInput = {
      ...e,
      data: {
        ...(e.data as Extract<TrainingInput['data'], { kind: 'table' }>),
        inputs: exactPopulation.testInputs,
        targets: exactPopulation.testTargets,
        weights: exactPopulation.testWeights,
        parts: {
          shifted: {
            inputs: nodes.map((t) => [2 * t]),
            targets: nodes.map((t) => [2 * t]),
            weights: shares.map((m) => [m]),
          },
        },
      },
    }
    const metric = { ...parseExperiment(shifted).metric, part: 'shifted' }
    const { values } = oracle.measure(shifted, [0, 0], 'gaps', { metric })
    expect(values[0]).toBeCloseTo(1 / 48, 12)
    expect(values[0]! + values[1]!).toBeCloseTo(403 / 768, 9)
  })

  test('success without a gradient is searched by the trained loss on its part; early stopping may help', () => {
    const moons: TrainingInput = {
      ...threeGaps(1),
      data: { kind: 'generated', id: 'two-moons', size: 12, testSize: 100, noise: 0.3 },
      model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh' },
      metric: { loss: 'logistic', weightDecay: 1e-3 },
      algorithms: [{ id: 'adam', learningRate: 0.05, steps: 40 }],
      starts: [{ kind: 'random', distribution: 'lecun-normal' }],
    }
    const [run] = oracle.train(moons)
    const metric = { ...parseExperiment(moons).metric, loss: 'zero-one', part: 'test' } as const
    const { values } = oracle.measure(moons, run!.finalWeights, 'gaps', { metric })
    expect(values[0]).toBeGreaterThanOrEqual(0)
    expect(values[1]).toBeGreaterThanOrEqual(0)
    const reached = oracle.measure(moons, run!.finalWeights, 'metric', { metric }).values[0]!
    expect(values[0]! + values[1]! + values[2]!).toBeCloseTo(reached, 14)
    expect(values[0]).toBeLessThanOrEqual(reached)
  })
})
