import { finiteRange } from '../math/statistics/range.ts'
import type { TerrainField } from './path.ts'

/** A coarse grid takes every fourth point of both axes, where there are at least this many. */
const stride = 4
const coarsest = 17

/** Values with their extent. */
export const fieldOf = (resolution: readonly [number, number], values: Float32Array): TerrainField => ({
  resolution,
  values,
  ...finiteRange(values),
})

/** The indices of a grid with every fourth column and row, and of the rest. */
export function coarseFirst([na, nb]: readonly [number, number]): {
  readonly coarse: readonly number[]
  readonly rest: readonly number[]
} {
  const coarse: number[] = []
  const rest: number[] = []
  const regular = (n: number) => n >= coarsest && (n - 1) % stride === 0
  const possible = regular(na) && regular(nb)
  for (let j = 0; j < nb; j++)
    for (let i = 0; i < na; i++) {
      const kept = possible && i % stride === 0 && j % stride === 0
      const list = kept ? coarse : rest
      list.push(j * na + i)
    }
  return { coarse, rest }
}

/** The field of the coarse grid at these indices of the whole. */
export function coarseField(
  [na, nb]: readonly [number, number],
  coarse: readonly number[],
  values: Float32Array,
): TerrainField {
  const coarseValues = Float32Array.from(coarse, (index) => values[index] ?? NaN)
  return fieldOf([(na - 1) / stride + 1, (nb - 1) / stride + 1], coarseValues)
}
