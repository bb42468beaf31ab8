/**
 * The least processor time of an act in up to so many tries, in milliseconds; no more of them once it is below `enough`. The time of a process
 * has that of tests beside this one in it, and of collecting the garbage of those before.
 */
export function processorTime(act: () => unknown, enough: number, most = 10): number {
  let least = Infinity
  for (let tries = 0; tries < most && least >= enough; tries++) {
    const before = process.cpuUsage()
    act()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}
