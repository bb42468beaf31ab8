import { expect, it } from 'vitest'
import '../../../src/elements/stage/bl-hud.ts'
import { mount } from '../fixtures/mount.ts'

it('lines that stand in a row are apart', async () => {
  const hud = await mount('bl-hud', { title: 'Loss', lines: ['a plane', 'log height', 'cut at 1.07'] })
  hud.style.cssText = '--bl-hud-words: inline; max-width: none; width: 600px'
  const boxes = [...hud.shadowRoot!.querySelectorAll('.title, .line')].map((one) =>
    one.getBoundingClientRect(),
  )
  expect(Math.max(...boxes.map(({ top }) => top))).toBeLessThan(
    Math.min(...boxes.map(({ bottom }) => bottom)),
  )
  for (const [i, { left }] of boxes.slice(1).entries())
    expect(left - boxes[i]!.right).toBeGreaterThanOrEqual(8)
})
