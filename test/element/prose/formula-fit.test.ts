import { afterEach, expect, test } from 'vitest'
import '../../../src/elements/prose/bl-prose.ts'
import { mount } from '../fixtures/mount.ts'

afterEach(() => document.body.replaceChildren())

/** Widths in pixels of a lecture's column on a narrow screen, and of a sentence next to an icon in it. */
const widths = [263, 232] as const

/** Inline formulas, each with the way in which it fits both columns. */
const formulas = [
  ['f(x) = w_2 \\varphi(w_1 x)', 'whole'],
  ['L(w_1, w_2) = 0.02(w_1-4)^2 + 2(w_2 - 0.5\\sin(w_1))^2', 'breaks'],
  ['\\frac{1}{2n}\\sum_i (w x_i + b - y_i)^2 + \\lambda \\|w\\|^2 \\le \\sqrt{x^2 + 1}', 'breaks'],
  ['\\left(a + b + c + d + e + f + g + h + i + j + k + l\\right)', 'breaks'],
  [`\\left(${'a + '.repeat(40)}b\\right)`, 'scrolls'],
] as const

/** How far the formula extends beyond the text on the right, in pixels, how it fits, and its font size. */
function fitOf(host: HTMLElement) {
  const formula = host.shadowRoot!.querySelector('math')!
  const parts = [...formula.querySelectorAll('mi, mn, mo')].filter((part) => part.textContent.trim() !== '')
  const { right } = host.getBoundingClientRect()
  const isScrolled = formula.scrollWidth > formula.clientWidth + 1 && formula.hasAttribute('data-scrolls')
  const ends = isScrolled ? [formula] : parts
  return {
    out: Math.max(...ends.map((part) => part.getBoundingClientRect().right)) - right,
    how: isScrolled ? 'scrolls' : formula.hasAttribute('data-breaks') ? 'breaks' : 'whole',
    size: parseFloat(getComputedStyle(formula).fontSize),
  }
}

test.each(widths.flatMap((width) => formulas.map(([tex, how]) => [width, tex, how] as const)))(
  'in a column of %i pixels nothing of %s is cut off: it %s',
  async (width, tex, how) => {
    const element = await mount('bl-prose', { markdown: `The loss is $${tex}$, and nothing else.` })
    element.style.width = `${width}px`
    await expect.poll(() => element.shadowRoot!.querySelector('math')).not.toBeNull()
    await expect.poll(() => fitOf(element).how).toBe(how)
    // Italic letters extend beyond their boxes by up to a pixel.
    await expect.poll(() => fitOf(element).out).toBeLessThan(1)
  },
)

test('a formula that broke is whole again, at its size, in a wider column', async () => {
  const [, [tex]] = formulas
  const element = await mount('bl-prose', { markdown: `$${tex}$` })
  element.style.width = '800px'
  await expect.poll(() => element.shadowRoot!.querySelector('math')).not.toBeNull()
  const before = fitOf(element)
  element.style.width = '100px'
  await expect.poll(() => fitOf(element).how).toBe('breaks')
  await expect.poll(() => fitOf(element).size).toBeLessThan(before.size)
  element.style.width = '800px'
  await expect.poll(() => fitOf(element)).toMatchObject({ how: 'whole', size: before.size })
})

test('a long formula does not widen a sentence next to an icon', async () => {
  const row = document.createElement('div')
  row.style.cssText = 'display: flex; width: 263px'
  const element = await mount('bl-prose', { markdown: `The end lies where $${formulas[1][0]}$ is least.` })
  document.body.append(row)
  row.append(element)
  await expect.poll(() => element.shadowRoot!.querySelector('math')).not.toBeNull()
  await expect.poll(() => fitOf(element).how).toBe('breaks')
  expect(element.getBoundingClientRect().right).toBeLessThanOrEqual(row.getBoundingClientRect().right)
})
