import type { PlaneFunction } from '../../experiment/functions/function.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { maxOf } from '../../math/statistics/range.ts'

const steps = 400

/** Place of w₀ in the usual window of a function, as fractions of its sides. */
const startShare = { a: 0.2, b: 0.7 } as const

const within = ([from, to]: readonly [number, number], share: number): number =>
  Number((from + share * (to - from)).toPrecision(2))

/** Returns an experiment on a closed-form function of two weights with three algorithms, whose rates suit its curvature. */
export function functionExperiment(found: PlaneFunction): Experiment {
  const { id, title, window, hessian, minima, parameters } = found
  const start = [within(window.a, startShare.a), within(window.b, startShare.b)] as const
  const curvatures = [start, ...minima(parameters).map(({ at }) => at)].map(([x, y]) => {
    const [xx, xy, yy] = hessian(x, y, parameters)
    return Math.hypot(xx, xy, xy, yy)
  })
  const rate = Number((0.5 / maxOf(curvatures)).toPrecision(1))
  const [from, to] = window.a
  return parseExperiment({
    ...{ version: 1, title, seed: 1, data: { kind: 'none' }, metric: { loss: 'squared' } },
    model: { kind: 'function', id },
    algorithms: [
      { id: 'sgd', learningRate: rate, steps },
      { id: 'momentum', learningRate: rate, momentum: 0.9, steps },
      { id: 'adam', learningRate: Number(((to - from) / 100).toPrecision(1)), steps },
    ],
    starts: [{ kind: 'weights', values: start }],
    plane: { kind: 'weights', first: 0, second: 1, origin: 'zero' },
    view: { height: 'log' },
  })
}
