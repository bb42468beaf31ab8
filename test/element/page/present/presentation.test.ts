import { expect, onTestFinished, test } from 'vitest'
import { Presentation } from '../../../../src/page/present/presentation.ts'

test('the browser’s own Escape ends the full screen: overlays close, and presenting continues', () => {
  const presentation = new Presentation()
  const until = new AbortController()
  onTestFinished(() => until.abort())
  let escaped = 0
  presentation.listen(until.signal, () => escaped++)
  const endFullScreen = () => document.dispatchEvent(new Event('fullscreenchange'))
  endFullScreen()
  expect(escaped, 'it is not presented').toBe(0)
  presentation.begin()
  presentation.toggleCode()
  endFullScreen()
  presentation.toggleBlank()
  endFullScreen()
  expect([presentation.on, presentation.code, presentation.blank, escaped]).toEqual([
    true,
    undefined,
    false,
    0,
  ])
  endFullScreen()
  expect([presentation.on, escaped]).toEqual([true, 1])
})
