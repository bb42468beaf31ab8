import { signal } from '@preact/signals-core'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import '../../elements/prose/bl-prose.ts'
import type { LiveViews } from '../../elements/prose/live-slots.ts'
import { loadFonts } from '../../elements/style/fonts.ts'
import { language, translate, type Language } from '../../words/language/language.ts'
import { icon } from '../../elements/style/icons.ts'
import { applyTheme, base, buttons, resolveTheme } from '../../elements/style/tokens.ts'
import { bindSpeakerKeys } from '../keys.ts'
import { speakerChannel, type Notes, type SpeakerCommand, type SpeakerMessage } from './speaker-notes.ts'
import { rememberedTheme } from '../theme-choice.ts'
import { chosenLanguage, speakLanguage } from '../language/screen-language.ts'

await speakLanguage(chosenLanguage()).catch(() => undefined)

const twoDigits = (value: number): string => String(value).padStart(2, '0')

const elapsed = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  return `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}`
}

/** The speaker's window: what to say, what is on the screen, what comes next, and a clock. It controls the lecture's window. */
@customElement('bl-speaker')
export class BlSpeaker extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
        min-height: 100dvh;
        background: var(--bl-paper);
      }
      header {
        position: sticky;
        top: 0;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--bl-2) var(--bl-4);
        padding: var(--bl-3) var(--bl-5);
        border-bottom: 1px solid var(--bl-hairline);
        background: var(--bl-paper);
      }
      .clock {
        font-size: calc(var(--bl-text-title) * 1.5);
        font-weight: 650;
        line-height: 1.1;
      }
      .grow {
        flex: 1;
      }
      .button {
        min-height: calc(var(--bl-1) * 11);
        padding: 0 var(--bl-4);
      }
      .turned svg {
        rotate: 180deg;
      }
      main {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
        gap: var(--bl-5);
        padding: var(--bl-5);
      }
      h1,
      h2 {
        margin: 0 0 var(--bl-2);
        font: 650 var(--bl-text-title) / 1.25 var(--bl-font-hand);
      }
      h2 {
        font-size: var(--bl-text-heading);
      }
      section + section {
        margin-top: var(--bl-5);
      }
      .question {
        margin-bottom: var(--bl-4);
        padding: var(--bl-3);
        border-left: 4px solid var(--bl-accent);
        background: var(--bl-card);
      }
      .question p {
        margin: 0 0 var(--bl-1);
      }
      .say {
        margin: 0;
        font: 400 calc(var(--bl-text-prose) * 1.15) / 1.55 var(--bl-font-prose);
      }
      ul {
        margin: 0;
        padding-left: var(--bl-5);
      }
      .waiting {
        max-width: 40rem;
        padding: var(--bl-6);
        font: 400 var(--bl-text-prose) / 1.55 var(--bl-font-prose);
      }
    `,
  ]

  @state() private notes: Notes | undefined
  @state() private now = Date.now()
  readonly #numbers = signal<LiveViews>(new Map())
  /** Id of the lecture's window; the first that sends a message if the address names none. */
  #lecture = new URLSearchParams(location.search).get('speaker') ?? ''
  #channel: BroadcastChannel | undefined
  #stop: () => void = () => undefined

  override connectedCallback(): void {
    super.connectedCallback()
    loadFonts()
    document.title = translate('Badlands: the speaker notes')
    applyTheme(document.documentElement, resolveTheme(rememberedTheme()), 1.15)
    const channel = new BroadcastChannel(speakerChannel)
    channel.addEventListener('message', ({ data }: MessageEvent<SpeakerMessage>) => this.#hear(data))
    channel.postMessage({ kind: 'ask' } satisfies SpeakerMessage)
    this.#channel = channel
    const ticking = setInterval(() => (this.now = Date.now()), 500)
    const unbind = bindSpeakerKeys((command) => this.#ask(command))
    this.#stop = () => {
      clearInterval(ticking)
      unbind()
      channel.close()
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop()
  }

  override render() {
    const { notes } = this
    if (!notes)
      return html`<main class="waiting">
        <h1>Speaker notes</h1>
        <p role="status">
          No lecture is open. Open Badlands in another window of this browser. Its steps appear here, and
          these buttons turn them.
        </p>
      </main>`
    const { lecture, step, count, title, prose, minute, caveats, next, apart, question, wordsLanguage } =
      notes
    return html`${this.#bar(notes)}
      <main>
        <div>
          <section>
            <p class="quiet">${lecture} · step ${step} of ${count}${apart ? ' · split into parts' : ''}</p>
            <h1 lang=${wordsLanguage}>${title}</h1>
            ${
              question
                ? html`<div class="question">
                    <p><b>Asked first:</b> ${question.ask}</p>
                    <p><b>${question.answer}</b></p>
                    <bl-prose
                      lang=${wordsLanguage}
                      .markdown=${question.because}
                      .numbers=${this.#numbers}
                    ></bl-prose>
                  </div>`
                : nothing
            }
            <bl-prose lang=${wordsLanguage} .markdown=${prose} .numbers=${this.#numbers}></bl-prose>
          </section>
          <section class="next">
            <h2>Next</h2>
            <p lang=${next ? wordsLanguage : nothing}>${next || 'This is the last step.'}</p>
          </section>
        </div>
        <div>
          ${
            minute
              ? html`<section>
                  <h2>The lecture in a minute</h2>
                  <p class="say" lang=${wordsLanguage}>${minute}</p>
                </section>`
              : nothing
          }
          ${
            caveats.length > 0
              ? html`<section>
                  <h2>What it does not show</h2>
                  <ul lang=${wordsLanguage}>
                    ${caveats.map((caveat) => html`<li>${caveat}</li>`)}
                  </ul>
                </section>`
              : nothing
          }
        </div>
      </main>`
  }

  #bar({ step, count, since, blank, apart }: Notes) {
    const now = new Date(this.now)
    return html`<header>
      <span class="clock" role="timer" aria-label="Time since the start"
        >${since === undefined ? '0:00' : elapsed(this.now - since)}</span
      >
      <button class="button" @click=${() => this.#ask('restart-clock')}>${icon('rewind')} from 0</button>
      <span class="quiet">${twoDigits(now.getHours())}:${twoDigits(now.getMinutes())}</span>
      <span class="grow"></span>
      <button class="button" aria-pressed=${blank} @click=${() => this.#ask('blank')}>
        ${blank ? 'Show the screen' : 'Black screen'}
      </button>
      <button
        class="button turned"
        aria-label="Previous step"
        title="Previous step (Page up)"
        ?disabled=${step < 2 && !apart}
        @click=${() => this.#ask('previous')}
      >
        ${icon('chevron')}
      </button>
      <button
        class="button primary"
        title="Next step (Page down)"
        ?disabled=${step >= count}
        @click=${() => this.#ask('next')}
      >
        Next ${icon('chevron')}
      </button>
    </header>`
  }

  #hear(message: SpeakerMessage): void {
    if (message.kind === 'notes') {
      if (this.#lecture && this.#lecture !== message.id) return
      this.#lecture = message.id
      this.notes = message.notes
      if (message.notes.language !== language()) void this.#speak(message.notes.language)
      this.#numbers.value = new Map(message.notes.numbers.map(([source, text]) => [source, { text }]))
    } else if (message.kind === 'closed' && message.id === this.#lecture) {
      this.#lecture = ''
      this.notes = undefined
    }
  }

  async #speak(next: Language): Promise<void> {
    await speakLanguage(next).catch(() => undefined)
    this.requestUpdate()
  }

  #ask(command: SpeakerCommand): void {
    this.#channel?.postMessage({ kind: 'command', id: this.#lecture, command } satisfies SpeakerMessage)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-speaker': BlSpeaker
  }
}
