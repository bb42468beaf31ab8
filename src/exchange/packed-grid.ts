import { deflateSync, inflateSync } from 'fflate'
import type { PackedGrid } from './lecture/stored-pictures.ts'
import { fromBase64url, toBase64url } from './base64url.ts'

/** The largest code of a finite value. With 14 bits, a step is a quarter of a pixel on the stage. */
const most = 2 ** 14 - 1
/** Codes of the values that are not finite. */
const [notNumber, above, below] = [most + 1, most + 2, most + 3]

/** Predicts a code from its neighbours on the left, above and diagonal, by the plane through them. */
function guessed(codes: Uint16Array, at: number, along: number): number {
  const [left, up] = [at % along === 0 ? undefined : codes[at - 1], codes[at - along]]
  if (left === undefined || up === undefined) return left ?? up ?? 0
  return left + up - codes[at - along - 1]!
}

function codeOf(value: number, { low, bend, step }: Omit<PackedGrid, 'codes'>): number {
  if (Number.isNaN(value)) return notNumber
  if (!Number.isFinite(value)) return value > 0 ? above : below
  return step > 0 ? Math.min(most, Math.round(Math.asinh((value - low) / bend) / step)) : 0
}

function valueOf(code: number, { low, bend, step }: Omit<PackedGrid, 'codes'>): number {
  if (code === notNumber) return NaN
  if (code === above) return Infinity
  if (code === below) return -Infinity
  return low + bend * Math.sinh(step * code)
}

/** Packs values, `along` to a row. Beyond the distance `bend` from the lowest value, steps grow in proportion to the distance. */
export function packGrid(values: ArrayLike<number>, along: number, bend: number): PackedGrid {
  let [low, high] = [Infinity, -Infinity]
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (!Number.isFinite(value)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  const isEmpty = high < low
  const ruler = { low: isEmpty ? 0 : low, bend, step: isEmpty ? 0 : Math.asinh((high - low) / bend) / most }
  const codes = Uint16Array.from(values, (value) => codeOf(value, ruler))
  const bytes = new Uint8Array(2 * codes.length)
  for (let i = 0; i < codes.length; i++) {
    const rest = ((codes[i]! - guessed(codes, i, along)) << 16) >> 16
    const word = (rest << 1) ^ (rest >> 15)
    bytes[i] = (word >> 8) & 0xff
    bytes[codes.length + i] = word & 0xff
  }
  return { ...ruler, codes: toBase64url(deflateSync(bytes, { level: 9, mem: 12 })) }
}

/** Unpacks what `packGrid` packed. Each value is within `packingError` of the original. @throws Error if the text is damaged */
export function unpackGrid(packed: PackedGrid, along: number): Float32Array {
  const deflated = fromBase64url(packed.codes)
  if (!deflated) throw new Error('The stored values are damaged.')
  const bytes = inflateSync(deflated)
  const codes = new Uint16Array(bytes.length / 2)
  for (let i = 0; i < codes.length; i++) {
    const word = (bytes[i]! << 8) | bytes[codes.length + i]!
    codes[i] = guessed(codes, i, along) + ((word >> 1) ^ -(word & 1))
  }
  return Float32Array.from(codes, (code) => valueOf(code, packed))
}

/** The largest error of an unpacked value: half a step, and the rounding of float32. */
export function packingError({ low, bend, step }: PackedGrid, value: number): number {
  const place = Math.asinh((value - low) / bend)
  const [less, more] = [place - step / 2, place + step / 2].map((one) => low + bend * Math.sinh(one))
  return Math.max(value - less!, more! - value) + 2 ** -23 * Math.abs(value)
}
