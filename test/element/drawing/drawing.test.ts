import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../src/elements/drawing/bl-draw-pad.ts'
import '../../../src/elements/drawing/bl-draw-tools.ts'
import '../../../src/elements/charts/pictures/bl-function-view.ts'
import type { FrameEvent } from '../../../src/elements/charts/pictures/bl-function-view.ts'
import { DrawEvent, type DrawAct, type DrawnPlace } from '../../../src/elements/drawing/draw-act.ts'
import type { BlDrawPad } from '../../../src/elements/drawing/bl-draw-pad.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'

const actsOf = (element: Element): DrawAct[] => {
  const acts: DrawAct[] = []
  element.addEventListener(DrawEvent.type, (event) => acts.push((event as DrawEvent).act))
  return acts
}

/** A plane from -1 to 1, 200 by 200 pixels, 50 from the left and 20 from the top of a pad of 300 by 240. */
const frame = {
  left: 50,
  top: 20,
  width: 200,
  height: 200,
  across: { from: -1, to: 1 },
  up: { from: -1, to: 1 },
}

async function mountPad(properties: Partial<BlDrawPad> = {}) {
  const element = await mount('bl-draw-pad', { frame, ...properties })
  const main = element.parentElement!
  main.style.cssText += 'position: relative; width: 300px; height: 240px; padding: 0'
  await settled(element)
  return { element, pad: within(element, '.pad'), acts: actsOf(element) }
}

const at = (x: number, y: number) => ({ position: { x, y } })
const placesOf = (acts: readonly DrawAct[]): readonly DrawnPlace[] =>
  acts.flatMap((act) => (act.kind === 'add' ? act.places : []))
const rough = (value: number) => expect.closeTo(value, 1) as number

test('a click places a point where it is, in the numbers of the axes', async () => {
  const { pad, acts } = await mountPad()
  await userEvent.click(pad, at(200, 70))
  expect(acts).toEqual([{ kind: 'add', places: [[rough(0.5), rough(0.5)]] }, { kind: 'end' }])
})

test('a click outside the axes places a point at their edge', async () => {
  const { pad, acts } = await mountPad()
  await userEvent.click(pad, at(5, 120))
  expect(placesOf(acts)).toEqual([[-1, rough(0)]])
})

test('a drag moves the nearest point and no other', async () => {
  const places: DrawnPlace[] = [
    [-0.5, -0.5],
    [0.5, 0.5],
  ]
  const { pad, acts } = await mountPad({ places })
  await userEvent.dragAndDrop(pad, pad, {
    sourcePosition: { x: 203, y: 68 },
    targetPosition: { x: 150, y: 120 },
    steps: 4,
  })
  expect(acts.at(-1)).toEqual({ kind: 'end' })
  expect(acts.at(-2)).toEqual({ kind: 'move', index: 1, place: [rough(0), rough(0)] })
  expect(new Set(acts.map(({ kind }) => kind))).toEqual(new Set(['move', 'end']))
})

test('a curve becomes points at equal distances along it, in one stroke', async () => {
  const { pad, acts } = await mountPad({ tool: 'line' })
  await userEvent.dragAndDrop(pad, pad, {
    sourcePosition: { x: 70, y: 200 },
    targetPosition: { x: 230, y: 40 },
    steps: 7,
  })
  const places = placesOf(acts)
  expect(places.length).toBeGreaterThan(8)
  const gaps = places.slice(1).map(([x, y], i) => Math.hypot(x - places[i]![0], y - places[i]![1]))
  for (const gap of gaps) expect(gap, 'sixteen pixels of a hundred to one').toBeCloseTo(0.16, 2)
  expect(acts.filter(({ kind }) => kind === 'end')).toHaveLength(1)
})

test('the spray places points within the brush while it is pressed', async () => {
  const { pad, acts, element } = await mountPad({ tool: 'spray', brush: 20 })
  const [x, y] = [150, 120]
  const { left, top } = pad.getBoundingClientRect()
  const pointer = (type: string) =>
    pad.dispatchEvent(
      new PointerEvent(type, { pointerId: 1, button: 0, buttons: 1, clientX: left + x, clientY: top + y }),
    )
  // A test's real pointer cannot be held still, and the browser has no pointer like this one to capture.
  pad.setPointerCapture = () => undefined
  pointer('pointerdown')
  await expect.poll(() => placesOf(acts).length).toBeGreaterThanOrEqual(8)
  pointer('pointerup')
  const count = acts.length
  expect(acts.at(-1)).toEqual({ kind: 'end' })
  for (const [u, v] of placesOf(acts)) expect(Math.hypot(u, v)).toBeLessThanOrEqual(0.201)
  await settled(element)
  expect(acts).toHaveLength(count)
})

test('the eraser removes the points under it', async () => {
  const places: DrawnPlace[] = [
    [-0.8, 0],
    [0, 0],
    [0.05, 0.05],
  ]
  const { pad, acts } = await mountPad({ tool: 'eraser', brush: 12, places })
  await userEvent.click(pad, at(150, 120))
  expect(acts[0]).toEqual({ kind: 'remove', indices: [1, 2] })
})

test('arrow keys move the cross, Enter places a point, Delete removes the nearest, digits choose, Escape ends', async () => {
  const { pad, acts } = await mountPad({ classes: 2, places: [[0.04, 0.04]] })
  expect(document.activeElement!.shadowRoot!.activeElement, 'it has the keys at once').toBe(pad)
  await userEvent.keyboard('{ArrowRight}{ArrowUp}{Enter}{Delete}2 3{Escape}')
  expect(acts).toEqual([
    { kind: 'add', places: [[rough(0.04), rough(0.04)]] },
    { kind: 'end' },
    { kind: 'remove', indices: [0] },
    { kind: 'end' },
    { kind: 'class', label: 1 },
    { kind: 'add', places: [[rough(0.04), rough(0.04)]] },
    { kind: 'end' },
    { kind: 'done' },
  ])
})

test('over the picture of a function a click gives the number that its axes show', async () => {
  const view = await mount('bl-function-view', {
    task: 'regression',
    dimensions: 1,
    outputs: 1,
    window: { x: [0, 10], y: undefined },
    heights: [-2, 2],
    coordinates: [5],
    targets: [0],
  })
  const pad = document.createElement('bl-draw-pad')
  pad.slot = 'over'
  view.style.cssText = 'width: 400px; height: 300px'
  let told = 0
  view.addEventListener('bl-frame', (event) => {
    told++
    pad.frame = (event as FrameEvent).frame
  })
  view.append(pad)
  const acts = actsOf(pad)
  await expect.poll(() => pad.frame?.height ?? 0).toBeGreaterThan(150)
  const { left, top, width, height } = pad.frame!
  await userEvent.click(within(pad, '.pad'), at(Math.round(left + width / 2), Math.round(top + height / 4)))
  expect(placesOf(acts)).toEqual([[expect.closeTo(5, 0) as number, rough(1)]])
  const before = told
  view.coordinates = [5, 6]
  view.targets = [0, 9]
  await settled(view)
  expect(told, 'the axes stay where they are, whatever is drawn').toBe(before)
})

test('the tools have names, report the chosen one, and have no faults that axe finds', async () => {
  const view = {
    tool: 'spray' as const,
    classes: [
      { color: 'red', isNew: false },
      { color: 'blue', isNew: false },
      { color: 'green', isNew: true },
    ],
    label: 1,
    value: undefined,
    brush: 20,
    count: 3,
    note: '3 points',
    canUndo: true,
  }
  const tools = await mount('bl-draw-tools', { view })
  const acts = actsOf(tools)
  expect(within(tools, '[aria-label="spray"]').getAttribute('aria-pressed')).toBe('true')
  await userEvent.click(within(tools, '[aria-label="eraser"]'))
  await userEvent.click(within(tools, '[aria-label="New class, 3"]'))
  await userEvent.click(within(tools, '[aria-label="Undo the last stroke"]'))
  await userEvent.click(within(tools, '.primary'))
  expect(acts).toEqual([
    { kind: 'tool', tool: 'eraser' },
    { kind: 'class', label: 2 },
    { kind: 'undo' },
    { kind: 'done' },
  ])
  expect(await faults(tools)).toEqual([])
  const { element } = await mountPad()
  expect(await faults(element)).toEqual([])
})
