import { afterEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { scaleOf } from '../../../src/charts/network/network-drawing.ts'
import { edgePoint } from '../../../src/charts/network/network-layout.ts'
import '../../../src/elements/charts/plots/bl-loss-chart.ts'
import '../../../src/pictures/sweep/bl-sweep-chart.ts'
import '../../../src/elements/charts/pictures/bl-matrix-tiles.ts'
import '../../../src/elements/stage/bl-contour-map.ts'
import { SeekEvent } from '../../../src/elements/events.ts'
import { GuessEvent } from '../../../src/elements/guess-event.ts'
import '../../../src/pictures/network/bl-network.ts'
import { WeightEvent } from '../../../src/elements/network/network-events.ts'
import type {
  PlaneBoxEvent,
  PlanePointEvent,
  StartChangeEvent,
} from '../../../src/elements/stage/stage-events.ts'
import { networkOf } from '../../support/page/shown-network.ts'
import { bowl } from '../fixtures/map-content.ts'
import { mount, within } from '../fixtures/mount.ts'
import { lossView, sweepView } from '../fixtures/plot-views.ts'
import { deviceOf, nextFrame, open } from '../fixtures/open-stage.ts'
import { contentOf, twoWeights } from '../fixtures/stage-content.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** Transforms of a slide, and a rotated one. */
const transforms = ['scale(0.5)', 'scale(1.4)', 'rotate(2deg) scale(0.8)']
const corner = { x: 20, y: 30 }
const size = { width: 270, height: 200 }

afterEach(() => {
  document.body.replaceChildren()
  document.body.removeAttribute('style')
})

/** Puts an element on the page, transformed about its corner, entirely within the browser's window. */
function transform(element: HTMLElement, value: string): void {
  Object.assign(document.body.style, { margin: '0', minHeight: '100vh' })
  Object.assign(element.style, {
    position: 'fixed',
    inset: `${corner.y}px auto auto ${corner.x}px`,
    width: `${size.width}px`,
    height: `${size.height}px`,
    transform: value,
    transformOrigin: '0 0',
  })
}

/** The screen position of a place on a transformed element. */
function onScreen(value: string, { x, y }: Point): Point {
  const at = new DOMMatrix(value).transformPoint({ x, y })
  return { x: corner.x + at.x, y: corner.y + at.y }
}

/** Drags a real pointer between two places of a transformed element. */
const drag = (value: string, from: Point, to: Point) =>
  userEvent.dragAndDrop(document.body, document.body, {
    sourcePosition: onScreen(value, from),
    targetPosition: onScreen(value, to),
    steps: 4,
  })

/** The next event of a kind. */
const next = <E extends Event>(target: EventTarget, type: string) =>
  new Promise<E>((resolve) => target.addEventListener(type, (event) => resolve(event as E), { once: true }))

describe.each(transforms)('inside %s the real pointer', (value) => {
  it('drags w₀ on the stage, draws a box and points at the surface where it is', async () => {
    const field = twoWeights(Math.tanh)
    const content = contentOf({ n: 33, bare: true })
    const stage = await open(content, await deviceOf('webgpu'))
    transform(stage, value)
    await nextFrame()
    const placeOf = ([a, b]: readonly [number, number]) => stage.screenOf(a, b, field(a, b))!
    const away = (place: Point, a: number, b: number) => {
      const under = placeOf([a, b])
      return Math.hypot(under.x - place.x, under.y - place.y)
    }
    const to = placeOf([1.2, -2])
    const changed = next<StartChangeEvent>(stage, 'start-change')
    await drag(value, placeOf([2, -1]), to)
    const { a, b } = await changed
    expect(away(to, a, b), 'the start').toBeLessThan(2)

    stage.content = { ...content, boxing: true }
    await stage.updateComplete
    const boxed = next<PlaneBoxEvent>(stage, 'plane-box')
    const [from, end] = [placeOf([-2, -1]), placeOf([1, 2])]
    await drag(value, from, end)
    const { box } = await boxed
    const corners = box!.a.flatMap((across) => box!.b.map((up) => [across, up] as const))
    for (const place of [from, end])
      expect(Math.min(...corners.map(([across, up]) => away(place, across, up))), 'the box').toBeLessThan(2)

    stage.content = { ...content, pointing: true }
    await stage.updateComplete
    const pointed = next<PlanePointEvent>(stage, 'plane-point')
    await userEvent.click(document.body, { position: onScreen(value, from) })
    const { point } = await pointed
    expect(away(from, ...point!), 'the point').toBeLessThan(2)
  })

  it('drags w₀ on the map', async () => {
    const map = await mount('bl-contour-map', { content: bowl })
    transform(map, value)
    await nextFrame()
    const handle = within(map, '.handle')
    const from = { x: parseFloat(handle.style.left), y: parseFloat(handle.style.top) }
    const to = { x: from.x - 20, y: from.y + 10 }
    map.addEventListener('start-change', (event) => {
      const { a, b } = event as StartChangeEvent
      map.content = { ...bowl, starts: [{ ...bowl.starts[0]!, a, b }] }
    })
    await drag(value, from, to)
    const away = ({ left, top }: CSSStyleDeclaration) =>
      Math.hypot(parseFloat(left) - to.x, parseFloat(top) - to.y)
    await expect.poll(() => away(within(map, '.handle').style)).toBeLessThan(2)
  })

  it('finds the entry of a matrix and the step of a chart', async () => {
    const entries = Float64Array.from({ length: 100 }, (_, k) => k)
    const matrix = { label: 'W', rows: 10, columns: 10, entries }
    const tiles = await mount('bl-matrix-tiles', { tiles: [matrix], most: 100 })
    transform(tiles, value)
    await nextFrame()
    const tile = within(tiles, '.tile')
    const inside = placeWithin(tiles, tile)
    const entry = { x: inside.x + 0.75 * tile.offsetWidth, y: inside.y + 0.85 * tile.offsetHeight }
    await userEvent.hover(document.body, { position: onScreen(value, entry) })
    await expect.poll(() => within(tiles, '.under').textContent).toBe('row 9, column 8: W 87')

    const values = Float32Array.from({ length: 101 }, (_, k) => 101 - k)
    const curve = { id: 'run', label: 'run', color: '#000', steps: values.map((_, k) => k), values }
    const chart = await mount('bl-loss-chart', { view: lossView({ series: [curve] as never, at: 0 }) })
    transform(chart, value)
    await nextFrame()
    const over = within(chart, '.u-over')
    const plot = placeWithin(chart, over)
    const sought = next<SeekEvent>(chart, SeekEvent.type)
    const step = { x: plot.x + 0.7 * over.offsetWidth, y: plot.y + 0.5 * over.offsetHeight }
    await userEvent.hover(document.body, { position: onScreen(value, step) })
    expect((await sought).step).toBe(70)
  })

  it("drags an edge of the network by the pointer's distance", async () => {
    const network = await mount('bl-network', { view: networkOf([2, 4, 1]) })
    transform(network, value)
    network.style.height = '300px'
    await expect.poll(() => network.layout.columns[1]?.length).toBe(4)
    await nextFrame()
    const { layers, start } = network.view!
    const edge = network.layout.edges.find(({ layer }) => layer === 1)!
    const surface = placeWithin(network, within(network, '.surface'))
    const [x, y] = edgePoint(edge, 0.4)
    const from = { x: surface.x + x, y: surface.y + y }
    const dragged = new Promise<WeightEvent>((resolve) =>
      network.addEventListener(WeightEvent.type, (event) => {
        if (event instanceof WeightEvent && !event.live) resolve(event)
      }),
    )
    await drag(value, from, { x: from.x, y: from.y + 60 })
    const event = await dragged
    expect(event.weight).toBe(edge.weight)
    const [travel, unit] = [90, scaleOf(layers[1]!, start)]
    const gone = ((start[edge.weight]! - event.value) / unit) * travel
    expect(Math.abs(gone - 60), 'CSS pixels of the network').toBeLessThan(2)
  })

  it("draws a guess into a sweep's chart where the pointer is", async () => {
    const chart = await mount('bl-sweep-chart', {
      view: sweepView({
        values: [1, 2, 3, 4, 5],
        series: [{ label: 'distance', of: 0, color: '#000' }],
        isDrawn: true,
        scale: { from: 0, to: 1 },
      }),
    })
    transform(chart, value)
    await nextFrame()
    const over = within(chart, '.u-over')
    const plot = placeWithin(chart, over)
    const guessed = next<GuessEvent>(chart, GuessEvent.type)
    const place = { x: plot.x + 0.5 * over.offsetWidth, y: plot.y + 0.75 * over.offsetHeight }
    await userEvent.click(document.body, { position: onScreen(value, place) })
    const { act } = await guessed
    const pixel = 1 / over.offsetHeight
    expect(act).toMatchObject({ kind: 'draw', index: 2 })
    expect(Math.abs((act as { value: number }).value - 0.25)).toBeLessThan(2 * pixel + 0.005)
  })
})

/** Position of an inner element, in the outer element's own CSS pixels. */
function placeWithin(element: HTMLElement, inner: HTMLElement): Point {
  let [x, y] = [0, 0]
  for (let at: Element | null = inner; at instanceof HTMLElement && at !== element; at = at.offsetParent) {
    x += at.offsetLeft
    y += at.offsetTop
  }
  return { x, y }
}
