import { expect, onTestFinished, test, vi } from 'vitest'
import { Underway } from '../../../../src/engine/backend/queue.ts'

const settled = async (promise: Promise<unknown>): Promise<boolean> => {
  let done = false
  void promise.then(() => (done = true))
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  return done
}

test('rest waits for all running work, but not for work that failed or has ended', async () => {
  const underway = new Underway()
  expect(await settled(underway.rest(60_000))).toBe(true)
  const failing = underway.add(Promise.reject(new Error('lost')))
  let end = (): void => undefined
  const task = underway.add(new Promise<void>((resolve) => (end = resolve)))
  const rest = underway.rest(60_000)
  await expect(failing).rejects.toThrow('lost')
  expect(await settled(rest)).toBe(false)
  end()
  await Promise.all([task, rest])
  expect(await settled(underway.rest(60_000))).toBe(true)
})

test('rest does not wait longer than its limit', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const underway = new Underway()
  void underway.add(new Promise(() => undefined))
  const rest = underway.rest(500)
  vi.advanceTimersByTime(499)
  expect(await settled(rest)).toBe(false)
  vi.advanceTimersByTime(1)
  expect(await settled(rest)).toBe(true)
})
