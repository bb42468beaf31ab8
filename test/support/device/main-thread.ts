import { taskTimes } from '../../../.scripts/task-times.mjs'
import { isBrowser } from './host.ts'

/**
 * Processor time, in milliseconds, of the longest task on the page's thread while `act` runs; NaN without a
 * page.
 */
export async function longestTask(act: () => Promise<unknown>): Promise<number> {
  if (!isBrowser) {
    await act()
    return NaN
  }
  const { cdp } = await import('vitest/browser')
  return Math.max(0, ...(await taskTimes(cdp(), act)))
}

/**
 * Milliseconds between turns: as often as a page may ask, so that the watcher itself takes little processor
 * time.
 */
const pause = 4

/** The longest wall-clock time between two turns of the page's thread within this time. */
export async function longestTurn(milliseconds: number): Promise<number> {
  let [longest, last] = [0, performance.now()]
  const end = last + milliseconds
  while (last < end) {
    await new Promise((resolve) => setTimeout(resolve, pause))
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  return longest
}
