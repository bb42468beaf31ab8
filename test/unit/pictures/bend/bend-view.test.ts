import { describe, expect, test } from 'vitest'
import { bendOf, waysOf } from '../../../../src/analyses/bent-way.ts'
import { MapFrame } from '../../../../src/charts/map/map-frame.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { emptyStage } from '../../../../src/view/surface/stage-content.ts'
import { bendView, onBend } from '../../../../src/pictures/bend/bend-view.ts'
import { sliceCurves } from '../../../../src/pictures/slice/slice-curves.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'
import { product } from '../../../support/experiments.ts'

/** f = w₂ w₁ x on one data point: minima (1, 1) and (-1, -1), with a bend next to their midpoint, 0. */
const experiment = parseTraining({
  ...product,
  plane: {
    kind: 'through',
    points: [{ start: 0, algorithm: 0, step: 0 }, { start: 0, algorithm: 0, step: 'end' }, [-1, 1]],
  },
})
const placed = {
  origin: Float32Array.of(1, 1),
  u: Float32Array.of(-2, -2),
  v: Float32Array.of(-2, 2),
}

test('the bend starts at the third point of the plane', () => {
  expect(bendOf(experiment, placed)).toEqual([0.5, 0.5])
})

test('a third point without a list of weights is no bend', () => {
  const run = { start: 0, algorithm: 0, step: 'end' }
  const through = parseTraining({ ...product, plane: { kind: 'through', points: [run, run, run] } })
  expect(bendOf(through, placed)).toBeUndefined()
})

test('a curve begins and ends at the two points, and goes half of the way to its bend', () => {
  const bend = [0.25, 1.5] as const
  expect([0, 0.5, 1].map((t) => onBend(bend, t))).toEqual([[0, 0], [0.375, 0.75], [1, 0]]) // prettier-ignore
})

describe('the two paths', async () => {
  const ways = await waysOf(new OracleEngine(), experiment, placed, [0.5, 0.5], new AbortController().signal)
  const lossAt = ([w1, w2]: readonly [number, number]) =>
    new OracleEngine().measure(experiment, [w1, w2], 'metric').then(({ values }) => values[0])

  test('are measured at the same places, straight and bent', async () => {
    const [straight, bent] = ways.lines.map(({ values }) => values[50])
    expect(straight).toBe(await lossAt([0, 0]))
    // (0.5, 0.25) in the plane: halfway between the middle and the bend.
    expect(bent).toBe(await lossAt([-0.5, 0.5]))
  })

  test('have names and looks of their own, the straight one dashed as on the map', () => {
    expect(
      sliceCurves(ways, 'losses', 'light').map(({ label, dash }) => [label, dash !== undefined]),
    ).toEqual([
      ['straight', true],
      ['bent', false],
    ])
  })

  test('are on the map with the two points, and the bend as a draggable pin', () => {
    const view = bendView(emptyStage(experiment.view, 'light'), [0.5, 0.5], ways, ['A', 'B'], 'light')
    expect(view.curves.map(({ id }) => id)).toEqual(['hull', 'straight', 'bent'])
    expect(view.marks.map(({ id, a, b, pin }) => [id, a, b, pin])).toEqual([
      ['first', 0, 0, undefined],
      ['second', 1, 0, undefined],
      ['wall', 0.5, 0, undefined],
      ['way', 0.5, 0.25, undefined],
      ['bend', 0.5, 0.5, 0],
    ])
  })
})

test('a map with equal units is as wide and as high as its extent, in the middle of its space', () => {
  const frame = new MapFrame(800, 300, { a: [0, 2], b: [0, 1] }, 10, true)
  expect(frame.width / frame.height).toBeCloseTo(2, 12)
  expect(frame.left - 40).toBeCloseTo(800 - 10 - frame.left - frame.width, 12)
})
