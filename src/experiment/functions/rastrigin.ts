import type { Minimum, PlaneFunction } from './function.ts'

const wave = (x: number): number => x * x - 10 * Math.cos(2 * Math.PI * x)
const slope = (x: number): number => 2 * x + 20 * Math.PI * Math.sin(2 * Math.PI * x)
const curvature = (x: number): number => 2 + 40 * Math.PI ** 2 * Math.cos(2 * Math.PI * x)

/** The minimum of one weight's part next to the integer k, by Newton's method. */
function minimumNear(k: number): number {
  let x = k
  for (let i = 0; i < 20; i++) x -= slope(x) / curvature(x)
  return x
}

/** All minima in the usual window, from the lowest. */
const minima: readonly Minimum[] = (() => {
  const line = Array.from({ length: 11 }, (_, i) => minimumNear(i - 5))
  return line
    .flatMap((x) => line.map((y): Minimum => ({ at: [x, y], value: 20 + wave(x) + wave(y) })))
    .sort((p, q) => p.value - q.value)
})()

/** A bowl full of regular dents (Rastrigin 1974): 121 minima in the usual window, the global one at the origin. */
export const rastrigin: PlaneFunction = {
  id: 'rastrigin',
  title: 'Rastrigin',
  formula: '20 + x^2 + y^2 - 10 \\cos 2\\pi x - 10 \\cos 2\\pi y',
  parameters: {},
  window: { a: [-5.12, 5.12], b: [-5.12, 5.12] },
  value: (x, y) => 20 + wave(x) + wave(y),
  gradient: (x, y) => [slope(x), slope(y)],
  hessian: (x, y) => [curvature(x), 0, curvature(y)],
  minima: () => minima,
}
