import { LandscapeEvent } from './events.ts'
import type { LossLandscape } from './loss-landscape.ts'
import type { Presenter } from '../view/presenter.ts'
import type { WorkbenchEventName } from '../app/workbench.ts'

const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Lets a landscape show and tell what its workbench has done. */
export function listenToWork(landscape: LossLandscape, presenter: Presenter): void {
  const { workbench, playback, basins, ghost, steps, numbers, point, theory } = presenter
  for (const over of [basins, ghost, steps, numbers, point, theory])
    over.addEventListener('change', () => landscape.refresh())
  const listen = (name: WorkbenchEventName, listener: () => void) =>
    workbench.addEventListener(name, listener)
  listen('change', () => landscape.refresh())
  // What is said of the work needs no new picture.
  for (const worker of [workbench, basins, ghost])
    worker.addEventListener('progress', () => landscape.requestUpdate())
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
    presenter.showAll()
    const { step } = workbench.experiment.view
    if (step !== undefined) landscape.seek(step)
    else if (reducedMotion()) landscape.seek(Infinity)
    else {
      playback.seek(0)
      landscape.play()
    }
  })
}
