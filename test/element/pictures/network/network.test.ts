import { expect, test } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import { edgePoint } from '../../../../src/charts/network/network-layout.ts'
import type { BlNetwork } from '../../../../src/pictures/network/bl-network.ts'
import '../../../../src/pictures/network/bl-network.ts'
import {
  LayerLearnsEvent,
  WeightDirectionEvent,
  WeightEvent,
  WeightPairEvent,
  WeightsAtEvent,
} from '../../../../src/elements/network/network-events.ts'
import { networkOf } from '../../../support/page/shown-network.ts'
import { faults, mount, settled, within } from '../../fixtures/mount.ts'

/** A network whose view follows its weights, as on a page, with everything that it reports. */
async function opened(widths = [2, 8, 8, 1]) {
  const element = await mount('bl-network', { view: networkOf(widths) })
  element.style.cssText = 'width: 390px; height: 460px'
  await expect.poll(() => element.layout.columns[0]?.[0]?.size).toBeGreaterThan(24)
  const said: Event[] = []
  for (const { type } of [
    WeightEvent,
    WeightDirectionEvent,
    WeightPairEvent,
    LayerLearnsEvent,
    WeightsAtEvent,
  ])
    element.addEventListener(type, (event) => {
      said.push(event)
      const { view } = element
      if (event instanceof WeightsAtEvent) element.view = { ...view!, at: event.at }
      if (!(event instanceof WeightEvent)) return
      const start = Array.from(view!.start).with(event.weight, event.value)
      element.view = { ...view!, start, weights: start }
    })
  const of = <E extends Event>(kind: new (...given: never[]) => E): E[] =>
    said.filter((event): event is E => event instanceof kind)
  const surface = within(element, '.surface')
  // The test finds it by this, whatever its text is.
  surface.dataset['testid'] = 'network'
  return { element, surface, of }
}

const edgeOf = (element: BlNetwork, layer: number, from: number, to: number) =>
  element.layout.edges.find((edge) => edge.layer === layer && edge.from.unit === from && edge.to.unit === to)!

const at = ([x, y]: readonly [number, number]) => ({ position: { x, y } })

test('the pointer on an edge names it and shows its direction, and on a unit that of all incoming edges', async () => {
  const { element, surface, of } = await opened()
  const edge = edgeOf(element, 2, 3, 0)
  await userEvent.hover(surface, at(edgePoint(edge, 0.4)))
  const [first] = of(WeightDirectionEvent)
  const entries = (direction: Float64Array) =>
    [...direction.entries()].flatMap(([i, share]) => (share === 0 ? [] : [i]))
  expect(entries(first!.direction!)).toEqual([edge.weight])
  await settled(element)
  const callout = within(element, '.callout')
  expect(callout.textContent).toContain('weight from hidden 2 unit 4 to output')
  const [words, room] = [callout.getBoundingClientRect(), surface.getBoundingClientRect()]
  expect(words.left).toBeGreaterThanOrEqual(room.left - 1)
  expect(words.right).toBeLessThanOrEqual(room.right + 1)
  const unit = element.layout.columns[1]![2]!
  await userEvent.hover(surface, at([unit.x, unit.y]))
  const direction = of(WeightDirectionEvent).at(-1)!.direction!
  const entering = [2, 10, 18]
  expect(entries(direction)).toEqual(entering)
  for (const i of entering) expect(direction[i]).toBe(element.view!.start[i])
})

test('dragging an edge up increases it live from its value, with the change next to it', async () => {
  const { element, surface, of } = await opened()
  const edge = edgeOf(element, 2, 5, 0)
  const before = element.view!.start[edge.weight]!
  const [x, y] = edgePoint(edge, 0.4)
  await userEvent.dragAndDrop(surface, surface, {
    sourcePosition: { x, y },
    targetPosition: { x, y: y - 45 },
  })
  const moves = of(WeightEvent)
  expect(new Set(moves.map(({ weight }) => weight))).toEqual(new Set([edge.weight]))
  expect(moves.slice(0, -1).every(({ live }) => live)).toBe(true)
  expect(moves.at(-1)!.live).toBe(false)
  const largest = Math.max(
    ...Array.from({ length: 8 }, (_, i) => Math.abs(networkOf([2, 8, 8, 1]).start[96 + i]!)),
  )
  expect(moves.at(-1)!.value - before).toBeCloseTo(largest / 2, 3)
})

test('a click on an edge opens a field for its value; invalid input is refused; Escape leaves it', async () => {
  const { element, surface, of } = await opened()
  const edge = edgeOf(element, 0, 1, 6)
  await userEvent.click(surface, at(edgePoint(edge, 0.5)))
  await settled(element)
  const input = within<HTMLInputElement>(element, '.typed input')
  await userEvent.fill(input, 'much')
  await userEvent.keyboard('{Enter}')
  await settled(element)
  expect(within(element, '.message').textContent).toContain('Enter a number')
  await userEvent.fill(input, '−0,75')
  await userEvent.keyboard('{Enter}')
  const [typed, ...more] = of(WeightEvent)
  expect([typed!.weight, typed!.value, typed!.live, more.length]).toEqual([edge.weight, -0.75, false, 0])
  await userEvent.click(surface, at(edgePoint(edge, 0.5)))
  await settled(element)
  await userEvent.keyboard('9{Escape}')
  await settled(element)
  expect(element.shadowRoot!.querySelector('.typed')).toBeNull()
  expect(of(WeightEvent)).toHaveLength(1)
})

test('a drag while a value is being typed ends like any other; hover ends with the element', async () => {
  const { element, surface, of } = await opened()
  await userEvent.click(surface, at(edgePoint(edgeOf(element, 2, 0, 0), 0.4)))
  await settled(element)
  const edge = edgeOf(element, 2, 7, 0)
  const [x, y] = edgePoint(edge, 0.4)
  await userEvent.dragAndDrop(surface, surface, {
    sourcePosition: { x, y },
    targetPosition: { x, y: y - 30 },
  })
  expect(of(WeightEvent).at(-1)).toMatchObject({ weight: edge.weight, live: false })
  await userEvent.hover(surface, at([x, y]))
  element.remove()
  await expect.poll(() => of(WeightDirectionEvent).at(-1)!.direction).toBeUndefined()
})

test('w₀ is changed, and shown before it moves', async () => {
  const { element, surface, of } = await opened()
  element.view = { ...element.view!, at: 'end' }
  await settled(element)
  await userEvent.click(surface, at(edgePoint(edgeOf(element, 2, 0, 0), 0.4)))
  expect(of(WeightsAtEvent).map(({ at: shown }) => shown)).toEqual(['start'])
})

test('two edges picked with shift become the plane', async () => {
  const { element, surface, of } = await opened()
  const [first, second] = [edgeOf(element, 2, 0, 0), edgeOf(element, 2, 7, 0)]
  for (const edge of [first, second])
    await userEvent.click(surface, { ...at(edgePoint(edge, 0.3)), modifiers: ['Shift'] })
  expect(of(WeightPairEvent).map((pair) => [pair.first, pair.second])).toEqual([
    [first.weight, second.weight],
  ])
  expect(of(WeightEvent)).toEqual([])
})

test('two edges clicked after “pair” become the plane, without a key; then an edge opens its field again', async () => {
  const { element, surface, of } = await opened()
  const [first, second] = [edgeOf(element, 2, 0, 0), edgeOf(element, 2, 7, 0)]
  const pair = within<HTMLButtonElement>(element, '.pair')
  await userEvent.click(pair)
  expect(pair.ariaPressed).toBe('true')
  await userEvent.click(surface, at(edgePoint(first, 0.3)))
  await settled(element)
  expect(within(element, '.count').textContent).toBe('now another edge')
  await userEvent.click(surface, at(edgePoint(second, 0.3)))
  expect(of(WeightPairEvent)).toMatchObject([{ first: first.weight, second: second.weight }])
  expect(of(WeightEvent)).toEqual([])
  await settled(element)
  expect(pair.ariaPressed).toBe('false')
  await userEvent.click(surface, at(edgePoint(first, 0.3)))
  await settled(element)
  expect(within(element, '.typed')).toBeTruthy()
})

test('a finger on an edge keeps the page from scrolling, and one next to it does not', async () => {
  const { element } = await opened()
  const canvas = within(element, 'canvas')
  expect(getComputedStyle(within(element, '.surface')).touchAction).toBe('pan-y')
  // The tests' page is in a frame that may be scaled down.
  const frame = window.frameElement!.getBoundingClientRect()
  const scale = frame.width / innerWidth
  const { left, top } = canvas.getBoundingClientRect()
  const holds = async (x: number, y: number) => {
    const touched = new Promise<boolean>((resolve) => {
      window.addEventListener('touchstart', ({ defaultPrevented }) => resolve(defaultPrevented), {
        once: true,
      })
    })
    const finger = { x: frame.left + scale * (left + x), y: frame.top + scale * (top + y) }
    await cdp().send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [finger] })
    await cdp().send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    return await touched
  }
  expect(await holds(...edgePoint(edgeOf(element, 2, 5, 0), 0.4))).toBe(true)
  const unit = element.layout.columns[1]![2]!
  expect(await holds(unit.x, unit.y)).toBe(false)
  expect(await holds(1, 1)).toBe(false)
})

test('the keyboard walks units and edges, changes a weight by + and −, and types', async () => {
  const { element, of } = await opened()
  const handle = within(element, '.handle')
  const spoken = () => handle.getAttribute('aria-valuetext')
  await userEvent.keyboard('{Tab}{Tab}{Tab}{Tab}')
  await settled(element)
  expect(element.shadowRoot!.activeElement).toBe(handle)
  expect(spoken()).toBe('input x₁')
  await userEvent.keyboard('{ArrowRight}{ArrowDown}')
  await settled(element)
  expect(spoken()).toMatch(/^weight from input x₁ to hidden 1 unit 2, −?\d/)
  const before = element.view!.start[1]!
  await userEvent.keyboard('-')
  await settled(element)
  const moves = of(WeightEvent)
  expect(moves.map(({ weight, live }) => [weight, live])).toEqual([
    [1, true],
    [1, false],
  ])
  expect(moves[1]!.value).toBe(moves[0]!.value)
  expect(moves[0]!.value).toBeLessThan(before)
  await userEvent.keyboard('{ArrowRight}')
  await settled(element)
  expect(spoken()).toMatch(/^bias of hidden 1 unit 2, /)
  await userEvent.keyboard('{Enter}')
  await settled(element)
  await userEvent.keyboard('0.5{Enter}')
  expect(of(WeightEvent).at(-1)).toMatchObject({ weight: 17, value: 0.5, live: false })
  await settled(element)
  expect(element.shadowRoot!.activeElement).toBe(handle)
})

test('a layer is frozen by its button', async () => {
  const { element, of } = await opened()
  await userEvent.click(within(element, '[aria-label="Freeze layer 2"]'))
  expect(of(LayerLearnsEvent)).toMatchObject([{ layer: 2, learns: false }])
})

test('the edges that moving w₀ changes most stand out', async () => {
  const { element } = await opened()
  const canvas = within<HTMLCanvasElement>(element, 'canvas')
  const edge = edgeOf(element, 2, 4, 0)
  const [x, y] = edgePoint(edge, 0.5)
  const column = () => {
    const ratio = canvas.width / canvas.clientWidth
    const { data } = canvas.getContext('2d')!.getImageData(x * ratio, (y - 9) * ratio, 1, 18 * ratio)
    return Array.from({ length: data.length / 4 }, (_, i) => data.slice(4 * i, 4 * i + 3).reduce((p, q) => p + q) < 140 && data[4 * i + 3]! > 200).filter(Boolean).length // prettier-ignore
  }
  expect(column()).toBe(0)
  const moved = new Float64Array(element.view!.start.length)
  moved[edge.weight] = 1
  element.view = { ...element.view!, moved }
  await settled(element)
  expect(column()).toBeGreaterThan(0)
})

test.each(['light', 'dark'] as const)('axe finds no fault in %s, nor in the field', async (theme) => {
  const element = await mount('bl-network', { view: networkOf([2, 64, 64, 1]) }, theme)
  expect(await faults(element)).toEqual([])
  const target = element.layout.edges[0]!
  await userEvent.click(within(element, '.surface'), at(edgePoint(target, 0.2)))
  await settled(element)
  expect(element.shadowRoot!.querySelector('.typed')).not.toBeNull()
  expect(await faults(element)).toEqual([])
})
