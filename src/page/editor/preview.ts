import { computed, effect, signal } from '@preact/signals-core'
import { html } from 'lit'
import '../../elements/editor/bl-preview.ts'
import type { Screen } from '../../elements/editor/bl-preview.ts'
import { stepId } from '../../exchange/lecture/merged.ts'
import { stepLink } from '../../study/lecture/route.ts'
import type { Draft } from './draft/draft.ts'

/** Who a lecture is previewed for: a reader, on the editor’s own page, or people at another screen. */
type SeenBy = 'reader' | 'room' | 'phone'

interface Seen {
  /** Label of its button. */
  readonly name: string
  readonly hint: string
  /** The size of the previewed screen; undefined if the preview is the page itself. */
  readonly screen?: Screen
}

const seen: Readonly<Record<SeenBy, Seen>> = {
  reader: { name: 'reader', hint: 'As a reader sees it, on this page' },
  room: {
    name: 'projector',
    hint: 'As an audience sees it, on a projector',
    screen: { width: 1920, height: 1080 },
  },
  phone: { name: 'phone', hint: 'As a phone shows it', screen: { width: 390, height: 844 } },
}

/** The address of the preview, and the version of its content. */
interface Opened {
  readonly address: string
  readonly version: string
}

/**
 * The current step as others see it: this page on another screen, reloaded when the text has changed and the user pauses. `asks`: the
 * question of the step is asked first. Its state is in signals. Call `dispose` when done.
 */
export class Preview {
  readonly seenBy = signal<SeenBy>('reader')
  readonly #draft: Draft
  readonly #opened = signal<Opened>({ address: '', version: '' })
  readonly #stop: () => void

  constructor(draft: Draft, asks: () => boolean) {
    this.#draft = draft
    const now = computed((): Opened => {
      const seenBy = this.seenBy.value
      const { keeping, kept, shown } = draft.state
      const at = this.#step
      if (seenBy === 'reader' || at < 0) return { address: '', version: '' }
      const query = `questions=${asks() ? 'on' : 'off'}&open=off${seenBy === 'room' ? '&present' : ''}`
      const isKept = keeping === 'kept' && (kept !== undefined || !draft.writes)
      const named = isKept
        ? `scenario=${encodeURIComponent(draft.id)}&step=${at + 1}`
        : stepLink(draft.good, at)
      return {
        address: `${location.pathname}?${query}#${named}`,
        version: shown ?? draft.good.manuscript?.text ?? '',
      }
    })
    this.#stop = effect(() => {
      if (!draft.typing) this.#opened.value = now.value
    })
  }

  /** Index of the current step among the readable ones, or -1. */
  get #step(): number {
    const draft = this.#draft
    const id = draft.words.value.steps[draft.step.value]?.id
    return draft.good.steps.findIndex((step) => stepId(step) === id)
  }

  /** Returns to the reader’s view. Returns false if it is already shown. */
  close(): boolean {
    if (this.seenBy.peek() === 'reader') return false
    this.seenBy.value = 'reader'
    return true
  }

  /** The buttons that choose the preview. */
  choice() {
    return html`<div class="segments seen-by" role="group" aria-label="Preview as">
      ${(Object.keys(seen) as SeenBy[]).map(
        (each) =>
          html`<button
            title=${seen[each].hint}
            aria-pressed=${this.seenBy.value === each}
            @click=${() => (this.seenBy.value = each)}
          >
            ${seen[each].name}
          </button>`,
      )}
    </div>`
  }

  /** The preview shown instead of the stage; undefined while the stage itself is shown. */
  pane() {
    const { hint, screen } = seen[this.seenBy.value]
    if (!screen) return undefined
    const { address, version } = this.#opened.value
    const label =
      address === ''
        ? 'This step appears once its text can be read.'
        : `${hint}: ${screen.width} × ${screen.height}`
    return html`<bl-preview
      .label=${label}
      .address=${address}
      .version=${version}
      .screen=${screen}
    ></bl-preview>`
  }

  dispose(): void {
    this.#stop()
  }
}
