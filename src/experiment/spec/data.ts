import type { Authored } from '../authored.ts'
import * as v from 'valibot'
import type { ExperimentIssue } from './values/error.ts'
import { generatorOf } from '../generators/catalogue.ts'
import { completeGenerated, generated, generatedIssues } from './generated.ts'
import type { ModelSpec } from './model.ts'
import { table, tableIssues } from './table.ts'

/** The data of a function of two weights. */
export const noData = v.strictObject({ kind: v.literal('none') })

/** The samples of a network: generated, given as a table, or none for a function of two weights. */
export const data = v.variant('kind', [generated, table, noData])
/** Data of any kind. */
export type DataSpec = v.InferOutput<typeof data>

/** Returns the parts that a metric may use: train, test if there is one, shifted, and the named ones. */
export function partNames(data: DataSpec): readonly string[] {
  if (data.kind === 'none') return []
  if (data.kind === 'generated')
    return ['train', 'test', ...(data.shift || generatorOf(data.id)?.copies ? ['shifted'] : [])]
  return ['train', ...(data.testInputs ? ['test'] : []), ...Object.keys(data.parts ?? {})]
}

/** Returns the number of samples of a part, or 0 if it does not exist. */
export function partSize(data: DataSpec, name: string): number {
  if (data.kind === 'none' || !partNames(data).includes(name)) return 0
  if (data.kind === 'generated') {
    const copies = name === 'shifted' ? (generatorOf(data.id)?.copies ?? 1) : 1
    return copies * ((name === 'train' ? data.size : data.testSize) ?? 0)
  }
  if (name === 'train') return data.inputs.length
  return (name === 'test' ? data.testInputs : data.parts?.[name]?.inputs)?.length ?? 0
}

/** Returns the pixels along each side if the inputs are square images; undefined otherwise. */
export function pictureSide(data: DataSpec): number | undefined {
  if (data.kind === 'none' || data.features) return undefined
  return data.kind === 'generated' ? generatorOf(data.id)?.picture : data.picture
}

/** Returns the names of the inputs before features; undefined if they have none. */
export function inputNamesOf(data: DataSpec): readonly Authored[] | undefined {
  if (data.kind === 'table') return data.inputNames
  return data.kind === 'generated' ? generatorOf(data.id)?.names : undefined
}

/** Returns true for data from which new samples can be drawn. */
export const drawsAnew = (data: DataSpec): boolean =>
  data.kind === 'generated' && generatorOf(data.id)?.given === undefined

/** Fills in the defaults that depend on the generator or the model. */
export const completeData = (data: DataSpec, model: ModelSpec): DataSpec =>
  data.kind === 'generated' && model.kind !== 'function' ? completeGenerated(data, model) : data

/** Yields the issues of the data, and of a model that does not fit the data. */
export function* dataIssues({
  data,
  model,
}: {
  readonly data: DataSpec
  readonly model: ModelSpec
}): Generator<ExperimentIssue> {
  if (model.kind === 'function') {
    if (data.kind !== 'none')
      yield { path: 'data', message: 'a function of two weights takes no data. Write { "kind": "none" }' }
    return
  }
  if (data.kind === 'none')
    yield { path: 'data', message: 'a network needs data. Choose a generator or import a table' }
  else if (data.kind === 'table') yield* tableIssues(data, model)
  else yield* generatedIssues(data, model)
}
