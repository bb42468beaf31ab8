import type { PictureName } from '../../exchange/lecture/scenario.ts'
import { eventType } from '../event-type.ts'

/** `bl-words`: words were typed. */
export class WordsEvent extends eventType('bl-words', (words: string) => ({ words })) {}

/** `bl-suggest`: one of the suggested words was put into the words. */
export class SuggestEvent extends eventType('bl-suggest', (words: string) => ({ words })) {}

/** `bl-fix`: the number in these braces is to claim what was found. */
export class FixEvent extends eventType('bl-fix', (source: string) => ({ source })) {}

/** `bl-numbers`: a list of numbers is open, with one pointed at and others that are chosen; undefined where it is open no longer. */
export class NumbersEvent extends eventType(
  'bl-numbers',
  (pointed: string | undefined, chosen: readonly string[] = []) => ({ pointed, chosen }),
) {}

/** `bl-claim`: a claim is to be written into the words; '' closes its form. */
export class ClaimEvent extends eventType('bl-claim', (source: string) => ({ source })) {}

/** What is done to find numbers by what they are of. */
export type PickAct =
  /** The next press on the stage says what is meant, or does no longer; all numbers are listed again. */
  | { readonly kind: 'begin' | 'end' | 'all' }
  /** One of what there is to point at, from 0, is meant. */
  | { readonly kind: 'place'; readonly at: number }

/** `bl-pick`: numbers are to be found by what they are of on the stage. */
export class PickEvent extends eventType('bl-pick', (act: PickAct) => ({ act })) {}

/** What is done to the steps of a lecture; places count from 0. */
export type StepsAct =
  | { readonly kind: 'choose' | 'duplicate' | 'delete'; readonly step: number }
  | { readonly kind: 'move'; readonly step: number; readonly to: number }
  /** A new step behind this one. */
  | { readonly kind: 'add'; readonly step: number }
  /** The step goes into the clipboard, and with `cut` out of the lecture. */
  | { readonly kind: 'copy' | 'cut'; readonly step: number; readonly clipboard: DataTransfer }
  /** The steps of a text come behind this one. */
  | { readonly kind: 'paste'; readonly step: number; readonly text: string }
  | { readonly kind: 'undo' }

/** `bl-steps`: something is done to the steps of a lecture. */
export class StepsEvent extends eventType('bl-steps', (act: StepsAct) => ({ act })) {}

/** What is done with what is on the stage and not in the step. */
export type StageAct =
  | { readonly kind: 'take'; readonly at: number; readonly on: boolean }
  | { readonly kind: 'update' | 'add' | 'put-back' }

/** `bl-stage-act`: something is done with what is on the stage. */
export class StageActEvent extends eventType('bl-stage-act', (act: StageAct) => ({ act })) {}

/** `bl-source`: the text of the lecture was typed. */
export class SourceEvent extends eventType('bl-source', (text: string) => ({ text })) {}

/** `bl-tidy`: the text is to be set out as a file of ours. */
export class TidyEvent extends eventType('bl-tidy', () => ({})) {}

/** `bl-shelf`: the card of a part of the shelf is opened; '' closes the one that is open. */
export class ShelfEvent extends eventType('bl-shelf', (part: string) => ({ part })) {}

/** `bl-part`: a part of the sentence, from 0, was pressed, whose card opens or closes; -1 closes the one that is open. */
export class PartEvent extends eventType('bl-part', (at: number) => ({ at })) {}

/** What a field can be given as: to a reader's hand at any value or at some, or as a curve over some. */
export type VaryKind = 'control' | 'dial' | 'sweep'

/** What is chosen before something varies, and that it shall. */
export type VaryAct =
  | { readonly kind: 'field'; readonly at: number }
  | { readonly kind: 'as'; readonly as: VaryKind }
  | { readonly kind: 'stops'; readonly typed: string }
  | { readonly kind: 'quantity'; readonly name: string }
  /** The steps change with the learning rate, so that the product of both stays. */
  | { readonly kind: 'steps'; readonly on: boolean }
  | { readonly kind: 'give' }

/** `bl-vary`: something is chosen of what shall vary. */
export class VaryEvent extends eventType('bl-vary', (act: VaryAct) => ({ act })) {}

/** What is done with what varies in a step. */
export type VariedAct =
  | { readonly kind: 'stops'; readonly of: 'dial' | 'sweep'; readonly typed: string }
  | { readonly kind: 'label'; readonly of: 'dial' | 'sweep'; readonly label: string }
  | { readonly kind: 'take'; readonly of: 'dial' | 'sweep' }
  | { readonly kind: 'take-control'; readonly name: string }
  | { readonly kind: 'follow'; readonly name: string }
  | { readonly kind: 'leave'; readonly label: string }
  /** One of what is offered, from 0, is to be given. */
  | { readonly kind: 'offer'; readonly of: 'dial' | 'sweep'; readonly at: number }
  /** To where it is written. */
  | { readonly kind: 'text' }

/** `bl-varied`: something is done with a dial, a sweep or a control of a step. */
export class VariedEvent extends eventType('bl-varied', (act: VariedAct) => ({ act })) {}

/** A place of the stage; off it. */
export type PicturePlace = 'hero' | 'inset-1' | 'inset-2' | 'off'

/** `bl-place`: a picture is given a place of the stage. */
export class PlaceEvent extends eventType('bl-place', (picture: PictureName, place: PicturePlace) => ({
  picture,
  place,
})) {}

/** `bl-tick`: one of several predictions, counted from 0, is shown by the step from now on, or is no more. */
export class TickEvent extends eventType('bl-tick', (at: number, on: boolean) => ({ at, on })) {}

/** What is done with the stages beside that of a step; places count from 0. */
export type BesideAct =
  /** What is on the stage becomes one. */
  | { readonly kind: 'take' }
  /** One of those that are offered becomes one. */
  | { readonly kind: 'offer'; readonly at: number }
  | { readonly kind: 'delete'; readonly at: number }
  /** Another title; of the step's own stage where no place is named. */
  | { readonly kind: 'title'; readonly at: number | undefined; readonly title: string }

/** `bl-beside`: something is done with the stages beside that of a step. */
export class BesideEvent extends eventType('bl-beside', (act: BesideAct) => ({ act })) {}
