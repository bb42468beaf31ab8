import { algorithmName } from '../experiment/words/names.ts'
import { patchBetween } from '../experiment/edit/patch.ts'
import { weightCount } from '../experiment/spec/model.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import type { PlaneSpec } from '../experiment/spec/plane.ts'
import type { Beside } from '../scenarios/scenario.ts'
import { textOf } from '../store/cache-keys.ts'

/** A stage beside the main one on which the runs of one algorithm stand alone. */
export interface Company extends Beside {
  readonly only?: number
}

/** Whether each run can stand in a plane of its own: there are several, and more weights than a plane has. */
export const hasOwnPlanes = ({ algorithms, model, plane }: Experiment): boolean =>
  algorithms.length > 1 && weightCount(model) > 2 && plane.kind !== 'hyperparameters'

const known = new WeakMap<Experiment, readonly Company[]>()

/**
 * Stages on which each algorithm's run from the first start stands in the plane of its own principal components, where the
 * experiment asks for them; the same list for the same experiment.
 */
export function ownPlanes(experiment: Experiment): readonly Company[] {
  const { algorithms, plane, view } = experiment
  if (view.planes === 'one' || !hasOwnPlanes(experiment)) return []
  const before = known.get(experiment)
  if (before) return before
  const company = algorithms.map((spec, algorithm): Company => {
    const own: PlaneSpec = { kind: 'pca', of: { start: 0, algorithm } }
    const patch = { plane: patchBetween(plane, own), view: { planes: 'one' } }
    return { title: algorithmName(spec, algorithms), experiment: patch, only: algorithm }
  })
  known.set(experiment, company)
  return company
}

/** A plane by what spans it, whatever is shown of it. */
export const spanOf = ({ plane }: Pick<Experiment, 'plane'>): string =>
  textOf({ ...plane, extent: undefined })
