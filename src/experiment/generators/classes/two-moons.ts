import type { ClassGenerator } from '../generator.ts'

/** Two half circles that interlock. Sample n is of class n mod 2; t uniform in [0, π]; centred on the origin. */
export const twoMoons: ClassGenerator = {
  id: 'two-moons',
  title: 'Two moons',
  task: 'classification',
  coordinates: 2,
  size: 200,
  noise: 0.15,
  parameters: {},
  classes: () => 2,
  make: () => (n, _count, draws) => {
    const t = Math.PI * draws.inputs.uniform(n)
    const label = n % 2
    const [x, y] = label === 0 ? [Math.cos(t), Math.sin(t)] : [1 - Math.cos(t), 0.5 - Math.sin(t)]
    return { point: [x - 0.5, y - 0.25], label }
  },
}
