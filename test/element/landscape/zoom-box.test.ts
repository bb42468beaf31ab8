import { isChoice } from '../../../src/experiment/spec/axis.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../src/landscape/loss-landscape.ts'
import type { LossLandscape } from '../../../src/landscape/loss-landscape.ts'
import '../../../src/elements/stage/bl-contour-map.ts'
import type { BlStage } from '../../../src/elements/stage/bl-stage.ts'
import { PlaneBoxEvent } from '../../../src/elements/stage/stage-events.ts'
import { trainability } from '../../support/theory/trainability.ts'
import { keptEngine } from '../fixtures/kept-engine.ts'
import { bowl } from '../fixtures/map-content.ts'
import { mount, within } from '../fixtures/mount.ts'
import { allowCapture, deviceOf, nextFrame, open, pixels, point } from '../fixtures/open-stage.ts'
import { contentOf, twoWeights } from '../fixtures/stage-content.ts'

await keptEngine()
afterEach(() => document.body.replaceChildren())

const field = twoWeights(Math.tanh)
const edge = trainability(1, 1, 'linear', 1, 20)

const buttonOf = (landscape: LossLandscape) =>
  [...landscape.shadowRoot!.querySelectorAll<HTMLButtonElement>('.tools button')].find(
    (one) => one.textContent.trim() === 'box',
  )!

async function landscape(): Promise<LossLandscape> {
  const element = document.createElement('loss-landscape')
  Object.assign(element, { resolution: 9, experiment: edge })
  element.style.cssText = 'display: grid; width: 700px; height: 500px'
  document.body.append(element)
  await element.whenIdle()
  element.top()
  await expect.poll(() => (element.stage as BlStage | null)?.status).toBe('webgpu')
  await nextFrame()
  return element
}

/** Drags a real pointer from one place of the stage to another. */
async function drag(element: LossLandscape): Promise<void> {
  const stage = within(element.stage!, '.stage')
  const { width, height } = stage.getBoundingClientRect()
  await userEvent.dragAndDrop(stage, stage, {
    sourcePosition: { x: 0.45 * width, y: 0.6 * height },
    targetPosition: { x: 0.6 * width, y: 0.4 * height },
  })
  await element.whenIdle()
}

function windowOf({ study }: LossLandscape) {
  const { plane } = study!.store.training!
  if (plane.kind !== 'hyperparameters') throw new Error('another plane')
  const { a, b } = plane
  if (isChoice(a) || isChoice(b)) throw new Error('axes of numbers were expected')
  return [a.from, a.to, b.from, b.to] as const
}

describe('the real pointer', () => {
  it('zooms into a box with the shift key, as one change that undo takes back, without turning the camera', async () => {
    const element = await landscape()
    const before = windowOf(element)
    const { camera } = element.stage as BlStage
    await userEvent.keyboard('{Shift>}')
    await drag(element)
    await userEvent.keyboard('{/Shift}')
    const [from, to, near, far] = windowOf(element)
    expect(from).toBeGreaterThan(before[0])
    expect(to).toBeLessThan(before[1])
    expect(near).toBeGreaterThan(before[2])
    expect(far).toBeLessThan(before[3])
    expect(element.terrain!.extent.a[0]).toBeCloseTo(Math.log10(from), 6)
    expect((element.stage as BlStage).camera).toEqual(camera)
    const { store } = element.study!
    expect(store.undoLabel).toBe('zoom')
    store.undo()
    expect(windowOf(element)).toEqual(before)
    expect(store.undoLabel).toBeUndefined()
  })

  it('zooms once after “box” was clicked, and then turns the camera again', async () => {
    const element = await landscape()
    const before = windowOf(element)
    await userEvent.click(buttonOf(element))
    await element.updateComplete
    expect(buttonOf(element).getAttribute('aria-pressed')).toBe('true')
    await drag(element)
    const after = windowOf(element)
    expect(after).not.toEqual(before)
    expect(buttonOf(element).getAttribute('aria-pressed')).toBe('false')
    const { camera } = element.stage as BlStage
    await drag(element)
    expect(windowOf(element)).toEqual(after)
    await expect.poll(() => (element.stage as BlStage).camera).not.toEqual(camera)
  })

  it('draws the box on the 2-D map too', async () => {
    const map = await mount('bl-contour-map', { content: bowl })
    Object.assign(map.style, { width: '264px', height: '300px' })
    await nextFrame()
    const boxes: PlaneBoxEvent[] = []
    map.addEventListener(PlaneBoxEvent.type, (event) => boxes.push(event as PlaneBoxEvent))
    const canvas = within<HTMLCanvasElement>(map, 'canvas')
    await userEvent.keyboard('{Shift>}')
    await userEvent.dragAndDrop(canvas, canvas, {
      sourcePosition: { x: 100, y: 200 },
      targetPosition: { x: 200, y: 80 },
    })
    await userEvent.keyboard('{/Shift}')
    const across = (x: number) => -2 + (4 * (x - 44)) / (264 - 55)
    const up = (y: number) => 2 - (4 * (y - 11)) / (300 - 11 - 11 * 3.4)
    const [{ box }] = boxes as [PlaneBoxEvent]
    expect(boxes).toHaveLength(1)
    for (const [found, wanted] of [
      [box!.a, [across(100), across(200)]],
      [box!.b, [up(200), up(80)]],
    ] as const)
      for (const k of [0, 1] as const) expect(found[k]).toBeCloseTo(wanted[k], 1)
  })
})

describe('a box on the stage', () => {
  const places = (stage: BlStage) => {
    const at = (a: number, b: number) => stage.screenOf(a, b, field(a, b))!
    return [at(-2, -2), at(1, 2)] as const
  }

  async function boxing(): Promise<{ stage: BlStage; boxes: PlaneBoxEvent[] }> {
    const stage = await open({ ...contentOf({ bare: true, n: 65 }), boxing: true }, await deviceOf('webgpu'))
    allowCapture(stage)
    const boxes: PlaneBoxEvent[] = []
    stage.addEventListener(PlaneBoxEvent.type, (event) => boxes.push(event as PlaneBoxEvent))
    return { stage, boxes }
  }

  it('reaches from where a finger is put down to where it is lifted, and is drawn on the way', async () => {
    const { stage, boxes } = await boxing()
    const [from, to] = places(stage)
    const middle = stage.screenOf(-2, 1, field(-2, 1))!
    const before = (await pixels(stage))(middle)
    point(stage, 'pointerdown', from, 'touch')
    point(stage, 'pointermove', to, 'touch')
    await nextFrame()
    expect((await pixels(stage))(middle), 'its side').not.toEqual(before)
    point(stage, 'pointerup', to, 'touch')
    await nextFrame()
    expect((await pixels(stage))(middle)).toEqual(before)
    const [{ box }] = boxes as [PlaneBoxEvent]
    expect(boxes).toHaveLength(1)
    for (const [found, wanted] of [
      [box!.a, [-2, 1]],
      [box!.b, [-2, 2]],
    ] as const)
      for (const k of [0, 1] as const) expect(Math.abs(found[k] - wanted[k]!)).toBeLessThan(0.05)
  })

  it('is cancelled by Escape, and a second Escape leaves the zoom tool', async () => {
    const { stage, boxes } = await boxing()
    const [from, to] = places(stage)
    point(stage, 'pointerdown', from)
    point(stage, 'pointermove', to)
    await userEvent.keyboard('{Escape}')
    point(stage, 'pointermove', from)
    point(stage, 'pointerup', to)
    expect(boxes).toHaveLength(0)
    await userEvent.keyboard('{Escape}')
    expect(boxes.map(({ box }) => box)).toEqual([undefined])
  })

  it('needs a drag: a click draws none', async () => {
    const { stage, boxes } = await boxing()
    const [from] = places(stage)
    point(stage, 'pointerdown', from)
    point(stage, 'pointerup', from)
    expect(boxes).toHaveLength(0)
  })
})
