import type { Experiment } from '../experiment/schema/experiment.ts'
import type { PlaneSpec } from '../experiment/schema/plane.ts'
import { weightCount } from '../experiment/check/shape.ts'

type Kind = PlaneSpec['kind']

export const planeNames: Readonly<Record<Kind, string>> = {
  weights: 'two weights',
  random: 'random directions',
  pca: 'PCA of the run',
  hessian: "the Hessian's eigenvectors",
  directions: 'given directions',
  through: 'through three points',
  line: 'a line',
  hyperparameters: 'two hyperparameters',
}

/** Above this many weights nobody types a direction. */
const mostTyped = 1024

/** The planes that a model can be put on by hand, as they stand when they are chosen. */
export function usualPlane(kind: Kind, { model, algorithms }: Experiment): PlaneSpec | undefined {
  const size = weightCount(model)
  const unit = (index: number) => Array.from({ length: size }, (_, i) => (i === index ? 1 : 0))
  const run = (algorithm: number, step: number | 'end') => ({ start: 0, algorithm, step })
  const steps = algorithms[0]?.steps ?? 0
  switch (kind) {
    case 'weights':
      return { kind, first: 0, second: 1, origin: 'start' }
    case 'random':
      return { kind, normalization: 'filter', origin: 'start' }
    case 'pca':
      return { kind }
    case 'hessian':
      return { kind, which: 'top', origin: 'end' }
    case 'through':
      return {
        kind,
        points: [
          run(0, 0),
          run(0, 'end'),
          algorithms.length > 1 ? run(1, 'end') : run(0, Math.ceil(steps / 2)),
        ],
      }
    case 'line':
      return { kind, from: run(0, 0), to: run(0, 'end') }
    case 'directions':
      return size <= mostTyped ? { kind, u: unit(0), v: unit(1), origin: 'start' } : undefined
    default:
      return undefined
  }
}

/** The kinds that usualPlane has for this experiment. */
export const offeredPlanes = (experiment: Experiment): readonly Kind[] =>
  (Object.keys(planeNames) as Kind[]).filter((kind) => usualPlane(kind, experiment) !== undefined)
