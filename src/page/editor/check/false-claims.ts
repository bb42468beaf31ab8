import { claimsOf, verdictOf, type Claim } from '../../../analyses/claims.ts'
import { acquireWorkers, releaseWorkers } from '../../../engine/workers/worker-pool.ts'
import type { Lecture } from '../../../scenarios/place.ts'
import { openingOf } from '../openings.ts'
import { oracleNumbers } from './claim-numbers.ts'

/** Milliseconds after which a claim is left to the Check list. */
const patience = 5000

const isTried = ({ expectation: { long, on } }: Claim): boolean => !long && (on?.includes('oracle') ?? true)

/** Whether a claim is false in float64 or its number cannot be computed. Also false if the check takes too long. */
async function isFalse(claim: Claim, pool: ReturnType<typeof acquireWorkers>, until: AbortSignal) {
  const signal = AbortSignal.any([until, AbortSignal.timeout(patience)])
  try {
    const asked = oracleNumbers(pool, { signal, onProgress: () => undefined })
    return !(await verdictOf(claim, 'oracle', asked)).holds
  } catch {
    return !signal.aborted
  }
}

/** Number of false claims in a lecture, among those that can be checked in a few seconds each. Rejects once the signal aborts. */
export async function falseClaims(lecture: Lecture, until: AbortSignal): Promise<number> {
  const pool = acquireWorkers()
  try {
    let count = 0
    for (const [at, step] of lecture.steps.entries())
      for (const claim of claimsOf(step, openingOf(lecture, at), at).filter(isTried)) {
        until.throwIfAborted()
        if (await isFalse(claim, pool, until)) count++
      }
    until.throwIfAborted()
    return count
  } finally {
    releaseWorkers()
  }
}
