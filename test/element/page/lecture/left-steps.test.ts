import { expect, test } from 'vitest'
import { keepStep, leftStep } from '../../../../src/page/lecture/left-steps.ts'
import { menuGroups } from '../../../../src/page/lecture/menu.ts'
import { fetchLecture, lectureOf, lectures } from '../../../../src/study/lecture/lecture.ts'

test('a lecture is kept with the step that it is left at, which the menu has; the sandbox is none', async () => {
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
