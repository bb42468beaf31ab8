/** Available in browsers, workers and Node. */
declare function atob(text: string): string

/** Returns the count of float32 numbers in a base64 text from its length; not a whole number if the length is wrong. */
export const packedCount = (text: string): number =>
  Math.floor((text.replace(/={1,2}$/, '').length * 3) / 4) / 4

/** Returns the numbers of a base64 text (RFC 4648, section 4) of little-endian float32; undefined if it is not valid. */
export function unpackedFloats(text: string): Float32Array | undefined {
  const count = packedCount(text)
  if (!Number.isInteger(count)) return undefined
  const view = new DataView(new ArrayBuffer(4 * count))
  try {
    const letters = atob(text)
    for (let i = 0; i < letters.length; i++) view.setUint8(i, letters.charCodeAt(i))
  } catch {
    return undefined
  }
  return Float32Array.from({ length: count }, (_, i) => view.getFloat32(4 * i, true))
}
