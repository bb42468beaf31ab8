import { css } from 'lit'

/** The ring of the focus around a `.turnable` picture that is placed, over the canvases in it. */
export const pictureRing = css`
  .turnable:focus-visible {
    outline: none;
  }
  .turnable:focus-visible::after {
    position: absolute;
    inset: 0;
    outline: var(--wa-focus-ring);
    outline-offset: -3px;
    pointer-events: none;
    content: '';
  }
`
