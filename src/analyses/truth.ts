import { ExperimentError } from '../experiment/spec/values/error.ts'
import type { QuantitySource } from '../theory/quantity/source.ts'
import { hasRuns, type Experiment } from '../experiment/spec/experiment.ts'
import type { Atlas, Compared, Question } from '../exchange/lecture/scenario.ts'
import { maxOf, minOf } from '../math/statistics/range.ts'

/** The true answer to a question: the two coordinates of a place, or one number. */
export type Truth = readonly number[]

/** Returns whether a question's answer is read from the step's sweep. */
export const isOfSweep = ({ kind, answer }: Question): boolean => kind === 'curve' || 'swept' in answer

/** Returns whether a question's options are compared only with numbers. */
export const isInNumbers = (question: Question): question is Question<number> =>
  (question.options ?? []).every(({ value = 0, interval = [] }) =>
    [value, ...interval].every((one) => typeof one === 'number'),
  )

/**
 * Returns a question whose options are compared with numbers, by evaluating their quantities for an
 * experiment and its runs. Rejects with an ExperimentError if one does not apply.
 */
export async function inNumbers(
  source: QuantitySource<Experiment>,
  question: Question,
): Promise<Question<number>> {
  if (isInNumbers(question)) return question
  const { quantityOf } = await import('../theory/quantity/index.ts')
  const numberOf = async (one: Compared) =>
    typeof one === 'number' ? one : quantityOf(source, one.quantity, one.arguments)
  const options = (question.options ?? []).map(async ({ value, interval, ...option }) => ({
    ...option,
    ...(value !== undefined && { value: await numberOf(value) }),
    ...(interval && { interval: [await numberOf(interval[0]), await numberOf(interval[1])] as const }),
  }))
  return { ...question, options: await Promise.all(options) }
}

/**
 * Returns the true answer to a question about an experiment and its runs; a place evaluates its quantity once
 * per `axis`, and the cells of options are those of an `atlas`. Rejects with an ExperimentError if quantity
 * or formula does not apply, or unless exactly one option has an empty cell.
 */
export async function truthOf(
  source: QuantitySource<Experiment>,
  question: Question<number>,
  atlas?: Atlas,
): Promise<Truth> {
  const { kind, answer } = question
  if ('cell' in answer) return [emptyOption(question, atlas)]
  if ('formula' in answer) return [await formulaValue(source, answer.formula, answer.arguments ?? {})]
  if ('swept' in answer) throw ExperimentError.at('question', 'is about a sweep')
  const { quantityOf } = await import('../theory/quantity/index.ts')
  const { quantity, arguments: given } = answer
  if (kind !== 'place') return [await quantityOf(source, quantity, given)]
  return [
    await quantityOf(source, quantity, { ...given, axis: 'a' }),
    await quantityOf(source, quantity, { ...given, axis: 'b' }),
  ]
}

/** Returns the value of the only option whose cell has no idea. */
function emptyOption({ options = [] }: Question<number>, { places = [] }: Partial<Atlas> = {}): number {
  const empty = options.flatMap(({ cell, value }, index) =>
    cell && !places.some(({ column, row }) => column === cell[0] && row === cell[1]) ? [value ?? index] : [],
  )
  if (empty.length === 1) return empty[0]!
  throw ExperimentError.at('question', `${empty.length} of its options have an empty cell`)
}

/**
 * Returns value `index` (default 0) of a formula for an experiment, at the w_0 of start `start` (default 0)
 * if it depends on one.
 */
async function formulaValue(
  { experiment, runs }: QuantitySource<Experiment>,
  id: string,
  given: Readonly<Record<string, number>>,
): Promise<number> {
  const { formulaOf } = await import('../theory/formulas/index.ts')
  const formula = formulaOf(id)
  if (!formula) throw ExperimentError.at('question', `there is no formula called '${id}'`)
  if (!hasRuns(experiment)) throw ExperimentError.at('question', `'${id}' is a formula of what is trained`)
  const why = formula.refusal(experiment, given)
  if (why !== undefined) throw ExperimentError.at('question', why)
  const w0 = runs.find(({ start }) => start === (given['start'] ?? 0))?.weights(0)
  const { plane } = experiment
  const sides = 'extent' in plane && plane.extent ? [...plane.extent.a, ...plane.extent.b] : [-3, 3]
  const range = [minOf(sides), maxOf(sides)] as const
  const stated = formula.state({ experiment, given, w0, range: () => range })
  const index = given['index'] ?? 0
  const value =
    stated.kind === 'values'
      ? stated.values[index]
      : stated.kind === 'points'
        ? stated.points[index]?.value
        : undefined
  if (value !== undefined) return value
  throw ExperimentError.at('question', `'${id}' states no number ${index} here`)
}
