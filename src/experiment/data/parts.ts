import type { DataSpec } from '../schema/data.ts'

/** The parts of the data that a metric may be on: train, test where there is one, shifted, and those with a name of their own. */
export function partNames(data: DataSpec): readonly string[] {
  if (data.kind === 'none') return []
  if (data.kind === 'generated') return ['train', 'test', ...(data.shift ? ['shifted'] : [])]
  return ['train', ...(data.testInputs ? ['test'] : []), ...Object.keys(data.parts ?? {})]
}
