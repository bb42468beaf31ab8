import { html } from 'lit'

/** The sentences on a picture for who does not see it, at which its `aria-describedby` points; a change of them is said when there is a pause. */
export const description = (sentences: readonly string[]) =>
  html`<p id="description" class="visually-hidden" aria-live="polite">
    ${sentences.map((sentence) => html`<span>${sentence}</span> `)}
  </p>`
