import type { Authored } from '../authored.ts'
import * as v from 'valibot'
import type { ExperimentIssue } from './values/error.ts'
import { generatorOf } from '../generators/catalogue.ts'
import { completeGenerated, generated, generatedIssues } from './generated.ts'
import type { ModelSpec } from './model.ts'
import { table, tableIssues } from './table.ts'

/** The data of a function of two weights. */
export const noData = v.strictObject({ kind: v.literal('none') })

/** The samples that a network is judged on: generated, given as a table, or none for a function of two weights. */
export const data = v.variant('kind', [generated, table, noData])
/** Data of any kind. */
export type DataSpec = v.InferOutput<typeof data>

/** The parts of the data that a metric may be on: train, test where there is one, shifted, and those with a name of their own. */
export function partNames(data: DataSpec): readonly string[] {
  if (data.kind === 'none') return []
  if (data.kind === 'generated')
    return ['train', 'test', ...(data.shift || generatorOf(data.id)?.copies ? ['shifted'] : [])]
  return ['train', ...(data.testInputs ? ['test'] : []), ...Object.keys(data.parts ?? {})]
}

/** Samples of a part, 0 where there is no such part. */
export function partSize(data: DataSpec, name: string): number {
  if (data.kind === 'none' || !partNames(data).includes(name)) return 0
  if (data.kind === 'generated') {
    const copies = name === 'shifted' ? (generatorOf(data.id)?.copies ?? 1) : 1
    return copies * ((name === 'train' ? data.size : data.testSize) ?? 0)
  }
  if (name === 'train') return data.inputs.length
  return (name === 'test' ? data.testInputs : data.parts?.[name]?.inputs)?.length ?? 0
}

/** Pixels along each side of the pictures that inputs are; undefined where they are none. */
export function pictureSide(data: DataSpec): number | undefined {
  if (data.kind === 'none' || data.features) return undefined
  return data.kind === 'generated' ? generatorOf(data.id)?.picture : data.picture
}

/** Names that the inputs before features were given; undefined where they have none. */
export function inputNamesOf(data: DataSpec): readonly Authored[] | undefined {
  if (data.kind === 'table') return data.inputNames
  return data.kind === 'generated' ? generatorOf(data.id)?.names : undefined
}

/** True of data by whose law new samples can be drawn. */
export const drawsAnew = (data: DataSpec): boolean =>
  data.kind === 'generated' && generatorOf(data.id)?.given === undefined

/** The data with every default filled in that the generator or the model decides. */
export const completeData = (data: DataSpec, model: ModelSpec): DataSpec =>
  data.kind === 'generated' && model.kind !== 'function' ? completeGenerated(data, model) : data

/** Issues of the data, and of the model where it does not fit them. */
export function* dataIssues({
  data,
  model,
}: {
  readonly data: DataSpec
  readonly model: ModelSpec
}): Generator<ExperimentIssue> {
  if (model.kind === 'function') {
    if (data.kind !== 'none')
      yield { path: 'data', message: 'a function of two weights takes no data: write { "kind": "none" }' }
    return
  }
  if (data.kind === 'none')
    yield { path: 'data', message: 'a network needs data: choose a generator or bring a table' }
  else if (data.kind === 'table') yield* tableIssues(data, model)
  else yield* generatedIssues(data, model)
}
