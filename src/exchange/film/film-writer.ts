import {
  BufferTarget,
  CanvasSource,
  Mp4OutputFormat,
  Output,
  QUALITY_VERY_HIGH,
  WebMOutputFormat,
  type VideoCodec,
} from 'mediabunny'

/** Codecs in the order tried. The one that plays almost everywhere comes first. */
const codecs: readonly VideoCodec[] = ['avc', 'vp9', 'av1', 'vp8']

const formats = {
  'video/mp4': () => new Mp4OutputFormat({ fastStart: 'in-memory' }),
  'video/webm': () => new WebMOutputFormat(),
} as const

export type FilmType = keyof typeof formats

/** Writes a film frame by frame. The caller must finish or cancel it. */
export interface FrameWriter {
  add(): Promise<void>
  finish(): Promise<Blob>
  /** Stops and discards everything. */
  cancel(): Promise<void>
}

type Canvas = HTMLCanvasElement

class FilmWriter implements FrameWriter {
  readonly #target = new BufferTarget()
  readonly #source: CanvasSource
  readonly #output: Output
  readonly #type: FilmType
  readonly #fps: number
  #frames = 0

  private constructor(canvas: Canvas, type: FilmType, fps: number, codec: VideoCodec) {
    this.#type = type
    this.#fps = fps
    this.#output = new Output({ format: formats[type](), target: this.#target })
    this.#source = new CanvasSource(canvas, { codec, quality: QUALITY_VERY_HIGH })
    this.#output.addVideoTrack(this.#source, { frameRate: fps })
  }

  static async open(canvas: Canvas, type: FilmType, fps: number, codec: VideoCodec): Promise<FilmWriter> {
    const film = new FilmWriter(canvas, type, fps, codec)
    await film.#output.start()
    return film
  }

  async add(): Promise<void> {
    await this.#source.add(this.#frames++ / this.#fps, 1 / this.#fps)
  }

  async finish(): Promise<Blob> {
    await this.#output.finalize()
    const { buffer } = this.#target
    if (!buffer) throw new Error('The film came out empty.')
    return new Blob([buffer], { type: this.#type })
  }

  async cancel(): Promise<void> {
    await this.#output.cancel()
  }
}

/** Tests whether a browser can encode in a codec, by encoding one frame. What it claims to support is not reliable. */
async function encodes(canvas: Canvas, type: FilmType, fps: number, codec: VideoCodec): Promise<boolean> {
  const film = await FilmWriter.open(canvas, type, fps, codec)
  try {
    await film.add()
    return (await film.finish()).size > 0
  } catch {
    await film.cancel()
    return false
  }
}

/** True if a browser can encode a film of this size, in pixels, in AVC. */
export async function encodesAvc(size: {
  readonly width: number
  readonly height: number
}): Promise<boolean> {
  const canvas = Object.assign(document.createElement('canvas'), size)
  canvas.getContext('2d')
  return encodes(canvas, 'video/mp4', 1, 'avc')
}

/**
 * Opens a film of a canvas, in the given codec or the first one in which the browser can encode its current picture.
 * @throws Error if there is none
 */
export async function openFilm(
  canvas: Canvas,
  type: FilmType,
  fps: number,
  only?: VideoCodec,
): Promise<FrameWriter> {
  const possible = formats[type]().getSupportedVideoCodecs()
  for (const codec of only ? [only] : codecs)
    if (possible.includes(codec) && (await encodes(canvas, type, fps, codec)))
      return FilmWriter.open(canvas, type, fps, codec)
  const kind = only === 'avc' ? 'AVC' : type === 'video/mp4' ? 'MP4' : 'WebM'
  throw new Error(
    `This browser cannot encode a film of this size as ${kind}. Choose another format, or export the frames as pictures.`,
  )
}
