import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { asGiven } from '../../../words/language/language.ts'
import { eventType } from '../../event-type.ts'
import { icon } from '../../style/icons.ts'
import { panelIcon } from '../../style/panel-icons.ts'
import { base, buttons } from '../../style/tokens.ts'

/** A passage of a lecture and its translation. */
export interface TranslatedRow {
  readonly key: string
  /** Index of the step that contains the passage; undefined if it belongs to the whole lecture. */
  readonly step: number | undefined
  /** Heading above the first row of a group; empty for the other rows. */
  readonly group: string
  readonly label: string
  readonly own: string
  readonly words: string
  /** Undefined if the passage needs no translation. */
  readonly state: 'missing' | 'outdated' | 'translated'
  /** Notes about the translation, in sentences. */
  readonly notes: readonly string[]
  /** Numbers and formulas missing from the translation. */
  readonly lost: readonly string[]
  /** Whether the passage is a single line. */
  readonly isLine: boolean
}

/** A language into which the lecture is translated. */
export interface TranslatedLanguage {
  readonly code: string
  /** Its name in the language itself. */
  readonly name: string
}

/** An action on the translations of a lecture. */
export type TranslateAct =
  | { readonly kind: 'language' | 'add'; readonly code: string }
  | { readonly kind: 'write'; readonly key: string; readonly words: string }
  /** Marks the translation of a row as up to date. */
  | { readonly kind: 'confirm'; readonly key: string }
  /** A row of this step got the focus. */
  | { readonly kind: 'step'; readonly step: number }
  | { readonly kind: 'close' }

/** Names of the states of a row that needs work. */
const stateNames = { missing: 'missing', outdated: 'out of date' } as const

/** `bl-translate-act`: the user acts on a translation. */
export class TranslateEvent extends eventType('bl-translate-act', (act: TranslateAct) => ({ act })) {}

/**
 * A table for translating the passages of a lecture: the original on the left and fields on the right, or below each other on a narrow
 * screen. Dispatches TranslateEvent, and `change` when a field loses the focus.
 */
@customElement('bl-translate')
export class BlTranslate extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--bl-2);
        min-width: 0;
        min-height: 0;
        container-type: inline-size;
      }
      .head,
      form,
      .acts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--bl-2);
      }
      h2,
      h3,
      p {
        margin: 0;
      }
      h2 {
        flex: 1;
        font: 650 var(--bl-text-title) / 1.2 var(--bl-font-hand);
      }
      h3 {
        margin-top: var(--bl-3);
        font: 600 var(--bl-text-heading) / 1.3 var(--bl-font-hand);
      }
      select,
      input,
      textarea {
        min-height: max(var(--bl-control), var(--bl-touch));
        padding: var(--bl-1) var(--bl-2);
        border: 1px solid var(--bl-ink-2);
        border-radius: var(--bl-radius-small);
        background: var(--bl-card);
        color: var(--bl-ink);
        font: inherit;
      }
      input {
        width: 6rem;
      }
      .rows {
        flex: 1;
        min-height: 0;
        padding-right: var(--bl-1);
        overflow: hidden auto;
        scrollbar-width: thin;
      }
      .row {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: var(--bl-1) var(--bl-3);
        padding: var(--bl-2) 0 var(--bl-2) var(--bl-2);
        border-bottom: 1px solid var(--bl-hairline);
        border-left: 3px solid transparent;
      }
      .row:is([data-state='missing'], [data-state='outdated']) {
        border-left-color: var(--bl-accent);
      }
      .label {
        grid-column: 1 / -1;
        display: flex;
        gap: var(--bl-2);
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
      }
      .label b {
        color: var(--bl-accent);
      }
      .own {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      textarea {
        display: block;
        width: 100%;
        resize: none;
        field-sizing: content;
      }
      .after {
        grid-column: 2;
        display: grid;
        gap: var(--bl-1);
        font-size: var(--bl-text-small);
      }
      .after p,
      .problem {
        color: var(--bl-accent);
        overflow-wrap: anywhere;
      }
      .acts .button {
        max-width: 100%;
        min-height: max(1.75rem, var(--bl-touch));
        overflow: hidden;
        font-size: var(--bl-text-small);
        text-overflow: ellipsis;
      }
      @container (max-width: 28rem) {
        form {
          flex-basis: 100%;
          order: 1;
        }
        .row {
          grid-template-columns: minmax(0, 1fr);
        }
        .after {
          grid-column: 1;
        }
      }
    `,
  ]

  @property({ attribute: false }) rows: readonly TranslatedRow[] = []
  @property({ attribute: false }) languages: readonly TranslatedLanguage[] = []
  /** Code of the target language, or empty. */
  @property() language = ''
  /** Code of the lecture’s own language. */
  @property() own = 'en'
  /** Index of the current step. */
  @property({ type: Number }) step = 0
  /** Why a language cannot be added; empty if it can. */
  @property() problem = ''
  /** Problems in the text of the translation, in sentences. */
  @property({ attribute: false }) faults: readonly string[] = []
  /** Whether the lecture is being edited in another tab. */
  @property({ type: Boolean }) reading = false
  /** The text as typed, kept until the field loses the focus, even if the lecture text contains a different form of it. */
  @state() private typed: { readonly key: string; readonly words: string } | undefined

  protected override updated(changed: PropertyValues<this>): void {
    if (!CSS.supports('field-sizing', 'content'))
      for (const field of this.#fields) field.style.height = `${field.scrollHeight}px`
    // The language whose code was typed has been added.
    const code = this.renderRoot.querySelector('input')
    if (code && changed.has('languages') && this.languages.some((one) => one.code === code.value.trim()))
      code.value = ''
    // Scroll to the rows of a step that was chosen elsewhere.
    if (changed.get('step') === undefined || this.matches(':focus-within')) return
    const row = this.renderRoot.querySelector(`.row[data-step="${this.step}"]`)
    ;(row?.previousElementSibling ?? row)?.scrollIntoView({ block: 'start' })
  }

  override render() {
    const { language, languages, rows } = this
    const name = languages.find(({ code }) => code === language)?.name ?? language
    const count = (is: TranslatedRow['state']) => rows.filter((row) => row.state === is).length
    const [missing, outdated] = [count('missing'), count('outdated')]
    return html`<div class="head" @keydown=${(event: KeyboardEvent) => this.#press(event)}>
        <h2>Translate</h2>
        ${
          languages.length === 0
            ? nothing
            : html`<select
                aria-label="Language of the translation"
                @change=${({ target }: Event) => this.#act({ kind: 'language', code: (target as HTMLSelectElement).value })}
              >
                ${languages.map((one) => html`<option lang=${one.code} value=${one.code} ?selected=${one.code === language}>${asGiven(one.name)}</option>`)}
              </select>`
        }
        ${this.#newLanguage()}
        <button
          class="icon"
          title="Close (Escape)"
          aria-label="Close"
          @click=${() => this.#act({ kind: 'close' })}
        >
          ${icon('close')}
        </button>
      </div>
      ${this.problem === '' ? nothing : html`<p class="problem" id="problem" role="alert">${this.problem}</p>`}
      ${
        language === ''
          ? html`<p>
              This lecture has no translation yet. Enter the code of a language, such as de, fr or pt-BR, and
              click Add language. Or drop the file of a translation on the page.
            </p>`
          : html`<p role="status">
                ${
                  missing + outdated === 0
                    ? 'Everything is translated.'
                    : html`${missing} missing · ${outdated} out of date · Press F8 for the next`
                }
              </p>
              ${this.faults.map((fault) => html`<p class="problem">${fault}</p>`)}
              <div class="rows" @keydown=${(event: KeyboardEvent) => this.#press(event)}>
                ${rows.map((row) => this.#row(row, name))}
              </div>`
      }`
  }

  #newLanguage() {
    if (this.reading) return nothing
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault()
        const field = this.renderRoot.querySelector<HTMLInputElement>('input')
        if (field && field.value.trim() !== '') this.#act({ kind: 'add', code: field.value.trim() })
      }}
    >
      <input
        aria-label="Language code"
        placeholder="Code"
        autocapitalize="off"
        autocomplete="off"
        spellcheck="false"
        aria-describedby=${this.problem === '' ? nothing : 'problem'}
      />
      <button class="button">${panelIcon('plus')} Add language</button>
    </form>`
  }

  #row(row: TranslatedRow, language: string) {
    const { key, group, label, own, state: is } = row
    const words = this.typed?.key === key ? this.typed.words : row.words
    return html`${group === '' ? nothing : html`<h3>${group}</h3>`}
      <div class="row" data-key=${key} data-step=${row.step ?? nothing} data-state=${is}>
        <div class="label">
          <span>${label}</span>
          <b>${is === 'translated' ? nothing : stateNames[is]}</b>
        </div>
        <div class="own" lang=${this.own}>${asGiven(own)}</div>
        <textarea
          rows="1"
          lang=${this.language}
          aria-label="${label}: ${asGiven(language)}"
          aria-describedby=${row.notes.length > 0 ? `note-${key}` : nothing}
          .value=${live(words)}
          ?readonly=${this.reading}
          @focus=${() => row.step !== undefined && row.step !== this.step && this.#act({ kind: 'step', step: row.step })}
          @input=${({ target }: Event) => this.#type(row, (target as HTMLTextAreaElement).value)}
          @blur=${() => this.#leave()}
        ></textarea>
        ${row.notes.length + row.lost.length === 0 && is !== 'outdated' ? nothing : this.#after(row)}
      </div>`
  }

  /** Notes about a translation, and what can be done about them. */
  #after({ key, notes, lost, state: is }: TranslatedRow) {
    return html`<div class="after" id="note-${key}">
      ${notes.map((note) => html`<p>${note}</p>`)}
      ${
        this.reading
          ? nothing
          : html`<div class="acts">
              ${is === 'outdated' ? html`<button class="button" @click=${() => this.#act({ kind: 'confirm', key })}>${panelIcon('check')} Still correct</button>` : nothing}
              ${lost.map((text) => html`<button class="button" title="Insert at the cursor" @pointerdown=${(event: Event) => event.preventDefault()} @click=${() => this.#insert(key, text)}>${asGiven(text)}</button>`)}
            </div>`
      }
    </div>`
  }

  override focus(): void {
    const [first] = this.#fields
    ;(first ?? this.renderRoot.querySelector('input'))?.focus()
  }

  /** Goes to the next or previous row that is missing, out of date or incomplete. */
  next(by: 1 | -1): void {
    const open = this.rows.filter(({ state: is, notes }) => is !== 'translated' || notes.length > 0)
    if (open.length === 0) return
    const at = this.rows.findIndex(({ key }) => key === this.#focused)
    const places = open.map((row) => this.rows.indexOf(row))
    const found = by > 0 ? places.find((place) => place > at) : places.findLast((place) => place < at)
    const row = this.rows[found ?? (by > 0 ? places[0] : places.at(-1)) ?? 0]
    if (row) this.#fieldOf(row.key)?.focus()
  }

  get #fields(): readonly HTMLTextAreaElement[] {
    return [...this.renderRoot.querySelectorAll('textarea')]
  }

  #fieldOf(key: string): HTMLTextAreaElement | undefined {
    return this.#fields.find((field) => field.closest<HTMLElement>('.row')?.dataset['key'] === key)
  }

  /** Key of the row that has the focus. */
  get #focused(): string | undefined {
    const focused = this.shadowRoot?.activeElement
    return focused?.closest<HTMLElement>('.row')?.dataset['key']
  }

  #type({ key, isLine }: TranslatedRow, written: string): void {
    const words = isLine ? written.replace(/[\r\n]+/gu, ' ') : written
    this.typed = { key, words }
    this.#act({ kind: 'write', key, words })
  }

  #leave(): void {
    if (!this.typed) return
    this.typed = undefined
    this.dispatchEvent(new Event('change'))
  }

  #insert(key: string, text: string): void {
    const field = this.#fieldOf(key)
    const row = this.rows.find((each) => each.key === key)
    if (!field || !row) return
    const caret = this.#focused === key ? field.selectionStart : field.value.length
    field.focus()
    const before = field.value.slice(0, caret)
    field.setRangeText(/(?:^|\s)$/u.test(before) ? text : ` ${text}`, caret, caret, 'end')
    this.#type(row, field.value)
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing || event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    this.#act({ kind: 'close' })
  }

  #act(act: TranslateAct): void {
    this.dispatchEvent(new TranslateEvent(act))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-translate': BlTranslate
  }
}
