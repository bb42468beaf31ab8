import type { DrawsRule } from '../../theory/draws/rule.ts'

/** A test of a step: a quantity (theory/quantity) is near a value, or in an interval. */
export interface Expectation {
  /** The name of a quantity, or a formula of quantities and fields as written in the lecture's text. */
  readonly quantity: string
  /** The stage whose experiment it is about: 0 (default) for the main one, 1 for the first next to it. */
  readonly stage?: number
  readonly arguments?: Readonly<Record<string, number | string>>
  readonly value?: number
  readonly interval?: readonly [number, number]
  /** Allowed difference from `value`, absolute or relative to it. */
  readonly absolute?: number
  readonly relative?: number
  /** Claims it of several draws of the step's experiment, by a rule. Their seeds count up from the experiment's own. */
  readonly over?: { readonly draws: number; readonly rule: DrawsRule }
  /**
   * How far float32 may move the number on the engine, if that is further than `absolute` and `relative` allow; `source` gives the reason.
   */
  readonly float32?: { readonly absolute?: number; readonly relative?: number }
  /** Whether it holds for the oracle or the engine; for both by default. */
  readonly on?: readonly ('engine' | 'oracle')[]
  /** Takes long, so only `npm run test:long` checks it, and not `npm test`. */
  readonly long?: boolean
  readonly source: string
}
