import { formatFixed } from '../../../math/picture/format.ts'
import { css, html, LitElement, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../../style/tokens.ts'
import { letterExcess, qrCode, qrMargin } from '../../../exchange/qr-code.ts'

/** Why a link has no code, and what to give in its place. */
function tooLong(link: string): string {
  const excess = `${formatFixed(letterExcess(link) / 1000, 1)} kB too long for a code`
  if (/[#&]lecture=/.test(link)) return `${excess}: give the link or the file`
  return link
    ? `This view is ${excess}. Share the link instead`
    : 'This is too large for a link. Download it instead.'
}

/** The QR code of `link`, black on white in every theme since not all readers take another; a sentence where it is empty or too long for one. */
@customElement('bl-qr')
export class BlQr extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
      svg {
        display: block;
        width: 100%;
        border-radius: var(--bl-1);
      }
      p {
        margin: 0;
      }
    `,
  ]

  @property() link = ''

  override render() {
    const code = this.link ? qrCode(this.link) : undefined
    if (!code) return html`<p>${tooLong(this.link)}</p>`
    const side = code.size + 2 * qrMargin
    return html`<svg
      viewBox="${-qrMargin} ${-qrMargin} ${side} ${side}"
      role="img"
      aria-label="QR code of the link to this state"
      shape-rendering="crispEdges"
    >
      ${svg`<rect x=${-qrMargin} y=${-qrMargin} width=${side} height=${side} fill="#ffffff" />
        <path d=${code.path} fill="#000000" />`}
    </svg>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-qr': BlQr
  }
}
