import { expect, test } from 'vitest'
import { sameParts } from '../../../../src/study/lecture/same-parts.ts'

test('equal parts are reused, and every object around a changed part is new', () => {
  const before = { steps: [{ title: 'One', list: [1, -0] }, { title: 'Two' }], view: { a: 1 } }
  expect(sameParts(before, structuredClone(before))).toBe(before)
  const after = sameParts(before, {
    ...structuredClone(before),
    steps: [before.steps[0]!, { title: 'Other' }],
  })
  expect(after).not.toBe(before)
  expect(after.view).toBe(before.view)
  expect(after.steps[0]).toBe(before.steps[0])
  expect(sameParts({ a: [1, 2], b: 1 }, { a: [1] }), 'what is gone is gone').toEqual({ a: [1] })
  expect(Object.is(sameParts({ a: -0 }, { a: 0 }).a, 0)).toBe(true)
})
