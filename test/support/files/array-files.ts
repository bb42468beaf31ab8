import { strToU8, zipSync } from 'fflate'

/** Concatenates bytes. */
export function joinedBytes(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

export const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength)

/** Type, order and shape of a numpy array. */
interface NpyForm {
  readonly descr: string
  readonly shape: readonly number[]
  readonly fortran?: boolean
  readonly version?: number
}

/** A .npy file of these bytes, its header padded to 64 bytes as numpy does. */
export function npyFile(
  { descr, shape, fortran = false, version = 1 }: NpyForm,
  content: Uint8Array,
): Uint8Array {
  const tuple = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`
  const words = `{'descr': ${descr.startsWith('[') ? descr : `'${descr}'`}, 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': ${tuple}, }`
  const prefix = version === 1 ? 10 : 12
  const text = words.padEnd(Math.ceil((prefix + words.length + 1) / 64) * 64 - prefix - 1) + '\n'
  const length = new DataView(new ArrayBuffer(4))
  length.setUint32(0, text.length, true)
  return joinedBytes(
    Uint8Array.of(0x93, ...strToU8('NUMPY'), version, 0),
    new Uint8Array(length.buffer, 0, version === 1 ? 2 : 4),
    strToU8(text),
    content,
  )
}

export const npzFile = (
  arrays: Readonly<Record<string, Uint8Array>>,
  { level = 0 }: { readonly level?: 0 | 6 } = {},
): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(arrays).map(([name, npy]) => [`${name}.npy`, npy])), { level })

/** A .npy file of float32 numbers. */
export const float32Npy = (shape: readonly number[], values: readonly number[]): Uint8Array =>
  npyFile({ descr: '<f4', shape }, bytesOf(Float32Array.from(values)))

/** A .safetensors file of a header and the bytes of its tensors. */
export function safetensorsFile(header: unknown, content: Uint8Array): Uint8Array {
  const text = strToU8(JSON.stringify(header))
  const length = new DataView(new ArrayBuffer(8))
  length.setBigUint64(0, BigInt(text.length), true)
  return joinedBytes(new Uint8Array(length.buffer), text, content)
}

/** A file with some bytes changed, removed or cut off; `draw` returns random numbers from 0 to 1. */
export function damagedFile(file: Uint8Array, draw: () => number): Uint8Array {
  const at = Math.floor(draw() * file.length)
  const kind = Math.floor(draw() * 4)
  if (kind === 0) return file.slice(0, at)
  if (kind === 1) return joinedBytes(file.subarray(0, at), file.subarray(at + 1 + Math.floor(draw() * 40)))
  if (kind === 2)
    return joinedBytes(
      file.subarray(0, at),
      Uint8Array.from({ length: 1 + Math.floor(draw() * 8) }, () => draw() * 256),
      file.subarray(at),
    )
  const copy = file.slice()
  for (let k = 0; k < 1 + Math.floor(draw() * 6); k++)
    copy[(at + Math.floor(draw() * 24)) % copy.length] = draw() < 0.3 ? 255 : draw() * 256
  return copy
}
