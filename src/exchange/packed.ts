import { Deflate, deflateSync, Inflate } from 'fflate'
import type { Work } from '../math/work.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { joinedBytes } from './joined-bytes.ts'

/** Bytes that are unpacked at once: they grow a thousandfold at most, and are counted after each. */
const chunk = 4096

/** Bytes from which on they are packed quickly, not as small as can be, and those that are packed at once. */
const [large, piece] = [2 ** 17, 2 ** 16]

/** A raw deflate stream of bytes. */
function* deflate(bytes: Uint8Array): Work<Uint8Array> {
  if (bytes.length < large) return deflateSync(bytes, { level: 9 })
  const pieces: Uint8Array[] = []
  const stream = new Deflate({ level: 1 }, (packed) => pieces.push(packed))
  for (let i = 0; i < bytes.length; i += piece) {
    stream.push(bytes.subarray(i, i + piece), i + piece >= bytes.length)
    yield
  }
  return joinedBytes(pieces)
}

/** Packs bytes as base64url of a raw deflate stream, with rests. */
export function* packing(bytes: Uint8Array): Work<string> {
  return toBase64url(yield* deflate(bytes))
}

/**
 * Unpacks what `packing` made, with rests; undefined where it is damaged or ends early. It stops once there are more than `most` bytes,
 * so that whoever asked counts them.
 */
export function* unpacking(packed: string, most: number): Work<Uint8Array | undefined> {
  const bytes = fromBase64url(packed)
  yield
  if (!bytes || bytes.length === 0) return undefined
  const pieces: Uint8Array[] = []
  let length = 0
  const stream = new Inflate((part) => {
    pieces.push(part)
    length += part.length
  })
  for (let i = 0; i < bytes.length && length <= most; i += chunk) {
    try {
      stream.push(bytes.subarray(i, i + chunk), i + chunk >= bytes.length)
    } catch {
      return undefined
    }
    yield
  }
  return joinedBytes(pieces)
}
