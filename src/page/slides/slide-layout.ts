import { layoutOf } from '../../exchange/slides/layout.ts'
import type { Lecture } from '../../scenarios/place.ts'
import type { StepLayout } from '../step-pictures/step-pictures.ts'
import { roughWords } from './lecture-deck.ts'

/** Width in CSS pixels in which a picture is laid out, with text as large as for an audience. */
export const laidOut = 960

/** Returns the layout of a step's picture in the space that the text of its slide leaves. */
export function slideLayout(lecture: Lecture, at: number, isAsked: boolean): StepLayout {
  const { width, height } = layoutOf({ ...roughWords(lecture, at, isAsked), picture: true }).picture
  return { width: laidOut, height: Math.round((laidOut * height) / width), scale: 1.1, insets: true }
}
