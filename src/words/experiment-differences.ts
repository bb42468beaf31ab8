import { formatNumber } from '../math/picture/format.ts'
import { isFields } from '../experiment/format/merge.ts'
import { partAt } from '../experiment/format/part-at.ts'
import { same } from '../experiment/format/same.ts'
import type { AlgorithmSpec } from '../experiment/spec/algorithm.ts'
import type { Experiment, TrainingExperiment } from '../experiment/spec/experiment.ts'
import { cut } from '../experiment/spec/values/error.ts'
import { batchWords, scheduleWords, stopWords } from './algorithm-differences.ts'
import { algorithmName } from './run-names.ts'
import { dataWords, lossWords, modelWords, numbersWords, startWords } from './experiment-parts.ts'
import { isOfDraw, seedWords } from './draw-field.ts'
import { fieldName, wordName, type FieldPath } from './field-names.ts'
import { planeWords } from './plane.ts'

/** One difference between two experiments. */
export interface Difference {
  readonly path: FieldPath
  /** Name of the field in the panels. */
  readonly label: string
  /** Both values in words. */
  readonly before: string
  readonly after: string
  /** The value in the other experiment; undefined if it has none. */
  readonly value: unknown
}

/** Returns true if two parts have the same fields because they are of the same kind. */
const isOneKind = (
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): boolean => ['kind', 'id'].every((name) => one[name] === other[name])

/** Fields that are described as a whole: a camera, an extent, a start that is not drawn. */
const whole =
  /^(?:view\.camera|plane\.(?:extent|origin|from|to|a|b)|terrain\.(?:metric|ghost)|metric\.attack)$/u

function isWhole(path: FieldPath, before: Readonly<Record<string, unknown>>): boolean {
  const [list] = path
  return whole.test(path.join('.')) || (list === 'starts' && path.length === 2 && before['kind'] !== 'random')
}

/** Returns the paths at which two values differ, as deep as both are of the same kind. */
function pathsOf(before: unknown, after: unknown, path: FieldPath): readonly FieldPath[] {
  if (same(before, after)) return []
  if (isFields(before) && isFields(after) && isOneKind(before, after) && !isWhole(path, before)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...names].flatMap((name) => pathsOf(before[name], after[name], [...path, name]))
  }
  const isListed = path.length === 1 && (path[0] === 'algorithms' || path[0] === 'starts')
  if (isListed && Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((each, i) => pathsOf(each, after[i], [...path, i]))
  return [path]
}

function ruleWords(algorithm: AlgorithmSpec, field: string | number | undefined): string | undefined {
  if (field === undefined) return algorithmName(algorithm)
  if (field === 'batch') return batchWords(algorithm.batch)
  if (field === 'schedule') return scheduleWords(algorithm.schedule)
  return field === 'stop' ? stopWords(algorithm.stop) : undefined
}

function trainingWords(experiment: TrainingExperiment, path: FieldPath): string | undefined {
  const { data, model, metric, algorithms, starts } = experiment
  const [room, at, field] = path
  const algorithm = room === 'algorithms' && typeof at === 'number' ? algorithms[at] : undefined
  if (algorithm && path.length <= 3) return ruleWords(algorithm, field)
  const start = room === 'starts' && typeof at === 'number' ? starts[at] : undefined
  if (path.length === 2 && start) return startWords(start)
  if (path.length > 1) return undefined
  switch (room) {
    case 'data':
      return dataWords(data)
    case 'model':
      return modelWords(model)
    case 'metric':
      return lossWords(metric)
    case 'plane':
      return planeWords(experiment)
    case 'algorithms':
      return algorithms.map((each) => algorithmName(each, algorithms)).join(', ')
    case 'starts':
      return starts.map(startWords).join(', ')
    default:
      return undefined
  }
}

/** Maximum length of a value in words. */
const mostLetters = 80

function valueWords(value: unknown, path: FieldPath, digits: number): string {
  if (value === undefined) return 'none'
  if (typeof value === 'number') return isOfDraw(path) ? seedWords(value) : formatNumber(value, digits)
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (typeof value === 'string') return wordName(path, value)
  if (Array.isArray(value)) return listWords(value, path.at(-1))
  if (!isFields(value)) return 'none'
  const words = Object.entries(value).map(
    ([name, part]) => `${name} ${valueWords(part, [...path, name], digits)}`,
  )
  return cut(words.join(', '), mostLetters)
}

function listWords(values: readonly unknown[], name: string | number | undefined): string {
  if (name === 'widths' || name === 'channels') return values.join('-')
  if (values.every((value) => typeof value === 'number')) return numbersWords(values)
  if (values.every((value) => typeof value === 'string')) return values.join(', ')
  return values.length === 1 ? '1 entry' : `${values.length} entries`
}

/** Returns a part of an experiment in words; the whole is described by its kind. */
function words(experiment: Experiment, path: FieldPath, digits: number): string {
  if (path.length === 0) return experiment.kind
  const value = partAt(experiment, path)
  const told = experiment.kind === 'training' && value !== undefined && trainingWords(experiment, path)
  return told || valueWords(value, path, digits)
}

/** Returns both values in words, with enough digits to distinguish them. */
function bothWords(
  one: Experiment,
  other: Experiment,
  path: FieldPath,
): Pick<Difference, 'before' | 'after'> {
  for (let digits = 4; ; digits += 2) {
    const [before, after] = [words(one, path, digits), words(other, path, digits)]
    if (before !== after || digits > 16) return { before, after }
  }
}

/** Returns the differences between two experiments, named as in the panels. */
export const experimentDifferences = (one: Experiment, other: Experiment): readonly Difference[] =>
  pathsOf(one, other, []).map((path) => ({
    path,
    label: fieldName(partAt(other, path) === undefined ? one : other, path),
    ...bothWords(one, other, path),
    value: partAt(other, path),
  }))
