/**
 * The least processor time, in milliseconds, of several tries of an act; it stops once a try takes less than
 * `enough`. A process's time includes its other threads and the garbage collection of earlier tests, so
 * wall-clock time is a second bound.
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
