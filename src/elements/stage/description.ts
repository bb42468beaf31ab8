import { html } from 'lit'

/** Sentences about a picture for screen readers, to which its `aria-describedby` points; changes are announced at a pause. */
export const description = (sentences: readonly string[]) =>
  html`<p id="description" class="visually-hidden" aria-live="polite">
    ${sentences.map((sentence) => html`<span>${sentence}</span> `)}
  </p>`
