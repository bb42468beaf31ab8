import { describe, expect, test } from 'vitest'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { recordPlan, recordedSteps } from '../../../../src/reference/trajectory/record.ts'
import { moons as oneRun, product as line } from '../../../support/experiments.ts'

const moons: TrainingInput = {
  ...oneRun,
  algorithms: [
    { id: 'adam', learningRate: 0.05, steps: 60 },
    { id: 'sgd', learningRate: 0.1, steps: 30, batch: { size: 7 }, noise: 0.01 },
  ],
  starts: [
    { kind: 'random', distribution: 'lecun-normal' },
    { kind: 'plane', a: 0.5, b: -0.5 },
  ],
  plane: { kind: 'random', normalization: 'filter', origin: 'end' },
}

describe('train', () => {
  test('one run for each start and algorithm, at its true loss, with coordinates and distance', () => {
    const runs = oracle.train(moons, {
      record: 10,
      watch: [{ ...parseExperiment(moons).metric, loss: 'zero-one', part: 'test' }],
    })
    expect(runs.map(({ start, algorithm }) => [start, algorithm])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ])
    for (const run of runs) {
      expect(run.steps.at(-1)).toBe(run.algorithm === 0 ? 60 : 30)
      for (let i = 0; i < run.steps.length; i++) {
        const { values } = oracle.measure(moons, run.weights(i), 'metric')
        expect(values[0]).toBe(run.loss[i])
      }
      expect(run.weights(run.steps.length - 1)).toEqual(run.finalWeights)
      expect(run.watched[0]).toHaveLength(run.steps.length)
      expect(run.loss.at(-1)).toBeLessThan(run.loss[0]!)
    }
    const end = runs[0]!.steps.length - 1
    expect(runs[0]!.distance[end]).toBeLessThan(1e-9)
    expect(runs[0]!.a[end]).toBeCloseTo(0, 9)
    expect(runs[2]!.a[0]).toBeCloseTo(0.5, 6)
    expect(runs[2]!.distance[0]).toBeLessThan(1e-6)
  })

  test('the same experiment gives the same bits, whatever is recorded', () => {
    const whole = oracle.train(moons, { record: 'all' })
    const sparse = oracle.train(moons, { record: { every: 25, weights: false } })
    whole.forEach((run, i) => expect(sparse[i]!.finalWeights).toEqual(run.finalWeights))
    expect(() => sparse[0]!.weights(0)).toThrow(RangeError)
    expect([...sparse[0]!.steps]).toEqual([0, 25, 50, 60])
  })

  test('single runs train as they do together', () => {
    const all = oracle.train(moons)
    const some = oracle.train(moons, { runs: [3, 0] })
    expect(some.map(({ start, algorithm }) => [start, algorithm])).toEqual([
      [1, 1],
      [0, 0],
    ])
    expect(some.map((run) => run.finalWeights)).toEqual([all[3]!.finalWeights, all[0]!.finalWeights])
    expect(() => oracle.train(moons, { runs: [4] })).toThrow(/no run 4/)
  })

  test('batches are the same for every algorithm and every start', () => {
    const steps = 12
    const batch = { size: 5 }
    const start = { kind: 'random', distribution: 'lecun-normal', index: 0 } as const
    const trained = (batches: object) =>
      oracle.train({
        ...moons,
        starts: [start, start],
        algorithms: [
          { id: 'sgd', learningRate: 0.01, steps, ...batches },
          { id: 'momentum', momentum: 0, learningRate: 0.01, steps, ...batches },
        ],
      })
    const [first, ...others] = trained({ batch })
    for (const other of others) expect(other.finalWeights).toEqual(first!.finalWeights)
    expect(first!.finalWeights, 'and batches they are').not.toEqual(trained({})[0]!.finalWeights)
  })

  test('noise is the same for every algorithm and differs between starts', () => {
    const noisy = (starts: TrainingInput['starts']) =>
      oracle.train({
        ...line,
        starts,
        algorithms: [
          { id: 'sgd', learningRate: 0.1, steps: 1, noise: 1 },
          { id: 'momentum', learningRate: 0.1, steps: 1, noise: 1 },
        ],
      })
    const point = { kind: 'weights' as const, values: [2, -1] }
    const [first, second, third] = noisy([point, point])
    expect(first!.finalWeights).toEqual(second!.finalWeights)
    expect(first!.finalWeights).not.toEqual(third!.finalWeights)
  })

  test('a run ends at the first step at which its stop rule holds', () => {
    const loss = oracle.train(line, { record: 'all' })[0]!.loss
    const first = loss.findIndex((value) => value < 0.2)
    const stopped = (quantity: 'loss' | 'gradient-norm' | 'zero-one', below: number) =>
      oracle.train({
        ...line,
        algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 40, stop: { quantity, below } }],
      })[0]!
    const run = stopped('loss', 0.2)
    expect(run.status).toBe('stopped')
    expect(run.steps.at(-1)).toBe(first)
    expect(stopped('gradient-norm', 1e9).steps).toEqual(Uint32Array.of(0))
    expect(stopped('zero-one', 0.5).status).toBe('stopped')
    expect(stopped('loss', 0).status).toBe('finished')
  })

  test('converged, unfinished, cycling and diverged runs are distinguished', () => {
    const run = (learningRate: number, steps: number, model: TrainingInput['model'], at = [2, -1]) =>
      oracle.train({
        ...line,
        ...(model.kind === 'function' ? { data: { kind: 'none' } } : {}),
        model,
        starts: [{ kind: 'weights', values: at }],
        algorithms: [{ id: 'sgd', learningRate, steps }],
      })[0]!
    const bowl = { kind: 'function', id: 'quadratic', parameters: { a: 1, b: 1 } } as const
    expect(run(0.1, 400, line.model).outcome).toBe('converged')
    expect(run(0.1, 3, line.model).outcome).toBe('unfinished')
    expect(run(2, 50, bowl).outcome).toBe('cycle')
    const wild = run(3, 200, bowl)
    expect([wild.outcome, wild.status]).toEqual(['diverged', 'diverged'])
    expect(wild.steps.at(-1)).toBeLessThan(200)
    expect(run(0.011, 4000, { kind: 'function', id: 'himmelblau' }, [3.1, 2.1]).outcome).toBe('converged')
  })

  test('a centred network starts at output 0, at each w_0', () => {
    const runs = oracle.train({
      ...moons,
      model: {
        ...moons.model,
        kind: 'mlp',
        widths: [2, 4, 1],
        activation: 'tanh',
        centered: true,
        outputScale: 3,
      },
    })
    for (const run of runs) expect(run.loss[0]).toBeCloseTo(Math.LN2, 12)
  })

  test('refuses what it cannot use', () => {
    expect(() => oracle.train({ ...line, seed: -1 })).toThrow(/seed/)
  })
})

describe('terrain', () => {
  test('the metric at (a_i, b_j), a runs fastest', () => {
    const { values, resolution, min, nonFinite } = oracle.terrain(
      { ...line, plane: { kind: 'weights', first: 0, second: 1, extent: { a: [-1, 1], b: [0, 3] } } },
      { resolution: [3, 4] },
    )
    expect(resolution).toEqual([3, 4])
    const expected = [0, 1, 2, 3].flatMap((b) => [-1, 0, 1].map((a) => (a * b - 1) ** 2 / 2))
    expect([...values]).toEqual(expected)
    expect([min, nonFinite]).toEqual([0, 0])
  })

  test('other metrics and origins are possible; non-finite values are counted', () => {
    const metric = { ...parseExperiment(line).metric, factor: 1e308 }
    const found = oracle.terrain(line, { resolution: 5, metric })
    expect(found.nonFinite).toBeGreaterThan(0)
    expect(found.max).toBeLessThan(Infinity)
    const moved = oracle.terrain(
      { ...line, plane: { kind: 'directions', u: [1, 0], v: [0, 1], extent: { a: [0, 1], b: [0, 1] } } },
      { resolution: 2, origin: [1, 1] },
    )
    expect([...moved.values]).toEqual([0, 0.5, 0.5, 4.5])
  })

  test('a line is one row, however many rows are requested', () => {
    const along: TrainingInput = { ...line, plane: { kind: 'line', from: [0, 0], to: [1, 2] } }
    for (const resolution of [4, [4, 1], [4, 7]] as const) {
      const found = oracle.terrain(along, { resolution })
      expect(found.resolution).toEqual([4, 1])
      expect(found.values).toHaveLength(4)
    }
    expect(() => oracle.terrain(along, { resolution: [4, 0] })).toThrow(/^resolution: .*whole numbers/)
  })

  test('dragging w_0 leaves the surface of a centred network as it is', () => {
    const model: TrainingInput['model'] = {
      kind: 'mlp',
      widths: [2, 3, 1],
      activation: 'tanh',
      centered: true,
    }
    const base = { kind: 'random', distribution: 'lecun-normal' } as const
    const still = oracle.terrain({ ...moons, model, starts: [base] }, { resolution: 3 })
    const dragged = oracle.terrain(
      { ...moons, model, starts: [{ kind: 'plane', a: 0.7, b: 0.2, base }] },
      { resolution: 3 },
    )
    expect(dragged.values).toEqual(still.values)
  })
})

describe('predict and measure', () => {
  test('outputs by hand', () => {
    const model: TrainingInput['model'] = { kind: 'mlp', widths: [2, 2, 1], activation: 'relu' }
    const weights = [1, -1, 2, 1, 0.5, 0, 3, -2, 0.25]
    const found = oracle.predict({ ...moons, model }, weights, [
      [1, 1],
      [-1, 2],
    ])
    expect([...found]).toEqual([3 * 3.5 + 0.25, 3 * 3.5 - 2 * 3 + 0.25])
    expect(() => oracle.predict({ ...moons, model }, [1], [[1, 1]])).toThrow(/9 weights/)
    expect(() => oracle.predict({ ...moons, model }, weights, [[1]])).toThrow(/inputs\[0\]/)
  })

  test('metric, gradient, its norm and the Hessian at (2, -1)', () => {
    const at = (what: Parameters<typeof oracle.measure>[2], options = {}) =>
      oracle.measure(line, [2, -1], what, options)
    expect([...at('metric').values]).toEqual([4.5])
    expect([...at('gradient').values]).toEqual([3, -6])
    expect(at('gradient-norm').values[0]).toBeCloseTo(Math.sqrt(45), 14)
    const root = Math.sqrt(9 + 4 * 25)
    expect(at('hessian-spectrum').values[0]).toBeCloseTo((5 - root) / 2, 12)
    const top = at('hessian-top', { count: 2 })
    expect(top.values[0]).toBeCloseTo((5 + root) / 2, 12)
    expect(top.values[1]).toBeCloseTo((5 - root) / 2, 12)
    expect(Math.hypot(...top.vectors![0]!)).toBeCloseTo(1, 12)
  })
})

test('by default the smallest k that keeps at most 500 records', () => {
  for (const steps of [0, 1, 499, 500, 998, 999, 1000, 123_456]) {
    const { every } = recordPlan(steps)
    expect(recordedSteps(steps, every).length).toBeLessThanOrEqual(500)
    if (every > 1) expect(recordedSteps(steps, every - 1).length).toBeGreaterThan(500)
  }
  expect([...recordedSteps(7, 3)]).toEqual([0, 3, 6, 7])
  expect([...recordedSteps(6, 3)]).toEqual([0, 3, 6])
  expect([...recordedSteps(0, 3)]).toEqual([0])
})
