import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import type { BlStage } from '../../../src/elements/stage/bl-stage.ts'
import type { StartAddEvent } from '../../../src/elements/stage/stage-events.ts'
import {
  PinInputEvent,
  StartChangeEvent,
  StartInputEvent,
  StartRemoveEvent,
} from '../../../src/elements/stage/stage-events.ts'
import { worldY } from '../../../src/scene/view.ts'
import { onlyLong } from '../../support/long.ts'
import {
  allowCapture,
  deviceOf,
  nextFrame,
  open,
  ownDevice,
  pixels,
  point,
  rock,
} from '../fixtures/open-stage.ts'
import { contentOf, extent, terrainOf, twoWeights } from '../fixtures/stage-content.ts'

const field = twoWeights(Math.tanh)

describe.each(['webgpu', 'webgl2'] as const)('the stage on %s', (kind) => {
  it('names its renderer, and draws rock for the surface and a hole where the loss is not finite', async () => {
    const stage = await open(contentOf({ bare: true, n: 65 }), await deviceOf(kind))
    expect(stage.status).toBe(kind)
    const at = await pixels(stage)
    for (const [a, b] of [
      [-2, 2],
      [2, 2.5],
      [0, 0],
    ] as const)
      expect(rock(at(stage.screenOf(a, b, field(a, b))!)), `(${a}, ${b})`).toBe(true)
    expect(rock(at({ x: 6, y: 292 }))).toBe(false)
    const place = stage.screenOf(-2, 2, field(-2, 2))!
    const holed = (a: number, b: number) => (Math.hypot(a + 2, b - 2) < 0.9 ? NaN : field(a, b))
    stage.content = contentOf({ bare: true, n: 65, field: holed })
    await stage.updateComplete
    await nextFrame()
    expect(stage.pick(place.x, place.y)).toBeUndefined()
    expect((await pixels(stage))(place)).not.toEqual(at(place))
  })
})

describe.each(['webgpu', ...onlyLong(['webgl2'] as const)] as const)('the stage on %s', (kind) => {
  it('shows a finer grid of the current terrain at once', async () => {
    const device = await deviceOf(kind)
    const fine = contentOf({ bare: true, n: 65 })
    const flat = { ...terrainOf(() => 1e-3, 17, extent), u: fine.terrain!.u }
    const place = (stage: BlStage) => stage.screenOf(-2, 2, field(-2, 2))!
    const whole = await open(fine, device)
    const wanted = (await pixels(whole))(place(whole))
    const stage = await open({ ...fine, terrain: flat }, device)
    expect((await pixels(stage))(place(stage))).not.toEqual(wanted)
    stage.content = fine
    await stage.updateComplete
    expect((await pixels(stage))(place(stage))).toEqual(wanted)
  })
})

describe('the pin of a guess', () => {
  const pinned = (pin: number | undefined) => ({
    ...contentOf({ bare: true, n: 65 }),
    placing: true,
    marks: [
      { id: 'guess/0', label: 'your guess', color: '#000000', a: -1, b: 2, shape: 'pin' as const, pin },
    ],
  })

  /** Drags from the pin to a point of the plane, and returns the events. */
  async function drag(stage: BlStage, pointerType: string) {
    allowCapture(stage)
    const heard: Event[] = []
    for (const type of ['pin-input', 'start-input', 'start-change', 'plane-point'])
      stage.addEventListener(type, (event) => heard.push(event))
    const to = stage.screenOf(1, -2, field(1, -2))!
    point(stage, 'pointerdown', stage.screenOf(-1, 2, field(-1, 2))!, pointerType)
    point(stage, 'pointermove', to, pointerType)
    await nextFrame()
    point(stage, 'pointerup', to, pointerType)
    return heard
  }

  it.each(['mouse', 'touch'])('follows a %s, and takes the keyboard', async (pointerType) => {
    const stage = await open(pinned(0), await deviceOf('webgpu'))
    const heard = await drag(stage, pointerType)
    expect(heard.every((event) => event instanceof PinInputEvent)).toBe(true)
    const last = heard.at(-1) as PinInputEvent
    expect(last.index).toBe(0)
    expect([last.a, last.b]).toEqual([expect.closeTo(1, 1), expect.closeTo(-2, 1)])
    expect(stage.shadowRoot!.activeElement?.getAttribute('data-pin')).toBe('0')
  })

  it('cannot be moved once it is fixed', async () => {
    expect(await drag(await open(pinned(undefined), await deviceOf('webgpu')), 'mouse')).toEqual([])
  })

  it('moves by arrows, finely with shift', async () => {
    const stage = await open(pinned(0), await deviceOf('webgpu'))
    const moved: number[][] = []
    stage.addEventListener('pin-input', (event) => {
      const { a, b } = event as PinInputEvent
      moved.push([a, b])
    })
    const handle = stage.shadowRoot!.querySelector<HTMLElement>('[data-pin]')!
    handle.focus()
    for (const [key, shiftKey] of [
      ['ArrowRight', false],
      ['ArrowUp', true],
    ] as const)
      handle.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }))
    expect(moved).toEqual([
      [expect.closeTo(-0.93, 9), 2],
      [expect.closeTo(-0.93, 9), expect.closeTo(2.007, 9)],
    ])
  })

  it('is placed by clicks only: a second one soon after the first adds no start', async () => {
    const stage = await open(pinned(0), await deviceOf('webgpu'))
    let added = false
    stage.addEventListener('start-add', () => (added = true))
    const { left, top } = stage.getBoundingClientRect()
    const { x, y } = stage.screenOf(-2, 0, field(-2, 0))!
    stage
      .shadowRoot!.querySelector('.stage')!
      .dispatchEvent(new MouseEvent('dblclick', { clientX: left + x, clientY: top + y, bubbles: true }))
    expect(added).toBe(false)
  })
})

describe('w_0', () => {
  it.each(['mouse', 'touch'])('follows a %s exactly', async (pointerType) => {
    const content = contentOf({ n: 65, at: 400 })
    const stage = await open(content, await deviceOf('webgpu'))
    allowCapture(stage)
    const events: (StartInputEvent | StartChangeEvent)[] = []
    for (const type of ['start-input', 'start-change'] as const)
      stage.addEventListener(type, (event) => events.push(event as StartInputEvent))
    const from = stage.screenOf(2, -1, field(2, -1))!
    const to = stage.screenOf(1.2, -2, field(1.2, -2))!
    point(stage, 'pointerdown', from, pointerType)
    point(stage, 'pointermove', { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, pointerType)
    await nextFrame()
    point(stage, 'pointermove', to, pointerType)
    await nextFrame()
    point(stage, 'pointerup', to, pointerType)
    const last = events.at(-1)!
    expect(last).toBeInstanceOf(StartChangeEvent)
    expect(events.filter((event) => event instanceof StartInputEvent).length).toBeGreaterThanOrEqual(2)
    const under = stage.screenOf(last.a, last.b, field(last.a, last.b))!
    expect(Math.hypot(under.x - to.x, under.y - to.y)).toBeLessThan(1)
    expect(last.index).toBe(0)
  })

  it('stops at the edge of the surface', async () => {
    const stage = await open(contentOf({ bare: true, n: 33 }), await deviceOf('webgpu'))
    allowCapture(stage)
    let last: StartChangeEvent | undefined
    stage.addEventListener('start-change', (event) => (last = event as StartChangeEvent))
    point(stage, 'pointerdown', stage.screenOf(2, -1, field(2, -1))!)
    point(stage, 'pointermove', { x: 395, y: 200 })
    point(stage, 'pointerup', { x: 395, y: 200 })
    expect(Math.max(Math.abs(last!.a), Math.abs(last!.b))).toBe(3.5)
  })

  it('is added by a double click on the surface and not next to it', async () => {
    const stage = await open(contentOf({ bare: true, n: 33 }), await deviceOf('webgpu'))
    const added: StartAddEvent[] = []
    stage.addEventListener('start-add', (event) => added.push(event as StartAddEvent))
    const { left, top } = stage.getBoundingClientRect()
    const double = ({ x, y }: { x: number; y: number }) =>
      stage
        .shadowRoot!.querySelector('.stage')!
        .dispatchEvent(new MouseEvent('dblclick', { clientX: left + x, clientY: top + y, bubbles: true }))
    double({ x: 5, y: 5 })
    expect(added).toHaveLength(0)
    const place = stage.screenOf(-1, 2.5, field(-1, 2.5))!
    double(place)
    expect(added[0]?.index).toBe(1)
    expect(added[0]?.a).toBeCloseTo(-1, 1)
    expect(added[0]?.b).toBeCloseTo(2.5, 1)
  })

  it('is turned and zoomed by keys that no marker uses', async () => {
    const stage = await open(contentOf({ bare: true, n: 33 }), await deviceOf('webgpu'))
    const picture = stage.shadowRoot!.querySelector<HTMLElement>('.stage')!
    const press = (key: string, on: HTMLElement = picture) => {
      on.focus()
      on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      const { camera } = stage
      return typeof camera === 'object' && 'azimuth' in camera ? camera : undefined
    }
    const first = press('ArrowRight')!
    const second = press('ArrowRight')!
    expect(second.azimuth - first.azimuth).toBeCloseTo(10, 2)
    expect(press('ArrowUp')!.polar).toBeCloseTo(Math.max(0, second.polar - 10), 1)
    expect(press('+')!.zoom / second.zoom).toBeCloseTo(1.1, 2)
    expect(press('-')).toMatchObject({ zoom: second.zoom, azimuth: second.azimuth })
    const handle = stage.shadowRoot!.querySelector<HTMLElement>('[role=slider]')!
    expect(press('ArrowLeft', handle)).toMatchObject({ azimuth: second.azimuth })
    // Beyond a factor of four there is nothing more to see.
    for (let i = 0; i < 40; i++) press('+')
    expect(press('+')!.zoom).toBe(4)
  })

  it('moves by arrows, finely with shift, and is removed by Delete', async () => {
    const stage = await open(contentOf({ bare: true, n: 33 }), await deviceOf('webgpu'))
    const handle = stage.shadowRoot!.querySelector<HTMLElement>('[role=slider]')!
    const events: Event[] = []
    for (const type of ['start-input', 'start-change', 'start-remove'])
      stage.addEventListener(type, (event) => events.push(event))
    const press = (key: string, shiftKey = false) =>
      handle.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }))
    handle.focus()
    press('ArrowRight')
    press('ArrowUp', true)
    handle.dispatchEvent(new KeyboardEvent('keyup', { key: 'ArrowUp' }))
    press('Delete')
    const [right, up, change, removed] = events as [
      StartInputEvent,
      StartInputEvent,
      StartChangeEvent,
      StartRemoveEvent,
    ]
    expect([right.a, right.b]).toEqual([2.07, -1])
    expect([up.a, up.b]).toEqual([2.07, -0.993])
    expect([change.a, change.b]).toEqual([2.07, -0.993])
    expect(change).toBeInstanceOf(StartChangeEvent)
    expect(removed).toBeInstanceOf(StartRemoveEvent)
  })

  it('reports its position', async () => {
    const stage = await open(contentOf({ bare: true, n: 33 }), await deviceOf('webgpu'))
    const handle = stage.shadowRoot!.querySelector('[role=slider]')!
    expect(handle.getAttribute('aria-valuetext')).toBe('w₁ 2, w₂ −1, loss 1.929')
    expect(handle.getAttribute('aria-label')).toBe('w₀, start 1')
  })
})

describe.each([
  [740, 450],
  [1290, 740],
  [390, 420],
] as const)('a stage of %d by %d pixels', (width, height) => {
  it('is filled by the block, and contains all of it', async () => {
    const content = contentOf({ bare: true, n: 33 })
    const stage = await open(content, await deviceOf('webgpu'), [width, height])
    const { extent, scale } = content
    const corners = extent.a.flatMap((a) =>
      extent.b.flatMap((b) => scale.range.map((loss) => stage.screenOf(a, b, loss)!)),
    )
    const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
    expect(Math.min(...xs)).toBeGreaterThan(0)
    expect(Math.max(...xs)).toBeLessThan(width)
    expect(Math.min(...ys)).toBeGreaterThan(0)
    expect(Math.max(...ys)).toBeLessThan(height)
    const share = Math.max(
      (Math.max(...xs) - Math.min(...xs)) / width,
      (Math.max(...ys) - Math.min(...ys)) / height,
    )
    expect(share, 'share of the narrower side').toBeGreaterThan(0.75)
  })
})

describe('a stage', () => {
  it('continues after its device was replaced, and after a loss of the next one, for which it reports that it waits', async () => {
    const stage = await open(contentOf({ bare: true, n: 33 }), await deviceOf('webgpu'))
    const statuses: string[] = []
    stage.addEventListener('stage-status', () => statuses.push(stage.status))
    const isDrawn = async () => rock((await pixels(stage))(stage.screenOf(-2, 2, field(-2, 2))!))
    const device = await ownDevice()
    stage.device = device
    await expect.poll(() => statuses, { timeout: 20_000 }).toEqual(['webgpu'])
    await nextFrame()
    expect(await isDrawn()).toBe(true)
    expect(stage.shadowRoot!.querySelectorAll('canvas')).toHaveLength(2)
    device.destroy()
    await expect.poll(() => statuses, { timeout: 20_000 }).toEqual(['webgpu', 'loading'])
    expect(stage.shadowRoot!.querySelectorAll('canvas')).toHaveLength(0)
    stage.device = await deviceOf('webgpu')
    await expect.poll(() => statuses, { timeout: 20_000 }).toEqual(['webgpu', 'loading', 'webgpu'])
    expect(await isDrawn()).toBe(true)
  })

  it('drags w_0 to where it is released, whatever happens to the device meanwhile', async () => {
    const device = await ownDevice()
    const stage = await open(contentOf({ bare: true, n: 33 }), device)
    allowCapture(stage)
    const events: (StartInputEvent | StartChangeEvent)[] = []
    for (const type of ['start-input', 'start-change'] as const)
      stage.addEventListener(type, (event) => events.push(event as StartInputEvent))
    const [from, to] = [
      [2, -1],
      [1.2, -2],
    ].map(([a = 0, b = 0]) => stage.screenOf(a, b, field(a, b))!)
    point(stage, 'pointerdown', from!)
    point(stage, 'pointermove', { x: from!.x - 20, y: from!.y })
    await nextFrame()
    const lost = new Promise((resolve) => stage.addEventListener('stage-status', resolve, { once: true }))
    device.destroy()
    await lost
    stage.device = await deviceOf('webgpu')
    point(stage, 'pointermove', to!)
    await nextFrame()
    await expect.poll(() => stage.status).toBe('webgpu')
    point(stage, 'pointerup', to!)
    point(stage, 'pointermove', from!)
    await nextFrame()
    const last = events.at(-1)!
    expect(last).toBeInstanceOf(StartChangeEvent)
    expect(last.a).toBeCloseTo(1.2, 1)
    expect(last.b).toBeCloseTo(-2, 1)
  })

  it('makes a new context after WebGL2 lost its own, and requests it only once', async () => {
    const stage = await open(contentOf({ bare: true, n: 33 }), 'none')
    const statuses: string[] = []
    stage.addEventListener('stage-status', () => statuses.push(stage.status))
    const lost: Event[] = []
    stage.shadowRoot!.addEventListener('webglcontextlost', (event) => lost.push(event), { capture: true })
    const canvas = stage.shadowRoot!.querySelector('canvas')!
    canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext()
    await expect.poll(() => statuses, { timeout: 20_000 }).toEqual(['loading', 'webgl2'])
    expect(lost.map(({ defaultPrevented }) => defaultPrevented)).toEqual([false])
    expect(rock((await pixels(stage))(stage.screenOf(-2, 2, field(-2, 2))!))).toBe(true)
  })

  it('leaves nothing behind of a removed start, and keeps its canvases', async () => {
    const one = contentOf({ bare: true, n: 3 })
    const three = {
      ...one,
      starts: [0, 1, 2].flatMap((index) => one.starts.map((start) => ({ ...start, index }))),
    }
    const stage = await open(one, await deviceOf('webgpu'))
    const within = stage.shadowRoot!.querySelector('.stage')!
    const nodes = async (content: typeof one) => {
      stage.content = content
      await stage.updateComplete
      return within.querySelectorAll('*').length
    }
    await nodes(three)
    const before = await nodes(one)
    expect(await nodes(three)).toBeGreaterThan(before)
    expect(await nodes(one)).toBe(before)
    expect(await nodes({ ...one, starts: [] })).toBeLessThan(before)
    expect(within.querySelectorAll('canvas')).toHaveLength(2)
  })

  it('has no fault that axe finds', async () => {
    const stage = await open(contentOf({ bare: true, n: 33 }), await deviceOf('webgpu'))
    const { violations } = await axe.run(stage)
    expect(violations).toEqual([])
  })

  it('has no height for a loss that is not finite', () => {
    const { scale } = contentOf({ bare: true, n: 3 })
    expect(worldY(scale, NaN)).toBeNaN()
    expect(worldY(scale, Infinity)).toBeNaN()
  })
})
