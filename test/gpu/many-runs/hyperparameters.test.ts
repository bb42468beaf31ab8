import { afterAll, describe, expect, test } from 'vitest'
import { createEngine, project } from '../../../src/engine/engine.ts'
import { ExperimentError } from '../../../src/experiment/spec/values/error.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { hyperparameterName } from '../../../src/words/hyperparameters.ts'
import { offeredAxes } from '../../../src/edit/offered-axes.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { calmed, plainMoons } from '../../support/matrix/every-axis.ts'
import { countBuffers } from '../../support/kernels/count-buffers.ts'
import { countSubmits } from '../../support/kernels/count-submits.ts'
import { isLong, onlyLong } from '../../support/long.ts'
import { chaoticBand, chaoticLosses, trainability } from '../../support/theory/trainability.ts'
import { onFunction } from '../../support/experiments.ts'
import { byTurns } from '../../support/turns.ts'

const engine = await createEngine()
afterAll(() => engine.dispose())

const offered = offeredAxes(parseExperiment(plainMoons())).filter(({ path }) => path !== '/seed')

/**
 * Twenty steps far from any boundary: float32 stays within 20 · 3e-5 of (1 + |loss|), twice the bound of ten
 * steps.
 */
test.each(byTurns(offered.map((axis) => [hyperparameterName(axis.path), axis] as const)))(
  "over rate and %s every point is the oracle's",
  async (_, axis) => {
    const input = plainMoons(calmed(axis))
    // Each width has its own program, so of the widths only the end points are tried.
    const resolution = [3, /widths/.test(axis.path) && !isLong ? 2 : 4] as const
    const wanted = oracle.terrain(input, { resolution })
    const found = await engine.terrain(input, { resolution })
    expect([found.resolution, found.extent]).toEqual([wanted.resolution, wanted.extent])
    // Training with batch norm and without it takes two paths.
    expect(found.precision!.path).toBe(/normalization/.test(axis.path) ? 'general' : 'fused')
    expectNear(found.values, wanted.values)
  },
)

test('values that the schema refuses are holes', async () => {
  const input = plainMoons({ path: '/algorithms/0/momentum', from: 0, to: 1.2, scale: 'linear' })
  const resolution = [3, 4] as const
  const wanted = oracle.terrain(input, { resolution })
  const found = await engine.terrain(input, { resolution })
  expect([found.nonFinite, wanted.nonFinite]).toEqual([3, 3])
  expectNear(found.values, wanted.values)
})

function expectNear(found: Float32Array, wanted: Float64Array): void {
  found.forEach((value, k) => {
    const right = wanted[k]!
    if (Number.isNaN(right)) expect(value).toBeNaN()
    else expect(Math.abs(value - right)).toBeLessThan(6e-4 * (1 + Math.abs(right)))
  })
}

describe('the edge of trainability (S10)', () => {
  const miniatures = [
    ['linear', 2, 0.9995],
    ...onlyLong([['relu', 6, 0.9995]] as const),
    ['tanh', 6, 0.988],
  ] as const

  test.each(onlyLong(miniatures))(
    '%s, 129 points a side: float32 sees the edge where float64 does',
    async (activation, points, share) => {
      const input = trainability(2, points, activation, 1)
      const wanted = oracle.terrain(input, { resolution: 129 })
      const { values } = await engine.terrain(input, { resolution: 129 })
      const same = values.filter((value, k) => value < 0 === wanted.values[k]! < 0).length
      expect(same / 129 ** 2).toBeGreaterThanOrEqual(share)
    },
    600_000,
  )

  test.each(miniatures)('%s: float32 sees the edge where float64 does', async (activation, points, share) => {
    const input = trainability(2, points, activation, 1)
    const wanted = oracle.terrain(input, { resolution: 33 })
    const coarse: [resolution: readonly [number, number], path: string][] = []
    const progress: number[] = []
    const found = await engine.terrain(input, {
      resolution: 33,
      onCoarse: ({ resolution, precision }) => coarse.push([resolution, precision!.path]),
      onProgress: ({ done }) => progress.push(done),
    })
    const other = found.values.filter((value, k) => value < 0 !== wanted.values[k]! < 0).length
    expect(other / 33 ** 2).toBeLessThanOrEqual(1 - share + 2 / 33 ** 2)
    expect(found.precision!.agreement).toBeGreaterThanOrEqual(0.95)
    // A tanh costs the reference more, so its first grid is coarser than the kernel's.
    const first = [[17, 17], 'float64']
    expect(coarse).toEqual(activation === 'tanh' ? [[[9, 9], 'float64'], [[17, 17], 'fused']] : [first]) // prettier-ignore
    expect(progress.at(-1)).toBe(1)
    expect(progress).toEqual(progress.toSorted((p, q) => p - q))
  })
})

const zoomed = (width: number, steps = 300): TrainingInput => {
  const input = trainability(1, 1, 'linear', 1, steps)
  const axis = (path: string) => ({ path, from: 1, to: 1 + width, scale: 'linear' as const })
  return {
    ...input,
    plane: {
      kind: 'hyperparameters',
      a: axis('/algorithms/0/layerRates/0'),
      b: axis('/algorithms/0/layerRates/1'),
    },
  }
}

describe('values too close for float32', () => {
  test('are trained in float64', async () => {
    const input = zoomed(1e-7)
    const found = await engine.terrain(input, { resolution: 5 })
    expect(found.precision).toEqual({ path: 'float64' })
    expect(found.values).toEqual(Float32Array.from(oracle.terrain(input, { resolution: 5 }).values))
  })

  test('make the grid coarser if a coarser one distinguishes them, and this is reported', async () => {
    const input = trainability(1, 1, 'linear', 1, 20)
    const b = { path: '/starts/0/scale', from: 1, to: 1 + 4.8 * 2 ** -20, scale: 'linear' as const }
    const plane = { ...input.plane, b } as TrainingInput['plane']
    const coarse: (readonly [number, number])[] = []
    const { resolution, precision, values, extent } = await engine.terrain(
      { ...input, plane },
      { resolution: 17, onCoarse: (terrain) => coarse.push(terrain.resolution) },
    )
    expect([resolution, coarse]).toEqual([[5, 5], []])
    expect(extent.b).toEqual([b.from, b.to])
    expect(precision!.coarser).toContain('closer together than numbers tell apart')
    expect(values).toHaveLength(25)
  })

  test('are refused if no grid distinguishes them', async () => {
    const asked = engine.terrain(zoomed(1e-15), { resolution: 17 })
    await expect(asked).rejects.toThrow(/plane\.a: .*zoom out/)
    await expect(asked).rejects.toBeInstanceOf(ExperimentError)
  })
})

test('a chaotic band, where float32 disagrees with float64, is trained in float64', async () => {
  const input = chaoticBand()
  const found = await engine.terrain(input, { resolution: 9 })
  expect(found.precision!.path).toBe('float64')
  expect(found.precision!.agreement).toBeLessThan(0.95)
  expect(found.values).toEqual(Float32Array.from(oracle.terrain(input, { resolution: 9 }).values))
})

test('chaos in the final loss is found although no run diverges', async () => {
  const input = chaoticLosses()
  const found = await engine.terrain(input, { resolution: 9 })
  expect(found.precision).toMatchObject({ path: 'float64', agreement: 1 })
  expect(found.precision!.alike).toBeLessThan(0.75)
  expect(found.values).toEqual(Float32Array.from(oracle.terrain(input, { resolution: 9 }).values))
})

test('an ordinary network is checked in a worker during its finest grid', async () => {
  const moons = plainMoons(offered.find(({ path }) => path === '/starts/0/scale'))
  const input: TrainingInput = {
    ...moons,
    data: { kind: 'generated', id: 'two-moons', size: 1100 },
    algorithms: [{ id: 'momentum', learningRate: 0.1, steps: 300 }],
  }
  const said: (string | undefined)[] = []
  const { precision } = await engine.terrain(input, {
    resolution: 5,
    onCoarse: (terrain) => said.push(terrain.precision!.unchecked),
  })
  expect(said.at(-1)).toBe('not checked in float64 yet')
  expect(precision!.path).toBe('fused')
  expect(precision!.agreement).toBeGreaterThan(0.9)
  expect(precision!.alike).toBeGreaterThan(0.7)
  expect(precision).not.toHaveProperty('unchecked')
})

test("over rate and momentum of a closed-form function every point is the oracle's", async () => {
  const input = onFunction(
    { id: 'himmelblau' },
    {
      algorithms: [{ id: 'momentum', learningRate: 0.001, steps: 30 }],
      starts: [{ kind: 'weights', values: [0.5, -0.5] }],
      plane: {
        kind: 'hyperparameters',
        a: { path: '/algorithms/0/learningRate', from: 1e-5, to: 2e-3, scale: 'log' },
        b: { path: '/algorithms/0/momentum', from: 0, to: 0.8, scale: 'linear' },
      },
    },
  )
  const resolution = [5, 6] as const
  const wanted = oracle.terrain(input, { resolution })
  const found = await engine.terrain(input, { resolution })
  expect(found.precision).toEqual({ path: 'fused', agreement: 1, alike: 1 })
  expectNear(found.values, wanted.values)
  expect(new Set(found.values).size).toBe(30)
})

test('weights cannot be an axis', async () => {
  const input = trainability(1, 1, 'linear', 1)
  await expect(project(input, [1, 1])).rejects.toThrow(
    'plane: on a plane of hyperparameters every point is a run: weights have no place in it',
  )
  await expect(project(input, [1, 1])).rejects.toBeInstanceOf(ExperimentError)
})

test('an abort ends it, sends the device nothing more, and leaves no buffer', async () => {
  const count = countBuffers(engine.device!)
  const submits = countSubmits(engine.device!)
  const stop = new AbortController()
  let given = 0
  const asked = engine.terrain(trainability(2, 6, 'tanh', 1), {
    resolution: 65,
    signal: stop.signal,
    onProgress: () => {
      if (stop.signal.aborted || submits.given() === 0) return
      given = submits.given()
      stop.abort(new Error('enough'))
    },
  })
  await expect(asked).rejects.toThrow('enough')
  // The answer does not wait for work that the device already has.
  await expect.poll(count).toBe(0)
  expect(submits.given()).toBe(given)
})
