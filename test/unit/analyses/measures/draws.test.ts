import { signal } from '@preact/signals-core'
import { expect, test, vi } from 'vitest'
import { draws as drawsAnalysis, drawsOf } from '../../../../src/analyses/measures/draws.ts'
import { drawsLegend } from '../../../../src/view/surface/draws-legend.ts'
import { Store } from '../../../../src/store/store.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { moons } from '../../../support/experiments.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'
import { xorDraws } from '../../../support/theory/xor.ts'
import { unowned } from '../../../support/unowned.ts'

const draws = 24
const xor = xorDraws('linear', draws, { steps: 300 })

async function opened(input: TrainingInput) {
  const engine = new OracleEngine()
  const asked = vi.spyOn(engine, 'ensemble')
  const store = new Store(() => Promise.resolve(engine), input, 3)
  const wanted = signal(false)
  const study = drawsAnalysis(unowned, store, () => wanted.value)
  const rest = async () => {
    wanted.value = true
    await store.whenIdle()
    await study.whenIdle()
  }
  await store.whenIdle()
  return { asked, store, study, rest }
}

const legendOf = (analysis: ReturnType<typeof drawsAnalysis>) => {
  const { experiment, outcome } = analysis.value.value!
  return drawsLegend(experiment, outcome)
}

const percent = (text: string): number => Number(text.replace(/[^\d.]/g, ''))

test("every draw is trained, and shares and losses equal the reference's", async () => {
  const { study, rest, asked } = await opened(xor)
  await rest()
  const { loss, status } = oracle.ensemble(xor)
  expect([...study.value.value!.losses]).toEqual([...Float32Array.from(loss)].sort((p, q) => q - p))
  const { rows, starts, note } = legendOf(study)
  expect(starts).toBe('300 steps · 24 draws of w₀')
  expect(note).toMatch(/η 0.05/)
  expect(rows.reduce((sum, { share }) => sum + percent(share), 0)).toBeCloseTo(100, 9)
  const unfinished = rows.find(({ id }) => id === 'unfinished')
  const wanted = [...status].filter((how) => how === 1).length
  expect(percent(unfinished?.share ?? '0')).toBeCloseTo((100 * wanted) / draws, 0)
  await rest()
  expect(asked).toHaveBeenCalledTimes(1)
})

test('no linear network gets below the floor of xor, and the row gives the range of losses', async () => {
  const { study, rest } = await opened(xorDraws('linear', 6, { steps: 6000 }))
  await rest()
  expect(legendOf(study).rows).toMatchObject([{ id: 'cluster 0', place: 'loss 1', share: '100.0\u00a0%' }])
})

test('earlier results stay, pale, until what the draws depend on has been trained again; a drag changes none of it', async () => {
  const { study, rest, store, asked } = await opened(xor)
  await rest()
  const { losses } = study.value.value!
  store.edit({ starts: [{ kind: 'plane', a: 1, b: 0.5, base: store.training!.starts[0] }] }, 'drag')
  expect(study.stale.value).toBe(false)
  await rest()
  expect(asked).toHaveBeenCalledTimes(1)
  store.edit({ algorithms: [{ id: 'sgd', learningRate: 0.2, steps: 300 }] }, 'rate')
  expect(study.stale.value).toBe(true)
  expect(study.value.value!.losses).toEqual(losses)
  await rest()
  expect(study.stale.value).toBe(false)
  expect(study.value.value!.losses).not.toEqual(losses)
})

test('untrainable draws are reported, and a start with one draw has no ends to compare', async () => {
  const { study, rest, store, asked } = await opened(xor)
  asked.mockRejectedValueOnce(new Error('The card holds fewer.'))
  await rest()
  expect(study.error.value[0]?.message).toBe('The card holds fewer.')
  expect(study.value.value).toBeUndefined()
  store.edit({ starts: moons.starts }, 'start')
  await rest()
  expect(drawsOf(store.training!)).toBe(1)
  expect(study.error.value).toEqual([])
})
