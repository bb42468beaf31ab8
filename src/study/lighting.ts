import { effect } from '@preact/signals-core'
import { listen } from '../elements/listen.ts'
import { PointEvent } from '../elements/point-event.ts'
import { lightOf, noLight } from '../view/lit.ts'
import { runLooks } from '../math/picture/looks/run-looks.ts'
import type { Study } from './study.ts'

/** Highlights on the stage the mark of any number that the user points at, until the signal aborts. */
export function lightMarks(study: Study, signal: AbortSignal): void {
  const { selection, store } = study
  listen(window, PointEvent, ({ mark }) => (selection.lit = mark), signal)
  const stop = effect(() => {
    const { lit } = selection
    const algorithms = store.training?.algorithms ?? []
    const looks = runLooks(algorithms, study.theme)
    study.light.value =
      lit === undefined || store.awaited
        ? noLight
        : lightOf(
            lit,
            {
              predictions: study.drawnNumbers.value,
              runs: store.runs,
              looks: store.runs.map((_, i) => looks[i % algorithms.length]!),
              hidden: study.hidden,
            },
            study.theme,
          )
  })
  signal.addEventListener('abort', () => {
    stop()
    selection.lit = undefined
  })
}
