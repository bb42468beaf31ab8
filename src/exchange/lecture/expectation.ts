import type { DrawsRule } from '../../theory/draws/rule.ts'

/** A test of a step: a quantity (theory/quantity) near a value, or in an interval. */
export interface Expectation {
  /** A quantity by its name; what words claim of arithmetic of quantities and fields, as they write it. */
  readonly quantity: string
  /** The stage whose experiment is meant: 0 (default) is the main one, 1 the first beside it. */
  readonly stage?: number
  readonly arguments?: Readonly<Record<string, number | string>>
  readonly value?: number
  readonly interval?: readonly [number, number]
  /** Allowed difference from `value`, absolute or relative to it. */
  readonly absolute?: number
  readonly relative?: number
  /** It is claimed of so many draws of a step's experiment, whose seeds count up from its own, by a rule. */
  readonly over?: { readonly draws: number; readonly rule: DrawsRule }
  /**
   * On the engine, in place of `absolute` and `relative`: how far float32 may move the number. Only where it moves it further
   * than float64 allows; `source` says why.
   */
  readonly float32?: { readonly absolute?: number; readonly relative?: number }
  /** Oracle or engine, for which it holds; both unless given. */
  readonly on?: readonly ('engine' | 'oracle')[]
  /** Takes long and is left out of `npm test`; `npm run test:long` has it. */
  readonly long?: boolean
  /** Source of the number. */
  readonly source: string
}
