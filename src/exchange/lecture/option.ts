import type { Authored } from '../../experiment/authored.ts'

/** What an option compares the answer with: a number, or a quantity of what the question is about, as it is when the answer is seen. */
export type Compared =
  number | { readonly quantity: string; readonly arguments?: Readonly<Record<string, number | string>> }

/**
 * Something to choose. Where options have intervals, one whose value is `within` the question's distance of the answer comes first, then the
 * interval that holds it; else the right one is that whose value the answer is nearest to. Only one may be right.
 */
export interface Option<C extends Compared = Compared> {
  readonly label: Authored
  /** Its place in the list, from 0, unless it is given. */
  readonly value?: C
  /** In place of a value: the answers for which it is right, the first end among them; an end may be infinite. */
  readonly interval?: readonly [C, C]
  /** Its place in the plane, where it has one: its letter is there on a flag, and a click near it chooses it. */
  readonly at?: readonly [number, number]
  /** Column and row of its cell in the step's atlas or map of counts, where it has one: its letter is there, and a press chooses it. */
  readonly cell?: readonly [number, number]
}
