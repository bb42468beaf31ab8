import { css } from 'lit'

/** Background layer that marks what an open question hides: lines of ink over the layer behind it. */
export const hatch = css`repeating-linear-gradient(
  135deg,
  color-mix(in srgb, var(--bl-ink-2) 22%, transparent) 0 1px,
  transparent 1px 9px
)`
