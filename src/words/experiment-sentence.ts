import { formatCount, formatNumber } from '../math/picture/format.ts'
import type { Experiment, ProblemExperiment, TrainingExperiment } from '../experiment/spec/experiment.ts'
import { lastStep, type AlgorithmSpec } from '../experiment/spec/algorithm.ts'
import { isRecorded } from '../experiment/spec/recorded.ts'
import { dataWords, lossWords, modelWords, problemWords, startsWords } from './experiment-parts.ts'
import { fieldName, type FieldPath } from './field-names.ts'
import { learningRate } from './learning-rate.ts'
import { ruleName, runNames } from './run-names.ts'

export interface SentencePart {
  /** The word before it: 'from', 'by', 'and'. */
  readonly joint?: string
  readonly words: string
  /** Name of the described part. */
  readonly label: string
  /** The fields that it describes, with everything in them that no other part describes. */
  readonly fields: readonly FieldPath[]
}

const part = (
  experiment: Experiment,
  words: string,
  fields: readonly [FieldPath, ...FieldPath[]],
  joint?: string,
): SentencePart => ({
  ...(joint !== undefined && { joint }),
  words,
  label: fieldName(experiment, fields[0]),
  fields,
})

const rateOf = ({ learningRate: rate }: AlgorithmSpec): string => formatNumber(rate)

/** Returns a rate, followed in parentheses by what distinguishes the algorithm from others with the same rule and rate. */
function rateWords(algorithm: AlgorithmSpec, algorithms: readonly AlgorithmSpec[]): string {
  const [rule, rate] = [ruleName(algorithm), rateOf(algorithm)]
  const alike = algorithms.filter((other) => ruleName(other) === rule && rateOf(other) === rate)
  const name = alike.length > 1 ? runNames(alike)[alike.indexOf(algorithm)] : undefined
  return name === undefined || name === rule ? rate : `${rate} (${name})`
}

/** Returns the rules with their rates; a repeated rule has only its rate. */
function algorithmParts(experiment: TrainingExperiment): readonly SentencePart[] {
  const { algorithms } = experiment
  return algorithms.flatMap((algorithm, i) => {
    const before = algorithms[i - 1]
    const isLast = i === algorithms.length - 1
    const joint = i === 0 ? 'by' : isLast ? 'and' : ','
    const field = ['algorithms', i] as const
    const rate = [...field, 'learningRate'] as const
    const words = ruleName(algorithm)
    if (isRecorded(algorithm)) return [part(experiment, words, [field], joint)]
    const own = rateWords(algorithm, algorithms)
    return before && ruleName(before) === words
      ? [part(experiment, own, [rate, field], joint)]
      : [part(experiment, words, [field], joint), part(experiment, own, [rate], learningRate.symbol)]
  })
}

function stepsPart(experiment: TrainingExperiment): SentencePart {
  const counts = [...new Set(experiment.algorithms.map(lastStep))]
  const [first = 0] = counts
  const words = `${counts.map(formatCount).join(', ')} ${counts.length === 1 && first === 1 ? 'step' : 'steps'}`
  const fields = experiment.algorithms.map((_, i) => ['algorithms', i, 'steps'] as const)
  return part(experiment, words, [fields[0] ?? ['algorithms'], ...fields.slice(1)], 'for')
}

function trainingSentence(experiment: TrainingExperiment): readonly SentencePart[] {
  const { data, model, metric } = experiment
  const network = part(experiment, modelWords(model), [['model']])
  const judged =
    model.kind === 'function'
      ? [network]
      : [
          part(experiment, dataWords(data), [['data']]),
          network,
          part(experiment, lossWords(metric), [['metric']]),
        ]
  return [
    ...judged,
    part(experiment, startsWords(experiment), [['starts']], 'from'),
    ...algorithmParts(experiment),
    stepsPart(experiment),
  ]
}

const problemSentence = (experiment: ProblemExperiment): readonly SentencePart[] => [
  part(experiment, problemWords(experiment.problem), [['problem']]),
]

/**
 * Returns an experiment as one sentence, in parts: '1 sample', 'network 1-1-1, linear', 'squared error', from '(2, 0.6)',
 * by 'gradient descent', …
 */
export const experimentSentence = (experiment: Experiment): readonly SentencePart[] =>
  experiment.kind === 'training' ? trainingSentence(experiment) : problemSentence(experiment)

const covers = (field: FieldPath, path: FieldPath): boolean =>
  field.length <= path.length && field.every((step, i) => String(step) === String(path[i]))

/**
 * Returns the most specific part of a sentence that describes a field; undefined if only the form of all controls has the
 * field.
 */
export function partOf(sentence: readonly SentencePart[], path: FieldPath): SentencePart | undefined {
  const found = sentence.flatMap((one) =>
    one.fields.filter((field) => covers(field, path)).map((field) => ({ one, length: field.length })),
  )
  return found.toSorted((a, b) => b.length - a.length)[0]?.one
}
