import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openFrames } from '../../../../src/exchange/film/frames-zip.ts'

/** A canvas whose picture has these bytes. */
const canvasOf = (picture: () => ArrayBuffer) =>
  ({
    toBlob: (done: BlobCallback) => done({ arrayBuffer: () => Promise.resolve(picture()) } as Blob),
  }) as unknown as HTMLCanvasElement

test('frames are numbered pictures, in order', async () => {
  let count = 0
  const frames = openFrames(canvasOf(() => new Uint8Array([++count, 7]).buffer))
  await frames.add()
  await frames.add()
  const zip = await frames.finish()
  expect(zip.type).toBe('application/zip')
  expect(unzipSync(new Uint8Array(await zip.arrayBuffer()))).toEqual({
    'frame-00001.png': new Uint8Array([1, 7]),
    'frame-00002.png': new Uint8Array([2, 7]),
  })
})

test('more than a zip can hold is refused before it is written', async () => {
  const frames = openFrames(canvasOf(() => ({ byteLength: 2 ** 31 }) as ArrayBuffer))
  await frames.add()
  await expect(frames.add()).rejects.toThrow(new RangeError('a zip file cannot hold more than 4 GB'))
  await frames.cancel()
})
