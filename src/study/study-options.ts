import type { Theme } from '../math/picture/palette.ts'
import type { Beside, PictureName, StageNumber } from '../exchange/lecture/scenario.ts'
import type { RequestedPredictions } from '../view/predictions/requested-predictions.ts'

/** The properties of a study's element that the study reads. The step decides about undefined ones. */
export interface StudyOptions {
  /** The stage's name among several; empty if it has none of its own. */
  readonly label: string
  /** The look of the page; another object requests another picture, even for the same theme. */
  readonly look: { readonly theme: Theme }
  /** The user prefers reduced motion, so the runs are shown at their end. */
  readonly calm: boolean
  /** A point can be measured by a click, because there is a card for its numbers. */
  readonly measurable: boolean
  readonly predictions: RequestedPredictions | undefined
  readonly numbers: readonly StageNumber[] | undefined
  readonly beside: readonly Beside[] | undefined
  readonly hero: PictureName | undefined
  /** The index of a linked study among the stages next to its primary. */
  readonly index: number
}

export const defaultOptions: StudyOptions = {
  label: '',
  look: { theme: 'light' },
  calm: false,
  measurable: true,
  predictions: undefined,
  numbers: undefined,
  beside: undefined,
  hero: undefined,
  index: 0,
}
