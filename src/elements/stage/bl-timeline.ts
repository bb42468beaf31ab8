import { css, html, LitElement, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { formatCount } from '../../math/picture/format.ts'
import '../controls/bl-select.ts'
import type { ChoiceEvent } from '../controls/control-events.ts'
import { CommandEvent, SeekEvent, SpeedEvent, type CommandName } from '../events.ts'
import { icon, type IconName } from '../style/icons.ts'
import { sliderStyle } from '../style/slider-style.ts'
import { base, buttons } from '../style/tokens.ts'
import type { WaSlider } from '../controls/web-awesome.ts'

const speeds = [0.25, 0.5, 1, 2, 4, 8]

/** Replaces the step while a question is open. */
const waits = 'waits for your guess'

/**
 * The timeline: run, step, rewind, scrub and speed. `step` and `last` count updates; `speed` is a multiple of the natural
 * speed.
 */
@customElement('bl-timeline')
export class BlTimeline extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    sliderStyle,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .bar {
        display: grid;
        grid-template-columns: auto minmax(var(--bl-slider, 0px), 1fr) auto;
        align-items: center;
        column-gap: var(--bl-4);
      }
      .buttons {
        display: flex;
        align-items: center;
        gap: var(--bl-2);
      }
      .icon {
        width: max(calc(var(--bl-1) * 8), var(--bl-touch));
        height: max(calc(var(--bl-1) * 8), var(--bl-touch));
        border-radius: 50%;
      }
      .primary {
        width: max(calc(var(--bl-1) * 10), var(--bl-touch));
        height: max(calc(var(--bl-1) * 10), var(--bl-touch));
        font-size: 1.1em;
      }
      .primary:hover:not(:disabled) {
        border-color: var(--bl-ink);
      }
      .primary:disabled {
        border-color: var(--bl-hairline);
        background: var(--bl-card);
        color: var(--bl-ink-2);
        opacity: 1;
      }
      .step {
        margin: 0;
        white-space: nowrap;
      }
      .step b {
        display: inline-block;
        min-width: var(--digits);
        font-weight: 650;
        text-align: right;
      }
      .end {
        display: flex;
        align-items: center;
        gap: var(--bl-3);
      }
      bl-select {
        display: var(--bl-speed, block);
      }
      wa-slider:not(:defined) {
        min-height: 1.8em;
      }
      wa-slider {
        --track: 0.3em;
        --thumb: 1.35em;
        --reach: 0.9em;
      }
      @container (max-width: 36em) {
        .step > .quiet:first-child {
          display: none;
        }
        .step.waits {
          white-space: normal;
          line-height: 1.1;
        }
      }
      @container (max-width: 400px) {
        .bar {
          grid-template-columns: auto 1fr;
        }
        .end {
          justify-content: end;
        }
        wa-slider {
          grid-column: 1 / -1;
          grid-row: 2;
        }
      }
      /* Where a frame is narrower than a phone, buttons and numbers are no longer side by side. */
      @container (max-width: 330px) {
        .end {
          grid-column: 1 / -1;
          justify-content: space-between;
        }
        wa-slider {
          grid-row: 3;
        }
      }
    `,
  ]

  @property({ type: Number }) step = 0
  @property({ type: Number }) last = 0
  @property({ type: Boolean }) playing = false
  @property({ type: Number }) speed = 1
  @property({ type: Boolean }) busy = false
  /** The runs wait at step 0 for a guess: the controls are disabled, and the number of steps is hidden. */
  @property({ type: Boolean }) waiting = false

  /** Before there are runs there is nothing to scrub, so the slider's code is loaded with them. */
  override updated(changed: PropertyValues<this>): void {
    if (changed.has('last') && this.last > 0) import('../controls/web-awesome.ts').catch(() => undefined)
  }

  override render() {
    const shown = Math.round(this.step)
    return html`<div class="bar" aria-busy=${this.busy}>
      <span class="buttons">
        ${
          this.playing
            ? this.#button('pause', 'pause', 'Pause (space)', true)
            : this.#button('play', 'play', 'Run (space)', true)
        }
        ${this.#button('step', 'step', 'One step (.)')}
        ${this.#button('rewind', 'rewind', 'Rewind: same w₀, same batches (R)')}
      </span>
      <wa-slider
        label="step"
        .min=${0}
        .max=${this.waiting ? 1 : Math.max(1, this.last)}
        .step=${1}
        .value=${live(this.waiting ? 0 : shown)}
        .valueFormatter=${(step: number) => (this.waiting ? waits : `step ${step} of ${this.last}`)}
        ?disabled=${this.last === 0 || this.waiting}
        @input=${this.#seek}
        @change=${(event: Event) => event.stopPropagation()}
      ></wa-slider>
      <span class="end">
        ${
          this.waiting
            ? html`<p class="step waits quiet">${waits}</p>`
            : html`<p class="step" style="--digits: ${formatCount(this.last).length}ch">
                <span class="quiet">step</span> <b>${formatCount(shown)}</b>
                <span class="quiet">/ ${formatCount(this.last)}</span>
              </p>`
        }
        ${this.#speeds()}
      </span>
    </div>`
  }

  #speeds() {
    const offered = speeds.includes(this.speed) ? speeds : [...speeds, this.speed].sort((x, y) => x - y)
    return html`<bl-select
      bare
      label="speed"
      .value=${String(this.speed)}
      .options=${offered.map((speed) => ({ value: String(speed), label: `${speed} ×` }))}
      @bl-select=${(event: ChoiceEvent) => this.dispatchEvent(new SpeedEvent(Number(event.value)))}
    ></bl-select>`
  }

  #button(command: CommandName, picture: IconName, name: string, primary = false) {
    return html`<button
      class="icon ${primary ? 'primary' : ''}"
      title=${name}
      aria-label=${name}
      ?disabled=${this.waiting}
      @click=${() => this.dispatchEvent(new CommandEvent(command))}
    >
      ${icon(picture)}
    </button>`
  }

  #seek(event: Event): void {
    event.stopPropagation()
    this.dispatchEvent(new SeekEvent((event.target as WaSlider).value))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-timeline': BlTimeline
  }
}
