import { describe, expect, it } from 'vitest'
import { ghostOf, ghostSurface } from '../../../../src/analyses/surface/ghost-surface.ts'
import { drawnGhost, onOwnScale } from '../../../../src/view/surface/ghost-scale.ts'
import { Store } from '../../../../src/store/store.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import type { Patch } from '../../../../src/experiment/format/merge.ts'
import type { Terrain } from '../../../../src/reference/results.ts'
import { contourLevels } from '../../../../src/scene/surface/contour-levels.ts'
import type { HeightScale } from '../../../../src/math/height-scale.ts'
import { moons as base } from '../../../support/experiments.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'
import { unowned } from '../../../support/unowned.ts'

const moons: TrainingInput = {
  ...base,
  algorithms: [{ id: 'adam', learningRate: 0.05, steps: 5 }],
  plane: { kind: 'random', normalization: 'filter', extent: { a: [-2, 2], b: [-2, 2] } },
}

const linear: HeightScale = { kind: 'linear', range: [0, 2.3], minimum: 0, floor: 1e-6 }
const logarithmic: HeightScale = { kind: 'log', range: [2e-4, 31], minimum: 0, floor: 1e-6 }
const narrow: HeightScale = { kind: 'log', range: [0.2, 0.8], minimum: 0, floor: 1e-6 }

it('shows the same metric on another part over the same plane, and swaps with it without work', async () => {
  const engine = new OracleEngine()
  const store = new Store(() => Promise.resolve(engine), moons, 5)
  const ghost = ghostSurface(unowned, store)
  const rest = async () => {
    await store.whenIdle()
    await ghost.surface.whenIdle()
  }
  await rest()
  expect(ghost.surface.value.value).toBeUndefined()
  engine.asked.length = 0
  const train = store.terrain!
  store.edit({ terrain: { ghost: 'test' } }, 'ghost')
  await rest()
  const tested = { ...moons, terrain: { metric: { loss: 'logistic', part: 'test' } } } as const
  expect(ghost.surface.value.value!.values).toEqual(
    Float32Array.from(oracle.terrain(tested, { resolution: 5 }).values),
  )
  expect(store.terrain).toBe(train)
  expect(engine.asked).toEqual(['terrain'])
  const { values } = ghost.surface.value.value!
  store.edit({ terrain: { ghost: 'train', metric: { loss: 'logistic', part: 'test' } } }, 'swap')
  await rest()
  expect([store.terrain!.values, ghost.surface.value.value!.values]).toEqual([values, train.values])
  expect(engine.asked).toEqual(['terrain'])
  store.edit({ terrain: { ghost: null } }, 'none')
  await rest()
  expect(ghost.surface.value.value).toBeUndefined()
})

it('is missing where it makes no sense, and a missing part is refused', () => {
  const of = (terrain: TrainingInput['terrain']) => ghostOf(parseTraining({ ...moons, terrain }))
  expect(of({ ghost: 'train' })).toBeUndefined()
  expect(of({ ghost: 'test', quantity: 'sharpness' })).toBeUndefined()
  const axis = (path: string) => ({ path, from: 0.1, to: 0.5 })
  const plane = { kind: 'hyperparameters', a: axis('/algorithms/0/learningRate'), b: axis('/algorithms/0/beta1') } as const // prettier-ignore
  expect(ghostOf(parseTraining({ ...moons, plane, terrain: { ghost: 'test' } }))).toBeUndefined()
  expect(of({ ghost: 'test', metric: { loss: 'zero-one' } })!.terrain.metric).toMatchObject({
    loss: 'zero-one',
    part: 'test',
  })
  expect(() => of({ ghost: 'moon' })).toThrow(/terrain.ghost: the data has no part "moon", only/)
})

describe('another metric as the ghost', () => {
  const attack = { epsilon: 0.1, norm: 'linf' } as const
  const shifted: TrainingInput = {
    ...moons,
    data: { ...moons.data, shift: { rotation: 45 } } as TrainingInput['data'],
  }
  const metrics = {
    'zero-one': { loss: 'zero-one', part: 'train' },
    shifted: { loss: 'logistic', part: 'shifted' },
    attacked: { loss: 'logistic', attack },
    squared: { loss: 'squared', part: 'test' },
  } as const

  it('is that metric’s own surface, and toggling recomputes nothing', async () => {
    const engine = new OracleEngine()
    const store = new Store(() => Promise.resolve(engine), shifted, 5)
    const ghost = ghostSurface(unowned, store)
    const show = async (terrain: Patch) => {
      store.edit({ terrain: { metric: null, ghost: null } }, 'none')
      store.edit({ terrain }, 'surface')
      await store.whenIdle()
      await ghost.surface.whenIdle()
    }
    await show({})
    engine.asked.length = 0
    const surfaces = new Map<string, Float32Array>()
    for (const [name, metric] of Object.entries(metrics)) {
      await show({ ghost: metric })
      surfaces.set(name, ghost.surface.value.value!.values)
      const { values } = oracle.terrain({ ...shifted, terrain: { metric } }, { resolution: 5 })
      expect(ghost.surface.value.value!.values).toEqual(Float32Array.from(values))
    }
    expect(new Set([...surfaces.values()].map((values) => values.join())).size).toBe(4)
    const terrains = () => engine.asked.filter((what) => what === 'terrain')
    expect(terrains()).toHaveLength(4)
    for (const [name, metric] of Object.entries(metrics))
      for (const [other, second] of Object.entries(metrics)) {
        if (name === other) continue
        await show({ metric, ghost: second })
        expect(store.terrain!.values).toBe(surfaces.get(name))
        expect(ghost.surface.value.value!.values).toBe(surfaces.get(other))
      }
    expect(terrains()).toHaveLength(4)
  })

  it('is reported as under way while it is, and not after cancelling', async () => {
    const engine = new OracleEngine()
    const store = new Store(() => Promise.resolve(engine), shifted, 5)
    const ghost = ghostSurface(unowned, store)
    await store.whenIdle()
    engine.delay = 600
    store.edit({ terrain: { ghost: metrics.attacked } }, 'ghost')
    expect(ghost.surface.long.value).toBe(false)
    await expect.poll(() => ghost.surface.long.value).toBe(true)
    ghost.surface.cancel()
    await ghost.surface.whenIdle()
    expect([ghost.surface.long.value, ghost.surface.value.value]).toEqual([false, undefined])
    ghost.surface.dispose()
  })

  it('moves only with the shift if it shows the shifted part', async () => {
    const engine = new OracleEngine()
    const store = new Store(() => Promise.resolve(engine), { ...shifted, terrain: { ghost: 'shifted' } }, 5) // prettier-ignore
    const ghost = ghostSurface(unowned, store)
    const rest = async () => {
      await store.whenIdle()
      await ghost.surface.whenIdle()
    }
    await rest()
    const [train, before] = [store.terrain!, ghost.surface.value.value!.values]
    engine.asked.length = 0
    store.edit({ data: { shift: { rotation: 90 } } }, 'turn')
    await rest()
    expect(store.terrain).toBe(train)
    expect(ghost.surface.value.value!.values).not.toEqual(before)
    expect(engine.asked.filter((what) => what === 'terrain')).toHaveLength(1)
    store.edit({ data: { shift: { rotation: 45 } } }, 'back')
    await rest()
    expect(ghost.surface.value.value!.values).toBe(before)
    expect(engine.asked.filter((what) => what === 'terrain')).toHaveLength(1)
  })

  it('names itself, and says that it has its own scale if the two are different losses', () => {
    const words = (terrain: TrainingInput['terrain']) => {
      const experiment = parseTraining({ ...shifted, terrain })
      const metric = ghostOf(experiment)!.terrain.metric!
      const field = oracle.terrain(ghostOf(experiment)!, { resolution: 9 })
      const drawn = { ...field, values: Float32Array.from(field.values) } as unknown as Terrain
      return drawnGhost(experiment, metric, drawn, linear).words
    }
    expect(words({ ghost: 'test' })).toBe('logistic, test, same scale')
    expect(words({ ghost: metrics.attacked })).toBe(
      'logistic, train, attacked within 0.1 in l∞ (lower bound), same scale',
    )
    expect(words({ metric: metrics.attacked, ghost: { loss: 'logistic' } })).toBe(
      'logistic, train, not attacked, same scale',
    )
    expect(words({ ghost: metrics['zero-one'] })).toMatch(
      /^error rate, train, own scale: a line every 0\.[125]$/,
    )
    expect(words({ ghost: { loss: 'logistic', factor: 2 } })).toContain('own scale')
  })

  it('has, on its own scale, lines at round values within the range below it', () => {
    const values = Float32Array.from({ length: 101 }, (_, i) => 0.003 * i)
    for (const scale of [linear, logarithmic, narrow, { ...linear, range: [0.37, 0.41] as const }]) {
      const { values: moved, step } = onOwnScale(values, scale)
      const majors = contourLevels(scale).filter(({ major }) => major)
      // Where the moved values cross the heavy contour lines, the values themselves are multiples of the
      // step.
      const crossed = majors.map(({ value }) => {
        const above = moved.findIndex((height) => height >= value - 1e-7 * Math.abs(value))
        return above < 1 ? undefined : values[above]!
      })
      const seen = crossed.filter((value) => value !== undefined)
      expect(seen.length, JSON.stringify(scale)).toBeGreaterThan(0)
      for (const value of seen) expect(Math.abs(value / step - Math.round(value / step)) * step).toBeLessThan(0.0031) // prettier-ignore
      expect([...moved].every((height, i) => i === 0 || height > moved[i - 1]!)).toBe(true)
      expect(moved.at(-1)).toBeLessThanOrEqual(scale.range[1] * (1 + 1e-6))
    }
  })
})
