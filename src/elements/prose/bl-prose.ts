import type { Authored } from '../../experiment/authored.ts'
import { effect, type ReadonlySignal } from '@preact/signals-core'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import { loadError } from '../../experiment/spec/values/load-error.ts'
import { maxOf } from '../../math/statistics/range.ts'
import { base } from '../style/tokens.ts'
import { NumberPointer } from '../number-pointer.ts'
import { fillSlots, type LiveViews } from './live-slots.ts'
import { TermNote, termStyle } from './term-note.ts'
import { asGiven } from '../../words/language/language.ts'

/** Font size of a formula relative to its text, and its minimum, for formulas too wide for their column. */
const usual = 1.06
const least = 0.6

/** Elements whose text has their width. */
const columns = 'p,li,h1,h2,h3,h4,h5,h6,td,th'

/**
 * Breaks a formula that is wider than its column between its rows. If a row is too wide, the formula gets smaller, and
 * then scrolls.
 */
function fitInline(formula: MathMLElement, column: Element): void {
  formula.removeAttribute('data-breaks')
  formula.removeAttribute('data-scrolls')
  formula.style.removeProperty('font-size')
  const width = column.clientWidth
  if (width === 0 || formula.getBoundingClientRect().width <= width) return
  // Measured before breaking: on its own line, a row is never wider than the line, even if its content is.
  const rows = Array.from(formula.children, (row) => row.getBoundingClientRect().width)
  const share = (0.98 * width) / maxOf(rows)
  formula.toggleAttribute(share < least ? 'data-scrolls' : 'data-breaks', true)
  if (share < 1) formula.style.fontSize = `${Math.max(least, share) * usual}em`
}

/**
 * Prose: Markdown with TeX between dollars, typeset as MathML, and the terms of the glossary with notes. Raw HTML in it
 * is shown as text, never run. It is typeset once; `numbers` updates the numbers in place.
 */
@customElement('bl-prose')
export class BlProse extends LitElement {
  static override readonly styles = [
    base,
    termStyle,
    css`
      :host {
        display: block;
        /* A long formula gives way to its column, and not the column to it. */
        min-width: 0;
        font: 400 var(--bl-text-prose) / 1.55 var(--bl-font-prose);
        text-wrap: pretty;
      }
      p,
      ul,
      ol {
        margin: 0 0 var(--bl-3);
      }
      ul,
      ol {
        padding-left: var(--bl-5);
      }
      :host > :last-child {
        margin-bottom: 0;
      }
      h1,
      h2,
      h3 {
        margin: 0 0 var(--bl-2);
        font: 600 var(--bl-text-heading) / 1.25 var(--bl-font-hand);
      }
      h1,
      h2 {
        font-size: var(--bl-text-title);
      }
      blockquote {
        margin: 0 0 var(--bl-3);
        padding: 0 0 0 var(--bl-3);
        border-left: 3px solid var(--bl-accent);
        font-family: var(--bl-font-hand);
        font-size: 0.95em;
      }
      blockquote p {
        margin: 0;
      }
      .live {
        font-variant-numeric: tabular-nums;
      }
      .number {
        border-radius: 3px;
        box-decoration-break: clone;
        box-shadow: inset 0 -0.12em color-mix(in srgb, var(--bl-accent) 45%, transparent);
        cursor: default;
      }
      /* Letters of a formula have no room below them in their box. */
      mn.number {
        box-shadow: 0 0.12em color-mix(in srgb, var(--bl-accent) 45%, transparent);
      }
      .false {
        color: var(--bl-accent);
        font-weight: 700;
        text-decoration: underline wavy 1px;
      }
      .formula {
        border-radius: 3px;
      }
      .number:is(:hover, :focus-visible),
      .formula:focus-visible {
        background: color-mix(in srgb, var(--bl-accent) 16%, transparent);
      }
      code,
      kbd {
        padding: 0 0.35em;
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-1);
        background: var(--bl-card);
        font: 600 0.8em var(--bl-font);
      }
      a {
        color: var(--bl-metric);
      }
      math {
        font-family: 'STIX Two Math', math;
        font-size: ${usual}em;
      }
      /* Its rows of relations and sums are words of the line, which ends between them. */
      math[data-breaks] {
        display: inline;
      }
      math[data-breaks] > mrow {
        display: inline math;
      }
      .bound:has([data-breaks]) {
        white-space: normal;
      }
      math[data-scrolls] {
        display: block math;
        overflow: auto hidden;
      }
      .plain {
        white-space: pre-line;
      }
      math[display='block'] {
        margin: var(--bl-2) 0;
        overflow-x: auto;
        overflow-y: hidden;
      }
    `,
  ]

  @property() markdown: Authored = ''
  /** The current numbers; undefined if nobody computes them, so that the claimed values appear. */
  @property({ attribute: false }) numbers: ReadonlySignal<LiveViews> | undefined
  @state() private content = ''
  /** The typesetter did not load, so the source text is shown. */
  @state() private untyped = false
  #shown: Authored = ''
  readonly #note = new TermNote(this)
  #width = 0
  #unfollow: () => void = () => undefined

  constructor() {
    super()
    new NumberPointer(this)
  }

  readonly #refit = () => this.#fit()
  readonly #sizes = new ResizeObserver(() => {
    // A formula that breaks changes the height, which the observer must not see in the frame of its own call.
    if (this.clientWidth !== this.#width) requestAnimationFrame(this.#refit)
  })

  override connectedCallback(): void {
    super.connectedCallback()
    this.#sizes.observe(this)
    document.fonts.addEventListener('loadingdone', this.#refit)
    this.#refit()
    this.#follow()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#sizes.disconnect()
    document.fonts.removeEventListener('loadingdone', this.#refit)
    this.#unfollow()
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('numbers') || changed.has('content')) this.#follow()
    this.#fit()
  }

  /** Writes the numbers into their places now, and whenever they change. */
  #follow(): void {
    this.#unfollow()
    const { numbers } = this
    if (numbers) this.#unfollow = effect(() => fillSlots(this.renderRoot, numbers.value))
  }

  /**
   * Fits formulas to the column. A displayed formula that is too wide gets a smaller font; an inline one first breaks
   * after a relation or an operator. A formula too wide even at the `least` size scrolls. Roots end where their line
   * ends, since browsers reserve space for the widest root sign of the font after every one.
   */
  #fit(): void {
    this.#width = this.clientWidth
    const roots = [...this.renderRoot.querySelectorAll<MathMLElement>('msqrt')]
    const unused = roots.map((root) => {
      const { right } = root.lastElementChild?.getBoundingClientRect() ?? { right: NaN }
      return root.getBoundingClientRect().right - right
    })
    roots.forEach((root, k) => root.style.setProperty('margin-right', `${-Math.max(0, unused[k] || 0)}px`))
    for (const formula of this.renderRoot.querySelectorAll<MathMLElement>('math[display=block]')) {
      formula.style.removeProperty('font-size')
      const share = formula.clientWidth / formula.scrollWidth
      if (share < 1) formula.style.fontSize = `${Math.max(least, 0.98 * share) * usual}em`
    }
    for (const formula of this.renderRoot.querySelectorAll<MathMLElement>('math:not([display=block])'))
      fitInline(formula, formula.closest(columns) ?? this)
  }

  override willUpdate(): void {
    if (this.markdown !== this.#shown) void this.#set(this.markdown)
  }

  override render() {
    if (this.untyped)
      return html`<p class="plain">${asGiven(this.markdown)}</p>
        <p>${loadError('the typesetter for this text')}</p>`
    return this.content ? html`${this.#note.render()}${unsafeHTML(this.content)}` : nothing
  }

  async #set(markdown: Authored): Promise<void> {
    this.#shown = markdown
    this.#note.close()
    try {
      const { renderProse } = await import('./prose.ts')
      if (this.#shown === markdown) this.content = renderProse(markdown)
    } catch {
      this.untyped = true
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-prose': BlProse
  }
}
