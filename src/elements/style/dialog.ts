import { css } from 'lit'

/** Style of a dialog, and of the row of its buttons: its `--width` is the element's. */
export const dialogStyle = css`
  wa-dialog {
    font-size: var(--bl-text);
  }
  wa-dialog::part(title) {
    font-family: var(--bl-font-hand);
  }
  wa-dialog::part(dialog) {
    border: 1px solid var(--bl-hairline);
    box-shadow: none;
  }
  /* What scrolls is focused as a whole: its ring is within it, where all of it is seen. */
  wa-dialog::part(body):focus-visible {
    outline-offset: -3px;
    border-radius: var(--bl-radius);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--bl-2);
  }
  .acts .button {
    min-height: max(calc(var(--bl-1) * 9), var(--bl-touch));
    padding: 0 var(--bl-4);
  }
  /* Stays in view at the foot of a dialog that is scrolled. */
  .foot {
    position: sticky;
    bottom: calc(-1 * var(--bl-6));
    margin: var(--bl-2) calc(-1 * var(--bl-6)) calc(-1 * var(--bl-6));
    padding: var(--bl-2) var(--bl-6);
    border-top: 1px solid var(--bl-hairline);
    background: var(--bl-card);
  }
  .grow {
    flex: 1;
  }
`
