import type { RunLook } from '../../../math/picture/palette.ts'

/** The runs of one algorithm as a chip shows them. */
export interface RunChip extends RunLook {
  readonly algorithm: number
  readonly name: string
  /** At least one of its runs is visible. */
  readonly visible: boolean
  readonly starts: number
}
