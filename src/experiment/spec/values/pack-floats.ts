/** Available in browsers, workers and Node. */
declare function btoa(letters: string): string

/** Number of bytes converted to characters at once. */
const piece = 3 * 2 ** 12

/** Returns the base64 of numbers as little-endian float32. */
export function packedFloats(numbers: ArrayLike<number>): string {
  const view = new DataView(new ArrayBuffer(4 * numbers.length))
  for (let i = 0; i < numbers.length; i++) view.setFloat32(4 * i, numbers[i]!, true)
  const bytes = new Uint8Array(view.buffer)
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += piece) {
    let letters = ''
    for (const byte of bytes.subarray(at, at + piece)) letters += String.fromCharCode(byte)
    parts.push(btoa(letters))
  }
  return parts.join('')
}
