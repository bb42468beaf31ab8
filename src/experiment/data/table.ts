import type { TableSpec } from '../spec/table.ts'
import type { Dataset } from './dataset.ts'
import { lazyDataset } from './lazy-dataset.ts'
import { LazyPart, type SampleShape } from './lazy-part.ts'

interface Rows {
  readonly inputs: readonly (readonly number[])[]
  readonly targets: readonly (readonly number[])[]
  readonly weights?: readonly (readonly number[])[] | undefined
}

const partOf = ({ inputs, targets, weights }: Rows, shape: SampleShape): LazyPart =>
  new LazyPart(shape, inputs.length, (n) => ({
    point: inputs[n] ?? [],
    targets: targets[n] ?? [],
    weights: weights?.[n],
  }))

/** The user's table as numbers. Without test rows the test part is the train part itself. */
export function tableDataset(spec: TableSpec): Dataset {
  const { task, features, testInputs, testTargets, testWeights } = spec
  const coordinates = spec.inputs[0]?.length ?? 0
  const outputs = spec.targets[0]?.length ?? 0
  const shape = { inputs: features?.length ?? coordinates, outputs, coordinates, features }
  const train = partOf(spec, shape)
  const test =
    testInputs && testTargets
      ? partOf({ inputs: testInputs, targets: testTargets, weights: testWeights }, shape)
      : train
  const further = Object.entries(spec.parts ?? {}).map(([name, rows]) => [name, partOf(rows, shape)] as const)
  return lazyDataset(task, shape, { ...Object.fromEntries(further), train, test })
}
