import { afterEach, expect, test } from 'vitest'
import '../../../src/page/bl-app.ts'
import { until } from '../../../src/store/until.ts'

afterEach(() => document.body.replaceChildren())

test('a page that is moved asks its questions again, and the earlier ones end', async () => {
  const page = document.createElement('bl-app')
  document.body.append(page)
  await expect.poll(() => page.landscape.study).toBeDefined()
  await page.tour.openLecture('two-weights')
  await until(() => page.guessing?.isOpen === true)
  const { guessing: before, landscape } = page
  const first = landscape.study
  page.remove()
  document.body.append(page)
  await expect.poll(() => landscape.study).toBeDefined()
  expect([landscape.study === first, page.guessing === before]).toEqual([false, false])
  expect([page.tour.at.lecture?.id, landscape.study?.veiled]).toEqual(['two-weights', true])
  before!.act({ kind: 'questions', on: false })
  expect(landscape.study?.veiled).toBe(true)
  page.guessing!.act({ kind: 'questions', on: false })
  expect(landscape.study?.veiled).toBe(false)
})
