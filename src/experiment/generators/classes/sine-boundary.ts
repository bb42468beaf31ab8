import type { ClassGenerator } from '../generator.ts'

/** Points uniform in [-1, 1]², class 1 where x_1 + sin(3 x_2)/2 > 0. */
export const sineBoundary: ClassGenerator = {
  id: 'sine-boundary',
  title: 'Sine boundary',
  task: 'classification',
  coordinates: 2,
  size: 200,
  noise: 0,
  parameters: {},
  classes: () => 2,
  make: () => (n, _count, draws) => {
    const x = 2 * draws.inputs.uniform(n, 0) - 1
    const y = 2 * draws.inputs.uniform(n, 1) - 1
    return { point: [x, y], label: ([p = 0, q = 0]) => (p + 0.5 * Math.sin(3 * q) > 0 ? 1 : 0) }
  },
}
