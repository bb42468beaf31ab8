import { describe, expect, it, test } from 'vitest'
import { block } from '../../../../src/scene/block.ts'
import { contentStrokes } from '../../../../src/scene/layers/content-strokes.ts'
import { Declutter, type Box } from '../../../../src/math/picture/declutter.ts'
import { HeightField } from '../../../../src/scene/surface/height-field.ts'
import type { PathView, StageContent } from '../../../../src/scene/types.ts'
import { emptyStage } from '../../../support/scene/empty-stage.ts'

const flat = new HeightField([3, 3], new Float32Array(9).fill(0.25), emptyStage.scale)

function content(path: Partial<PathView>, extra: Partial<StageContent> = {}): StageContent {
  const run: PathView = {
    id: 'run',
    label: 'run',
    color: '#aa3d0f',
    style: 0,
    a: Float32Array.of(0.1, 0.5, 0.9),
    b: Float32Array.of(0.5, 0.5, 0.5),
    loss: Float32Array.of(0.25, 0.75, 0.25),
    distance: new Float32Array(3),
    at: 2,
    ...path,
  }
  return { ...emptyStage, paths: [run], ...extra }
}

const heights = (points: Float32Array) => [...points].filter((_, k) => k % 3 === 1)
const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 6) as number)

describe('a path', () => {
  it('runs at its true loss, not on the surface', () => {
    const [, walked] = contentStrokes(content({}), flat, [1, 1, 1])
    expect(heights(walked!.points)).toEqual(near([0.25, 0.75, 0.25, 0.25].map((h) => h * block.relief)))
  })

  it('has a stem where it leaves the surface', () => {
    const stems = contentStrokes(content({}), flat, [1, 1, 1])[2]
    expect(heights(stems!.points).slice(0, 2)).toEqual(near([0.75 * block.relief, 0.25 * block.relief]))
    expect(contentStrokes(content({ loss: new Float32Array(3).fill(0.25) }), flat, [1, 1, 1])).toHaveLength(2)
  })

  it('lies on the surface if the plane is the whole weight space, without a stem', () => {
    const strokes = contentStrokes(content({}, { whole: true }), flat, [1, 1, 1])
    expect(strokes).toHaveLength(2)
    for (const { points } of strokes)
      expect(heights(points)).toEqual(near(heights(points).map(() => 0.25 * block.relief)))
  })

  it('flies over a place where the surface is cut off', () => {
    const cut = new HeightField([3, 3], new Float32Array(9).fill(2), emptyStage.scale)
    const [, walked] = contentStrokes(content({ loss: new Float32Array(3).fill(1.2) }, { whole: true }), cut, [1, 1, 1]) // prettier-ignore
    expect(heights(walked!.points)[0]).toBeCloseTo(1.2 * block.relief, 6)
  })

  it('is drawn up to the current step, between records too, and faint from there', () => {
    const [rest, walked] = contentStrokes(content({ at: 0.5 }), flat, [1, 1, 1])
    expect(heights(walked!.points)).toEqual(near([0.25 * block.relief, 0.5 * block.relief]))
    expect(heights(rest!.points)[0]).toBeCloseTo(0.5 * block.relief, 6)
    expect(rest!.pen.core).toBeLessThan(walked!.pen.core)
  })

  it('breaks where the loss is not finite and rises above the cut elsewhere', () => {
    const [, walked] = contentStrokes(content({ loss: Float32Array.of(0.25, NaN, 1.25) }), flat, [1, 1, 1])
    expect(heights(walked!.points)).toEqual([
      expect.closeTo(0.25 * block.relief, 6),
      NaN,
      expect.closeTo(1.25 * block.relief, 6),
      expect.closeTo(1.25 * block.relief, 6),
    ])
  })

  it('ends where it has left the picture upwards, unless it came from there', () => {
    const leaves = Float32Array.of(0.25, 1.25, 5)
    const [, walked] = contentStrokes(content({ loss: leaves }), flat, [1, 1, 1])
    expect(heights(walked!.points).slice(0, 3)).toEqual([...near([0.25 * 0.6, 1.25 * 0.6]), NaN])
    const [, falling] = contentStrokes(content({ loss: leaves.toReversed() }), flat, [1, 1, 1])
    expect(heights(falling!.points).slice(0, 3)).toEqual(near([5 * 0.6, 1.25 * 0.6, 0.25 * 0.6]))
  })

  it('has a dash of its own', () => {
    const dashOf = (style: number) => contentStrokes(content({ style }), flat, [1, 1, 1])[1]!.pen.dash.join()
    expect(new Set([0, 1, 2, 3, 4, 5, 6, 7].map(dashOf)).size).toBe(8)
  })
})

describe('a curve', () => {
  it('lies on the surface and breaks at NaN', () => {
    const curve = {
      id: 'c',
      label: 'c',
      color: '#000000',
      dashed: true,
      points: [
        [0.1, 0.1],
        [0.2, 0.1],
        [NaN, NaN],
        [0.5, 0.5],
      ] as const,
    }
    const [line] = contentStrokes(content({}, { curves: [curve] }), flat, [1, 1, 1])
    const drawn = heights(line!.points)
    expect(drawn.filter((y) => !Number.isNaN(y)).every((y) => Math.abs(y - 0.25 * block.relief) < 1e-6)).toBe(
      true,
    )
    expect(drawn.some(Number.isNaN)).toBe(true)
  })
})

test('no run has the dashes of a prediction', () => {
  const curve = { id: 'c', label: '', color: '#000000', dashed: true, points: [[0.1, 0.1]] as const }
  const shareOf = ([dash, period]: readonly [number, number]) => dash / period
  const pens = [0, 1, 2, 3, 4, 5, 6, 7].map((style) => {
    const [line, , run] = contentStrokes(content({ style }, { curves: [curve] }), flat, [1, 1, 1])
    return { curve: shareOf(line!.pen.dash), run: shareOf(run!.pen.dash) }
  })
  for (const { curve: before, run } of pens) {
    expect(before).toBe(0.5)
    if (!Number.isNaN(run)) expect(Math.abs(run - before)).toBeGreaterThan(0.04)
  }
})

describe('labels', () => {
  it('cover neither one another nor what must stay visible', () => {
    const declutter = new Declutter({ x: 0, y: 0, width: 400, height: 300 })
    declutter.take({ x: 200, y: 80, width: 150, height: 60 })
    const boxes: Box[] = [0, 1, 2].map(() => declutter.place(200, 150, 80, 24, 16))
    const overlaps = (p: Box, q: Box) =>
      p.x < q.x + q.width && q.x < p.x + p.width && p.y < q.y + q.height && q.y < p.y + p.height
    expect(
      overlaps(boxes[0]!, boxes[1]!) || overlaps(boxes[1]!, boxes[2]!) || overlaps(boxes[0]!, boxes[2]!),
    ).toBe(false)
    expect(boxes.some((box) => overlaps(box, { x: 200, y: 80, width: 150, height: 60 }))).toBe(false)
  })

  it('stay on the stage', () => {
    const box = new Declutter({ x: 0, y: 0, width: 400, height: 300 }).place(395, 5, 80, 24, 16)
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(400)
    expect(box.y).toBeGreaterThanOrEqual(0)
  })
})
