import * as v from 'valibot'
import { parseTraining } from '../../experiment/format/parse.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { metric as metricSchema, type LossId } from '../../experiment/spec/metric.ts'
import { activations, skipCount } from '../../experiment/spec/model.ts'
import type { RecordedSpec } from '../../experiment/spec/recorded.ts'
import { ExperimentError, type ExperimentIssue } from '../../experiment/spec/values/error.ts'
import { packedFloats } from '../../experiment/spec/values/pack-floats.ts'
import { listed } from '../../experiment/spec/values/sentences.ts'
import { capitalized, formatNumber } from '../../math/picture/format.ts'
import { metricValue } from '../../reference/metric/reduce.ts'
import { activationNames, lossNames } from '../../words/names.ts'
import { arrayError, type NumberArrays } from '../arrays/arrays.ts'
import { flatWeights, mlpsOf, type NamedMlp } from './mlp.ts'
import { fittingNetwork, lossesOff, mostOff, type NetworkFit, type NetworkQuestion } from './network-fit.ts'
import {
  aboutOf,
  arrayOf,
  knownOutputs,
  rowsOf,
  targetsOf,
  weightShapes,
  type AboutRun,
} from './run-arrays.ts'
import { gridOf } from './surface.ts'
import { metricOf, namedParts, ruleOf, type NamedParts } from './torch-words.ts'

/** The run of a file, and sentences about how this page shows it. */
export interface FoundRun {
  readonly experiment: TrainingExperiment
  readonly notes: readonly string[]
}

/** Thrown for a run whose losses this page cannot compute. */
class NotComputed extends ExperimentError {}

const refusal = (array: string, ...sentences: readonly string[]): NotComputed =>
  new NotComputed(sentences.map((message): ExperimentIssue => ({ path: `array "${array}"`, message })))

const unknownWords = (unknown: readonly string[]): string =>
  `The network uses ${listed(unknown)}, which networks here do not have.`

const together = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}` : words.join('')

const percent = (share: number): string => `${formatNumber(100 * Math.min(share, 10), 2)} %`

/** The possible networks of a run, one for each order of its layers. @throws ExperimentError if its weights do not form such layers */
function networksOf(arrays: NumberArrays, records: number, unknown: readonly string[]): readonly NamedMlp[] {
  const shapes = weightShapes(arrays, records)
  try {
    return mlpsOf(shapes)
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error
    throw unknown.length > 0 ? refusal('about', unknownWords(unknown)) : new NotComputed(error.issues)
  }
}

/** The error for a run that no tried network matches. `compared` says what was compared. */
function unlike(
  { off, model }: NetworkFit,
  compared: 'outputs' | 'losses',
  unknown: readonly string[],
): NotComputed {
  const tried = activations.map((one) => activationNames[one]).join(', ')
  const skips = skipCount(model) > 0 ? ', with and without skips' : ''
  return refusal(
    compared === 'outputs' ? 'outputs' : 'loss',
    `The closest network tried differs from the recorded ${compared} by ${percent(off)} of their range.`,
    `This page tried the activations ${tried}${skips}.`,
    ...(unknown.length > 0 ? [unknownWords(unknown)] : []),
  )
}

/** True of a run with a surface to show it on. */
const hasSurface = (arrays: NumberArrays): boolean => Object.hasOwn(arrays, 'path')

/** Sentences about the parts of a network that the file does not name, found by comparing outputs or losses. */
function foundWords(
  { model, link }: NetworkFit,
  named: NamedParts,
  compared: 'outputs' | 'losses',
): string[] {
  const [hidden = 'linear', ...others] = named.activations
  const isNamed = model.activation === hidden && !model.residual && others.length === 0
  const parts = [
    model.activation === 'linear' ? 'no activation' : activationNames[model.activation],
    ...(model.residual ? ['skips'] : []),
    ...(model.outputActivation === 'linear' ? [] : [`${activationNames[model.outputActivation]} at the end`]),
  ]
  return [
    ...(isNamed ? [] : [`The recorded ${compared} match a network with ${together(parts)}.`]),
    ...(link === 'none' ? [] : [`Its final ${link} is part of the loss here.`]),
    ...(named.dropout ? ['Dropout is off here.'] : []),
  ]
}

/**
 * The question that `fittingNetwork` answers for a run, with the metric and targets on this page.
 * @throws ExperimentError with the array that does not fit, and why
 */
function questionOf(arrays: NumberArrays, { loss, reduction }: AboutRun, records: number, named: NamedParts) {
  const networks = networksOf(arrays, records, named.unknown)
  const { metric, zeroOne, links } = metricOf(loss, reduction)
  const inputs = rowsOf(arrays, 'x')
  const { widths } = networks[0]!
  if (inputs[0]?.length !== widths[0])
    throw arrayError('x', `has ${inputs[0]?.length} columns, but the first layer takes ${widths[0]}`)
  const targets = targetsOf(rowsOf(arrays, 'y'), metric.loss, zeroOne, widths.at(-1)!)
  const judged = {
    count: targets.length,
    width: targets[0]!.length,
    targets: Float64Array.from(targets.flat()),
    weights: undefined,
  }
  const whole = v.parse(metricSchema, metric)
  const ends = [0, records - 1]
  const question: NetworkQuestion = {
    networks,
    weightsOf: (network) => ends.map((record) => flatWeights(network, arrays, record)),
    named,
    links,
    inputs,
    outputs: knownOutputs(arrays, inputs.length),
    losses: ends.map((record) => arrayOf(arrays, 'loss').data[record] ?? NaN),
    lossOf: (outputs) => metricValue(whole, judged, outputs),
  }
  return { question, metric, targets }
}

/** The network of a run, with sentences about how it was found. @throws ExperimentError if this page cannot compute the run's losses */
function networkOf(question: NetworkQuestion, named: NamedParts, loss: LossId, hasSurface: boolean) {
  const { likeliest, nearest } = fittingNetwork(question)
  const compared = question.outputs ? 'outputs' : 'losses'
  const isFound = nearest.off <= mostOff
  // Older files without outputs open with the parts that they name, if that is at most one activation.
  const mayBeNamed = !question.outputs && named.unknown.length === 0 && named.activations.length < 2
  if (!isFound && !mayBeNamed) throw unlike(nearest, compared, named.unknown)
  const fit = isFound ? nearest : likeliest
  const { network, model } = fit
  const off = lossesOff(question, model, question.weightsOf(network))
  const notes = isFound ? foundWords(fit, named, compared) : []
  if (off <= mostOff) return { network, model, notes }
  const other = `The recorded losses differ by up to ${percent(off)} from the ${lossNames[loss]} computed here, so the network or its loss has options that this page does not support.`
  if (hasSurface) throw refusal('loss', other)
  return { network, model, notes: [other, ...notes] }
}

/** The recorded run itself: its steps, its weights, and its losses if they are finite. */
function recordedOf(arrays: NumberArrays, weights: ArrayLike<number>): RecordedSpec {
  const loss = Array.from(arrayOf(arrays, 'loss').data)
  return {
    id: 'recorded',
    steps: Array.from(arrayOf(arrays, 'steps').data),
    weights: packedFloats(weights),
    ...(loss.every(Number.isFinite) && { loss }),
  }
}

/**
 * The experiment of a run that this page can compute: the run over the plane of its principal components with the recorded losses, and next
 * to it the same rule from its w₀ on all samples, if this page has that rule.
 * @throws ExperimentError with the array that does not fit, and why
 */
function computedRun(arrays: NumberArrays, title: string | undefined): FoundRun {
  const about = aboutOf(arrays)
  const steps = arrayOf(arrays, 'steps').data
  const named = namedParts(about.modules, about.calls)
  const { question, metric, targets } = questionOf(arrays, about, steps.length, named)
  const { network, model, notes } = networkOf(question, named, metric.loss, hasSurface(arrays))
  const size = flatWeights(network, arrays).length
  const weights = new Float32Array(size * steps.length)
  for (const k of steps.keys()) weights.set(flatWeights(network, arrays, k), k * size)
  const rule = ruleOf(about.optimizer, about.options, steps.at(-1) ?? 0)
  const experiment = parseTraining({
    version: 1,
    ...(title !== undefined && { title }),
    seed: 1,
    data: {
      kind: 'table',
      task: metric.loss === 'squared' ? 'regression' : 'classification',
      inputs: question.inputs,
      targets,
    },
    model,
    metric,
    algorithms: [recordedOf(arrays, weights), ...(rule ? [rule] : [])],
    starts: [{ kind: 'weights', values: Array.from(weights.subarray(0, size)) }],
    plane:
      steps.length > 2 && weights.every(Number.isFinite)
        ? { kind: 'pca' }
        : { kind: 'random', normalization: 'filter' },
  })
  return { experiment, notes }
}

/**
 * The surface recorded with a run, and the nearest points of the run on it.
 * @throws ExperimentError with the array that does not fit, and why
 */
function runOnSurface(arrays: NumberArrays, title: string | undefined): TrainingExperiment {
  const path = rowsOf(arrays, 'path')
  const records = arrayOf(arrays, 'steps').data.length
  if (path.length !== records)
    throw arrayError('path', `has ${path.length} records, but there are ${records} steps`)
  return parseTraining({
    version: 1,
    ...(title !== undefined && { title }),
    seed: 1,
    data: { kind: 'none' },
    model: gridOf(arrays, 'train_loss'),
    metric: { loss: 'squared' },
    algorithms: [recordedOf(arrays, path.flat())],
    starts: [{ kind: 'weights', values: path[0] ?? [] }],
    plane: { kind: 'weights', first: 0, second: 1 },
  })
}

/** An issue as a complete sentence. */
const noteOf = ({ path, message }: ExperimentIssue): string => {
  const isWhole = /^[A-Z]/u.test(message) || !path.startsWith('array')
  return `${capitalized(isWhole ? message : `${path}: ${message}`).replace(/\.$/u, '')}.`
}

/** Adds advice to the error for a run that this page cannot compute and that has no surface. */
const withAdvice = (issues: readonly ExperimentIssue[]): ExperimentError =>
  new ExperimentError([
    ...issues,
    {
      path: 'array "path"',
      message: 'is missing. Save the run again with the current badlands.py to see it over its own surface',
    },
  ])

/**
 * Reads a run of PyTorch from the arrays that `run.save` of badlands.py writes. It finds the network by comparing outputs. If this page
 * cannot compute the run, it is shown on the surface recorded with it.
 * @throws ExperimentError with the array that does not fit, and why
 */
export function foundRun(arrays: NumberArrays, title?: string): FoundRun {
  try {
    return computedRun(arrays, title)
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error
    if (!hasSurface(arrays)) throw error instanceof NotComputed ? withAdvice(error.issues) : error
    return {
      experiment: runOnSurface(arrays, title),
      notes: [
        'This page cannot compute this run, so it shows the surface recorded with it instead, in the plane of the run’s principal components.',
        ...error.issues.map(noteOf),
      ],
    }
  }
}
