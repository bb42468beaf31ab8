import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Box } from '../../../../src/math/picture/declutter.ts'
import {
  meets,
  placeLabels,
  type Labelled,
  type LabelRoom,
} from '../../../../src/math/picture/place-labels.ts'

const bounds: Box = { x: 0, y: 0, width: 700, height: 450 }
const none = new Map()

const whole = (min: number, max: number) => fc.integer({ min, max })
const box = (least: number, most: number) =>
  fc.record({ x: whole(0, 600), y: whole(0, 400), width: whole(least, most), height: whole(least, most) })
const marksOf = fc
  .array(fc.record({ box: box(10, 36), width: whole(30, 150) }), { maxLength: 9 })
  .map((all) =>
    all.map(({ box: own, width }, k): Labelled => ({ id: `${k}`, box: own, size: { width, height: 26 } })),
  )
const roomOf = fc
  .record({
    obstacles: fc.array(box(20, 200), { maxLength: 4 }),
    paths: fc.array(box(10, 10), { maxLength: 20 }),
  })
  .map((rest): LabelRoom => ({ bounds, ...rest }))

const apart = (p: Box, q: Box) =>
  p.x + p.width <= q.x || q.x + q.width <= p.x || p.y + p.height <= q.y || q.y + q.height <= p.y

test('no label covers an obstacle, a mark, another label or a line, or leaves the bounds', () => {
  fc.assert(
    fc.property(marksOf, roomOf, (marks, room) => {
      const labels = [...placeLabels(marks, room, none).values()]
      for (const [k, label] of labels.entries()) {
        const others = labels.filter((_, i) => i !== k)
        for (const other of [
          ...room.obstacles,
          ...marks.map((mark) => mark.box),
          ...others.map((one) => one.box),
        ])
          expect(apart(label.box, other)).toBe(true)
        for (const { leader } of labels.slice(0, k)) if (leader) expect(meets(leader, label.box)).toBe(false)
        expect(label.box.x >= 0 && label.box.x + label.box.width <= bounds.width).toBe(true)
        expect(label.box.y >= 0 && label.box.y + label.box.height <= bounds.height).toBe(true)
      }
    }),
    { numRuns: 150 },
  )
})

test('every label has a place if there is space', () => {
  fc.assert(
    fc.property(marksOf, (marks) => {
      expect(placeLabels(marks, { bounds, obstacles: [], paths: [] }, none).size).toBe(marks.length)
    }),
    { numRuns: 100 },
  )
})

test('labels that move with their marks keep their places, and others stay', () => {
  fc.assert(
    fc.property(marksOf, whole(-40, 40), whole(-30, 30), (marks, dx, dy) => {
      const wide = { x: -200, y: -200, width: 1100, height: 850 }
      const room = { bounds: wide, obstacles: [], paths: [] }
      const first = placeLabels(marks, room, none)
      if ([...first.values()].some(({ leader }) => leader)) return
      const moved = marks.map((mark) => ({
        ...mark,
        box: { ...mark.box, x: mark.box.x + dx, y: mark.box.y + dy },
      }))
      const second = placeLabels(moved, room, first)
      for (const [id, { offset }] of second) expect(offset).toEqual(first.get(id)!.offset)
    }),
    { numRuns: 100 },
  )
})

test('a label changes its side only if there is no space on it', () => {
  const mark = (x: number): Labelled => ({
    id: 'w',
    box: { x, y: 200, width: 20, height: 20 },
    size: { width: 100, height: 26 },
  })
  const room: LabelRoom = { bounds, obstacles: [], paths: [] }
  let before = placeLabels([mark(300)], room, none)
  expect(before.get('w')!.offset[0]).toBeGreaterThan(0)
  for (let x = 320; x <= 540; x += 20) {
    before = placeLabels([mark(x)], room, before)
    expect(before.get('w')!.offset[0], `${x}`).toBeGreaterThan(0)
  }
  expect(placeLabels([mark(670)], room, before).get('w')!.offset[0]).toBeLessThan(0)
})

test('a label moves away from a path that comes below it, to a place over none', () => {
  const mark: Labelled = {
    id: 'w',
    box: { x: 300, y: 200, width: 20, height: 20 },
    size: { width: 100, height: 26 },
  }
  const room: LabelRoom = { bounds, obstacles: [], paths: [] }
  const before = placeLabels([mark], room, none)
  const { x, y } = before.get('w')!.box
  const path = { x: x + 95, y: y - 8, width: 10, height: 10 }
  const { box: label } = placeLabels([mark], { ...room, paths: [path] }, before).get('w')!
  expect(apart(label, path)).toBe(true)
  expect(label.x, 'on the same side').toBeGreaterThan(310)
})

test('a distant label is joined to its mark by a line', () => {
  const mark: Labelled = {
    id: 'w',
    box: { x: 300, y: 200, width: 20, height: 20 },
    size: { width: 100, height: 26 },
  }
  const ring = [[180, 100, 260, 90], [180, 230, 260, 90], [180, 190, 115, 40], [325, 190, 115, 40]] // prettier-ignore
  const obstacles = ring.map(([x = 0, y = 0, width = 0, height = 0]) => ({ x, y, width, height }))
  const { box: label, leader } = placeLabels([mark], { bounds, obstacles, paths: [] }, none).get('w')!
  expect(obstacles.every((other) => apart(label, other))).toBe(true)
  const [from, to] = leader!
  expect(from.x).toBeGreaterThanOrEqual(300)
  expect(from.x).toBeLessThanOrEqual(320)
  expect(
    [label.x, label.x + label.width, label.y, label.y + label.height].some(
      (edge) => edge === to.x || edge === to.y,
    ),
  ).toBe(true)
})
