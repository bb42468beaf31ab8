import type { TargetGenerator } from '../generator.ts'

/** Inputs and targets N(0, 1), independent of each other: nothing to learn, only to memorise. */
export const gaussian: TargetGenerator = {
  id: 'gaussian',
  title: 'Pure noise',
  task: 'regression',
  coordinates: 'model',
  outputs: 'model',
  size: 64,
  noise: 0,
  parameters: {},
  make:
    ({ coordinates, outputs }) =>
    (n, _count, draws) => ({
      point: Array.from({ length: coordinates }, (_, i) => draws.inputs.normal(n, i)),
      targets: Array.from({ length: outputs }, (_, k) => draws.targets.normal(n, k)),
    }),
}
