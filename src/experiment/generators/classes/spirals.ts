import type { ClassGenerator } from '../generator.ts'

/** Two spirals: class k = n mod 2, t uniform in [0.25, 1], radius 2t, angle 2π·turns·t + πk. */
export const spirals: ClassGenerator = {
  id: 'spirals',
  title: 'Spirals',
  task: 'classification',
  coordinates: 2,
  size: 200,
  noise: 0.05,
  parameters: { turns: { title: 'Turns', default: 1, from: 0, to: 5, whole: false } },
  classes: () => 2,
  make:
    ({ parameters }) =>
    (n, _count, draws) => {
      const label = n % 2
      const t = 0.25 + 0.75 * draws.inputs.uniform(n)
      const angle = 2 * Math.PI * (parameters['turns'] ?? 1) * t + Math.PI * label
      return { point: [2 * t * Math.cos(angle), 2 * t * Math.sin(angle)], label }
    },
}
