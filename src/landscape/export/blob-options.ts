import { ExperimentError } from '../../experiment/spec/values/error.ts'

/** Types of files that a landscape can make of its picture; a zip contains the frames of a film as PNGs. */
export const blobTypes = ['image/png', 'image/svg+xml', 'video/mp4', 'video/webm', 'application/zip'] as const

/** Type of a file of a landscape's picture. */
export type BlobType = (typeof blobTypes)[number]

/**
 * What a film shows: the runs, a turn of the camera, the morph from nonlinear to linear, or a step of a
 * lecture with its text.
 */
export const filmKinds = ['run', 'turn', 'linearity', 'step'] as const

/** What a film shows. */
export type FilmKind = (typeof filmKinds)[number]

/** Options of a file of a landscape's picture. */
export interface BlobOptions {
  readonly type: BlobType
  /** Size in pixels. Default: the stage's, and 1280 by 720 for a film. */
  readonly width?: number | undefined
  readonly height?: number | undefined
  /** The background of a picture: 'theme' (default), 'transparent', or a CSS colour. */
  readonly background?: string | undefined
  /** What a film shows. Default: the runs. */
  readonly film?: FilmKind | undefined
  /** Length of a film in seconds. Default: 6. */
  readonly seconds?: number | undefined
  /** Frames per second of a film. Default: 30. */
  readonly fps?: number | undefined
  /** Codec of a film. Default: the first one that the browser can encode. PowerPoint plays AVC. */
  readonly codec?: 'avc' | undefined
  /** Whether a film of the runs has its title over them. Default: true. */
  readonly titled?: boolean | undefined
  /** Cancels the work and leaves nothing behind. */
  readonly signal?: AbortSignal | undefined
  /** Ends a film early, with the frames drawn so far, at least one. */
  readonly enough?: AbortSignal | undefined
  /** Receives the fraction of a film that is done, from 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined
}

/** Size of a picture in pixels. */
export interface PixelSize {
  readonly width: number
  readonly height: number
}

/** Validated numbers of a film. */
export interface FilmPlan extends PixelSize {
  readonly film: FilmKind
  readonly titled: boolean
  readonly seconds: number
  readonly fps: number
  readonly frames: number
}

const pictureSides = [16, 8192] as const
const filmSides = [64, 3840] as const
const mostSeconds = 120
const mostRate = 60

const refuse = (path: string, message: string): ExperimentError => ExperimentError.at(path, message)

function whole(path: string, value: number, [least, most]: readonly [number, number], what: string): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw refuse(path, `${what} from ${least} to ${most}, not ${value}`)
}

const pictureSide = (path: string, pixels: number): number =>
  whole(path, pixels, pictureSides, 'must be a whole number of pixels')

/** Validates the options before anything is awaited or made. @throws ExperimentError if they are invalid */
export function judgeBlob(options: BlobOptions): void {
  const { type, width, height } = options
  if (!blobTypes.includes(type))
    throw refuse('type', `unknown type “${type}”. Choose one of ${blobTypes.join(', ')}`)
  if (type !== 'image/png' && type !== 'image/svg+xml') filmPlan(options)
  else
    for (const [path, side] of Object.entries({ width, height }))
      if (side !== undefined) pictureSide(path, side)
}

/**
 * Returns the size of the requested picture, with the stage's aspect ratio if only one side is given. @throws
 * ExperimentError if it is invalid
 */
export function pictureSize(
  { width, height }: Pick<BlobOptions, 'width' | 'height'>,
  stage: PixelSize,
): PixelSize {
  const wide =
    width ?? (height === undefined ? stage.width : Math.round((height * stage.width) / stage.height))
  const high =
    height ?? (width === undefined ? stage.height : Math.round((width * stage.height) / stage.width))
  return {
    width: pictureSide('width', wide),
    height: pictureSide('height', high),
  }
}

function even(path: string, value: number): number {
  whole(path, value, filmSides, 'must be a whole number of pixels')
  if (value % 2 === 0) return value
  throw refuse(path, `must be an even number of pixels for a video, not ${value}`)
}

/** Returns the plan of the requested film. @throws ExperimentError if it is invalid */
export function filmPlan(options: Omit<BlobOptions, 'type'>): FilmPlan {
  const { film = 'run', titled = true, seconds = 6, fps = 30, width, height } = options
  if (!filmKinds.includes(film))
    throw refuse('film', `unknown kind of video “${film}”. Choose one of ${filmKinds.join(', ')}`)
  if (!(seconds > 0 && seconds <= mostSeconds))
    throw refuse('seconds', `must be above 0 and at most ${mostSeconds} seconds, not ${seconds}`)
  whole('fps', fps, [1, mostRate], 'must be a whole number of frames per second')
  const size = { width: even('width', width ?? 1280), height: even('height', height ?? 720) }
  return { ...size, film, titled, seconds, fps, frames: Math.max(2, Math.round(seconds * fps)) }
}
