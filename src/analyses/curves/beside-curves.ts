import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals-core'
import { OwnedAnalyses } from '../../store/owned-analyses.ts'
import type { Store } from '../../store/store.ts'
import { measuredCurves, type MeasuredCurves } from './measured-curves.ts'

/** A stage next to the main one whose runs are measured. */
interface MeasuredStage {
  readonly store: Store
}

/**
 * A measure along the runs of several stages, in order, as these change. Owns the analyses: call `dispose`.
 */
export function besideCurves(stages: ReadonlySignal<readonly MeasuredStage[]>, choice: () => string) {
  const measured = signal<readonly (readonly [OwnedAnalyses, ReturnType<typeof measuredCurves>])[]>([])
  const close = () => {
    for (const [owned] of measured.peek()) owned.dispose()
  }
  const stop = effect(() => {
    const stores = stages.value.map(({ store }) => store)
    untracked(() => {
      close()
      measured.value = stores.map((store) => {
        const owned = new OwnedAnalyses(() => store)
        return [owned, measuredCurves(owned, store, choice)] as const
      })
    })
  })
  return {
    curves: computed((): readonly MeasuredCurves[] =>
      measured.value.map(([, { curves }]) => curves.value.value ?? []),
    ),
    dispose() {
      stop()
      close()
    },
  }
}
