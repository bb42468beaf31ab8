import { listen } from '../../elements/listen.ts'
import {
  CameraEvent,
  PinInputEvent,
  PlaneBoxEvent,
  PlanePointEvent,
  StartAddEvent,
  StartChangeEvent,
  StartHoverEvent,
  StartInputEvent,
  StartRemoveEvent,
} from '../../elements/stage/stage-events.ts'
import { addStart, moveStart, rebaseStart, removeStart } from '../../edit/actions.ts'
import { zoomTo } from '../../edit/zoom.ts'
import { holdsWeights } from '../../reference/plane/placement.ts'
import type { Extent } from '../../experiment/spec/values/numbers.ts'
import { LandscapeStartEvent } from '../events.ts'
import type { Study } from '../../study/study.ts'

/** Gestures on the stage of a study; with linked studies they change the primary's experiment. */
export class StageGestures {
  readonly #study: () => Study | undefined
  readonly #tell: (event: Event) => void

  /** `tell` dispatches events for listeners outside, such as a moved w_0. */
  constructor(study: () => Study | undefined, tell: (event: Event) => void) {
    this.#study = study
    this.#tell = tell
  }

  /** Listens to a stage until the signal aborts. */
  hear(stage: EventTarget, signal: AbortSignal): void {
    listen(stage, StartInputEvent, (event) => this.#drag(event, true), signal)
    listen(stage, StartChangeEvent, (event) => this.#drag(event, false), signal)
    listen(stage, StartAddEvent, ({ a, b }) => this.#addStart(a, b), signal)
    listen(stage, StartRemoveEvent, ({ index }) => this.#removeStart(index), signal)
    listen(stage, PinInputEvent, ({ index, a, b }) => this.#study()?.guessing.place([a, b], index), signal)
    listen(stage, StartHoverEvent, ({ index }) => this.#point(index), signal)
    listen(stage, CameraEvent, (event) => this.#turn(event), signal)
    listen(stage, PlaneBoxEvent, ({ box }) => this.#zoom(box), signal)
    listen(stage, PlanePointEvent, ({ point }) => this.#measure(point), signal)
  }

  /** The study whose experiment a gesture changes. */
  get #primary(): Study | undefined {
    const study = this.#study()
    return study?.primary ?? study
  }

  /** Moves w_0 of a start during a drag; on release, the start itself if the plane follows it. */
  #drag({ index, a, b }: StartInputEvent, live: boolean): void {
    const primary = this.#primary
    if (!primary) return
    const { store, playback } = primary
    const { training: experiment, terrain } = store
    if (!experiment || !holdsWeights(experiment.plane)) return
    playback.seek(playback.last)
    const patch =
      experiment.view.follow && !live && terrain
        ? rebaseStart(experiment, index, terrain, a, b)
        : moveStart(experiment, index, a, b)
    store.edit(patch, `move start ${index + 1}`, live)
    this.#tell(new LandscapeStartEvent(live ? 'start-input' : 'start-change', index, a, b))
  }

  #addStart(a: number, b: number): void {
    const store = this.#primary?.store
    const patch = store?.training && !this.#study()?.elsewhere.value && addStart(store.training, a, b)
    if (patch) store.edit(patch, 'add a start')
  }

  #removeStart(index: number): void {
    const store = this.#primary?.store
    const patch = store?.training && removeStart(store.training, index)
    if (patch) store.edit(patch, 'remove a start')
  }

  #point(index: number | undefined): void {
    const primary = this.#primary
    if (primary) primary.selection.pointed = index
  }

  #turn({ camera, resting }: CameraEvent): void {
    const [study, primary] = [this.#study(), this.#primary]
    if (!study || !primary) return
    primary.movedCamera.value = { by: study, camera, resting }
    if (resting) primary.selection.putCamera(camera)
  }

  /** Zooms all views over the same kind of plane into a box; then drags turn the camera again. */
  #zoom(box: Extent | undefined): void {
    const [study, primary] = [this.#study(), this.#primary]
    if (!study || !primary) return
    study.selection.boxing = false
    const { training } = primary.store
    const same = study.store.training?.plane.kind === training?.plane.kind
    const patch = box && same && training && zoomTo(training, box)
    if (patch) primary.store.edit(patch, 'zoom')
  }

  #measure(point: readonly [number, number] | undefined): void {
    const study = this.#study()
    const pick = study?.selection.pickedAt
    if (pick) pick(point)
    else if (study?.guessing.placing && point) study.guessing.place(point)
    else if (!point) study?.stopMeasuring()
    else if (study?.point.possible.value && study.together[0]?.measurable.value) study.measureAt(point)
  }
}
