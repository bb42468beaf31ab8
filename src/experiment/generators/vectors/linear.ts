import { RandomStream } from '../../../math/statistics/random.ts'
import type { TargetGenerator } from '../generator.ts'
import { norm } from '../../../math/linear-algebra/vector.ts'

/** A unit vector of R^size, uniform on the sphere: column `lane` of the stream 'data/direction'. */
function unitVector(seed: number, size: number, lane: number): number[] {
  const stream = new RandomStream(seed, 'data/direction')
  const drawn = Array.from({ length: size }, (_, i) => stream.normal(i, lane))
  const length = norm(drawn)
  return drawn.map((x) => x / length)
}

/** Inputs N(0, I); target k is the inner product with unit vector k, one for each output. */
export const linear: TargetGenerator = {
  id: 'linear',
  title: 'Linear',
  task: 'regression',
  coordinates: 'model',
  outputs: 'model',
  size: 100,
  noise: 0,
  parameters: {},
  make: ({ seed, coordinates, outputs }) => {
    const directions = Array.from({ length: outputs }, (_, k) => unitVector(seed, coordinates, k))
    return (n, _count, draws) => {
      const point = Array.from({ length: coordinates }, (_, i) => draws.inputs.normal(n, i))
      return {
        point,
        targets: (at) =>
          directions.map((direction) => direction.reduce((sum, d, i) => sum + d * (at[i] ?? 0), 0)),
      }
    }
  },
}
