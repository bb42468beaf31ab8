import { ball, ellipsoidQueries, type Ellipsoid } from '../../math/linear-programming/ellipsoid.ts'
import {
  analyticCentre,
  centralPath,
  centralPoint,
  shortFactor,
} from '../../math/linear-programming/interior-point.ts'
import { inner, slacksAt } from '../../math/linear-programming/linear-program.ts'
import { predictorCorrector } from '../../math/linear-programming/predictor-corrector.ts'
import { simplex } from '../../math/linear-programming/simplex.ts'
import { finish } from '../../math/work.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { LinearProgramSpec, Walker } from '../../experiment/spec/problem/linear-program.ts'
import { buildProgram, type BuiltProgram } from './build.ts'

/** Gap at which a walk ends. */
export const walkGap = 1e-3
/** Factor of t on the central path with long steps. */
export const longFactor = 10
/** Most queries of the ellipsoid method. */
const mostQueries = 2000
/** Most points of the predictor-corrector method. */
const mostCorrected = 100

/**
 * The path of one walker through a linear program, with one entry per number of steps from 0: pivots, queries
 * or Newton steps. After k queries, the ellipsoid is that of k cuts.
 */
export interface Walk {
  readonly walker: Walker
  /** x, or the centre of the ellipsoid. */
  readonly points: readonly (readonly number[])[]
  /** Difference in value between the best point so far and the optimum; ∞ while none is feasible. */
  readonly gaps: readonly number[]
  /** The gap that the walker can prove; `undefined` if it proves none on its way. */
  readonly proved?: readonly number[]
  /** The ellipsoids themselves. */
  readonly ellipsoids?: readonly Ellipsoid[]
}

/**
 * Returns an interior point, halfway from the first vertex to the mean of extreme vertices. The centre of the
 * largest ball would also do; Newton's steps only need room.
 */
function insideOf(program: BuiltProgram): readonly number[] {
  const { objective } = program
  const ends = objective.flatMap((_, j) =>
    [1, -1].map((sign) => {
      const along = objective.map((__, k) => (k === j ? sign : 0))
      return finish(simplex({ ...program, objective: along }, { rule: 'bland' })).vertex
    }),
  )
  const mean = objective.map((_, j) => ends.reduce((sum, end) => sum + end[j]!, 0) / ends.length)
  if (slacksAt(program, mean).every((slack) => slack > 0)) return mean
  throw ExperimentError.at('problem', 'the program has no room inside for a central path')
}

function walkOf(walker: Walker, program: BuiltProgram, spec: LinearProgramSpec, optimum: number): Walk {
  const gapAt = (x: readonly number[]) => Math.max(0, optimum - inner(program.objective, x))
  switch (walker) {
    case 'dantzig':
    case 'bland': {
      const points: number[][] = []
      finish(simplex(program, { ...program, rule: walker, onVertex: (x) => points.push(x) }))
      return { walker, points, gaps: points.map(gapAt) }
    }
    case 'ellipsoid': {
      const ellipsoids: Ellipsoid[] = []
      const gaps = [Infinity]
      const proved = [Infinity]
      const { centre = [], radius = 1 } = spec.ball ?? {}
      for (const query of ellipsoidQueries(program, ball(centre, radius))) {
        ellipsoids.push({ centre: query.centre, matrix: query.matrix })
        if (proved.at(-1)! <= walkGap || gaps.length > mostQueries) break
        gaps.push(Math.max(0, optimum - query.best))
        proved.push(query.certificate)
      }
      return { walker, points: ellipsoids.map((one) => one.centre), gaps, proved, ellipsoids }
    }
    case 'central-path':
    case 'short-steps': {
      const short = walker === 'short-steps'
      const middle = analyticCentre(program, insideOf(program))
      const from = short ? centralPoint(program, 1, middle) : middle
      const rows = program.rows.length
      const steps = [
        ...centralPath(program, from, { mu: short ? shortFactor(rows) : longFactor, gap: walkGap, short }),
      ]
      return {
        walker,
        points: [from, ...steps.map(({ x }) => x)],
        gaps: [gapAt(from), ...steps.map(({ x }) => gapAt(x))],
      }
    }
    case 'predictor-corrector': {
      const points: (readonly number[])[] = []
      const proved: number[] = []
      for (const { x, gap } of predictorCorrector(
        program,
        program.objective.map(() => 1),
      )) {
        points.push(x)
        proved.push(gap)
        if (gap <= walkGap || points.length >= mostCorrected) break
      }
      return { walker, points, gaps: points.map(gapAt), proved }
    }
  }
}

/**
 * Returns the paths of all of a program's walkers through one draw, each to a gap of 0.001, in float64: a few
 * hundred small systems.
 * @throws ExperimentError if the program has no optimum or no interior
 */
export function walksOf(spec: LinearProgramSpec, seed: number): readonly Walk[] {
  const program = buildProgram(spec, seed)
  const { status, value } = finish(simplex(program, { rule: 'bland' }))
  if (status !== 'optimal')
    throw ExperimentError.at('problem', `the program is ${status}: there is no optimum to walk to`)
  return spec.walkers.map((walker) => walkOf(walker, program, spec, value))
}
