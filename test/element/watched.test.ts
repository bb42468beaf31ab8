import { signal } from '@preact/signals-core'
import { html, LitElement, nothing, render } from 'lit'
import { expect, test } from 'vitest'
import { SignalWatcher } from '../../src/elements/signal-watcher.ts'
import { watched } from '../../src/elements/watched.ts'

/** Waits for all pending microtasks. */
const settle = () => new Promise((resolve) => setTimeout(resolve))

const whole = signal('a')
const part = signal(1)
const drawn = { whole: 0, part: 0 }

class Around extends SignalWatcher(LitElement) {
  override render() {
    drawn.whole++
    const letter = whole.value
    return html`${watched(() => {
      drawn.part++
      return html`<p>${letter}${part.value}</p>`
    })}`
  }
}
customElements.define('test-around', Around)

async function mounted() {
  const element = new Around()
  document.body.append(element)
  await element.updateComplete
  Object.assign(drawn, { whole: 0, part: 0 })
  return { element, text: () => element.renderRoot.querySelector('p')!.textContent }
}

test('a part is redrawn by itself, once for all changes in a microtask', async () => {
  const { element, text } = await mounted()
  part.value = 2
  part.value = 3
  await settle()
  expect(text()).toBe('a3')
  expect(drawn).toEqual({ whole: 0, part: 1 })
  element.remove()
})

test('a part is drawn once if its surroundings are redrawn as well', async () => {
  const { element, text } = await mounted()
  part.value = 4
  whole.value = 'b'
  await settle()
  expect(text()).toBe('b4')
  expect(drawn.whole).toBe(1)
  expect(drawn.part).toBeLessThanOrEqual(2)
  part.value = 5
  await settle()
  expect(text(), 'it is watched on').toBe('b5')
  element.remove()
})

test('a part that left the page is not drawn, and is up to date when it returns', async () => {
  const { element, text } = await mounted()
  element.remove()
  part.value = 6
  await settle()
  expect(drawn.part).toBe(0)
  document.body.append(element)
  await settle()
  expect(text()).toMatch(/6$/)
  element.remove()
})

test('a part dropped by its template is not drawn', async () => {
  const box = document.createElement('div')
  let times = 0
  const draw = () => `${part.value} ${++times}`
  document.body.append(box)
  render(html`${watched(draw)}`, box)
  render(html`${nothing}`, box)
  part.value = 7
  await settle()
  expect(times).toBe(1)
  box.remove()
})
