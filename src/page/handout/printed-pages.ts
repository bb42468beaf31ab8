import type { Authored } from '../../experiment/authored.ts'
import { computed, effect, signal } from '@preact/signals-core'
import { html, nothing, render, type CSSResult, type TemplateResult } from 'lit'
import '../../elements/prose/bl-prose.ts'
import '../../elements/lecture/share/bl-qr.ts'
import { applyTheme } from '../../elements/style/tokens.ts'
import { wordsLanguage, type Lecture } from '../../scenarios/place.ts'
import { translate } from '../../words/language/language.ts'
import {
  countOfParts,
  drawnSteps,
  frameOf,
  type DrawnStep,
  type LectureFrame,
} from '../step-pictures/drawn-steps.ts'
import { StepPictures, type StepLayout } from '../step-pictures/step-pictures.ts'
import { printNote, prints, refusedToPrint } from './print.ts'
import { overPage, plainWords, screenStyle } from './handout-style.ts'

/** A kind of printed pages of a lecture. */
export interface PagesForm<L extends StepLayout = StepLayout> {
  readonly name: string
  title(lecture: Authored): string
  /** The user can choose whether the pages include the answers. */
  readonly answers?: true
  /** The styles of the pages and the paper. */
  readonly style: CSSResult
  readonly paper: CSSResult
  layoutOf(lecture: Lecture, at: number, isAsked: boolean, isAlone: boolean): L
  pages(
    lecture: Lecture,
    frame: LectureFrame | undefined,
    steps: readonly DrawnStep<L>[],
    hasAnswers: boolean,
  ): TemplateResult
}

/** Progress of the pages: drawn pictures and errors. */
interface Progress {
  readonly done: number
  readonly total: number
  readonly ready: boolean
  readonly faults: readonly string[]
  /** The browser was asked to print but did not. */
  readonly refused: boolean
}

/** Returns the status shown in the toolbar. */
function statusOf({ done, total, ready, faults, refused }: Progress): string {
  if (refused) return translate(refusedToPrint)
  const drawn = ready
    ? faults.join(' ') || translate('Print it, or save it as a PDF when you print.')
    : translate(`drawing its pictures: ${Math.min(done + 1, total)} of ${total}`)
  return [drawn, printNote()].filter(Boolean).join(' ')
}

/** Removes notes and highlights from text. */
function plain({ shadowRoot }: Element): void {
  const { styleSheet } = plainWords
  if (shadowRoot && styleSheet && !shadowRoot.adoptedStyleSheets.includes(styleSheet))
    shadowRoot.adoptedStyleSheets.push(styleSheet)
}

const sheetsOf = ({ paper }: Pick<PagesForm, 'paper'>): CSSStyleSheet[] => [
  overPage.styleSheet!,
  paper.styleSheet!,
]

/**
 * A lecture as pages to print. They cover the page until they are closed, and are marked `data-ready` once all pictures
 * are drawn. The creator disposes of them.
 */
export class PrintedPages<L extends StepLayout> {
  readonly #lecture: Lecture
  readonly #form: PagesForm<L>
  readonly #close: () => void
  readonly #host = document.createElement('article')
  readonly #frame = signal<LectureFrame | undefined>()
  readonly #steps = signal<readonly DrawnStep<L>[]>([])
  readonly #progress
  readonly #hasAnswers
  readonly #ending = new AbortController()
  readonly #pictures: StepPictures
  readonly #stop: () => void
  readonly #before = document.activeElement

  /** `hasAnswers`: whether the pages open with answers, if there is a choice; by default an assignment has none. */
  constructor(lecture: Lecture, form: PagesForm<L>, close: () => void, hasAnswers = !lecture.assignment) {
    this.#lecture = lecture
    this.#form = form
    this.#close = close
    this.#hasAnswers = signal(hasAnswers)
    this.#progress = signal<Progress>({
      done: 0,
      total: countOfParts(lecture),
      ready: false,
      faults: [],
      refused: false,
    })
    this.#host.classList.add('printed', form.name)
    this.#host.lang = wordsLanguage({ lecture })
    this.#pictures = new StepPictures(lecture)
    applyTheme(this.#host, 'light', 1)
    const root = this.#host.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [screenStyle.styleSheet!, form.style.styleSheet!]
    document.adoptedStyleSheets.push(...sheetsOf(form))
    document.body.append(this.#host)
    this.#stop = effect(() => {
      render(this.#template.value, root)
      for (const words of root.querySelectorAll('bl-prose')) plain(words)
    })
    this.#host.tabIndex = -1
    // A focused element in the toolbar loses the focus for printing.
    addEventListener('keydown', (event) => this.#key(event), { capture: true, signal: this.#ending.signal })
    this.#page?.toggleAttribute('inert', true)
    this.#host.focus()
  }

  /** Draws all pictures. Resolves once they are drawn or the pages are closed; closes the pages and rejects on an error. */
  async draw(): Promise<void> {
    const { signal } = this.#ending
    const lecture = this.#lecture
    try {
      this.#frame.value = await frameOf(lecture)
      const steps = drawnSteps(lecture, this.#pictures, {
        layoutOf: (at, isAsked, isAlone) => this.#form.layoutOf(lecture, at, isAsked, isAlone),
        signal,
        onPart: (fault) => this.#count(fault),
      })
      for await (const step of steps) this.#steps.value = [...this.#steps.value, step]
      this.#progress.value = { ...this.#progress.value, ready: true }
      await Promise.all([document.fonts.ready, new Promise(requestAnimationFrame)])
      this.#host.toggleAttribute('data-ready', true)
    } catch (error) {
      if (signal.aborted) return
      this.#close()
      throw error
    }
  }

  dispose(): void {
    this.#ending.abort()
    this.#stop()
    this.#host.remove()
    this.#pictures.dispose()
    this.#page?.toggleAttribute('inert', false)
    const { adoptedStyleSheets } = document
    const own = new Set(sheetsOf(this.#form))
    document.adoptedStyleSheets = adoptedStyleSheets.filter((sheet) => !own.has(sheet))
    if (this.#before instanceof HTMLElement) this.#before.focus()
  }

  /** The page underneath, which is inert meanwhile. */
  get #page(): Element | null {
    return document.querySelector('bl-app')
  }

  /** Keeps keys from the page underneath. */
  #key(event: KeyboardEvent): void {
    event.stopPropagation()
    if (event.key === 'Escape') this.#close()
  }

  /** Counts a finished part, or reports why there is none. */
  #count(fault: string | undefined): void {
    const { done, faults, ...progress } = this.#progress.value
    this.#progress.value = { ...progress, done: done + 1, faults: fault ? [...faults, fault] : faults }
  }

  #print(): void {
    this.#progress.value = { ...this.#progress.value, refused: !prints() }
  }

  readonly #template = computed(() => {
    const { ready, done, total } = this.#progress.value
    return html`<header class="bar">
        <b>${this.#form.title(this.#lecture.title)}</b>
        <span role="status">${statusOf(this.#progress.value)}</span>
        ${
          ready
            ? nothing
            : html`<progress max=${total} value=${done}></progress>
                <button
                  title="Skip what is still being computed for it"
                  @click=${() => this.#pictures.hurry()}
                >
                  Use this one as it is
                </button>`
        }
        <span class="grow"></span>
        ${
          this.#form.answers && this.#lecture.steps.some(({ question }) => question)
            ? html`<label
                ><input
                  type="checkbox"
                  .checked=${this.#hasAnswers.value}
                  @change=${({ target }: Event) => (this.#hasAnswers.value = (target as HTMLInputElement).checked)}
                />Answers at the end</label
              >`
            : nothing
        }
        <button ?disabled=${!ready} @click=${() => this.#print()}>Print</button>
        <button @click=${() => this.#close()}>Close</button>
      </header>
      <main class="sheet">
        ${this.#form.pages(this.#lecture, this.#frame.value, this.#steps.value, this.#hasAnswers.value)}
      </main>`
  })
}
