import { css, html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { PictureName } from '../../../exchange/lecture/scenario.ts'
import { base, buttons } from '../../style/tokens.ts'
import { PlaceEvent, type PicturePlace } from '../editor-events.ts'
import { pictureIcon } from './picture-icons.ts'

/** A picture that a step can show. */
export interface PictureTile {
  readonly name: PictureName
  /** Its name in the interface, without an article. */
  readonly label: string
  readonly place: PicturePlace
  /** Whether it becomes the hero once the step’s question is answered. */
  readonly answers: boolean
}

/** The places and their keys. */
const places: readonly (readonly [key: string, place: PicturePlace, label: string])[] = [
  ['1', 'hero', 'hero'],
  ['2', 'inset-1', 'inset'],
  ['3', 'inset-2', 'inset'],
  ['0', 'off', 'off'],
]

/**
 * The pictures that a step can show. The user selects one and gives it a place with a click or with 1, 2, 3 or 0. Dispatches PlaceEvent.
 */
@customElement('bl-picture-tiles')
export class BlPictureTiles extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        align-items: stretch;
        gap: var(--bl-3);
        min-width: 0;
      }
      ul {
        display: flex;
        flex: 1;
        gap: var(--bl-2);
        min-width: 0;
        margin: 0;
        padding: 2px;
        overflow: auto hidden;
        list-style: none;
        scrollbar-width: thin;
      }
      li {
        position: relative;
        display: flex;
        flex: none;
        flex-direction: column;
        align-items: center;
        width: calc(var(--bl-1) * 21);
        cursor: pointer;
        user-select: none;
      }
      .frame {
        display: grid;
        place-items: center;
        width: 100%;
        height: calc(var(--bl-1) * 11.5);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius-small);
        background: var(--bl-card);
      }
      li:hover .frame {
        border-color: var(--bl-ink-2);
      }
      li:not([data-place='off']) .frame {
        border: 2px solid var(--bl-ink);
      }
      li[aria-selected='true'] .frame {
        outline: 2px solid var(--bl-accent);
        outline-offset: 0;
      }
      li:focus-visible {
        outline: none;
      }
      li:focus-visible .frame {
        outline-color: var(--bl-focus);
      }
      .name {
        max-width: 100%;
        overflow: hidden;
        font-size: var(--bl-text-small);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      li:not([data-place='off']) .name {
        font-weight: 600;
      }
      .badge {
        position: absolute;
        inset: calc(var(--bl-1) * 0.75) auto auto calc(var(--bl-1) * 0.75);
        padding: 0 var(--bl-1);
        border-radius: var(--bl-1);
        background: var(--bl-ink);
        color: var(--bl-card);
        font-size: calc(var(--bl-text-small) * 0.92);
        font-weight: 600;
      }
      .sketch {
        width: calc(var(--bl-1) * 15);
        height: calc(var(--bl-1) * 9.5);
        fill: none;
        stroke: currentColor;
        stroke-width: 1.6;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .faint {
        stroke: color-mix(in srgb, var(--bl-ink-2) 60%, transparent);
        stroke-width: 1.2;
      }
      .a {
        color: var(--bl-accent);
        stroke: currentColor;
      }
      .b {
        color: var(--bl-metric);
        stroke: currentColor;
      }
      .c {
        color: var(--bl-model);
        stroke: currentColor;
      }
      .dashed {
        stroke-dasharray: 3 2.5;
      }
      .dot,
      .fill,
      .fill > * {
        fill: currentColor;
        stroke: none;
      }
      .fill .faint,
      .faint.fill {
        fill: color-mix(in srgb, var(--bl-ink-2) 40%, transparent);
      }
      .paper {
        fill: var(--bl-card);
      }
      .side {
        display: flex;
        flex: none;
        flex-direction: column;
        justify-content: space-between;
        width: 13rem;
        font-size: var(--bl-text-small);
      }
      .side p {
        margin: 0;
        line-height: 1.25;
      }
      .places {
        display: flex;
        gap: 2px;
      }
      .places button {
        flex: 1;
        min-height: max(1.75rem, var(--bl-touch));
        padding: 0 2px;
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-1);
        background: var(--bl-card);
        font-weight: 550;
        white-space: nowrap;
      }
      .places [aria-pressed='true'] {
        border-color: var(--bl-ink);
        background: var(--bl-ink);
        color: var(--bl-card);
      }
      .places kbd {
        font: inherit;
        font-weight: 400;
      }
      @media (max-width: 900px) and (orientation: portrait) {
        :host {
          flex-direction: column;
        }
        ul {
          flex-wrap: wrap;
          overflow: visible;
        }
        .side {
          gap: var(--bl-2);
          width: auto;
        }
      }
    `,
  ]

  @property({ attribute: false }) tiles: readonly PictureTile[] = []
  /** Number of pictures that the step cannot show. */
  @property({ type: Number }) others = 0
  @state() private chosen: PictureName | undefined
  /** Whether the selected tile keeps the focus when its picture moves to another place in the row. */
  #keeps = false

  protected override willUpdate(): void {
    this.#keeps = this.renderRoot.querySelector('li:focus') !== null
  }

  protected override updated(): void {
    if (this.#keeps) this.focus()
  }

  override render() {
    const { tiles, others } = this
    const chosen = this.#chosen
    return html`<ul
        role="listbox"
        aria-label="Pictures for the stage"
        aria-orientation="horizontal"
        @keydown=${(event: KeyboardEvent) => this.#press(event)}
      >
        ${tiles.map(
          ({ name, label, place, answers }) =>
            html`<li
              role="option"
              data-name=${name}
              data-place=${place}
              tabindex=${name === chosen?.name ? 0 : -1}
              aria-selected=${name === chosen?.name}
              title=${label}
              @click=${() => this.#choose(name)}
              @focus=${() => (this.chosen = name)}
            >
              <span class="frame">${pictureIcon(name)}</span>
              ${place === 'off' && !answers ? '' : html`<span class="badge">${place === 'off' ? 'answer' : place === 'hero' ? 'hero' : 'inset'}</span>`}
              <span class="name">${label}</span>
            </li>`,
        )}
      </ul>
      <div class="side">
        <div class="places" role="group" aria-label="Position of ${chosen?.label ?? ''}">
          ${places.map(
            ([key, place, label]) =>
              html`<button
                aria-pressed=${chosen?.place === place}
                ?disabled=${!chosen}
                @click=${() => this.#put(place)}
              >
                <kbd>${key}</kbd> ${label}
              </button>`,
          )}
        </div>
        ${
          others > 0
            ? html`<p class="quiet">
                ${others === 1 ? '1 other needs' : `${others} others need`} a different experiment, or more in
                the step
              </p>`
            : ''
        }
      </div>`
  }

  get #chosen(): PictureTile | undefined {
    return this.tiles.find(({ name }) => name === this.chosen) ?? this.tiles[0]
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[aria-selected=true]')?.focus()
  }

  #choose(name: PictureName): void {
    this.chosen = name
    this.renderRoot.querySelector<HTMLElement>(`[data-name="${name}"]`)?.focus()
  }

  #put(place: PicturePlace): void {
    const { name } = this.#chosen ?? {}
    if (name) this.dispatchEvent(new PlaceEvent(name, place))
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const at = this.tiles.findIndex(({ name }) => name === this.#chosen?.name)
    const last = this.tiles.length - 1
    const to: Readonly<Record<string, number>> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }
    const [, place] = places.find(([key]) => key === event.key) ?? []
    const next = to[event.key]
    if (place === undefined && next === undefined) return
    event.preventDefault()
    if (place) this.#put(place)
    const tile = next === undefined ? undefined : this.tiles[Math.max(0, Math.min(last, next))]
    if (tile) this.#choose(tile.name)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-picture-tiles': BlPictureTiles
  }
}
