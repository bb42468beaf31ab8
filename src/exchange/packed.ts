import { Deflate, deflateSync, Inflate } from 'fflate'
import type { Work } from '../math/work.ts'
import { joinedBytes } from './joined-bytes.ts'

/** Bytes that are unpacked at once: they grow a thousandfold at most, and are counted after each. */
const chunk = 4096

/** Bytes from which on they are packed quickly, not as small as can be, and those that are packed at once. */
const [large, piece] = [2 ** 17, 2 ** 16]

/** Packs bytes as a raw deflate stream, with rests. It refers to the dictionary as if that came before the bytes. */
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
 * Unpacks what `packing` made with the same dictionary, with rests; undefined where it is damaged or ends early. It stops once there are
 * more than `most` bytes, so that whoever asked counts them.
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
