import { toPptx } from '../../exchange/slides/to-pptx.ts'
import type { Slide, SlidePicture } from '../../exchange/slides/deck.ts'
import { layoutOf as slideLayoutOf } from '../../exchange/slides/layout.ts'
import type { Lecture } from '../../scenarios/place.ts'
import { addressOfStep, countOfParts, drawnSteps, frameOf } from '../step-pictures/drawn-steps.ts'
import { rasterOf } from '../step-pictures/raster.ts'
import { StepPictures, type StepPicture, type StepLayout } from '../step-pictures/step-pictures.ts'
import { stepPictureStyle } from '../step-pictures/step-picture-style.ts'
import { askedWords, lectureDeck, shownWords, slideOf, type SlideWords } from './lecture-deck.ts'

/** Breadth of a picture in CSS pixels in which it is laid out, and in pixels of the file: letters are as large as in a room. */
const [laidOut, stored] = [960, 1920]

/** What ends the work, and who hears of it. */
export interface SlidesOrder {
  readonly signal: AbortSignal
  /** A share is made, from 0 to 1. */
  onProgress(share: number): void
  /** A step has no picture. */
  onFault(fault: string): void
}

/** The layout of a picture in the room that the words of its slide leave. */
function layoutFor(words: SlideWords): StepLayout {
  const { width, height } = slideLayoutOf({ ...words, picture: true }).picture
  return { width: laidOut, height: Math.round((laidOut * height) / width), scale: 1.1, insets: true }
}

/** A lecture as slides, a step a slide, drawn beside the page, which stays as it is. */
export async function makeSlides(lecture: Lecture, order: SlidesOrder): Promise<Uint8Array<ArrayBuffer>> {
  const { signal } = order
  const room = document.createElement('div')
  room.className = 'drawing-room'
  room.inert = true
  document.adoptedStyleSheets.push(stepPictureStyle.styleSheet!)
  document.body.append(room)
  const total = countOfParts(lecture)
  let done = 0
  const picture = async (
    drawn: StepPicture | undefined,
    title: string,
  ): Promise<SlidePicture | undefined> => {
    if (!drawn) return undefined
    const { width, height } = drawn.layout
    room.replaceChildren(drawn.picture)
    const png = await (await rasterOf(drawn.picture, stored)).arrayBuffer()
    signal.throwIfAborted()
    return { png: new Uint8Array(png), width, height, alt: drawn.caption || title }
  }
  try {
    const frame = await frameOf(lecture)
    const slides: Slide[] = []
    const steps = drawnSteps(lecture, new StepPictures(lecture, room), {
      layoutOf: (at, isAsked) => layoutFor(roughWords(lecture, at, isAsked)),
      signal,
      onPart: (fault) => {
        if (fault) order.onFault(fault)
        order.onProgress(++done / total)
      },
    })
    for await (const { at, step, asked, shown, answer } of steps) {
      const link = addressOfStep(lecture, at)
      const { question } = step
      if (question) {
        const words = askedWords(question, answer)
        slides.push(slideOf(words, await picture(asked, words.title), link))
      }
      const words = shownWords(step, answer, shown?.numbers)
      slides.push(slideOf(words, await picture(shown, words.title), link))
    }
    return toPptx(lectureDeck(lecture, frame, slides, addressOfStep(lecture, 0)), new Date())
  } finally {
    room.remove()
    const { adoptedStyleSheets } = document
    document.adoptedStyleSheets = adoptedStyleSheets.filter((sheet) => sheet !== stepPictureStyle.styleSheet)
  }
}

/** The words of a slide before its answer and its numbers are known: about as long. */
function roughWords({ steps }: Lecture, at: number, isAsked: boolean): SlideWords {
  const step = steps[at]!
  const { question } = step
  if (question && isAsked) return askedWords(question, '')
  return shownWords(step, question ? '–' : '', undefined)
}
