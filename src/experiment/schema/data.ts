import * as v from 'valibot'
import { finite, fraction, nonNegative, positive, whole } from './numbers.ts'
import { mlp } from './model.ts'

export const features = [
  'x1',
  'x2',
  'x1^2',
  'x2^2',
  'x1*x2',
  '|x1|',
  'x1^3',
  'x1^4',
  'sin x1',
  'sin x2',
  '1',
] as const
const featureList = v.optional(
  v.pipe(v.array(v.picklist(features)), v.minLength(1, 'must name at least one feature')),
)
export type Feature = (typeof features)[number]

/** Samples a generator or table may hold in one part. */
export const mostSamples = 65_536
const size = whole(1, mostSamples)

/** Another law of the inputs: x' = scale · R(rotation) x + translation, with noise of its own. */
export const shift = v.strictObject({
  scale: v.optional(positive, 1),
  /** Degrees, counter-clockwise, in the plane of the first two inputs. */
  rotation: v.optional(finite, 0),
  /** Added to each input; those that it does not name stay. */
  translation: v.optional(v.array(finite), []),
  /** As in the other parts where it is absent. */
  noise: v.optional(nonNegative),
})
export type ShiftSpec = v.InferOutput<typeof shift>

export const generated = v.strictObject({
  kind: v.literal('generated'),
  id: v.string(),
  size: v.optional(size),
  testSize: v.optional(size),
  noise: v.optional(nonNegative),
  /** Of the test part; as in the train part where it is absent. 0: the test part is the rule without errors. */
  testNoise: v.optional(nonNegative),
  labelCorruption: v.optional(fraction, 0),
  parameters: v.optional(v.record(v.string(), finite), {}),
  teacher: v.optional(mlp),
  /** Adds a part called 'shifted'. */
  shift: v.optional(shift),
  features: featureList,
})
export type GeneratedSpec = v.InferOutput<typeof generated>

const rowsOf = (entry: typeof finite | typeof nonNegative) =>
  v.pipe(
    v.array(v.pipe(v.array(entry), v.minLength(1, 'must not be empty'))),
    v.minLength(1, 'must not be empty'),
    v.maxLength(mostSamples, `must hold at most ${mostSamples} rows`),
  )
const rows = rowsOf(finite)
const weightRows = rowsOf(nonNegative)

export const table = v.strictObject({
  kind: v.literal('table'),
  task: v.picklist(['regression', 'classification']),
  inputs: rows,
  targets: rows,
  weights: v.optional(weightRows),
  testInputs: v.optional(rows),
  testTargets: v.optional(rows),
  testWeights: v.optional(weightRows),
  parts: v.optional(
    v.record(v.string(), v.strictObject({ inputs: rows, targets: rows, weights: v.optional(weightRows) })),
  ),
  features: featureList,
})
export type TableSpec = v.InferOutput<typeof table>

export const noData = v.strictObject({ kind: v.literal('none') })

export const data = v.variant('kind', [generated, table, noData])
export type DataSpec = v.InferOutput<typeof data>
