import { effect, signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { settled } from '../../../src/store/settled.ts'

test('a settled value stays the same object, and notifies nobody, while it does not differ', () => {
  const step = signal(1)
  const half = settled(
    () => ({ half: Math.floor(step.value / 2) }),
    (before, now) => before.half === now.half,
  )
  const told: object[] = []
  const stop = effect(() => void told.push(half.value))
  step.value = 2
  step.value = 3
  step.value = 4
  expect(told).toEqual([{ half: 0 }, { half: 1 }, { half: 2 }])
  expect(half.value).toBe(told[2])
  stop()
})
