import type { Theme } from '../math/picture/palette.ts'
import type { Beside, PictureName, StageNumber } from '../exchange/lecture/scenario.ts'
import type { RequestedPredictions } from '../view/predictions/requested-predictions.ts'

/** The properties of the element around a study that the study reads. What is undefined is as the step says. */
export interface StudyOptions {
  /** Its name among those beside each other; empty where it has none of its own. */
  readonly label: string
  /** The look of the page; another object asks for another picture, though the theme is the same. */
  readonly look: { readonly theme: Theme }
  /** Less motion is asked for: the runs are shown at their end. */
  readonly calm: boolean
  /** A point can be measured by a click: there is a card for its numbers. */
  readonly measurable: boolean
  readonly predictions: RequestedPredictions | undefined
  /** Numbers on each of its stages. */
  readonly numbers: readonly StageNumber[] | undefined
  /** Stages beside it. */
  readonly beside: readonly Beside[] | undefined
  /** The picture that has the stage. */
  readonly hero: PictureName | undefined
  /** The place of a linked study among the stages beside its primary. */
  readonly index: number
}

/** Those of a study without an element. */
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
