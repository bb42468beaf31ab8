import { measure } from './measure/index.ts'
import { ensemble } from './outcome.ts'
import { predict } from './run/predict.ts'
import { terrain } from './terrain.ts'
import { train } from './train.ts'

/**
 * The float64 reference: the engine's questions, answered synchronously and without a GPU. It is slow, and what the engine computes
 * is tested against it. Every function parses its experiment first and throws ExperimentError where that cannot be used.
 */
export const oracle = { train, terrain, ensemble, predict, measure } as const
