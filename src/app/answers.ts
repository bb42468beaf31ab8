import type { Engine } from '../engine/types.ts'
import type { Answers } from '../experiment/quantity/source.ts'

/** The engine, asked until the signal aborts. */
export const answersOf = (engine: Engine, signal: AbortSignal): Answers => ({
  train: (experiment) => engine.train(experiment, { signal }),
  terrain: (experiment, options) => engine.terrain(experiment, { ...options, signal }),
  ensemble: (experiment) => engine.ensemble(experiment, { signal }),
  measure: (experiment, weights, what, options) =>
    engine.measure(experiment, weights, what, { ...options, signal }),
})
