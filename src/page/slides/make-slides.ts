import { toPptx } from '../../exchange/slides/to-pptx.ts'
import type { Slide, SlideFilm, SlidePicture } from '../../exchange/slides/deck.ts'
import { encodesAvc } from '../../exchange/film/film-writer.ts'
import { toPng } from '../../exchange/png.ts'
import type { Box } from '../../math/picture/declutter.ts'
import { said } from '../../words/language/language.ts'
import type { Lecture } from '../../scenarios/place.ts'
import { addressOfStep, countOfParts, drawnSteps, frameOf, stepFault } from '../step-pictures/drawn-steps.ts'
import { rasterOf } from '../step-pictures/raster.ts'
import { StepPictures, type Filming, type StepPicture } from '../step-pictures/step-pictures.ts'
import { filmedSteps } from './filmed-steps.ts'
import { lectureDeck, slideOf, stepSlides } from './lecture-deck.ts'
import { laidOut, slideLayout } from './slide-layout.ts'

/** Breadth of a picture in pixels of the file. */
const stored = 1920

/** Pixels across a film that is as wide as a picture, and bytes of all films of a talk: a mail or a disk still takes it. */
const [filmed, mostFilmBytes] = [1280, 80_000_000]

/** How many times as long as a picture a film takes, about. */
const filmWork = 6

const noAvc =
  'This browser encodes no film that PowerPoint plays (AVC in MP4): the slides have pictures alone.'
const noFilmRoom = 'the films before it have all the room that there is for films: it has a picture alone'

/** What ends the work, and who hears of it. */
export interface SlidesOrder {
  /** Steps whose surface is filmed have their film in place of the surface. */
  readonly films?: Pick<Filming, 'seconds' | 'fps'> | undefined
  readonly signal: AbortSignal
  /** A share is made, from 0 to 1. */
  onProgress(share: number): void
  /** A step has no picture, or no film. */
  onFault(fault: string): void
}

/** Places of the steps that are filmed; none where the browser encodes no film that slides play, which is told. */
async function stepsToFilm(lecture: Lecture, { films, onFault }: SlidesOrder): Promise<ReadonlySet<number>> {
  const steps = films ? filmedSteps(lecture) : []
  if (steps.length === 0 || (await encodesAvc({ width: filmed, height: filmed / 2 }))) return new Set(steps)
  onFault(said(noAvc))
  return new Set()
}

/** A lecture as slides, a step a slide, drawn beside the page, which stays as it is. */
export async function makeSlides(lecture: Lecture, order: SlidesOrder): Promise<Uint8Array<ArrayBuffer>> {
  const { signal } = order
  const films = await stepsToFilm(lecture, order)
  const pictures = new StepPictures(lecture)
  const total = countOfParts(lecture) + filmWork * films.size
  /** How much of each film is made. */
  const filmShares = new Map<number, number>()
  let [done, filmBytes] = [0, 0]
  const tell = () => {
    const made = [...filmShares.values()].reduce((sum, share) => sum + share, 0)
    order.onProgress((done + filmWork * made) / total)
  }
  const filmingOf = (at: number): Filming | undefined => {
    if (!order.films || !films.has(at)) return undefined
    const onProgress = (share: number) => {
      filmShares.set(at, share)
      tell()
    }
    return { ...order.films, width: filmed, onProgress }
  }
  /** The film of a step that was drawn, with its picture; what stands in its way is told. */
  const filmOf = async (at: number, { film }: StepPicture, picture: Blob): Promise<SlideFilm | undefined> => {
    if (!film) return undefined
    if (film instanceof Error) {
      order.onFault(stepFault(at, film.message))
      return undefined
    }
    if (filmBytes + film.mp4.size > mostFilmBytes) {
      order.onFault(stepFault(at, said(noFilmRoom)))
      return undefined
    }
    filmBytes += film.mp4.size
    const mp4 = new Uint8Array(await film.mp4.arrayBuffer())
    return { mp4, poster: await partOf(picture, film.box, stored / laidOut), box: film.box }
  }
  const picture = async (
    at: number,
    drawn: StepPicture | undefined,
    title: string,
  ): Promise<SlidePicture | undefined> => {
    if (!drawn) return undefined
    const { width, height } = drawn.layout
    pictures.layOut(drawn.picture)
    const raster = await rasterOf(drawn.picture, stored)
    const film = await filmOf(at, drawn, raster)
    signal.throwIfAborted()
    const png = new Uint8Array(await raster.arrayBuffer())
    return { png, width, height, alt: drawn.caption || title, ...(film && { film }) }
  }
  try {
    const frame = await frameOf(lecture)
    const slides: Slide[] = []
    const steps = drawnSteps(lecture, pictures, {
      layoutOf: (at, isAsked) => slideLayout(lecture, at, isAsked),
      signal,
      filmingOf,
      onPart: (fault) => {
        if (fault) order.onFault(fault)
        done++
        tell()
      },
    })
    for await (const drawn of steps) {
      const { at } = drawn
      if (films.has(at)) filmShares.set(at, 1)
      const link = addressOfStep(lecture, at)
      for (const { words, drawn: shown } of stepSlides(drawn))
        slides.push(slideOf(words, await picture(at, shown, words.title), link))
    }
    return toPptx(lectureDeck(lecture, frame, slides, addressOfStep(lecture, 0)), new Date())
  } finally {
    pictures.dispose()
  }
}

/** A part of a picture, in a box of its layout, which has so many pixels for each of its own. */
async function partOf(picture: Blob, { x, y, width, height }: Box, scale: number): Promise<Uint8Array> {
  const [left, top, wide, high] = [x, y, width, height].map((side) => Math.round(side * scale)) as [number, number, number, number] // prettier-ignore
  const bitmap = await createImageBitmap(picture, left, top, wide, high)
  const canvas = Object.assign(document.createElement('canvas'), { width: wide, height: high })
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
  return new Uint8Array(await (await toPng(canvas)).arrayBuffer())
}
