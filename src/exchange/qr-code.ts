import { generate } from 'lean-qr'
import { toSvgPath } from 'lean-qr/extras/svg'

/** The largest code that a phone still reads from a screen: 137 squares a side. */
const largest = 30

/** A QR code as squares of side 1. */
export interface QrCode {
  /** Squares along a side. */
  readonly size: number
  /** The dark ones, as the `d` of an SVG path. */
  readonly path: string
}

/** The QR code of a text; undefined where it is too long for one. */
export function qrCode(text: string): QrCode | undefined {
  try {
    const code = generate(text, { maxVersion: largest })
    return { size: code.size, path: toSvgPath(code) }
  } catch {
    return undefined
  }
}
