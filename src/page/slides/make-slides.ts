import type { Authored } from '../../experiment/authored.ts'
import { toPptx } from '../../exchange/slides/to-pptx.ts'
import type { Slide, SlideFilm, SlidePicture } from '../../exchange/slides/deck.ts'
import { encodesAvc } from '../../exchange/film/film-writer.ts'
import { toPng } from '../../exchange/png.ts'
import type { Box } from '../../math/picture/declutter.ts'
import { translate } from '../../words/language/language.ts'
import type { Lecture } from '../../scenarios/place.ts'
import { addressOfStep, countOfParts, drawnSteps, frameOf, stepFault } from '../step-pictures/drawn-steps.ts'
import { rasterOf } from '../step-pictures/raster.ts'
import { StepPictures, type Filming, type StepPicture } from '../step-pictures/step-pictures.ts'
import { filmedSteps } from './filmed-steps.ts'
import { lectureDeck, slideOf, stepSlides } from './lecture-deck.ts'
import { laidOut, slideLayout } from './slide-layout.ts'

/** Width of a picture in pixels of the file. */
const stored = 1920

/**
 * Width of a film as wide as a picture, in pixels, and maximum bytes of all films, so that the file fits in an e-mail or
 * on a disk.
 */
const [filmWidth, mostFilmBytes] = [1280, 80_000_000]

/** Approximate time for a film, in pictures. */
const filmWork = 6

const noAvc =
  'This browser cannot encode video that PowerPoint plays (AVC in MP4), so the slides have only pictures.'
const noFilmRoom = 'earlier videos use all the space for videos, so it has only a picture'

/** What cancels the work, and the handlers of its progress. */
export interface SlidesOrder {
  /** Steps with a filmed surface get their film instead of its picture. */
  readonly films?: Pick<Filming, 'seconds' | 'fps'> | undefined
  readonly signal: AbortSignal
  /** Receives the finished fraction, from 0 to 1. */
  onProgress(share: number): void
  /** Called for a step without a picture or a film. */
  onFault(fault: string): void
}

/**
 * Returns the indices of the steps to film. If the browser cannot encode a film that slides can play, reports this and
 * returns an empty set.
 */
async function stepsToFilm(lecture: Lecture, { films, onFault }: SlidesOrder): Promise<ReadonlySet<number>> {
  const steps = films ? filmedSteps(lecture) : []
  if (steps.length === 0 || (await encodesAvc({ width: filmWidth, height: filmWidth / 2 })))
    return new Set(steps)
  onFault(translate(noAvc))
  return new Set()
}

/** The progress of a talk: drawn parts, and films, each of which takes as long as several parts. */
class TalkProgress {
  readonly #total: number
  readonly #tell: (share: number) => void
  /** The finished fraction of each step's film. */
  readonly #films = new Map<number, number>()
  #parts = 0

  constructor(parts: number, films: number, tell: (share: number) => void) {
    this.#total = parts + filmWork * films
    this.#tell = tell
  }

  partDone(): void {
    this.#parts++
    this.#told()
  }

  filmIs(at: number, share: number): void {
    this.#films.set(at, share)
    this.#told()
  }

  #told(): void {
    const films = [...this.#films.values()].reduce((sum, share) => sum + share, 0)
    this.#tell((this.#parts + filmWork * films) / this.#total)
  }
}

/** The pictures on the slides of a talk, with films as long as there is space. */
class SlidePictures {
  readonly #room: Pick<StepPictures, 'layOut'>
  readonly #order: SlidesOrder
  #filmBytes = 0

  constructor(room: Pick<StepPictures, 'layOut'>, order: SlidesOrder) {
    this.#room = room
    this.#order = order
  }

  async of(at: number, drawn: StepPicture, title: Authored): Promise<SlidePicture> {
    const { width, height } = drawn.layout
    this.#room.layOut(drawn.picture)
    const raster = await rasterOf(drawn.picture, stored)
    const film = await this.#film(at, drawn, raster)
    this.#order.signal.throwIfAborted()
    const png = new Uint8Array(await raster.arrayBuffer())
    return { png, width, height, alt: drawn.caption || title, ...(film && { film }) }
  }

  /** Returns the film of a step with its picture, and reports why if there is none. */
  async #film(at: number, { film }: StepPicture, picture: Blob): Promise<SlideFilm | undefined> {
    if (!film) return undefined
    if (film instanceof Error) return this.#without(at, film.message)
    if (this.#filmBytes + film.mp4.size > mostFilmBytes) return this.#without(at, translate(noFilmRoom))
    this.#filmBytes += film.mp4.size
    const mp4 = new Uint8Array(await film.mp4.arrayBuffer())
    return { mp4, poster: await partOf(picture, film.box, stored / laidOut), box: film.box }
  }

  #without(at: number, reason: string): undefined {
    this.#order.onFault(stepFault(at, reason))
  }
}

/** Renders a lecture as slides, one or two per step, without changing the page. */
export async function makeSlides(lecture: Lecture, order: SlidesOrder): Promise<Uint8Array<ArrayBuffer>> {
  const filmed = await stepsToFilm(lecture, order)
  const progress = new TalkProgress(countOfParts(lecture), filmed.size, (share) => order.onProgress(share))
  const filmingOf = (at: number): Filming | undefined =>
    order.films && filmed.has(at)
      ? { ...order.films, width: filmWidth, onProgress: (share) => progress.filmIs(at, share) }
      : undefined
  const drawing = new StepPictures(lecture)
  const pictures = new SlidePictures(drawing, order)
  try {
    const frame = await frameOf(lecture)
    const slides: Slide[] = []
    const steps = drawnSteps(lecture, drawing, {
      layoutOf: (at, isAsked) => slideLayout(lecture, at, isAsked),
      signal: order.signal,
      filmingOf,
      onPart: (fault) => {
        if (fault) order.onFault(fault)
        progress.partDone()
      },
    })
    for await (const step of steps) {
      const { at } = step
      if (filmed.has(at)) progress.filmIs(at, 1)
      const link = addressOfStep(lecture, at)
      for (const { words, drawn } of stepSlides(step)) {
        const picture = drawn && (await pictures.of(at, drawn, words.title))
        slides.push(slideOf(words, picture, link))
      }
    }
    return toPptx(lectureDeck(lecture, frame, slides, addressOfStep(lecture, 0)), new Date())
  } finally {
    drawing.dispose()
  }
}

/** Renders a part of a picture, a box of its layout, at `scale` pixels for each of its own. */
async function partOf(picture: Blob, { x, y, width, height }: Box, scale: number): Promise<Uint8Array> {
  const [left, top, wide, high] = [x, y, width, height].map((side) => Math.round(side * scale)) as [number, number, number, number] // prettier-ignore
  const bitmap = await createImageBitmap(picture, left, top, wide, high)
  const canvas = Object.assign(document.createElement('canvas'), { width: wide, height: high })
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
  return new Uint8Array(await (await toPng(canvas)).arrayBuffer())
}
