import { problemNumber, problemNumbers } from '../../../reference/procedure/problem-number.ts'
import type { ProblemQuantity } from '../quantity.ts'

const numberOfDraw =
  (name: string): ProblemQuantity =>
  ({ experiment }) =>
    problemNumber(experiment.problem, name, experiment.seed)

/** The numbers of an experiment's problem, drawn by its seed. */
export const drawQuantities: readonly (readonly [string, ProblemQuantity])[] = problemNumbers.map((name) => [
  name,
  numberOfDraw(name),
])
