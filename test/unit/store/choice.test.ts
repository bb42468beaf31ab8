import { computed, signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { Choice } from '../../../src/store/choice.ts'

test('a choice holds as long as its object, and follows the given value otherwise', () => {
  const place = signal({ chart: 'loss' })
  const choice = new Choice(
    () => place.value,
    () => place.value.chart,
  )
  const seen = computed(() => choice.value)
  expect(seen.value).toBe('loss')
  choice.choose('sharpness')
  expect(seen.value).toBe('sharpness')
  place.value = { chart: 'loss' }
  expect(seen.value).toBe('loss')
  choice.choose('sharpness')
  place.value = { chart: 'accuracy' }
  expect(seen.value).toBe('accuracy')
})

test('choosing nothing is a choice', () => {
  const step = { measure: 'gaps' }
  const beside = new Choice<string | undefined>(
    () => step,
    () => step.measure,
  )
  beside.choose(undefined)
  expect(beside.value).toBeUndefined()
})
