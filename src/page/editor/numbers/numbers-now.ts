import type { ReadonlySignal } from '@preact/signals-core'
import { liveNumbers } from '../../../analyses/live-numbers.ts'
import { OwnedAnalyses } from '../../../store/owned-analyses.ts'
import type { Study } from '../../../study/study.ts'
import type { SweepPoint } from '../../../theory/sweep/sweep.ts'
import type { Expression } from '../../../theory/quantity/expression.ts'

/** Numbers of what a study shows, as they are now, as long as somebody wants them. Whoever made it disposes it. */
export class NumbersNow {
  readonly #owned: OwnedAnalyses
  readonly #values: ReturnType<typeof liveNumbers>

  /** `points`: of the step's sweep, as far as they are known; tracked. */
  constructor(
    study: Study,
    wanted: ReadonlySignal<readonly Expression[]>,
    points: () => readonly SweepPoint[] = () => [],
  ) {
    this.#owned = new OwnedAnalyses(() => study.store)
    this.#values = liveNumbers(this.#owned, {
      stores: () => study.together.map(({ store }) => store),
      step: () => study.playback.step,
      points,
      expressions: () => wanted.value,
    })
  }

  /** The value of one that is wanted; undefined while it is not known, NaN where there is none. Tracked. */
  valueOf(expression: Expression): number | undefined {
    return this.#values.valueOf(expression)
  }

  dispose(): void {
    this.#owned.dispose()
  }
}
