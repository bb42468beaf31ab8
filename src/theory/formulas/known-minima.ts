import { symmetricEigen } from '../../math/linear-algebra/eigen.ts'
import { buildProblem } from '../../experiment/problem.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { Formula, StatedPoint } from '../formula.ts'

/** The known minima of a closed-form function in the order of the literature, each with its sharpness; none for a network. */
export function knownMinima(experiment: Experiment): StatedPoint[] {
  const { model } = buildProblem(experiment)
  if (model.kind === 'mlp') return []
  const { function: f, parameters } = model
  return f.minima(parameters).map(({ at }) => {
    const [xx, xy, yy] = f.hessian(...at, parameters)
    return { weights: at, value: symmetricEigen(Float64Array.of(xx, xy, xy, yy), 2).values[1] ?? NaN }
  })
}

/** See `knownMinima`. Source: the function's own file. */
export const minima: Formula = {
  id: 'minima',
  title: 'minima',
  drawings: ['point'],
  fromStart: false,
  measures: 'sharpness',
  refusal: (experiment) =>
    knownMinima(experiment).length > 0 ? undefined : 'Known for closed-form functions only.',
  state: ({ experiment }) => ({ kind: 'points', points: knownMinima(experiment) }),
}
