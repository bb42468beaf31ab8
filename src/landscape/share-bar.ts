import { html, nothing } from 'lit'
import { styleMap } from 'lit/directives/style-map.js'
import type { Study } from '../study/study.ts'

/** The part of a bar that a share has, from its text, such as `25.6 %`. */
const widthOf = (share: string): string => String(parseFloat(share.replace(/^\D+/, '')) || 0.1)

/**
 * The shares of a basin map as a bar with the letters of its ends, the map's legend where there are several beside each other; nothing
 * where the colours are no classes.
 */
export function shareBar({ drape }: Pick<Study, 'drape'>) {
  const legend = drape.value?.legend
  if (!legend || legend.rows.length === 0) return nothing
  return html`<ul class="shares" aria-label=${`${legend.heading}: ${legend.note}, ${legend.starts}`}>
    ${legend.rows.map(
      ({ label, color, place, share }) =>
        html`<li style=${styleMap({ 'flex-grow': widthOf(share) })} title=${place}>
          <span class="part" style=${styleMap({ background: color })}>${label}</span> <b>${share}</b>
        </li>`,
    )}
  </ul>`
}
