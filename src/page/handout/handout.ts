import { computed, effect, signal } from '@preact/signals-core'
import { html, nothing, render } from 'lit'
import '../../elements/prose/bl-prose.ts'
import '../../elements/lecture/share/bl-qr.ts'
import { applyTheme } from '../../elements/style/tokens.ts'
import type { Lecture } from '../../scenarios/place.ts'
import { handoutLayout, handoutPages, type HandoutStep } from './handout-pages.ts'
import { pageStyle, plainWords, screenStyle } from './handout-style.ts'
import { countOfParts, drawnSteps, frameOf, type LectureFrame } from '../step-pictures/drawn-steps.ts'
import { StepPictures } from '../step-pictures/step-pictures.ts'

/** How far a handout is: pictures that are drawn, and what goes wrong. */
interface Progress {
  readonly done: number
  readonly total: number
  readonly ready: boolean
  readonly faults: readonly string[]
}

/** Takes notes and lights off words. */
function plain({ shadowRoot }: Element): void {
  const { styleSheet } = plainWords
  if (shadowRoot && styleSheet && !shadowRoot.adoptedStyleSheets.includes(styleSheet))
    shadowRoot.adoptedStyleSheets.push(styleSheet)
}

/**
 * A lecture as pages to print: each step with its picture and its words, what is asked with room for an answer, and the answers at the
 * end. It has a place of its own in the document, over the page, until it is closed; whoever made it disposes it.
 */
export class Handout {
  readonly #lecture: Lecture
  readonly #close: () => void
  readonly #host = document.createElement('article')
  readonly #room = document.createElement('div')
  readonly #frame = signal<LectureFrame | undefined>()
  readonly #steps = signal<readonly HandoutStep[]>([])
  readonly #progress
  readonly #ending = new AbortController()
  readonly #pictures: StepPictures
  readonly #stop: () => void
  readonly #before = document.activeElement

  constructor(lecture: Lecture, close: () => void) {
    this.#lecture = lecture
    this.#close = close
    this.#progress = signal<Progress>({
      done: 0,
      total: countOfParts(lecture),
      ready: false,
      faults: [],
    })
    this.#host.className = 'handout'
    this.#room.className = 'drawing-room'
    this.#pictures = new StepPictures(lecture, this.#room)
    this.#room.inert = true
    applyTheme(this.#host, 'light', 1)
    const root = this.#host.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [screenStyle.styleSheet!]
    document.adoptedStyleSheets.push(pageStyle.styleSheet!)
    document.body.append(this.#room, this.#host)
    this.#stop = effect(() => {
      render(this.#template.value, root)
      for (const words of root.querySelectorAll('bl-prose')) plain(words)
    })
    this.#host.tabIndex = -1
    this.#host.addEventListener('keydown', (event) => this.#key(event))
    this.#page?.toggleAttribute('inert', true)
    this.#host.focus()
  }

  /** Draws all pictures. Resolves once they are there, or it was closed. */
  async draw(): Promise<void> {
    const { signal } = this.#ending
    const lecture = this.#lecture
    try {
      this.#frame.value = await frameOf(lecture)
      const steps = drawnSteps(lecture, this.#pictures, {
        layoutOf: (_at, _isAsked, isAlone) => handoutLayout(isAlone),
        signal,
        onPart: (fault) => this.#count(fault),
      })
      for await (const step of steps) this.#steps.value = [...this.#steps.value, step]
      this.#progress.value = { ...this.#progress.value, ready: true }
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }

  dispose(): void {
    this.#ending.abort()
    this.#stop()
    this.#host.remove()
    this.#room.remove()
    this.#page?.toggleAttribute('inert', false)
    const { adoptedStyleSheets } = document
    document.adoptedStyleSheets = adoptedStyleSheets.filter((sheet) => sheet !== pageStyle.styleSheet)
    if (this.#before instanceof HTMLElement) this.#before.focus()
  }

  /** The page beneath, which nobody can reach meanwhile. */
  get #page(): Element | null {
    return document.querySelector('bl-app')
  }

  /** Keys are not for the page beneath. */
  #key(event: KeyboardEvent): void {
    event.stopPropagation()
    if (event.key === 'Escape') this.#close()
  }

  /** Counts a part that is there, or cannot be had, which is told. */
  #count(fault: string | undefined): void {
    const { done, faults, ...progress } = this.#progress.value
    this.#progress.value = { ...progress, done: done + 1, faults: fault ? [...faults, fault] : faults }
  }

  readonly #template = computed(() => {
    const { done, total, ready, faults } = this.#progress.value
    return html`<header class="bar">
        <b>A handout of “${this.#lecture.title}”</b>
        <span role="status"
          >${ready ? faults.join(' ') || 'Print it, or save it as a PDF from there.' : `drawing its pictures: ${Math.min(done + 1, total)} of ${total}`}</span
        >
        ${
          ready
            ? nothing
            : html`<progress max=${total} value=${done}></progress>
                <button
                  title="Leave out what is still computed for it"
                  @click=${() => this.#pictures.hurry()}
                >
                  Take this one as it is
                </button>`
        }
        <span class="grow"></span>
        <button ?disabled=${!ready} @click=${() => print()}>Print</button>
        <button @click=${() => this.#close()}>Close</button>
      </header>
      <main class="sheet">${handoutPages(this.#lecture, this.#frame.value, this.#steps.value)}</main>`
  })
}
