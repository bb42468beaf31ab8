import { css, html } from 'lit'

/** What a panel folds away: a `details.fold` with a quiet summary. */
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
`

/** What is not needed every day. */
export const more = (content: unknown, summary = 'more') =>
  html`<details class="fold">
    <summary>${summary}</summary>
    ${content}
  </details>`
