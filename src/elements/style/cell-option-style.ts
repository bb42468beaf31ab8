import { css } from 'lit'

/** Style of an option in a cell of a table: its frame, and its looks when hovered, chosen and focused. */
export const cellOptionStyle = css`
  .option {
    border: 1px solid var(--bl-ink-2);
    color: var(--bl-ink);
    cursor: pointer;
  }
  .option:hover {
    border-color: var(--bl-ink);
  }
  .option[aria-pressed='true'] {
    border: 2px solid var(--bl-accent);
    color: var(--bl-accent);
  }
  .option:focus-visible {
    outline: var(--wa-focus-ring);
    outline-offset: 2px;
  }
`
