import { css } from 'lit'

/** A box with a `.turnable` picture that fills it: dragging selects no text, and the focus ring is above the canvases. */
export const turnableStyle = css`
  :host {
    display: block;
    position: relative;
    overflow: hidden;
    min-height: 160px;
  }
  .turnable {
    position: absolute;
    inset: 0;
    overflow: hidden;
    user-select: none;
    -webkit-user-select: none;
  }
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
