import { Zip, ZipPassThrough } from 'fflate'
import { toPng } from '../png.ts'
import type { FrameWriter } from './film-writer.ts'

const digits = 5

/** Offsets in a zip have 32 bits, so it cannot be larger. */
const mostBytes = 2 ** 32 - 2 ** 20

/** Writes the frames of a film as numbered PNGs in a zip, which every video editor can import. */
export function openFrames(canvas: HTMLCanvasElement): FrameWriter {
  let pieces: Uint8Array<ArrayBuffer>[] = []
  let [frames, bytes] = [0, 0]
  const zip = new Zip((error, piece) => {
    if (error) throw error
    pieces.push(new Uint8Array(piece))
  })
  return {
    async add() {
      const picture = await (await toPng(canvas)).arrayBuffer()
      bytes += picture.byteLength
      if (bytes > mostBytes) throw new RangeError('a zip file cannot hold more than 4 GB')
      const entry = new ZipPassThrough(`frame-${String(++frames).padStart(digits, '0')}.png`)
      zip.add(entry)
      entry.push(new Uint8Array(picture), true)
    },
    finish() {
      zip.end()
      return Promise.resolve(new Blob(pieces, { type: 'application/zip' }))
    },
    cancel() {
      zip.terminate()
      pieces = []
      return Promise.resolve()
    },
  }
}
