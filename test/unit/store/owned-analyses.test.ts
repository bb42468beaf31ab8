import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { Analysis } from '../../../src/store/analysis.ts'
import { OwnedAnalyses } from '../../../src/store/owned-analyses.ts'

/** An analysis of the number asked for, which fails where that is negative and never ends where it is 0. */
function rooting() {
  const asked = signal<number | undefined>(undefined)
  const root = new Analysis<number, number>({
    input: () => asked.value,
    async task(number, { signal: stop }) {
      if (number < 0) throw new Error(`${number} has no root`)
      if (number === 0) await new Promise((_, reject) => (stop.onabort = () => reject(new Error('over'))))
      return Math.sqrt(number)
    },
  })
  return { asked, root }
}

test('only the faults of those that are told stand, and are put away', async () => {
  const owned = new OwnedAnalyses()
  const [told, silent] = [owned.own(rooting(), { told: true }), owned.own(rooting())]
  told.asked.value = -1
  silent.asked.value = -2
  await owned.whenIdle()
  const messages = () => owned.issues.map(({ message }) => message)
  expect(messages()).toEqual(['-1 has no root'])
  owned.retry()
  expect(told.root.busy.value && silent.root.busy.value).toBe(true)
  await owned.whenIdle()
  owned.dismiss()
  expect(messages()).toEqual([])
  expect(silent.root.error.value).toHaveLength(1)
  owned.dispose()
})

test('those that Escape ends are ended, and all when their owner goes', async () => {
  const owned = new OwnedAnalyses()
  const { root: cancellable, asked } = owned.own(rooting(), { cancellable: true })
  const other = rooting()
  owned.own(other.root)
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
