import { describe, expect, it } from 'vitest'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import { algorithmIds, needsAllSamples, type RuleId } from '../../../../../src/experiment/spec/algorithm.ts'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'
import { moons } from '../../../../support/experiments.ts'

/** A short run of a rule with batches, noise, decay and a falling rate, as far as the rule supports them. */
function experimentOf(id: RuleId): TrainingInput {
  const batch = needsAllSamples(id) ? ('full' as const) : { size: 8 }
  const noise = id === 'flow' ? 0 : 0.01
  const rule = {
    id,
    learningRate: 0.05,
    steps: 12,
    batch,
    noise,
    weightDecay: 0.02,
    threshold: 9,
    interval: 2,
  }
  const schedule = { kind: 'step', every: 5, factor: 0.5 } as const
  const twice = { kind: 'random', distribution: 'he-normal' } as const
  return { ...moons, algorithms: [{ ...rule, schedule }], starts: [...moons.starts, twice] }
}

/** The parts of step t + 1 of start 1's run, measured at its own weights. */
function stepOf(experiment: TrainingInput, t: number, given: Parameters<typeof oracle.measure>[3] = {}) {
  const run = oracle.train(experiment, { record: 'all' })[1]!
  const before = Array.from({ length: t }, (_, step) => ({ step, weights: run.weights(step) }))
  const { values, vectors } = oracle.measure(experiment, run.weights(t), 'step', {
    run: { start: 1, algorithm: 0 },
    step: t,
    before,
    ...given,
  })
  const [gradient, fresh, carried, scale, decay, kick, move, first, second] = vectors!
  return { run, values, gradient, fresh, carried, scale, decay, kick, move, first, second } as const
}

const close = (found: ArrayLike<number>, wanted: ArrayLike<number>, digits = 12) => {
  expect(found).toHaveLength(wanted.length)
  Array.from(wanted, (x, i) => expect(found[i]).toBeCloseTo(x, digits))
}

const whole: readonly RuleId[] = ['newton', 'gauss-newton', 'flow', 'muon']

it('a step of muon mixes the matrices of all hidden layers, and nothing else', () => {
  const model: TrainingInput['model'] = { kind: 'mlp', widths: [2, 3, 3, 1], activation: 'tanh' }
  const { scale } = stepOf({ ...experimentOf('muon'), model }, 3)
  const mixed = Array.from(scale!, (s, i) => (Number.isNaN(s) ? i : -1)).filter((i) => i >= 0)
  expect(mixed).toEqual([0, 1, 2, 3, 4, 5, 9, 10, 11, 12, 13, 14, 15, 16, 17])
})

describe.each(algorithmIds)('a step of %s', (id) => {
  it("equals the run's, and its parts add up to it", () => {
    const experiment = experimentOf(id)
    const { run, values, fresh, carried, scale, decay, kick, move } = stepOf(experiment, 7)
    expect([...values]).toEqual([8, 0.025])
    close(
      move!,
      run.weights(8).map((w, i) => w - run.weights(7)[i]!),
      14,
    )
    const mixed = scale!.map((s) => Number(Number.isNaN(s)))
    expect(mixed.some(Boolean)).toBe(whole.includes(id))
    const sum = fresh!.map((f, i) => scale![i]! * (f + carried![i]!) + decay![i]! + kick![i]!)
    sum.forEach((x, i) => {
      if (!mixed[i]) expect(x).toBeCloseTo(move![i]!, 14)
    })
    expect(move!.some((x) => x !== 0)).toBe(true)
    expect(kick!.some((x) => x !== 0)).toBe(['langevin', 'perturbed'].includes(id))
    expect(decay!.some((x) => x !== 0)).toBe(['adamw', 'lion'].includes(id))
  })

  it("is the same from the rule's state at a step in between, and by replaying it all", () => {
    const experiment = experimentOf(id)
    const all = stepOf(experiment, 9)
    const { run, first, second } = stepOf(experiment, 4)
    const before = [4, 5, 6, 7, 8].map((step) => ({ step, weights: run.weights(step) }))
    const memory = [first!, second!]
    close(stepOf(experiment, 9, { before, memory }).move!, all.move!, 14)
    close(stepOf(experiment, 9, { before: [] }).move!, all.move!, 14)
    close(stepOf(experiment, 9, { before: [], memory: [all.first!, all.second!] }).move!, all.move!, 14)
  })
})

const parts = (id: RuleId, t: number) => stepOf(experimentOf(id), t)

it('of gradient descent is -η g, g with batch, noise and weight decay', () => {
  const { gradient, fresh, move } = parts('sgd', 3)
  close(
    fresh!,
    gradient!.map((g) => -0.05 * g),
    15,
  )
  close(move!, fresh!, 15)
})

it('of momentum is -η g and -η μ b, of the heavy ball -η g and μ times the last move', () => {
  const { gradient, fresh, carried, first } = parts('momentum', 3)
  close(
    fresh!,
    gradient!.map((g) => -0.05 * g),
    15,
  )
  close(
    carried!,
    first!.map((b) => -0.05 * 0.9 * b),
    15,
  )
  const ball = parts('heavy-ball', 6)
  close(
    ball.fresh!,
    ball.gradient!.map((g) => -0.025 * g),
    15,
  )
  close(
    ball.carried!,
    ball.run.weights(6).map((w, i) => 0.9 * (w - ball.run.weights(5)[i]!)),
    14,
  )
})

it('the first one of Adam is η times the sign of the gradient, up to epsilon', () => {
  const { gradient, fresh, carried, move } = parts('adam', 0)
  close(
    move!,
    gradient!.map((g) => -0.05 * Math.sign(g)),
    6,
  )
  close(
    fresh!,
    gradient!.map((g) => -0.05 * g),
    15,
  )
  expect(carried!.every((x) => x === 0)).toBe(true)
})

it("uses the drawn run's state, not the one that float64 would have", () => {
  const experiment = experimentOf('momentum')
  const zero = new Float64Array(17)
  const { carried } = stepOf(experiment, 1, { before: [{ step: 0, weights: zero }] })
  const there = stepOf(
    { ...experiment, starts: [moons.starts[0]!, { kind: 'weights', values: [...zero] }] },
    0,
  )
  close(
    carried!,
    there.gradient!.map((g) => -0.05 * 0.9 * g),
    15,
  )
})

it("of SAM on momentum carries on momentum's state", () => {
  const step = { learningRate: 0.05, steps: 12, batch: { size: 8 } }
  const sam = { id: 'sam', ...step, base: { momentum: 0.9 } } as const
  const { carried, first } = stepOf({ ...experimentOf('sam'), algorithms: [sam] }, 3)
  expect(first!.some((b) => b !== 0)).toBe(true)
  close(
    carried!,
    first!.map((b) => -0.05 * 0.9 * b),
    15,
  )
})

it('needs no state if the rule has none', () => {
  const experiment = experimentOf('sam')
  const far = [{ step: 0, weights: new Float64Array(17).fill(1e6) }]
  close(stepOf(experiment, 5, { before: far }).move!, stepOf(experiment, 5).move!, 15)
})

it('refuses missing runs and steps', () => {
  const { run } = stepOf(experimentOf('sgd'), 0)
  const ask = (options: Parameters<typeof oracle.measure>[3]) => () =>
    oracle.measure(experimentOf('sgd'), run.weights(0), 'step', options)
  expect(ask({ step: 12 })).toThrow(/below 12/)
  expect(ask({ step: 0.5 })).toThrow(/whole number/)
  expect(ask({ run: { algorithm: 3 } })).toThrow(/no algorithm 3/)
  expect(ask({ run: { start: 3 } })).toThrow(/no start 3/)
  expect(ask({ step: 1, before: [{ step: 0, weights: [1] }] })).toThrow(/17 weights/)
})
