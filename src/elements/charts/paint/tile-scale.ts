import { css, html, nothing } from 'lit'
import { styleMap } from 'lit/directives/style-map.js'
import { tileColor } from '../../../charts/matrix-tile.ts'
import { formatNumber } from '../../../math/picture/format.ts'

/** Style of a `tileScale` at the end of its header. */
export const tileScaleStyle = css`
  .scale {
    display: flex;
    align-items: center;
    gap: var(--bl-1);
    margin-left: auto;
    font-size: var(--bl-text-small);
  }
  .ramp {
    width: calc(var(--bl-1) * 14);
    height: 0.6em;
    border: 1px solid var(--bl-hairline);
  }
`

/** The diverging colour scale of heat tiles from -`most` to `most`, with its ends; `log`: it is logarithmic. */
export function tileScale(most: number, log = false) {
  const [least, greatest] = [-most, most].map((value) => formatNumber(value, 2))
  const stops = [-1, -0.5, 0, 0.5, 1].map((share) => tileColor(share, { most: 1 })).join(', ')
  return html`<span class="scale quiet">
    ${least}
    <span class="ramp" style=${styleMap({ background: `linear-gradient(to right, ${stops})` })}></span>
    ${greatest} ${log ? 'log' : nothing}
  </span>`
}
