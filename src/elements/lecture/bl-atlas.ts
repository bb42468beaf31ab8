import type { Authored } from '../../experiment/authored.ts'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { classMap } from 'lit/directives/class-map.js'
import { styleMap } from 'lit/directives/style-map.js'
import { siteFile } from '../../exchange/site-files.ts'
import { GuessEvent } from '../guess-event.ts'
import { cellOptionStyle } from '../style/cell-option-style.ts'
import { hatch } from '../style/hatch.ts'
import { base } from '../style/tokens.ts'
import { keptWords, type CellOption } from '../cell-option.ts'
import { asGiven } from '../../words/language/language.ts'

/** An axis of an atlas: its categories, and their common label or ''. */
export interface AtlasAxis {
  readonly label: string
  readonly words: readonly string[]
}

/** An idea in a cell of an atlas, with the lectures that show it. Column and row count from 0. */
export interface AtlasCard {
  readonly title: string
  readonly line: string
  readonly column: number
  readonly row: number
  readonly lectures: readonly { readonly id: string; readonly title: string }[]
}

/**
 * A map of ideas, with a card in a cell for each, whose title and pictures link to its lectures. On narrow screens the cards form one
 * column, each with the labels of its row and column; if there is little height for the rows, it has no pictures. While a question asks
 * for a cell, the cells of its options are covered and clickable; afterwards they show the guesses. Dispatches GuessEvent.
 */
@customElement('bl-atlas')
export class BlAtlas extends LitElement {
  static override readonly styles = [
    base,
    cellOptionStyle,
    css`
      :host {
        display: flex;
        flex-direction: column;
        flex: 1;
        min-width: 0;
        min-height: 0;
        overflow: auto;
        container-type: size;
        font-size: var(--bl-text-small);
      }
      .grid {
        flex: 1;
        display: grid;
        grid-template-columns: max-content repeat(var(--columns), minmax(0, 1fr));
        grid-template-rows: auto repeat(var(--rows), minmax(min-content, 1fr));
        gap: var(--bl-2);
        min-height: 0;
      }
      .axis {
        margin: 0;
        color: var(--bl-ink-2);
        font: 600 var(--bl-text) / 1.2 var(--bl-font-hand);
      }
      .column {
        align-self: end;
        text-align: center;
      }
      .row {
        align-self: center;
        max-width: 5.6em;
      }
      .corner {
        align-self: end;
        max-width: 7em;
        font-size: var(--bl-text-small);
        line-height: 1.3;
      }
      .cell {
        display: flex;
        flex-direction: column;
        justify-content: center;
        gap: var(--bl-2);
        min-width: 0;
        padding: var(--bl-1) var(--bl-2);
        border: 1px dashed var(--bl-hairline);
        border-radius: var(--bl-radius-small);
      }
      .cell:has(article) {
        border-style: solid;
        background: var(--bl-card);
      }
      .option {
        flex: 1;
        display: grid;
        place-content: center;
        justify-items: center;
        gap: var(--bl-1);
        min-height: var(--bl-touch);
        margin: calc(-1 * var(--bl-1)) calc(-1 * var(--bl-2));
        border-radius: var(--bl-radius-small);
        background: ${hatch}, var(--bl-card);
        font: inherit;
      }
      .option b {
        font: 700 calc(1.6 * var(--bl-text-heading)) / 1 var(--bl-font-hand);
      }
      .kept {
        align-self: start;
        order: -1;
        padding: 0 var(--bl-2);
        border: 1px dashed var(--bl-accent);
        border-radius: var(--bl-radius-small);
        color: var(--bl-accent);
        font-weight: 600;
      }
      .cell[data-right] {
        border: 3px solid var(--bl-ink);
      }
      .cell[data-right] .kept {
        border: 1px solid var(--bl-ink);
        color: var(--bl-ink);
      }
      h3,
      p {
        margin: 0;
      }
      h3 {
        font: 600 var(--bl-text-heading) / 1.2 var(--bl-font-hand);
      }
      article p {
        line-height: 1.3;
      }
      .where {
        display: none;
      }
      .lectures {
        float: right;
        display: grid;
        gap: var(--bl-1);
        margin: var(--bl-1) 0 0 var(--bl-2);
      }
      a {
        display: block;
        border-radius: var(--bl-1);
        color: inherit;
        text-decoration: none;
      }
      a:focus-visible {
        outline: var(--wa-focus-ring);
        outline-offset: 2px;
      }
      /* The whole card links where its title does, except the pictures. */
      article {
        position: relative;
      }
      h3 a::after {
        content: '';
        position: absolute;
        inset: 0;
      }
      .lectures a {
        position: relative;
      }
      h3 a:hover {
        text-decoration: underline;
      }
      .lectures a {
        width: max(4em, var(--bl-touch));
        min-height: var(--bl-touch);
        overflow: hidden;
        border: 1px solid var(--bl-hairline);
      }
      .lectures a:hover {
        border-color: var(--bl-ink);
      }
      img {
        display: block;
        width: 100%;
        height: auto;
        aspect-ratio: 8 / 5;
        min-height: inherit;
        object-fit: cover;
      }
      @container (min-width: 64em) {
        .lectures {
          grid-auto-flow: column;
        }
        .lectures a {
          width: 6.5em;
        }
      }
      /* Many pictures have lines of their own in their cell: beside each other they would lie over the label of its row. */
      .lectures:where(:has(> :nth-child(4))) {
        float: none;
        display: flex;
        flex-wrap: wrap;
        margin-left: 0;
      }
      .lectures:where(:has(> :nth-child(4))) a {
        width: max(3.2em, var(--bl-touch));
      }
      @container (min-width: 42em) and (max-height: 27em) {
        .lectures {
          display: none;
        }
      }
      @container (min-width: 42em) and (max-height: 36em) {
        .many {
          gap: var(--bl-1);
        }
        .many .lectures {
          display: none;
        }
        .many .corner {
          height: 0;
          overflow: hidden;
        }
        .many h3 {
          font-size: var(--bl-text);
        }
      }
      @container (max-width: 42em) {
        .grid {
          display: flex;
          flex-direction: column;
        }
        .axis,
        .cell:not(:has(article, .option, .kept)) {
          display: none;
        }
        .where {
          display: block;
        }
      }
    `,
  ]

  @property({ attribute: false }) across: AtlasAxis = { label: '', words: [] }
  @property({ attribute: false }) down: AtlasAxis = { label: '', words: [] }
  @property({ attribute: false }) cards: readonly AtlasCard[] = []
  @property({ attribute: false }) options: readonly CellOption[] = []
  /** The question, for screen readers. */
  @property() ask: Authored = ''
  /** Whether the question is open. */
  @property({ type: Boolean }) asked = false
  /** Returns the address of a lecture’s picture. */
  @property({ attribute: false }) pictureOf = (id: string): string => siteFile(`thumbnails/${id}.webp`)

  override render() {
    const { across, down } = this
    const sizes = { '--columns': String(across.words.length), '--rows': String(down.words.length) }
    const many = down.words.length > 3
    return html`<div class=${classMap({ grid: true, many })} style=${styleMap(sizes)}>
      <p class="axis corner">
        ${down.label} ${down.label && across.label ? html`<br />` : nothing} ${across.label}
      </p>
      ${across.words.map((word) => html`<p class="axis column">${word}</p>`)}
      ${down.words.map(
        (word, row) => html`
          <p class="axis row">${word}</p>
          ${across.words.map((_, column) => this.#cell(column, row))}
        `,
      )}
    </div>`
  }

  #cell(column: number, row: number) {
    const isHere = (one: AtlasCard | CellOption) => one.column === column && one.row === row
    const option = this.options.find(isHere)
    if (option && this.asked) return html`<div class="cell">${this.#option(option)}</div>`
    return html`<div class="cell" ?data-right=${option?.right}>
      ${option ? this.#kept(option) : nothing} ${this.cards.filter(isHere).map((card) => this.#card(card))}
    </div>`
  }

  #option({ index, letter, label, chosen }: CellOption) {
    return html`<button
      class="option"
      aria-label="${letter}: ${label}"
      aria-description=${asGiven(this.ask)}
      aria-pressed=${chosen}
      @click=${() => this.dispatchEvent(new GuessEvent({ kind: 'choose', option: index }))}
    >
      <b>${letter}</b><span class="where">${label}</span>
    </button>`
  }

  #kept(option: CellOption) {
    const words = keptWords(option)
    return words ? html`<p class="kept">${words}</p>` : nothing
  }

  #card({ title, line, column, row, lectures }: AtlasCard) {
    const [first] = lectures
    return html`<article>
      <h3>${first ? html`<a href="#scenario=${first.id}">${title}</a>` : title}</h3>
      <p class="where quiet">${this.down.words[row]}; ${this.across.words[column]}</p>
      ${lectures.length > 0 ? html`<div class="lectures">${lectures.map((one) => this.#lecture(one))}</div>` : nothing}
      <p>${line}</p>
    </article>`
  }

  #lecture({ id, title }: AtlasCard['lectures'][number]) {
    return html`<a href="#scenario=${id}" title=${title} aria-label=${title}>
      <img src=${this.pictureOf(id)} alt="" width="320" height="200" loading="lazy" />
    </a>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-atlas': BlAtlas
  }
}
