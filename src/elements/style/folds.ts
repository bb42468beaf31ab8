import { css, html } from 'lit'

/** Style of a collapsible section in a panel: a `details.fold` with a quiet summary; `.group` is a fieldset in it. */
export const folds = css`
  .fold > summary {
    display: flex;
    align-items: center;
    gap: var(--bl-1);
    min-height: var(--bl-control);
    border-radius: var(--bl-1);
    color: var(--bl-ink-2);
    cursor: pointer;
    list-style: none;
  }
  .fold > summary::-webkit-details-marker {
    display: none;
  }
  .fold > summary::after {
    content: '';
    width: 0.4em;
    height: 0.4em;
    margin-left: 0.2em;
    border: solid var(--bl-ink-2);
    border-width: 0 1.5px 1.5px 0;
    rotate: -45deg;
  }
  .fold[open] > summary::after {
    rotate: 45deg;
  }
  .fold > summary:hover {
    color: var(--bl-ink);
  }
  .fold[open] {
    margin: 0 0 var(--bl-1) calc(var(--bl-1) * -2);
    padding-left: calc(var(--bl-1) * 2 - 2px);
    border-left: 2px solid var(--bl-hairline);
  }
  .group {
    margin: var(--bl-1) 0;
    padding: 0 var(--bl-2) var(--bl-1);
    border: 1px solid var(--bl-hairline);
    border-radius: var(--bl-radius-small);
  }
`

/** A collapsible section for rarely needed content; `onOpen` is called when it is expanded, for content created only then. */
export const more = (content: unknown, summary = 'more', onOpen?: () => void) =>
  html`<details class="fold" @toggle=${({ newState }: ToggleEvent) => newState === 'open' && onOpen?.()}>
    <summary>${summary}</summary>
    ${content}
  </details>`
