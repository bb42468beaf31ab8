import { measure } from './measure/index.ts'
import { ensemble } from './outcome.ts'
import { predict } from './run/predict.ts'
import { terrain } from './terrain.ts'
import { train } from './train.ts'

/**
 * The float64 reference: the engine's methods, synchronous and without a GPU. It is slow, and the engine is
 * tested against it. Every function parses its experiment first, and throws ExperimentError if it is invalid.
 *
 * @example
 * ```js
 * import { oracle } from './lib/badlands.js'
 *
 * const experiment = {
 *   version: 1,
 *   seed: 1,
 *   data: { kind: 'none' },
 *   model: { kind: 'function', id: 'himmelblau' },
 *   metric: { loss: 'squared' },
 *   algorithms: [{ id: 'sgd', learningRate: 0.001, steps: 1000 }],
 *   starts: [{ kind: 'weights', values: [0.5, -0.5] }],
 *   plane: { kind: 'weights', first: 0, second: 1 },
 * }
 * const [run] = oracle.train(experiment)
 * const [x, y] = run.finalWeights
 * console.log(x.toFixed(6), y.toFixed(6), run.outcome) // 3.584428 -1.848127 converged
 *
 * const { values } = oracle.measure(experiment, run.finalWeights, 'sharpness')
 * console.log(values[0].toFixed(3), values[1]) // 105.419 2000
 *
 * const terrain = oracle.terrain(experiment, { resolution: [5, 3] })
 * console.log(terrain.values.length, terrain.nonFinite) // 15 0
 * ```
 */
export const oracle = { train, terrain, ensemble, predict, measure } as const
