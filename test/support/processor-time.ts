/**
 * The least processor time of an act in up to so many tries, in milliseconds; no more of them once it is below `enough`. The time of a process
 * has that of its other threads in it, and of collecting the garbage of tests before: the clock on the wall is a bound too.
 */
export function processorTime(act: () => unknown, enough: number, most = 10): number {
  let least = Infinity
  for (let tries = 0; tries < most && least >= enough; tries++) {
    const [before, began] = [process.cpuUsage(), performance.now()]
    act()
    const elapsed = performance.now() - began
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, elapsed, (user + system) / 1000)
  }
  return least
}
