import type { DataSpec } from '../schema/data.ts'

/** The parts of the data that a metric may be on: train, test where there is one, shifted, and those with a name of their own. */
export function partNames(data: DataSpec): readonly string[] {
  if (data.kind === 'none') return []
  if (data.kind === 'generated') return ['train', 'test', ...(data.shift ? ['shifted'] : [])]
  return ['train', ...(data.testInputs ? ['test'] : []), ...Object.keys(data.parts ?? {})]
}

/** Samples of a part, 0 where there is no such part. */
export function partSize(data: DataSpec, name: string): number {
  if (data.kind === 'none' || !partNames(data).includes(name)) return 0
  if (data.kind === 'generated') return (name === 'train' ? data.size : data.testSize) ?? 0
  if (name === 'train') return data.inputs.length
  return (name === 'test' ? data.testInputs : data.parts?.[name]?.inputs)?.length ?? 0
}
