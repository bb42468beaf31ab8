import { generate } from 'lean-qr'
import { toSvgPath } from 'lean-qr/extras/svg'
import { bitPng } from './bit-png.ts'

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

function generated(text: string): ReturnType<typeof generate> | undefined {
  try {
    return generate(text, { maxVersion: largest })
  } catch {
    return undefined
  }
}

/** The QR code of a text; undefined where it is too long for one. */
export function qrCode(text: string): QrCode | undefined {
  const code = generated(text)
  return code && { size: code.size, path: toSvgPath(code) }
}

/** Light squares around a code, which a reader needs to find it. */
export const qrMargin = 4

/** Pixels of a square's side: programs that show slides smooth what they enlarge. */
const pixels = 8

/** The QR code of a text as PNG with its margin; undefined where it is too long for one. */
export function qrPng(text: string): Uint8Array | undefined {
  const code = generated(text)
  const squareOf = (pixel: number): number => Math.floor(pixel / pixels) - qrMargin
  return code && bitPng(pixels * (code.size + 2 * qrMargin), (x, y) => code.get(squareOf(x), squareOf(y)))
}
