import { minOf } from '../../math/statistics/range.ts'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { siteFile } from '../../exchange/site-files.ts'
import { CommandEvent, type CommandName } from '../events.ts'
import { eventType } from '../event-type.ts'
import { strataPicture } from './strata-picture.ts'
import { dialogStyle } from '../style/dialog.ts'
import { panelIcon } from '../style/panel-icons.ts'
import { base, buttons } from '../style/tokens.ts'
import { languageName } from '../../exchange/lecture/language-code.ts'
import { asGiven, isLanguage, language, languages, translate } from '../../words/language/language.ts'
import { otherWords } from '../../words/synonyms.ts'
import { DialogOpening } from '../dialog-opening.ts'

/** `bl-open`: the user opens an entry at a step, counted from 1. */
export class OpenEvent extends eventType('bl-open', (id: string, step: number) => ({ id, step })) {}

/** `bl-forget`: the user removes a saved lecture (`gone`), or undoes the removal. */
export class ForgetEvent extends eventType('bl-forget', (id: string, gone: boolean) => ({ id, gone })) {}

/** `bl-language`: the user chooses a language by its code. */
export class LanguageEvent extends eventType('bl-language', (language: string) => ({ language })) {}

/** The language codes of a lecture, and the current one. */
export interface ReadingLanguages {
  readonly languages: readonly string[]
  readonly current: string
}

export interface MenuEntry {
  readonly id: string
  readonly title: string
  readonly line: string
  readonly steps: number
  /** The step last visited, from 1; undefined if never opened. */
  readonly left?: number | undefined
  /** Additional search words. */
  readonly words?: string
  /** Author, origin and date of a lecture saved in this browser. Such a lecture can be removed. */
  readonly kept?: string
  /** The picture of a saved lecture, as a template; a placeholder if absent. */
  readonly picture?: unknown
}

/** A section of the menu. */
export interface MenuGroup {
  readonly title: string
  readonly line: string
  readonly entries: readonly MenuEntry[]
  /** Whether its entries appear only in search results. */
  readonly onlyFound?: boolean
}

interface MenuCommand {
  readonly command: 'new-lecture' | 'open-file' | 'bring-in' | 'take-away' | 'values'
  readonly name: string
  readonly hint: string
  readonly icon?: 'folder' | 'pen'
}

const commands: readonly MenuCommand[] = [
  {
    command: 'new-lecture',
    name: 'New lecture',
    hint: 'A lecture whose first step is the current experiment',
    icon: 'pen',
  },
  {
    command: 'open-file',
    name: 'Open a file',
    hint: 'A table, an experiment, a lecture or answers (Ctrl-O)',
    icon: 'folder',
  },
  {
    command: 'bring-in',
    name: 'Import',
    hint: 'Drop a file or paste text: tables, experiments, lectures, answers',
  },
  {
    command: 'take-away',
    name: 'Export',
    hint: 'Save pictures, data, 3-D models or the experiment as files',
  },
  { command: 'values', name: 'View as tables', hint: 'Everything on screen as text and numbers (V)' },
]

/**
 * The main menu, with a card for each lecture and experiment. `open` opens it, scrolled to the top with the focus on the current card; it
 * closes itself and dispatches `close`. Choosing a card dispatches OpenEvent with its id and the step last visited, or step 1. Arrow keys
 * move between cards. Letters go to the search field, which dispatches `find` when typing starts. The language choice dispatches
 * LanguageEvent; removing a saved lecture and undoing that dispatch ForgetEvent; command buttons dispatch CommandEvent.
 */
@customElement('bl-menu')
export class BlMenu extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    dialogStyle,
    css`
      wa-dialog {
        --width: min(66rem, 96vw);
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        gap: var(--bl-2);
        margin-bottom: var(--bl-4);
      }
      .top > * {
        min-height: max(calc(var(--bl-1) * 10), var(--bl-touch));
      }
      a {
        color: inherit;
        text-decoration: none;
      }
      .find {
        flex: 1 1 16rem;
        min-width: 0;
        padding: 0 var(--bl-3);
        border: 1px solid var(--bl-ink-2);
        border-radius: var(--bl-radius);
        background: var(--bl-card);
        color: var(--bl-ink);
        font: inherit;
      }
      .find::placeholder {
        color: var(--bl-ink-2);
        opacity: 1;
      }
      .reached {
        display: flex;
        align-items: center;
        gap: var(--bl-2);
      }
      .reached::before {
        content: '';
        flex: 0 0 4em;
        height: 4px;
        border-radius: 2px;
        background: linear-gradient(
          to right,
          var(--bl-accent) calc(var(--share) * 100%),
          var(--bl-hairline) calc(var(--share) * 100%)
        );
      }
      [role='status']:has(button) {
        margin-bottom: var(--bl-3);
      }
      .found {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--bl-2);
      }
      section + section {
        margin-top: var(--bl-4);
        padding-top: var(--bl-3);
        border-top: 1px solid var(--bl-hairline);
      }
      h2,
      h3,
      p,
      ul {
        margin: 0;
        padding: 0;
      }
      h2 {
        font: 600 var(--bl-text-heading) / 1.3 var(--bl-font-hand);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, calc(14rem * var(--bl-scale, 1))), 1fr));
        gap: var(--bl-3);
        margin-top: var(--bl-2);
        list-style: none;
      }
      li {
        display: flex;
        flex-direction: column;
      }
      .card {
        display: flex;
        flex: 1;
        flex-direction: column;
        width: 100%;
        padding: 0;
        overflow: hidden;
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius);
        background: var(--bl-paper);
        text-align: left;
      }
      .card:hover {
        border-color: var(--bl-ink-2);
      }
      .card[aria-current] {
        border-color: var(--bl-accent);
        outline: 1px solid var(--bl-accent);
      }
      button:focus-visible {
        outline: var(--wa-focus-ring);
        outline-offset: 2px;
      }
      .after {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        gap: 0 var(--bl-3);
      }
      .again {
        min-height: max(1.75rem, var(--bl-touch));
        padding: 0 var(--bl-1);
        border: none;
        background: none;
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
        text-decoration: underline;
        text-underline-offset: 0.2em;
      }
      .card :is(img, svg, bl-small-picture) {
        display: block;
        width: 100%;
        height: auto;
        aspect-ratio: 8 / 5;
        border-bottom: 1px solid var(--bl-hairline);
        object-fit: cover;
      }
      .words {
        padding: var(--bl-2) var(--bl-3) var(--bl-3);
      }
      h3 {
        font-size: var(--bl-text);
        font-weight: 650;
        line-height: 1.3;
      }
      @media (max-width: 480px) {
        .card {
          flex-direction: row;
        }
        .card :is(img, svg, bl-small-picture) {
          flex: none;
          width: 38%;
          height: 100%;
          aspect-ratio: auto;
          border: none;
          border-right: 1px solid var(--bl-hairline);
        }
      }
    `,
  ]

  @property({ type: Boolean, reflect: true }) open = false
  @property({ attribute: false }) groups: readonly MenuGroup[] = []
  /** Address of the guide to writing lectures; '' if there is none. */
  @property() guide = './write/'
  /** Id of the current entry. */
  @property() current = ''
  @property({ attribute: false }) reading: ReadingLanguages | undefined
  /** Returns the address of an entry’s picture. */
  @property({ attribute: false }) pictureOf = (id: string): string => siteFile(`thumbnails/${id}.webp`)
  @state() private sought = ''
  /** The lecture removed last, which can be restored. */
  @state() private gone: MenuEntry | undefined
  @query('.find') private readonly field!: HTMLInputElement
  @state() private missing: ReadonlySet<string> = new Set()
  /** Command to dispatch once the menu is hidden. */
  #asked: CommandName | undefined

  constructor() {
    super()
    new DialogOpening(
      this,
      () => this.open,
      () => this.#shut(),
    )
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return
    this.sought = ''
    this.gone = undefined
  }

  override render() {
    const groups = this.groups
      .filter(({ onlyFound }) => !onlyFound || this.sought !== '')
      .map((group) => ({ ...group, entries: group.entries.filter((entry) => hasWords(entry, this.sought)) }))
      .filter(({ entries }) => entries.length > 0)
    const found = this.sought === '' ? [] : commands.filter((one) => this.#isFound(one))
    return html`<wa-dialog
      label="Lectures and experiments"
      light-dismiss
      @wa-after-hide=${this.#hidden}
      @wa-after-show=${this.#focusCurrent}
      @keydown=${this.#key}
    >
      <div class="top">
        <input
          class="find"
          type="search"
          aria-label="Search"
          placeholder="Search: basin, depth, XOR …"
          .value=${live(this.sought)}
          @input=${() => this.#find(this.field.value)}
        />
        ${commands.map((one) => this.#command(one))}
        ${this.guide && html`<a class="button" href=${this.guide} target="_blank" rel="noopener">Guide to writing</a>`}
        ${this.#languages()}
      </div>
      <p role="status">
        ${this.sought && groups.length === 0 && found.length === 0 ? `No results for “${asGiven(this.sought)}”.` : this.#goneWords()}
      </p>
      ${
        found.length > 0
          ? html`<section class="found">
              <h2>Commands</h2>
              ${found.map((one) => this.#command(one))}
            </section>`
          : nothing
      }
      ${groups.map((group) => this.#group(group))}
    </wa-dialog>`
  }

  /** The choice of the languages of the page and of the current lecture, each by its own name. */
  #languages() {
    const { languages: codes = [], current: words = '' } = this.reading ?? {}
    const others = codes
      .filter((name) => !isLanguage(name))
      .map((name) => [name, languageName(name) ?? name] as const)
    const current = others.some(([name]) => name === words) ? words : language()
    return html`<select
      class="button"
      aria-label="Language"
      @change=${({ target }: Event) =>
        this.dispatchEvent(new LanguageEvent((target as HTMLSelectElement).value))}
    >
      ${[...Object.entries(languages), ...others].map(
        ([name, own]) =>
          html`<option lang=${name} value=${name} ?selected=${name === current}>${asGiven(own)}</option>`,
      )}
    </select>`
  }

  #command({ command, name, hint, icon }: MenuCommand) {
    return html`<button class="button" title=${hint} @click=${() => this.#ask(command)}>
      ${icon ? panelIcon(icon) : nothing} ${name}
    </button>`
  }

  #isFound({ command, name, hint }: MenuCommand): boolean {
    return hasWords({ title: name, line: hint, words: otherWords(command) }, this.sought)
  }

  #group({ title, line, entries }: MenuGroup) {
    return html`<section>
      <h2>${title}</h2>
      <p class="quiet">${line}</p>
      <ul>
        ${entries.map((entry) => html`<li>${this.#card(entry)}</li>`)}
      </ul>
    </section>`
  }

  /** The message about the removed lecture, with a button that restores it. */
  #goneWords() {
    const { gone } = this
    if (!gone) return nothing
    return html`Removed “${gone.title}”.
      <button class="button" @click=${() => this.#forget(gone, false)}>Undo</button>`
  }

  #card(entry: MenuEntry) {
    const { id, title, line, steps, left = 0, kept, picture } = entry
    return html`<button
        class="card"
        data-id=${id}
        aria-current=${id === this.current ? 'true' : nothing}
        @click=${() => this.#choose(id, left)}
      >
        ${picture ?? (kept === undefined ? this.#picture(id) : strataPicture(id))}
        <div class="words">
          <h3>${title}</h3>
          <p>${line}</p>
          ${kept === undefined ? nothing : html`<p class="quiet">${kept}</p>`}
          ${
            steps < 2
              ? nothing
              : left === 0
                ? html`<p class="quiet">${steps} steps</p>`
                : html`<p class="quiet reached" style="--share: ${left / steps}">step ${left} of ${steps}</p>`
          }
        </div>
      </button>
      <div class="after">
        ${
          left > 1
            ? html`<button
                class="again"
                aria-label="${title}: start over"
                @click=${() => this.#choose(id, 1)}
              >
                start over
              </button>`
            : nothing
        }
        ${
          kept === undefined
            ? nothing
            : html`<button
                class="again"
                aria-label="${title}: remove it from this browser"
                @click=${() => this.#forget(entry, true)}
              >
                remove
              </button>`
        }
      </div>`
  }

  #picture(id: string) {
    if (this.missing.has(id)) return strataPicture()
    return html`<img
      src=${this.pictureOf(id)}
      alt=""
      width="320"
      height="200"
      loading="lazy"
      @error=${() => (this.missing = new Set([...this.missing, id]))}
    />`
  }

  get #cards(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLButtonElement>('button[data-id]')]
  }

  #focusCurrent(event: Event): void {
    if (event.target !== event.currentTarget) return
    const cards = this.#cards
    const card = cards.find(({ dataset }) => dataset['id'] === this.current) ?? cards[0]
    card?.focus({ preventScroll: true })
  }

  #find(words: string): void {
    if (!this.sought) this.dispatchEvent(new Event('find'))
    this.sought = words.trim()
  }

  #key(event: KeyboardEvent): void {
    const cards = this.#cards
    // The language list handles letters and arrows itself.
    if (event.composedPath()[0] instanceof HTMLSelectElement) return
    if (event.composedPath()[0] === this.field) return this.#keyOfField(event, cards[0])
    const isLetter = /^[\p{L}\d]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey
    if (isLetter) return this.field.focus()
    const from = cards.findIndex((card) => card.matches(':focus'))
    const here = cards[from]
    if (!here) return
    const to = { ArrowRight: cards[from + 1], ArrowLeft: cards[from - 1], Home: cards[0], End: cards.at(-1) }
    const next =
      event.key === 'ArrowDown' || event.key === 'ArrowUp'
        ? nearest(here, cards, event.key === 'ArrowDown' ? 1 : -1)
        : to[event.key as keyof typeof to]
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  #keyOfField(event: KeyboardEvent, first: HTMLButtonElement | undefined): void {
    if (!first || !['ArrowDown', 'Enter'].includes(event.key)) return
    event.preventDefault()
    if (event.key === 'Enter') first.click()
    else first.focus()
  }

  #forget(entry: MenuEntry, gone: boolean): void {
    this.gone = gone ? entry : undefined
    this.dispatchEvent(new ForgetEvent(entry.id, gone))
  }

  /** Dispatches a command after the menu has closed and returned the focus, so that the next dialog returns it to the same place. */
  #ask(command: MenuCommand['command']): void {
    this.#asked = command
    this.#shut()
  }

  #hidden(event: Event): void {
    const asked = this.#asked
    if (event.target !== event.currentTarget || !asked) return
    this.#asked = undefined
    this.dispatchEvent(new CommandEvent(asked))
  }

  #choose(id: string, step: number): void {
    this.dispatchEvent(new OpenEvent(id, Math.max(1, step)))
    this.#shut()
  }

  #shut(): void {
    if (!this.open) return
    this.open = false
    this.dispatchEvent(new Event('close'))
  }
}

/** Returns whether title, description and search words of an entry contain every word of `sought`. */
function hasWords(
  { title, line, words = '' }: Pick<MenuEntry, 'title' | 'line' | 'words'>,
  sought: string,
): boolean {
  const text = `${translate(title)} ${translate(line)} ${words}`.toLowerCase()
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Returns the card in the next row down (1) or up (-1) whose left edge is nearest. */
function nearest(from: Element, cards: readonly HTMLButtonElement[], down: 1 | -1) {
  const here = from.getBoundingClientRect()
  const boxes = cards
    .map((card) => ({ card, box: card.getBoundingClientRect() }))
    .filter(({ box }) => down * (box.top - here.top) > here.height / 4)
  const row = down * minOf(boxes.map(({ box }) => down * box.top))
  return boxes
    .filter(({ box }) => Math.abs(box.top - row) < 1)
    .sort((p, q) => Math.abs(p.box.left - here.left) - Math.abs(q.box.left - here.left))[0]?.card
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-menu': BlMenu
  }
}
