import { at } from '../../../math/at.ts'
import { optimumOf } from '../../../reference/linear-program/numbers.ts'
import { walksOf, type Walk } from '../../../reference/linear-program/walk.ts'
import { volumeFactor } from '../../../math/linear-programming/ellipsoid.ts'
import { problemNumber } from '../../../reference/problem-number.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import {
  dimensionsOf,
  walkers,
  type LinearProgramSpec,
} from '../../../experiment/spec/problem/linear-program.ts'
import { numberOf, type ProblemQuantity, type QuantityArguments } from '../quantity.ts'
import type { ProblemSource } from '../source.ts'

/** Returns the linear program of an experiment. @throws ExperimentError if it has none */
function programOf({ experiment }: ProblemSource): LinearProgramSpec {
  const problem = experiment.problem
  if (problem.kind === 'linear-program') return problem
  throw ExperimentError.at('problem', 'this is a number of a linear program')
}

/**
 * Returns the path of the walker named by `walker`, by default the first, through the draw of the
 * experiment's seed.
 */
function walkFor(source: ProblemSource, given: QuantityArguments): Walk {
  const spec = programOf(source)
  const name = walkers.find((one) => one === given['walker']) ?? spec.walkers[0]
  const [walk] = walksOf({ ...spec, walkers: name ? [name] : [] }, source.experiment.seed)
  if (walk) return walk
  throw ExperimentError.at('quantity', 'nobody walks through this program')
}

/** Returns the index of the requested step, by default the last. */
const stepOf = (walk: Walk, given: QuantityArguments): number =>
  numberOf(given, 'step', walk.points.length - 1)

/** Returns a number of each draw, from the experiment's seed on, without draws for which it is not finite. */
function drawn(source: ProblemSource, name: string, given: QuantityArguments): number[] {
  const problem = programOf(source)
  const { seed } = source.experiment
  const count = numberOf(given, 'draws', 100)
  const numbers = Array.from({ length: problem.sigma > 0 ? count : 1 }, (_, k) =>
    problemNumber(problem, name, (seed + k) % 2 ** 32),
  )
  return numbers.filter(Number.isFinite)
}

const meanOf =
  (name: string): ProblemQuantity =>
  (source, given) => {
    const numbers = drawn(source, name, given)
    return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
  }

/** Numbers of a linear program and of its walkers. Source: theory/README.md, S39 and S40. */
export const linearProgramQuantities: readonly (readonly [string, ProblemQuantity])[] = [
  /** The mean number of pivots over the draws that have a first vertex: {draws (default 100)}. */
  ['mean-pivots', meanOf('pivots')],
  /** The mean number of corners of the shadow: {draws (default 100)}. */
  ['mean-shadow-corners', meanOf('shadow-corners')],
  /** The optimal value. */
  ['optimum', (source) => optimumOf(programOf(source), source.experiment.seed)],
  /** The factor of an ellipsoid's volume at a central cut. */
  ['volume-factor', (source) => volumeFactor(dimensionsOf(programOf(source)))],
  /** The number of steps of a walk: {walker}. */
  ['walk-steps', (source, given) => walkFor(source, given).points.length - 1],
  /** The gap to the optimum after a step, by default the last: {walker, step}. */
  ['walk-gap', (source, given) => gapAt(walkFor(source, given), given)],
  /** Coordinate `index` (default 0) of the point after a step, by default the last: {walker, step, index}. */
  ['walk-place', (source, given) => placeAt(walkFor(source, given), given)],
  /**
   * Steps until the gap is at most `gap` (default 0.001), or until that is `proved` ('yes'); NaN if it never
   * is: {walker, gap, proved}.
   */
  ['steps-to-gap', (source, given) => stepsTo(walkFor(source, given), given)],
]

const gapAt = (walk: Walk, given: QuantityArguments): number => at(walk.gaps, stepOf(walk, given))

const placeAt = (walk: Walk, given: QuantityArguments): number =>
  at(at(walk.points, stepOf(walk, given)), numberOf(given, 'index', 0))

function stepsTo(walk: Walk, given: QuantityArguments): number {
  const gaps = given['proved'] === 'yes' ? walk.proved : walk.gaps
  const step = gaps?.findIndex((gap) => gap <= numberOf(given, 'gap', 1e-3)) ?? -1
  return step < 0 ? NaN : step
}
