import type { UnitPictures } from '../../charts/network/network-drawing.ts'
import type { Layer } from '../../experiment/model/layout.ts'

/** Whose weights a network shows: those of w_0, of the step that is shown, or of the end of the run. */
export type WeightsAt = 'start' | 'now' | 'end'

/** A network as its element shows it. */
export interface NetworkView {
  readonly layers: readonly Layer[]
  /** Names of the inputs. */
  readonly inputs: readonly string[]
  readonly at: WeightsAt
  /** The weights that are shown. */
  readonly weights: ArrayLike<number>
  /** w_0, which a hand changes. */
  readonly start: ArrayLike<number>
  /** Displacement of w_0 since the hand took it, or what a hand that is on it can move; undefined without a hand. */
  readonly moved: ArrayLike<number> | undefined
  /** Answers of every unit; undefined where the inputs are no points that could be drawn. */
  readonly pictures: UnitPictures | undefined
  /** Meaning of the units' pictures, in a sentence. */
  readonly said: string
}
