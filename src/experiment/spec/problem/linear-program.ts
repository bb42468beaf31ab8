import * as v from 'valibot'
import { mostDimensions, mostRows, mostUnshaken } from '../values/bounds.ts'
import type { ExperimentIssue } from '../values/error.ts'
import { atMost, numbers } from '../values/lists.ts'
import { nonNegative, positive, whole } from '../values/numbers.ts'
import { count } from '../values/sentences.ts'

/** Solvers of a linear program, in the order of the menu. */
export const walkers = [
  'dantzig',
  'bland',
  'ellipsoid',
  'central-path',
  'short-steps',
  'predictor-corrector',
] as const
/** Id of a solver of a linear program. */
export type Walker = (typeof walkers)[number]

/** Sources of a program: given, or by formula the Klee–Minty cube in drawn units and a deformed product after Goldfarb. */
export const programIds = ['given', 'klee-minty', 'goldfarb'] as const

/**
 * A linear program, max c·x over rows a_i·x ≤ b_i, and the `walkers` that solve it. 'given' uses `objective`, `rows` and `bounds`; `start`
 * lists the rows, from 0, that meet in the simplex method's first vertex, and without it the first phase finds one. The others use `size`,
 * the number of variables. `sigma` perturbs each entry of the `shaken` rows by sigma · N(0, 1) times the length of the longest (a_i, b_i).
 * On the Klee–Minty cube, Dantzig's rule compares rates in the variables' own `units`, or in drawn ones. The ellipsoid method starts with
 * `ball`.
 */
export const linearProgram = v.strictObject({
  kind: v.literal('linear-program'),
  id: v.optional(v.picklist(programIds), 'given'),
  objective: v.optional(atMost(mostDimensions, numbers)),
  rows: v.optional(atMost(mostRows, v.array(numbers))),
  bounds: v.optional(atMost(mostRows, numbers)),
  start: v.optional(atMost(mostDimensions, v.array(whole(0, mostRows - 1)))),
  size: v.optional(whole(2, mostUnshaken), 3),
  sigma: v.optional(nonNegative, 0),
  shaken: v.optional(v.picklist(['upper', 'all']), 'upper'),
  units: v.optional(v.picklist(['own', 'drawn']), 'own'),
  walkers: v.optional(
    v.pipe(
      atMost(walkers.length, v.array(v.picklist(walkers))),
      v.minLength(1, 'must have at least one entry'),
    ),
    ['dantzig'],
  ),
  ball: v.optional(v.strictObject({ centre: numbers, radius: positive })),
})
/** A linear program with its defaults filled in. */
export type LinearProgramSpec = v.InferOutput<typeof linearProgram>

/** Returns the number of variables. */
export const dimensionsOf = ({ id, objective, size }: LinearProgramSpec): number =>
  id === 'given' ? (objective?.length ?? 0) : size

/** Yields the issues of a linear program's parts with each other. */
export function* linearProgramIssues(program: LinearProgramSpec): Generator<ExperimentIssue> {
  const { id, objective, rows, bounds, start, ball, walkers: wanted } = program
  const n = dimensionsOf(program)
  if (id === 'given') {
    if (!objective || !rows || !bounds || n < 2)
      return yield {
        path: 'problem',
        message: 'a given program needs an objective of at least two numbers, rows and bounds',
      }
    const wrong = rows.findIndex((row) => row.length !== n)
    if (wrong >= 0)
      yield { path: `problem.rows[${wrong}]`, message: `must have ${n} numbers, like the objective` }
    if (start && (start.length !== n || start.some((row) => row >= rows.length)))
      yield { path: 'problem.start', message: `must list ${n} of the ${rows.length} rows, counted from 0` }
    if (bounds.length !== rows.length)
      yield { path: 'problem.bounds', message: `must have ${count(rows.length, 'number')}, one for each row` }
  } else if (objective ?? rows ?? bounds ?? start)
    yield {
      path: 'problem.id',
      message: `'${id}' has its own objective, rows, bounds and start. Remove these fields`,
    }
  if (ball && ball.centre.length !== n)
    yield { path: 'problem.ball.centre', message: `must have ${n} numbers, like the objective` }
  if (wanted.includes('ellipsoid') && !ball)
    yield { path: 'problem.ball', message: 'the ellipsoid method needs a ball that contains the optimum' }
}
