import { describe, expect, it } from 'vitest'
import { moveStart } from '../../../../src/edit/actions.ts'
import { frameKey } from '../../../../src/store/cache/frame.ts'
import { knownMinimum } from '../../../../src/reference/outcome/height-frame.ts'
import { pictureLines, pictureTitle, runWords } from '../../../../src/view/surface/hud-lines.ts'
import { heightsAlong, lossOn } from '../../../../src/view/surface/path-heights.ts'
import { heightName } from '../../../../src/view/surface/stage-content.ts'
import { patchBetween } from '../../../../src/edit/patch.ts'
import { SurfaceCache } from '../../../../src/store/cache/surface-cache.ts'
import { surfaceResolution } from '../../../../src/engine/budget.ts'
import { watchedMetrics } from '../../../../src/reference/metric/watched.ts'
import type { TerrainOptions } from '../../../../src/engine/types.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'
import { Store } from '../../../../src/store/store.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { moons as base } from '../../../support/experiments.ts'

const moons: TrainingInput = {
  ...base,
  algorithms: [{ id: 'adam', learningRate: 0.05, steps: 5 }],
  plane: { kind: 'random', normalization: 'filter', extent: { a: [-2, 2], b: [-2, 2] } },
}
const test = { loss: 'logistic', part: 'test' } as const
const errors = { loss: 'zero-one', part: 'test' } as const

const overRates: TrainingInput['plane'] = {
  kind: 'hyperparameters',
  a: { path: '/algorithms/0/learningRate', from: 0.01, to: 0.5, scale: 'linear' },
  b: { path: '/algorithms/0/beta1', from: 0.01, to: 0.9, scale: 'linear' },
}

async function bench() {
  const engine = new OracleEngine()
  const store = new Store(() => Promise.resolve(engine), moons, 5)
  await store.whenIdle()
  engine.asked.length = 0
  const show = async (terrain: TrainingInput['terrain']) => {
    store.edit({ terrain: { quantity: 'metric', metric: null, ...terrain } }, 'surface')
    await store.whenIdle()
    return store.terrain
  }
  return { engine, store, show }
}

describe('surfaces over one plane', () => {
  it('are shown again at once if they were drawn before, in their own range', async () => {
    const { engine, store, show } = await bench()
    const train = store.terrain!
    const first = await show({ metric: test })
    const range = store.scale!.range
    await show({ quantity: 'gradient-norm' })
    expect(engine.asked).toEqual(['terrain', 'terrain'])
    expect(store.scale!.range).not.toEqual(range)
    expect((await show({}))!.values).toBe(train.values)
    expect((await show({ metric: test }))!.values).toBe(first!.values)
    expect(engine.asked).toEqual(['terrain', 'terrain'])
    expect(first!.values[7]).toBe(
      Math.fround(oracle.terrain({ ...moons, terrain: { metric: test } }, { resolution: 5 }).values[7]!),
    )
  })

  it('are kept up to 24, and beyond that the most recently drawn ones', async () => {
    const engine = new OracleEngine()
    const surfaces = new SurfaceCache()
    const { signal } = new AbortController()
    const made = async (factor: number) => {
      engine.asked.length = 0
      const experiment = parseTraining({ ...moons, terrain: { metric: { loss: 'logistic', factor } } })
      await surfaces.of(engine, experiment, 5, signal)
      return engine.asked.length
    }
    for (let factor = 1; factor <= 24; factor++) expect(await made(factor)).toBe(1)
    expect(await made(1)).toBe(0)
    expect(await made(25)).toBe(1)
    expect([await made(1), await made(3), await made(2)]).toEqual([0, 0, 1])
  })

  it('are dropped with the plane, the data or the model, and recomputed; a dragged start keeps them', async () => {
    const { engine, store, show } = await bench()
    await show({ metric: test })
    store.edit(moveStart(store.training!, 0, 0.5, 0.5), 'drag')
    await show({})
    expect(engine.asked.filter((what) => what === 'terrain')).toEqual(['terrain'])
    store.edit({ seed: 9 }, 'seed')
    await store.whenIdle()
    await show({ metric: test })
    store.edit({ seed: 3 }, 'seed')
    await store.whenIdle()
    expect(engine.asked.filter((what) => what === 'terrain')).toHaveLength(4)
  })

  it('over hyperparameters show another height of the same runs, and train only unknown ones', async () => {
    const { engine, store, show } = await bench()
    const axis = (path: string, to: number) => ({ path: `/algorithms/0/${path}`, from: 0.01, to })
    const plane = { kind: 'hyperparameters', a: axis('learningRate', 0.5), b: axis('beta1', 0.9) } as const
    store.edit({ plane: patchBetween(store.training!.plane, plane) }, 'plane')
    expect(store.issues).toEqual([])
    await store.whenIdle()
    const trained = () => engine.asked.filter((what) => what === 'terrain').length
    const heights = async (terrain: TrainingInput['terrain']) => {
      const values = [
        ...(await show({ quantity: 'outcome', coloredBy: null, ...terrain } as typeof terrain))!.values,
      ]
      const wanted = oracle.terrain(store.training!, { resolution: 5 }).values
      expect(values).toEqual([...Float32Array.from(wanted)])
    }
    await heights({ show: 'loss' })
    expect(trained(), 'the final loss is there already').toBe(1)
    await heights({ show: 'steps' })
    await heights({ show: 'status' })
    expect(trained()).toBe(1)
    await heights({ show: 'convergence' })
    expect(trained(), 'each loss of a run').toBe(2)
    await heights({ show: 'steps' })
    await heights({ show: 'convergence' })
    await heights({ show: 'loss' })
    expect(trained()).toBe(2)
  })

  it('over hyperparameters show no final losses dominated by rounding, unless requested', async () => {
    class Rounding extends OracleEngine {
      override async terrain(experiment: TrainingInput, options: TerrainOptions) {
        const terrain = await super.terrain(experiment, options)
        return { ...terrain, precision: { path: 'fused', agreement: 1, alike: 0.5 } as const }
      }
    }
    const axis = (path: string, to: number) => ({ path: `/algorithms/0/${path}`, from: 0.01, to })
    const plane = { kind: 'hyperparameters', a: axis('learningRate', 0.5), b: axis('beta1', 0.9) } as const
    const engine = new Rounding()
    const shown = { ...moons, plane, terrain: { quantity: 'outcome', show: 'status' } } as const
    const store = new Store(() => Promise.resolve(engine), shown, 5)
    await store.whenIdle()
    const trained = async (show: 'steps' | 'loss') => {
      store.edit({ terrain: { show } }, 'height')
      await store.whenIdle()
      return engine.asked.filter((what) => what === 'terrain').length
    }
    expect(await trained('steps')).toBe(1)
    expect(await trained('loss')).toBe(2)
  })

  it('over hyperparameters report progress, and pause during a drag until it ends or they are cancelled', async () => {
    const steps: string[] = []
    class Resting extends OracleEngine {
      override async terrain(experiment: TrainingInput, options: TerrainOptions) {
        options.onProgress?.({ done: 0.5 })
        await options.pause?.()
        steps.push(options.signal!.aborted ? 'cancelled' : 'trained')
        return super.terrain(experiment, options)
      }
    }
    const surfaces = new SurfaceCache()
    const held = async (input: TrainingInput, end: (stop: AbortController) => void) => {
      const stop = new AbortController()
      surfaces.hold(true)
      const made = surfaces.of(new Resting(), parseTraining(input), 3, stop.signal)
      await new Promise((resolve) => setTimeout(resolve, 10))
      const before = [steps.length, surfaces.progress]
      end(stop)
      await made.catch(() => undefined)
      return [...before, steps.splice(0).join()]
    }
    const input = { ...moons, plane: overRates }
    expect(await held(input, () => surfaces.hold(false))).toEqual([0, 0.5, 'trained'])
    expect(await held({ ...input, seed: 2 }, (stop) => stop.abort())).toEqual([0, 0.5, 'cancelled'])
    expect(await held(moons, () => undefined), 'a quick one does not rest').toEqual([1, undefined, 'trained'])
  })

  it('over hyperparameters have fewer points if all runs would take minutes', () => {
    const of = (widths: number[], device?: GPUDevice) =>
      surfaceResolution(
        parseTraining({
          ...moons,
          data: { kind: 'generated', id: 'two-moons', size: 200 },
          model: { kind: 'mlp', widths, activation: 'tanh' },
          algorithms: [{ id: 'adam', learningRate: 0.05, steps: 300 }],
          plane: overRates,
        }),
        129,
        device,
      )
    const card = { adapterInfo: { isFallbackAdapter: false, architecture: 'ada' } } as unknown as GPUDevice
    const software = { adapterInfo: { isFallbackAdapter: true, architecture: 'swiftshader' } } as unknown as GPUDevice // prettier-ignore
    expect(of([2, 2, 1], software)).toBe(129)
    expect([of([2, 8, 8, 1], card), of([2, 8, 8, 1], software), of([2, 8, 8, 1])]).toEqual([129, 33, 33])
    expect(of([2, 128, 128, 1], card)).toBe(33)
  })

  it('have fewer points if a point takes long', () => {
    const of = (widths: number[], quantity: 'metric' | 'sharpness' | 'gradient-norm') =>
      surfaceResolution(
        parseTraining({
          ...moons,
          model: { kind: 'mlp', widths, activation: 'tanh' },
          terrain: { quantity },
        }),
        129,
      )
    expect(of([2, 4, 1], 'gradient-norm')).toBe(129)
    expect(of([2, 128, 128, 1], 'metric')).toBe(129)
    expect(of([2, 12, 12, 1], 'sharpness')).toBeLessThan(65)
    expect(of([2, 128, 128, 1], 'sharpness')).toBe(9)
  })
})

describe('runs over a surface', () => {
  const run = oracle.train(moons, { watch: [] })[0]!
  const drawn = (terrain: TrainingInput['terrain']) => {
    const experiment = parseTraining({ ...moons, terrain })
    const computed = oracle.terrain(experiment, { resolution: 33 })
    const watched = [1, 2, 3, 4].map((value) => Float32Array.of(value))
    const shown = { ...run, loss: Float32Array.from(run.loss), a: Float32Array.from(run.a), b: Float32Array.from(run.b), watched } // prettier-ignore
    const field = { ...computed, values: Float32Array.from(computed.values) } as never
    return { heights: heightsAlong(experiment, shown as never, field), field, shown, experiment }
  }

  it('have the true value of what it shows if that was recorded', () => {
    expect(Array.from(drawn({}).heights)).toEqual(Array.from(Float32Array.from(run.loss)))
    expect(drawn({ metric: test }).heights[0]).toBe(1)
    expect(drawn({ metric: { ...errors, part: 'train' } }).heights[0]).toBe(2)
    expect(drawn({ metric: errors }).heights[0]).toBe(3)
    expect(drawn({ metric: { ...test, loss: 'hinge' } }).heights[0]).toBe(4)
  })

  it('lie on it otherwise, and the picture says so', () => {
    const { heights, field, shown, experiment } = drawn({ quantity: 'gradient-norm' })
    expect(heights[2]).toBe(Math.fround(lossOn(field, shown.a[2]!, shown.b[2]!)))
    const said = (terrain: TrainingInput['terrain']) =>
      runWords(parseTraining({ ...moons, terrain }), []).join()
    expect(said({ quantity: 'gradient-norm' })).toContain('runs are drawn on the surface')
    expect(said({ metric: test })).not.toContain('laid')
    expect(heightName({ experiment, scale: undefined })).toBe('gradient norm')
    expect(heightName({ experiment: drawn({ metric: errors }).experiment, scale: undefined })).toBe(
      'error rate',
    )
    expect(pictureTitle(experiment)).toBe('Gradient norm of logistic loss on 40 train samples')
    expect(pictureTitle(parseTraining({ ...moons, terrain: { quantity: 'sharpness' } }))).toMatch(
      /^Sharpness/,
    )
  })

  it('have no known lowest sharpness, and a gradient norm from 0', () => {
    const least = (quantity: 'sharpness' | 'gradient-norm') =>
      knownMinimum(parseTraining({ ...moons, terrain: { quantity } }))
    expect([least('sharpness'), least('gradient-norm')]).toEqual([NaN, 0])
  })
})

describe('attacked and shifted surfaces', () => {
  const attack = { epsilon: 0.25, norm: 'linf' } as const
  const attacked = { loss: 'logistic', part: 'test', attack } as const
  const parsed = (change: object) => parseTraining({ ...moons, terrain: { metric: attacked }, ...change })
  const lines = (experiment: ReturnType<typeof parsed>) => [
    ...pictureLines(experiment, undefined, undefined),
    ...runWords(experiment, []),
  ]

  it('say how far samples are moved, and whether that is the worst case or less', () => {
    const bent = parsed({})
    expect(pictureTitle(bent)).toBe('Logistic loss on 40 test samples, attacked within 0.25 in l∞')
    expect(lines(bent)).toContain('a lower bound of the worst case: one gradient step per sample (FGSM)')
    expect(lines(bent)).toContain('runs are drawn on the surface')
    expect(heightName({ experiment: bent, scale: undefined })).toBe('loss under attack')
    const more = parsed({ terrain: { metric: { ...attacked, attack: { ...attack, steps: 7 } } } })
    expect(lines(more).join()).toContain('7 projected gradient steps per sample')
    const straight = parsed({ model: { ...moons.model, linearity: 1 } })
    expect(lines(straight)).toContain('exact worst case: the network is linear in its inputs')
    const errors = parsed({ terrain: { metric: { ...attacked, loss: 'zero-one' } } })
    expect(heightName({ experiment: errors, scale: undefined })).toBe('error rate under attack')
    expect(surfaceResolution(bent, 129)).toBe(129)
    const model = { kind: 'mlp', widths: [2, 64, 64, 1], activation: 'tanh' }
    expect(surfaceResolution(parsed({ model }), 129)).toBe(17)
    expect(surfaceResolution(parsed({ model: { ...model, linearity: 1 } }), 129)).toBe(33)
  })

  it('keep their frame while ε is moved, and have another for another loss', () => {
    const key = (metric: object) => frameKey(parsed({ terrain: { metric } }))
    expect(key(attacked)).toBe(key({ ...attacked, attack: { epsilon: 0.5 } }))
    expect(key(attacked)).toBe(key({ loss: 'logistic' }))
    expect(key(attacked)).not.toBe(key({ ...attacked, loss: 'zero-one' }))
  })

  it('of the shifted part have runs at their true losses, which are watched', () => {
    const data = { ...moons.data, shift: { rotation: 20 } }
    const shifted = parsed({ data, terrain: { metric: { loss: 'logistic', part: 'shifted' } } })
    expect(watchedMetrics(shifted).map(({ id }) => id)).toEqual([
      'test-loss', 'shifted-loss', 'train-errors', 'test-errors', 'shifted-errors',
    ]) // prettier-ignore
    expect(pictureTitle(shifted)).toBe('Logistic loss on 40 shifted samples')
    expect(lines(shifted).join()).not.toContain('laid')
    const watch = watchedMetrics(shifted).map(({ metric }) => metric)
    const run = oracle.train(shifted, { watch })[0]!
    expect(run.watched[1]!.at(-1)).toBeCloseTo(
      oracle.measure(shifted, run.finalWeights, 'metric', { metric: watch[1]! }).values[0]!,
      12,
    )
  })
})
