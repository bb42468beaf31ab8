import type { RunLook } from '../../../math/picture/palette.ts'

/** The runs of one algorithm as a chip shows them. */
export interface RunChip extends RunLook {
  readonly algorithm: number
  readonly name: string
  /** Some run of it is shown. */
  readonly visible: boolean
  /** Count of the starts that it runs from. */
  readonly starts: number
}
