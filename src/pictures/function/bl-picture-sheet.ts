import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { drawSheet, pictureAt, sheetLayout, type SheetLayout, type SheetPicture } from './picture-sheet.ts'
import { pointerPosition } from '../../math/picture/pointer-position.ts'
import { ChoiceEvent } from '../../elements/controls/control-events.ts'
import { PaintController, type Frame } from '../../elements/charts/paint/paint-controller.ts'
import { scaledContext } from '../../elements/charts/paint/scaled-context.ts'
import { headedStyle } from '../../elements/charts/paint/picture-style.ts'
import { listed, type ValueTable } from '../../elements/value-table.ts'

/** A picture of a sheet, with the description shown if it is chosen. */
export interface NamedPicture extends SheetPicture {
  readonly said: string
}

/**
 * Samples that are pictures, in as many rows as fit. The description of one appears above while the pointer is over it or after a
 * click; arrow keys move between them. `parts` become buttons; `bl-select` reports the chosen one.
 */
@customElement('bl-picture-sheet')
export class BlPictureSheet extends LitElement {
  static override readonly styles = [
    ...headedStyle,
    css`
      :host {
        container-type: inline-size;
        gap: var(--bl-1);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--bl-3);
        padding-right: var(--bl-corner, 0);
      }
      header div {
        display: flex;
        gap: var(--bl-1);
        margin-left: auto;
      }
      button {
        min-width: var(--bl-touch);
        min-height: max(1.7em, var(--bl-touch));
        padding: 0 0.6em;
        border: 1px solid var(--bl-hairline);
        border-radius: 999px;
        background: none;
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
      }
      button[aria-pressed='true'] {
        border-color: var(--bl-ink);
        color: var(--bl-ink);
      }
      p {
        min-height: 1.4em;
        margin: 0;
        overflow: hidden;
        font-size: var(--bl-text-small);
        line-height: 1.4;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @container (max-width: 459px) {
        p {
          min-height: 2.8em;
          white-space: normal;
        }
      }
      b {
        font-weight: 600;
      }
      .sheet {
        position: relative;
        flex: 1;
        min-height: 5.5rem;
      }
      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
    `,
  ]

  @property() heading = 'The samples'
  /** A sentence about all pictures. */
  @property() summary = ''
  @property({ type: Number }) side = 8
  @property({ attribute: false }) pictures: readonly NamedPicture[] = []
  /** Names of the parts of the data, and the current one. */
  @property({ attribute: false }) parts: readonly string[] = []
  @property({ attribute: false }) shownPart = ''

  /** Index of the picture pointed at or chosen. An index, because another picture may take the place at the next step. */
  @state() private chosen: number | undefined
  /** True if it was clicked, so that it stays when the pointer leaves. */
  #kept = false
  #layout: SheetLayout | undefined
  readonly #atlas = document.createElement('canvas')
  @query('.sheet') private readonly surface!: HTMLElement
  @query('canvas') private readonly canvas!: HTMLCanvasElement

  constructor() {
    super()
    new PaintController(this, { surface: () => this.surface, paint: (frame) => this.#paint(frame) })
  }

  get valueTables(): readonly ValueTable[] {
    return listed(
      this.heading,
      ['sample', 'said of it'],
      this.pictures.map(({ said }, i) => [i + 1, said]),
    )
  }

  override render() {
    const { heading, summary, parts, shownPart } = this
    const said = this.chosen === undefined ? undefined : this.pictures[this.chosen]?.said
    return html`
      <header>
        <h2>${heading}</h2>
        ${
          parts.length > 1
            ? html`<div role="group" aria-label="part of the data">
                ${parts.map(
                  (name) =>
                    html`<button
                      aria-pressed=${name === shownPart}
                      @click=${() => this.dispatchEvent(new ChoiceEvent(name))}
                    >
                      ${name}
                    </button>`,
                )}
              </div>`
            : nothing
        }
      </header>
      <p role="status">${said ?? html`<span class="quiet">${summary}</span>`}</p>
      <div
        class="sheet"
        role="group"
        tabindex="0"
        aria-label="${heading}: ${summary} ${said ?? 'Arrow keys move between pictures.'}"
        @pointermove=${(event: PointerEvent) => this.#point(event, false)}
        @pointerdown=${(event: PointerEvent) => this.#point(event, true)}
        @pointerleave=${() => this.#leave()}
        @keydown=${(event: KeyboardEvent) => this.#walk(event)}
      >
        <canvas role="img" aria-label=${summary}></canvas>
      </div>
    `
  }

  #point(event: PointerEvent, pressed: boolean): void {
    const { x, y } = pointerPosition(event)
    if (this.#kept && !pressed) return
    this.chosen = this.#layout && pictureAt(this.#layout, x, y)
    this.#kept = pressed && this.chosen !== undefined
  }

  #leave(): void {
    if (!this.#kept) this.chosen = undefined
  }

  /** Moves to the picture that a key leads to; the first key leads to the first picture. */
  #walk(event: KeyboardEvent): void {
    const { shown = 0, columns = 1 } = this.#layout ?? {}
    if (shown === 0 || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return
    const at = this.chosen
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -columns,
      ArrowDown: columns,
      Home: -Infinity,
      End: Infinity,
    }
    const step = steps[event.key]
    if (step === undefined) {
      if (event.key !== 'Escape' || at === undefined) return
      this.chosen = undefined
    } else this.chosen = at === undefined ? 0 : Math.max(0, Math.min(shown - 1, at + step))
    this.#kept = this.chosen !== undefined
    event.preventDefault()
    event.stopPropagation()
  }

  #paint({ width, height, theme }: Frame): void {
    const { pictures, side } = this
    this.#layout = sheetLayout(pictures.length, width, height, Number.parseFloat(theme.font))
    const ctx = scaledContext(this.canvas, { width, height })
    ctx.clearRect(0, 0, width, height)
    drawSheet(ctx, this.#layout, pictures, side, this.chosen, this.#atlas, theme)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-picture-sheet': BlPictureSheet
  }
}
