import { afterEach, describe, expect, test } from 'vitest'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { hasRuns } from '../../../src/experiment/spec/experiment.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import { german } from '../../../src/words/language/german/german.ts'
import { setTranslator } from '../../../src/words/language/language.ts'
import { Translator } from '../../../src/words/language/translator.ts'
import { written } from '../../../src/words/language/written.ts'
import { fieldName } from '../../../src/words/field-names.ts'
import { algorithmName, ofRun, runNames } from '../../../src/words/run-names.ts'
import { moons } from '../../support/experiments.ts'
import { numberedSteps } from '../../support/matrix/covering-steps.ts'

afterEach(() => setTranslator(undefined))

const step = { id: 'sgd', learningRate: 0.1, steps: 10 }

/** Algorithms, each given by its differences from gradient descent at rate 0.1 with ten steps. */
const algorithmsOf = (given: readonly object[]) =>
  parseTraining({ ...moons, algorithms: given.map((one) => ({ ...step, ...one })) }).algorithms

const namesOf = (...given: readonly object[]) => runNames(algorithmsOf(given))

const momentum = { id: 'momentum' }
const adam = { id: 'adam' }
const warm = { kind: 'warm-up', steps: 8, then: { kind: 'cosine' } }

/** Lists of algorithms, and the names of their runs. */
const lists: readonly (readonly [readonly object[], readonly string[]])[] = [
  // A single rule, or rules that differ: their names.
  [[{}], ['gradient descent']],
  [[{ batch: { size: 4 } }], ['SGD']],
  [[{ ...adam, linearized: true }], ['Adam, linearised']],
  [[{ subspace: { dimension: 1 } }], ['gradient descent, in 1 direction']],
  [
    [{}, momentum, adam],
    ['gradient descent', 'momentum', 'Adam'],
  ],
  [
    [{ learningRate: 0.1 }, { ...momentum, learningRate: 0.2 }],
    ['gradient descent', 'momentum'],
  ],
  [
    [{}, { batch: { size: 4 } }],
    ['gradient descent', 'SGD'],
  ],
  // One rule: the rate, with as many digits as necessary.
  [
    [{ learningRate: 0.42 }, { learningRate: 0.05 }],
    ['η 0.42', 'η 0.05'],
  ],
  [
    [{ learningRate: 0.1 }, { learningRate: 0.10001 }],
    ['η 0.1', 'η 0.10001'],
  ],
  [
    [
      { ...momentum, momentum: 0.9 },
      { ...momentum, momentum: 0.5, learningRate: 0.2 },
    ],
    ['η 0.1', 'η 0.2'],
  ],
  // At equal rates, other differences, only where they distinguish runs.
  [
    [momentum, { ...momentum, momentum: 0.5 }],
    ['μ 0.9', 'μ 0.5'],
  ],
  [
    [momentum, { ...momentum, momentum: 0.5 }, { ...momentum, momentum: 0.5, learningRate: 0.2 }],
    ['η 0.1, μ 0.9', 'η 0.1, μ 0.5', 'η 0.2'],
  ],
  [
    [momentum, { ...momentum, momentum: 0.5, steps: 20 }],
    ['μ 0.9', 'μ 0.5'],
  ],
  [
    [{ schedule: warm }, {}],
    ['warm-up, cosine', 'constant rate'],
  ],
  [
    [{ schedule: warm }, { schedule: { kind: 'warm-up', steps: 8 } }],
    ['warm-up, cosine', 'warm-up'],
  ],
  [
    [{ schedule: { kind: 'warm-up', steps: 8 } }, { schedule: { kind: 'warm-up', steps: 16 } }, {}],
    ['warm-up of 8 steps, constant rate', 'warm-up of 16 steps, constant rate', 'constant rate'],
  ],
  [
    [{ schedule: { kind: 'cosine' } }, { schedule: { kind: 'cosine', to: 0.1 } }],
    ['cosine to 0', 'cosine to 0.1'],
  ],
  [
    [{ schedule: { kind: 'step', every: 5 } }, { schedule: { kind: 'cosine' } }],
    ['rate in steps', 'cosine'],
  ],
  [
    [{ schedule: { kind: 'changes', at: [{ step: 5, learningRate: 0.01 }] } }, {}],
    ['0.01 from step 5 on', 'constant rate'],
  ],
  [
    [{ batch: { size: 4 } }, { batch: { size: 8 } }],
    ['batches of 4', 'batches of 8'],
  ],
  [
    [{ batch: { size: 4, order: 'fresh' } }, { batch: { size: 4 } }],
    ['batches of 4, new each step', 'batches of 4, shuffled'],
  ],
  [
    [adam, { ...adam, batch: { size: 4 } }],
    ['all samples', 'batches of 4'],
  ],
  [
    [{ steps: 10 }, { steps: 20 }],
    ['10 steps', '20 steps'],
  ],
  // A linearised network, and a run in a subspace, are named before the rate.
  [
    [{}, { linearized: true }],
    ['gradient descent', 'linearised'],
  ],
  [
    [{}, { linearized: true, learningRate: 0.2 }],
    ['gradient descent', 'linearised'],
  ],
  [
    [{}, { subspace: { dimension: 5 } }, { subspace: { dimension: 6 } }],
    ['gradient descent', 'in 5 directions', 'in 6 directions'],
  ],
  // Several of one rule among others: the rule before the differences.
  [
    [{}, { learningRate: 0.2 }, adam],
    ['gradient descent, η 0.1', 'gradient descent, η 0.2', 'Adam'],
  ],
  [
    [momentum, { ...momentum, momentum: 0.5 }, {}],
    ['momentum, μ 0.9', 'momentum, μ 0.5', 'gradient descent'],
  ],
  [
    [adam, { ...adam, linearized: true }, {}],
    ['Adam', 'Adam, linearised', 'gradient descent'],
  ],
  // A name given by an author wins, and the others are distinguished without that run.
  [
    [{ name: 'the careful one' }, { learningRate: 0.2 }],
    ['the careful one', 'gradient descent'],
  ],
  [
    [{ name: ' ' }, { learningRate: 0.2 }],
    ['η 0.1', 'η 0.2'],
  ],
  // Nothing differs.
  [
    [{}, {}],
    ['gradient descent', 'gradient descent'],
  ],
  [
    [{}, {}, adam],
    ['gradient descent', 'gradient descent', 'Adam'],
  ],
]

describe('Names of runs', () => {
  test.each(lists)('of %j are %j', (given, names) => {
    expect(namesOf(...given)).toEqual(names)
  })

  test('are those of each algorithm among the others, and of a single one', () => {
    const algorithms = algorithmsOf([{}, { learningRate: 0.2 }])
    expect(algorithms.map((one) => algorithmName(one, algorithms))).toEqual(['η 0.1', 'η 0.2'])
    expect(algorithmName(algorithms[1]!)).toBe('gradient descent')
  })

  test('ignore a field that the rule lacks', () => {
    expect(namesOf({ momentum: 0.5 }, { momentum: 0.9 })).toEqual(['gradient descent', 'gradient descent'])
  })

  test('are translated part by part, except those that a person gave', () => {
    setTranslator(new Translator('de', german))
    const given = [{ name: 'momentum' }, { schedule: warm }, { learningRate: 0.2 }, adam]
    expect(namesOf(...given).map(written)).toEqual([
      'momentum',
      'Gradientenabstieg, η 0,1',
      'Gradientenabstieg, η 0,2',
      'Adam',
    ])
    expect(namesOf({ schedule: warm }, {}).map(written)).toEqual(['Aufwärmen, Kosinus', 'konstante Rate'])
  })

  test('of the lectures differ on each stage, and are short', () => {
    const lists = numberedSteps(scenarios).flatMap(({ stages }) =>
      stages.flatMap((stage) => (hasRuns(stage) ? [runNames(stage.algorithms)] : [])),
    )
    expect(lists.filter((names) => new Set(names).size < names.length)).toEqual([])
    expect([...new Set(lists.flat())].filter((name) => name.length > 28)).toEqual([])
  })

  test('are too long if they have more than 40 characters', () => {
    expect(() => namesOf({ name: 'n'.repeat(41) })).toThrow(
      'algorithms[0].name: must be at most 40 characters long',
    )
  })
})

describe('A field of a run', () => {
  const nameOf = (given: readonly object[], at: number, field: string, starts = 1) => {
    const start = { kind: 'random', distribution: 'lecun-normal' }
    const algorithms = given.map((one) => ({ ...step, ...one }))
    const experiment = parseTraining({ ...moons, algorithms, starts: Array(starts).fill(start) })
    return fieldName(experiment, ['algorithms', at, field])
  }
  const other = { learningRate: 0.2 }

  test('belongs to the rule, and to the run by its number if the rule occurs twice', () => {
    expect(nameOf([{}], 0, 'learningRate')).toBe('learning rate')
    expect(nameOf([{}, adam], 1, 'learningRate')).toBe('learning rate of Adam')
    expect(nameOf([{}, other], 1, 'learningRate')).toBe('learning rate of run 2')
    expect(nameOf([{}, other], 1, 'learningRate', 2)).toBe('learning rate of algorithm 2')
    expect(nameOf([{}, { ...other, name: 'fast' }], 1, 'learningRate')).toBe('learning rate of fast')
  })

  test('is never “momentum of momentum”', () => {
    expect(nameOf([momentum, adam], 0, 'momentum')).toBe('μ of momentum')
    expect(nameOf([{ id: 'nesterov' }, adam], 0, 'momentum')).toBe('momentum of Nesterov')
  })
})

test.each([
  ['momentum', 'momentum’s end'],
  ['start 2', 'start 2’s end'],
  ['A', 'A’s end'],
  ['η 0.1', 'end of η 0.1'],
  ['warm-up, cosine', 'end of warm-up, cosine'],
  ['momentum, start 2', 'end of momentum, start 2'],
])('the end of the run %s is the %s', (name, words) => {
  expect(ofRun(name, 'end')).toBe(words)
})

/** Two values of each field, the name that the first gives, and a rule that uses it. */
const fields = [
  ['sgd', 'learningRate', 0.1, 0.2, 'η 0.1'],
  ['sgd', 'steps', 10, 20, '10 steps'],
  ['momentum', 'momentum', 0.9, 0.5, 'μ 0.9'],
  ['muon', 'momentum', 0.95, 0.5, 'μ 0.95'],
  ['adam', 'beta1', 0.9, 0.5, 'β₁ 0.9'],
  ['lion', 'beta2', 0.99, 0.5, 'β₂ 0.99'],
  ['rmsprop', 'decay', 0.99, 0.9, 'decay 0.99'],
  ['adagrad', 'initialAccumulator', 0, 0.1, 'initial accumulator 0'],
  ['adam', 'epsilon', 1e-8, 1e-7, 'ε 10⁻⁸'],
  ['adam', 'epsilonInside', false, true, 'ε outside the root'],
  ['sgd', 'weightDecay', 0, 0.1, 'weight decay 0'],
  ['sgd', 'noise', 0, 0.1, 'gradient noise 0'],
  ['newton', 'damping', 0, 1, 'λ 0'],
  ['sam', 'rho', 0.05, 0.1, 'ρ 0.05'],
  ['sam', 'base', 'sgd', { momentum: 0.9 }, 'on gradient descent'],
  ['sam', 'base', { momentum: 0.5 }, { momentum: 0.9 }, 'on momentum 0.5'],
  ['langevin', 'temperature', 0.01, 0.1, 'temperature 0.01'],
  ['perturbed', 'radius', 0.1, 0.2, 'kick 0.1'],
  ['perturbed', 'threshold', 0.01, 0.1, 'if |g| below 0.01'],
  ['perturbed', 'interval', 10, 5, 'kick every 10'],
  ['sgd', 'batch', { size: 4 }, { size: 8 }, 'batches of 4'],
  ['sgd', 'schedule', { kind: 'constant' }, { kind: 'cosine' }, 'constant rate'],
  ['sgd', 'schedule', { kind: 'step', every: 5 }, { kind: 'step', every: 6 }, 'rate times 0.5 every 5 steps'],
  ['sgd', 'layerRates', undefined, [1, 2], 'one rate for all layers'],
  ['sgd', 'layerRates', [1, 3], [1, 2], 'layer rates 1, 3'],
  ['sgd', 'stop', undefined, { quantity: 'loss', below: 0.1 }, 'without a stop'],
  [
    'sgd',
    'stop',
    { quantity: 'zero-one', below: 0.1 },
    { quantity: 'loss', below: 0.1 },
    'until the error rate is below 0.1',
  ],
  ['adam', 'linearized', true, false, 'linearised'],
  ['adam', 'subspace', { dimension: 5 }, { dimension: 6 }, 'in 5 directions'],
  ['sgd', 'name', 'the first', 'the second', 'the first'],
] as const

test.each(fields)('%s is distinguished by another %s', (id, field, one, other, name) => {
  const [first, second] = namesOf({ id, [field]: one }, { id, [field]: other })
  expect(first).toBe(name)
  expect(second).not.toBe(first)
})

test('every field of an algorithm distinguishes it', () => {
  const [algorithm] = algorithmsOf([{}])
  const named = new Set<string>(fields.map(([, field]) => field))
  expect(Object.keys(algorithm!).filter((field) => field !== 'id' && !named.has(field))).toEqual([])
})
