import { problemNumber, problemNumbers, problemOf } from '../../../reference/procedure/problem-number.ts'
import type { Quantity } from '../quantity.ts'

const numberOfDraw =
  (name: string): Quantity =>
  ({ experiment }) =>
    problemNumber(problemOf(experiment), name, experiment.seed)

/** The numbers of an experiment's problem, drawn by its seed. */
export const drawQuantities: readonly (readonly [string, Quantity])[] = problemNumbers.map((name) => [
  name,
  numberOfDraw(name),
])
