import { css } from 'lit'

/** The look of a framed one-line field, as declarations of a rule. */
export const typed = css`
  min-width: 0;
  min-height: var(--bl-control);
  padding: 0 var(--bl-2);
  border: 1px solid var(--bl-ink-2);
  border-radius: var(--bl-radius-small);
  background: var(--bl-card);
  color: var(--bl-ink);
  font: inherit;
`
