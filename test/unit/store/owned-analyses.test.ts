import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { Analysis } from '../../../src/store/analysis.ts'
import { OwnedAnalyses, type AnalysisOwner } from '../../../src/store/owned-analyses.ts'

/** An analysis of a number. It fails for negative numbers, and never ends for 0. */
function rooting(owner: AnalysisOwner) {
  const asked = signal<number | undefined>(undefined)
  const root = new Analysis<number, number>(owner, {
    input: () => asked.value,
    async task(number, { signal: stop }) {
      if (number < 0) throw new Error(`${number} has no root`)
      if (number === 0) await new Promise((_, reject) => (stop.onabort = () => reject(new Error('over'))))
      return Math.sqrt(number)
    },
  })
  return { asked, root }
}

const untouched = () => ({ openings: 0, retries: 0 })

test('only the faults of reported analyses are issues, until they are dismissed', async () => {
  const owned = new OwnedAnalyses(untouched)
  const [reported, silent] = [rooting(owned.with({ reported: true })), rooting(owned)]
  reported.asked.value = -1
  silent.asked.value = -2
  await owned.whenIdle()
  const messages = () => owned.issues.map(({ message }) => message)
  expect(messages()).toEqual(['-1 has no root'])
  owned.dismiss()
  expect(messages()).toEqual([])
  expect(silent.root.error.value).toHaveLength(1)
  owned.dispose()
})

test('failed ones are repeated when the graphics device is requested again, and nothing else', async () => {
  const retries = signal(3)
  const owned = new OwnedAnalyses(() => ({ openings: 0, retries: retries.value }))
  const [failed, answered, unasked] = [
    rooting(owned.with({ reported: true })),
    rooting(owned),
    rooting(owned),
  ]
  failed.asked.value = -1
  answered.asked.value = 4
  await owned.whenIdle()
  const busy = () => [failed, answered, unasked].map(({ root }) => root.busy.value)
  expect(busy()).toEqual([false, false, false])
  retries.value++
  expect(busy()).toEqual([true, false, false])
  await owned.whenIdle()
  owned.dispose()
  retries.value++
  expect(busy()).toEqual([false, false, false])
})

test('those that Escape ends are ended if one of them works, and all when their owner goes', async () => {
  const owned = new OwnedAnalyses(untouched)
  const { root: cancellable, asked } = rooting(owned.with({ cancellable: true }))
  rooting(owned.with({ cancellable: true }))
  const other = rooting(owned)
  expect(owned.cancel()).toBe(false)
  asked.value = 0
  other.asked.value = 0
  await Promise.resolve()
  expect(owned.cancel()).toBe(true)
  await cancellable.whenIdle()
  expect([cancellable.cancelled.value, other.root.busy.value]).toEqual([true, true])
  owned.dispose()
  await owned.whenIdle()
  expect(other.root.busy.value).toBe(false)
})

test('an owner also has those hidden deep in objects made from them, or added later', async () => {
  const owned = new OwnedAnalyses(untouched)
  const made = { parts: { deep: [rooting(owned)], later: () => rooting(owned) } }
  const all = [...made.parts.deep, made.parts.later()]
  for (const { asked } of all) asked.value = 0
  await Promise.resolve()
  owned.dispose()
  await owned.whenIdle()
  expect(all.map(({ root }) => root.busy.value)).toEqual([false, false])
})
