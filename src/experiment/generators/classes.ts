import type { ClassGenerator, LabelledPoint } from './generator.ts'

/** Two interlocking half circles, centred on the origin. Sample n has class n mod 2, with t uniform in [0, π]. */
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

/** Two rings around the origin: class 0 (even samples) at radius 1 and class 1 at radius 0.5, with a uniform angle. */
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

/** Returns corner n mod 4 of (-1, -1), (-1, 1), (1, -1), (1, 1), with class 1 if the product of the signs is positive. */
function corner(n: number): LabelledPoint {
  const x = n % 4 < 2 ? -1 : 1
  const y = n % 2 === 0 ? -1 : 1
  return { point: [x, y], label: x * y > 0 ? 1 : 0 }
}

/** Four clouds at (±1, ±1), labelled by the product of the signs. */
export const xor: ClassGenerator = {
  id: 'xor',
  title: 'XOR clouds',
  task: 'classification',
  coordinates: 2,
  size: 200,
  noise: 0.35,
  parameters: {},
  classes: () => 2,
  make: () => corner,
}

/** The four points (±1, ±1) themselves, repeated if the size is above 4. */
export const xorPoints: ClassGenerator = { ...xor, id: 'xor-points', title: 'XOR points', size: 4, noise: 0 }

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

/** One cloud for each class k = n mod classes, its centre on a circle of `radius` at angle 2πk/classes, rotated by `turn` degrees. */
export const blobs: ClassGenerator = {
  id: 'blobs',
  title: 'Blobs',
  task: 'classification',
  coordinates: 2,
  size: 200,
  noise: 0.5,
  parameters: {
    classes: { title: 'Classes', default: 2, from: 2, to: 64, whole: true },
    radius: { title: 'Radius', default: 2, from: 0, to: 10, whole: false },
    turn: { title: 'Turned by, in degrees', default: 0, from: -360, to: 360, whole: false },
  },
  classes: (parameters) => parameters['classes'] ?? 2,
  make:
    ({ parameters }) =>
    (n) => {
      const { classes = 2, radius = 2, turn = 0 } = parameters
      const label = n % classes
      const angle = 2 * Math.PI * (label / classes + turn / 360)
      return { point: [radius * Math.cos(angle), radius * Math.sin(angle)], label }
    },
}

/** Points uniform in [-1, 1]², with class 1 if x_1 + sin(3 x_2)/2 > 0. */
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
