import { html, svg } from 'lit'
import { strata } from '../../math/picture/palette.ts'

/** Heights of the bands' upper edges at the left, in the middle and at the right, from the lowest band up. */
const edges = [
  [170, 184, 164],
  [140, 160, 128],
  [112, 134, 96],
  [84, 106, 70],
  [58, 74, 46],
  [36, 44, 24],
] as const

/** Banded rock, where there is no picture of something. */
export const strataPicture = () =>
  html`<svg viewBox="0 0 320 200" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    ${[...edges]
      .reverse()
      .map(
        ([left, middle, right], i) =>
          svg`<path d="M0 ${left}Q160 ${2 * middle - (left + right) / 2} 320 ${right}V200H0z" fill=${strata.at(-1 - i) ?? ''} />`,
      )}
  </svg>`
