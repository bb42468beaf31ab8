import '../../../../src/experiment/functions/reader.ts'
import { describe, expect, it } from 'vitest'
import { moveStart } from '../../../../src/edit/actions.ts'
import { basinMap } from '../../../../src/analyses/surface/basin-map.ts'
import { basinResolution, fittingResolution } from '../../../../src/engine/budget.ts'
import { agreementOf } from '../../../../src/view/surface/agreement.ts'
import { drapeOf } from '../../../../src/view/surface/drape.ts'
import {
  clusterLetter,
  endClasses,
  endClassOf,
  sharesOf,
} from '../../../../src/view/surface/outcome-classes.ts'
import { Store } from '../../../../src/store/store.ts'
import type { TerrainOptions } from '../../../../src/engine/types.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import type { TerrainSpec } from '../../../../src/experiment/spec/terrain.ts'
import { himmelblauBasins } from '../../../support/theory/basins.ts'
import { moons } from '../../../support/experiments.ts'
import { OracleEngine, rounded } from '../../../support/oracle-engine.ts'
import { unowned } from '../../../support/unowned.ts'

const colored = himmelblauBasins({ id: 'sgd', learningRate: 0.01, steps: 300 })
const plain: TrainingInput = { ...colored, terrain: {} }
const resolution = 9

/** Pauses between two pieces of a map when asked, and counts pauses and pieces. */
class RestingEngine extends OracleEngine {
  readonly pieces: string[] = []
  /** Whether each map may have a preview grid before its turn. */
  readonly previews: (boolean | undefined)[] = []
  fault: string | undefined

  override async terrain(experiment: TrainingInput, options: TerrainOptions) {
    const outcomes = experiment.terrain?.quantity === 'outcome'
    if (outcomes && this.fault) throw new Error(this.fault)
    if (outcomes) this.previews.push(options.preview)
    if (outcomes)
      for (const piece of ['first', 'second']) {
        await options.pause?.()
        options.signal?.throwIfAborted()
        this.pieces.push(piece)
        await Promise.resolve()
      }
    return super.terrain(experiment, options)
  }
}

async function bench(input: TrainingInput) {
  const engine = new RestingEngine()
  const store = new Store(() => Promise.resolve(engine), input, resolution)
  const { map, hold } = basinMap(unowned, store)
  const rest = async () => {
    await store.whenIdle()
    await map.whenIdle()
  }
  await rest()
  engine.asked.length = engine.pieces.length = 0
  return { engine, store, map, hold, basins: () => map.value.value, rest }
}

describe('a basin map', () => {
  it('colours the current surface: its heights are not recomputed, and stay the metric’s', async () => {
    const { engine, store, basins, rest } = await bench(plain)
    const { terrain, ghost } = store
    expect(basins()).toBeUndefined()
    store.edit({ terrain: { quantity: 'outcome', show: 'cluster' } }, 'colours')
    await rest()
    expect(engine.asked).toEqual(['terrain'])
    expect([store.terrain, store.ghost]).toEqual([terrain, ghost])
    expect(store.terrain).toBe(terrain)
    expect(basins()?.outcome).toEqual(rounded(oracle.terrain(colored, { resolution }).outcome!))
    store.edit({ terrain: { show: 'steps' } }, 'colours')
    store.edit({ terrain: { quantity: 'metric' } }, 'colours')
    store.edit({ terrain: { quantity: 'outcome' } }, 'colours')
    await rest()
    expect(engine.asked).toEqual(['terrain'])
  })

  it('shows no speed of convergence for runs whose losses on the way are not known', async () => {
    const { store, basins, rest } = await bench(colored)
    const before = basins()
    expect(before).toBeDefined()
    store.edit({ terrain: { show: 'convergence' } }, 'colours')
    expect(basins()).toBeUndefined()
    await rest()
    const wanted = { ...colored, terrain: { ...colored.terrain, show: 'convergence' as const } }
    const { values } = oracle.terrain(wanted, { resolution })
    expect(basins()!.terrain.values).toEqual(Float32Array.from(values))
  })

  it('may have a preview grid before its turn, but not while a slider moves or a pointer is down', async () => {
    const { engine, store, hold, rest } = await bench(colored)
    const turn = async (learningRate: number, live: boolean) => {
      store.edit({ algorithms: [{ ...store.training!.algorithms[0]!, learningRate }] }, 'rate', live)
      await rest()
    }
    await turn(0.011, true)
    await turn(0.012, false)
    hold(true)
    store.edit({ algorithms: [{ ...store.training!.algorithms[0]!, learningRate: 0.013 }] }, 'rate')
    hold(false)
    await rest()
    expect(engine.previews).toEqual([true, false, true, false])
  })

  it('opens at once with an experiment that requests it, over the metric’s heights', async () => {
    const { store, basins } = await bench(colored)
    expect(store.terrain?.outcome).toBeUndefined()
    expect(store.terrain?.max).toBeGreaterThan(800)
    expect(basins()?.terrain.resolution).toEqual([resolution, resolution])
  })

  it('stays as it is while w_0 is dragged, and is recomputed for another learning rate', async () => {
    const { engine, store, basins, rest } = await bench(colored)
    const before = basins()
    store.edit(moveStart(store.training!, 0, 1, 1), 'drag', true)
    await rest()
    expect(engine.asked).toEqual(['train 0'])
    expect(basins()).toBe(before)
    store.edit({ algorithms: [{ id: 'sgd', learningRate: 0.02, steps: 300 }] }, 'rate')
    await rest()
    expect(engine.asked.slice(1).sort()).toEqual(['terrain', 'train 0'])
    expect(
      basins()
        ?.outcome.clusters.map(({ size }) => size)
        .slice(2),
    ).toEqual([0, 0])
  })

  it('is removed with its function, and stays while a parameter of it moves', async () => {
    const typed = (expression: string, s: number) =>
      ({ kind: 'function', id: 'custom', expression, parameters: { s } }) as const
    const { store, basins, rest } = await bench({ ...colored, model: typed('x^2 + s y^2', 1) })
    const before = basins()
    expect(before).toBeDefined()
    store.edit({ model: { parameters: { s: 2 } } }, 's', true)
    expect(basins(), 'a parameter').toBe(before)
    await rest()
    store.edit({ model: typed('x^2 + s y^2 + x', 2) }, 'formula', true)
    expect(basins(), 'another function').toBeUndefined()
    await rest()
    expect(basins()?.experiment.model).toMatchObject({ expression: 'x^2 + s y^2 + x' })
  })

  it('pauses while it is held, and while the store computes; a cancelled one ends even while paused', async () => {
    const { engine, store, map, hold, rest } = await bench(plain)
    hold(true)
    store.edit({ terrain: { quantity: 'outcome', show: 'cluster' } }, 'colours')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(engine.pieces).toEqual([])
    hold(false)
    await rest()
    expect(engine.pieces).toEqual(['first', 'second'])
    engine.delay = 40
    store.edit({ seed: 2, algorithms: [{ id: 'sgd', learningRate: 0.005, steps: 300 }] }, 'both')
    await Promise.resolve()
    expect([store.idle, engine.pieces.length]).toEqual([false, 2])
    hold(true)
    await store.whenIdle()
    map.cancel()
    await map.whenIdle()
    expect([map.cancelled.value, engine.pieces.length]).toEqual([true, 2])
  })

  it('reports what is impossible, and leaves the surface', async () => {
    const { engine, store, map, rest } = await bench(plain)
    engine.fault = 'too many runs'
    store.edit({ terrain: { quantity: 'outcome' } }, 'colours')
    await rest()
    expect(map.error.value.map(({ message }) => message).join()).toMatch(/too many runs/)
    expect(store.issues).toEqual([])
    store.edit({ terrain: { quantity: 'metric' } }, 'colours')
    expect(map.error.value).toEqual([])
  })

  it('is coarser if the network is large', () => {
    expect(fittingResolution(129, 2)).toBe(129)
    expect(fittingResolution(129, 1000)).toBe(129)
    expect(fittingResolution(129, 2000)).toBe(65)
    expect(fittingResolution(65, 10_000_000)).toBe(2)
  })

  it('has 256 x 256 starts of a small network if a GPU trains them', () => {
    const device = (architecture: string) =>
      ({ adapterInfo: { isFallbackAdapter: false, architecture } }) as unknown as GPUDevice
    const small = parseTraining(colored)
    expect(basinResolution(small, 129, device('ampere'))).toBe(256)
    expect(basinResolution(small, 17, device('ampere'))).toBe(34)
    expect(basinResolution(small, 129, device('swiftshader'))).toBe(129)
    expect(basinResolution(small, 65, undefined)).toBe(65)
    const large = parseTraining({
      ...moons,
      data: { kind: 'generated', id: 'two-moons', size: 1000 },
      model: { kind: 'mlp', widths: [2, 32, 32, 1], activation: 'tanh' },
    })
    expect(basinResolution(large, 129, device('ampere'))).toBe(129)
  })
})

describe('its display', () => {
  const drape = async (show: TerrainSpec['show'], learningRate: number) => {
    const asked = himmelblauBasins({ id: 'sgd', learningRate, steps: 300 })
    const { basins } = await bench({ ...asked, terrain: { quantity: 'outcome', show } })
    return drapeOf(basins()!, show, 'light')
  }

  it('has a colour for each point, and shares that add to 100 % with the minimum behind each letter', async () => {
    const { view, legend, marks } = await drape('cluster', 0.01)
    expect(view.pixels).toHaveLength(4 * resolution ** 2)
    expect(legend.rows.map(({ label }) => label)).toEqual(['A', 'B', 'C', 'D'])
    expect(legend.rows[0]!.place).toBe('(3, 2)')
    const sum = legend.rows.reduce((total, { share }) => total + Math.round(10 * parseFloat(share)), 0)
    expect(sum).toBe(1000)
    expect(marks.map(({ label, a, b }) => [label, Math.sign(a), Math.sign(b)])).toEqual([
      ['A', 1, 1],
      ['B', -1, 1],
      ['C', -1, -1],
      ['D', 1, -1],
    ])
    expect(legend).toMatchObject({
      note: 'gradient descent, η 0.01',
      starts: '300 steps · 9\u00a0×\u00a09 starts',
    })
  })

  it('describes too few runs to count as less than a thousandth, not none', async () => {
    const { basins } = await bench(colored)
    const { terrain, outcome, experiment, finest } = basins()!
    const cluster = new Int32Array(5000)
    cluster[0] = 1
    const many = { ...outcome, cluster, status: new Uint8Array(5000) }
    const { legend } = drapeOf({ terrain, outcome: many, experiment, finest }, 'cluster', 'light')
    expect(legend.rows.map(({ share }) => share.replaceAll('\u00a0', ' '))).toEqual(['100.0 %', '< 0.1 %', '0.0 %', '0.0 %']) // prettier-ignore
  })

  it('is grey where side-by-side maps agree, with the share of the points at which they do not', async () => {
    const { basins } = await bench(colored)
    const one = basins()!
    const { outcome, terrain } = one
    const other = { ...one, outcome: { ...outcome, cluster: outcome.cluster.with(40, 5) } }
    const agreement = agreementOf([one, other])!
    expect(agreement.disagreed).toBeCloseTo(1 / 81, 12)
    const { view, legend } = drapeOf(one, 'cluster', 'light', agreement)
    const plain = drapeOf(one, 'cluster', 'light')
    const pixel = ({ pixels }: typeof view, k: number) => pixels.slice(4 * k, 4 * k + 4).join()
    expect(pixel(view, 40)).toBe(pixel(plain.view, 40))
    expect(new Set(Array.from({ length: 81 }, (_, k) => pixel(view, k))).size).toBe(2)
    expect(legend).toEqual(plain.legend)
    expect(agreementOf([one])).toBeUndefined()
    expect(agreementOf([one, undefined])).toBeUndefined()
    const extent: typeof terrain.extent = { a: [0, 1], b: [0, 1] }
    const elsewhere = { ...one, terrain: { ...terrain, extent } }
    expect(agreementOf([one, elsewhere])).toBeUndefined()
  })

  it('has no letter for a minimum next to a line', async () => {
    const line: TrainingInput['plane'] = { kind: 'line', from: [3, 2], to: [0, 0] }
    const { basins } = await bench({ ...colored, plane: line })
    const { marks } = drapeOf(basins()!, 'cluster', 'light')
    expect(marks.map(({ label, a }) => [label, a])).toEqual([['A', 0]])
  })

  it('distinguishes runs that cycle from runs that diverge', async () => {
    const labels = async (rate: number) => (await drape('status', rate)).legend.rows.map(({ label }) => label)
    expect(await labels(0.02)).toContain('cycle')
    expect(await labels(0.1)).toContain('diverged')
  })

  it('has a bar for a number, but never one for runs that diverged', async () => {
    const lost = await drape('loss', 0.1)
    expect(lost.legend.bar).toBeUndefined()
    expect([...lost.view.pixels.subarray(0, 3)]).toEqual([0x2a, 0x26, 0x26])
    const { legend } = await drape('loss', 0.025)
    expect(legend.bar?.kind).toBe('log')
    expect(legend.rows.map(({ label }) => label)).toEqual(['diverged'])
    expect((await drape('steps', 0.01)).legend.bar).toMatchObject({ low: '300', high: '300' })
  })

  it('has letters for eight clusters and one colour for the rest', () => {
    const outcome = oracle.terrain(colored, { resolution: 2 }).outcome!
    const classOf = (cluster: number, status: number) =>
      endClasses[
        endClassOf({ ...rounded(outcome), cluster: Int32Array.of(cluster), status: Uint8Array.of(status) }, 0)
      ]!.label
    expect([classOf(0, 0), classOf(7, 0), classOf(8, 0), classOf(-1, 0)]).toEqual(['A', 'H', 'elsewhere', 'elsewhere']) // prettier-ignore
    expect([classOf(-1, 1), classOf(-1, 2), classOf(-1, 3)]).toEqual(['unfinished', 'cycle', 'diverged'])
    expect(clusterLetter(3)).toBe('D')
  })

  it('has exact shares, whatever is rounded', () => {
    expect(sharesOf([1, 1, 1])).toEqual([334, 333, 333])
    expect(sharesOf([0, 5])).toEqual([0, 1000])
    expect(sharesOf([0, 0])).toEqual([0, 0])
  })
})
