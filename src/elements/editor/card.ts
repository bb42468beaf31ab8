import { css, html, type TemplateResult } from 'lit'
import { icon } from '../style/icons.ts'

/** The head of a card. */
export const cardHeadStyle = css`
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-bottom: var(--bl-2);
  }
  h2 {
    margin: 0;
    font: 600 var(--bl-text-heading) / 1.4 var(--bl-font-hand);
  }
`

/** The title of a card and its close button. */
export const cardHead = (title: string, close: () => void): TemplateResult =>
  html`<header>
    <h2>${title}</h2>
    <button class="icon bare" aria-label="Close" title="Close (Escape)" @click=${close}>
      ${icon('close')}
    </button>
  </header>`

/** Closes a card on Escape, unless its content has handled the key. */
export function closeByEscape(event: KeyboardEvent, close: () => void): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return
  event.preventDefault()
  close()
}
