import { CommandEvent, SeekEvent, SpeedEvent } from '../elements/events.ts'
import {
  CameraEvent,
  PlaneBoxEvent,
  PlanePointEvent,
  StageStatusEvent,
  StartAddEvent,
  StartChangeEvent,
  StartInputEvent,
  StartRemoveEvent,
} from '../elements/stage/stage-events.ts'
import type { Extent } from '../experiment/spec/numbers.ts'
import { holdsWeights } from '../experiment/plane/placement.ts'
import { moveStart, rebaseStart } from '../experiment/edit/actions.ts'
import { landscapeCommands } from './landscape-commands.ts'
import { LandscapeStartEvent } from './events.ts'
import type { LossLandscape } from './loss-landscape.ts'
import { measureAt, stopMeasuring } from './measured-landscape.ts'
import { zoomTo } from '../experiment/edit/zoom.ts'

/** Turns what stage, timeline and buttons in a landscape say into what it, or the one that leads it, does, until `signal` aborts. */
export function hearStage(
  landscape: LossLandscape,
  signal: AbortSignal,
  onStatus: (status: StageStatusEvent['status']) => void,
): void {
  const on = <E extends Event>(kind: { readonly type: string }, listener: (event: E) => void) =>
    landscape.renderRoot.addEventListener(kind.type, (event) => listener(event as E), { signal })
  const lead = () => landscape.leader ?? landscape
  on<StartInputEvent>(StartInputEvent, (event) => drag(lead(), event, true))
  on<StartChangeEvent>(StartChangeEvent, (event) => drag(lead(), event, false))
  on<StartAddEvent>(StartAddEvent, ({ a, b }) => {
    if (!landscape.presenter?.elsewhere) lead().addStart(a, b)
  })
  on<StartRemoveEvent>(StartRemoveEvent, ({ index }) => lead().removeStart(index))
  on<CameraEvent>(CameraEvent, ({ camera, resting }) => lead().companions.turn(landscape, camera, resting))
  on<PlaneBoxEvent>(PlaneBoxEvent, ({ box }) => zoom(landscape, box))
  on<PlanePointEvent>(PlanePointEvent, ({ point }) => {
    if (!point) stopMeasuring(landscape)
    else if (landscape.presenter?.point.possible.value && lead().controls !== 'none')
      measureAt(landscape, point)
  })
  const hold = (held: boolean) => {
    landscape.presenter?.basins.hold(held)
    landscape.presenter?.store.surfaces.hold(held)
  }
  landscape.addEventListener('pointerdown', () => hold(true), { signal })
  for (const end of ['pointerup', 'pointercancel'])
    window.addEventListener(end, () => hold(false), { signal, capture: true })
  on<StageStatusEvent>(StageStatusEvent, ({ status }) => {
    onStatus(status)
    landscape.refresh()
  })
  on<CommandEvent>(CommandEvent, (event) => heard(event, landscapeCommands(landscape)[event.command]))
  on<SeekEvent>(SeekEvent, (event) => heard(event, () => landscape.seek(event.step)))
  on<SpeedEvent>(SpeedEvent, (event) => heard(event, () => landscape.setSpeed(event.speed)))
}

/** What is acted upon here goes no further. */
function heard(event: Event, act: (() => void) | undefined): void {
  if (!act) return
  event.stopPropagation()
  act()
}

/** Zooms into a box, for all that stand beside each other over the same kind of plane; then a drag turns the camera again. */
function zoom(landscape: LossLandscape, box: Extent | undefined): void {
  const { presenter } = landscape
  const store = (landscape.leader ?? landscape).presenter?.store
  if (!presenter || !store) return
  presenter.selection.boxing = false
  const same = presenter.store.experiment.plane.kind === store.experiment.plane.kind
  const patch = box && same && zoomTo(store.experiment, box)
  if (patch) store.edit(patch, 'zoom')
  landscape.refresh()
}

function drag(landscape: LossLandscape, { index, a, b }: StartInputEvent, live: boolean): void {
  const { presenter } = landscape
  if (!presenter) return
  const { store, playback } = presenter
  const { experiment, terrain } = store
  if (!holdsWeights(experiment.plane)) return
  playback.seek(playback.last)
  const patch =
    experiment.view.follow && !live && terrain
      ? rebaseStart(experiment, index, terrain, a, b)
      : moveStart(experiment, index, a, b)
  store.edit(patch, `move start ${index + 1}`, live)
  landscape.dispatchEvent(new LandscapeStartEvent(live ? 'start-input' : 'start-change', index, a, b))
}
