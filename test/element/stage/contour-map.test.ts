import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../src/elements/stage/bl-contour-map.ts'
import '../../../src/elements/stage/bl-legend.ts'
import {
  PinInputEvent,
  StartAddEvent,
  StartChangeEvent,
  StartHoverEvent,
  StartInputEvent,
  StartRemoveEvent,
} from '../../../src/elements/stage/stage-events.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'
import { bowl } from '../fixtures/map-content.ts'

const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))

async function map() {
  const element = await mount('bl-contour-map', { content: bowl })
  Object.assign(element.style, { width: '264px', height: '300px' })
  await frame()
  await frame()
  return element
}

/** A place on the map, from the handle of the start at (1.5, -0.5) and the map's margins. */
function placeOf(element: Element, a: number, b: number): { x: number; y: number } {
  const box = element.getBoundingClientRect()
  const [left, top, right, bottom] = [44, 11, 11, 11 * 3.4]
  return {
    x: left + ((a + 2) / 4) * (box.width - left - right),
    y: top + ((2 - b) / 4) * (box.height - top - bottom),
  }
}

const send = (target: Element, type: string, { x, y }: { x: number; y: number }, buttons: number) => {
  const box = target.getBoundingClientRect()
  target.dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      pointerId: 1,
      pointerType: 'mouse',
      clientX: box.left + x,
      clientY: box.top + y,
      button: type === 'pointermove' ? -1 : 0,
      buttons,
    }),
  )
}

test('w_0 is dragged to the point under the finger, and stops at the edge', async () => {
  const element = await map()
  const canvas = within<HTMLCanvasElement>(element, 'canvas')
  canvas.setPointerCapture = () => undefined
  const moved: [number, number][] = []
  let end: StartChangeEvent | undefined
  element.addEventListener(StartInputEvent.type, (event) =>
    moved.push([(event as StartInputEvent).a, (event as StartInputEvent).b]),
  )
  element.addEventListener(StartChangeEvent.type, (event) => (end = event as StartChangeEvent))
  const pointed: (number | undefined)[] = []
  element.addEventListener(StartHoverEvent.type, (event) => pointed.push((event as StartHoverEvent).index))
  send(canvas, 'pointermove', placeOf(element, 1.5, -0.5), 0)
  send(canvas, 'pointermove', placeOf(element, 1, 1.5), 0)
  expect(pointed, 'come to, and left').toEqual([0, undefined])
  send(canvas, 'pointerdown', placeOf(element, 1.5, -0.5), 1)
  send(canvas, 'pointermove', placeOf(element, -1, 1), 1)
  await frame()
  element.content = { ...bowl, starts: [{ ...bowl.starts[0]!, a: -1, b: 1 }] }
  await settled(element)
  expect(moved[0]![0]).toBeCloseTo(-1, 1)
  expect(moved[0]![1]).toBeCloseTo(1, 1)
  send(canvas, 'pointermove', { x: 2000, y: 5 }, 1)
  send(canvas, 'pointerup', { x: 2000, y: 5 }, 0)
  expect(end).toMatchObject({ index: 0, a: 2, b: 2 })
})

test('the pin of a guess can be dragged, and moved by arrows', async () => {
  const element = await map()
  const pin = {
    id: 'guess/0',
    label: 'your guess',
    color: '#000000',
    a: -1,
    b: 1,
    shape: 'pin',
    pin: 0,
  } as const
  element.content = { ...bowl, marks: [pin] }
  await settled(element)
  await frame()
  const canvas = within<HTMLCanvasElement>(element, 'canvas')
  canvas.setPointerCapture = () => undefined
  const moved: number[][] = []
  element.addEventListener(PinInputEvent.type, (event) => {
    const { index, a, b } = event as PinInputEvent
    moved.push([index, a, b])
  })
  send(canvas, 'pointerdown', placeOf(element, -1, 1), 1)
  send(canvas, 'pointermove', placeOf(element, 0, -1), 1)
  await frame()
  send(canvas, 'pointerup', placeOf(element, 0, -1), 0)
  expect(moved.at(-1)).toEqual([0, expect.closeTo(0, 1), expect.closeTo(-1, 1)])
  expect(element.shadowRoot?.activeElement?.getAttribute('data-pin')).toBe('0')
  await userEvent.keyboard('{ArrowRight}')
  expect(moved.at(-1)).toEqual([0, expect.closeTo(-0.96, 9), 1])
})

test('arrows move w_0, shift finely, as one change on release; Delete and Backspace remove; a double click adds', async () => {
  const element = await map()
  const seen: [string, number][] = []
  for (const { type } of [StartInputEvent, StartChangeEvent, StartRemoveEvent])
    element.addEventListener(type, (event) => seen.push([type, (event as StartInputEvent).a]))
  within(element, '.handle').focus()
  await userEvent.keyboard('{ArrowLeft>3/}')
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')
  await userEvent.keyboard('{Delete}{Backspace}')
  expect(seen).toEqual([
    ['start-input', expect.closeTo(1.46, 6)],
    ['start-input', expect.closeTo(1.42, 6)],
    ['start-input', expect.closeTo(1.38, 6)],
    ['start-change', expect.closeTo(1.38, 6)],
    ['start-input', expect.closeTo(1.504, 6)],
    ['start-change', expect.closeTo(1.504, 6)],
    ['start-remove', 1.5],
    ['start-remove', 1.5],
  ])
  element.content = { ...bowl, starts: [{ ...bowl.starts[0]!, a: 1.99 }] }
  await settled(element)
  await userEvent.keyboard('{ArrowRight}')
  expect(seen.at(-1), 'the edge of the map').toEqual(['start-change', 2])
  let added: StartAddEvent | undefined
  element.addEventListener(StartAddEvent.type, (event) => (added = event as StartAddEvent))
  await userEvent.dblClick(within(element, 'canvas'), { position: placeOf(element, -1, -1) })
  expect(added?.a).toBeCloseTo(-1, 1)
  expect(added?.b).toBeCloseTo(-1, 1)
})

test('the valley is dark, the peak is light, and a hole is neither', async () => {
  const element = await map()
  const canvas = within<HTMLCanvasElement>(element, 'canvas')
  const ratio = canvas.width / canvas.clientWidth
  const lightness = (a: number, b: number): number => {
    const { x, y } = placeOf(element, a, b)
    const [red = 0, green = 0, blue = 0] = canvas
      .getContext('2d')!
      .getImageData(x * ratio, y * ratio, 1, 1).data
    return red + green + blue
  }
  expect(lightness(0.3, 0.3)).toBeLessThan(250)
  expect(lightness(-1.6, -1.5)).toBeGreaterThan(350)
  expect(lightness(1.96, 1.96), 'paper, not cream').toBeGreaterThan(645)
})

test('only the axis numbers below what covers the map are left out', async () => {
  const element = await map()
  const canvas = within<HTMLCanvasElement>(element, 'canvas')
  const ratio = canvas.width / canvas.clientWidth
  const isWritten = (a: number): boolean => {
    const { x, y } = placeOf(element, a, -2)
    const strip = [x - 8, y + 3, 16, 14].map((value) => value * ratio) as [number, number, number, number]
    return canvas
      .getContext('2d')!
      .getImageData(...strip)
      .data.some((value, i) => i % 4 === 3 && value > 0)
  }
  const ticks = [-2, -1, 0, 1, 2]
  expect(ticks.filter(isWritten)).toEqual(ticks)
  const { x, y } = placeOf(element, 2, -2)
  element.covered = [{ x: x - 12, y, width: 40, height: 40 }]
  await settled(element)
  expect(ticks.filter(isWritten)).toEqual([-2, -1, 0, 1])
})

test('the legend is at the values of the contour lines', async () => {
  const legend = await mount('bl-legend', {
    scale: { kind: 'log', range: [1e-3, 10], minimum: 0, floor: 1e-6 },
    cut: true,
  })
  const labels = [...legend.shadowRoot!.querySelectorAll('.level')]
  expect(labels.map((label) => label.textContent)).toEqual(['0.001', '0.01', '0.1', '1', '10'])
  expect((labels[2] as HTMLElement).style.left).toBe('50%')
  expect(legend.shadowRoot!.textContent).toContain('cut above 10')
  expect(await faults(legend)).toEqual([])
})

test.each([[1e-4, 10] as const, [-20000, -10000] as const])(
  'the legend keeps the numbers at the ends of its bar on its card: %s to %s',
  async (...range) => {
    const kind = range[0] > 0 ? ('log' as const) : ('linear' as const)
    const legend = await mount('bl-legend', { scale: { kind, range, minimum: 0, floor: 1e-6 } })
    const card = legend.getBoundingClientRect()
    const labels = [...legend.shadowRoot!.querySelectorAll('.level')].map((label) =>
      label.getBoundingClientRect(),
    )
    expect(labels.length).toBeGreaterThan(1)
    for (const { left, right } of labels) {
      expect(left).toBeGreaterThanOrEqual(card.left + 2)
      expect(right).toBeLessThanOrEqual(card.right - 2)
    }
  },
)

test.each(['light', 'dark'] as const)('the map is clean to axe in the %s theme', async (theme) => {
  expect(await faults(await mount('bl-contour-map', { content: bowl }, theme))).toEqual([])
})

test('takes the letter size of its new place, for instance as an inset', async () => {
  const element = await map()
  const handle = within<HTMLElement>(element, '.handle')
  const across = (width: number, letter: number) => 4 * letter + (3.5 / 4) * (width - 5 * letter)
  expect(Number.parseFloat(handle.style.left)).toBeCloseTo(across(264, 11), 0)
  element.style.setProperty('--bl-chart-text', '20')
  element.style.width = '400px'
  await expect.poll(() => Number.parseFloat(handle.style.left)).toBeCloseTo(across(400, 20), 0)
})
