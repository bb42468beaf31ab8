import { isFields } from '../../../experiment/format/merge.ts'
import { buildTrainingProblem } from '../../../experiment/training-problem.ts'
import { hasRuns, type Experiment } from '../../../experiment/spec/experiment.ts'
import { capitalized } from '../../../math/picture/format.ts'
import type { Sweep } from '../../../exchange/lecture/scenario.ts'
import { quantityText } from '../../../exchange/lecture/notation/quantity-text.ts'
import type { QuantityEntry } from '../../../theory/quantity/catalogue/entry.ts'
import { quantityEntries } from '../../../theory/quantity/catalogue/index.ts'
import type { Expression, NamedNumber } from '../../../theory/quantity/expression.ts'
import type { QuantityArguments } from '../../../theory/quantity/quantity.ts'
import { argumentWords } from '../../../words/quantities/argument-words.ts'
import { pointWords } from '../../../analyses/claims.ts'
import { fieldName } from '../../../words/field-names.ts'
import { partsOf, defaultPart } from './offered-quantities.ts'

/** A number that the text of a step may contain, before its value is known. */
export interface NumberCall {
  readonly source: string
  readonly label: string
  readonly group: string
  readonly expression: Expression
  readonly cost: QuantityEntry['cost'] | 'field'
}

/** The most runs or weights that are offered individually. */
const most = 4

/** Alternative sets of arguments. */
type Ways = readonly QuantityArguments[]

const each = (count: number): readonly number[] => Array.from({ length: Math.min(most, count) }, (_, i) => i)

/** The runs of an experiment. The first one is the default and needs no arguments. */
function runWays(experiment: Experiment): Ways {
  if (!hasRuns(experiment)) return [{}]
  const { starts, algorithms } = experiment
  const runs = starts.flatMap((_, start) => algorithms.map((__, algorithm) => ({ start, algorithm })))
  return runs
    .slice(0, most)
    .map(({ start, algorithm }) => ({ ...(start > 0 && { start }), ...(algorithm > 0 && { algorithm }) }))
}

/** The parts of the data to which a quantity applies. The default part needs no argument. */
function partWays(entry: QuantityEntry, experiment: Experiment): Ways {
  const [parts, usual] = [partsOf(entry, experiment), defaultPart(entry)]
  if (parts.length === 0 || (parts.length === 1 && parts[0] === usual)) return [{}]
  return parts.map((part) => ({ ...(part !== usual && { part }) }))
}

/** The alternatives for one argument. */
function waysOf(name: string, entry: QuantityEntry, experiment: Experiment): Ways {
  const { arguments: all, name: quantity } = entry
  const argument = all.find((one) => one.name === name)
  if (!argument) return [{}]
  if (name === 'part') return partWays(entry, experiment)
  if (name === 'index' && hasRuns(experiment) && /-weight$/u.test(quantity))
    return each(buildTrainingProblem(experiment).size).map((index) => ({ index }))
  if (Array.isArray(argument.kind) && (argument.needed || name === 'axis'))
    return (argument.kind as readonly string[]).map((word) => ({ [name]: word }))
  return [{}]
}

function callsOf(entry: QuantityEntry, experiment: Experiment): readonly NumberCall[] {
  const { name, label, group, cost, unit } = entry
  const names = entry.arguments.filter(({ needed }) => needed).map((one) => one.name)
  const varied = [...new Set([...names, 'part', 'axis', 'index'])].map((one) =>
    waysOf(one, entry, experiment),
  )
  const isOfRun = entry.arguments.some((one) => one.name === 'algorithm')
  const all = [isOfRun ? runWays(experiment) : [{}], ...varied].reduce<Ways>(
    (ways, further) => ways.flatMap((way) => further.map((given) => ({ ...given, ...way }))),
    [{}],
  )
  return all.map((given) => {
    const isGiven = Object.keys(given).length > 0
    const expression: NamedNumber = {
      kind: 'quantity',
      of: 'step',
      quantity: name,
      ...(isGiven && { arguments: given }),
    }
    return {
      source: quantityText(expression),
      label: [
        unit === undefined || label.includes(unit) ? label : `${label}, ${unit}`,
        ...argumentWords(experiment, entry, given),
      ].join(' · '),
      group: capitalized(group),
      expression,
      cost,
    }
  })
}

/** The most numbers of the experiment that are offered. */
const mostFields = 60

/** The paths of all numbers in a value. */
function numberPaths(
  value: unknown,
  path: readonly (string | number)[],
): readonly (readonly (string | number)[])[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [path] : []
  if (Array.isArray(value))
    return value.length > most ? [] : value.flatMap((part: unknown, i) => numberPaths(part, [...path, i]))
  if (!isFields(value)) return []
  return Object.entries(value).flatMap(([name, part]) => numberPaths(part, [...path, name]))
}

/** Fields of an experiment that describe its format and its picture. */
const unstudied = ['version', 'view']

/** Numbers set in an experiment. */
function fieldCalls(experiment: Experiment): readonly NumberCall[] {
  return Object.entries(experiment)
    .flatMap(([name, part]) => (unstudied.includes(name) ? [] : numberPaths(part, [name])))
    .slice(0, mostFields)
    .map((path) => ({
      source: path.join('.'),
      label: fieldName(experiment, path),
      group: 'Set in the experiment',
      expression: { kind: 'field', path },
      cost: 'field',
    }))
}

/** The most points of a sweep that are offered. */
const mostPoints = 24

/** Numbers of a step’s sweep: the value of each curve at each point, and the slopes of curves that may follow a power law. */
function sweepCalls(sweep: Sweep): readonly NumberCall[] {
  const { quantities, values } = sweep
  const call = (quantity: string, given: QuantityArguments, label: string): NumberCall => {
    const expression: NamedNumber = { kind: 'quantity', of: 'sweep', quantity, arguments: given }
    const source = ['sweep', quantityText(expression)].join(' ')
    return { source, label, group: 'The sweep', expression, cost: 'read' }
  }
  const isRatio = values.length > 2 && values.every((value) => value > 0) && !sweep.words
  const curves = quantities.map(({ label }, of) => ({ label, of }))
  return [
    ...curves.flatMap(({ label, of }) => (isRatio ? [call('slope', { of }, `slope of ${label}`)] : [])),
    ...curves
      .flatMap(({ label, of }) =>
        values.map((value, at) => call('mean', { of, at }, `${label} at ${pointWords(sweep, value)}`)),
      )
      .slice(0, mostPoints),
  ]
}

/**
 * All numbers that apply to an experiment and the step’s sweep: first quantities, then numbers of the sweep, then settings of the
 * experiment.
 */
export const numberCalls = (experiment: Experiment, sweep?: Sweep): readonly NumberCall[] => [
  ...quantityEntries
    .filter((entry) => entry.applies(experiment) || partsOf(entry, experiment).length > 0)
    .flatMap((entry) => callsOf(entry, experiment)),
  ...(sweep ? sweepCalls(sweep) : []),
  ...fieldCalls(experiment),
]
