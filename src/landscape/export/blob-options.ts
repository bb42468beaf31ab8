import { ExperimentError } from '../../experiment/spec/values/error.ts'

/** Types of files that a landscape gives of its picture; a zip has the frames of a film as PNGs. */
export const blobTypes = ['image/png', 'image/svg+xml', 'video/mp4', 'video/webm', 'application/zip'] as const

/** Type of a file that a landscape gives of its picture. */
export type BlobType = (typeof blobTypes)[number]

/** What a film shows: the runs, a turn of the camera, the way from bent to linear, a step of a lecture with its words. */
export const filmKinds = ['run', 'turn', 'linearity', 'step'] as const

/** What a film shows. */
export type FilmKind = (typeof filmKinds)[number]

/** What a file of a landscape's picture is to be. */
export interface BlobOptions {
  readonly type: BlobType
  /** Pixels of the picture; by default as many as the stage has, and for a film 1280 by 720. */
  readonly width?: number | undefined
  readonly height?: number | undefined
  /** What lies behind a picture: the theme's own colour by default, nothing, or a CSS colour. */
  readonly background?: string | undefined
  /** What a film shows: the runs by default. */
  readonly film?: FilmKind | undefined
  /** How long a film is: 6 by default. */
  readonly seconds?: number | undefined
  /** Frames in a second of a film: 30 by default. */
  readonly fps?: number | undefined
  /** The codec of a film: by default the first in which the browser encodes. AVC is what PowerPoint plays. */
  readonly codec?: 'avc' | undefined
  /** A film of the runs has its title over them: true by default. */
  readonly titled?: boolean | undefined
  /** Gives up what is being made; nothing is left of it. */
  readonly signal?: AbortSignal | undefined
  /** Ends a film early: it has the frames that were drawn until then, and at least one. */
  readonly enough?: AbortSignal | undefined
  /** Hears how much of a film is made, from 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined
}

/** Pixels of a picture. */
export interface PixelSize {
  readonly width: number
  readonly height: number
}

/** What a film is made by: numbers that can be. */
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
  whole(path, pixels, pictureSides, 'the side of a picture is a whole number of pixels')

/** Judges what is asked for before anything is waited for or made. @throws ExperimentError where it cannot be */
export function judgeBlob(options: BlobOptions): void {
  const { type, width, height } = options
  if (!blobTypes.includes(type))
    throw refuse('type', `unknown type “${type}”. Choose one of ${blobTypes.join(', ')}`)
  if (type !== 'image/png' && type !== 'image/svg+xml') filmPlan(options)
  else
    for (const [path, side] of Object.entries({ width, height }))
      if (side !== undefined) pictureSide(path, side)
}

/** Size of a picture that is asked for, in the shape of the stage where one side is given. @throws ExperimentError where it cannot be */
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
  whole(path, value, filmSides, 'the side of a video is a whole number of pixels')
  if (value % 2 === 0) return value
  throw refuse(path, `the side of a video is an even number of pixels, not ${value}`)
}

/** Plan of a film that is asked for. @throws ExperimentError where it cannot be */
export function filmPlan(options: Omit<BlobOptions, 'type'>): FilmPlan {
  const { film = 'run', titled = true, seconds = 6, fps = 30, width, height } = options
  if (!filmKinds.includes(film))
    throw refuse('film', `unknown kind of video “${film}”. Choose one of ${filmKinds.join(', ')}`)
  if (!(seconds > 0 && seconds <= mostSeconds))
    throw refuse('seconds', `a video lasts more than 0 and up to ${mostSeconds} seconds, not ${seconds}`)
  whole('fps', fps, [1, mostRate], 'a video has a whole number of frames per second')
  const size = { width: even('width', width ?? 1280), height: even('height', height ?? 720) }
  return { ...size, film, titled, seconds, fps, frames: Math.max(2, Math.round(seconds * fps)) }
}
