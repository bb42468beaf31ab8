import { buildDataset } from '../experiment/data/build.ts'
import type { Part } from '../experiment/data/dataset.ts'
import { inputNamesOf, pictureSide } from '../experiment/spec/data.ts'
import type { GeneratedSpec } from '../experiment/spec/generated.ts'
import type { NetworkSpec } from '../experiment/spec/model.ts'
import type { TableSpec } from '../experiment/spec/table.ts'

const rowsOf = (values: Float64Array, columns: number): number[][] =>
  Array.from({ length: values.length / columns }, (_, n) => [
    ...values.subarray(n * columns, (n + 1) * columns),
  ])

/** Returns the samples of a generator as a table. */
export function tableOf(data: GeneratedSpec, model: NetworkSpec, seed: number): TableSpec {
  const { task, coordinates, outputs, parts } = buildDataset(data, model, seed)
  const rows = (part: Part | undefined) => ({
    inputs: rowsOf(part?.coordinates ?? new Float64Array(), coordinates),
    targets: rowsOf(part?.targets ?? new Float64Array(), outputs),
  })
  const test = rows(parts['test'])
  const side = pictureSide(data)
  const names = inputNamesOf(data)
  return {
    kind: 'table',
    task,
    ...rows(parts['train']),
    testInputs: test.inputs,
    testTargets: test.targets,
    ...(parts['shifted'] && { parts: { shifted: rows(parts['shifted']) } }),
    ...(names && { inputNames: names.slice(0, coordinates) }),
    ...(side !== undefined && { picture: side }),
    ...(data.features && { features: data.features }),
  }
}
