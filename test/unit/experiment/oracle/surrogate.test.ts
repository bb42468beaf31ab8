import { describe, expect, it } from 'vitest'
import { oracle } from '../../../../src/experiment/oracle/index.ts'
import { parseExperiment, parseMetric } from '../../../../src/experiment/format/parse.ts'
import { leastSquares, surrogate } from '../../../support/theory/surrogate.ts'

const places = [5, 10, 20, 50] as const

/** The share of wrong samples, and the loss that is minimised. */
const judged = (far: number, loss: 'squared' | 'logistic', weights: ArrayLike<number>) => {
  const experiment = parseExperiment(surrogate(far, loss))
  const errors = parseMetric(experiment, { loss: 'zero-one' })
  return {
    errors: oracle.measure(experiment, weights, 'metric', { metric: errors }).values[0]!,
    loss: oracle.measure(experiment, weights, 'metric').values[0]!,
  }
}

describe.each(places)('S05 with three right points at %f', (far) => {
  const { weights, threshold, wrong } = leastSquares[far]

  it('least squares walks off and gets points wrong', () => {
    const [w = NaN, b = NaN] = oracle.train(surrogate(far, 'squared'))[0]!.finalWeights
    expect(Math.abs(w - weights[0])).toBeLessThan(6e-5)
    expect(Math.abs(b - weights[1])).toBeLessThan(6e-5)
    expect(Math.abs(-b / w - threshold)).toBeLessThan(6e-5)
    expect(judged(far, 'squared', [w, b]).errors).toBeCloseTo(wrong / 23, 14)
  })

  it('the logistic loss’s minimum, with its ridge, gets none wrong', () => {
    const [run] = oracle.train(surrogate(far, 'logistic'))
    expect(run!.outcome).toBe('converged')
    expect(judged(far, 'logistic', run!.finalWeights).errors).toBe(0)
  })

  it('both surfaces stand over one plane: the surrogate’s lowest point is not the success’s', () => {
    const experiment = surrogate(far, 'squared')
    const resolution = 61
    const bowl = oracle.terrain(experiment, { resolution })
    const stairs = oracle.terrain(
      { ...experiment, terrain: { metric: { loss: 'zero-one' } } },
      { resolution },
    )
    const steps = Array.from(stairs.values, (value) => 23 * value)
    for (const step of steps) expect(Math.abs(step - Math.round(step))).toBeLessThan(1e-12)
    const lowest = bowl.values.indexOf(bowl.min)
    expect(Math.round(steps[lowest]!)).toBeGreaterThan(0)
    expect(stairs.min).toBe(0)
    expect(bowl.values[stairs.values.indexOf(0)]).toBeGreaterThan(bowl.min)
  })
})
