import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { Terrain } from '../reference/results.ts'
import type { PlaneSpec } from '../experiment/spec/plane.ts'
import { componentsNote } from './components-note.ts'
import { defaultHyperparameterPlane } from './offered-axes.ts'
import { planeNames } from '../words/plane.ts'
import { weightCount } from '../experiment/spec/model.ts'
import { lastStep } from '../experiment/spec/algorithm.ts'

type Kind = PlaneSpec['kind']

/** Kinds of planes that a single weight allows. */
const ofOneWeight: readonly Kind[] = ['line', 'hyperparameters']
/** Kinds of planes for a function's two weights, which have no layers. */
const ofFunction: readonly Kind[] = ['weights', 'pca', 'hessian', 'through', 'line', 'hyperparameters']

/** Most weights for which a direction can be typed. */
const mostTyped = 1024

/** Returns the default plane of a kind for a model; `undefined` if the model does not allow it. */
export function defaultPlane(kind: Kind, experiment: TrainingExperiment): PlaneSpec | undefined {
  const { model, algorithms } = experiment
  const size = weightCount(model)
  const unit = (index: number) => Array.from({ length: size }, (_, i) => (i === index ? 1 : 0))
  const run = (algorithm: number, step: number | 'end') => ({ start: 0, algorithm, step })
  const steps = algorithms[0] ? lastStep(algorithms[0]) : 0
  if (size < 2 && !ofOneWeight.includes(kind)) return undefined
  if (model.kind === 'function' && !ofFunction.includes(kind)) return undefined
  switch (kind) {
    case 'weights':
      return { kind, first: 0, second: 1, origin: size === 2 ? 'zero' : 'start' }
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
      return defaultHyperparameterPlane(experiment)
  }
}

/** Returns the kinds for which defaultPlane returns a plane. */
export const offeredPlanes = (experiment: TrainingExperiment): readonly Kind[] =>
  (Object.keys(planeNames) as Kind[]).filter((kind) => defaultPlane(kind, experiment) !== undefined)

/**
 * Returns the current plane as numbers, so that no start or run moves it; `undefined` if there are more
 * weights than can be typed.
 */
export function keptPlane(experiment: TrainingExperiment, terrain: Terrain): PlaneSpec | undefined {
  const { plane } = experiment
  const { origin, u, v, extent } = terrain
  if (origin.length > mostTyped || plane.kind === 'hyperparameters') return undefined
  const from = Array.from(origin)
  if (plane.kind === 'line') return { kind: 'line', from, to: from.map((entry, i) => entry + u[i]!), extent }
  const was = componentsNote(experiment, terrain)
  return { kind: 'directions', u: Array.from(u), v: Array.from(v), ...was, origin: from, extent }
}
