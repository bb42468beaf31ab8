import { arrayError, type NumberArray } from './arrays.ts'

/** How the entries of an array are stored, and which type of array they are read into. */
export interface ElementType {
  readonly bytes: number
  readonly into: 'float64' | 'float32' | 'int32'
  readonly read: (view: DataView, at: number, little: boolean) => number
}

/** The half-precision number (IEEE 754) with these 16 bits. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  if (exponent === 31) return fraction ? NaN : sign * Infinity
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25)
}

const widened = new DataView(new ArrayBuffer(4))

/** The bfloat16 number with these bits, which are the upper half of a float32. */
function upperHalf(bits: number): number {
  widened.setUint32(0, bits * 0x10000)
  return widened.getFloat32(0)
}

/** The types that can be read. 64-bit integers are exact up to 2^53; `readEntries` refuses larger ones. */
export const elementTypes = {
  f2: { bytes: 2, into: 'float32', read: (view, at, little) => half(view.getUint16(at, little)) },
  bf2: { bytes: 2, into: 'float32', read: (view, at, little) => upperHalf(view.getUint16(at, little)) },
  f4: { bytes: 4, into: 'float32', read: (view, at, little) => view.getFloat32(at, little) },
  f8: { bytes: 8, into: 'float64', read: (view, at, little) => view.getFloat64(at, little) },
  i1: { bytes: 1, into: 'int32', read: (view, at) => view.getInt8(at) },
  i2: { bytes: 2, into: 'int32', read: (view, at, little) => view.getInt16(at, little) },
  i4: { bytes: 4, into: 'int32', read: (view, at, little) => view.getInt32(at, little) },
  i8: { bytes: 8, into: 'float64', read: (view, at, little) => Number(view.getBigInt64(at, little)) },
  u1: { bytes: 1, into: 'int32', read: (view, at) => view.getUint8(at) },
  u2: { bytes: 2, into: 'int32', read: (view, at, little) => view.getUint16(at, little) },
  u4: { bytes: 4, into: 'float64', read: (view, at, little) => view.getUint32(at, little) },
  u8: { bytes: 8, into: 'float64', read: (view, at, little) => Number(view.getBigUint64(at, little)) },
  b1: { bytes: 1, into: 'int32', read: (view, at) => (view.getUint8(at) === 0 ? 0 : 1) },
} as const satisfies Record<string, ElementType>

const containers = { float64: Float64Array, float32: Float32Array, int32: Int32Array } as const

/**
 * For an array that is stored with its first index running fastest: the place of each entry, in the order in which the last index runs
 * fastest.
 */
function* firstIndexFastest(shape: readonly number[]): Generator<number> {
  const strides: number[] = []
  shape.reduce((stride, length) => {
    strides.push(stride)
    return stride * length
  }, 1)
  const index = shape.map(() => 0)
  let at = 0
  for (;;) {
    yield at
    let axis = shape.length - 1
    while (axis >= 0 && index[axis] === shape[axis]! - 1) {
      at -= strides[axis]! * index[axis]!
      index[axis] = 0
      axis -= 1
    }
    if (axis < 0) return
    index[axis]! += 1
    at += strides[axis]!
  }
}

interface Stored {
  readonly name: string
  readonly shape: readonly number[]
  readonly entries: number
  readonly type: ElementType
  readonly bytes: Uint8Array
  readonly little: boolean
  /** True if the first index runs fastest (Fortran, MATLAB). */
  readonly fortran: boolean
}

/**
 * Reads the entries of an array, with the last index running fastest.
 * @throws ExperimentError for integers that a double cannot represent
 */
export function readEntries({ name, shape, entries, type, bytes, little, fortran }: Stored): NumberArray {
  const data = new containers[type.into](entries)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const whole = type.into === 'float64' && type !== elementTypes.f8
  const places = fortran && shape.length > 1 && entries > 0 ? firstIndexFastest(shape) : undefined
  for (let k = 0; k < entries; k++) {
    const place = places ? Number(places.next().value) : k
    const value = type.read(view, place * type.bytes, little)
    if (whole && !Number.isSafeInteger(value))
      throw arrayError(
        name,
        `contains the whole number ${value} at place ${k}, which is beyond 2^53. Save the array as float64`,
      )
    data[k] = value
  }
  return { shape, data }
}
