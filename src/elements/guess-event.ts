import { eventType, outward } from './event-type.ts'

/**
 * An act of somebody who guesses. `option` and `pin` count from 0; a pin of the next number is a new one. `back` takes away the number
 * that was counted last, of those between two values where it says so.
 */
export type GuessAct =
  | { readonly kind: 'choose'; readonly option: number }
  | { readonly kind: 'count'; readonly option: number; readonly hands: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'back'; readonly between?: readonly [number, number] }
  | { readonly kind: 'place'; readonly pin: number; readonly at: readonly [number, number] }
  | { readonly kind: 'name'; readonly pin: number; readonly name: string }
  | { readonly kind: 'remove'; readonly pin: number }
  | { readonly kind: 'draw'; readonly index: number; readonly value: number }
  | { readonly kind: 'clear' }
  | { readonly kind: 'reveal' }
  | { readonly kind: 'again' }
  | { readonly kind: 'questions'; readonly on: boolean }

/** `bl-guess`: somebody guesses, wants to see the truth, or no questions. */
export class GuessEvent extends eventType('bl-guess', (act: GuessAct) => ({ act }), outward) {}
