import { signal } from '@preact/signals-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { tokens } from '../../../src/math/picture/palette.ts'
import { PageLook } from '../../../src/page/page-look.ts'
import { rememberedTheme } from '../../../src/page/theme-choice.ts'

const root = document.documentElement
const shown = () => [
  root.style.getPropertyValue('--bl-paper'),
  Number(root.style.getPropertyValue('--bl-least-text')) > 0,
]

let stop = new AbortController()
beforeEach(() => {
  stop = new AbortController()
  localStorage.clear()
})
afterEach(() => stop.abort())

it('cycles through the themes, applies each to the page, and remembers the choice', () => {
  const look = new PageLook('light', () => false)
  look.follow(stop.signal)
  expect(shown()).toEqual([tokens('light').paper, false])
  look.turn()
  expect([look.choice, look.theme, rememberedTheme()]).toEqual(['dark', 'dark', 'dark'])
  expect(shown()).toEqual([tokens('dark').paper, false])
  look.turn()
  expect([look.choice, look.theme, rememberedTheme()]).toEqual(['system', 'system', 'system'])
})

it('is black and white with large letters while presenting, unless the screen is hand-held', async () => {
  const presenting = signal(false)
  const look = new PageLook('dark', () => presenting.value)
  look.follow(stop.signal)
  const [width, height] = [innerWidth, innerHeight]
  await page.viewport(1280, 720)
  presenting.value = true
  expect(look.theme).toBe('contrast-dark')
  expect(shown()).toEqual([tokens('contrast-dark').paper, true])
  await page.viewport(390, 844)
  await expect.poll(shown).toEqual([tokens('contrast-dark').paper, false])
  await page.viewport(width, height)
  presenting.value = false
  expect(look.theme).toBe('dark')
  expect(shown()).toEqual([tokens('dark').paper, false])
})

it('leaves the page unchanged once it is stopped', () => {
  const look = new PageLook('light', () => false)
  look.follow(stop.signal)
  stop.abort()
  look.turn()
  expect(shown()[0]).toBe(tokens('light').paper)
})
