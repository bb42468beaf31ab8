import { spreadOf } from './statistics.ts'
import type { SweepPoint } from './sweep.ts'

/** A sweep that was computed before and kept, all its numbers with six digits. */
export interface StoredSweep {
  /** Command that made it. */
  readonly made: string
  readonly values: readonly number[]
  readonly seeds: number
  /** One for each quantity of the sweep: its numbers, [value][seed], null where one is not finite. */
  readonly quantities: readonly {
    readonly label: string
    readonly numbers: readonly (readonly (number | null)[])[]
  }[]
}

/** The points of a stored sweep. */
export const storedPoints = ({ values, quantities }: StoredSweep): SweepPoint[] =>
  values.map((value, at) => ({
    value,
    spreads: quantities.map(({ numbers }) => spreadOf((numbers[at] ?? []).map((number) => number ?? NaN))),
  }))
