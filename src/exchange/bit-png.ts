import { zlibSync } from 'fflate'
import { checksumOf } from './arrays/zip.ts'
import { joinedBytes } from './joined-bytes.ts'

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  for (let i = 0; i < 4; i++) bytes[4 + i] = name.charCodeAt(i)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, checksumOf(bytes.subarray(4, 8 + data.length)))
  return bytes
}

/** A square black-and-white picture as PNG, with `size` pixels a side. */
export function bitPng(size: number, isDark: (x: number, y: number) => boolean): Uint8Array {
  const row = 1 + Math.ceil(size / 8)
  const rows = new Uint8Array(size * row)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) if (!isDark(x, y)) rows[y * row + 1 + (x >> 3)]! |= 0x80 >> (x & 7)
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, size)
  view.setUint32(4, size)
  // One bit per pixel, grey.
  header.set([1, 0], 8)
  return joinedBytes([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(rows)),
    chunk('IEND', new Uint8Array()),
  ])
}
