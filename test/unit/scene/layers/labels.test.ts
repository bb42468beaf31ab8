import { Vector3 } from 'three/webgpu'
import { describe, expect, test } from 'vitest'
import type { CanvasPen } from '../../../../src/scene/layers/canvas-pen.ts'
import { Declutter } from '../../../../src/math/picture/declutter.ts'
import { drawMarkers, labelsOf, markersOf } from '../../../../src/scene/layers/marker-layer.ts'
import type { PathView, StartView } from '../../../../src/scene/types.ts'
import { View } from '../../../../src/scene/view.ts'
import { cameraAt } from '../../../support/scene/camera.ts'
import { emptyStage } from '../../../support/scene/empty-stage.ts'

const at = { x: 100, y: 100, hidden: false }
const mark = (shape: 'flag' | 'ring' | 'cross', label = 'minimum, sharpness 82.28') => ({
  mark: { id: shape, label, color: '#000', a: 0, b: 0, shape },
  at,
})
const cards = (width: number, ...marks: ReturnType<typeof mark>[]) =>
  labelsOf({ marks, starts: [] }, { width, height: 500 }, (text) => 10 * text.length)

test('a mark takes the space of its drawing: a flag is upright, a ring and a cross surround their point', () => {
  const [flag, ring, cross] = (['flag', 'ring', 'cross'] as const).map((shape) => cards(900, mark(shape))[0])
  expect(flag!.box.y + flag!.box.height / 2).toBeLessThan(95)
  for (const { box } of [ring!, cross!])
    expect([box.x + box.width / 2, box.y + box.height / 2]).toEqual([100, 100])
})

test('a label is shortened on a narrow stage, and left out on a small one with many', () => {
  expect(cards(900, mark('ring')).map(({ text }) => text)).toEqual(['minimum, sharpness 82.28'])
  expect(cards(340, mark('ring')).map(({ text }) => text)).toEqual(['minimum'])
  expect(cards(340, mark('cross', 'gradient descent’s end')).map(({ text }) => text)).toEqual([
    'gradient descent',
  ])
  const small = (count: number) =>
    cards(
      240,
      ...Array.from({ length: count }, (_, k) => ({
        ...mark('ring', `mark ${k}`),
        at: { ...at, x: 40 * k },
      })),
    )
  expect(small(2).map(({ text }) => text)).toEqual(['mark 0', 'mark 1'])
  expect(small(3).map(({ text, size }) => [text, size.width])).toEqual(Array(3).fill(['', 0]))
})

test('marks at one place share one label, next to all of them', () => {
  const flag = mark('flag', 'flow’s end')
  const apart = (x: number, label: string) => ({ ...mark('cross', label), at: { ...at, x } })
  const [joined, ...others] = cards(900, flag, apart(108, 'run’s end'))
  expect(joined).toMatchObject({ id: 'flag + cross', text: 'flow’s end and run’s end', size: { width: 240 } })
  expect(joined!.box).toEqual({ x: 91, y: 70, width: 28, height: 41 })
  expect(others.map(({ text, size }) => [text, size.width])).toEqual([
    ['', 0],
    ['', 0],
  ])
  const texts = (...all: Parameters<typeof cards>) => cards(...all).map(({ text }) => text)
  expect(texts(900, flag, apart(112, 'run’s end'))).toEqual(['flow’s end', 'run’s end'])
  expect(texts(340, flag, apart(108, 'run’s end')), 'no room for both').toEqual(['flow’s end', 'run’s end'])
  expect(texts(900, flag, apart(100, 'flow’s end'))[0]).toBe('flow’s end')
})

test('a small stage, narrow or low, names a few starts but not many', () => {
  const start = { label: 'w₀', a: 0, b: 0, loss: 1, color: '#000', run: undefined, fixed: false }
  const named = (count: number, width: number, height: number) => {
    const starts = Array.from({ length: count }, (_, index) => ({
      start: { ...start, index },
      at: { ...at, x: 40 * index },
      size: { ring: 9, near: 11, ball: 5, room: 11 } as const,
    }))
    const cards = labelsOf({ marks: [], starts }, { width, height }, () => 30)
    return cards.filter(({ text, size }) => text && size.width > 0).length
  }
  expect([named(10, 900, 500), named(10, 280, 300), named(10, 400, 150), named(2, 280, 150)]).toEqual([
    10, 0, 0, 2,
  ])
})

/** A run from a = 0 to an end in `records` records, on the surface at b = 0. */
const runTo = (end: number, records: number): PathView => {
  const along = (to: number) => Float32Array.from({ length: records }, (_, i) => (i === 0 ? 0 : to))
  const [a, b] = [along(end), along(0)]
  return { id: '', label: '', color: '#000', style: 0, a, b, loss: b, distance: b, at: 0 }
}

describe('w₀ is smaller', () => {
  const start = { index: 0, label: 'w₀', a: 0, b: 0, loss: 1, color: '#000' }
  const drawn = (width: number, height: number, ...paths: PathView[]) =>
    drawnAs(start, width, height, ...paths)
  const drawnAs = (start: StartView, width: number, height: number, ...paths: PathView[]) => {
    const radii: number[] = []
    const gradient = { addColorStop: () => undefined }
    const context = new Proxy(
      { arc: (_x: number, _y: number, radius: number) => radii.push(radius) },
      {
        get: (known, key) =>
          key === 'arc' ? known.arc : key === 'createRadialGradient' ? () => gradient : () => undefined,
        set: () => true,
      },
    ) as unknown as CanvasRenderingContext2D
    const draw = (shape: (c: CanvasRenderingContext2D) => void) => shape(context)
    const pen = { context, tokens: {}, line: draw, shape: draw, card: () => undefined, cardWidth: () => 30 }
    const view = new View(cameraAt(30, 1, new Vector3(0, 2, 6), new Vector3()))
    view.resize(width, height, 1)
    const away = { hovered: undefined, focused: undefined, dragged: undefined }
    const declutter = new Declutter({ x: 0, y: 0, width, height })
    const content = { ...emptyStage, starts: [start], paths }
    drawMarkers(
      pen as unknown as CanvasPen,
      view,
      content,
      undefined,
      { start: away, pin: away },
      declutter,
      new Map(),
    )
    const [card] = labelsOf(markersOf(content, undefined, view), { width, height }, () => 30)
    return { widest: Math.max(...radii), room: card!.box.width, ...(card!.text === '' && { nameless: true }) }
  }
  const [usual, small] = [
    { widest: 18, room: 36 },
    { widest: 12, room: 22 },
  ]

  test('on a small stage, and so is the space that labels leave it', () => {
    expect(drawn(700, 460)).toEqual(usual)
    expect(drawn(280, 150)).toEqual(small)
    expect(drawn(480, 270), 'one of four').toEqual(small)
  })

  test('directly above the end of a run, whose place it would hide', () => {
    expect(drawn(700, 460, runTo(0.02, 2))).toEqual(small)
    expect(drawn(700, 460, runTo(0.5, 2)), 'it ended elsewhere').toEqual(usual)
    expect(drawn(700, 460, runTo(0.02, 1)), 'it has not begun').toEqual(usual)
  })

  test('far from the plane: a ring without a name, which covers nothing', () => {
    expect(drawnAs({ ...start, far: true }, 700, 460)).toEqual({ widest: 6, room: 22, nameless: true })
  })
})

test.each([
  [1, 75, 85],
  [25, 900, 1100],
  [128, 900, 1100],
])('labels keep off pieces of %d paths, of many paths fewer each', (count, least, most) => {
  const view = new View(cameraAt(30, 1, new Vector3(0, 2, 6), new Vector3()))
  view.resize(600, 600, 1)
  const along = Float32Array.from({ length: 301 }, (_, i) => i / 300)
  const path: PathView = {
    id: '',
    label: '',
    color: '#000',
    style: 0,
    a: along,
    b: along,
    loss: along,
    distance: along,
    at: 0,
  }
  const content = { ...emptyStage, paths: Array<PathView>(count).fill(path) }
  const { paths } = markersOf(content, undefined, view)
  expect(paths.length).toBeGreaterThan(least)
  expect(paths.length).toBeLessThan(most)
})

test('labels avoid a run’s first steps, which are long and few among its records', () => {
  const view = new View(cameraAt(30, 1, new Vector3(0, 2, 6), new Vector3()))
  view.resize(600, 600, 1)
  const a = Float32Array.from({ length: 3001 }, (_, i) => (i < 3 ? i / 3 - 1 : 1 - 1 / (i + 1)))
  const flat = new Float32Array(a.length)
  const path: PathView = {
    id: '', label: '', color: '#000', style: 0, a, b: flat, loss: flat, distance: flat, at: 0,
  } // prettier-ignore
  const { paths } = markersOf({ ...emptyStage, paths: [path] }, undefined, view)
  const xs = paths.map(({ x }) => x).toSorted((p, q) => p - q)
  const widest = Math.max(...xs.slice(1).map((x, k) => x - xs[k]!))
  expect(widest).toBeLessThan(15)
  expect(xs.at(-1)! - xs[0]!).toBeGreaterThan(200)
})
