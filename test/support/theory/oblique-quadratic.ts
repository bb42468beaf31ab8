import { runSteps } from '../../../src/analyses/surface/run-steps.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { Playback } from '../../../src/store/playback.ts'
import { Store } from '../../../src/store/store.ts'
import { OracleEngine } from '../oracle-engine.ts'
import { unowned } from '../unowned.ts'

/**
 * (x² + 10 y²)/2 along directions that are neither orthogonal nor of length 1. The plane is the whole space.
 */
export const obliqueQuadratic: TrainingInput = {
  version: 1,
  seed: 1,
  data: { kind: 'none' },
  model: { kind: 'function', id: 'quadratic', parameters: { a: 1, b: 10 } },
  metric: { loss: 'squared' },
  algorithms: [
    { id: 'sgd', learningRate: 0.05, steps: 20 },
    { id: 'heavy-ball', learningRate: 0.05, steps: 20 },
    { id: 'adam', learningRate: 0.05, steps: 20 },
  ],
  starts: [{ kind: 'weights', values: [2, -1] }],
  plane: { kind: 'directions', u: [2, 0], v: [1, 1], origin: 'zero', extent: { a: [-2, 2], b: [-2, 2] } },
  view: { internals: true },
}

/** The steps of an experiment's visible runs when the playback is at `step`. */
export async function stepsAt(
  input: TrainingInput,
  step: number,
  hidden: readonly number[] = [],
  engine = new OracleEngine(),
) {
  const store = new Store(() => Promise.resolve(engine), input, 9)
  await store.whenIdle()
  engine.asked.length = 0
  const playback = new Playback()
  playback.setLast(1000)
  playback.seek(step)
  const { study, steps } = runSteps(unowned, store, { playback, hidden: new Set(hidden) })
  await study.whenIdle()
  return { engine, store, study, playback, steps }
}
