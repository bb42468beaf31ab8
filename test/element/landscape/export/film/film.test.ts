import { unzipSync } from 'fflate'
import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from 'mediabunny'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { chartTheme } from '../../../../../src/charts/theme.ts'
import { plainProse } from '../../../../../src/elements/prose/plain-prose.ts'
import { filmPlan } from '../../../../../src/landscape/export/blob-options.ts'
import { filmOf, roomError } from '../../../../../src/landscape/export/film/film.ts'
import type { BlStage } from '../../../../../src/elements/stage/bl-stage.ts'
import '../../../../../src/landscape/loss-landscape.ts'
import type { BlobOptions, BlobType, LossLandscape } from '../../../../../src/landscape/loss-landscape.ts'
import { parseTraining } from '../../../../../src/experiment/format/parse.ts'
import { Store } from '../../../../../src/store/store.ts'
import { countBuffers } from '../../../../support/kernels/count-buffers.ts'
import { likeness } from '../../../../support/likeness.ts'
import { table } from '../../../fixtures/experiments.ts'
import { keptEngine } from '../../../fixtures/kept-engine.ts'
import { pixelsOf } from '../../../fixtures/picture-pixels.ts'

const [width, height, fps] = [320, 180, 10] as const
const experiment = parseTraining({
  ...table,
  algorithms: [
    { id: 'sgd', learningRate: 0.05, steps: 40 },
    { id: 'adam', learningRate: 0.05, steps: 40 },
  ],
})

let landscape: LossLandscape
beforeAll(async () => {
  await keptEngine()
  landscape = document.createElement('loss-landscape')
  Object.assign(landscape, { resolution: 9, experiment, theme: 'light' })
  landscape.style.cssText = 'display: grid; width: 640px; height: 360px'
  document.body.append(landscape)
  await landscape.whenIdle()
})

const film = (type: BlobType, options: Partial<BlobOptions> = {}) =>
  landscape.toBlob({ width, height, fps, seconds: 0.6, ...options, type })

/** The decoded frames of a film. */
async function decoded(file: Blob) {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) })
  const track = (await input.getPrimaryVideoTrack())!
  const frames: { readonly at: number; readonly pixels: Uint8ClampedArray }[] = []
  for await (const sample of new VideoSampleSink(track).samples()) {
    const canvas = new OffscreenCanvas(width, height)
    sample.draw(canvas.getContext('2d')!, 0, 0)
    frames.push({ at: sample.timestamp, pixels: await pixelsOf(canvas, width, height) })
    sample.close()
  }
  return { frames, codec: track.codec, size: [track.displayWidth, track.displayHeight] }
}

/** The frames of the same film as pictures. */
async function pictures(options: Partial<BlobOptions> = {}) {
  const zip = unzipSync(new Uint8Array(await (await film('application/zip', options)).arrayBuffer()))
  const names = Object.keys(zip).sort()
  const frames = await Promise.all(
    names.map((name) =>
      pixelsOf(new Blob([new Uint8Array(zip[name]!)], { type: 'image/png' }), width, height),
    ),
  )
  return { names, frames }
}

test('a film of the runs has the drawn frames, and does not touch the page', async () => {
  landscape.seek(7)
  const [content, camera] = [landscape.content, (landscape.stage as BlStage).camera]
  const heard: number[] = []
  const file = await film('video/webm', { onProgress: (share) => heard.push(share) })
  expect(file.type).toBe('video/webm')
  expect(heard).toEqual([1, 2, 3, 4, 5, 6].map((k) => k / 6))
  const { frames, size } = await decoded(file)
  expect(size).toEqual([width, height])
  expect(frames.map(({ at }) => Math.round(at * fps))).toEqual([0, 1, 2, 3, 4, 5])
  const drawn = await pictures()
  expect(drawn.names).toEqual([1, 2, 3, 4, 5, 6].map((k) => `frame-0000${k}.png`))
  for (const k of [0, 3, 5]) expect(likeness(frames[k]!.pixels, drawn.frames[k]!)).toBeGreaterThanOrEqual(34)
  // The runs move, so each frame differs more from the first one than the first one from itself.
  expect(likeness(frames[5]!.pixels, drawn.frames[0]!)).toBeLessThan(34)
  expect(landscape.study!.playback.step).toBe(7)
  expect(landscape.content).toBe(content)
  expect((landscape.stage as BlStage).camera).toEqual(camera)
})

test('a film of a turn returns to its start, as MP4 if such a codec is available', async () => {
  const options = { film: 'turn', seconds: 0.5 } as const
  const { frames } = await decoded(await film('video/mp4', options))
  const drawn = await pictures(options)
  for (const k of [0, 2, 4]) expect(likeness(frames[k]!.pixels, drawn.frames[k]!)).toBeGreaterThanOrEqual(34)
  // Labels keep their places from the start, so the last frame equals the first, and those between do not.
  const [half, whole] = [2, 4].map((k) => likeness(drawn.frames[k]!, drawn.frames[0]!))
  expect(half).toBeLessThan(25)
  expect(whole).toBeGreaterThanOrEqual(34)
})

test('a film of a step shows all its stages, each in its place with its name', async () => {
  const step = document.createElement('loss-landscape')
  Object.assign(step, { resolution: 9, lecture: 'two-weights', lectureStep: 7, theme: 'light' })
  step.style.cssText = 'display: grid; width: 640px; height: 360px'
  document.body.append(step)
  onTestFinished(() => step.remove())
  await step.whenIdle()
  expect(step.linked).toHaveLength(2)
  const size = { width: 640, height: 360 }
  const zip = await step.toBlob({ type: 'application/zip', film: 'step', ...size, fps: 2, seconds: 1 })
  const frames = Object.values(unzipSync(new Uint8Array(await zip.arrayBuffer())))
  const [first, last] = await Promise.all(frames.map((png) => pixelsOf(new Blob([new Uint8Array(png)]), 640, 360))) // prettier-ignore
  // Each third of a row through the middle has heights in several colours, and the runs move.
  for (const third of [0, 1, 2]) {
    const colors = new Set<string>()
    let moved = 0
    for (let y = 130; y < 230; y += 2)
      for (let x = 640 * (third / 3) + 30; x < 640 * ((third + 1) / 3) - 30; x += 2) {
        const at = 4 * (640 * y + Math.floor(x))
        colors.add([...first!.subarray(at, at + 3)].map((value) => value >> 4).join())
        if (first![at] !== last![at]) moved++
      }
    expect(colors.size).toBeGreaterThan(15)
    expect(moved).toBeGreaterThan(0)
  }
})

test('a film of the linearity computes each surface, and the experiment stays', async () => {
  const options = { film: 'linearity', seconds: 0.5 } as const
  const { frames } = await decoded(await film('video/webm', options))
  const drawn = await pictures(options)
  for (const k of [0, 2, 4]) expect(likeness(frames[k]!.pixels, drawn.frames[k]!)).toBeGreaterThanOrEqual(34)
  expect(likeness(drawn.frames[4]!, drawn.frames[0]!)).toBeLessThan(25)
  expect(landscape.experiment).toEqual(experiment)
})

/** Resources that a film may leak: buffers of the device, open encoders, elements, file addresses. */
function leftovers(): { readonly left: () => readonly number[] } {
  const device = landscape.study!.store.engine!.device!
  const buffers = countBuffers(device)
  const encoders: VideoEncoder[] = []
  const Encoder = VideoEncoder
  class Counted extends Encoder {
    constructor(init: VideoEncoderInit) {
      super(init)
      encoders.push(this)
    }
  }
  vi.stubGlobal('VideoEncoder', Counted)
  const made = vi.spyOn(URL, 'createObjectURL')
  onTestFinished(() => {
    vi.unstubAllGlobals()
    made.mockRestore()
  })
  return {
    left: () => [
      buffers(),
      encoders.filter(({ state }) => state !== 'closed').length,
      document.body.childElementCount,
      made.mock.calls.length,
    ],
  }
}

test('a cancelled film stops, and leaves nothing behind', async () => {
  const { left } = leftovers()
  const before = left()
  const stop = new AbortController()
  const shares: number[] = []
  let within: readonly number[] = []
  const made = film('video/webm', {
    seconds: 60,
    signal: stop.signal,
    onProgress: (share) => {
      shares.push(share)
      if (shares.length < 2) return
      within = left()
      stop.abort(new Error('enough'))
    },
  })
  await expect(made).rejects.toThrow('enough')
  expect(shares).toHaveLength(2)
  expect(within[0]).toBeGreaterThan(before[0]!)
  expect(within[1]).toBe(1)
  await expect.poll(left).toEqual(before)
})

test('a film that is stopped early is complete as far as it was drawn', async () => {
  const enough = new AbortController()
  const onProgress = (share: number) => void (share >= 3 / 600 && enough.abort())
  const { frames } = await decoded(
    await film('video/webm', { seconds: 60, enough: enough.signal, onProgress }),
  )
  expect(frames.map(({ at }) => Math.round(at * fps))).toEqual([0, 1, 2])
  // Stopping before the first frame still gives a film of that frame.
  expect((await decoded(await film('video/webm', { enough: AbortSignal.abort() }))).frames).toHaveLength(1)
})

test('a film that runs out of memory says so, and leaves nothing behind', async () => {
  const { left } = leftovers()
  const before = left()
  let frames = 0
  const encoded = VideoEncoder.prototype.encode
  const encode = vi.spyOn(VideoEncoder.prototype, 'encode').mockImplementation(function (
    this: VideoEncoder,
    ...given
  ) {
    // The first frame serves to try the codec.
    if (++frames > 3) throw new RangeError('Array buffer allocation failed')
    encoded.apply(this, given)
  })
  await expect(film('video/webm')).rejects.toThrow('Not enough memory or disk space')
  encode.mockRestore()
  await expect.poll(left).toEqual(before)
})

test('cancelling a film does not wait for the surface that is being computed', async () => {
  const stop = new AbortController()
  const waits = vi.spyOn(Store.prototype, 'whenIdle')
  onTestFinished(() => waits.mockRestore())
  const own = landscape.study!.store
  // The film's own database never finishes.
  waits.mockImplementation(function (this: Store) {
    if (this === own) return Promise.resolve()
    stop.abort(new Error('enough'))
    return new Promise(() => undefined)
  })
  await expect(film('application/zip', { film: 'linearity', signal: stop.signal })).rejects.toThrow('enough')
})

test('a film of a step has its title and its instructions', async () => {
  const step = document.createElement('loss-landscape')
  Object.assign(step, { resolution: 9, lecture: 'two-weights', lectureStep: 2, theme: 'dark' })
  step.style.cssText = 'display: grid; width: 640px; height: 360px'
  document.body.append(step)
  onTestFinished(() => step.remove())
  await step.whenIdle()
  const zip = await step.toBlob({ type: 'application/zip', film: 'step', width, height, fps, seconds: 0.2 })
  const [first] = Object.values(unzipSync(new Uint8Array(await zip.arrayBuffer())))
  const pixels = await pixelsOf(new Blob([new Uint8Array(first!)], { type: 'image/png' }), width, height)
  const bottom = 4 * (width * (height - 2) + 2)
  // The band looks like a card of the theme.
  expect([...pixels.slice(bottom, bottom + 3)]).toEqual([0x1c, 0x1f, 0x26])
  expect(plainProse(step.study!.step.peek()!.try!)).toBe('Drag w₀ along the edge w₂ = −w₁, then across it.')
})

test('without a device that draws in 3-D the map is filmed, and no camera can turn', async () => {
  const [study, theme] = [landscape.study!, chartTheme(landscape.stage!)]
  const studio = { device: 'flat', refined: 0, theme } as const
  const order = {
    type: 'video/webm',
    plan: filmPlan({ width, height, fps, seconds: 0.3 }),
    columns: 1,
  } as const
  const stages = [{ study, camera: undefined }] as const
  const { frames } = await decoded(await filmOf(stages, studio, order))
  expect(frames).toHaveLength(3)
  expect(likeness(frames[2]!.pixels, frames[0]!.pixels)).toBeLessThan(40)
  const turn = { ...order, plan: filmPlan({ film: 'turn' }) }
  await expect(filmOf(stages, studio, turn)).rejects.toThrow('a map has no camera to turn')
})

test('a film without enough memory is refused in a sentence; other errors stay as they are', () => {
  const room = 'Not enough memory or disk space'
  expect(String(roomError(new RangeError('Array buffer allocation failed')))).toContain(room)
  expect(String(roomError(new DOMException('full', 'QuotaExceededError')))).toContain(room)
  const other = new Error('other')
  expect(roomError(other)).toBe(other)
})

test('a film that cannot be made is refused in a sentence', async () => {
  for (const [options, words] of [
    [{ width: 321 }, 'an even number of pixels for a video, not 321'],
    [{ height: 62 }, 'from 64 to 3840, not 62'],
    [{ width: 0 }, 'from 64 to 3840, not 0'],
    [{ width: 1e9 }, 'from 64 to 3840, not 1000000000'],
    [{ height: NaN }, 'from 64 to 3840, not NaN'],
    [{ seconds: 0 }, 'at most 120 seconds, not 0'],
    [{ fps: 61 }, 'from 1 to 60, not 61'],
    [{ film: 'step' }, 'this is not a step of a lecture'],
    [{ film: 'dance' as 'run' }, 'unknown kind of video “dance”'],
  ] as const)
    await expect(film('video/webm', options)).rejects.toThrow(words)
  vi.stubGlobal('VideoEncoder', undefined)
  await expect(film('video/mp4')).rejects.toThrow('cannot encode a film of this size as MP4')
  vi.unstubAllGlobals()
})
