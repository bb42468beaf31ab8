import { expect, test } from 'vitest'
import type { LinearWalks } from '../../../src/analyses/curves/linear-walks.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { buildProgram } from '../../../src/reference/linear-program/build.ts'
import { walksOf } from '../../../src/reference/linear-program/walk.ts'
import { polytopeOf } from '../../../src/math/linear-programming/polytope.ts'
import {
  axesOf,
  gapSeries,
  lastWalkStep,
  polytopeContent,
  polytopeWords,
  walkerViews,
} from '../../../src/view/polytope.ts'
import { trio } from '../../../src/scenarios/data/trio-program.ts'

function walked(problem: object): LinearWalks {
  const experiment = parseExperiment({ version: 1, seed: 1, problem: { kind: 'linear-program', ...problem } })
  const spec = experiment.problem
  if (spec?.kind !== 'linear-program') throw new Error('no program')
  const program = buildProgram(spec, 1)
  const { objective } = program
  return {
    spec,
    objective,
    polytope: objective.length === 3 ? polytopeOf(program) : undefined,
    walks: walksOf(spec, 1),
  }
}

const three = walked({
  ...trio,
  start: [7, 8, 9],
  ball: { centre: [3, 3, 3], radius: 6 },
  walkers: ['dantzig', 'ellipsoid', 'central-path'],
})

test('each path ends where the step is, in the middle of an edge too, and stays at its end', () => {
  const half = polytopeContent(three, 1.5, 'light')!
  expect(half.ways[0]!.places).toHaveLength(3)
  expect(half.ways[0]!.places[2]![0]).toBeCloseTo(19 / 18, 12)
  expect(polytopeContent(three, 100, 'light')!.ways[0]!.places.at(-1)![2]).toBeCloseTo(61 / 11, 12)
  expect(lastWalkStep(three)).toBe(158)
})

test('the current ellipsoids, the previous one and shades of some are drawn, with the same corners at every step', () => {
  const [first, later] = [polytopeContent(three, 0, 'light')!, polytopeContent(three, 7, 'light')!]
  expect(first.ellipsoids).toHaveLength(1)
  expect(first.ellipsoids[0]).toMatchObject({ centre: [3, 3, 3], axes: [6, 0, 0, 0, 6, 0, 0, 0, 6] })
  expect(later.ellipsoids.map(({ strength }) => strength)).toEqual([1, 0.35, 0.22])
  expect(later.vertices).toBe(first.vertices)
  expect(polytopeContent(three, 40, 'light')!.ellipsoids, 'a shade goes in its turn').toHaveLength(2)
})

test('the axes of an ellipsoid give its matrix again', () => {
  const { matrix } = three.walks[1]!.ellipsoids![9]!
  const axes = axesOf(matrix)
  for (const i of [0, 1, 2])
    for (const j of [0, 1, 2]) {
      const product = [0, 1, 2].reduce((sum, k) => sum + axes[3 * k + i]! * axes[3 * k + j]!, 0)
      expect(product).toBeCloseTo(matrix[3 * i + j]!, 10)
    }
})

test('a line for each walker shows its steps and its gap, for a screen reader too', () => {
  expect(walkerViews(three, 0, 'light').map(({ steps, gap }) => `${steps}, ${gap}`)).toEqual([
    '0 pivots, gap 33.2',
    '0 queries, nothing yet',
    '0 Newton steps, gap 22.3',
  ])
  expect(walkerViews(three, 4, 'light')[0]).toMatchObject({ steps: '4 pivots', gap: 'at the optimum' })
  expect(polytopeWords(three, 1)).toMatch(
    /^Polytope of 16 corners, 24 edges and 10 faces\. simplex: 1 pivot, gap 7\.85; /,
  )
})

test('on a logarithmic axis the optimum has no place', () => {
  const [simplex] = gapSeries(three, 'light', true)
  expect([...(simplex!.values as number[])].map(Number.isFinite)).toEqual([true, true, true, true, false])
})

test("a curve's name says when its walker is at the optimum, but not while that is asked", () => {
  const names = (told: boolean) => gapSeries(three, 'light', told).map(({ name }) => name)
  expect(names(true)).toEqual(['simplex: 0 at step 4', 'ellipsoids', 'long steps'])
  expect(names(false)).toEqual(['simplex', 'ellipsoids', 'long steps'])
})

test('other dimensions have no picture', () => {
  expect(polytopeContent(walked({ id: 'klee-minty', size: 2 }), 0, 'light')).toBeUndefined()
})
