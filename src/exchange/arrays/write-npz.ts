import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { Work } from '../../math/work.ts'
import { joinedBytes } from '../joined-bytes.ts'

/** Typed arrays that have a NumPy type. */
type Writable = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array

/** An array to write: its shape, and its entries with the last index running fastest. */
export interface WritableArray {
  readonly shape: readonly number[]
  readonly data: Writable
}

/** NumPy's format aligns the entries to this many bytes. */
const alignment = 64

/** The NumPy name of a type, little-endian. */
function typeOf(data: Writable): string {
  if (data instanceof Float64Array) return '<f8'
  if (data instanceof Float32Array) return '<f4'
  if (data instanceof Int32Array) return '<i4'
  if (data instanceof Uint32Array) return '<u4'
  return data instanceof Uint16Array ? '<u2' : '|u1'
}

/** A shape as a Python tuple: (), (3,), (3, 2). */
const tuple = (shape: readonly number[]): string => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`

/** Entries as little-endian bytes, whatever the byte order of the machine. */
export function littleEndian(data: Writable): Uint8Array {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice()
  const isLittle = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1
  const width = data.BYTES_PER_ELEMENT
  if (!isLittle) for (let at = 0; at < bytes.length; at += width) bytes.subarray(at, at + width).reverse()
  return bytes
}

/** An array as a .npy file, version 1.0. @throws RangeError if its shape and entries do not match */
function npy({ shape, data }: WritableArray): Uint8Array {
  const entries = shape.reduce((product, length) => product * length, 1)
  if (entries !== data.length)
    throw new RangeError(`The shape ${tuple(shape)} needs ${entries} entries, but there are ${data.length}.`)
  const header = `{'descr': '${typeOf(data)}', 'fortran_order': False, 'shape': ${tuple(shape)}, }`
  const magic = 10
  const padded = header.padEnd(Math.ceil((magic + header.length + 1) / alignment) * alignment - magic - 1)
  const content = littleEndian(data)
  const bytes = new Uint8Array(magic + padded.length + 1 + content.length)
  bytes.set([0x93, ...strToU8('NUMPY'), 1, 0])
  new DataView(bytes.buffer).setUint16(8, padded.length + 1, true)
  bytes.set(strToU8(`${padded}\n`), magic)
  bytes.set(content, magic + padded.length + 1)
  return bytes
}

/** A fixed time, so that equal arrays give equal bytes. */
const epoch = new Date(1980, 0, 1)

const piece = 2 ** 16

/**
 * Writes arrays as an .npz file like numpy.savez_compressed, pausing in between.
 * @throws RangeError if a shape and its entries do not match
 */
export function* npzWork(arrays: Readonly<Record<string, WritableArray>>): Work<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  const zip = new Zip((error, packed) => {
    if (error) throw error
    pieces.push(packed)
  })
  for (const [name, array] of Object.entries(arrays)) {
    const bytes = npy(array)
    const entry = new ZipDeflate(`${name}.npy`)
    entry.mtime = epoch
    zip.add(entry)
    for (let at = 0; at < bytes.length; at += piece) {
      entry.push(bytes.subarray(at, at + piece), at + piece >= bytes.length)
      yield
    }
  }
  zip.end()
  return joinedBytes(pieces)
}
