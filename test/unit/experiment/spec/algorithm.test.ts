import { describe, expect, expectTypeOf, test } from 'vitest'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import {
  algorithmIds,
  packed,
  stepWork,
  type RuleId,
  type AlgorithmOf,
  type AlgorithmSpec,
} from '../../../../src/experiment/spec/algorithm.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'
import { moons } from '../../../support/experiments.ts'

test('the work of a step is six multiply-adds for each gradient, weight and sample that it uses', () => {
  const work = (id: Parameters<typeof algorithmSpec>[0]['id'], batch?: number) =>
    stepWork(
      algorithmSpec({ id, ...(batch && { batch: { size: batch, order: 'shuffled' } }) }),
      { size: 10, work: 10 },
      50,
    )
  expect(work('sgd')).toBe(6 * 10 * 50)
  expect(work('adam', 8)).toBe(6 * 10 * 8)
  expect(work('adam', 80)).toBe(6 * 10 * 50)
  expect(
    stepWork(algorithmSpec({ id: 'adam', batch: { size: 80, order: 'fresh' } }), { size: 10, work: 10 }, 50),
  ).toBe(6 * 10 * 80)
  expect(work('sam')).toBe(2 * work('sgd'))
  const within = { dimension: 30 }
  expect(stepWork(algorithmSpec({ id: 'sam', subspace: within }), { size: 10, work: 10 }, 50)).toBe(
    2 * 6 * 10 * (50 + 30),
  )
  expect(work('flow')).toBe(7 * work('sgd'))
  expect([work('newton'), work('gauss-newton')]).toEqual([21 * work('sgd'), 21 * work('sgd')])
})

describe('the hyperparameters of a rule', () => {
  const own = {
    sgd: {},
    momentum: { momentum: 0.9 },
    nesterov: { momentum: 0.9 },
    rmsprop: { decay: 0.99, epsilon: 1e-8, epsilonInside: false },
    adam: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, epsilonInside: false },
    adamw: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, epsilonInside: false, weightDecay: 0.01 },
    adagrad: { initialAccumulator: 0, epsilon: 1e-10, epsilonInside: false },
    'heavy-ball': { momentum: 0.9 },
    sign: {},
    lion: { beta1: 0.9, beta2: 0.99 },
    perturbed: { radius: 0.1, threshold: 0.01, interval: 10 },
    langevin: { temperature: 0.01 },
    sam: { rho: 0.05, base: 'sgd' },
    newton: { damping: 0 },
    'gauss-newton': { damping: 1e-3 },
    flow: {},
    muon: { momentum: 0.95 },
  } as const satisfies Readonly<Record<RuleId, object>>
  const usual = {
    schedule: { kind: 'constant' },
    weightDecay: 0,
    batch: 'full',
    noise: 0,
    linearized: false,
  }
  const given = { learningRate: 0.1, steps: 5 }
  const parsed = (written: object) =>
    parseTraining({ ...moons, algorithms: [{ ...given, ...written }] }).algorithms[0]
  /** A value for every hyperparameter, all of them different from the defaults. */
  const others = {
    momentum: 0.5,
    beta1: 0.25,
    beta2: 0.5,
    decay: 0.75,
    initialAccumulator: 1,
    epsilon: 0.125,
    epsilonInside: true,
    damping: 3,
    rho: 4,
    temperature: 5,
    radius: 6,
    threshold: 7,
    interval: 8,
  }

  test.each(algorithmIds)('%s: has its own, with their defaults', (id) => {
    expect(parsed({ id })).toStrictEqual({ id, ...given, ...usual, ...own[id] })
  })

  test.each(algorithmIds)("%s: an older link's own fields are kept, the others dropped", (id) => {
    const names = Object.keys(own[id])
    const kept = Object.fromEntries(Object.entries(others).filter(([name]) => names.includes(name)))
    expect(parsed({ id, ...others })).toStrictEqual({ id, ...given, ...usual, ...own[id], ...kept })
  })

  test('SAM steps by momentum if it says so; the momentum that an older link has for all rules is dropped', () => {
    expect(parsed({ id: 'sam', momentum: 0.9 })).toMatchObject({ base: 'sgd' })
    expect(parsed({ id: 'sam', base: {} })).toMatchObject({ base: { momentum: 0.9 } })
    expect(() => parsed({ id: 'sam', base: { momentum: 2 } })).toThrow(
      /algorithms\[0\].base.momentum: must not be above 1/,
    )
    expect(() => parsed({ id: 'sam', base: 'adam' })).toThrow(/algorithms\[0\].base: must be 'sgd' or/)
    expect(() => parsed({ id: 'sgd', base: 'sgd' })).toThrow(/unknown field "base"/)
  })

  test('what no rule has, and a value that no rule takes, are refused', () => {
    expect(() => parsed({ id: 'sgd', beta3: 0.9 })).toThrow(/algorithms\[0\].beta3: unknown field "beta3"/)
    expect(() => parsed({ id: 'sgd', toString: 1 })).toThrow(/algorithms\[0\].toString: unknown field/)
    expect(() => parsed({ id: 'sgd', momentum: 2 })).toThrow(
      /algorithms\[0\].momentum: unknown field "momentum"/,
    )
    expect(() => parsed({ id: 'adam', beta1: 1 })).toThrow(/algorithms\[0\].beta1: must be below 1/)
    expect(() => parsed({ id: 'none' })).toThrow(/algorithms\[0\].id: must be one of "sgd", "momentum", /)
    expect(() => parsed({})).toThrow(/algorithms\[0\].id: is missing. Choose one of "sgd", /)
  })

  test("packed has every number: the rule's own, or 0", () => {
    const none = Object.fromEntries(
      Object.keys(others).map((name) => [name, name === 'epsilonInside' ? false : 0]),
    )
    for (const id of algorithmIds)
      expect(packed(algorithmSpec({ id, ...given }))).toStrictEqual({
        ...none,
        id,
        ...given,
        ...usual,
        ...own[id],
      })
  })

  test('are read only through their rule', () => {
    expectTypeOf<AlgorithmOf<'adam'>>().toHaveProperty('beta1').toEqualTypeOf<number>()
    expectTypeOf<AlgorithmOf<'sgd'>>().not.toHaveProperty('beta1')
    expectTypeOf<AlgorithmSpec>().not.toHaveProperty('beta1')
    expectTypeOf<AlgorithmSpec>().toHaveProperty('weightDecay').toEqualTypeOf<number>()
  })
})
