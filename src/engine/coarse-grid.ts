import { finiteRange } from '../math/statistics/range.ts'
import type { TerrainField, TerrainRequest } from './path.ts'

/** A coarse grid takes every fourth point of both axes, where there are at least this many. */
const stride = 4
const coarsest = 17

/** Values with their extent. */
const fieldOf = (resolution: readonly [number, number], values: Float32Array): TerrainField => ({
  resolution,
  values,
  ...finiteRange(values),
})

/** The indices of a grid with every fourth column and row, none where it has too few, and of the rest. */
function coarseAndRest([na, nb]: readonly [number, number]): [coarse: number[], rest: number[]] {
  const regular = (n: number) => n >= coarsest && (n - 1) % stride === 0
  const possible = regular(na) && regular(nb)
  const coarse: number[] = []
  const rest: number[] = []
  for (let j = 0; j < nb; j++)
    for (let i = 0; i < na; i++) {
      const kept = possible && i % stride === 0 && j % stride === 0
      const list = kept ? coarse : rest
      list.push(j * na + i)
    }
  return [coarse, rest]
}

/** A terrain point by point, those of a coarse grid first and shown. `fill` writes the values at indices of the whole grid. */
export async function coarseFirst(
  { resolution, onCoarse, beforeFinest }: TerrainRequest,
  fill: (indices: readonly number[], values: Float32Array) => Promise<void>,
): Promise<TerrainField> {
  const [na, nb] = resolution
  const values = new Float32Array(na * nb)
  const [coarse, rest] = coarseAndRest(resolution)
  if (coarse.length > 0 && onCoarse) {
    await fill(coarse, values)
    const thinned = Float32Array.from(coarse, (index) => values[index] ?? NaN)
    onCoarse(fieldOf([(na - 1) / stride + 1, (nb - 1) / stride + 1], thinned))
    await beforeFinest?.()
    await fill(rest, values)
  } else await fill([...coarse, ...rest], values)
  return fieldOf(resolution, values)
}
