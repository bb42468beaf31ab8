import { generate } from 'lean-qr'
import { toSvgPath } from 'lean-qr/extras/svg'
import { bitPng } from './bit-png.ts'
import { linkForCode } from './link-part.ts'

/** The largest code that a phone can read from a screen: 137 squares a side. */
const largest = 30

/** A QR code as squares of side 1. */
export interface QrCode {
  readonly size: number
  /** The dark squares, as the `d` of an SVG path. */
  readonly path: string
}

/** Characters, other than capitals and digits, in the largest code with the lowest error correction. */
export const mostCodeLetters = 1732

/** Bits in that code. A text begins with 20 bits. */
const mostBits = 8 * 1735

/** Bits for a run of characters in a code, including its header. Long runs of capitals and digits take fewer bits than other characters. */
const bitsOf = (letters: string, isTight: boolean): number =>
  isTight ? 17 + Math.ceil(5.5 * letters.length) : 20 + 8 * letters.length

/** About how many characters a link is too long for a code. */
export function letterExcess(link: string): number {
  const runs = linkForCode(link).split(/([\dA-Z $%*+./:-]{16,})/u)
  const bits = runs.reduce((sum, run, i) => sum + (run ? bitsOf(run, i % 2 === 1) : 0), 0)
  return Math.max(0, Math.ceil((bits - mostBits) / 8))
}

function generated(link: string): ReturnType<typeof generate> | undefined {
  try {
    return generate(linkForCode(link), { maxVersion: largest })
  } catch {
    return undefined
  }
}

/** The QR code of a link; undefined if the link is too long. */
export function qrCode(link: string): QrCode | undefined {
  const code = generated(link)
  return code && { size: code.size, path: toSvgPath(code) }
}

/** The light squares around a code, which scanners need to find it. */
export const qrMargin = 4

/** Pixels of a square's side. Presentation programs blur pictures that they enlarge. */
const pixels = 8

/** The QR code of a link as PNG with its margin; undefined if the link is too long. */
export function qrPng(link: string): Uint8Array | undefined {
  const code = generated(link)
  const squareOf = (pixel: number): number => Math.floor(pixel / pixels) - qrMargin
  return code && bitPng(pixels * (code.size + 2 * qrMargin), (x, y) => code.get(squareOf(x), squareOf(y)))
}
