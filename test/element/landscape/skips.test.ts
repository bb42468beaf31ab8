import { effect } from '@preact/signals-core'
import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../src/landscape/loss-landscape.ts'
import '../../../src/elements/lecture/bl-step-controls.ts'
import { EditEvent } from '../../../src/elements/events.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { keptEngine } from '../fixtures/kept-engine.ts'
import { settled, updated, within } from '../fixtures/mount.ts'
import { mouse } from '../fixtures/mouse.ts'

await keptEngine()

afterEach(() => document.body.replaceChildren())

/** Deep and wide enough that a fine surface takes longer than the pointer needs to its next place. */
const deep = parseTraining({
  version: 1,
  seed: 2,
  data: { kind: 'generated', id: 'spirals', size: 128 },
  model: { kind: 'mlp', widths: [2, 8, 8, 8, 8, 1], activation: 'relu', normalization: 'batch' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 1 }],
  starts: [{ kind: 'random', distribution: 'he-normal' }],
  plane: { kind: 'random', normalization: 'filter' },
})

/** A landscape with a step's dial next to it, as on the page. */
async function opened() {
  const landscape = document.createElement('loss-landscape')
  Object.assign(landscape, { resolution: 65, experiment: deep, controls: 'none' })
  landscape.style.cssText = 'width: 400px; height: 300px'
  const dial = document.createElement('bl-step-controls')
  dial.names = ['residual']
  dial.style.cssText = 'width: 400px'
  document.body.append(landscape, dial)
  await landscape.whenIdle()
  const { store } = landscape.study!
  const follow = () => (dial.experiment = store.training)
  follow()
  dial.addEventListener(EditEvent.type, (event) => {
    const { patch, label, live } = event as EditEvent
    store.edit(patch, label, live)
    follow()
  })
  await settled(dial)
  return { landscape, dial, store }
}

test('with a real pointer the dial of skips answers at each place with a coarse surface, and undo takes the drag back', async () => {
  const { landscape, dial, store } = await opened()
  const { terrain, training } = store
  // The surface before the drag; an engine that becomes ready meanwhile draws it once more.
  let stood = terrain
  const stand = effect(() => {
    if (!store.live) stood = store.terrain
  })
  const sides = new Set<number>()
  const stop = effect(() => void (store.terrain && sides.add(store.terrain.resolution[0])))
  const strength = () =>
    (store.training!.model.kind === 'mlp' && store.training!.model.residual?.strength) || 0
  const box = within(dial, 'bl-number', 'wa-slider')
    .shadowRoot!.querySelector('#track')!
    .getBoundingClientRect()
  const at = (share: number) => box.left + share * box.width
  const middle = (box.top + box.bottom) / 2
  // Well inside the track: its very edge may fall outside by rounding where the frame is scaled.
  await mouse('mousePressed', at(0.05), middle)
  await expect.poll(strength).toBeCloseTo(0.05, 1)
  for (const share of [0.2, 0.5, 0.9]) {
    // Far below the track, since the pointer is captured.
    await mouse('mouseMoved', at(share), middle + 60)
    await expect.poll(strength, { timeout: 10_000 }).toBeCloseTo(share, 1)
    const shown = () => store.terrain!.values.length > 0 && store.terrain !== terrain && store.live
    await expect.poll(shown).toBe(true)
    const { resolution } = store.terrain!
    const wanted = oracle.terrain(store.training!, { resolution: [...resolution] as [number, number] }).values
    await expect.poll(() => Math.abs(store.terrain!.values[0]! - wanted[0]!)).toBeLessThan(1e-3)
  }
  stand()
  await mouse('mouseReleased', at(0.9), middle + 60)
  await landscape.whenIdle()
  expect(store.live).toBe(false)
  expect(store.terrain!.resolution).toEqual([65, 65])
  expect(store.ghost).toBe(stood)
  stop()
  expect([...sides].sort()).toEqual([17, 65])
  store.undo()
  expect(store.experiment).toEqual(training)
  expect(store.undoLabel).toBeUndefined()
})

test('by the keyboard too: arrows and Home on the slider, space on the switch', async () => {
  const { landscape, dial, store } = await opened()
  const residual = () => (store.training!.model.kind === 'mlp' ? store.training!.model.residual : undefined)
  within(dial, 'bl-toggle', 'wa-switch').focus()
  await userEvent.keyboard(' ')
  await expect.poll(residual).toEqual({ strength: 0.97, branch: 'complement' })
  await updated(dial)
  within(dial, 'bl-number', 'wa-slider').focus()
  await userEvent.keyboard('{ArrowLeft}')
  await expect.poll(() => residual()?.strength).toBeCloseTo(0.96, 9)
  await userEvent.keyboard('{Home}')
  await expect.poll(() => residual()?.strength).toBe(0)
  await landscape.whenIdle()
})
