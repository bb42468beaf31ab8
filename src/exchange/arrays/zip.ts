import { Inflate, strFromU8 } from 'fflate'
import { arrayError, fileError, mostArrayName, mostArrays } from './arrays.ts'

// fflate inflates, but it verifies no checksums and does not stop if an entry is longer than declared. Therefore this file reads the
// directory itself.

const [endMark, end64Mark, entryMark, localMark] = [0x06054b50, 0x06064b50, 0x02014b50, 0x04034b50]
const [endBytes, locatorBytes, end64Bytes, entryBytes, localBytes] = [22, 20, 56, 46, 30]
/** Bytes of the comment after the end of the directory, at most. */
const mostComment = 0xffff
/** These values mean that the ZIP64 fields contain the real ones. */
const [elsewhere, elsewhere16] = [0xffffffff, 0xffff]
const piece = 2 ** 10

/** An entry of the directory; sizes and places are in bytes. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly checksum: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const cutShort = (): Error =>
  fileError('the file is damaged or cut short: its list of entries is not in the declared place')

/** A 64-bit integer. @throws ExperimentError if no file can be that long */
function long(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true)
  if (value > Number.MAX_SAFE_INTEGER) throw cutShort()
  return Number(value)
}

/** The place of the directory and the number of its entries. */
function directoryOf(view: DataView): { readonly count: number; readonly at: number } {
  const last = view.byteLength - endBytes
  for (let end = last; end >= Math.max(0, last - mostComment); end--) {
    if (view.getUint32(end, true) !== endMark || view.getUint16(end + 20, true) !== last - end) continue
    const [count, at] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)]
    if (count !== elsewhere16 && at !== elsewhere) return { count, at }
    const locator = end - locatorBytes
    const place = locator >= 0 ? long(view, locator + 8) : -1
    if (place < 0 || place + end64Bytes > locator || view.getUint32(place, true) !== end64Mark)
      throw cutShort()
    return { count: long(view, place + 32), at: long(view, place + 48) }
  }
  throw fileError('the file is not a zip archive, or its end is missing')
}

/** The sizes and the place of an entry from its ZIP64 fields. */
function* longFields(view: DataView, from: number, to: number): Generator<number> {
  for (let at = from; at + 4 <= to;) {
    const [id, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)]
    at += 4
    if (id === 1) for (let k = 0; k + 8 <= length && at + k + 8 <= to; k += 8) yield long(view, at + k)
    at += length
  }
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): { entry: ZipEntry; next: number } {
  if (at + entryBytes > bytes.length || view.getUint32(at, true) !== entryMark) throw cutShort()
  const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true))
  const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths
  const extra = at + entryBytes + nameLength
  const next = extra + extraLength + commentLength
  if (next > bytes.length) throw cutShort()
  if (nameLength > mostArrayName) throw fileError(`an entry's name has more than ${mostArrayName} characters`)
  const name = strFromU8(bytes.subarray(at + entryBytes, extra))
  if (view.getUint16(at + 8, true) & 1)
    throw arrayError(name, 'is protected by a password. Save the file without one')
  const longs = longFields(view, extra, extra + extraLength)
  const field = (offset: number): number => {
    const value = view.getUint32(at + offset, true)
    if (value !== elsewhere) return value
    const found = longs.next()
    if (found.done) throw cutShort()
    return found.value
  }
  const [size, packed, place] = [field(24), field(20), field(42)]
  const entry = {
    name,
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    packed,
    size,
    at: place,
  }
  return { entry, next }
}

/** The entries of a zip archive, in the order of its directory. @throws ExperimentError if the bytes are not a zip archive */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  if (bytes.length < endBytes) throw fileError('the file is too short for a zip archive')
  const view = viewOf(bytes)
  const { count, at } = directoryOf(view)
  if (count > mostArrays) throw fileError(`the file has ${count} entries, but the limit is ${mostArrays}`)
  const entries: ZipEntry[] = []
  for (let k = 0, place = at; k < count; k++) {
    const { entry, next } = entryAt(bytes, view, place)
    entries.push(entry)
    place = next
  }
  return entries
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let sum = n
  for (let k = 0; k < 8; k++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1
  return sum
})

/** The checksum that zip archives use (CRC-32). */
export function checksumOf(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) sum = table[(sum ^ byte) & 255]! ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}

/** Inflates an entry of `size` bytes, and stops there. */
function inflated(name: string, packed: Uint8Array, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let length = 0
  const stream = new Inflate((part) => {
    if (length + part.length <= size) bytes.set(part, length)
    length += part.length
  })
  for (let at = 0; at < packed.length && length <= size; at += piece)
    try {
      stream.push(packed.subarray(at, at + piece), at + piece >= packed.length)
    } catch {
      throw arrayError(name, `is damaged: it cannot be unpacked beyond byte ${length}`)
    }
  if (length === size) return bytes
  const more = length > size ? 'more than the' : `${length} of`
  throw arrayError(name, `is damaged: it unpacks to ${more} ${size} declared bytes`)
}

/**
 * The bytes of an entry, never more than its `size`, which the caller has checked.
 * @throws ExperimentError if the entry is damaged or packed in an unknown way
 */
export function zipContent(
  bytes: Uint8Array,
  { name, method, checksum, packed, size, at }: ZipEntry,
): Uint8Array {
  const view = viewOf(bytes)
  if (at + localBytes > bytes.length || view.getUint32(at, true) !== localMark)
    throw arrayError(name, `is damaged: the list of entries says byte ${at}, but it is not there`)
  const from = at + localBytes + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (from + packed > bytes.length)
    throw arrayError(name, `is damaged: its ${packed} bytes go beyond the end of the file`)
  const content = bytes.subarray(from, from + packed)
  if (method !== 0 && method !== 8)
    throw arrayError(
      name,
      `uses compression method ${method}, which this page cannot read. Save it with numpy.savez or numpy.savez_compressed`,
    )
  if (method === 0 && packed !== size)
    throw arrayError(name, `is damaged: it declares both ${packed} and ${size} bytes`)
  const whole = method === 0 ? content : inflated(name, content, size)
  if (checksumOf(whole) !== checksum) throw arrayError(name, 'is damaged: its checksum is wrong')
  return whole
}
