import { effect, untracked } from '@preact/signals-core'
import type { StoreEventName } from '../store/store.ts'
import { LandscapeEvent } from './events.ts'
import type { LossLandscape } from './loss-landscape.ts'
import type { Presenter } from '../view/presenter.ts'

const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Lets a landscape show and tell what its store has done; returns what ends that. */
export function listenToWork(landscape: LossLandscape, presenter: Presenter): () => void {
  const { store, playback, selection, basins, ghost, steps, numbers, point, theory } = presenter
  const ending = new AbortController()
  const listen = (name: StoreEventName, listener: () => void) =>
    store.addEventListener(name, listener, { signal: ending.signal })
  listen('terrain-change', () => {
    landscape.refresh()
    landscape.dispatchEvent(new LandscapeEvent('terrain-change'))
  })
  listen('trajectory-change', () => {
    landscape.measureRuns()
    landscape.refresh()
    landscape.dispatchEvent(new LandscapeEvent('trajectory-change'))
  })
  listen('opened', () => {
    if (landscape.leader) return
    selection.showAll()
    const { step } = store.experiment.view
    if (step !== undefined) landscape.seek(step)
    else if (reducedMotion()) landscape.seek(Infinity)
    else {
      playback.seek(0)
      landscape.play()
    }
  })
  const stopDrawing = effect(() => {
    const { experiment, live, undoLabel, engine, terrain, runs, scale, issues, notice } = store
    void [experiment, live, undoLabel, engine, terrain, runs, scale, issues, notice, store.ghost]
    void [store.idle, store.stale, store.failed, basins.map.value.value, basins.map.busy.value]
    void [ghost.surface.value.value, steps.steps.value, numbers.shown.value, theory.loading.value.value]
    void [point.study.value.value, point.study.busy.value, point.place.value, presenter.issues]
    void [selection.measuring, selection.moreNumbers]
    untracked(() => landscape.refresh())
  })
  // What is said of the work needs no new picture.
  const stopSaying = effect(() => {
    void [store.busy, store.trained, store.surfaces.progress, ghost.surface.long.value]
    void [basins.map.long.value, basins.map.progress.value]
    untracked(() => landscape.requestUpdate())
  })
  return () => {
    ending.abort()
    stopDrawing()
    stopSaying()
  }
}
