import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../../../src/elements/prose/bl-prose.ts'
import { faults, mount, within } from '../fixtures/mount.ts'

afterEach(() => document.body.replaceChildren())

/** Prose with two terms, once it is rendered. */
async function prose(markdown = 'Into the saddle, along the valley.\n\n> What has a kernel?') {
  const element = await mount('bl-prose', { markdown })
  await expect.poll(() => element.shadowRoot!.querySelectorAll('.term').length).toBe(2)
  const noteOf = () => element.shadowRoot!.querySelector('.note')
  const [saddle, kernel] = [...element.shadowRoot!.querySelectorAll<HTMLElement>('.term')] as [
    HTMLElement,
    HTMLElement,
  ]
  return { element, noteOf, saddle, kernel }
}

test('a note appears on hover, stays while the pointer is over it, and goes', async () => {
  const { element, noteOf, saddle } = await prose()
  await userEvent.hover(saddle)
  await expect.poll(() => noteOf()?.textContent).toContain('the loss falls in some directions')
  await expect.poll(() => noteOf()!.getBoundingClientRect().height).toBeGreaterThan(20)
  const note = noteOf()!.getBoundingClientRect()
  expect(note.left).toBeGreaterThanOrEqual(0)
  expect(note.right).toBeLessThanOrEqual(innerWidth)
  await userEvent.hover(noteOf()!)
  expect(noteOf()).not.toBeNull()
  expect(await faults(element)).toEqual([])
  await userEvent.unhover(noteOf()!)
  await expect.poll(noteOf).toBeNull()
})

test('a note appears on keyboard focus, and Escape closes it before anything else receives the key', async () => {
  const { noteOf, kernel, saddle } = await prose()
  const heard: string[] = []
  const hear = (event: KeyboardEvent) => heard.push(event.key)
  window.addEventListener('keydown', hear)
  await userEvent.keyboard('{Tab}')
  await expect.poll(() => noteOf()?.textContent).toContain('the loss falls in some directions')
  await userEvent.keyboard('{Tab}')
  await expect.poll(() => noteOf()?.textContent).toContain('tangent kernel')
  await userEvent.keyboard('{Escape}')
  await expect.poll(noteOf).toBeNull()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => noteOf()?.textContent).toContain('tangent kernel')
  await userEvent.keyboard('{Escape}{Escape}')
  window.removeEventListener('keydown', hear)
  expect(heard).toEqual(['Tab', 'Tab', 'Enter', 'Escape'])
  const described = (term: Element) =>
    (term.getRootNode() as ShadowRoot).getElementById(term.getAttribute('aria-describedby')!)?.textContent
  expect(described(saddle)).toContain('the loss falls')
  expect(described(kernel)).toContain('tangent kernel')
})

/** A tap, which neither hovers nor moves a visible focus. */
function tap(element: Element): void {
  const touch = { bubbles: true, composed: true, pointerType: 'touch' } as const
  for (const type of ['pointerover', 'pointerdown', 'pointerup', 'pointerout'])
    element.dispatchEvent(new PointerEvent(type, touch))
  element.dispatchEvent(new PointerEvent('click', touch))
}

test("a note appears on a tap, within a phone's screen, and goes with a tap elsewhere", async () => {
  const { innerWidth: width, innerHeight: height } = window
  await page.viewport(390, 844)
  const { element, noteOf, saddle, kernel } = await prose()
  tap(saddle)
  await expect.poll(() => noteOf()?.textContent).toContain('the loss falls in some directions')
  await expect.poll(() => noteOf()!.getBoundingClientRect().left).toBeGreaterThanOrEqual(0)
  expect(noteOf()!.getBoundingClientRect().right).toBeLessThanOrEqual(390)
  tap(kernel)
  await expect.poll(() => noteOf()?.textContent).toContain('tangent kernel')
  tap(within(element, 'p'))
  await expect.poll(noteOf).toBeNull()
  tap(kernel)
  await expect.poll(noteOf).not.toBeNull()
  element.markdown = 'Another text, without any.'
  await expect.poll(noteOf).toBeNull()
  await page.viewport(width, height)
})

test('a root in a sentence ends where its line ends', async () => {
  const element = await mount('bl-prose', { markdown: 'falls like $1/\\sqrt m$.' })
  await expect.poll(() => element.shadowRoot?.querySelector('msqrt')).toBeTruthy()
  await document.fonts.load("20px 'STIX Two Math'")
  const right = (selector: string) => within(element, selector).getBoundingClientRect().right
  await expect.poll(() => right('math') - right('msqrt > :last-child')).toBeLessThan(2)
})
