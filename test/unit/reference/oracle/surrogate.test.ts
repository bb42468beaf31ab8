import { describe, expect, it } from 'vitest'
import { lossFunctions } from '../../../../src/reference/metric/loss.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseExperiment, parseMetric } from '../../../../src/experiment/format/parse.ts'
import { leastSquares, surrogate } from '../../../support/theory/surrogate.ts'

const places = [5, 10, 20, 50] as const

/** The share of misclassified samples, and the minimised loss. */
const judged = (far: number, loss: 'squared' | 'logistic', weights: ArrayLike<number>) => {
  const experiment = parseExperiment(surrogate(far, loss))
  const errors = parseMetric(experiment, { loss: 'zero-one' })
  return {
    errors: oracle.measure(experiment, weights, 'metric', { metric: errors }).values[0]!,
    loss: oracle.measure(experiment, weights, 'metric').values[0]!,
  }
}

/** The minimum of a convex function between -40 and 40, by golden-section search. */
function leastOf(f: (x: number) => number): number {
  const share = (Math.sqrt(5) - 1) / 2
  let [low, high] = [-40, 40]
  for (let k = 0; k < 120; k++) {
    const [p, q] = [high - share * (high - low), low + share * (high - low)]
    if (f(p) < f(q)) high = q
    else low = p
  }
  return f((low + high) / 2)
}

const entry = (id: 'squared' | 'logistic' | 'hinge') => {
  const loss = lossFunctions[id]
  if (loss.per !== 'entry') throw new Error('a loss of entries')
  return (margin: number) => loss.value(margin, 1)
}

// ψ(t) is what f = 0 costs beyond the best answer for a coin that shows 1 with probability (1 + t)/2
// (Bartlett, Jordan, McAuliffe 2006).
it.each([
  ['squared', entry('squared'), (t: number) => t * t],
  ['hinge', entry('hinge'), (t: number) => t],
  ['logistic', entry('logistic'), (t: number) => ((1 + t) * Math.log1p(t) + (1 - t) * Math.log1p(-t)) / 2],
  ['exponential', (margin: number) => Math.exp(-margin), (t: number) => 1 - Math.sqrt(1 - t * t)],
])('ψ of the %s loss is the closed form', (_, loss, promise) => {
  for (const t of [0.1, 0.2, 0.4, 0.5, 0.8, 0.99]) {
    const least = leastOf((f) => ((1 + t) / 2) * loss(f) + ((1 - t) / 2) * loss(-f))
    expect(Math.abs(loss(0) - least - promise(t))).toBeLessThan(1e-6)
  }
})

describe.each(places)('S05 with three right points at %f', (far) => {
  const { weights, threshold, wrong } = leastSquares[far]

  it('least squares moves away and misclassifies points', () => {
    const [w = NaN, b = NaN] = oracle.train(surrogate(far, 'squared'))[0]!.finalWeights
    expect(Math.abs(w - weights[0])).toBeLessThan(6e-5)
    expect(Math.abs(b - weights[1])).toBeLessThan(6e-5)
    expect(Math.abs(-b / w - threshold)).toBeLessThan(6e-5)
    expect(judged(far, 'squared', [w, b]).errors).toBeCloseTo(wrong / 23, 14)
  })

  it('the logistic loss’s minimum, with its ridge, misclassifies none', () => {
    const [run] = oracle.train(surrogate(far, 'logistic'))
    expect(run!.outcome).toBe('converged')
    expect(judged(far, 'logistic', run!.finalWeights).errors).toBe(0)
  })

  it('both surfaces are over one plane: the surrogate’s lowest point is not the success’s', () => {
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
