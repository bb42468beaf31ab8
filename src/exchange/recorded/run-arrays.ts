import { strFromU8 } from 'fflate'
import * as v from 'valibot'
import { cut } from '../../experiment/spec/values/error.ts'
import { arrayError, type NumberArray, type NumberArrays } from '../arrays/arrays.ts'
import { parseJson } from '../json.ts'

const about = v.object({
  badlands: v.literal('run'),
  modules: v.array(v.string()),
  calls: v.fallback(v.optional(v.array(v.string())), undefined),
  loss: v.string(),
  reduction: v.string(),
  optimizer: v.fallback(v.string(), ''),
  options: v.fallback(v.unknown(), undefined),
})

/** The description of a run, in PyTorch's terms. */
export type AboutRun = v.InferOutput<typeof about>

const prefix = 'weights/'

/** True of the arrays of a run, as `run.save` of badlands.py writes them. */
export const isRun = (arrays: NumberArrays): boolean =>
  Object.hasOwn(arrays, 'about') && Object.hasOwn(arrays, 'steps')

/** An array of a run by its name. @throws ExperimentError if it is missing */
export function arrayOf(arrays: NumberArrays, name: string): NumberArray {
  const found = Object.hasOwn(arrays, name) ? arrays[name] : undefined
  if (!found) throw arrayError(name, 'is missing. Save the run with run.save of badlands.py')
  return found
}

/** The description of a run. @throws ExperimentError with the missing or wrong field */
export function aboutOf(arrays: NumberArrays): AboutRun {
  const { data } = arrayOf(arrays, 'about')
  const broken = 'the array "about" is not JSON. Save the run with run.save of badlands.py'
  const parsed = v.safeParse(about, parseJson(strFromU8(Uint8Array.from(data)), broken, 'the array "about"'))
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw arrayError(
    'about',
    `does not describe the run: ${cut(v.getDotPath(issue) ?? 'all of it', 60)} is missing or wrong`,
  )
}

/** An array as rows. An array with a single axis has one number per row. @throws ExperimentError if it is empty */
export function rowsOf(arrays: NumberArrays, name: string): number[][] {
  const { shape, data } = arrayOf(arrays, name)
  const [count = 0, ...rest] = shape
  const width = rest.reduce((product, length) => product * length, 1)
  if (shape.length === 0 || count === 0 || width === 0) throw arrayError(name, 'contains no samples')
  return Array.from({ length: count }, (_, n) => Array.from(data.subarray(n * width, (n + 1) * width)))
}

/**
 * Targets in the format of this page: -1 and 1 instead of 0 and 1, and one-hot rows for classes.
 * @throws ExperimentError for a target that the loss cannot have
 */
export function targetsOf(
  rows: readonly number[][],
  loss: string,
  zeroOne: boolean,
  outputs: number,
): number[][] {
  if (loss === 'cross-entropy' && rows[0]?.length === 1 && outputs > 1) {
    const wrong = rows.findIndex(([k = -1]) => !Number.isInteger(k) || k < 0 || k >= outputs)
    if (wrong >= 0)
      throw arrayError(
        'y',
        `gives class ${rows[wrong]?.[0]} for sample ${wrong}, but the network has only the classes 0 to ${outputs - 1}`,
      )
    return rows.map(([class_]) => Array.from({ length: outputs }, (_, k) => (k === class_ ? 1 : 0)))
  }
  if (!zeroOne) return rows.map((row) => [...row])
  const wrong = rows.findIndex((row) => row.some((value) => value !== 0 && value !== 1))
  if (wrong >= 0)
    throw arrayError(
      'y',
      `has a target for sample ${wrong} that is neither 0 nor 1. Its loss needs one of these`,
    )
  return rows.map((row) => row.map((value) => 2 * value - 1))
}

/** The shape of each array of weights at one record. @throws ExperimentError if the number of its records is not that of the run */
export function weightShapes(arrays: NumberArrays, records: number): Record<string, readonly number[]> {
  const weights = Object.entries(arrays).filter(([name]) => name.startsWith(prefix))
  const wrong = weights.find(([, { shape }]) => shape[0] !== records)
  if (wrong)
    throw arrayError(wrong[0], `has ${wrong[1].shape[0] ?? 'no'} records, but there are ${records} steps`)
  return Object.fromEntries(weights.map(([name, { shape }]) => [name, shape.slice(1)]))
}

/** The recorded outputs of a network for some of its inputs, one row each. */
export interface KnownOutputs {
  /** The indices of these inputs in the data. */
  readonly samples: readonly number[]
  /** The rows at the first and at the last record. */
  readonly ends: readonly (readonly number[][])[]
}

/**
 * The recorded outputs, in a run with `count` samples; undefined in older files without them.
 * @throws ExperimentError if they do not fit the samples
 */
export function knownOutputs(arrays: NumberArrays, count: number): KnownOutputs | undefined {
  if (!Object.hasOwn(arrays, 'outputs')) return undefined
  const samples = Array.from(arrayOf(arrays, 'samples').data)
  const rows = rowsOf(arrays, 'outputs').flat()
  const width = rows.length / 2 / samples.length
  if (
    !Number.isInteger(width) ||
    samples.some((place) => !Number.isInteger(place) || !(place >= 0 && place < count))
  )
    throw arrayError('outputs', 'does not have a row for each of the samples at both ends of the run')
  const at = (row: number): number[] => rows.slice(row * width, (row + 1) * width)
  return {
    samples,
    ends: [0, 1].map((end) => samples.map((_, n) => at(end * samples.length + n))),
  }
}
