import { expect, test, vi } from 'vitest'
import { DrawsStudy, drawsOf } from '../../src/app/draws-study.ts'
import { Presenter } from '../../src/view/presenter.ts'
import { Workbench } from '../../src/app/workbench.ts'
import { oracle } from '../../src/experiment/oracle/index.ts'
import type { ExperimentInput } from '../../src/experiment/spec/experiment.ts'
import { moons } from '../support/experiments.ts'
import { OracleEngine } from '../support/oracle-engine.ts'
import { xorDraws } from '../support/xor.ts'

const draws = 24
const xor = xorDraws('linear', draws, { steps: 300 })

async function opened(input: ExperimentInput) {
  const engine = new OracleEngine()
  const asked = vi.spyOn(engine, 'ensemble')
  const workbench = new Workbench(() => Promise.resolve(engine), input, 3)
  await workbench.whenIdle()
  const presenter = new Presenter(workbench)
  const study = new DrawsStudy(() => undefined)
  const update = async () => {
    await workbench.whenIdle()
    study.update(presenter)
    await vi.waitFor(() => expect(study.busy).toBe(false), { timeout: 30_000 })
  }
  return { asked, workbench, study, update }
}

const percent = (text: string): number => Number(text.replace(/[^\d.]/g, ''))

test('every draw is trained, and shares and losses are those of the reference', async () => {
  const { study, update, asked } = await opened(xor)
  await update()
  const { loss, status } = oracle.ensemble(xor)
  expect([...study.losses]).toEqual([...Float32Array.from(loss)].sort((p, q) => q - p))
  const { rows, starts, note } = study.legend!
  expect(starts).toBe('300 steps · 24 draws of w₀')
  expect(note).toMatch(/η 0.05/)
  expect(rows.reduce((sum, { share }) => sum + percent(share), 0)).toBeCloseTo(100, 9)
  const unfinished = rows.find(({ id }) => id === 'unfinished')
  const wanted = [...status].filter((how) => how === 1).length
  expect(percent(unfinished?.share ?? '0')).toBeCloseTo((100 * wanted) / draws, 0)
  await update()
  expect(asked).toHaveBeenCalledTimes(1)
})

test('no linear network gets below the floor of xor: the row says between which losses', async () => {
  const { study, update } = await opened(xorDraws('linear', 6, { steps: 6000 }))
  await update()
  expect(study.legend!.rows).toMatchObject([{ id: 'cluster 0', place: 'loss 1', share: '100.0\u00a0%' }])
})

test('what is known stays, pale, until what the draws depend on was trained anew; a drag changes nothing of it', async () => {
  const { study, update, workbench, asked } = await opened(xor)
  await update()
  const { losses } = study
  workbench.edit({ starts: [{ kind: 'plane', a: 1, b: 0.5, base: workbench.experiment.starts[0] }] }, 'drag')
  expect(study.isStale(workbench.experiment)).toBe(false)
  await update()
  expect(asked).toHaveBeenCalledTimes(1)
  workbench.edit({ algorithms: [{ id: 'sgd', learningRate: 0.2, steps: 300 }] }, 'rate')
  expect(study.isStale(workbench.experiment)).toBe(true)
  expect(study.losses).toEqual(losses)
  await update()
  expect(study.isStale(workbench.experiment)).toBe(false)
  expect(study.losses).not.toEqual(losses)
})

test('what cannot be trained is said, and a start of one draw has no ends to compare', async () => {
  const { study, update, workbench, asked } = await opened(xor)
  asked.mockRejectedValueOnce(new Error('The card holds fewer.'))
  await update()
  expect(study.fault).toBe('The card holds fewer.')
  expect(study.legend).toBeUndefined()
  workbench.edit({ starts: moons.starts }, 'start')
  await update()
  expect(drawsOf(workbench.experiment)).toBe(1)
  expect(study.fault).toBe('')
})
