import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { icon } from '../../style/icons.ts'
import { base, buttons } from '../../style/tokens.ts'
import { nowhere, type LecturePlace } from '../../../scenarios/place.ts'
import { codeLink } from './file-link.ts'
import { opensAtChoice, opensAtStyle, type OpensAt } from './opens-at.ts'
import './bl-qr.ts'

/** Maximum length of an address that people can type from a screen. */
const copied = 120

const letters = (address: string): string => address.replace(/^https?:\/\//, '')

/** Returns whether an address works on this computer only. */
const isLocal = (address: string): boolean => {
  const { protocol, hostname } = new URL(address || 'https://x')
  return protocol === 'file:' || /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname)
}

/**
 * A full-screen QR code of `link`, with the address as text below. If `link` is too long to type, the text is `step`, the address of the
 * lecture’s step as written; if it is too long for a code, the code contains the link to the lecture’s file. The user can choose the
 * lecture’s first step (`first`) for both. Escape or its button dispatches `close`.
 */
@customElement('bl-qr-screen')
export class BlQrScreen extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    opensAtStyle,
    css`
      dialog {
        width: 100vw;
        max-width: none;
        height: 100dvh;
        max-height: none;
        margin: 0;
        padding: var(--bl-4);
        border: none;
        background: var(--bl-paper);
        color: var(--bl-ink);
      }
      .screen {
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: safe center;
        gap: var(--bl-3);
        min-height: 100%;
        text-align: center;
      }
      bl-qr {
        flex: none;
        width: min(72dvh, 92vw);
        font-size: var(--bl-text-title);
      }
      p {
        max-width: 90vw;
        margin: 0;
        text-wrap: balance;
      }
      .address {
        font-size: max(1.5rem, var(--bl-text-title));
        font-weight: 600;
        line-height: 1.3;
        overflow-wrap: anywhere;
        user-select: all;
      }
      .icon {
        position: absolute;
        top: var(--bl-3);
        right: var(--bl-3);
      }
    `,
  ]

  @property() link = ''
  @property() step = ''
  /** The address of the lecture’s first step; '' hides the choice. */
  @property() first = ''
  @property() opensAt: OpensAt = 'here'
  @property({ attribute: false }) place: LecturePlace = nowhere
  @query('dialog') private readonly dialog!: HTMLDialogElement

  protected override firstUpdated(): void {
    this.dialog.showModal()
  }

  override render() {
    const isCopied = (address: string) => address !== '' && address.length <= copied
    const isFirst = this.first !== '' && this.opensAt === 'first'
    const link = isFirst ? codeLink(this.first, { ...this.place, step: 0 }) : codeLink(this.link, this.place)
    const address = (isFirst ? [link] : [link, this.step]).find(isCopied)
    return html`<dialog aria-label="QR code" @close=${() => this.dispatchEvent(new Event('close'))}>
      <div class="screen">
        <bl-qr .link=${link}></bl-qr>
        ${address && address !== link ? html`<p>The step as written:</p>` : nothing}
        ${address ? html`<p class="address">${letters(address)}</p>` : nothing}
        ${this.first === '' ? nothing : opensAtChoice(this.opensAt, (at) => (this.opensAt = at))}
        ${isLocal(link) ? html`<p>This address works only on this computer.</p>` : nothing}
      </div>
      <button class="icon" title="Close (Q)" aria-label="Close" @click=${() => this.dialog.close()}>
        ${icon('close')}
      </button>
    </dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-qr-screen': BlQrScreen
  }
}
