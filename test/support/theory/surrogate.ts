import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'

/** n numbers evenly spaced from `from` to `to`. */
const spaced = (from: number, to: number, n: number): number[] =>
  Array.from({ length: n }, (_, i) => from + (i * (to - from)) / (n - 1))

/**
 * A plane around all minima. At no point of its grids is a sample exactly on the edge, where rounding
 * decides.
 */
const surrogatePlane = { a: [-0.1037, 0.5963] as [number, number], b: [-0.2011, 0.1007] as [number, number] }

/**
 * S05: f = w x + b on a line, with three far points of class 1 at `far` that are classified correctly.
 * Weights in the order (w, b).
 */
export function surrogate(far: number, loss: 'squared' | 'logistic'): TrainingInput {
  const [low, high] = [spaced(-1.5, -0.1, 10), [...spaced(0.1, 1.5, 10), far, far, far]]
  return {
    version: 1,
    seed: 5,
    data: {
      kind: 'table',
      task: 'classification',
      inputs: [...low, ...high].map((x) => [x]),
      targets: [...low.map(() => [-1]), ...high.map(() => [1])],
    },
    model: { kind: 'mlp', widths: [1, 1], activation: 'linear' },
    metric: loss === 'squared' ? { loss } : { loss, weightDecay: 1e-3 },
    algorithms: [{ id: 'newton', learningRate: 1, steps: loss === 'squared' ? 1 : 30 }],
    starts: [{ kind: 'weights', values: [0, 0] }],
    plane: { kind: 'weights', first: 0, second: 1, origin: 'zero', extent: surrogatePlane },
  }
}

/**
 * Least squares of S05 by the position of the far points: (w, b), its threshold, and how many of the 23
 * samples it misclassifies.
 */
export const leastSquares = {
  5: { weights: [0.3541, -0.1005], threshold: 0.2839, wrong: 2 },
  10: { weights: [0.1516, -0.0673], threshold: 0.4438, wrong: 3 },
  20: { weights: [0.0643, -0.0373], threshold: 0.5801, wrong: 4 },
  50: { weights: [0.0224, -0.0156], threshold: 0.6976, wrong: 4 },
} as const
