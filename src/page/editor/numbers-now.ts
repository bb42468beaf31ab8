import type { ReadonlySignal } from '@preact/signals-core'
import { liveNumbers } from '../../analyses/live-numbers.ts'
import type { QuantityCall } from '../../exchange/lecture/notation/quantity-text.ts'
import { OwnedAnalyses } from '../../store/owned-analyses.ts'
import type { Study } from '../../study/study.ts'
import type { NamedNumber } from '../../theory/quantity/expression.ts'

const leafOf = (call: QuantityCall): NamedNumber => ({ kind: 'quantity', of: 'step', ...call })

/** Numbers of what a study shows, as they are now, as long as somebody wants them. Whoever made it disposes it. */
export class NumbersNow {
  readonly #owned: OwnedAnalyses
  readonly #values: ReturnType<typeof liveNumbers>

  constructor(study: Study, wanted: ReadonlySignal<readonly QuantityCall[]>) {
    this.#owned = new OwnedAnalyses(() => study.store)
    this.#values = liveNumbers(this.#owned, {
      stores: () => study.together.map(({ store }) => store),
      step: () => study.playback.step,
      points: () => [],
      expressions: () => wanted.value.map(leafOf),
    })
  }

  /** The value of one that is wanted; undefined while it is not known, NaN where there is none. Tracked. */
  valueOf(call: QuantityCall): number | undefined {
    return this.#values.valueOf(leafOf(call))
  }

  /** Resolves when nothing is measured any more. */
  whenIdle(): Promise<void> {
    return this.#owned.whenIdle()
  }

  dispose(): void {
    this.#owned.dispose()
  }
}
