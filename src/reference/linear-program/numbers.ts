import { Dictionary } from '../../math/linear-programming/dictionary.ts'
import { shadowOutline } from '../../math/linear-programming/shadow-outline.ts'
import { simplex } from '../../math/linear-programming/simplex.ts'
import { finish } from '../../math/work.ts'
import type { LinearProgramSpec } from '../../experiment/spec/problem/linear-program.ts'
import { buildProgram } from './build.ts'

/** Least slack of a vertex that counts as part of the polytope. */
const inside = -1e-9

/**
 * Returns the pivots of the simplex method's second phase on one draw, by Bland's rule if that is the first
 * walker, otherwise by Dantzig's. NaN if the perturbed first vertex is outside the polytope, or there is no
 * optimum.
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
 * Returns the number of corners of the polytope's shadow on the last two variables. The shadow-vertex rule
 * makes one pivot per corner as its objective turns once around. NaN if the draw has no shadow.
 */
export function shadowCorners(spec: LinearProgramSpec, seed: number): number {
  return shadowOf(spec, seed)?.length ?? NaN
}

/**
 * Returns the corners of the shadow on the last two variables, in order; `undefined` if the draw has none.
 */
export function shadowOf(spec: LinearProgramSpec, seed: number): (readonly [number, number])[] | undefined {
  const program = buildProgram(spec, seed)
  const n = program.objective.length
  const unit = (k: number) => program.objective.map((_, j) => (j === k ? 1 : 0))
  return finish(shadowOutline(program, [unit(n - 2), unit(n - 1)], program.start))
}

/** Returns the optimal value; NaN if there is none. */
export function optimumOf(spec: LinearProgramSpec, seed: number): number {
  const program = buildProgram(spec, seed)
  const { status, value } = finish(simplex(program, { rule: 'bland' }))
  return status === 'optimal' ? value : NaN
}
