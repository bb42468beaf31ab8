import { RandomStream } from '../../../src/math/statistics/random.ts'

/** Work A and B: MLP 2-16-16-1 tanh (337 weights), 256 samples, mean squared error; A has 65 x 65 points. */
export const widths = [2, 16, 16, 1] as const
export const weightCount = 337
export const sampleCount = 256
export const resolution = 65

const draws = (name: string, count: number, scale = 1) => {
  const stream = new RandomStream(1, name)
  return Float32Array.from({ length: count }, (_, i) => scale * stream.normal(i))
}

export const inputs = draws('bench/inputs', sampleCount * 2)
export const targets = Float32Array.from(
  { length: sampleCount },
  (_, n) => Math.sin(inputs[2 * n] ?? 0) * Math.cos(inputs[2 * n + 1] ?? 0),
)
export const origin = draws('bench/origin', weightCount, 0.5)
export const u = draws('bench/u', weightCount, 0.3)
export const v = draws('bench/v', weightCount, 0.3)

/** Coordinate of grid line i on [-1, 1]. */
export const coordinate = (i: number): number => -1 + (2 * i) / (resolution - 1)
