import { afterEach, describe, expect, it } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import '../../../src/landscape/loss-landscape.ts'
import type { LandscapeStartEvent } from '../../../src/landscape/events.ts'
import type { LossLandscape } from '../../../src/landscape/loss-landscape.ts'
import type { BlStage } from '../../../src/elements/stage/bl-stage.ts'
import { StageStatusEvent } from '../../../src/elements/stage/stage-events.ts'
import { createEngine } from '../../../src/engine/engine.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import type { TrainingExperiment } from '../../../src/experiment/spec/experiment.ts'
import { countBuffers } from '../../support/kernels/count-buffers.ts'
import { himmelblau, table } from '../fixtures/experiments.ts'
import { disposeKeptEngine, keptEngine } from '../fixtures/kept-engine.ts'
import { within } from '../fixtures/mount.ts'

const valley = parseTraining({ ...table, algorithms: [{ id: 'sgd', learningRate: 0.05, steps: 40 }] })
const hills = parseTraining({
  ...himmelblau,
  algorithms: [{ id: 'sgd', learningRate: 0.001, steps: 20 }],
})

await keptEngine()

afterEach(() => document.body.replaceChildren())

async function landscape(experiment: TrainingExperiment): Promise<LossLandscape> {
  const element = document.createElement('loss-landscape')
  Object.assign(element, { resolution: 33, experiment, controls: 'none' })
  element.style.cssText = 'width: 400px; height: 300px'
  document.body.append(element)
  await element.whenIdle()
  await element.snapshot()
  return element
}

/** A real pointer's drag of start 0, as the page's events report it. */
async function drag(element: LossLandscape, by: { x: number; y: number }): Promise<LandscapeStartEvent[]> {
  const told: LandscapeStartEvent[] = []
  for (const type of ['start-input', 'start-change'] as const)
    document.body.addEventListener(type, (event) => told.push(event as LandscapeStartEvent))
  const [start] = element.content!.starts
  const { x, y } = (element.stage as BlStage).screenOf(start!.a, start!.b, start!.loss)!
  await userEvent.dragAndDrop(element, element, {
    sourcePosition: { x, y },
    targetPosition: { x: x + by.x, y: y + by.y },
  })
  await element.whenIdle()
  return told
}

const values = ({ terrain }: LossLandscape) => Array.from(terrain!.values)
const ends = ({ trajectories }: LossLandscape) => trajectories.map((run) => Array.from(run.finalWeights))

describe('a landscape', () => {
  it('draws the map if no stage can be drawn, and the stage again on another device', async () => {
    const element = await landscape(valley)
    const runs = ends(element)
    element.stage!.dispatchEvent(new StageStatusEvent('unavailable', 'a reason'))
    await expect.poll(() => element.stage?.localName, { timeout: 20_000 }).toBe('bl-contour-map')
    expect((await element.snapshot()).size).toBeGreaterThan(5000)
    element.study!.store.engine!.device!.destroy()
    await expect
      .poll(() => within(element, 'bl-error').shadowRoot!.textContent, { timeout: 20_000 })
      .toContain('Everything was built again')
    await expect.poll(() => element.stage?.localName, { timeout: 20_000 }).toBe('bl-stage')
    await element.whenIdle()
    expect((await element.snapshot()).size).toBeGreaterThan(5000)
    expect(ends(element)).toEqual(runs)
  })
})

describe('two landscapes on a page', () => {
  it('share one device, but no dragging, toggling or removal', async () => {
    const one = await landscape(valley)
    const two = await landscape(hills)
    const device = (of: LossLandscape) => of.study!.store.engine!.device
    expect(device(one)).toBeInstanceOf(GPUDevice)
    expect(device(two)).toBe(device(one))
    const expected = (of: TrainingExperiment) => oracle.terrain(of, { resolution: 33 }).values
    for (const [found, wanted] of [
      [values(one), expected(valley)],
      [values(two), expected(hills)],
    ] as const)
      for (let i = 0; i < wanted.length; i++)
        expect(Math.abs(found[i]! - wanted[i]!)).toBeLessThanOrEqual(1e-5 * (1 + Math.abs(wanted[i]!)))

    const before = { one: ends(one), two: [values(two), ends(two)] }
    const told = await drag(one, { x: -60, y: -20 })
    expect(told.map(({ type }) => type).slice(-2)).toEqual(['start-input', 'start-change'])
    expect(new Set(told.map(({ target }) => target))).toEqual(new Set([one]))
    const { a, b } = told.at(-1)!
    expect(one.study!.store.training!.starts[0]).toMatchObject({ kind: 'plane', a, b })
    expect(ends(one)).not.toEqual(before.one)
    await one.setLinearity(1)
    expect([values(two), ends(two)]).toEqual(before.two)

    one.remove()
    expect(await drag(two, { x: 30, y: 10 })).not.toEqual([])
    expect(two.study!.store.training!.starts[0]!.kind).toBe('plane')
    expect(values(two)).toEqual(before.two[0])
    expect(ends(two)).not.toEqual(before.two[1])
    expect((await two.snapshot()).size).toBeGreaterThan(5000)
  })

  it('leave nothing in memory when they are removed, although the device stays', async () => {
    const kept = await (async () => {
      const element = await landscape(valley)
      const { stage, study } = element
      element.remove()
      const parts = { element, stage, study, engine: study!.store.engine }
      return Object.entries(parts).map(([name, part]) => ({ name, part: new WeakRef(part!) }))
    })()
    const collected = async () => {
      await cdp().send('HeapProfiler.collectGarbage')
      return kept.filter(({ part }) => part.deref()).map(({ name }) => name)
    }
    await expect.poll(collected).toEqual([])
  })

  it('free all buffers when both are removed, and then the device', async () => {
    const device = (await keptEngine()).device!
    const buffers = countBuffers(device)
    const before = buffers()
    const [one, two] = await Promise.all([landscape(valley), landscape(hills)])
    await one.moveStart(0, 1, 1)
    await one.setLinearity(1)
    expect(buffers()).toBeGreaterThan(before)
    one.remove()
    await two.moveStart(0, 1, 1)
    two.remove()
    await expect.poll(buffers, { timeout: 10_000 }).toBe(before)
    await disposeKeptEngine()
    expect((await device.lost).reason).toBe('destroyed')
  })

  it('free what is still being computed when they are removed together', async () => {
    const engine = await createEngine()
    const device = engine.device!
    const buffers = countBuffers(device)
    const before = buffers()
    const elements = [valley, hills].map((experiment) => {
      const element = document.createElement('loss-landscape')
      Object.assign(element, { resolution: 33, experiment })
      document.body.append(element)
      return element
    })
    await elements[0]!.updateComplete
    for (const element of elements) element.remove()
    engine.dispose()
    expect((await device.lost).reason).toBe('destroyed')
    expect(buffers()).toBe(before)
  })
})
