import { generatorOf } from '../experiment/generators/catalogue.ts'
import { formatCount, formatNumber } from '../math/picture/format.ts'
import { partSize, type DataSpec } from '../experiment/spec/data.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { MetricSpec } from '../experiment/spec/metric.ts'
import type { ModelSpec } from '../experiment/spec/model.ts'
import type { ProblemSpec } from '../experiment/spec/problem/problem.ts'
import type { StartSpec } from '../experiment/spec/start.ts'
import { functionWords } from './function-words.ts'
import { layerWords } from './layers.ts'
import { attackWords } from './quantities/metric.ts'
import { activationNames, distributionNames, lossNames, tiedName } from './names.ts'

/** A number with its noun: '1 sample', '12 samples'. */
export const counted = (n: number, noun: string, plural = `${noun}s`): string =>
  `${formatCount(n)} ${n === 1 ? noun : plural}`

/** The samples of an experiment in words: 'two moons, 200 samples'. */
export function dataWords(data: DataSpec): string {
  if (data.kind === 'none') return 'no samples'
  const samples = counted(partSize(data, 'train'), 'sample')
  if (data.kind === 'table') return samples
  const title = generatorOf(data.id)?.title ?? data.id
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}, ${samples}`
}

/** Returns the activation in words; if it is blended with the linear one, they name the share. */
function activationWords({ activation, linearity }: Exclude<ModelSpec, { kind: 'function' }>): string {
  if (activation === 'linear' || linearity === 1) return 'linear'
  const name = activationNames[activation]
  return linearity === 0 ? name : `${name}, linear by ${formatNumber(linearity)}`
}

/** A model in words: 'network 2-8-1, tanh'. */
export function modelWords(model: ModelSpec): string {
  if (model.kind === 'function') return functionWords(model)
  if (model.kind === 'tied') return `tied network ${tiedName(model)}, ${activationWords(model)}`
  const layers = model.kind === 'mlp' ? model.widths : [...model.channels, model.outputs]
  const kind = model.kind === 'mlp' ? 'network' : 'convolutional network'
  return `${kind} ${layers.join('-')}, ${activationWords(model)}${layerWords(model)}`
}

/** The minimised loss in words: 'squared error'. */
export function lossWords({ loss, weightDecay, attack }: MetricSpec): string {
  const name = /error|entropy/.test(lossNames[loss]) ? lossNames[loss] : `${lossNames[loss]} loss`
  const decay = weightDecay > 0 ? `, weight decay ${formatNumber(weightDecay)}` : ''
  return `${name}${decay}${attack ? `, ${attackWords(attack)}` : ''}`
}

/** Longest list of numbers that is written out. */
const mostNumbers = 4

/** The numbers, as '(2, −1)', or their count if there are many. */
export const numbersWords = (values: readonly number[]): string =>
  values.length <= mostNumbers
    ? `(${values.map((value) => formatNumber(value)).join(', ')})`
    : counted(values.length, 'number')

/** A start in words: '(2, −1)', 'He normal'. */
export function startWords(start: StartSpec): string {
  switch (start.kind) {
    case 'weights':
      return start.values.length <= mostNumbers
        ? numbersWords(start.values)
        : counted(start.values.length, 'given weight')
    case 'plane':
      return numbersWords([start.a, start.b])
    case 'scaled':
      return 'a scaled copy'
    case 'construction':
      return start.id.replaceAll('-', ' ')
    case 'random': {
      const name = start.layers ? 'each layer drawn separately' : distributionNames[start.distribution]
      const scale = start.layers || start.scale === 1 ? '' : ` times ${formatNumber(start.scale)}`
      return `${name}${scale}${start.count > 1 ? `, ${counted(start.count, 'draw')}` : ''}`
    }
  }
}

export const startsWords = ({ starts }: Pick<TrainingExperiment, 'starts'>): string =>
  starts.length === 1 && starts[0] ? startWords(starts[0]) : counted(starts.length, 'start')

const programNames = {
  given: 'a linear program',
  'klee-minty': 'Klee and Minty’s cube',
  goldfarb: 'Goldfarb’s cube',
} as const

/** A problem in words: 'quicksort of 1 000 keys'. */
export function problemWords(problem: ProblemSpec): string {
  switch (problem.kind) {
    case 'procedure':
      return `${problem.id} of ${counted(problem.size, 'key')}, ${problem.pivot} pivot`
    case 'linear-program': {
      const of = problem.id === 'given' ? '' : ` of ${counted(problem.size, 'variable')}`
      return `${programNames[problem.id]}${of}${problem.sigma > 0 ? `, shaken by ${formatNumber(problem.sigma)}` : ''}`
    }
    case 'saddles':
      return `${counted(problem.dimension, 'weight')}, a saddle each${problem.kicks ? ', with kicks' : ''}`
  }
}
