import { formatNumber } from '../math/picture/format.ts'
import {
  type AlgorithmOf,
  type AlgorithmSpec,
  type BatchRule,
  type Stop,
  packed,
  type HyperparameterName,
} from '../experiment/spec/algorithm.ts'
import type { Schedule } from '../experiment/spec/schedule.ts'
import { count } from '../experiment/spec/values/sentences.ts'
import { algorithmFields, finerHyperparameters, defaultHyperparameters } from './fields/algorithm.ts'
import type { FieldWords } from './fields/field.ts'

/** One field of an algorithm in words: short at the first level, complete at the last. */
export interface Wording {
  /** Equal for algorithms that do not differ in this field. */
  readonly value: string | number
  readonly levels: number
  at(level: number): string
}

const texts = (...levels: readonly [string, ...string[]]): Wording => ({
  value: levels.at(-1) ?? '',
  levels: levels.length,
  at: (level) => levels[level] ?? '',
})

/** Digits of a number at the first and the last level. */
const [fewDigits, mostDigits] = [3, 8]

const exact = (value: number): string => formatNumber(value, mostDigits)

const numbers = (value: number, words: (number: string) => string): Wording => ({
  value,
  levels: mostDigits - fewDigits + 1,
  at: (level) => words(formatNumber(value, fewDigits + level)),
})

/** Returns a hyperparameter after its symbol, or after its name if it has none. */
function hyperparameter(algorithm: AlgorithmSpec, name: HyperparameterName): Wording {
  if (name === 'epsilonInside')
    return texts(packed(algorithm).epsilonInside ? algorithmFields.epsilonInside.label : 'ε outside the root')
  const value = packed(algorithm)[name]
  if (name === 'steps') return numbers(value, (number) => `${number} steps`)
  const { label, symbol = label }: FieldWords = algorithmFields[name]
  return numbers(value, (number) => `${symbol} ${number}`)
}

/** The batch of a step in words: 'all samples'. */
export const batchWords = (batch: BatchRule): string =>
  batch === 'full'
    ? 'all samples'
    : `batches of ${batch.size}, ${algorithmFields.batch.fields.order.words[batch.order]}`

/** The learning-rate schedule in words: 'constant rate'. */
export function scheduleWords(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'constant':
      return 'constant rate'
    case 'step':
      return `rate times ${exact(schedule.factor)} every ${schedule.every} steps`
    case 'cosine':
      return `cosine to ${exact(schedule.to)}`
    case 'warm-up':
      return `warm-up of ${schedule.steps} steps, ${scheduleWords(schedule.then)}`
    case 'changes': {
      const changes = schedule.at.map(
        ({ step, learningRate }) => `${exact(learningRate)} from step ${step} on`,
      )
      return [scheduleWords(schedule.before ?? { kind: 'constant' }), ...changes].join(', ')
    }
  }
}

/** The schedule in two or three words, for a name. */
function scheduleName(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'constant':
      return 'constant rate'
    case 'step':
      return 'rate in steps'
    case 'cosine':
      return 'cosine'
    case 'warm-up':
      return schedule.then.kind === 'constant' ? 'warm-up' : `warm-up, ${scheduleName(schedule.then)}`
    case 'changes': {
      const [first] = schedule.at
      return schedule.at.length === 1 && first
        ? `${formatNumber(first.learningRate, 3)} from step ${first.step} on`
        : `rate changed ${schedule.at.length} times`
    }
  }
}

/** The batch in two or three words, for a name. */
const batchName = (batch: BatchRule): string =>
  batch === 'full' ? 'all samples' : `batches of ${batch.size}`

/** The stopping rule in words: 'without a stop'. */
export const stopWords = (stop: Stop | undefined): string =>
  stop
    ? `until the ${algorithmFields.stop.fields.quantity.words[stop.quantity]} is below ${exact(stop.below)}`
    : 'without a stop'

const layerWords = (rates: readonly number[] | undefined): string =>
  rates ? `layer rates ${rates.map(exact).join(', ')}` : 'one rate for all layers'

const baseWords = (base: AlgorithmOf<'sam'>['base']): string =>
  base === 'sgd' ? 'on gradient descent' : `on momentum ${exact(base.momentum)}`

/**
 * Returns everything that may distinguish algorithms with the same rule, in the order used in a name: the rate comes
 * early, what rarely changes comes last.
 */
export function wordingsOf(algorithm: AlgorithmSpec): readonly Wording[] {
  const { id, linearized, subspace, schedule, batch, layerRates, stop } = algorithm
  const of = (names: readonly HyperparameterName[]) => names.map((name) => hyperparameter(algorithm, name))
  return [
    texts(linearized ? 'linearised' : ''),
    texts(subspace ? `in ${count(subspace.dimension, 'direction')}` : ''),
    ...of(defaultHyperparameters(id).filter((name) => name !== 'steps')),
    ...('base' in algorithm ? [texts(baseWords(algorithm.base))] : []),
    texts(scheduleName(schedule), scheduleWords(schedule)),
    texts(batchName(batch), batchWords(batch)),
    ...of(id === 'recorded' ? [] : ['steps']),
    ...of(finerHyperparameters(id)),
    texts(layerWords(layerRates)),
    texts(stopWords(stop)),
  ]
}
