import { formatFixed } from '../../../math/picture/format.ts'
import { css, html, LitElement, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../../style/tokens.ts'
import { letterExcess, mostCodeLetters, qrCode, qrMargin } from '../../../exchange/qr-code.ts'

const kilobytes = (bytes: number): string => formatFixed(bytes / 1000, 1)

/** Returns why a link has no QR code, and what to share instead. */
function tooLong(link: string): string {
  if (!link) return 'This is too large for a link. Download it instead.'
  const excess = `${kilobytes(letterExcess(link))} kB too large for a QR code, which holds ${kilobytes(mostCodeLetters)} kB`
  return /[#&]lecture=/.test(link)
    ? `This lecture is ${excess}. Share the link or the file instead, or shorten its text and tables`
    : `This view is ${excess}. Share the link instead`
}

/** The QR code of `link`, or a sentence if it is empty or too long. It is black on white in every theme, since not all scanners read others. */
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
      aria-label="QR code of the link to this view"
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
