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

/** Letters of an address that the largest code holds, in the lowest of its corrections. */
const mostLetters = 1732

/** Letters by which an address is too long for a code, about: those of an alphabet of capitals take less room. */
export const letterExcess = (text: string): number => Math.max(0, text.length - mostLetters)

/** The QR code of a text; undefined where it is too long for one. */
export function qrCode(text: string): QrCode | undefined {
  try {
    const code = generate(text, { maxVersion: largest })
    return { size: code.size, path: toSvgPath(code) }
  } catch {
    return undefined
  }
}
