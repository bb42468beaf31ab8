import type { HyperparameterEnds } from '../../experiment/outcome/hyperparameters.ts'
import type { Ends } from '../../experiment/outcome/ends.ts'

/** The ends at some points of a plane of hyperparameters, in the order of `points`. */
export function pickHyperparameterEnds(
  { loss, steps, status, convergence }: HyperparameterEnds<Float32Array>,
  points: readonly number[],
): HyperparameterEnds<Float32Array> {
  return {
    loss: Float32Array.from(points, (k) => loss[k] ?? NaN),
    steps: Uint32Array.from(points, (k) => steps[k] ?? 0),
    status: Uint8Array.from(points, (k) => status[k] ?? 0),
    convergence: convergence && Float32Array.from(points, (k) => convergence[k] ?? NaN),
  }
}

/** The ends of some of the runs, in the order of `indices`. */
export function pickEnds(from: Ends<Float32Array>, indices: ArrayLike<number>): Ends<Float32Array> {
  const { size, convergence, linearized } = from
  const count = indices.length
  const rows = (values: Float32Array) => {
    const picked = new Float32Array(count * size)
    for (let k = 0; k < count; k++) {
      const at = (indices[k] ?? 0) * size
      picked.set(values.subarray(at, at + size), k * size)
    }
    return picked
  }
  const pick = (values: ArrayLike<number>) => (_: unknown, k: number) => values[indices[k] ?? 0] ?? 0
  return {
    count,
    size,
    starts: rows(from.starts),
    weights: rows(from.weights),
    loss: Float32Array.from({ length: count }, pick(from.loss)),
    steps: Uint32Array.from({ length: count }, pick(from.steps)),
    status: Uint8Array.from({ length: count }, pick(from.status)),
    linearized,
    convergence: convergence && Float32Array.from({ length: count }, pick(convergence)),
  }
}
