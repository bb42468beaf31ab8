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
    'problem: a given program needs an objective of at least two numbers, rows and bounds',
  ])
  expect(refusalsOf({ ...own, problem: { ...problem, rows: [[1, 2]], bounds: [1, 2] } })).toEqual([
    'problem.rows[0]: must have 3 numbers, like the objective',
    'problem.bounds: must have 1 number, one for each row',
  ])
  expect(refusalsOf({ ...cube, problem: { ...cube.problem, bounds: [1] } })).toEqual([
    "problem.id: 'klee-minty' has its own objective, rows, bounds and start. Remove these fields",
  ])
  expect(refusalsOf({ ...own, problem: { ...problem, walkers: ['ellipsoid'] } })).toEqual([
    'problem.ball: the ellipsoid method needs a ball that contains the optimum',
  ])
  expect(refusalsOf({ ...own, problem: { ...problem, start: [0, 1, 10] } })).toEqual([
    'problem.start: must list 3 of the 10 rows, counted from 0',
  ])
  expect(refusalsOf({ ...own, problem: { ...problem, ball: { centre: [1], radius: 2 } } })).toEqual([
    'problem.ball.centre: must have 3 numbers, like the objective',
  ])
  expect(refusalsOf({ ...cube, problem: { ...cube.problem, size: 13 } })).toEqual([
    'problem.size: must be at most 12',
  ])
})
