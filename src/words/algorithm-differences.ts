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
import { finerHyperparameters, hyperparameterWords, usualHyperparameters } from './hyperparameters.ts'

/** A field of an algorithm in words, told from those of the others wherever it differs. */
type Tell = (algorithm: AlgorithmSpec, others: readonly AlgorithmSpec[]) => string

/** A number with three digits, or as many more as tell it from the others. */
function numberAmong(value: number, others: readonly number[]): string {
  const apart = (digits: number) =>
    others.every((other) => other === value || formatNumber(other, digits) !== formatNumber(value, digits))
  return formatNumber(value, [3, 4, 5, 6, 7].find(apart) ?? 8)
}

const exact = (value: number): string => formatNumber(value, 8)

const number =
  (name: Exclude<HyperparameterName, 'epsilonInside'>): Tell =>
  (algorithm, others) =>
    numberAmong(
      packed(algorithm)[name],
      others.map((other) => packed(other)[name]),
    )

/** A hyperparameter with its letter, or its name where it has none. */
function hyperparameter(name: HyperparameterName): Tell {
  if (name === 'epsilonInside')
    return (algorithm) => (packed(algorithm).epsilonInside ? 'ε under the root' : 'ε beside the root')
  const tell = number(name)
  if (name === 'learningRate') return tell
  if (name === 'steps') return (...of) => `${tell(...of)} steps`
  const word = name === 'momentum' ? 'μ' : hyperparameterWords[name].label
  return (...of) => `${word} ${tell(...of)}`
}

const orders = { shuffled: 'shuffled', sequential: 'in order', fresh: 'new each step' } as const

/** The samples of a step in words: 'all samples'. */
export const batchWords = (batch: BatchRule): string =>
  batch === 'full' ? 'all samples' : `batches of ${batch.size}, ${orders[batch.order]}`

/** The course of a learning rate in words: 'constant rate'. */
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

const stopQuantities: Readonly<Record<Stop['quantity'], string>> = {
  loss: 'loss',
  'zero-one': 'error rate',
  'gradient-norm': '|gradient|',
}

/** When a run ends before its steps, in words: 'without a stop'. */
export const stopWords = (stop: Stop | undefined): string =>
  stop ? `until the ${stopQuantities[stop.quantity]} is below ${exact(stop.below)}` : 'without a stop'

const layerWords = (rates: readonly number[] | undefined): string =>
  rates ? `layer rates ${rates.map(exact).join(', ')}` : 'one rate for all layers'

const baseWords = (base: AlgorithmOf<'sam'>['base']): string =>
  base === 'sgd' ? 'on gradient descent' : `on momentum ${exact(base.momentum)}`

/** All that may set algorithms of one rule apart, in the order in which it is named: the rate first. */
const tellsOf = ({ id }: AlgorithmSpec): readonly Tell[] => [
  ...usualHyperparameters(id).map(hyperparameter),
  ...finerHyperparameters(id).map(hyperparameter),
  (algorithm) => ('base' in algorithm ? baseWords(algorithm.base) : ''),
  ({ batch }) => batchWords(batch),
  ({ schedule }) => scheduleWords(schedule),
  ({ layerRates }) => layerWords(layerRates),
  ({ stop }) => stopWords(stop),
]

/**
 * End of an algorithm's name, which tells it from others of its rule: ' 0.01, μ 0.9'. As few values as are enough, the rate
 * before the others; fields that the rule does not read set nothing apart.
 */
export function differenceWords(algorithm: AlgorithmSpec, others: readonly AlgorithmSpec[]): string {
  let words = ''
  let alike = others.filter((other) => other !== algorithm)
  for (const [place, tell] of tellsOf(algorithm).entries()) {
    const same = alike.filter((other) => tell(other, [algorithm]) === tell(algorithm, [other]))
    if (same.length < alike.length) words += `${place === 0 ? '' : ','} ${tell(algorithm, alike)}`
    alike = same
  }
  return words
}
