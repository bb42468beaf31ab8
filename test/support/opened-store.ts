import type { TrainingInput } from '../../src/experiment/spec/experiment.ts'
import { Selection } from '../../src/store/selection.ts'
import { Store } from '../../src/store/store.ts'
import { OracleEngine } from './oracle-engine.ts'

/** An idle store on the oracle, with 3 points a side, and a selection on a timeline of `last` steps. */
export async function openedStore(input: TrainingInput, last: number, engine = new OracleEngine()) {
  const store = new Store(() => Promise.resolve(engine), input, 3)
  await store.whenIdle()
  const selection = new Selection(store)
  selection.playback.setLast(last)
  return { engine, store, selection }
}
