import { eventType, outward } from './event-type.ts'

/**
 * An action in answering a question. `option` and `pin` count from 0; the next unused number adds a pin. `back` removes
 * the number counted last, optionally of those between two values.
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

/** `bl-guess`: the user guesses, reveals the truth, or turns questions off. */
export class GuessEvent extends eventType('bl-guess', (act: GuessAct) => ({ act }), outward) {}
