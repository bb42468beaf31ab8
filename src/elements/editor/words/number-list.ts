import { css, html, nothing } from 'lit'
import { formatNumber } from '../../../math/picture/format.ts'
import { numbersFor, typedNumber, type OfferedNumber } from './offered-number.ts'
import { isOfDraw, seedWords } from '../../../words/draw-field.ts'
import { asGiven } from '../../../words/language/language.ts'

/** The most numbers that the list shows. For others the user types more. */
const most = 60

/** The numbers that the list shows for a query. */
export const listed = (offered: readonly OfferedNumber[], query: string): readonly OfferedNumber[] =>
  numbersFor(offered, query).slice(0, most)

/** Id of an option of the list. */
export const optionId = (at: number): string => `number-${at}`

export const numberListStyle = css`
  .numbers {
    margin: var(--bl-1) 0 0;
    padding: 0 0 var(--bl-1);
    max-height: 20rem;
    overflow: hidden auto;
    border: 1px solid var(--bl-ink-2);
    border-radius: var(--bl-radius-small);
    background: var(--bl-card);
    font: 400 var(--bl-text) / 1.3 var(--bl-font);
    scrollbar-width: thin;
  }
  .numbers .group {
    position: sticky;
    top: 0;
    padding: var(--bl-1) var(--bl-2);
    border-top: 1px solid var(--bl-hairline);
    background: var(--bl-card);
    color: var(--bl-ink-2);
    font-size: var(--bl-text-small);
    font-weight: 600;
  }
  .numbers [role='option'] {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--bl-2);
    min-height: max(1.75rem, var(--bl-touch));
    padding: var(--bl-1) var(--bl-2);
    cursor: pointer;
  }
  .numbers [aria-selected='true'] {
    background: color-mix(in srgb, var(--bl-accent) 14%, transparent);
    box-shadow: inset 3px 0 var(--bl-accent);
  }
  .numbers b {
    flex: none;
    font-variant-numeric: tabular-nums;
  }
  .numbers :is(.source, .note) {
    display: block;
    color: var(--bl-ink-2);
    font-size: var(--bl-text-small);
    overflow-wrap: anywhere;
  }
  .none {
    margin: 0;
    padding: var(--bl-2);
    color: var(--bl-ink-2);
    font-size: var(--bl-text-small);
  }
`

const digits = 4

function valueText({ source, value, isSlow, isField }: OfferedNumber): string {
  if (value === undefined) return isSlow ? 'compute' : '…'
  if (isField && isOfDraw(source.split('.'))) return seedWords(value)
  return Number.isFinite(value) ? formatNumber(value, digits) : '–'
}

/** A list of numbers, with one highlighted. `press` receives the index of the chosen number. */
export function numberList(
  offered: readonly OfferedNumber[],
  query: string,
  chosen: number,
  press: (at: number) => void,
) {
  const found = listed(offered, query)
  if (found.length === 0)
    return html`<p class="numbers none" role="status">
      ${
        typedNumber(query)
          ? `None of the numbers known so far is near ${query.trim()}.`
          : `No number here matches “${asGiven(query.trim())}”.`
      }
    </p>`
  return html`<div class="numbers" id="numbers" role="listbox" aria-label="Live numbers">
    ${found.map((one, at) => {
      const { label, source, group } = one
      return html`${group === found[at - 1]?.group ? nothing : html`<div class="group" role="presentation">${group}</div>`}
        <div
          role="option"
          id=${optionId(at)}
          aria-selected=${at === chosen}
          data-mark=${one.mark ?? nothing}
          @pointerdown=${(event: Event) => event.preventDefault()}
          @click=${() => press(at)}
        >
          <span>${label}${at === chosen ? html`<span class="source">${source}</span>` : nothing}</span>
          <b>${valueText(one)}</b>
        </div>`
    })}
  </div>`
}
