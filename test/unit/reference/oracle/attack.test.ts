import { describe, expect, it, test } from 'vitest'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { lossFunctions } from '../../../../src/reference/metric/loss.ts'
import { normalDistribution } from '../../../../src/experiment/model/error-function.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { objectiveOf } from '../../../../src/reference/objective/objective.ts'
import { parseTraining, parseMetric } from '../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import type { AttackSpec, LossId, MetricInput } from '../../../../src/experiment/spec/metric.ts'
import { fixedClassifier, manySamples, worstErrors } from '../../../support/theory/attack.ts'
import { moons } from '../../../support/experiments.ts'

const norms = ['l2', 'linf'] as const
const epsilons = [0, 0.25, 0.5, 1] as const

const valueAt = (experiment: TrainingInput, weights: ArrayLike<number>, metric: MetricInput): number =>
  oracle.measure(experiment, weights, 'metric', { metric: parseMetric(parseTraining(experiment), metric) })
    .values[0]!

describe('S15: a fixed linear classifier under attack', () => {
  const w = [1, 0.5]

  test.each(norms.flatMap((norm) => epsilons.map((epsilon) => [norm, epsilon] as const)))(
    '%s, ε = %f: the error on blobs equals the closed form’s within four standard errors',
    (norm, epsilon) => {
      const expected = worstErrors[norm][epsilon]
      const dual = norm === 'l2' ? Math.hypot(...w) : 1.5
      expect(normalDistribution((epsilon * dual - 1.25) / (0.5 * Math.hypot(...w)))).toBeCloseTo(expected, 6)
      const found = valueAt(fixedClassifier, w, {
        loss: 'zero-one',
        part: 'shifted',
        attack: { epsilon, norm },
      })
      expect(Math.abs(found - expected)).toBeLessThan(
        4 * Math.sqrt((expected * (1 - expected)) / manySamples),
      )
    },
  )

  it.each(norms)('%s: every loss is exactly that of the margin y w·x - ε‖w‖_*', (norm) => {
    const { data } = buildTrainingProblem(parseTraining(fixedClassifier)).model as never as {
      data: { parts: Record<string, { inputs: Float64Array; targets: Float64Array; count: number }> }
    }
    const { inputs, targets, count } = data.parts['train']!
    const reach = 0.3 * (norm === 'l2' ? Math.hypot(...w) : 1.5)
    const margins = [...targets].map((y, n) => y * (inputs[2 * n]! + 0.5 * inputs[2 * n + 1]!) - reach)
    const mean = (of: (margin: number, n: number) => number) =>
      margins.reduce((sum, margin, n) => sum + of(margin, n), 0) / count
    const found = (loss: LossId) => valueAt(fixedClassifier, w, { loss, attack: { epsilon: 0.3, norm } })
    expect(found('logistic')).toBeCloseTo(
      mean((m) => Math.log1p(Math.exp(-m))),
      13,
    )
    expect(found('hinge')).toBeCloseTo(
      mean((m) => Math.max(0, 1 - m)),
      13,
    )
    expect(found('zero-one')).toBe(mean((m) => (m <= 0 ? 1 : 0)))
    const residuals = margins.map((m, n) => Math.abs(targets[n]! * (m + reach) - targets[n]!) + reach)
    expect(found('squared')).toBeCloseTo(
      mean((_, n) => residuals[n]! ** 2),
      12,
    )
  })
})

/** A network, its weights, and every loss of one sample with its inputs moved by hand. */
function studied(model: object, metric: MetricInput, targets: number[][]) {
  const inputs = [[0.4, -0.3], [-0.8, 0.9], [0.1, 0.05]] // prettier-ignore
  const experiment: TrainingInput = {
    ...moons,
    data: {
      kind: 'table',
      task: metric.loss === 'squared' ? 'regression' : 'classification',
      inputs,
      targets,
    },
    model: { kind: 'mlp', widths: [2, 5, targets[0]!.length], activation: 'tanh', ...model },
    metric: { loss: 'squared' },
    starts: [
      { kind: 'random', distribution: 'lecun-normal', biasScale: 0.3 },
      { kind: 'random', distribution: 'lecun-normal', scale: 2, biasScale: 0.3 },
    ],
    plane: { kind: 'random', normalization: 'none' },
  }
  const problem = buildTrainingProblem(parseTraining(experiment))
  const [w0, weights] = [0, 1].map((i) => oracle.train({ ...experiment, algorithms: [{ id: 'sgd', learningRate: 0, steps: 0 }] }, {})[i]!.finalWeights) as [Float64Array, Float64Array] // prettier-ignore
  const under = (attack: Partial<AttackSpec>) =>
    objectiveOf(problem, parseMetric(problem.experiment, { ...metric, attack: { epsilon: 0.35, ...attack } }), w0).value(weights) // prettier-ignore
  /** The mean over the samples of the worst loss on a fine polar grid of the ball, including its boundary. */
  const byHand = (norm: AttackSpec['norm']) => {
    const moves = Array.from({ length: 40 * 360 }, (_, k) => {
      const [radius, angle] = [(1 + Math.floor(k / 360)) / 40, (k % 360) * (Math.PI / 180)]
      const [c, s] = [Math.cos(angle), Math.sin(angle)]
      const length = (0.35 * radius) / (norm === 'l2' ? 1 : Math.max(Math.abs(c), Math.abs(s)))
      return [length * c, length * s] as const
    })
    const worst = inputs.map(([x = 0, y = 0], n) => {
      const moved = moves.map(([dx, dy]) => [x + dx, y + dy])
      const outputs = predictedBy(problem.experiment, weights, w0, moved)
      const width = targets[0]!.length
      const repeated = Float64Array.from(moved.flatMap(() => targets[n]!))
      const loss = lossFunctions[metric.loss]
      const of = (k: number) =>
        loss.per === 'sample'
          ? loss.value(outputs, repeated, k * width, width)
          : targets[n]!.reduce(
              (sum, target, i) => sum + loss.value(outputs[k * width + i]!, target) / width,
              0,
            )
      return Math.max(...moved.map((_, k) => of(k)))
    })
    return worst.reduce((sum, loss) => sum + loss, 0) / worst.length
  }
  return { under, byHand, clean: objectiveOf(problem, parseMetric(problem.experiment, metric), w0).value(weights) } // prettier-ignore
}

/** Outputs, minus those at w_0 if the network is centred. */
function predictedBy(experiment: TrainingInput, weights: Float64Array, w0: Float64Array, inputs: number[][]) {
  const plain = { ...experiment, model: { ...experiment.model, centered: false } } as TrainingInput
  const own = oracle.predict(plain, weights, inputs)
  if (!('centered' in experiment.model && experiment.model.centered)) return own
  const born = oracle.predict(plain, w0, inputs)
  return own.map((value, i) => value - born[i]!)
}

const signs = [[1], [-1], [1]]
const numbers = [[0.5], [-1.2], [0.1]]
const classes = [[1, 0, 0], [0, 1, 0], [0, 0, 1]] // prettier-ignore

describe.each(norms)('%s', (norm) => {
  it.each([
    ['several linear layers', { activation: 'linear', outputScale: 1.7 }, { loss: 'logistic' }, signs],
    ['linearity 1, centred', { linearity: 1, centered: true, parameterization: 'ntk' }, { loss: 'squared' }, numbers],
    ['hinge, no biases', { activation: 'linear', bias: false }, { loss: 'hinge' }, signs],
  ] as const)('is exact for %s: nothing in the ball is worse, and something is as bad', (_, model, metric, targets) => {
    const { under, byHand } = studied(model, metric, targets.map((row) => [...row]))
    // The grid's angles miss the worst direction by at most half a degree, which costs 1 - cos 0.5° = 4e-5 of
    // the reach.
    expect(under({ norm })).toBeGreaterThanOrEqual(byHand(norm) - 1e-12)
    expect(under({ norm }) / byHand(norm)).toBeLessThan(1 + 4e-4)
    expect(under({ norm, steps: 20 })).toBe(under({ norm }))
  }) // prettier-ignore

  it.each([
    ['tanh, logistic', {}, { loss: 'logistic' }, signs],
    ['sine, squared', { activation: 'sine' }, { loss: 'squared' }, numbers],
    ['gelu, centred', { activation: 'gelu', centered: true }, { loss: 'squared' }, numbers],
    ['three classes', {}, { loss: 'cross-entropy' }, classes],
    ['several outputs', { outputActivation: 'tanh' }, { loss: 'squared' }, classes],
    ['linear, several outputs', { activation: 'linear' }, { loss: 'cross-entropy' }, classes],
  ] as const)('is a lower bound for %s, close to the worst case by many steps', (_, model, metric, targets) => {
    const { under, byHand, clean } = studied(model, metric, targets.map((row) => [...row]))
    const worst = byHand(norm)
    for (const steps of [1, 5, 40]) {
      expect(under({ norm, steps })).toBeGreaterThan(clean)
      expect(under({ norm, steps })).toBeLessThan(worst * (1 + 1e-3))
    }
    expect((under({ norm, steps: 40 }) - clean) / (worst - clean)).toBeGreaterThan(0.97)
    expect(under({ norm, steps: 1 }) - clean).toBeGreaterThan(0.4 * (worst - clean))
    expect(under({ norm, epsilon: 0 })).toBe(clean)
  }) // prettier-ignore

  it('one step is FGSM, and exact if all units stay on one side of their kink', () => {
    const bent = studied({ activation: 'relu', widths: [2, 1, 1], linearity: 0 }, { loss: 'logistic' }, signs)
    expect(bent.under({ norm })).toBeGreaterThanOrEqual(bent.clean)
    const experiment: TrainingInput = {
      ...fixedClassifier,
      model: { kind: 'mlp', widths: [2, 1, 1], activation: 'relu', bias: true },
      starts: [{ kind: 'weights', values: [1, 0.5, 100, 1, -100] }],
    }
    const metric = { loss: 'logistic', attack: { epsilon: 0.5, norm } } as const
    expect(valueAt(experiment, [1, 0.5, 100, 1, -100], metric)).toBeCloseTo(
      valueAt(fixedClassifier, [1, 0.5], metric),
      12,
    )
  })

  it('errors of several classes count every sample that a step flips', () => {
    const of = (attack: object | undefined, weights: number[]) =>
      valueAt(
        {
          ...moons,
          data: { kind: 'table', task: 'classification', inputs: [[1, 0], [0, 1]], targets: [[1, 0], [0, 1]] },
          model: { kind: 'mlp', widths: [2, 2], activation: 'linear', bias: false },
          metric: { loss: 'cross-entropy' },
          plane: { kind: 'weights', first: 0, second: 1 },
        },
        weights,
        { loss: 'zero-one', ...(attack && { attack: attack as never }) },
      ) // prettier-ignore
    // f = x: a move against (1, -1) loses the margin 1 at length 1/√2 in l2 and 1/2 in l∞.
    const edge = norm === 'l2' ? Math.SQRT1_2 : 0.5
    expect(of(undefined, [1, 0, 0, 1])).toBe(0)
    expect(of({ norm, epsilon: edge - 1e-9 }, [1, 0, 0, 1])).toBe(0)
    expect(of({ norm, epsilon: edge + 1e-9 }, [1, 0, 0, 1])).toBe(1)
  })
})

describe('an attack', () => {
  const attack = { epsilon: 0.1 } as const
  const attacked = { loss: 'logistic', attack } as const

  it('has its defaults, and over a plane the values of its points', () => {
    const { terrain } = parseTraining({ ...moons, terrain: { metric: attacked } })
    expect(terrain.metric?.attack).toEqual({ epsilon: 0.1, norm: 'l2', steps: 1 })
    const found = oracle.terrain({ ...fixedClassifier, terrain: { metric: attacked } }, { resolution: 4 })
    expect(found.values[15]).toBe(valueAt(fixedClassifier, [2, 2], attacked))
    const decayed = { ...attacked, weightDecay: 0.5 }
    expect(valueAt(fixedClassifier, [1, 2], decayed) - valueAt(fixedClassifier, [1, 2], attacked)).toBeCloseTo(1.25, 12) // prettier-ignore
  })

  it('skips samples of weight 0, and keeps non-finite values', () => {
    const weighted: TrainingInput = {
      ...fixedClassifier,
      data: { kind: 'table', task: 'classification', inputs: [[1, 0], [0, 1]], targets: [[1], [-1]], weights: [[2], [0]] },
      model: { kind: 'mlp', widths: [2, 3, 1], activation: 'relu', bias: false },
      starts: [{ kind: 'random', distribution: 'normal' }],
    } // prettier-ignore
    const alone: TrainingInput = { ...weighted, data: { kind: 'table', task: 'classification', inputs: [[1, 0]], targets: [[1]] } } // prettier-ignore
    const weights = [1, -2, 3, 0.5, 1, -1, 2, -1, 1]
    expect(valueAt(weighted, weights, attacked)).toBe(valueAt(alone, weights, attacked))
    expect(valueAt(weighted, weights.map((w) => 1e300 * w), { loss: 'squared', attack })).toBeNaN() // prettier-ignore
  })

  it.each([
    [{ metric: attacked }, /metric.attack: algorithms minimise the loss on the original samples/],
    [{ terrain: { metric: { ...attacked, attack: { epsilon: -1 } } } }, /terrain.metric.attack.epsilon: must not be negative/],
    [{ terrain: { metric: { ...attacked, attack: { epsilon: 1, norm: 'l1' } } } }, /terrain.metric.attack.norm: must be one of "l2", "linf"/],
    [{ terrain: { metric: { ...attacked, attack: { epsilon: 1, steps: 0 } } } }, /terrain.metric.attack.steps: must be at least 1/],
    [{ terrain: { ghost: { ...attacked, attack: {} } } }, /terrain.ghost.attack.epsilon: is missing/],
    [{ data: { ...moons.data, features: ['x1', 'x2'] }, terrain: { metric: attacked } }, /terrain.metric.attack: an attack moves the inputs themselves/],
  ] as const)('is refused in a sentence where it cannot be: %o', (change, sentence) => {
    expect(() => parseTraining({ ...moons, ...change })).toThrow(sentence)
  }) // prettier-ignore

  it('has no slope, and cannot be trained or watched', () => {
    const metric = parseMetric(parseTraining(moons), attacked)
    const weights = oracle.train(moons)[0]!.finalWeights
    expect(() => oracle.measure(moons, weights, 'gradient', { metric })).toThrow(/metric.attack: the slope/)
    expect(() => oracle.measure(moons, weights, 'sharpness', { metric })).toThrow(/metric.attack: the slope/)
    expect(() => oracle.train(moons, { watch: [metric] })).toThrow(
      /metric.attack: an attacked metric cannot be watched/,
    )
    const sharp = { ...moons, terrain: { quantity: 'sharpness', metric: attacked } } as const
    expect(() => oracle.terrain(sharp, { resolution: 2 })).toThrow(/terrain.metric.attack: the slope/)
    const gaps = oracle.measure(moons, weights, 'gaps', { metric }).values
    expect(gaps.reduce((sum, gap) => sum + gap, 0)).toBeCloseTo(valueAt(moons, weights, attacked), 9)
  })
})
