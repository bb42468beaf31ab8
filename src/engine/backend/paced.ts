import type { Work } from '../../math/work.ts'
import type { Pace } from './page-turns.ts'

/** Drives work to its end, and gives the page its turn at the rests. @throws the signal's reason when it aborts */
export async function paced<T>(work: Work<T>, pace: Pace, signal: AbortSignal): Promise<T> {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    await pace.rest()
    signal.throwIfAborted()
  }
}
