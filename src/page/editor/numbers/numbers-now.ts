import type { ReadonlySignal } from '@preact/signals-core'
import { liveNumbers } from '../../../analyses/live-numbers.ts'
import { OwnedAnalyses } from '../../../store/owned-analyses.ts'
import type { Study } from '../../../study/study.ts'
import type { SweepPoint } from '../../../theory/sweep/sweep.ts'
import type { Expression } from '../../../theory/quantity/expression.ts'

/** Current values of the numbers that are needed for what a study shows. Its creator disposes it. */
export class NumbersNow {
  readonly #owned: OwnedAnalyses
  readonly #values: ReturnType<typeof liveNumbers>

  /** `points`: the points of the step’s sweep that are known so far; tracked. */
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

  /** The value of a needed number; undefined while unknown, NaN if it does not exist. Tracked. */
  valueOf(expression: Expression): number | undefined {
    return this.#values.valueOf(expression)
  }

  dispose(): void {
    this.#owned.dispose()
  }
}
