import type { TableSpec } from '../spec/table.ts'
import type { Dataset, Part } from './dataset.ts'
import { inputsOf } from './features.ts'
import { flatten } from './rows.ts'

interface Rows {
  readonly inputs: readonly (readonly number[])[]
  readonly targets: readonly (readonly number[])[]
  readonly weights?: readonly (readonly number[])[] | undefined
}

function partOf({ inputs, targets, weights }: Rows, features: TableSpec['features']): Part {
  return {
    count: inputs.length,
    inputs: flatten(inputs.map((row) => inputsOf(row, features))),
    targets: flatten(targets),
    weights: weights && flatten(weights),
    coordinates: flatten(inputs),
  }
}

/** The user's table as numbers. Without test rows the test part is the train part itself. */
export function tableDataset(spec: TableSpec): Dataset {
  const train = partOf(spec, spec.features)
  const test =
    spec.testInputs && spec.testTargets
      ? partOf(
          { inputs: spec.testInputs, targets: spec.testTargets, weights: spec.testWeights },
          spec.features,
        )
      : train
  const further = Object.entries(spec.parts ?? {}).map(
    ([name, rows]) => [name, partOf(rows, spec.features)] as const,
  )
  const coordinates = spec.inputs[0]?.length ?? 0
  return {
    task: spec.task,
    inputs: spec.features?.length ?? coordinates,
    outputs: spec.targets[0]?.length ?? 0,
    coordinates,
    parts: { ...Object.fromEntries(further), train, test },
  }
}
