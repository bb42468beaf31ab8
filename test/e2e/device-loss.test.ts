import type {} from '../../src/page/bl-app.ts'
import type { Page } from 'playwright'
import { afterEach, describe, expect, it } from 'vitest'
import { dragStart, evaluated, expectQuiet, settled, visit, type Visit } from './support/page.ts'

let open: Visit | undefined

afterEach(async () => {
  await open?.close()
  open = undefined
})

/** Destroys the device that engine and stage share, as a driver would; resolves when both stand on another one. */
const loseDevice = (page: Page) =>
  evaluated(page, async () => {
    const { study, stage } = document.querySelector('bl-app')?.landscape ?? {}
    const engine = study?.store.engine
    const device = engine?.device
    if (!engine || !device || !stage) throw new Error('There is no device.')
    const rebuilt = new Promise((resolve) => engine.onRebuilt(resolve))
    const drawn = new Promise<void>((resolve) =>
      stage.addEventListener('stage-status', () => {
        if ('status' in stage && stage.status === 'webgpu') resolve()
      }),
    )
    device.destroy()
    await Promise.all([rebuilt, drawn])
    return engine.device !== device
  })

describe('a page that loses its graphics device', () => {
  it('says so, and goes on with the same surface and runs on another one', async () => {
    open = await visit()
    const { page } = open
    const before = await settled(page)
    expect(await loseDevice(page)).toBe(true)
    await page.getByText('Everything was built again').waitFor()
    const after = await settled(page)
    expect(after.backend).toBe('webgpu')
    expect(after.experiment).toEqual(before.experiment)
    expect(after.terrain).toEqual(before.terrain)
    expect(after.runs).toEqual(before.runs)
    expect(after.issues).toEqual([])
    await dragStart(page, { x: -40, y: 10 })
    const dragged = await settled(page)
    expect(dragged.experiment.starts[0]?.kind).toBe('plane')
    expect(dragged.runs[0]?.end).not.toEqual(before.runs[0]?.end)
    await page.getByRole('button', { name: 'Dismiss' }).click()
    expect(await page.getByText('Everything was built again').count()).toBe(0)
    expectQuiet(open)
  })

  it('finishes a run that was under way', async () => {
    open = await visit()
    const { page } = open
    await settled(page)
    const runs = await evaluated(page, async () => {
      const { landscape } = document.querySelector('bl-app') ?? {}
      const finished = landscape?.moveStart(0, 0.5, 1)
      const linear = landscape?.setLinearity(1)
      landscape?.study?.store.engine?.device?.destroy()
      await linear
      return (await finished)?.map((run) => ({ status: run.status, first: Array.from(run.weights(0)) }))
    })
    expect(runs).toEqual(Array(3).fill({ status: 'finished', first: [0.5, 1] }))
    const state = await settled(page)
    expect(state.experiment.model).toMatchObject({ linearity: 1 })
    expect(state.issues).toEqual([])
    expectQuiet(open)
  })
})
