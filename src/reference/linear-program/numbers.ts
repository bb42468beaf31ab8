import { Dictionary } from '../../math/linear-programming/dictionary.ts'
import { shadowOutline } from '../../math/linear-programming/shadow-outline.ts'
import { simplex } from '../../math/linear-programming/simplex.ts'
import { finish } from '../../math/work.ts'
import type { LinearProgramSpec } from '../../experiment/spec/problem/linear-program.ts'
import { buildProgram } from './build.ts'

/** Slacks above this are those of a vertex that belongs to the polytope. */
const inside = -1e-9

/**
 * Pivots of the simplex method's second phase on one draw, by Bland's rule where it is the first to walk, else by Dantzig's. NaN where
 * the first vertex is shaken off the polytope, or nothing is optimal.
 */
export function pivotsOf(spec: LinearProgramSpec, seed: number): number {
  const program = buildProgram(spec, seed)
  const { start } = program
  if (start) {
    const first = Dictionary.at(program, start)
    if (!first || first.slacks.some((slack) => slack < inside)) return NaN
  }
  const rule = spec.walkers[0] === 'bland' ? 'bland' : 'dantzig'
  const { status, pivots } = finish(simplex(program, { ...program, rule }))
  return status === 'optimal' ? pivots : NaN
}

/**
 * The number of corners of the polytope's shadow on the last two variables. The shadow-vertex rule makes one pivot a corner as its
 * objective turns once around. NaN where the draw has no shadow.
 */
export function shadowCorners(spec: LinearProgramSpec, seed: number): number {
  return shadowOf(spec, seed)?.length ?? NaN
}

/** The shadow on the last two variables, corner after corner; undefined where the draw has none. */
export function shadowOf(spec: LinearProgramSpec, seed: number): (readonly [number, number])[] | undefined {
  const program = buildProgram(spec, seed)
  const n = program.objective.length
  const unit = (k: number) => program.objective.map((_, j) => (j === k ? 1 : 0))
  return finish(shadowOutline(program, [unit(n - 2), unit(n - 1)], program.start))
}

/** The largest value; NaN where there is none. */
export function optimumOf(spec: LinearProgramSpec, seed: number): number {
  const program = buildProgram(spec, seed)
  const { status, value } = finish(simplex(program, { rule: 'bland' }))
  return status === 'optimal' ? value : NaN
}
