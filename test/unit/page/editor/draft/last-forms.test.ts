import { expect, test } from 'vitest'
import { withLastForms } from '../../../../../src/page/editor/draft/last-forms.ts'
import type { Lecture } from '../../../../../src/scenarios/place.ts'
import type { Step } from '../../../../../src/exchange/lecture/scenario.ts'

const step = (title: string, experiment: Step['experiment'] = {}): Step => ({ title, prose: '', experiment })
const lecture = (...steps: readonly Step[]): Lecture => ({ id: 'yours.one', title: 'One', steps })
const before = lecture(step('A', { seed: 1 }), step('B', { seed: 2 }), step('C', { loss: 3 }))

test('broken steps keep their last good form, on no other step, in the order of the text', () => {
  const good = lecture(step('A', { seed: 5 }), { ...step('C'), from: null, experiment: { seed: 9 } })
  const { lecture: whole, broken } = withLastForms(good, before, ['a', 'b', 'c'])
  expect(whole.steps.map(({ title, experiment }) => [title, experiment])).toEqual([
    ['A', { seed: 5 }],
    ['B', { seed: 2 }],
    ['C', { seed: 9 }],
  ])
  expect(whole.steps[1]).toMatchObject({ from: null })
  expect(broken).toEqual(['b'])
})

test('a renamed one is found by its place, a new one is left out, and good ones stay themselves', () => {
  const good = lecture(step('A'), step('C'))
  expect(withLastForms(good, before, ['a', 'other', 'c']).lecture.steps[1]?.title).toBe('B')
  const fresh = withLastForms(good, before, ['a', 'c', 'new', 'newer'])
  expect([fresh.lecture.steps, fresh.broken]).toEqual([good.steps, ['new', 'newer']])
  expect(withLastForms(good, before, ['a', 'c']).lecture).toBe(good)
})

test('of two steps with one name the second is the broken one', () => {
  const good = lecture(step('A'), step('B'))
  expect(withLastForms(good, before, ['a', 'a', 'b'])).toMatchObject({ broken: ['a'] })
})
