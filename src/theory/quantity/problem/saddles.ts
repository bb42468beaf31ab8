import { descend } from '../../../reference/saddles/saddles.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { ProblemQuantity } from '../quantity.ts'
import type { ProblemSource } from '../source.ts'

function rowOf({ experiment }: ProblemSource) {
  const problem = experiment.problem
  if (problem.kind === 'saddles') return { problem, run: () => descend(problem, experiment.seed) }
  throw ExperimentError.at('problem', 'this is a number of a row of saddles')
}

/** Numbers of a run past a row of saddles. Source: theory/README.md, S20. */
export const saddlesQuantities: readonly (readonly [string, ProblemQuantity])[] = [
  /** The number of saddles that the run passes before it ends. */
  ['saddles-passed', (source) => rowOf(source).run().passed.filter(Number.isFinite).length],
  /** Steps until the problem's saddle is passed, divided by those until the one before it is. */
  [
    'saddle-factor',
    (source) => {
      const { problem, run } = rowOf(source)
      const { passed } = run()
      return passed[problem.saddle - 1]! / passed[problem.saddle - 2]!
    },
  ],
  /** Its limit for late saddles, 1 + ln(1/(1 − 2ηL))/ln(1 + 2ηγ) at η = 1/(4L), γ = 1. */
  ['saddle-factor-limit', (source) => 1 + Math.LN2 / Math.log1p(1 / (2 * rowOf(source).problem.steepness))],
]
