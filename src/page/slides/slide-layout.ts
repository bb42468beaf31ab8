import { layoutOf } from '../../exchange/slides/layout.ts'
import type { Lecture } from '../../scenarios/place.ts'
import type { StepLayout } from '../step-pictures/step-pictures.ts'
import { roughWords } from './lecture-deck.ts'

/** Breadth in CSS pixels in which a picture is laid out: letters are as large as in a room. */
export const laidOut = 960

/** The layout of the picture of a step in the room that the words of its slide leave. */
export function slideLayout(lecture: Lecture, at: number, isAsked: boolean): StepLayout {
  const { width, height } = layoutOf({ ...roughWords(lecture, at, isAsked), picture: true }).picture
  return { width: laidOut, height: Math.round((laidOut * height) / width), scale: 1.1, insets: true }
}
