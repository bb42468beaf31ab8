import type { TargetGenerator } from '../generator.ts'

/** Inputs N(0, I), targets from a network with weights of its own; of the model's shape unless `teacher` names another. */
export const teacher: TargetGenerator = {
  id: 'teacher',
  title: 'Teacher network',
  task: 'regression',
  coordinates: 'model',
  outputs: 'model',
  size: 200,
  noise: 0,
  parameters: {},
  make: ({ coordinates, teacher }) => {
    const targets = teacher()
    return (n, _count, draws) => ({
      point: Array.from({ length: coordinates }, (_, i) => draws.inputs.normal(n, i)),
      targets,
    })
  },
}
