import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import { CommandEvent } from '../events.ts'
import { icon } from '../style/icons.ts'
import { base, buttons } from '../style/tokens.ts'

/** A stretch of the current step during autoplay; `from` and `to` are fractions of its time. */
export interface PlayedPhase {
  readonly step: number
  readonly from: number
  readonly to: number
  readonly seconds: number
  /** Whether the user holds the time. */
  readonly held: boolean
}

/** The autoplay bar of a lecture: progress with one segment per step, and a button that dispatches CommandEvent 'play' or 'pause'. */
@customElement('bl-self-play')
export class BlSelfPlay extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: var(--bl-1) var(--bl-2);
        margin-bottom: var(--bl-2);
        font-size: var(--bl-text-small);
      }
      :host([row]) {
        flex: 0 1 auto;
        flex-wrap: nowrap;
        margin: 0;
        font-size: var(--bl-text);
      }
      :host([row][playing]) {
        flex: 1 1 26em;
      }
      :host([row]:not([playing])) .parts {
        display: none;
      }
      :host([row]) p {
        flex: none;
      }
      .parts {
        display: flex;
        flex: 1 1 6em;
        gap: 3px;
        min-width: 5em;
      }
      .part {
        overflow: hidden;
        height: 5px;
        border-radius: 3px;
        background: var(--bl-hairline);
      }
      .part > i {
        display: block;
        height: 100%;
        background: var(--bl-accent);
        transform-origin: left;
      }
      .moving {
        animation: fill linear both;
      }
      @keyframes fill {
        from {
          transform: scaleX(var(--from));
        }
        to {
          transform: scaleX(var(--to));
        }
      }
      .button {
        min-height: max(calc(var(--bl-1) * 6), var(--bl-touch));
        font-size: inherit;
      }
      p {
        flex: 1 1 100%;
        margin: 0;
        color: var(--bl-ink-2);
      }
      @media (prefers-reduced-motion: reduce) {
        .moving {
          animation: none;
        }
      }
    `,
  ]

  @property({ type: Boolean, reflect: true }) playing = false
  /** Puts everything in one row, with only the button while the lecture does not play. */
  @property({ type: Boolean, reflect: true }) row = false
  /** Seconds of each step. */
  @property({ attribute: false }) parts: readonly number[] = []
  /** Index of the current step. */
  @property({ type: Number }) step = 0
  @property({ attribute: false }) phase: PlayedPhase | undefined

  override render() {
    const { playing, parts, step } = this
    const all = parts.reduce((sum, seconds) => sum + seconds, 0)
    const words = step >= parts.length ? 'Play again' : step > 0 ? 'Resume' : 'Autoplay'
    return html`
      <button class="button" @click=${() => this.dispatchEvent(new CommandEvent(playing ? 'pause' : 'play'))}>
        ${icon(playing ? 'pause' : 'play')} ${playing ? 'Stop' : words}
      </button>
      <div
        class="parts"
        role="img"
        aria-label=${`${playing ? 'Playing' : 'Stopped'}: ${Math.min(step + 1, parts.length)} of ${parts.length} parts, ${all} seconds in all`}
      >
        ${parts.map((seconds, i) => html`<span class="part" style="flex:${seconds} 0 0">${this.#filled(i)}</span>`)}
      </div>
      ${playing ? html`<p>Playing automatically. Touch anything to stop.</p>` : nothing}
    `
  }

  #filled(part: number) {
    if (part < this.step) return html`<i></i>`
    if (part > this.step) return nothing
    const { phase } = this
    if (!phase) return nothing
    const style =
      `--from:${phase.from};--to:${phase.to};transform:scaleX(${phase.from});` +
      `animation-duration:${phase.seconds}s;animation-play-state:${phase.held ? 'paused' : 'running'}`
    return keyed(`${phase.step}/${phase.from}`, html`<i class="moving" style=${style}></i>`)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-self-play': BlSelfPlay
  }
}
