import { css } from 'lit'

/** The ring of the focus around a `.picture` that is placed, over the canvases in it. */
export const pictureRing = css`
  .picture:focus-visible {
    outline: none;
  }
  .picture:focus-visible::after {
    position: absolute;
    inset: 0;
    outline: var(--wa-focus-ring);
    outline-offset: -3px;
    pointer-events: none;
    content: '';
  }
`
