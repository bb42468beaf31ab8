import { expect, test } from 'vitest'
import { heightOn, lossOn, type CornerHeights } from '../../../../src/pictures/tilt/tilted-plane.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { pictures } from '../../../../src/pictures/pictures.ts'
import whatLinearCostsScenario from '../../../../src/scenarios/lectures/what-linear-costs/lecture.md?full'
import { experimentOf } from '../../../../src/study/lecture/lecture.ts'
import { tiltView } from '../../../../src/pictures/tilt/tilt-view.ts'
import { moons } from '../../../support/experiments.ts'

const rectangle = { x: [-2, 2], y: [0, 10] } as const

test('a plane has the heights of its three corners, and extends straight', () => {
  const heights: CornerHeights = [1, 5, -1]
  const at = (x: number, y: number) => heightOn(heights, rectangle, x, y)
  expect([at(-2, 0), at(2, 0), at(-2, 10), at(2, 10), at(0, 5)]).toEqual([1, 5, -1, 3, 2])
  const poles = [
    { x: 0, y: 5, height: 0 },
    { x: 2, y: 0, height: 4 },
  ]
  expect(lossOn(heights, rectangle, poles, 0.5)).toBeCloseTo((0.5 * (4 + 1)) / 2, 12)
})

test('no plane over XOR has a loss below 1, and the horizontal one at 0 has exactly that', () => {
  const view = tiltView(experimentOf(whatLinearCostsScenario, 0))!
  expect(view.poles.map(({ x, y, height }) => height * Math.sign(x * y))).toEqual([1, 1, 1, 1])
  const lossAt = (heights: CornerHeights) => lossOn(heights, view.rectangle, view.poles, view.factor)
  expect(lossAt([0, 0, 0])).toBeCloseTo(1, 12)
  const steps = [-2, -1, -0.3, 0.3, 1, 2]
  for (const one of steps)
    for (const two of steps) for (const three of steps) expect(lossAt([one, two, three])).toBeGreaterThan(1)
})

test('a plane is compared with squared errors only at a few points', () => {
  const { tilt } = pictures
  expect(tilt.needs(experimentOf(whatLinearCostsScenario, 0), undefined)).toBeUndefined()
  expect(tilt.needs(parseTraining(moons), undefined)).toContain('squared error')
  expect(tilt.needs(experimentOf(whatLinearCostsScenario, 2), undefined)).toContain('squared error')
})
