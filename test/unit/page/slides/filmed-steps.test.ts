import { expect, test } from 'vitest'
import { filmedSteps } from '../../../../src/page/slides/filmed-steps.ts'
import { fetchLecture, lectureOf } from '../../../../src/study/lecture/lecture.ts'

test('steps have a film if runs move on the surface that is their hero', async () => {
  await fetchLecture('two-weights')
  const lecture = lectureOf('two-weights')
  const titles = filmedSteps(lecture).map((at) => lecture.steps[at]!.title)
  expect(titles).toHaveLength(7)
  expect(titles).toContain('Three surfaces, one start')
  // This step's hero is a sweep.
  expect(titles).not.toContain('Sharp and flat minima')
  const [first] = lecture.steps
  expect(filmedSteps({ ...lecture, steps: [{ ...first!, hero: 'function', insets: ['surface'] }] })).toEqual(
    [],
  )
})
