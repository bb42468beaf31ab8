import type {} from '../../../src/page/bl-app.ts'
import { expect, inject, it } from 'vitest'
import { axeFaults, expectQuiet } from '../support/page.ts'
import { sharedVisit } from '../support/shared-visit.ts'

const open = sharedVisit({ gpu: 'none', width: 1280, height: 720 })

it('a separate page explains how to write a lecture, light and dark, wide and narrow, whose examples open', async () => {
  const { page } = open()
  await page.goto(`${inject('site')}write/`)
  const words = page.getByRole('heading', { name: 'Write a lecture', level: 1 })
  await words.waitFor()
  for (const [scheme, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 720 })
    expect(await axeFaults(page), scheme).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    const sizes = await page.evaluate(async () => {
      const pictures = Array.from(document.images)
      for (const picture of pictures) picture.loading = 'eager'
      await Promise.all(pictures.map((picture) => picture.decode()))
      return pictures.map((picture) => [picture.currentSrc.includes('-dark'), picture.naturalWidth] as const)
    })
    expect(sizes.length).toBeGreaterThan(0)
    for (const size of sizes) expect(size).toEqual([scheme === 'dark', 1280])
  }
  expect(await page.evaluate(() => document.fonts.check("600 20px 'Shantell Sans Variable'"))).toBe(true)
  await page.getByRole('link', { name: 'Open this example' }).first().click()
  const opened = await page.waitForFunction(() => document.querySelector('bl-app')?.tour?.at.lecture?.title)
  expect(await opened.jsonValue()).toBe('Four valleys')
  expectQuiet(open())
})
