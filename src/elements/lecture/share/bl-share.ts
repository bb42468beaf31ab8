import { tooLongForLink } from '../../../words/link-length.ts'
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { nowhere, type LecturePlace } from '../../../scenarios/place.ts'
import { CommandEvent, type CommandName } from '../../events.ts'
import { panelIcon } from '../../style/panel-icons.ts'
import { base, buttons } from '../../style/tokens.ts'
import { codeLink, fileLink } from './file-link.ts'
import { frameHtml } from './frame-html.ts'
import { opensAtChoice, opensAtStyle, type OpensAt } from './opens-at.ts'
import { writeWords } from './write-words.ts'
import './bl-qr.ts'

/** Returns whether a link names a step of a built-in lecture, without an experiment of its own. */
const isShort = (address: string): boolean => new URL(address).hash.startsWith('#scenario=')

/** Returns whether a link contains a whole lecture, without an experiment of its own. */
const isLecture = (address: string): boolean => new URL(address).hash.startsWith('#lecture=')

/** Returns whether a link leads to a website, not to a local file. */
const isOfSite = (address: string): boolean => /^https?:$/u.test(new URL(address).protocol)

/** Returns a line about what a link contains. */
function lineOf(address: string): string {
  if (isLecture(address)) return 'a link that contains the whole lecture, open at this step'
  return isShort(address) ? 'a short link to exactly this view' : 'a link that includes your changes'
}

/** Returns a line about what a link to the first step contains. */
const firstLineOf = (address: string): string =>
  isLecture(address) ? 'a link that contains the whole lecture' : 'a short link to the step as written'

/** Returns the button of a choice, with its name and a description. */
type Choice = (act: () => void, name: string, line: string) => TemplateResult

/**
 * The share card. It copies a link to the current view (`link`, or the page’s address if empty), to the step as written (`step`) if that
 * differs, to the lecture’s file if it came from an address, or the HTML of a frame. If the user chooses the first step (`first`), links,
 * frame and QR code open there. If the browser blocks the clipboard, the card shows the text instead. A view too large for a QR code is
 * replaced by the lecture’s file. Commands: `code` and `code-first` show the QR code full screen, `save-lecture` downloads the lecture,
 * `take-away` exports other files, `print` prints a handout, `homework` opens the assignment, and `edit` opens the editor.
 */
@customElement('bl-share')
export class BlShare extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    opensAtStyle,
    css`
      :host {
        position: relative;
        display: inline-block;
      }
      .share {
        min-height: max(calc(var(--bl-1) * 8), var(--bl-touch));
        padding: 0 var(--bl-3);
      }
      @media (max-width: 480px) {
        .word {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
      .box {
        position: absolute;
        z-index: 10;
        top: calc(100% + var(--bl-1));
        right: var(--bl-share-right, 0);
        width: min(22em, 80vw);
        max-height: calc(100dvh - var(--bl-1) * 16);
        overflow: hidden auto;
        padding: var(--bl-2);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius-small);
        background: var(--bl-card);
      }
      .copied {
        position: absolute;
        z-index: 10;
        top: calc(100% + var(--bl-1));
        right: var(--bl-share-right, 0);
        padding: var(--bl-2) var(--bl-3);
        border-radius: var(--bl-radius-small);
        background: var(--bl-ink);
        color: var(--bl-card);
        white-space: nowrap;
      }
      .choice {
        display: block;
        width: 100%;
        min-height: var(--bl-touch);
        padding: var(--bl-2);
        border: none;
        border-radius: var(--bl-1);
        background: none;
        text-align: left;
      }
      .choice:hover {
        background: var(--bl-paper);
      }
      .choice b {
        display: block;
        font-weight: 600;
      }
      a {
        display: flex;
        align-items: center;
        min-height: var(--bl-touch);
        padding: 0 var(--bl-2) var(--bl-2);
      }
      bl-qr {
        margin: var(--bl-1) var(--bl-2) var(--bl-2);
      }
      input {
        width: 100%;
        padding: var(--bl-1);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-1);
        background: var(--bl-paper);
        color: inherit;
        font: inherit;
      }
    `,
  ]

  /** Returns a link to the current view, or undefined if it is too large. Called only when the card opens, since it can be slow. */
  @property({ attribute: false }) link: () => string | undefined = () => ''
  @property() step = ''
  /** The address of the lecture’s first step; '' hides the choice. */
  @property() first = ''
  /** The public address of the page. */
  @property() page = location.href
  @property({ attribute: false }) place: LecturePlace = nowhere
  /** Whether the editor is open. */
  @property({ type: Boolean }) writing = false
  @state() private shown: 'idle' | 'choosing' | 'copied' | 'refused' = 'idle'
  @state() private opensAt: OpensAt = 'here'
  @query('.share') private readonly button!: HTMLButtonElement
  #chosen = ''

  override render() {
    const copied = this.shown === 'copied'
    return html`
      <button
        class="button share"
        title="Copy a link, or save a file"
        aria-expanded=${String(this.shown === 'choosing')}
        @keydown=${(event: KeyboardEvent) => this.#close(event)}
        @click=${() => (this.shown = this.shown === 'choosing' ? 'idle' : 'choosing')}
      >
        ${panelIcon(copied ? 'check' : 'link')}
        <span class="word">${copied ? 'Copied' : 'Share'}</span>
      </button>
      <span class=${copied ? 'copied' : 'visually-hidden'} role="status">${copied ? 'Copied.' : ''}</span>
      ${this.shown === 'choosing' ? this.#choices() : nothing}
      ${
        this.shown === 'refused'
          ? html`<div class="box">
              <label>
                The browser blocked the clipboard. Copy this yourself:
                <input
                  readonly
                  .value=${this.#chosen}
                  @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
                />
              </label>
            </div>`
          : nothing
      }
    `
  }

  /** Escape closes the card, from within it and from its button. */
  #close(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || this.shown !== 'choosing') return
    event.stopPropagation()
    this.shown = 'idle'
    this.button.focus()
  }

  #choices() {
    const isFirst = this.#isFirst
    const link = isFirst ? this.first : this.link()
    const address = link === '' ? this.page : link
    const file = fileLink(this.#given, address ?? this.page)
    const two = !isFirst && this.step !== '' && this.step !== address
    const choice: Choice = (act, name, line) =>
      html`<button class="choice" @click=${act}><b>${name}</b><span class="quiet">${line}</span></button>`
    return html`<div
      class="box"
      role="group"
      aria-label="What to share"
      @keydown=${(event: KeyboardEvent) => this.#close(event)}
    >
      ${this.first === '' ? nothing : opensAtChoice(this.opensAt, (at) => (this.opensAt = at))}
      ${two ? choice(() => this.#copy(this.step), 'Copy link to this step', isLecture(this.step) ? lineOf(this.step) : 'a short link to the step as written') : nothing}
      ${
        address === undefined
          ? html`<p class="quiet">${this.#tooLong}</p>`
          : choice(
              () => this.#copy(address),
              isFirst ? 'Copy link to step 1' : 'Copy link to this view',
              isFirst ? firstLineOf(address) : lineOf(address),
            )
      }
      ${
        file === undefined
          ? nothing
          : choice(
              () => this.#copy(file),
              'Copy link to the lecture file',
              'a short link to the original file, which may change',
            )
      }
      ${
        // Presets of the sandbox have no minute, and are not worth a file.
        this.place.lecture?.minute === undefined
          ? nothing
          : choice(
              () => this.#command('save-lecture'),
              'Download',
              'the whole lecture as a text file you can edit and pass on',
            )
      }
      ${this.place.lecture?.minute === undefined || this.place.apart ? nothing : this.#toClass(choice)}
      ${
        this.writing
          ? nothing
          : choice(
              () => this.#command('edit'),
              writeWords(this.place),
              'with your own steps and text, saved in this browser (E)',
            )
      }
      ${choice(() => this.#command('take-away'), 'Export', 'pictures, data, 3-D models or the experiment, as files')}
      ${address === undefined ? nothing : this.#code(address)}
      ${address !== undefined && isOfSite(address) ? this.#frame(address, choice) : nothing}
    </div>`
  }

  /** The embed code, and the link to recipes for other places. */
  #frame(address: string, choice: Choice) {
    const title = this.place.lecture?.title ?? 'Badlands'
    return html`${choice(() => this.#copy(frameHtml(address, title)), 'Copy embed code', this.#isFirst ? 'HTML that shows the lecture from step 1 in a course page, wiki or blog' : 'HTML that shows this view in a course page, wiki or blog')}
      <a class="quiet" href=${new URL('recipes/', this.page).href} target="_blank" rel="noopener"
        >Embed in slides, notebooks and more</a
      >`
  }

  /** The choices for teaching: handout and assignment. */
  #toClass(choice: Choice) {
    const isHomework = this.place.lecture?.assignment !== undefined
    return [
      choice(
        () => this.#command('print'),
        'Print handout',
        'every step with its picture and text, with answers at the end or without',
      ),
      choice(
        () => this.#command('homework'),
        isHomework ? 'Assignment and answers' : 'Create assignment',
        'Students answer here, then send you a file.',
      ),
    ]
  }

  #code(address: string) {
    const link = codeLink(address, this.#given)
    const here = link === address ? 'exactly this view' : 'the lecture’s file, at this step'
    const held = this.#isFirst ? 'the lecture from step 1' : here
    return html`<button class="choice" @click=${() => this.#command(this.#isFirst ? 'code-first' : 'code')}>
        <b>QR code</b><span class="quiet">of ${held}. Click for full screen (Q)</span>
      </button>
      <bl-qr .link=${link}></bl-qr>`
  }

  /** Whether links open at the first step, as written. */
  get #isFirst(): boolean {
    return this.first !== '' && this.opensAt === 'first'
  }

  /** The place that links open at. */
  get #given(): LecturePlace {
    return this.#isFirst ? { ...this.place, step: 0, apart: false } : this.place
  }

  get #tooLong(): string {
    const { excess = 0 } = this.place.lecture?.manuscript ?? {}
    return excess > 0 ? tooLongForLink(excess) : 'This is too large for a link. Download it instead.'
  }

  #command(command: CommandName): void {
    this.shown = 'idle'
    // The next dialog returns the focus to the element that had it.
    this.button.focus()
    this.dispatchEvent(new CommandEvent(command))
  }

  async #copy(text: string): Promise<void> {
    const again = this.shown === 'refused'
    this.#chosen = text
    try {
      await navigator.clipboard.writeText(text)
      this.shown = 'copied'
      setTimeout(() => (this.shown = 'idle'), 2000)
    } catch {
      this.shown = again ? 'idle' : 'refused'
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-share': BlShare
  }
}
