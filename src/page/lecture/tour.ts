import { batch, signal, type Signal } from '@preact/signals-core'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { Step } from '../../scenarios/scenario.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../study/lecture/lecture.ts'
import type { Study } from '../../study/study.ts'
import type { Store } from '../../store/store.ts'
import { stepAt, type Place } from '../../scenarios/place.ts'
import { stageName } from '../../study/lecture/stage-name.ts'
import { fetchRoute, routeOf } from '../../study/lecture/route.ts'

/** A place as it was left: the experiment as it was seen, and the step of its runs. */
interface Left {
  readonly experiment: Experiment
  readonly at: number
}

const nameOf = ({ lecture, step, apart }: Place): string => `${lecture?.id ?? ''}/${step}/${apart}`

/**
 * Goes through the lectures on one landscape: opens a step, takes it apart into the free sandbox, comes back, and keeps both as
 * they were left. Each experiment of the landscape's history belongs to the place at which it was first shown, so that undo
 * goes back to the place too. The place is a signal.
 */
export class Tour {
  readonly #study: () => Study | undefined
  readonly #home: () => void
  readonly #of = new WeakMap<Experiment, Place>()
  readonly #left = new Map<string, Left>()
  readonly #at: Signal<Place>
  /** Shows the answer of a question that stands and is to be answered before it goes on; false where none does. */
  answersFirst: () => boolean = () => false
  /** Count of the places gone to. Of two that load, the later one is opened. */
  #turn = 0

  /** `home` puts the camera to its usual place. */
  constructor(study: () => Study | undefined, at: Place, home: () => void) {
    this.#study = study
    this.#at = signal(at)
    this.#home = home
  }

  get at(): Place {
    return this.#at.value
  }

  /** The step whose words stand on the screen. */
  get step(): Step | undefined {
    return stepAt(this.at)
  }

  /** The experiment that the step opens with, as the lecture has it; undefined in the free sandbox. */
  get written(): Experiment | undefined {
    const { lecture, step, apart } = this.at
    return lecture && !apart ? experimentOf(lecture, step) : undefined
  }

  /** Name of the main stage, as long as it is true of what is shown; empty where the step has none. */
  get stageName(): string {
    const { step, written } = this
    const shown = this.#study()?.store.experiment
    return step?.stage && written && shown ? stageName(step, written, shown) : (step?.stage ?? '')
  }

  /** True where there is a step `by` steps further on. */
  has(by: number): boolean {
    const { lecture, step } = this.at
    return lecture?.steps[step + by] !== undefined
  }

  /** The landscape shows this experiment now. */
  follow(experiment: Experiment): void {
    const known = this.#of.get(experiment)
    if (known) this.#at.value = known
    else this.#of.set(experiment, this.at)
  }

  /** Opens what an address names. Rejects, and changes nothing, where there is nothing of that name or it does not come. */
  async openAddress(address: string): Promise<void> {
    if (await this.#overtaken(fetchRoute(address))) return
    const { place, experiment } = routeOf(address)
    this.#open(place, experiment, place.lecture?.title ?? 'open a link')
  }

  /** Opens the first step of a lecture. Rejects, and changes nothing, where it does not come. */
  async openLecture(id: string): Promise<void> {
    if (await this.#overtaken(fetchLecture(id))) return
    const lecture = lectureOf(id)
    this.#open({ lecture, step: 0, apart: false }, experimentOf(lecture, 0), lecture.title)
  }

  openStep(step: number): void {
    const { lecture } = this.at
    const title = lecture?.steps[step]?.title
    if (!lecture || title === undefined) return
    this.#leave()
    this.#go({ lecture, step, apart: false }, (store) => store.show(experimentOf(lecture, step), title))
  }

  /** The next step of the lecture, from the sandbox too; where a question stands in the way, its answer. */
  next(): void {
    if (!this.answersFirst()) this.openStep(this.at.step + 1)
  }

  /** The step before; from the sandbox back to the step that was taken apart. */
  previous(): void {
    if (this.at.apart) this.comeBack()
    else this.openStep(this.at.step - 1)
  }

  /** True where what is shown is a lecture's step; the free sandbox is none yet. */
  get isLecture(): boolean {
    const { lecture, apart } = this.at
    return lecture?.minute !== undefined && !apart
  }

  /** Into the free sandbox with what is shown, or with what the sandbox of this step was left with. */
  takeApart(): void {
    if (this.isLecture) this.#cross({ ...this.at, apart: true }, 'take it apart')
  }

  /** Out of the sandbox, to the step as it was left. */
  comeBack(): void {
    if (this.at.apart) this.#cross({ ...this.at, apart: false }, 'back to the lecture')
  }

  /** The place and its experiment change together. */
  #go(place: Place, show: (store: Store) => void): void {
    batch(() => {
      this.#at.value = place
      const store = this.#study()?.store
      if (store) show(store)
    })
  }

  #open(place: Place, experiment: Experiment, label: string): void {
    this.#leave()
    const study = this.#study()
    const moved = study?.shown.peek().view.camera !== undefined
    this.#go(place, (store) => {
      study?.selection.forgetCamera()
      store.open(experiment, label)
    })
    if (moved && experiment.view.camera === undefined) this.#home()
  }

  #cross(to: Place, label: string): void {
    this.#leave()
    const kept = this.#left.get(nameOf(to)) ?? this.#writtenAt(to)
    this.#go(to, (store) => {
      if (kept) this.#restore(kept, label)
      else store.show({ ...store.experiment }, label, false)
    })
  }

  /** Waits for what is loaded. True where another place was gone to meanwhile. */
  async #overtaken(coming: Promise<void> | undefined): Promise<boolean> {
    const turn = ++this.#turn
    await coming
    return turn !== this.#turn
  }

  #leave(): void {
    this.#turn++
    const study = this.#study()
    if (!study) return
    const { playback, shown } = study
    const at = playback.step >= playback.last ? Infinity : Math.round(playback.step)
    this.#left.set(nameOf(this.at), { experiment: shown.value, at })
  }

  /** The step as it was written, where its sandbox was opened by a link; a sandbox has none and begins with what is shown. */
  #writtenAt({ lecture, step, apart }: Place): Left | undefined {
    return lecture && !apart ? { experiment: experimentOf(lecture, step), at: Infinity } : undefined
  }

  #restore({ experiment, at }: Left, label: string): void {
    const study = this.#study()
    if (!study) return
    const moved = study.shown.value.view.camera !== undefined
    study.store.show(experiment, label, false)
    if (moved && experiment.view.camera === undefined) this.#home()
    const shown = study.store.experiment
    void Promise.all(study.together.map((each) => each.whenIdle())).then(() => {
      if (study.store.experiment === shown) study.playback.seek(at)
    })
  }
}
