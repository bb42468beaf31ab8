import { css } from 'lit'

/** Styles of the kinds that a card offers: `.kinds` with one button for each, consisting of a name and a hint. */
export const kindStyle = css`
  .kinds {
    display: grid;
    gap: var(--bl-2);
  }
  .kinds button {
    display: grid;
    align-content: start;
    padding: var(--bl-1) var(--bl-2);
    border: 1px solid var(--bl-hairline);
    border-radius: var(--bl-radius-small);
    background: var(--bl-card);
    text-align: left;
  }
  .kinds b {
    font-weight: 600;
  }
  .kinds span {
    color: var(--bl-ink-2);
    font-size: var(--bl-text-small);
  }
  .kinds [aria-pressed='true'] {
    border-color: var(--bl-accent);
    box-shadow: inset 0 0 0 1px var(--bl-accent);
  }
`
