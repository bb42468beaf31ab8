import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Throttle } from '../../../src/store/throttle.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

it('lets the first call through, and then one each 150 ms', () => {
  const throttle = new Throttle()
  const times: number[] = []
  for (let time = 0; time < 500; time += 50) {
    throttle.call(() => times.push(time))
    vi.advanceTimersByTime(50)
  }
  expect(times).toEqual([0, 150, 300, 450])
})
