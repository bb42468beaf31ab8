import type { HyperparameterEnds } from '../../reference/outcome/hyperparameters.ts'
import type { Ends } from '../../reference/outcome/ends.ts'

/** Returns the ends at some points of a plane of hyperparameters, in the order of `points`. */
export const pickHyperparameterEnds = (
  { loss, steps, status, convergence }: HyperparameterEnds<Float32Array>,
  points: ArrayLike<number>,
): HyperparameterEnds<Float32Array> => ({
  loss: Float32Array.from(points, (k) => loss[k]!),
  steps: Uint32Array.from(points, (k) => steps[k]!),
  status: Uint8Array.from(points, (k) => status[k]!),
  convergence: convergence && Float32Array.from(points, (k) => convergence[k]!),
})

/** Returns the ends of some of the runs, in the order of `indices`. */
export function pickEnds(from: Ends<Float32Array>, indices: readonly number[]): Ends<Float32Array> {
  const { size, linearized, starts, weights, ...ends } = from
  const rows = (values: Float32Array) => {
    const picked = new Float32Array(indices.length * size)
    indices.forEach((k, i) => picked.set(values.subarray(k * size, (k + 1) * size), i * size))
    return picked
  }
  return {
    ...pickHyperparameterEnds(ends, indices),
    count: indices.length,
    size,
    starts: rows(starts),
    weights: rows(weights),
    linearized,
  }
}
