import type { Playback } from '../store/playback.ts'
import type { Selection } from '../store/selection.ts'
import type { Store } from '../store/store.ts'

/** A store, and how its results are looked at. */
export interface Presenter {
  readonly store: Store
  readonly selection: Selection
  readonly playback: Playback
  readonly hidden: ReadonlySet<number>
}
