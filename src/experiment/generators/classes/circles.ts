import type { ClassGenerator } from '../generator.ts'

/** Two rings around the origin: class 0 (even samples) at radius 1, class 1 at radius 0.5; the angle is uniform. */
export const circles: ClassGenerator = {
  id: 'circles',
  title: 'Circles',
  task: 'classification',
  coordinates: 2,
  size: 200,
  noise: 0.1,
  parameters: {},
  classes: () => 2,
  make: () => (n, _count, draws) => {
    const angle = 2 * Math.PI * draws.inputs.uniform(n)
    const label = n % 2
    const radius = label === 0 ? 1 : 0.5
    return { point: [radius * Math.cos(angle), radius * Math.sin(angle)], label }
  },
}
