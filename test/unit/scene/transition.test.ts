import { expect, test } from 'vitest'
import { block, worldX, worldZ } from '../../../src/scene/block.ts'
import { pathPoint, surfaceY } from '../../../src/scene/layers/content-strokes.ts'
import { HeightField } from '../../../src/scene/surface/height-field.ts'
import { startPoint } from '../../../src/scene/layers/marker-layer.ts'
import { carried, Transition } from '../../../src/scene/transition.ts'
import type { HeightScale } from '../../../src/math/height-scale.ts'
import type { StageContent } from '../../../src/scene/types.ts'
import { emptyStage } from '../../support/scene/empty-stage.ts'

const linear = emptyStage.scale
const log: HeightScale = { ...linear, kind: 'log', range: [1e-4, 1] }

/** One start and one run of three records over a flat surface of this loss. */
const over = (loss: number, scale = linear, place = 0.2): StageContent => ({
  ...emptyStage,
  scale,
  paths: [
    {
      id: '0/0',
      label: 'run',
      color: '#aa3d0f',
      style: 0,
      a: Float32Array.of(place, 0.5, 0.5 + loss / 4),
      b: Float32Array.of(0.5, 0.5, 0.5),
      loss: new Float32Array(3).fill(loss),
      distance: new Float32Array(3),
      at: 2,
    },
  ],
  starts: [{ index: 0, label: 'w₀', a: place, b: 0.5, loss, color: '#aa3d0f' }],
})

const flat = (loss: number, scale: HeightScale, resolution: [number, number] = [5, 5]) =>
  new HeightField(resolution, new Float32Array(resolution[0] * resolution[1]).fill(loss), scale)

/** World heights of the start and of the run's current mark at a time. */
function heights(transition: Transition, now: number): readonly [number, number] {
  const content = transition.content(now)!
  return [
    startPoint(content.starts[0]!, content, undefined)[1],
    pathPoint(content.paths[0]!, content, undefined, 2)[1],
  ]
}

const heightOf = (field: HeightField) =>
  surfaceY(field, worldX(over(0).extent, 0.2), worldZ(over(0).extent, 0.5))

test('w_0 and the run stay on the surface all the way from one terrain to the next', () => {
  const transition = new Transition()
  transition.set(over(0.25), 0, false)
  transition.set(over(0.75), 1000, false)
  transition.leave(flat(0.25, linear, [3, 4]), 1000)
  const seen = [1000, 1100, 1200, 1300, 1400].map((now) => {
    const field = transition.field(flat(0.75, linear), now)!
    for (const y of heights(transition, now)) expect(y).toBeCloseTo(heightOf(field), 6)
    return heightOf(field) / block.relief
  })
  expect(seen[0]).toBeCloseTo(0.25, 6)
  expect(seen[2]).toBeCloseTo(0.5, 6)
  expect(seen[4]).toBeCloseTo(0.75, 6)
  expect(transition.moving(1399)).toBe(true)
  expect(transition.moving(1400)).toBe(false)
})

test('a run with another path on the next terrain moves there without a jump, from any place', () => {
  const transition = new Transition()
  transition.set(over(0.25), 0, false)
  transition.set(over(0.75), 0, false)
  const place = () => transition.content(150)!.paths[0]!
  const before = [place().a[2], ...heights(transition, 150)]
  transition.set(over(0.5), 150, false)
  const after = [place().a[2], ...heights(transition, 150)]
  after.forEach((x, k) => expect(x).toBeCloseTo(before[k]!, 6))
  expect(transition.content(550)).toEqual(over(0.5))
})

test('linear and logarithmic height are one transition: nothing jumps, and the surface goes along', () => {
  const transition = new Transition()
  transition.set(over(0.01), 0, false)
  transition.set(over(0.01, log), 0, false)
  transition.leave(flat(carried(0.01, linear, log), log), 0)
  for (const [now, fraction] of [
    [0, 0.01],
    [200, 0.255],
    [400, 0.5],
  ] as const) {
    for (const y of heights(transition, now)) expect(y / block.relief).toBeCloseTo(fraction, 5)
    expect(heightOf(transition.field(flat(0.01, log), now)!) / block.relief).toBeCloseTo(fraction, 5)
  }
})

test('a dragged w_0, another range, and reduced motion are followed at once', () => {
  const transition = new Transition()
  transition.set(over(0.25), 0, false)
  const dragged = over(0.75, linear, 0.3)
  transition.set(dragged, 10, false)
  expect(transition.content(10)).toBe(dragged)
  const fitted = over(0.75, { ...linear, range: [0, 2] }, 0.3)
  transition.set(fitted, 20, false)
  expect(transition.content(20)).toBe(fitted)
  const still = over(0.1, linear, 0.3)
  transition.set(still, 30, true)
  expect(transition.content(30)).toBe(still)
  expect(transition.moving(30)).toBe(false)
})

test('non-finite values have no transition, and take their final place', () => {
  const transition = new Transition()
  transition.set(over(NaN), 0, false)
  transition.set(over(0.5), 0, false)
  expect(heights(transition, 0)[1] / block.relief).toBeCloseTo(0.5, 6)
})

test('the same run in another plane moves from its place on the block to its new one', () => {
  const run = {}
  const seen = ({ paths, starts, ...rest }: StageContent): StageContent => ({
    ...rest,
    paths: paths.map((path) => ({ ...path, run })),
    starts: starts.map((start) => ({ ...start, run })),
  })
  const before = seen(over(0.25))
  const other = over(0.75, linear, -3)
  const after = seen({ ...other, extent: { a: [-4, 6], b: [0, 2] } })
  const transition = new Transition()
  transition.set(before, 0, false)
  transition.set(after, 1000, false)
  const places = (content: StageContent) => [
    pathPoint(content.paths[0]!, content, undefined, 0),
    pathPoint(content.paths[0]!, content, undefined, 2),
    startPoint(content.starts[0]!, content, undefined),
  ]
  const at = (now: number) => places(transition.content(now)!).flat()
  const [from, to] = [places(before).flat(), places(after).flat()]
  at(1000).forEach((x, k) => expect(x).toBeCloseTo(from[k]!, 5))
  at(1200).forEach((x, k) => expect(x).toBeCloseTo((from[k]! + to[k]!) / 2, 5))
  expect(at(1400)).toEqual(to)
  expect(transition.moving(1399)).toBe(true)
  transition.set(before, 1500, true)
  expect(transition.content(1500), 'stillness').toBe(before)
  transition.set(after, 1500, false)
  const another: StageContent = {
    ...after,
    extent: { a: [-5, 5], b: [-5, 5] },
    paths: [{ ...after.paths[0]!, run: {} }],
  }
  transition.set(another, 2000, false)
  expect(transition.content(2000), 'another run in another plane').toBe(another)
})

test('a mark that moves by itself goes to its new place, and a dragged one is there at once', () => {
  const marked = (a: number, place?: number): StageContent => ({
    ...over(0.25, linear, place),
    marks: [{ id: 'lowest', label: 'lowest here', color: '#6a3d9a', a, b: 0.5, shape: 'flag' }],
  })
  const same = { ...over(0.25).paths[0]!, run: {} }
  const still = (a: number): StageContent => ({ ...marked(a), paths: [same] })
  const transition = new Transition()
  transition.set(still(0.2), 0, false)
  transition.set(still(0.8), 0, false)
  const seen = [0, 200, 400].map((now) => transition.content(now)!.marks[0]!.a)
  seen.forEach((a, k) => expect(a).toBeCloseTo([0.2, 0.5, 0.8][k]!, 9))
  const dragged = marked(0.4, 0.3)
  transition.set(dragged, 500, false)
  expect(transition.content(500)).toBe(dragged)
})

test('a surface takes longer to become an answer than to follow a dial', () => {
  const transition = new Transition()
  const flat = new HeightField([2, 2], new Float32Array(4), linear)
  transition.set({ ...emptyStage, asked: true }, 0, false)
  transition.set({ ...emptyStage, asked: false }, 1000, false)
  transition.leave(flat, 1000)
  expect(transition.morphing(1890)).toBe(true)
  expect(transition.morphing(1900)).toBe(false)
  transition.leave(flat, 3000)
  expect(transition.morphing(3390)).toBe(true)
  expect(transition.morphing(3400)).toBe(false)
})

test('counted marks light up one after the other, at once if another action follows', () => {
  const marks = Array.from({ length: 4 }, (_, i) => ({
    id: `dips/${i}`,
    label: '',
    color: '#fff',
    a: i,
    b: 0,
    shape: 'dot' as const,
    isCounted: true,
  }))
  const lit = (transition: Transition, now: number) => transition.content(now)!.marks.length
  const transition = new Transition()
  transition.set(emptyStage, 0, false)
  transition.set({ ...emptyStage, marks }, 1000, false)
  expect([1000, 1100, 1200, 1400, 1500].map((now) => lit(transition, now))).toEqual([0, 1, 2, 4, 4])
  expect([transition.moving(1499), transition.moving(1500)]).toEqual([true, false])
  transition.set(emptyStage, 2000, false)
  transition.set({ ...emptyStage, marks }, 3000, false)
  transition.finish()
  expect(lit(transition, 3000)).toBe(4)
  expect(transition.moving(3000)).toBe(false)
  transition.set(emptyStage, 4000, true)
  transition.set({ ...emptyStage, marks }, 4000, true)
  expect(lit(transition, 4000), 'without motion').toBe(4)
})
