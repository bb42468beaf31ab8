import type { ClassGenerator } from '../generator.ts'

/** One cloud for each class k = n mod classes, its centre on a circle of `radius` at angle 2πk/classes, turned by `turn` degrees. */
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
