import { css, html, LitElement } from 'lit'
import { expect, test } from 'vitest'
import { stillOf } from '../../../../src/page/step-pictures/still.ts'

/** A part with its own style, a slot, and a status that is only temporary. */
class Inner extends LitElement {
  static override readonly styles = css`
    :host([loud]) b {
      color: rgb(1, 2, 3);
    }
  `

  override render() {
    return html`<b>inner</b><slot></slot>
      <p role="status">3 of 6</p>`
  }
}

/** A drawing element whose style selects its part by name. */
class Outer extends LitElement {
  static override readonly styles = css`
    :host {
      --bl-width: 40px;
    }
    bl-inner {
      display: block;
      width: var(--bl-width);
    }
  `

  override render() {
    return html`<bl-inner loud><i>slotted</i></bl-inner
      ><canvas width="2" height="1"></canvas>`
  }
}

customElements.define('bl-inner', Inner)
customElements.define('bl-outer', Outer)

test('a still looks like its source, and nothing moves it any more', async () => {
  const outer = new Outer()
  document.body.replaceChildren(outer)
  await outer.updateComplete
  const inner = outer.renderRoot.querySelector<Inner>('bl-inner')!
  await inner.updateComplete
  const context = outer.renderRoot.querySelector('canvas')!.getContext('2d')!
  context.fillStyle = 'rgb(10, 20, 30)'
  context.fillRect(1, 0, 1, 1)
  const still = await stillOf(outer)
  outer.remove()
  document.body.append(still)
  const root = still.shadowRoot!
  const part = root.querySelector('still-bl-inner')!
  expect([still.localName, customElements.get(still.localName)]).toEqual(['still-bl-outer', undefined])
  expect(getComputedStyle(part).width).toBe('40px')
  expect(getComputedStyle(part.shadowRoot!.querySelector('b')!).color).toBe('rgb(1, 2, 3)')
  expect(
    part
      .shadowRoot!.querySelector('slot')!
      .assignedElements()
      .map(({ localName }) => localName),
  ).toEqual(['i'])
  expect(part.shadowRoot!.querySelector('[role=status]')).toBe(null)
  const pixels = root.querySelector('canvas')!.getContext('2d')!.getImageData(0, 0, 2, 1).data
  expect([...pixels]).toEqual([0, 0, 0, 0, 10, 20, 30, 255])
  still.remove()
})

test('nothing in a still opens or waits for an answer: a select becomes its chosen text', async () => {
  const host = document.createElement('bl-choosing')
  const root = host.attachShadow({ mode: 'open' })
  root.innerHTML =
    '<select><option>Loss</option><option selected>Value</option></select><p data-screen>shown once you answer</p><p>steps</p>'
  document.body.replaceChildren(host)
  const still = await stillOf(host)
  expect(still.shadowRoot!.querySelector('select')).toBeNull()
  expect(still.shadowRoot!.textContent).toBe('Valuesteps')
})
