import type { Minimum, PlaneFunction } from './function.ts'

/** x - y = 1 and x + y = s with cos s = -1/2. */
const minimum = (s: number): Minimum => ({
  at: [(s + 1) / 2, (s - 1) / 2],
  value: Math.sin(s) + s / 2,
})

/** A wave on a parabola (McCormick 1976). Of its minima the two in the usual window are listed. */
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
