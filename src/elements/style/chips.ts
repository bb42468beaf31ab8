import { css } from 'lit'

/** A row of chips, one of which is chosen: `.chip` contains `.pick` and, if it can be hidden, an eye. */
export const chips = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--bl-1);
    margin: 0 0 var(--bl-2);
    padding: 0;
    list-style: none;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    max-width: 100%;
    border: 1px solid var(--bl-hairline);
    border-radius: 999px;
    background: var(--bl-paper);
  }
  .chip[data-chosen] {
    border-color: var(--bl-ink);
  }
  .chip[data-hidden] .pick {
    color: var(--bl-ink-2);
  }
  .pick,
  .eye {
    display: inline-flex;
    align-items: center;
    min-height: max(calc(var(--bl-1) * 6.5), var(--bl-touch));
    border: none;
    border-radius: 999px;
    background: none;
  }
  .pick {
    gap: calc(var(--bl-1) * 1.5);
    min-width: 0;
    padding: 0 calc(var(--bl-1) * 2);
  }
  .pick:not(:last-child) {
    padding-right: 0;
  }
  .eye {
    justify-content: center;
    min-width: var(--bl-touch);
    padding: 0 calc(var(--bl-1) * 1.75) 0 var(--bl-1);
    color: var(--bl-ink-2);
  }
  .eye:hover {
    color: var(--bl-ink);
  }
  .dot {
    flex: none;
    width: 0.75em;
    height: 0.75em;
    border-radius: 50%;
    background: var(--color);
  }
  .plus {
    min-width: var(--bl-touch);
    min-height: max(calc(var(--bl-1) * 6.5), var(--bl-touch));
    border-style: dashed;
    border-radius: 999px;
    color: var(--bl-ink-2);
    background: none;
  }
`
