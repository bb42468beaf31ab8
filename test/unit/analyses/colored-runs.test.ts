import { expect, test } from 'vitest'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { Study } from '../../../src/study/study.ts'
import { Store } from '../../../src/store/store.ts'
import { endColors } from '../../../src/math/picture/palette.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { trainability } from '../../support/theory/trainability.ts'

type Shown = NonNullable<TrainingInput['terrain']>

async function presented(terrain: Shown, b?: object) {
  const input = trainability(1, 1, 'linear', 1, 30)
  const plane = { ...input.plane, ...(b && { b }) } as TrainingInput['plane']
  const engine = new OracleEngine()
  const store = new Store(() => Promise.resolve(engine), { ...input, plane, terrain }, 9)
  const study = new Study(store)
  await study.whenIdle()
  return { engine, store, study }
}

/** The colours of a drape, as #rrggbb. */
const hex = (pixels: Uint8ClampedArray) =>
  Array.from({ length: pixels.length / 4 }, (_, k) =>
    `#${[0, 1, 2].map((i) => pixels[4 * k + i]!.toString(16).padStart(2, '0')).join('')}`.toLowerCase(),
  )

test('the height is the final loss and the colours show how each run ended', async () => {
  const { study, store } = await presented({ quantity: 'metric', coloredBy: 'status' })
  const { terrain, drape, axes } = study.content.value
  expect(axes.height).toContain('final loss')
  const { status, loss } = terrain!.outcome!
  const holes = Array.from(status, (state) => state === 3)
  expect(Array.from(terrain!.values, Number.isNaN)).toEqual(holes)
  expect(Array.from(terrain!.values).filter((_, k) => !holes[k])).toEqual(
    Array.from(loss).filter((_, k) => !holes[k]),
  )
  const colors = hex(drape!.pixels)
  const of = (state: number) => new Set(colors.filter((_, k) => status[k] === state))
  expect(of(3)).toEqual(new Set([endColors.diverged.toLowerCase()]))
  expect(of(0)).toEqual(new Set([endColors.converged.toLowerCase()]))
  const { legend } = study.drape.value!
  expect(legend.heading).toBe('How the runs end')
  expect(legend.starts).toContain('runs')
  const shares = legend.rows.map(({ share }) => Number.parseFloat(share))
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6)
  store.dispose()
})

test('other colours over the same height are not recomputed, unless they need what was not recorded', async () => {
  const { study, store, engine } = await presented({ quantity: 'metric', coloredBy: 'status' })
  const { terrain } = store
  const colored = async (coloredBy: string | null) => {
    store.edit({ terrain: { coloredBy } }, 'colours')
    await study.whenIdle()
    return study.content.value.drape
  }
  expect(await colored('steps')).toBeDefined()
  expect(await colored(null)).toBeUndefined()
  expect(store.terrain).toBe(terrain)
  expect(engine.asked.filter((what) => what === 'terrain')).toHaveLength(1)
  expect(await colored('convergence')).toBeDefined()
  expect(store.terrain!.outcome!.convergence).toHaveLength(81)
  expect(study.drape.value!.legend.bar!.kind).toBe('signed log')
})

test('a value that the schema refuses has no run and no share', async () => {
  const b = { path: '/model/linearity', from: 0, to: 2 }
  const { study } = await presented({ quantity: 'outcome', show: 'steps', coloredBy: 'status' }, b)
  const { outcome } = study.content.value.terrain!
  expect(Array.from(outcome!.status).filter((state) => state === 255)).toHaveLength(9 * 4)
  const shares = study.drape.value!.legend.rows.map(({ share }) => Number.parseFloat(share))
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6)
})

test('the measure of convergence is coloured by its sign, which separates runs that train from those that do not', async () => {
  const { study, store } = await presented({ quantity: 'outcome', show: 'convergence' })
  const { convergence } = store.terrain!.outcome!
  const { legend, view } = study.drape.value!
  const colors = hex(view.pixels)
  const sideOf = (isSide: (c: number) => boolean) =>
    new Set(colors.filter((_, k) => isSide(convergence![k]!)))
  expect(sideOf((c) => c < 0)).toEqual(new Set([endColors.converged.toLowerCase()]))
  expect(sideOf((c) => c >= 0)).toEqual(new Set([endColors.unfinished.toLowerCase()]))
  expect(legend).toMatchObject({ heading: 'What trains', rows: [{ label: 'trains' }, { label: 'does not' }] })
  store.edit({ terrain: { coloredBy: 'steps' } }, 'colours')
  await study.whenIdle()
  expect(study.drape.value!.legend.heading).toBe('Steps of the runs')
  store.dispose()
})
