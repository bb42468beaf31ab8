import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { eventType } from '../../event-type.ts'
import { icon } from '../../style/icons.ts'
import { panelIcon } from '../../style/panel-icons.ts'
import { base, buttons } from '../../style/tokens.ts'
import type { AnswerRow, AnswersView, GuessesView } from './answers-view.ts'
import { answersStyle } from './answers-style.ts'
import { guessChart } from './guess-chart.ts'
import { asGiven } from '../../../words/language/language.ts'

/** `bl-review-answers`: the user chooses answer files. */
export class ReviewAnswersEvent extends eventType('bl-review-answers', (files: readonly File[]) => ({
  files,
})) {}

/** `bl-show-guesses`: the user presents a step’s question with all guesses, or with only one option. */
export class ShowGuessesEvent extends eventType('bl-show-guesses', (id: string, option?: number) => ({
  id,
  option,
})) {}

/** `bl-open-answer`: the user opens a step with the final experiment in the file of a row. */
export class OpenAnswerEvent extends eventType('bl-open-answer', (row: number, step: string) => ({
  row,
  step,
})) {}

const orders = { name: 'by name', state: 'by problem', file: 'by order of arrival' } as const

type Order = keyof typeof orders

/** Number of rows rendered at once, so that a large class does not block the page. */
const someRows = 50

const weight: Readonly<Record<AnswerRow['state'], number>> = { unread: 0, disagrees: 1, twice: 2, agrees: 3 }

/** Returns the sort key of a row: by state, and with notes first. */
const weightOf = ({ state, notes }: AnswerRow): number => weight[state] + (notes.length > 0 ? 0 : 0.5)

/** The submitted answers: a row for each file with its problems, and the guesses at each question. Dispatches `save` and `close` also. */
@customElement('bl-answers')
export class BlAnswers extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    answersStyle,
    css`
      :host {
        position: fixed;
        z-index: 30;
        inset: 0;
      }
    `,
  ]

  @property({ attribute: false }) view: AnswersView | undefined
  @state() private sought = ''
  @state() private order: Order = 'name'
  @state() private most = someRows
  /** Ids of the questions whose reasons are all shown. */
  @state() private opened: ReadonlySet<string> = new Set()
  @query('input[type=file]') private readonly files!: HTMLInputElement

  override render() {
    const { view } = this
    if (!view) return nothing
    return html`<section
      role="dialog"
      aria-label="Answers to ${asGiven(view.title)}"
      aria-modal="true"
      tabindex="-1"
      @keydown=${(event: KeyboardEvent) => {
        // Keep keys from the page underneath.
        event.stopPropagation()
        if (event.key === 'Escape') this.#close()
      }}
    >
      ${this.#header(view)}
      <div class="table">${this.#sums(view)} ${this.#table(view)}</div>
      <aside aria-label="The guesses">${view.questions.map((question) => this.#guesses(question))}</aside>
    </section>`
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('.choose')?.focus()
  }

  #header({ title, rows }: AnswersView) {
    return html`<div class="head">
      <h2>Assignment: ${asGiven(title)}</h2>
      <span class="quiet">nothing leaves this page</span>
      <span class="grow"></span>
      <input
        type="file"
        multiple
        hidden
        accept=".json,application/json"
        @change=${() => {
          this.dispatchEvent(new ReviewAnswersEvent([...(this.files.files ?? [])]))
          this.files.value = ''
        }}
      />
      <button class="button choose" @click=${() => this.files.click()}>
        ${panelIcon('folder')} Drop or choose ${rows.length > 0 ? 'more' : 'answers'}
      </button>
      <button
        class="button primary"
        ?disabled=${rows.length === 0}
        @click=${() => this.dispatchEvent(new Event('save'))}
      >
        ${panelIcon('save')} Download table (CSV)
      </button>
      <button class="icon" title="Close" aria-label="Close" @click=${() => this.#close()}>
        ${icon('close')}
      </button>
    </div>`
  }

  #sums({ rows, waiting, error }: AnswersView) {
    const count = (state: AnswerRow['state']) => rows.filter((row) => row.state === state).length
    const sums = [
      [count('agrees'), 'agree', 'agrees'],
      [count('disagrees'), 'do not match', 'disagrees'],
      [count('unread'), 'cannot be read', 'unread'],
      [count('twice'), 'twice', 'twice'],
    ] as const
    return html`<div class="sums">
      <b class="all">${rows.length} ${rows.length === 1 ? 'file' : 'files'}</b>
      ${sums.map(([n, words, state]) => (n > 0 ? html`<span data-state=${state}>${n} ${words}</span>` : nothing))}
      <span class="quiet" role="status">${waiting > 0 ? `${waiting} left to compute` : error}</span>
      <span class="grow"></span>
      <input
        type="search"
        placeholder="name, answer"
        aria-label="Search the table"
        .value=${this.sought}
        @input=${(event: Event) => (this.sought = (event.target as HTMLInputElement).value)}
      />
      <select
        aria-label="Order"
        @change=${(event: Event) => (this.order = (event.target as HTMLSelectElement).value as Order)}
      >
        ${Object.entries(orders).map(([id, words]) => html`<option value=${id} ?selected=${id === this.order}>${words}</option>`)}
      </select>
    </div>`
  }

  #table({ rows, steps }: AnswersView) {
    if (rows.length === 0)
      return html`<p class="empty">Drop your students’ files here. This page recomputes every answer.</p>`
    const found = this.#found(rows)
    return html`<div class="rows" tabindex="0" role="region" aria-label="All files">
        <table>
          <thead>
            <tr>
              <th scope="col">name, as written</th>
              <th scope="col">file</th>
              ${steps.map(({ at }) => html`<th scope="col">step ${at + 1}</th>`)}
              <th scope="col">recomputed here</th>
            </tr>
          </thead>
          <tbody>
            ${found.slice(0, this.most).map((row) => this.#row(row, steps))}
          </tbody>
        </table>
      </div>
      <footer class="quiet">
        <span
          >Click an answer to open the student’s final experiment. Files can be forged. “Agrees” means only
          that the answers follow from the experiments, and “does not match” proves nothing. Look at the
          answers and ask before you grade.</span
        >
        ${
          found.length > this.most
            ? html`<button class="button bare more" @click=${() => this.#showMore()}>
                Show more (${found.length - this.most} left)
              </button>`
            : nothing
        }
      </footer>`
  }

  #found(rows: readonly AnswerRow[]): readonly AnswerRow[] {
    const sought = this.sought.trim().toLowerCase()
    const matches = ({ name, file, words, notes, cells }: AnswerRow) =>
      [name, file, words, ...notes, ...cells.map(({ text }) => text)].some((one) =>
        one.toLowerCase().includes(sought),
      )
    const found = sought ? rows.filter(matches) : rows
    if (this.order === 'file') return found
    const byName = found.toSorted((one, other) => one.name.localeCompare(other.name))
    return this.order === 'name' ? byName : byName.toSorted((one, other) => weightOf(one) - weightOf(other))
  }

  #row(
    { at, name, draw, file, state: fileState, words, notes, cells }: AnswerRow,
    steps: AnswersView['steps'],
  ) {
    return html`<tr data-state=${fileState}>
      <th scope="row">
        ${asGiven(name) || html`<span class="quiet">no name</span>`}
        ${draw ? html`<span class="quiet draw">own draw, seed ${draw}</span>` : nothing}
      </th>
      <td class="file" title=${asGiven(file)}>${asGiven(file)}</td>
      ${steps.map(({ id }) => {
        const cell = cells.find(({ step }) => step === id)
        return html`<td>${cell?.text || cell?.note ? this.#cell(at, cell) : '–'}</td>`
      })}
      <td class="notes"><b>${words}</b>${notes.length > 0 ? html`: ${notes.join(' ')}` : nothing}</td>
    </tr>`
  }

  #cell(row: number, { step, text, right, note }: AnswerRow['cells'][number]) {
    return html`<button
      class="answer"
      title="Open the final experiment"
      @click=${() => this.dispatchEvent(new OpenAnswerEvent(row, step))}
    >
      <b ?data-wrong=${right === false}>${text}</b
      >${right ? html` ${panelIcon('check')}<span class="visually-hidden">right</span>` : nothing}
      ${note ? html`<span class="quiet">${note}</span>` : nothing}
    </button>`
  }

  #guesses(view: GuessesView) {
    const { id, at, ask, given, right, seen, options, belief, shown, reasons } = view
    const all = this.opened.has(id)
    const show = (option?: number) => this.dispatchEvent(new ShowGuessesEvent(id, option))
    const believed = belief === undefined ? undefined : options[belief]
    return html`<section class="card">
      <h3><span>${at + 1} · ${asGiven(ask)}</span> <span class="quiet">${right} of ${given}</span></h3>
      ${given > 0 ? guessChart(view) : seen > 0 ? nothing : html`<p class="quiet">No answers yet.</p>`}
      ${seen > 0 ? html`<p class="quiet">${seen} after the answer was shown, not counted</p>` : nothing}
      <div class="acts">
        ${believed ? html`<p><b>${believed.letter} is the most common belief.</b> Start the next lecture with it?</p>` : nothing}
        ${believed ? html`<button class="button" @click=${() => show(belief)}>${icon('screen')} Show ${believed.letter} first</button>` : nothing}
        ${shown && given > 0 ? html`<button class="button" @click=${() => show()}>${icon('screen')} Show guesses on the stage</button>` : nothing}
      </div>
      ${
        reasons.length > 0
          ? html`<p class="reasons">
                <b>Reasons (${reasons.length}).</b>
                ${(all ? reasons : reasons.slice(0, 3)).map((reason) => html` <q>${asGiven(reason)}</q>`)}
              </p>
              ${
                reasons.length > 3 && !all
                  ? html`<button class="button bare" @click=${() => this.#openReasons(id)}>
                      Read all, without names
                    </button>`
                  : nothing
              }`
          : nothing
      }
    </section>`
  }

  /** Shows all reasons, and focuses the dialog because the focused button disappears. */
  #openReasons(id: string): void {
    this.opened = new Set([...this.opened, id])
    this.renderRoot.querySelector<HTMLElement>('[role=dialog]')?.focus()
  }

  /** Shows more rows, and focuses the table because the focused button may disappear. */
  #showMore(): void {
    this.most += someRows
    this.renderRoot.querySelector<HTMLElement>('.rows')?.focus()
  }

  #close(): void {
    this.dispatchEvent(new Event('close'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-answers': BlAnswers
  }
}
