/** Characters that a QR code packs tightly (its alphanumeric mode) and that have no special meaning within an address. */
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*-/:'
const base = alphabet.length
const valueOf = new Map([...alphabet].map((letter, value) => [letter, value]))

/** Encodes bytes like Base45 (RFC 9285) with another alphabet: three characters for two bytes, two for a single last byte. */
export function toCodeLetters(bytes: Uint8Array): string {
  const letters: string[] = []
  for (let i = 0; i < bytes.length; i += 2) {
    const isPair = i + 1 < bytes.length
    let value = isPair ? (bytes[i]! << 8) | bytes[i + 1]! : bytes[i]!
    for (let k = isPair ? 3 : 2; k > 0; k--) {
      letters.push(alphabet[value % base]!)
      value = Math.floor(value / base)
    }
  }
  return letters.join('')
}

/** Decodes such a text; undefined if it is not valid. */
export function fromCodeLetters(text: string): Uint8Array | undefined {
  if (text.length % 3 === 1) return undefined
  const bytes = new Uint8Array(Math.floor((text.length * 2) / 3))
  let at = 0
  for (let i = 0; i < text.length; i += 3) {
    const group = text.slice(i, i + 3)
    let value = 0
    for (let k = group.length - 1; k >= 0; k--) {
      const digit = valueOf.get(group[k]!)
      if (digit === undefined) return undefined
      value = value * base + digit
    }
    if (value >= 1 << (8 * (group.length - 1))) return undefined
    if (group.length === 3) bytes[at++] = value >> 8
    bytes[at++] = value & 0xff
  }
  return bytes
}
