import { turn } from '../engine/backend/page-turns.ts'
import type { Engine } from '../engine/types.ts'
import type { Answers } from '../theory/quantity/source.ts'

/**
 * An engine as a source for quantities; every computation ends when `signal` aborts. `urgent`: somebody waits
 * for it.
 */
export const engineAnswers = (engine: Engine, signal: AbortSignal, urgent = false): Answers => ({
  train: (experiment) => engine.train(experiment, { signal }),
  terrain: (experiment, options) => engine.terrain(experiment, { ...options, signal }),
  ensemble: (experiment) => engine.ensemble(experiment, { signal }),
  measure: (experiment, weights, what, options) =>
    engine.measure(experiment, weights, what, { ...options, urgent, signal }),
  async rest() {
    await turn()
    signal.throwIfAborted()
  },
})
