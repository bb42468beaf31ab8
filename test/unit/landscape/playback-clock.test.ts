import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FramePace } from '../../../src/landscape/playback-clock.ts'

/** Milliseconds from one screen frame to the next. */
const frame = 20

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (draw: (now: number) => void) =>
    setTimeout(() => draw(performance.now()), frame),
  )
  vi.stubGlobal('cancelAnimationFrame', (id: number) => clearTimeout(id))
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A queue that takes this long for submitted work. */
const queueOf = (milliseconds: number) => ({
  onSubmittedWorkDone: () =>
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), milliseconds)),
})

/** Frames drawn in a second. */
async function framesWith(queue: ReturnType<typeof queueOf> | undefined): Promise<number> {
  let count = 0
  const pace = new FramePace(() => queue)
  const walk = () =>
    pace.next(() => {
      count++
      walk()
    })
  walk()
  await vi.advanceTimersByTimeAsync(999)
  pace.stop()
  const before = count
  await vi.advanceTimersByTimeAsync(999)
  expect(count).toBe(before)
  return count
}

test('frames come as the screen allows, and leave half the time to a queue with other work', async () => {
  expect(await framesWith(undefined)).toBe(49)
  expect(await framesWith(queueOf(0))).toBe(7)
  expect(await framesWith(queueOf(160))).toBe(2)
})
