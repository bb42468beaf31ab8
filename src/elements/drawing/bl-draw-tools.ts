import { css, html, LitElement, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { styleMap } from 'lit/directives/style-map.js'
import { numberControl } from '../controls/fields/fields.ts'
import { base, buttons } from '../style/tokens.ts'
import { DrawEvent, type DrawAct, type DrawTool } from './draw-act.ts'
import { drawIcon } from './draw-icons.ts'

/** A class to draw points of. */
export interface DrawnClass {
  readonly color: string
  /** Whether it has no points yet. It is created with its first point. */
  readonly isNew: boolean
}

/** The state shown by the tools. */
export interface DrawToolsView {
  readonly tool: DrawTool
  /** The classes in order; empty if the targets are numbers. */
  readonly classes: readonly DrawnClass[]
  readonly label: number
  /** Target of new points in a regression on two inputs; otherwise undefined. */
  readonly value: number | undefined
  readonly brush: number
  readonly count: number
  /** A sentence about the current points: what happens to them, or why no more can be added. */
  readonly note: string
  readonly canUndo: boolean
}

const tools: readonly { readonly tool: DrawTool; readonly name: string; readonly hint: string }[] = [
  { tool: 'point', name: 'point', hint: 'Click to add a point, drag one to move it' },
  { tool: 'line', name: 'curve', hint: 'Draw a curve to add points along it' },
  { tool: 'spray', name: 'spray', hint: 'Hold to add many points under the brush' },
  { tool: 'eraser', name: 'eraser', hint: 'Drag across points to erase them' },
]

/** Bounds of the radius of spray and eraser, in pixels. */
const radii = { least: 8, most: 120 } as const

/** The mark of a class, with the shape of its samples: disc, square and triangle in turn. */
const mark = (label: number, color: string) =>
  html`<svg viewBox="0 0 12 12" width="0.9em" height="0.9em" aria-hidden="true" style=${styleMap({ color })}>
    ${
      [
        svg`<circle cx="6" cy="6" r="5" fill="currentColor" />`,
        svg`<rect x="1.5" y="1.5" width="9" height="9" fill="currentColor" />`,
        svg`<path d="M6 0.5l5.5 10.5h-11z" fill="currentColor" />`,
      ][label % 3]
    }
  </svg>`

/** The toolbar for drawing data by hand: tools, classes, brush size and undo. Dispatches DrawEvent. */
@customElement('bl-draw-tools')
export class BlDrawTools extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--bl-1);
        container-type: inline-size;
      }
      .row,
      [role='group'] {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--bl-1) var(--bl-3);
      }
      [role='group'] {
        flex-wrap: nowrap;
        gap: 0;
      }
      [role='group'] .button {
        margin-left: -1px;
        border-radius: 0;
      }
      [role='group'] .button:first-child {
        margin-left: 0;
        border-radius: var(--bl-radius-small) 0 0 var(--bl-radius-small);
      }
      [role='group'] .button:last-child {
        border-radius: 0 var(--bl-radius-small) var(--bl-radius-small) 0;
      }
      .button[aria-pressed='true'] {
        z-index: 1;
        border-color: var(--bl-ink);
        background: var(--bl-paper);
        box-shadow: inset 0 -3px 0 var(--bl-accent);
        font-weight: 650;
      }
      .new {
        border-style: dashed;
      }
      bl-number {
        width: 13em;
      }
      p {
        flex: 1 1 12em;
        margin: 0;
        font-size: var(--bl-text-small);
      }
      @container (max-width: 34rem) {
        .tools .button span {
          display: none;
        }
        p {
          flex-basis: 100%;
          min-height: 2lh;
        }
        .primary {
          margin-left: auto;
        }
      }
    `,
  ]

  @property({ attribute: false }) view: DrawToolsView | undefined

  override render() {
    const { view } = this
    if (!view) return nothing
    const { tool, classes, value, brush, note, count, canUndo } = view
    return html`<div class="row">
        <div class="tools" role="group" aria-label="Draw with">
          ${tools.map(
            (one) =>
              html`<button
                class="button"
                title=${one.hint}
                aria-label=${one.name}
                aria-pressed=${one.tool === tool}
                @click=${() => this.#act({ kind: 'tool', tool: one.tool })}
              >
                ${drawIcon(one.tool)} <span>${one.name}</span>
              </button>`,
          )}
        </div>
        ${classes.length > 0 ? this.#classes(view) : nothing}
        ${
          value === undefined
            ? nothing
            : numberControl(
                { label: 'target', hint: 'Target of new points', min: -1, max: 1, least: -Infinity, most: Infinity },
                value,
                (next) => this.#act({ kind: 'value', value: next }),
              )
        }
        ${
          tool === 'spray' || tool === 'eraser'
            ? numberControl(
                { label: 'brush', hint: 'Radius of the brush in pixels', min: radii.least, max: radii.most, step: 1, least: radii.least, most: radii.most },
                brush,
                (size) => this.#act({ kind: 'brush', size }),
              )
            : nothing
        }
      </div>
      <div class="row">
        <p class="quiet" role="status">${note}</p>
        <button
          class="icon"
          title="Undo the last stroke (Ctrl Z)"
          aria-label="Undo the last stroke"
          ?disabled=${!canUndo}
          @click=${() => this.#act({ kind: 'undo' })}
        >
          ${drawIcon('undo')}
        </button>
        <button class="button" ?disabled=${count === 0} @click=${() => this.#act({ kind: 'clear' })}>
          Start empty
        </button>
        <button class="button primary" @click=${() => this.#act({ kind: 'done' })}>Done</button>
      </div>` // prettier-ignore
  }

  #classes({ classes, label, tool }: DrawToolsView) {
    return html`<div role="group" aria-label="Class">
      ${classes.map(
        ({ color, isNew }, k) =>
          html`<button
            class="button ${isNew ? 'new' : ''}"
            title=${isNew ? `New class (${k + 1})` : `Class ${k + 1} (${k + 1})`}
            aria-label=${isNew ? `New class, ${k + 1}` : `Class ${k + 1}`}
            aria-pressed=${k === label && tool !== 'eraser'}
            @click=${() => this.#act({ kind: 'class', label: k })}
          >
            ${isNew ? '+' : mark(k, color)} ${k + 1}
          </button>`,
      )}
    </div>`
  }

  #act(act: DrawAct): void {
    this.dispatchEvent(new DrawEvent(act))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-draw-tools': BlDrawTools
  }
}
