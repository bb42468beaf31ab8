import { effect } from '@preact/signals-core'
import { describe, expect, test } from 'vitest'
import { lineSlice, sliceOf } from '../../../src/analyses/line-slice.ts'
import { sliceCurves } from '../../../src/pictures/slice/slice-curves.ts'
import { Store } from '../../../src/store/store.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { climbOf } from '../../../src/reference/oracle/run/path.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { moons } from '../../support/experiments.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { unowned } from '../../support/unowned.ts'

const signal = new AbortController().signal

/** An engine that measures with the oracle, as the real one would. */
const engine = new OracleEngine()

const slice = async (input: TrainingInput) => {
  const experiment = parseExperiment(input)
  const { origin, u, extent } = oracle.terrain(experiment, { resolution: 3 })
  const line = { origin: Float32Array.from(origin), u: Float32Array.from(u), extent }
  return { experiment, line, ...(await sliceOf(engine, experiment, line, signal)) }
}

const between: TrainingInput = {
  ...moons,
  algorithms: [
    { id: 'adam', learningRate: 0.05, steps: 60 },
    { id: 'sgd', learningRate: 0.2, steps: 60 },
  ],
  plane: {
    kind: 'line',
    from: { start: 0, algorithm: 0, step: 'end' },
    to: { start: 0, algorithm: 1, step: 'end' },
  },
}

test('a slice has every metric on train and test from one end to the other and beyond', async () => {
  const { t, lines, line } = await slice(between)
  expect(lines.map(({ id }) => id)).toEqual(['train-loss', 'test-loss', 'train-errors', 'test-errors'])
  expect([t[0], t.at(-1), t.length]).toEqual([-0.2, 1.2, 149])
  expect([...t].every((place, i) => i === 0 || place > t[i - 1]!)).toBe(true)
  const at = (wanted: number) => t.findIndex((place) => Math.abs(place - wanted) < 1e-12)
  const runs = oracle.train(between)
  for (const [end, run] of runs.entries()) expect(lines[0]!.values[at(end)]).toBeCloseTo(run.loss.at(-1)!, 6)
  const middle = line.origin.map((entry, i) => entry + 0.5 * line.u[i]!)
  const [half] = oracle.measure(between, middle, 'metric').values
  expect(lines[0]!.values[at(0.5)]).toBeCloseTo(half!, 6)
  for (const { values } of lines) expect(values).toHaveLength(t.length)
  const errors = lines[2]!.values
  expect(errors.every((error) => error >= 0 && Math.abs(40 * error - Math.round(40 * error)) < 1e-9)).toBe(
    true,
  )
})

test('a bent line is followed between its ends, and is nowhere as high as the straight one', async () => {
  const far: TrainingInput = {
    ...between,
    algorithms: [{ id: 'adam', learningRate: 0.05, steps: 60 }],
    starts: [0, 1].map(() => ({ kind: 'random', distribution: 'normal', biasScale: 1 }) as const),
    plane: {
      kind: 'line',
      from: { start: 0, algorithm: 0, step: 'end' },
      to: { start: 1, algorithm: 0, step: 'end' },
      bent: true,
    },
  }
  const asked: string[] = []
  class Listed extends OracleEngine {
    override async measure(...given: Parameters<OracleEngine['measure']>) {
      asked.push(given[2])
      const found = await super.measure(...given)
      asked.push(`${given[2]} is known`)
      return found
    }
  }
  const store = new Store(() => Promise.resolve(new Listed()), parseExperiment(far), 3)
  await store.whenIdle()
  const analysis = lineSlice(unowned, store)
  await analysis.whenIdle()
  expect(asked.indexOf('connection'), 'both at once').toBeLessThan(asked.indexOf('path is known'))
  const { t, lines } = analysis.value.value!
  const [straight, bent] = [lines[0]!, lines.at(-1)!]
  expect(bent.id).toBe('bent-loss')
  expect(bent.values).toHaveLength(t.length)
  t.forEach((place, i) =>
    expect(Number.isFinite(bent.values[i]), String(place)).toBe(place >= 0 && place <= 1),
  )
  const known = (values: Float64Array) => [...values].filter((_, i) => t[i]! >= 0 && t[i]! <= 1)
  expect(known(bent.values)[0]).toBeCloseTo(known(straight.values)[0]!, 6)
  expect(Math.max(...known(bent.values))).toBeLessThan(0.8 * Math.max(...known(straight.values)))
  expect(sliceCurves({ t, lines }, 'losses', 'light').map(({ label }) => label)).toContain('bent')
  analysis.dispose()
})

test('S17, S38: between the two branches of w₁w₂ = 1 is a barrier of a half, in the middle', async () => {
  const { lines, t } = await slice({
    ...moons,
    data: { kind: 'table', task: 'regression', inputs: [[1]], targets: [[1]] },
    model: { kind: 'mlp', widths: [1, 1, 1], activation: 'linear', bias: false },
    metric: { loss: 'squared', factor: 0.5 },
    starts: [{ kind: 'weights', values: [1, 1] }],
    plane: { kind: 'line', from: [1, 1], to: [-1, -1], extent: { a: [0.2, 0.8], b: [-1, 1] } },
  })
  expect([t[0], t.at(-1)]).toEqual([0, 1])
  expect(lines[0]!.barrier.height).toBeCloseTo(0.5, 12)
  expect(lines[0]!.barrier.t).toBeCloseTo(0.5, 12)
  const curves = sliceCurves({ t, lines }, 'losses', 'light')
  expect(curves.map(({ label, dash }) => [label, dash])).toEqual([['train', undefined]])
  expect(sliceCurves({ t, lines }, 'errors', 'light')).toEqual([])
})

test('S19: on a line through a bowl its value is a parabola, and is named so', async () => {
  const { lines, t } = await slice({
    ...moons,
    data: { kind: 'none' },
    model: { kind: 'function', id: 'quadratic', parameters: { a: 1, b: 25 } },
    metric: { loss: 'squared' },
    starts: [{ kind: 'weights', values: [1, 1] }],
    plane: { kind: 'line', from: [1, 1], to: [0, 0] },
  })
  lines[0]!.values.forEach((value, i) => expect(value).toBeCloseTo(13 * (1 - t[i]!) ** 2, 9))
  const [curve, ...others] = sliceCurves({ t, lines }, 'losses', 'light')
  expect([curve!.label, others]).toEqual(['value', []])
})

/** S38 at inexpensive widths: 2-H-1 on two moons from w_0 to the end of Adam. */
const trained = (activation: 'tanh' | 'relu', units: number, seed: number): TrainingInput => ({
  version: 1,
  seed,
  data: { kind: 'generated', id: 'two-moons', size: 100, noise: 0.15 },
  model: { kind: 'mlp', widths: [2, units, 1], activation },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'adam', learningRate: 0.02, steps: 500 }],
  starts: [{ kind: 'random', distribution: 'glorot-normal' }],
  plane: { kind: 'weights', first: 0, second: 1 },
})

test('S38: from w₀ to the trained weights the loss falls all the way', () => {
  const climbs = (['tanh', 'relu'] as const).flatMap((activation) =>
    [8, 32].flatMap((units) =>
      [1, 2].map((seed) => {
        const experiment = trained(activation, units, seed)
        const [run] = oracle.train(experiment)
        const ends = { other: run!.finalWeights, points: 51 }
        return climbOf(oracle.measure(experiment, run!.weights(0), 'path', ends).values).height
      }),
    ),
  )
  expect(climbs).toHaveLength(8)
  expect(climbs.filter((climb) => climb > 0)).toEqual([])
})

test('S38, S19: a convex loss falls all the way to its minimum, from anywhere', () => {
  const bowl: TrainingInput = {
    ...moons,
    data: { kind: 'none' },
    model: { kind: 'function', id: 'quadratic', parameters: { a: 1, b: 25 } },
    metric: { loss: 'squared' },
    starts: [{ kind: 'weights', values: [1, 1] }],
    plane: { kind: 'weights', first: 0, second: 1 },
  }
  for (const from of [
    [1, 1],
    [-3, 0.2],
    [0.1, 4],
  ])
    // prettier-ignore
    expect(climbOf(oracle.measure(bowl, from, 'path', { other: [0, 0] }).values).height).toBe(0)
})

test('the climb of a path counts from its lowest point so far, and is undefined if a loss is not finite', () => {
  expect(climbOf([3, 1, 2, 0, 0.5])).toEqual({ height: 1, top: 2 })
  expect(climbOf([3, 2, 2, 1]).height).toBe(0)
  expect(climbOf([1, Infinity])).toEqual({ height: Infinity, top: 1 })
  expect(climbOf([1, NaN, 3]).height).toBeNaN()
})

describe('the slice next to a picture', () => {
  const bench = async (input: TrainingInput) => {
    const fault = { message: '' }
    class Faulty extends OracleEngine {
      override measure(...asked: Parameters<OracleEngine['measure']>) {
        return fault.message ? Promise.reject(new Error(fault.message)) : super.measure(...asked)
      }
    }
    const engine = new Faulty()
    const store = new Store(() => Promise.resolve(engine), input, 3)
    await store.whenIdle()
    const line = lineSlice(unowned, store)
    const lengths = new Set<number | undefined>()
    effect(() => {
      lengths.add(line.value.value?.lines.length)
    })
    const edit = async (patch: Parameters<Store['edit']>[0]) => {
      store.edit(patch, 'edit')
      await store.whenIdle()
      await line.whenIdle()
    }
    return { fault, store, line, lengths, edit }
  }

  test('reports an error until it is dismissed, or a line can be measured', async () => {
    const { fault, line, edit } = await bench(between)
    fault.message = 'no worker'
    await line.whenIdle()
    expect(line.error.value.map(({ message }) => message)).toEqual(['no worker'])
    expect(line.value.value).toBeUndefined()
    line.dismiss()
    expect(line.error.value).toEqual([])
    await edit({ metric: { weightDecay: 0.1 } })
    expect(line.error.value).toHaveLength(1)
    fault.message = ''
    await edit({ metric: { weightDecay: 0.2 } })
    expect([line.error.value, line.value.value!.lines.length]).toEqual([[], 4])
    fault.message = 'no worker'
    await edit({ metric: { weightDecay: 0.3 } })
    line.dismiss()
    expect(line.value.value, 'that of another metric does not stay').toBeUndefined()
  })

  test('requests nothing of a line that belongs to another network, and keeps the previous one meanwhile', async () => {
    const { line, lengths, edit } = await bench(between)
    await line.whenIdle()
    const before = line.value.value
    lengths.clear()
    await edit({ model: { widths: [2, 3, 1] } })
    expect(line.error.value, 'no number of another length was measured').toEqual([])
    expect(line.value.value).not.toBe(before)
    expect([...lengths], 'a slice all the time').toEqual([4])
  })
})
