import { css } from 'lit'

/** Look of a dialog: its `--width` is the element's. */
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
`
