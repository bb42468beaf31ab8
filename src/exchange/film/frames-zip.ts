import { Zip, ZipPassThrough } from 'fflate'
import { toPng } from '../png.ts'
import type { FrameWriter } from './film-writer.ts'

/** Digits of a frame's number. */
const digits = 5

/** Bytes that a zip may have: its numbers of places have 32 bits. */
const mostBytes = 2 ** 32 - 2 ** 20

/** The frames of a film as pictures in one zip, numbered from 1: what every program that cuts films takes. */
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
