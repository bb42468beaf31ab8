import { expect, test } from 'vitest'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { digitsFile } from '../../../../src/experiment/generators/digits/images.ts'
import { pictures } from '../../../../src/pictures/pictures.ts'
import { pairsLayout } from '../../../../src/pictures/pairs/pairs-drawing.ts'
import { drawnPlaces, hasEntered, moveOf, pairsView } from '../../../../src/pictures/pairs/pairs-view.ts'
import realDigits from '../../../../src/scenarios/lectures/real-digits/lecture.md?full'
import { experimentOf } from '../../../../src/study/lecture/lecture.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { product } from '../../../support/experiments.ts'

const at = realDigits.steps.findIndex(({ pairs }) => pairs)
const step = realDigits.steps[at]!
const experiment = parseTraining(experimentOf(realDigits, at))
await digitsFile.fetch()
const { model } = buildTrainingProblem(experiment)
if (model.kind !== 'network') throw new Error('the step has no network')
const [test1, shifted] = [model.data.parts['test']!, model.data.parts['shifted']!]

/** Outputs that read each picture of a part as its label, except some of them. */
function outputsOf({ targets, count }: typeof test1, missed: readonly number[]): Float64Array {
  const width = targets.length / count
  const outputs = Float64Array.from(targets)
  for (const n of missed) {
    const own = targets.subarray(n * width, (n + 1) * width).indexOf(1)
    outputs[n * width + ((own + 1) % width)] = 2
  }
  return outputs
}

const shown = (isAsked: boolean, missed: readonly number[] = []) =>
  pairsView(
    [
      { part: test1, label: 'not moved', outputs: outputsOf(test1, []) },
      { part: shifted, label: 'moved', outputs: outputsOf(shifted, missed) },
    ],
    { count: 8, side: 8, seed: 1, isAsked },
  )

test('eight pairs are drawn by the seed, each a digit and the same digit moved by one pixel', () => {
  const { pairs, total } = shown(false)
  expect(pairs).toHaveLength(8)
  expect(total).toBe(4 * test1.count)
  for (const { first, second, label, move } of pairs) {
    expect(Math.hypot(...move!)).toBe(1)
    expect(Array.from(second.pixels).filter((_, i) => hasEntered(i, 8, move!))).toEqual(Array(8).fill(0))
    expect([first.read, second.read]).toEqual([label, label])
  }
  expect(drawnPlaces(8, total, 1)).toEqual(drawnPlaces(8, total, 1))
  expect(drawnPlaces(8, total, 1)).not.toEqual(drawnPlaces(8, total, 2))
})

test('the draw has no favourites: each picture is drawn about equally often, and none twice', () => {
  const counts = new Array<number>(10).fill(0)
  for (let seed = 0; seed < 2000; seed++) {
    const places = drawnPlaces(3, 10, seed)
    expect(new Set(places).size).toBe(3)
    for (const place of places) counts[place]!++
  }
  // 600 each; the standard deviation is √(2000·0.3·0.7) ≈ 20.5, and five of them bound all ten.
  for (const count of counts) expect(Math.abs(count - 600)).toBeLessThan(103)
  expect(drawnPlaces(8, 3, 1).toSorted()).toEqual([0, 1, 2])
})

test('an open question hides what is read in the moved ones and their share, and nothing else', () => {
  const missed = drawnPlaces(8, shifted.count, 1).slice(0, 3)
  const [told, asked] = [shown(false, missed), shown(true, missed)]
  expect(told.pairs.filter(({ second, label }) => second.read !== label)).toHaveLength(3)
  expect(told.shares.map(({ wrong }) => wrong)).toEqual([0, 3 / shifted.count])
  expect(asked.pairs.every(({ second }) => second.read === undefined)).toBe(true)
  expect(asked.shares.map(({ wrong }) => wrong)).toEqual([0, undefined])
  expect(asked.pairs.map(({ second }) => second.pixels)).toEqual(
    told.pairs.map(({ second }) => second.pixels),
  )
})

test('a change that is not a move has no edge', () => {
  const one = Float64Array.from({ length: 16 }, (_, i) => i)
  expect(moveOf(one, one.toReversed(), 4)).toBeUndefined()
  expect(
    moveOf(
      one,
      Float64Array.from(one, (_, i) => (i % 4 === 3 ? 0 : one[i + 1]!)),
      4,
    ),
  ).toEqual([-1, 0])
})

test('all pairs fit, side by side or below each other', () => {
  for (const [width, height] of [
    [640, 560],
    [960, 560],
    [360, 480],
    [1500, 800],
  ] as const) {
    // prettier-ignore
    const { columns, rows, size } = pairsLayout(8, width, height, 13.5)
    expect(columns * rows).toBeGreaterThanOrEqual(8)
    expect(2.45 * size * columns).toBeLessThan(width)
    expect(size * rows).toBeLessThan(height)
    expect(size).toBeGreaterThan(40)
  }
})

test('it says why it is missing', () => {
  const { needs } = pictures.pairs
  expect(needs(experiment, step)).toBeUndefined()
  expect(needs(experiment, undefined)).toContain('step')
  expect(needs(parseTraining(product), step)).toContain('pictures')
  expect(needs(experiment, { ...step, pairs: { ...step.pairs!, with: 'train' } })).toContain('same')
})
