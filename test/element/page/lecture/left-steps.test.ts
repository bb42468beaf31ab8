import { expect, test } from 'vitest'
import { keepStep, leftStep } from '../../../../src/page/lecture/left-steps.ts'
import { menuGroups } from '../../../../src/page/lecture/menu.ts'
import { fetchLecture, lectureOf, lectures } from '../../../../src/study/lecture/lecture.ts'

test('a lecture is saved with the step at which it was left, which the menu shows; the sandbox is not', async () => {
  localStorage.clear()
  const id = 'thresholds'
  await fetchLecture(id)
  const lecture = lectureOf(id)
  const count = lecture.steps.length
  const inMenu = () => menuGroups().flatMap(({ entries }) => entries.find((one) => one.id === id) ?? [])[0]
  expect([leftStep(id, count), inMenu()?.left]).toEqual([undefined, undefined])
  keepStep({ lecture, step: 3, apart: false })
  keepStep({ lecture, step: 5, apart: true })
  expect([leftStep(id, count), inMenu()?.left]).toEqual([4, 4])
  expect(inMenu()?.words).toContain(lecture.steps[2]?.title)
  expect(lectures.find((one) => one.id === id)?.count).toBe(count)
  expect(leftStep(id, 2), 'a lecture that has become shorter').toBeUndefined()
})
