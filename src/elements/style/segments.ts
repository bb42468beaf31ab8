import { css } from 'lit'

/** Style of choices joined into one button. */
export const segmentStyle = css`
  .segments {
    display: inline-flex;
    margin-left: auto;
    padding: 2px;
    border: 1px solid var(--bl-hairline);
    border-radius: var(--bl-radius-small);
  }
  .segments button {
    min-width: var(--bl-touch);
    min-height: max(24px, var(--bl-touch));
    padding: 0 var(--bl-2);
    border: none;
    border-radius: calc(var(--bl-radius-small) - 3px);
    background: none;
    color: var(--bl-ink-2);
    font-size: var(--bl-text-small);
    white-space: nowrap;
  }
  .segments button[aria-pressed='true'] {
    background: var(--bl-ink);
    color: var(--bl-card);
    font-weight: 600;
  }
`
