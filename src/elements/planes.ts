import type { Experiment } from '../experiment/schema/experiment.ts'
import type { Terrain } from '../experiment/results.ts'
import type { PlaneSpec } from '../experiment/schema/plane.ts'
import { usualHyperparameters } from '../experiment/plane/offered-axes.ts'
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
export function usualPlane(kind: Kind, experiment: Experiment): PlaneSpec | undefined {
  const { model, algorithms } = experiment
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
    case 'hyperparameters':
      return usualHyperparameters(experiment)
  }
}

/** The kinds that usualPlane has for this experiment. */
export const offeredPlanes = (experiment: Experiment): readonly Kind[] =>
  (Object.keys(planeNames) as Kind[]).filter((kind) => usualPlane(kind, experiment) !== undefined)

/** A plane as it stands, of which nothing hangs on a start or a run any more; undefined where it has more weights than anybody writes down. */
export function keptPlane(
  plane: PlaneSpec,
  { origin, u, v, extent }: Pick<Terrain, 'origin' | 'u' | 'v' | 'extent'>,
): PlaneSpec | undefined {
  if (origin.length > mostTyped || plane.kind === 'hyperparameters') return undefined
  const from = Array.from(origin)
  if (plane.kind === 'line')
    return { kind: 'line', from, to: from.map((entry, i) => entry + (u[i] ?? 0)), extent }
  return { kind: 'directions', u: Array.from(u), v: Array.from(v), origin: from, extent }
}
