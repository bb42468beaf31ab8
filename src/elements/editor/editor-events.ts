import type { PictureName } from '../../exchange/lecture/scenario.ts'
import { eventType } from '../event-type.ts'

/** `bl-words`: the user typed in a text field. */
export class WordsEvent extends eventType('bl-words', (words: string) => ({ words })) {}

/** `bl-suggest`: the user inserted a suggested text. */
export class SuggestEvent extends eventType('bl-suggest', (words: string) => ({ words })) {}

/** `bl-fix`: the user wants the number in these braces to claim the value that was found. */
export class FixEvent extends eventType('bl-fix', (source: string) => ({ source })) {}

/**
 * `bl-numbers`: a list of numbers is open, with one number highlighted and others already chosen; `pointed` is undefined once the list is
 * closed.
 */
export class NumbersEvent extends eventType(
  'bl-numbers',
  (pointed: string | undefined, chosen: readonly string[] = []) => ({ pointed, chosen }),
) {}

/** `bl-claim`: the user inserts a claim into the text; '' closes its form. */
export class ClaimEvent extends eventType('bl-claim', (source: string) => ({ source })) {}

/** An action of the search for numbers by what they belong to. */
export type PickAct =
  /** Starts or ends waiting for a click on the stage, or lists all numbers again. */
  | { readonly kind: 'begin' | 'end' | 'all' }
  /** Chooses one of the listed places, counted from 0. */
  | { readonly kind: 'place'; readonly at: number }

/** `bl-pick`: the user looks for numbers by pointing at the stage. */
export class PickEvent extends eventType('bl-pick', (act: PickAct) => ({ act })) {}

/** An action on the steps of a lecture, counted from 0. */
export type StepsAct =
  | { readonly kind: 'choose' | 'duplicate' | 'delete'; readonly step: number }
  | { readonly kind: 'move'; readonly step: number; readonly to: number }
  /** Adds a new step after this one. */
  | { readonly kind: 'add'; readonly step: number }
  /** Copies the step to the clipboard; `cut` also removes it from the lecture. */
  | { readonly kind: 'copy' | 'cut'; readonly step: number; readonly clipboard: DataTransfer }
  /** Inserts the steps of a text after this one. */
  | { readonly kind: 'paste'; readonly step: number; readonly text: string }
  | { readonly kind: 'undo' }

/** `bl-steps`: the user acts on the steps of a lecture. */
export class StepsEvent extends eventType('bl-steps', (act: StepsAct) => ({ act })) {}

/** An action on the changes of the stage that are not in the step. */
export type StageAct =
  | { readonly kind: 'take'; readonly at: number; readonly on: boolean }
  | { readonly kind: 'update' | 'add' | 'put-back' }

/** `bl-stage-act`: the user acts on the changes of the stage. */
export class StageActEvent extends eventType('bl-stage-act', (act: StageAct) => ({ act })) {}

/** `bl-source`: the user typed in the text of the lecture. */
export class SourceEvent extends eventType('bl-source', (text: string) => ({ text })) {}

/** `bl-tidy`: the user wants the text formatted the way this page writes lectures. */
export class TidyEvent extends eventType('bl-tidy', () => ({})) {}

/** `bl-shelf`: the user opens the card of a part of the shelf; '' closes the open card. */
export class ShelfEvent extends eventType('bl-shelf', (part: string) => ({ part })) {}

/** `bl-part`: the user clicked a part of the sentence, counted from 0, which opens or closes its card; -1 closes the open card. */
export class PartEvent extends eventType('bl-part', (at: number) => ({ at })) {}

/** How a step varies a field: the reader sets any value, the reader picks from a few values, or a curve covers the values. */
export type VaryKind = 'control' | 'dial' | 'sweep'

/** An action in the form that makes something vary. `give` completes it. */
export type VaryAct =
  | { readonly kind: 'field'; readonly at: number }
  | { readonly kind: 'as'; readonly as: VaryKind }
  | { readonly kind: 'stops'; readonly typed: string }
  | { readonly kind: 'quantity'; readonly name: string }
  /** Whether the number of steps changes with the learning rate, so that their product stays the same. */
  | { readonly kind: 'steps'; readonly on: boolean }
  | { readonly kind: 'give' }

/** `bl-vary`: the user acts in the form that makes something vary. */
export class VaryEvent extends eventType('bl-vary', (act: VaryAct) => ({ act })) {}

/** An action on the controls, the dial or the sweep of a step. */
export type VariedAct =
  | { readonly kind: 'stops'; readonly of: 'dial' | 'sweep'; readonly typed: string }
  | { readonly kind: 'label'; readonly of: 'dial' | 'sweep'; readonly label: string }
  | { readonly kind: 'take'; readonly of: 'dial' | 'sweep' }
  | { readonly kind: 'take-control'; readonly name: string }
  | { readonly kind: 'follow'; readonly name: string }
  | { readonly kind: 'leave'; readonly label: string }
  /** Adds one of the offers, counted from 0. */
  | { readonly kind: 'offer'; readonly of: 'dial' | 'sweep'; readonly at: number }
  /** Goes to its place in the lecture text. */
  | { readonly kind: 'text' }

/** `bl-varied`: the user acts on a dial, a sweep or a control of a step. */
export class VariedEvent extends eventType('bl-varied', (act: VariedAct) => ({ act })) {}

/** A place on the stage, or `off`. */
export type PicturePlace = 'hero' | 'inset-1' | 'inset-2' | 'off'

/** `bl-place`: the user moves a picture to a place on the stage. */
export class PlaceEvent extends eventType('bl-place', (picture: PictureName, place: PicturePlace) => ({
  picture,
  place,
})) {}

/** `bl-tick`: the user shows or hides one of several predictions, counted from 0. */
export class TickEvent extends eventType('bl-tick', (at: number, on: boolean) => ({ at, on })) {}

/** An action on the stages next to that of a step, counted from 0. */
export type BesideAct =
  /** Adds the current stage. */
  | { readonly kind: 'take' }
  /** Adds one of the offered stages. */
  | { readonly kind: 'offer'; readonly at: number }
  | { readonly kind: 'delete'; readonly at: number }
  /** Sets a title; that of the step’s own stage if `at` is undefined. */
  | { readonly kind: 'title'; readonly at: number | undefined; readonly title: string }

/** `bl-beside`: the user acts on the stages next to that of a step. */
export class BesideEvent extends eventType('bl-beside', (act: BesideAct) => ({ act })) {}
