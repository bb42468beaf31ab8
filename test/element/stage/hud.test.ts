import { expect, it } from 'vitest'
import '../../../src/elements/stage/bl-hud.ts'
import { mount, within } from '../fixtures/mount.ts'

it("on a narrow stage the text and the stop button are next to the notes' fold, which is within the card", async () => {
  const lines = [
    'plane of principal components',
    'linear height',
    'cut at 1.07',
    'w₀ lies 0.688 off the plane',
  ]
  const hud = await mount('bl-hud', {
    title: 'Logistic loss on 40 samples',
    lines,
    notes: ['float32'],
    busy: true,
  })
  const main = hud.parentElement!
  main.style.cssText += '--bl-touch: 44px; width: 380px; padding: 0; container-type: inline-size'
  const boxes = (selector: string) =>
    [...hud.shadowRoot!.querySelectorAll(selector)].map((one) => one.getBoundingClientRect())
  for (const words of ['block', 'inline']) {
    hud.style.setProperty('--bl-hud-words', words)
    const [fold] = boxes('summary')
    expect(fold!.width).toBe(44)
    for (const { right } of boxes('.title, p.line, .busy .button'))
      expect(right).toBeLessThanOrEqual(fold!.left)
    expect(fold!.bottom).toBeLessThanOrEqual(hud.getBoundingClientRect().bottom)
  }
  expect(hud.offsetHeight, 'two rows').toBeLessThanOrEqual(46)
  within(hud, 'summary').click()
  await expect.poll(() => hud.open).toBe(true)
  const [title, ...rest] = boxes('.title, p.line, details p')
  expect(Math.max(...rest.map(({ bottom }) => bottom)), 'all of it').toBeLessThanOrEqual(
    hud.getBoundingClientRect().bottom,
  )
  expect(rest).toHaveLength(lines.length + 1)
  expect(hud.offsetHeight).toBeGreaterThan(3 * title!.height)
  within(hud, 'summary').click()
  await expect.poll(() => hud.open).toBe(false)
  Object.assign(hud, { lines: [], busy: false })
  await hud.updateComplete
  expect(boxes('summary')[0]!.bottom, 'of one line').toBeLessThanOrEqual(hud.getBoundingClientRect().bottom)
})

it('lines in a row are separated', async () => {
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

it('an audience sees what computes; the reason for not using a GPU is only for close readers', async () => {
  const reason = 'This browser has WebGPU but offers no graphics adapter (requestAdapter gave null).'
  const hud = await mount('bl-hud', { title: 'Loss', lines: ['JavaScript in workers'], reason })
  const near = hud.offsetHeight
  const words = within(hud, '.words')
  expect(words.innerText).toContain('WebGPU is not available here, so this runs on the processor.')
  expect(words.innerText, 'its technical cause is in the fold').not.toContain('requestAdapter')
  expect(within(hud, 'details div').textContent).toBe(reason)
  hud.style.setProperty('--bl-near', 'none')
  expect(words.innerText).toContain('JavaScript in workers')
  expect(words.innerText).not.toContain('WebGPU')
  expect(hud.offsetHeight, 'the height of two lines less').toBeLessThan(near - 20)
})

it('no row ends with a dot that separates it from the next one', async () => {
  const hud = await mount('bl-hud', { title: 'Loss', lines: ['plane through three points · log height'] })
  expect(within(hud, '.line').textContent).toBe('plane through three points ·\u00a0log height')
})
