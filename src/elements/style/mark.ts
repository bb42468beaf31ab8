import { css, html } from 'lit'
import { runMark } from '../../math/picture/looks/run-mark.ts'

/** The mark of a run in its colour, hollow if the run is hidden. Screen readers ignore it. */
export const mark = (style: number, color: string, filled = true) =>
  html`<svg class="mark" viewBox="-1.5 -1.5 3 3" aria-hidden="true">
    <polygon
      points=${runMark(style)
        .map(([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`)
        .join(' ')}
      fill=${filled ? color : 'none'}
      stroke=${color}
      stroke-width="0.35"
    />
  </svg>`

/** Style of `.mark`: as large as the text next to it. */
export const markStyle = css`
  .mark {
    flex: none;
    width: 1.05em;
    height: 1.05em;
    vertical-align: -0.12em;
  }
`
