import { Deflate, deflateSync, Inflate } from 'fflate'
import type { Work } from '../math/work.ts'
import { joinedBytes } from './joined-bytes.ts'

/** Bytes to unpack between checks of the size. They can grow a thousandfold. */
const chunk = 4096

/** Larger inputs are packed fast instead of small, this many bytes at a time. */
const [large, piece] = [2 ** 17, 2 ** 16]

/** Packs bytes as a raw deflate stream, pausing in between. The stream can refer to the dictionary as if that came before the bytes. */
export function* packing(bytes: Uint8Array, dictionary: Uint8Array): Work<Uint8Array> {
  if (bytes.length < large) return deflateSync(bytes, { level: 9, dictionary })
  const pieces: Uint8Array[] = []
  const stream = new Deflate({ level: 1, dictionary }, (packed) => pieces.push(packed))
  for (let i = 0; i < bytes.length; i += piece) {
    stream.push(bytes.subarray(i, i + piece), i + piece >= bytes.length)
    yield
  }
  return joinedBytes(pieces)
}

/**
 * Unpacks what `packing` made with the same dictionary, pausing in between. Returns undefined if it is damaged or ends early. It stops
 * after more than `most` bytes, so compare the length of the result with `most`.
 */
export function* unpacking(
  packed: Uint8Array,
  most: number,
  dictionary: Uint8Array,
): Work<Uint8Array | undefined> {
  if (packed.length === 0) return undefined
  const pieces: Uint8Array[] = []
  let length = 0
  const stream = new Inflate({ dictionary }, (part) => {
    pieces.push(part)
    length += part.length
  })
  for (let i = 0; i < packed.length && length <= most; i += chunk) {
    try {
      stream.push(packed.subarray(i, i + chunk), i + chunk >= packed.length)
    } catch {
      return undefined
    }
    yield
  }
  return joinedBytes(pieces)
}
