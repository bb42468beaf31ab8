import type { RunLook } from '../../../math/picture/palette.ts'

export interface RunChip extends RunLook {
  readonly algorithm: number
  readonly name: string
  /** At least one of its runs is visible. */
  readonly visible: boolean
  readonly starts: number
}
