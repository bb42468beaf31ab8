import { css, html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { formatNumber } from '../../../math/picture/format.ts'
import '../bl-number.ts'
import type { NumberEvent } from '../control-events.ts'

type Interval = [number, number]

/** Two numbers side by side, and what is under them: `.pair` and `.wide`. */
export const intervals = css`
  .pair {
    display: grid;
    grid-template-columns: 1fr 1fr;
    column-gap: var(--bl-4);
    --bl-field-width: minmax(0, 1fr);
  }
  .pair bl-number {
    grid-template-columns: auto 0 minmax(0, 1fr);
    column-gap: 0;
  }
  .wide {
    width: 100%;
    margin: var(--bl-1) 0;
  }
`

/**
 * Two number fields for an interval; the first must stay below the second. `own`: the user has set the interval, and a
 * button named `usual` restores undefined. `apart` gives each field its own line.
 */
export function intervalControl(
  { label, hint }: { readonly label: string; readonly hint: string },
  { own, usual, apart = false }: { readonly own: boolean; readonly usual: string; readonly apart?: boolean },
  [from, to]: readonly [number, number],
  put: (interval: Interval | undefined) => void,
) {
  const end = (name: string, value: number, next: (value: number) => Interval) => {
    const check = (typed: number) => {
      const [low, high] = next(typed)
      if (low < high) return ''
      return name === 'from' ? `Must be below ${formatNumber(to)}.` : `Must be above ${formatNumber(from)}.`
    }
    return html`<bl-number
      .label=${`${label} ${name}`}
      .hint=${hint}
      plain
      .check=${check}
      .value=${live(value)}
      @bl-number=${(event: NumberEvent) => put(next(event.value))}
    ></bl-number>`
  }
  return html`<div class=${apart ? 'apart' : 'pair'}>
      ${end('from', from, (value) => [value, to])} ${end('to', to, (value) => [from, value])}
    </div>
    ${own ? html`<button class="button wide" @click=${() => put(undefined)}>${usual}</button>` : nothing}`
}
