import type { PictureName } from '../../scenarios/scenario.ts'
import { eventType } from '../event-type.ts'

/** `bl-words`: words were typed. */
export class WordsEvent extends eventType('bl-words', (words: string) => ({ words })) {}

/** `bl-mend`: the number in these braces is to claim what was found. */
export class MendEvent extends eventType('bl-mend', (source: string) => ({ source })) {}

/** `bl-numbers`: a list of numbers is open, with one pointed at; undefined where it is open no longer. */
export class NumbersEvent extends eventType('bl-numbers', (pointed: string | undefined) => ({ pointed })) {}

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

/** `bl-shelf`: the card of a part of the shelf is opened; '' closes the one that is open. */
export class ShelfEvent extends eventType('bl-shelf', (part: string) => ({ part })) {}

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
