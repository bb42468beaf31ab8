import { html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import '../controls/bl-number.ts'
import '../controls/bl-select.ts'
import type { ChoiceEvent, NumberEvent } from '../controls/control-events.ts'
import { eventType } from '../event-type.ts'
import { base, buttons } from '../style/tokens.ts'
import { formStyle } from './form-style.ts'

/** A kind of film, with its name and a sentence about what it shows. */
export interface FilmChoice {
  readonly kind: 'run' | 'turn' | 'linearity' | 'step'
  readonly name: string
  readonly shows: string
}

const sizes = [
  { value: '1280x720', label: '720p, 1280 × 720' },
  { value: '1920x1080', label: '1080p, 1920 × 1080' },
  { value: '1080x1080', label: 'square, 1080 × 1080' },
] as const

const types = [
  { value: 'video/mp4', label: 'MP4' },
  { value: 'video/webm', label: 'WebM' },
  { value: 'application/zip', label: 'images in a zip file' },
] as const

const rates = ['15', '24', '30', '60'].map((value) => ({ value, label: value }))

/** The options of a film to render. */
export interface Film {
  readonly kind: FilmChoice['kind']
  readonly type: (typeof types)[number]['value']
  readonly width: number
  readonly height: number
  readonly seconds: number
  readonly fps: number
}

/** `bl-export-film`: the user asks for a film. */
export class ExportFilmEvent extends eventType('bl-export-film', (film: Film) => ({ film })) {}

/** The form with the options of a film. Dispatches ExportFilmEvent. */
@customElement('bl-export-film')
export class BlExportFilm extends LitElement {
  static override readonly styles = [base, buttons, formStyle]

  @property({ attribute: false }) kinds: readonly FilmChoice[] = []
  /** Whether an export is in progress, so that no other can start. */
  @property({ type: Boolean }) busy = false
  @state() private kind: FilmChoice['kind'] | undefined
  @state() private size: (typeof sizes)[number]['value'] = '1280x720'
  @state() private type: Film['type'] = 'video/mp4'
  @state() private seconds = 6
  @state() private fps = '30'

  override render() {
    const chosen = this.kinds.find(({ kind }) => kind === this.kind) ?? this.kinds[0]
    return html`<bl-select
        label="Subject"
        .options=${this.kinds.map(({ kind, name }) => ({ value: kind, label: name }))}
        .value=${chosen?.kind ?? ''}
        @bl-select=${({ value }: ChoiceEvent) => (this.kind = value as FilmChoice['kind'])}
      ></bl-select>
      <bl-select
        label="Size"
        .options=${sizes}
        .value=${this.size}
        @bl-select=${({ value }: ChoiceEvent) => (this.size = value as typeof this.size)}
      ></bl-select>
      <bl-select
        label="File"
        .options=${types}
        .value=${this.type}
        @bl-select=${({ value }: ChoiceEvent) => (this.type = value as Film['type'])}
      ></bl-select>
      <bl-select
        label="Frames per second"
        .options=${rates}
        .value=${this.fps}
        @bl-select=${({ value }: ChoiceEvent) => (this.fps = value)}
      ></bl-select>
      <bl-number
        plain
        label="Seconds"
        .value=${this.seconds}
        .min=${1}
        .max=${120}
        @bl-number=${({ value }: NumberEvent) => (this.seconds = value)}
      ></bl-number>
      <p class="quiet">${chosen?.shows}</p>
      <p>
        <button class="button" ?disabled=${this.busy || !chosen} @click=${() => this.#tell(chosen)}>
          Render video
        </button>
      </p>`
  }

  #tell(chosen: FilmChoice | undefined): void {
    if (!chosen) return
    const [width = 0, height = 0] = this.size.split('x').map(Number)
    const { type, seconds } = this
    this.dispatchEvent(
      new ExportFilmEvent({ kind: chosen.kind, type, width, height, seconds, fps: Number(this.fps) }),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-export-film': BlExportFilm
  }
}
