import { expect, test } from 'vitest'
import { parseProblem } from '../../../../support/problem.ts'
import { experimentFromLink, experimentToLink } from '../../../../../src/exchange/link.ts'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import { experimentName } from '../../../../../src/words/names.ts'
import { trio } from '../../../../../src/scenarios/data/trio-program.ts'
import { refusalsOf } from '../../../../support/refusals.ts'

const own = { version: 1, seed: 3, problem: { kind: 'linear-program', ...trio } }
const cube = { ...own, problem: { kind: 'linear-program', id: 'klee-minty' } }

test('a linear program has its defaults and a name, and returns from a link bit by bit', () => {
  const experiment = parseProblem(cube)
  expect(experiment.problem).toEqual({
    kind: 'linear-program',
    id: 'klee-minty',
    size: 3,
    sigma: 0,
    shaken: 'upper',
    units: 'own',
    walkers: ['dantzig'],
  })
  expect(experimentName(experiment)).toBe('the linear program')
  for (const one of [own, cube].map(parseExperiment))
    expect(experimentFromLink(experimentToLink(one))).toEqual(one)
})

test('parts that do not match are refused with a sentence', () => {
  const { problem } = own
  expect(refusalsOf({ ...own, problem: { kind: 'linear-program' } })).toEqual([
    'problem: a program of one’s own needs an objective of two numbers or more, rows and bounds',
  ])
  expect(refusalsOf({ ...own, problem: { ...problem, rows: [[1, 2]], bounds: [1, 2] } })).toEqual([
    'problem.rows[0]: must hold 3 numbers, as the objective does',
    'problem.bounds: must hold a number for each of the 1 rows',
  ])
  expect(refusalsOf({ ...cube, problem: { ...cube.problem, bounds: [1] } })).toEqual([
    "problem.id: 'klee-minty' makes its own objective, rows, bounds and start: leave them out",
  ])
  expect(refusalsOf({ ...own, problem: { ...problem, walkers: ['ellipsoid'] } })).toEqual([
    'problem.ball: the ellipsoid method needs a ball that holds the optimum',
  ])
  expect(refusalsOf({ ...own, problem: { ...problem, start: [0, 1, 10] } })).toEqual([
    'problem.start: must name 3 of the 10 rows, counted from 0',
  ])
  expect(refusalsOf({ ...own, problem: { ...problem, ball: { centre: [1], radius: 2 } } })).toEqual([
    'problem.ball.centre: must hold 3 numbers, as the objective does',
  ])
  expect(refusalsOf({ ...cube, problem: { ...cube.problem, size: 13 } })).toEqual([
    'problem.size: must be at most 12',
  ])
})
