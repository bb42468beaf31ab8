import { taskTimes } from '../../../.scripts/task-times.mjs'
import { isBrowser } from './host.ts'

/** Milliseconds of processor time of the longest task of the page's thread while `act` goes on; NaN where there is no page. */
export async function longestTask(act: () => Promise<unknown>): Promise<number> {
  if (!isBrowser) {
    await act()
    return NaN
  }
  const { cdp } = await import('vitest/browser')
  return Math.max(0, ...(await taskTimes(cdp(), act)))
}

/** Milliseconds from turn to turn: as often as a page may ask, so that what watches takes little of the processor itself. */
const pause = 4

/** The longest time between two turns of the page's thread while so many milliseconds pass, by the clock. */
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
