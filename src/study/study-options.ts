import type { Theme } from '../math/picture/palette.ts'
import type { StageNumber } from '../scenarios/scenario.ts'
import type { BesideView } from './beside.ts'

/** The properties of the element around a study that the study reads, besides the experiment. */
export interface StudyOptions {
  /** Its name among those that stand beside each other. */
  readonly label: string
  /** The look of the page; another object asks for another picture, though the theme is the same. */
  readonly look: { readonly theme: Theme }
  /** A point can be measured by a click: there is a card for its numbers. */
  readonly measurable: boolean
  /** Numbers that a step wants on each of its stages. */
  readonly numbers: readonly StageNumber[] | undefined
  /** The difference of a linked study to its primary. */
  readonly view: BesideView | undefined
}

/** Those of a study without an element. */
export const usualOptions: StudyOptions = {
  label: '',
  look: { theme: 'light' },
  measurable: true,
  numbers: undefined,
  view: undefined,
}
