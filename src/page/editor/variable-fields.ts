import { commaInList, decimalComma } from '../../exchange/lecture/notation/decimal-comma.ts'
import { fewestStops, type Stops } from '../../exchange/lecture/edit/vary.ts'
import { numberText, readNumber } from '../../exchange/lecture/notation/number-text.ts'
import { isFields } from '../../experiment/format/merge.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import { partAt } from '../../experiment/format/part-at.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { put } from '../../exchange/lecture/edit/data.ts'
import type { ControlName } from '../../exchange/lecture/scenario.ts'
import { isOfDraw } from '../../words/draw-field.ts'
import { experimentSentence, partOf, type SentencePart } from '../../words/experiment-sentence.ts'
import { fieldName, type FieldPath } from '../../words/field-names.ts'
import { learningRate } from '../../words/learning-rate.ts'
import { activationNames } from '../../words/names.ts'
import { lastStep } from '../../experiment/spec/algorithm.ts'

/** Something in a part of the sentence that can vary: one field, or several with the same value. */
export interface VariableField {
  readonly label: string
  readonly paths: readonly FieldPath[]
  /** Its current value; undefined for fields without a single value, such as w₀, which only a control can vary. */
  readonly value: number | string | undefined
  /** The control that a step can offer for it. */
  readonly control?: ControlName
}

/** The controls that a step can offer, by the field that they set. */
const controlNames: Readonly<Record<string, ControlName>> = {
  'algorithms.0.learningRate': 'learning-rate',
  'algorithms.0.steps': 'steps',
  'model.linearity': 'linearity',
  'model.residual': 'residual',
  'model.activation': 'activation',
  'model.widths.1': 'width',
  'data.labelCorruption': 'label-corruption',
  'starts.0': 'start',
}

/**
 * Paths of the numbers in a value, and of the words that have alternatives. A list of numbers is skipped as data, and a list of widths is
 * one field.
 */
function leavesOf(value: unknown, path: FieldPath): readonly FieldPath[] {
  if (typeof value === 'number') return isOfDraw(path) ? [] : [path]
  if (typeof value === 'string') return path.join('.') === 'model.activation' ? [path] : []
  if (Array.isArray(value))
    return value.every(isFields) ? value.flatMap((each, i) => leavesOf(each, [...path, i])) : []
  if (!isFields(value)) return []
  return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, name]))
}

/** A short name of a field for the label of a slider: with several algorithms, the learning rate is named by its symbol. */
function shortName(experiment: Experiment, path: FieldPath): string {
  const name = fieldName(experiment, path)
  return path.at(-1) === 'learningRate' && name !== learningRate.name
    ? name.replace(learningRate.name, learningRate.symbol)
    : name
}

function fieldAt(experiment: Experiment, paths: readonly FieldPath[], label?: string): VariableField {
  const [first = []] = paths
  const value = partAt(experiment, first)
  const control = controlNames[first.join('.')]
  return {
    label: label ?? shortName(experiment, first),
    paths,
    value: typeof value === 'number' || typeof value === 'string' ? value : undefined,
    ...(control && { control }),
  }
}

/** The common width of all hidden layers of a network. */
function widthField(experiment: Experiment): readonly VariableField[] {
  if (experiment.kind !== 'training' || experiment.model.kind !== 'mlp') return []
  const { widths } = experiment.model
  const hidden = widths.slice(1, -1).map((_, i) => ['model', 'widths', i + 1])
  return hidden.length > 0 ? [fieldAt(experiment, hidden, 'width')] : []
}

/** The fields that can vary in a part of the sentence, the most useful first. */
export function variableFields(experiment: Experiment, part: SentencePart): readonly VariableField[] {
  const sentence = experimentSentence(experiment)
  const [first = []] = part.fields
  const values = part.fields.map((path) => partAt(experiment, path))
  const isOne = part.fields.length > 1 && values.every((value) => typeof value === 'number')
  if (isOne) return [fieldAt(experiment, part.fields, fieldName(experiment, first).replace(/ of .*/u, ''))]
  const own = part.fields.flatMap((path) => {
    const leaves = leavesOf(partAt(experiment, path), path)
    return leaves.filter((leaf) => partOf(sentence, leaf)?.label === part.label)
  })
  const once = own.filter((path, i) => own.findIndex((other) => other.join('.') === path.join('.')) === i)
  return [
    ...(first[0] === 'starts' ? [fieldAt(experiment, [['starts', 0]], 'w₀')] : []),
    ...(first[0] === 'model' ? widthField(experiment) : []),
    ...once.map((path) => fieldAt(experiment, [path])),
  ]
}

const isPossible = (experiment: Experiment, { paths }: VariableField, value: number | string): boolean => {
  try {
    parseExperiment(paths.reduce<unknown>((whole, path) => put(whole, path, value), experiment))
    return true
  } catch (error) {
    if (error instanceof ExperimentError) return false
    throw error
  }
}

/** A number rounded to two digits. */
const rounded = (value: number): number => Number(value.toPrecision(2))

/** Valid values around the current value of a field: fractions and multiples of it, or fractions from 0 to 1. */
export function defaultStops(experiment: Experiment, field: VariableField): readonly (number | string)[] {
  const { value } = field
  if (value === undefined) return []
  const possible = (values: readonly (number | string)[]) =>
    [...new Set(values)].filter((one) => isPossible(experiment, field, one))
  if (typeof value === 'string') return possible(Object.keys(activationNames))
  const around = possible([value / 4, value / 2, value, 1.5 * value, 2 * value].map((one) => rounded(one)))
  const isShare = value >= 0 && value <= 1 && !isPossible(experiment, field, 1.5)
  if (value === 0 || isShare) return possible([0, 0.25, 0.5, 0.75, 1])
  return around.length > fewestStops ? around : possible([0, 1, 2, 3, 4].map((more) => value + more))
}

/** Values as text, separated by commas. */
export const stopsText = (values: readonly (number | string)[]): string => values.join(', ')

/** The typed values, separated by commas, spaces or semicolons; `problem` says which one is not a number. */
export function readStops(typed: string): { readonly values: Stops['values']; readonly problem: string } {
  const comma = commaInList(typed)
  if (comma !== undefined) return { values: [], problem: decimalComma(comma) }
  const words = typed.split(/[\s,;]+/u).filter((word) => word !== '')
  const numbers = words.map(readNumber)
  if (!numbers.some((number) => number !== undefined)) return { values: words, problem: '' }
  const wrong = numbers.findIndex((number) => number === undefined || !Number.isFinite(number))
  const problem = wrong < 0 ? '' : `value ${wrong + 1}, ${words[wrong]}, is not a number`
  return { values: numbers.filter((number) => number !== undefined), problem }
}

/** Digits of a product, few enough to hide rounding errors. */
const exact = 12

/** The number of steps of a run as its learning rate varies, so that their product stays the same; undefined for any other field. */
export function stepsBeside(experiment: Experiment, { paths }: VariableField) {
  const [path = []] = paths
  const [list, at, name] = path
  if (experiment.kind !== 'training' || list !== 'algorithms' || name !== 'learningRate') return undefined
  const algorithm = experiment.algorithms[Number(at)]
  if (!algorithm) return undefined
  const product = algorithm.learningRate * lastStep(algorithm)
  return {
    product,
    path: [list, Number(at), 'steps'] as FieldPath,
    reckoned: `floor(${numberText(Number(product.toPrecision(exact)))} / value + 1/2)`,
  }
}
