import { strFromU8 } from 'fflate'
import * as v from 'valibot'
import { parseTraining } from '../../experiment/format/parse.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { cut } from '../../experiment/spec/values/error.ts'
import { packedFloats } from '../../experiment/spec/values/pack-floats.ts'
import { arrayError, type NumberArray, type NumberArrays } from '../arrays/arrays.ts'
import { parseJson } from '../json.ts'
import { flatWeights, mlpOf } from './mlp.ts'
import { activationsOf, metricOf, ruleOf } from './torch-words.ts'

const about = v.object({
  badlands: v.literal('run'),
  modules: v.array(v.string()),
  loss: v.string(),
  reduction: v.string(),
  optimizer: v.fallback(v.string(), ''),
  options: v.fallback(v.unknown(), undefined),
})

const prefix = 'weights/'

/** True of the arrays of a run, as `run.save` of badlands.py writes them. */
export const isRun = (arrays: NumberArrays): boolean =>
  Object.hasOwn(arrays, 'about') && Object.hasOwn(arrays, 'steps')

function arrayOf(arrays: NumberArrays, name: string): NumberArray {
  const found = Object.hasOwn(arrays, name) ? arrays[name] : undefined
  if (!found) throw arrayError(name, 'is missing: write the run by run.save of badlands.py')
  return found
}

function aboutOf(arrays: NumberArrays) {
  const { data } = arrayOf(arrays, 'about')
  const broken = 'the array "about" is no JSON: write the run by run.save of badlands.py'
  const parsed = v.safeParse(about, parseJson(strFromU8(Uint8Array.from(data)), broken, 'the array "about"'))
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw arrayError(
    'about',
    `does not say what the run is of: ${cut(v.getDotPath(issue) ?? 'all of it', 60)} is missing or wrong`,
  )
}

/** An array as rows: one with a single axis has one number a row. */
function rowsOf(arrays: NumberArrays, name: string): number[][] {
  const { shape, data } = arrayOf(arrays, name)
  const [count = 0, ...rest] = shape
  const width = rest.reduce((product, length) => product * length, 1)
  if (shape.length === 0 || count === 0 || width === 0) throw arrayError(name, 'holds no samples')
  return Array.from({ length: count }, (_, n) => Array.from(data.subarray(n * width, (n + 1) * width)))
}

/** Targets as the format has them: -1 and 1 in place of 0 and 1, and classes as rows with a 1. */
function targetsOf(rows: readonly number[][], loss: string, zeroOne: boolean, outputs: number): number[][] {
  if (loss === 'cross-entropy' && rows[0]?.length === 1 && outputs > 1) {
    const wrong = rows.findIndex(([k = -1]) => !Number.isInteger(k) || k < 0 || k >= outputs)
    if (wrong >= 0)
      throw arrayError(
        'y',
        `says class ${rows[wrong]?.[0]} of sample ${wrong}, and the network has the classes 0 to ${outputs - 1}`,
      )
    return rows.map(([class_]) => Array.from({ length: outputs }, (_, k) => (k === class_ ? 1 : 0)))
  }
  if (!zeroOne) return rows.map((row) => [...row])
  const wrong = rows.findIndex((row) => row.some((value) => value !== 0 && value !== 1))
  if (wrong >= 0)
    throw arrayError(
      'y',
      `has a target of sample ${wrong} that is neither 0 nor 1, which BCEWithLogitsLoss has here`,
    )
  return rows.map((row) => row.map((value) => 2 * value - 1))
}

/** The records of each array of weights, and the shape of one. */
function recordedShapes(arrays: NumberArrays, records: number) {
  const weights = Object.entries(arrays).filter(([name]) => name.startsWith(prefix))
  const wrong = weights.find(([, { shape }]) => shape[0] !== records)
  if (wrong)
    throw arrayError(wrong[0], `has ${wrong[1].shape[0] ?? 'no'} records, and there are ${records} steps`)
  return Object.fromEntries(weights.map(([name, { shape }]) => [name, shape.slice(1)]))
}

/**
 * The experiment of a run that PyTorch made, with its data, of the arrays that `run.save` of badlands.py writes: the run over its plane
 * of principal components, its losses as they were recorded, and beside it the same rule from its w₀ on all samples, where this page has
 * that. The shape of the network is that of its weights.
 * @throws ExperimentError with the array that does not fit and why
 */
export function experimentOfRun(arrays: NumberArrays, title?: string): TrainingExperiment {
  const { modules, loss, reduction, optimizer, options } = aboutOf(arrays)
  const steps = Array.from(arrayOf(arrays, 'steps').data)
  const network = mlpOf(recordedShapes(arrays, steps.length))
  const { metric, zeroOne } = metricOf(loss, reduction)
  const outputs = network.widths.at(-1) ?? 0
  const size = flatWeights(network, arrays).length
  const weights = new Float32Array(size * steps.length)
  for (const k of steps.keys()) weights.set(flatWeights(network, arrays, k), k * size)
  const recorded = Array.from(arrayOf(arrays, 'loss').data)
  const rule = ruleOf(optimizer, options, steps.at(-1) ?? 0)
  const inputs = rowsOf(arrays, 'x')
  if (inputs[0]?.length !== network.widths[0])
    throw arrayError('x', `has ${inputs[0]?.length} columns, and the first layer takes ${network.widths[0]}`)
  return parseTraining({
    version: 1,
    ...(title !== undefined && { title }),
    seed: 1,
    data: {
      kind: 'table',
      task: metric.loss === 'squared' ? 'regression' : 'classification',
      inputs,
      targets: targetsOf(rowsOf(arrays, 'y'), metric.loss, zeroOne, outputs),
    },
    model: { kind: 'mlp', widths: network.widths, bias: network.bias, ...activationsOf(modules) },
    metric,
    algorithms: [
      {
        id: 'recorded',
        steps,
        weights: packedFloats(weights),
        ...(recorded.every(Number.isFinite) && { loss: recorded }),
      },
      ...(rule ? [rule] : []),
    ],
    starts: [{ kind: 'weights', values: Array.from(weights.subarray(0, size)) }],
    plane:
      steps.length > 2 && weights.every(Number.isFinite)
        ? { kind: 'pca' }
        : { kind: 'random', normalization: 'filter' },
  })
}
