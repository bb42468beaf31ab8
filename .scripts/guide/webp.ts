import { readFileSync } from 'node:fs'

/** Width and height of a WebP picture, lossy ('VP8 ') or extended ('VP8X'). */
export function webpSize(file: string): readonly [number, number] {
  const bytes = readFileSync(file)
  return bytes.toString('latin1', 12, 16) === 'VP8X'
    ? [1 + bytes.readUIntLE(24, 3), 1 + bytes.readUIntLE(27, 3)]
    : [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff]
}
