import { measure } from './measure/index.ts'
import { ensemble } from './outcome.ts'
import { predict } from './run/predict.ts'
import { terrain } from './terrain.ts'
import { train } from './train.ts'

/** The float64 reference: the engine's questions, answered synchronously and without a GPU. */
export const oracle = { train, terrain, ensemble, predict, measure } as const
