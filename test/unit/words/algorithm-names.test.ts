import { expect, test } from 'vitest'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { algorithmName } from '../../../src/words/names.ts'
import { moons } from '../../support/experiments.ts'

const step = { learningRate: 0.1, steps: 10 }

/** Names of algorithms, given by what differs from a rate of 0.1 and ten steps. */
function names(...given: readonly object[]): string[] {
  const { algorithms } = parseTraining({ ...moons, algorithms: given.map((one) => ({ ...step, ...one })) })
  return algorithms.map((algorithm) => algorithmName(algorithm, algorithms))
}

/** Two values of each field, the name that the first gives, and a rule that reads it. */
const fields = [
  ['sgd', 'learningRate', 0.1, 0.2, 'gradient descent 0.1'],
  ['sgd', 'steps', 10, 20, 'gradient descent, 10 steps'],
  ['momentum', 'momentum', 0.9, 0.5, 'momentum, μ 0.9'],
  ['muon', 'momentum', 0.95, 0.5, 'Muon, μ 0.95'],
  ['adam', 'beta1', 0.9, 0.5, 'Adam, β₁ 0.9'],
  ['lion', 'beta2', 0.99, 0.5, 'Lion, β₂ 0.99'],
  ['rmsprop', 'decay', 0.99, 0.9, 'RMSProp, decay 0.99'],
  ['adagrad', 'initialAccumulator', 0, 0.1, 'Adagrad, initial accumulator 0'],
  ['adam', 'epsilon', 1e-8, 1e-7, 'Adam, ε 10⁻⁸'],
  ['adam', 'epsilonInside', false, true, 'Adam, ε beside the root'],
  ['sgd', 'weightDecay', 0, 0.1, 'gradient descent, weight decay 0'],
  ['sgd', 'noise', 0, 0.1, 'gradient descent, gradient noise 0'],
  ['newton', 'damping', 0, 1, 'Newton, damping λ 0'],
  ['sam', 'rho', 0.05, 0.1, 'SAM, radius ρ 0.05'],
  ['sam', 'base', 'sgd', { momentum: 0.9 }, 'SAM, on gradient descent'],
  ['sam', 'base', { momentum: 0.5 }, { momentum: 0.9 }, 'SAM, on momentum 0.5'],
  ['langevin', 'temperature', 0.01, 0.1, 'Langevin, temperature 0.01'],
  ['perturbed', 'radius', 0.1, 0.2, 'perturbed descent, kick 0.1'],
  ['perturbed', 'threshold', 0.01, 0.1, 'perturbed descent, if |g| below 0.01'],
  ['perturbed', 'interval', 10, 5, 'perturbed descent, kick every 10'],
  ['adam', 'batch', 'full', { size: 4 }, 'Adam, all samples'],
  ['sgd', 'batch', { size: 4 }, { size: 8 }, 'SGD, batches of 4, shuffled'],
  ['sgd', 'batch', { size: 4, order: 'fresh' }, { size: 4 }, 'SGD, batches of 4, new each step'],
  ['sgd', 'schedule', { kind: 'constant' }, { kind: 'cosine' }, 'gradient descent, constant rate'],
  ['sgd', 'schedule', { kind: 'cosine' }, { kind: 'cosine', to: 0.1 }, 'gradient descent, cosine to 0'],
  [
    'sgd',
    'schedule',
    { kind: 'step', every: 5 },
    { kind: 'step', every: 6 },
    'gradient descent, rate times 0.5 every 5 steps',
  ],
  [
    'sgd',
    'schedule',
    { kind: 'warm-up', steps: 5 },
    { kind: 'warm-up', steps: 5, then: { kind: 'cosine' } },
    'gradient descent, warm-up of 5 steps, constant rate',
  ],
  [
    'sgd',
    'schedule',
    { kind: 'changes', at: [{ step: 5, learningRate: 0.01 }] },
    { kind: 'changes', at: [{ step: 5, learningRate: 0.02 }] },
    'gradient descent, constant rate, 0.01 from step 5 on',
  ],
  ['sgd', 'layerRates', undefined, [1, 2], 'gradient descent, one rate for all layers'],
  ['sgd', 'layerRates', [1, 3], [1, 2], 'gradient descent, layer rates 1, 3'],
  ['sgd', 'stop', undefined, { quantity: 'loss', below: 0.1 }, 'gradient descent, without a stop'],
  [
    'sgd',
    'stop',
    { quantity: 'zero-one', below: 0.1 },
    { quantity: 'loss', below: 0.1 },
    'gradient descent, until the error rate is below 0.1',
  ],
  ['adam', 'linearized', true, false, 'Adam, linearised'],
  ['adam', 'subspace', { dimension: 5 }, { dimension: 6 }, 'Adam, in 5 directions'],
  ['sgd', 'subspace', { dimension: 1 }, undefined, 'gradient descent, in 1 direction'],
] as const

test.each(fields)('%s with another %s is told apart', (id, field, one, other, name) => {
  const [first, second] = names({ id, [field]: one }, { id, [field]: other })
  expect(first).toBe(name)
  expect(second).not.toBe(first)
})

test('every field of an algorithm tells it apart', () => {
  const [algorithm] = parseTraining({ ...moons, algorithms: [{ id: 'sgd', ...step }] }).algorithms
  const named = new Set<string>(fields.map(([, field]) => field))
  expect(Object.keys(algorithm!).filter((field) => field !== 'id' && !named.has(field))).toEqual([])
})

test('the rate is enough where it tells all apart, with as many digits as that takes', () => {
  const [one, other, adam] = names(
    { id: 'momentum', momentum: 0.9 },
    { id: 'momentum', momentum: 0.5, learningRate: 0.10001 },
    { id: 'adam' },
  )
  expect([one, other, adam]).toEqual(['momentum 0.1', 'momentum 0.10001', 'Adam'])
})

test('what the others have too is named only where it tells somebody apart', () => {
  const given = [
    { id: 'momentum' },
    { id: 'momentum', momentum: 0.5 },
    { id: 'momentum', momentum: 0.5, learningRate: 0.2 },
  ]
  expect(names(...given)).toEqual(['momentum 0.1, μ 0.9', 'momentum 0.1, μ 0.5', 'momentum 0.2'])
})

test('a field that the rule does not read sets nothing apart', () => {
  expect(names({ id: 'sgd', momentum: 0.5 }, { id: 'sgd', momentum: 0.9 })).toEqual([
    'gradient descent',
    'gradient descent',
  ])
})
