import type { ClassGenerator } from './generator.ts'

/** One cloud for each class k = n mod classes, its centre at angle 2πk/classes on a circle of radius 2. */
export const blobs: ClassGenerator = {
  id: 'blobs',
  title: 'Blobs',
  task: 'classification',
  coordinates: 2,
  size: 200,
  noise: 0.5,
  parameters: { classes: { title: 'Classes', default: 2, from: 2, to: 64, whole: true } },
  classes: (parameters) => parameters['classes'] ?? 2,
  make:
    ({ parameters }) =>
    (n) => {
      const classes = parameters['classes'] ?? 2
      const label = n % classes
      const angle = (2 * Math.PI * label) / classes
      return { point: [2 * Math.cos(angle), 2 * Math.sin(angle)], label }
    },
}
