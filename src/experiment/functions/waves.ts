import type { Minimum, PlaneFunction } from './function.ts'

/** Returns a minimum of McCormick's function: x - y = 1 and x + y = s with cos s = -1/2. */
const minimum = (s: number): Minimum => ({
  at: [(s + 1) / 2, (s - 1) / 2],
  value: Math.sin(s) + s / 2,
})

/** A wave on a parabola (McCormick 1976). Only its two minima in the default window are listed. */
export const mccormick: PlaneFunction = {
  id: 'mccormick',
  title: 'McCormick',
  formula: '\\sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1',
  parameters: {},
  window: { a: [-1.5, 4], b: [-3, 4] },
  value: (x, y) => Math.sin(x + y) + (x - y) ** 2 - 1.5 * x + 2.5 * y + 1,
  gradient: (x, y) => {
    const wave = Math.cos(x + y)
    return [wave + 2 * (x - y) - 1.5, wave - 2 * (x - y) + 2.5]
  },
  hessian: (x, y) => {
    const wave = -Math.sin(x + y)
    return [wave + 2, wave - 2, wave + 2]
  },
  minima: () => [minimum((-2 * Math.PI) / 3), minimum((4 * Math.PI) / 3)],
}

/** The term of one weight, followed by its slope and curvature. */
const dented = (x: number): number => x * x - 10 * Math.cos(2 * Math.PI * x)
const dentedSlope = (x: number): number => 2 * x + 20 * Math.PI * Math.sin(2 * Math.PI * x)
const dentedCurvature = (x: number): number => 2 + 40 * Math.PI ** 2 * Math.cos(2 * Math.PI * x)

/** Returns the minimum of one weight's term next to the integer k, by Newton's method. */
function minimumNear(k: number): number {
  let x = k
  for (let i = 0; i < 20; i++) x -= dentedSlope(x) / dentedCurvature(x)
  return x
}

/** All minima of Rastrigin's function in the default window, lowest first. */
const dents: readonly Minimum[] = (() => {
  const line = Array.from({ length: 11 }, (_, i) => minimumNear(i - 5))
  return line
    .flatMap((x) => line.map((y): Minimum => ({ at: [x, y], value: 20 + dented(x) + dented(y) })))
    .sort((p, q) => p.value - q.value)
})()

/** A bowl full of regular dents (Rastrigin 1974), with 121 minima in the default window and the global one at the origin. */
export const rastrigin: PlaneFunction = {
  id: 'rastrigin',
  title: 'Rastrigin',
  formula: '20 + x^2 + y^2 - 10 \\cos 2\\pi x - 10 \\cos 2\\pi y',
  parameters: {},
  window: { a: [-5.12, 5.12], b: [-5.12, 5.12] },
  value: (x, y) => 20 + dented(x) + dented(y),
  gradient: (x, y) => [dentedSlope(x), dentedSlope(y)],
  hessian: (x, y) => [dentedCurvature(x), 0, dentedCurvature(y)],
  minima: () => dents,
}
