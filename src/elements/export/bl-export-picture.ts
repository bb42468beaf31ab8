import { css, html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import '../controls/bl-select.ts'
import '../controls/bl-toggle.ts'
import type { ChoiceEvent, ToggleEvent } from '../controls/control-events.ts'
import { eventType } from '../event-type.ts'
import { base, buttons } from '../style/tokens.ts'
import { formStyle } from './form-style.ts'

/** Sizes of a picture, as a factor of its size on screen or in pixels. */
export const pictureSizes = [
  { value: '1x', label: 'same as on screen' },
  { value: '2x', label: 'twice as large' },
  { value: '4x', label: 'four times as large' },
  { value: '1280x720', label: '1280 × 720' },
  { value: '1920x1080', label: '1920 × 1080' },
  { value: '1080x1080', label: 'square, 1080 × 1080' },
] as const

/** The value of an entry of `pictureSizes`. */
export type PictureSizeName = (typeof pictureSizes)[number]['value']

/** The kind of export: a PNG file, a PNG on the clipboard, or the map as an SVG. */
export type PictureAct = 'save' | 'copy' | 'map'

/** `bl-export-picture`: the user asks for a picture of the stage. */
export class ExportPictureEvent extends eventType(
  'bl-export-picture',
  (act: PictureAct, size: PictureSizeName, transparent: boolean) => ({ act, size, transparent }),
) {}

/** The form with the options of a picture of the stage. Dispatches ExportPictureEvent. */
@customElement('bl-export-picture')
export class BlExportPicture extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    formStyle,
    css`
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--bl-2);
        margin-top: var(--bl-2);
      }
    `,
  ]

  /** Whether another export is in progress. */
  @property({ type: Boolean }) busy = false
  @state() private size: PictureSizeName = '1x'
  @state() private transparent = false

  override focus(): void {
    this.renderRoot.querySelector('bl-select')?.focus()
  }

  override render() {
    return html`<bl-select
        label="Size"
        .options=${pictureSizes}
        .value=${this.size}
        @bl-select=${({ value }: ChoiceEvent) => (this.size = value as PictureSizeName)}
      ></bl-select>
      <bl-toggle
        label="Transparent background"
        .checked=${this.transparent}
        @bl-toggle=${({ checked }: ToggleEvent) => (this.transparent = checked)}
      ></bl-toggle>
      <div class="acts">
        <button class="button" ?disabled=${this.busy} @click=${() => this.#tell('save')}>Save image</button>
        <button class="button" ?disabled=${this.busy} @click=${() => this.#tell('copy')}>Copy image</button>
        <button
          class="button"
          title="The surface from above with its runs, as vector graphics for papers"
          ?disabled=${this.busy}
          @click=${() => this.#tell('map')}
        >
          Save map as SVG
        </button>
      </div>`
  }

  #tell(act: PictureAct): void {
    this.dispatchEvent(new ExportPictureEvent(act, this.size, this.transparent))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-export-picture': BlExportPicture
  }
}
