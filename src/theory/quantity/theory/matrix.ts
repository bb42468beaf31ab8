import { at } from '../../../math/at.ts'
import { buildTrainingProblem } from '../../../experiment/training-problem.ts'
import { matrixData, unobservedError, type MatrixData } from '../../../experiment/data/matrix.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { measure } from '../../../reference/oracle/measure/index.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import { nuclearAnswer } from '../../formulas/nuclear-norm.ts'
import { numberOf, runOf, type Quantity, type QuantityArguments } from '../quantity.ts'
import type { QuantitySource } from '../source.ts'
import { minOf } from '../../../math/statistics/range.ts'

function matrixOf(experiment: TrainingExperiment): MatrixData {
  const { model } = buildTrainingProblem(experiment)
  const data = model.kind === 'network' ? matrixData(model.data) : undefined
  if (data) return data
  throw ExperimentError.at('data', 'this needs data that are a matrix: inputs that are the unit vectors')
}

/** The relative error of the unobserved entries at the end of a run: {start, algorithm}. Source: theory/README.md, S28. */
export const unobserved: Quantity = async (source, given) => {
  const { finalWeights } = runOf(source, given)
  const start = numberOf(given, 'start', 0)
  const { values } = await source.answers.measure(source.experiment, finalWeights, 'outputs', { start })
  return unobservedError(matrixOf(source.experiment), values)
}

/**
 * A number of the completion of least nuclear norm, which does not depend on runs: {of: 'norm' (default), 'error',
 * 'effective-rank', or 'entry' with its `index`, row after row}.
 */
export const nuclearNumber: Quantity = ({ experiment }, given) => {
  const answer = nuclearAnswer(experiment)
  if (!answer) throw ExperimentError.at('data', 'there is no matrix to complete')
  const { of = 'norm' } = given
  if (of === 'norm') return answer.norm
  if (of === 'error') return answer.error
  if (of === 'effective-rank') return answer.effectiveRank
  if (of === 'entry') return at(answer.matrix, numberOf(given, 'index', 0))
  throw ExperimentError.at('quantity', `the least nuclear norm has no '${of}'`)
}

/** Returns a measure at each record of a run, in float64. */
function along(source: QuantitySource, given: QuantityArguments, what: 'determinant' | 'escape' | 'outputs') {
  const run = runOf(source, given)
  return Array.from(run.steps, (step, i) => ({
    step,
    values: measure(source.experiment, run.weights(i), what).values,
  }))
}

/** The least determinant of a linear network's end-to-end map along a run: {start, algorithm}. */
export const leastDeterminant: Quantity = (source, given) =>
  minOf(along(source, given, 'determinant').map(({ values }) => values[0]!))

/** The least ratio of |W11| to its bound along a run, where the bound applies (L < 1/8): {start, algorithm}. */
export const escapeRatio: Quantity = (source, given) =>
  minOf(
    along(source, given, 'escape').map(({ values: [entry = NaN, bound = NaN] }) =>
      bound > 0.5 ? entry / bound : Infinity,
    ),
  )

/** ε of a precision: the distance from 1 to the next number. */
const epsilons = { float32: 2 ** -23, float64: Number.EPSILON } as const

const precisionOf = ({ precision }: QuantityArguments) => (precision === 'float64' ? 'float64' : 'float32')

/**
 * The first recorded step at which the determinant of a 2 x 2 map is less than 100 ε |W11|, so that rounding may decide
 * its sign; Infinity if it never is: {precision: 'float32' (default) or 'float64', start, algorithm}. Source:
 * theory/README.md, S29.
 */
export const untrustedStep: Quantity = (source, given) => {
  const epsilon = epsilons[precisionOf(given)]
  const determinants = along(source, given, 'determinant')
  const entries = along(source, given, 'outputs')
  const found = determinants.find(
    ({ values }, i) => !(values[0]! >= 100 * epsilon * Math.abs(entries[i]!.values[0]!)),
  )
  return found?.step ?? Infinity
}

/**
 * The first recorded step at which W11 W22 - W12 W21, computed from the map's four entries in a precision, is not
 * positive; Infinity if it always is: {precision, start, algorithm}.
 */
export const signLostStep: Quantity = (source, given) => {
  const round = precisionOf(given) === 'float32' ? Math.fround : (x: number) => x
  const found = along(source, given, 'outputs').find(({ values }) => {
    const [p = NaN, q = NaN, r = NaN, s = NaN] = values.map(round)
    return !(round(round(p * s) - round(q * r)) > 0)
  })
  return found?.step ?? Infinity
}
