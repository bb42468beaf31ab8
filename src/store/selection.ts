import { computed, signal } from '@preact/signals-core'
import type { Terrain } from '../reference/results.ts'
import type { CameraSpec } from '../experiment/spec/view.ts'
import { Playback } from './playback.ts'
import type { Store } from './store.ts'

export type PlanePoint = readonly [a: number, b: number]

/** A point that the user has chosen, and the surface on which it was chosen. */
export interface ChosenPoint {
  readonly place: PlanePoint
  readonly terrain: Terrain
}

/** Receives a clicked point of the plane, or `undefined` if picking was cancelled. */
export type PickPoint = (point: PlanePoint | undefined) => void

/** A direction of weight space under the pointer, from w_0 of a start, with its name. */
export interface WeightDirection {
  readonly vector: Float64Array
  readonly start: number
  readonly name: string
}

/** A camera set by the user, and the experiment's camera at that time, as JSON. */
interface HandCamera {
  readonly at: CameraSpec
  readonly over: string | undefined
}

const nothing: ReadonlySet<string> = new Set()

/**
 * How a store's results are viewed: which step, which runs, from where, and at which point. It changes no
 * result. All readable state is in signals; sets are replaced, never changed.
 */
export class Selection {
  readonly playback: Playback
  readonly #store: Store
  readonly #veiled: () => boolean
  /** Hidden runs, as start/algorithm. */
  readonly #closed = signal(nothing)
  readonly #only = signal<number | undefined>()
  readonly #camera = signal<HandCamera | undefined>()
  readonly #boxing = signal(false)
  readonly #pointing = signal(false)
  readonly #pickedAt = signal<PickPoint | undefined>()
  readonly #measuring = signal(false)
  readonly #chosen = signal<ChosenPoint | undefined>()
  readonly #moreNumbers = signal(false)
  readonly #direction = signal<WeightDirection | undefined>()
  readonly #pointed = signal<number | undefined>()
  readonly #lit = signal<string | undefined>()

  readonly #hidden = computed((): ReadonlySet<number> => {
    const count = this.#store.training?.algorithms.length ?? 0
    const [closed, only] = [this.#closed.value, this.#only.value]
    const veiled = this.#veiled()
    const isHidden = (i: number) =>
      veiled ||
      (only !== undefined && only !== i % count) ||
      closed.has(`${Math.floor(i / count)}/${i % count}`)
    return new Set([...this.#store.runs.keys()].filter(isHidden))
  })

  readonly #handCamera = computed((): CameraSpec | undefined => {
    const own = this.#store.experiment.view.camera
    const hand = this.#camera.value
    if (!hand || (own ?? 'home') === hand.at) return undefined
    return own && JSON.stringify(own) !== hand.over ? undefined : hand.at
  })

  /** While `veiled`, which is tracked, no run is shown, and the runs wait at w_0. */
  constructor(store: Store, veiled: () => boolean = () => false) {
    this.#store = store
    this.#veiled = veiled
    this.playback = new Playback(veiled)
  }

  /** Indices of the runs that are not shown. */
  get hidden(): ReadonlySet<number> {
    return this.#hidden.value
  }

  setVisible(start: number, algorithm: number, visible: boolean): void {
    this.#closed.value = without(this.#closed.peek(), `${start}/${algorithm}`, visible)
  }

  showAll(): void {
    this.#closed.value = nothing
  }

  /** The camera set by the user; `undefined` if the experiment sets another one, or the same. */
  get camera(): CameraSpec | undefined {
    return this.#handCamera.value
  }

  /** Stores the camera set by the user, until an experiment sets another one. */
  putCamera(at: CameraSpec): void {
    this.#camera.value = { at, over: JSON.stringify(this.#store.experiment.view.camera) }
  }

  /** Returns to the experiment's camera. */
  forgetCamera(): void {
    this.#camera.value = undefined
  }

  /** Whether the next drag on the picture draws a box to zoom into. */
  get boxing(): boolean {
    return this.#boxing.value
  }

  set boxing(boxing: boolean) {
    this.#boxing.value = boxing
  }

  /** Whether a click on the picture measures there. */
  get pointing(): boolean {
    return this.#pointing.value
  }

  set pointing(pointing: boolean) {
    this.#pointing.value = pointing
  }

  /** Receives clicked points of the picture while nothing is measured there. */
  get pickedAt(): PickPoint | undefined {
    return this.#pickedAt.value
  }

  set pickedAt(pick: PickPoint | undefined) {
    this.#pickedAt.value = pick
  }

  /** Whether a point is measured: the chosen one, or w_0 if none is chosen. */
  get measuring(): boolean {
    return this.#measuring.value
  }

  /** The point chosen last, in the plane shown at that time. */
  get chosen(): ChosenPoint | undefined {
    return this.#chosen.value
  }

  /** Measures at a point of the current plane, or at w_0. */
  measureAt(place?: PlanePoint): void {
    const { terrain } = this.#store
    this.#chosen.value = place && terrain && { place, terrain }
    this.#measuring.value = true
  }

  stopMeasuring(): void {
    this.#measuring.value = false
    this.#chosen.value = undefined
  }

  /** Whether additional numbers of the point are requested. */
  get moreNumbers(): boolean {
    return this.#moreNumbers.value
  }

  set moreNumbers(more: boolean) {
    this.#moreNumbers.value = more
  }

  /** The direction of weight space under the pointer, in a picture other than the surface. */
  get direction(): WeightDirection | undefined {
    return this.#direction.value
  }

  set direction(direction: WeightDirection | undefined) {
    this.#direction.value = direction
  }

  /** The start under the pointer, on the surface. */
  get pointed(): number | undefined {
    return this.#pointed.value
  }

  set pointed(index: number | undefined) {
    this.#pointed.value = index
  }

  /** The mark of the number under the pointer, as named by PointEvent. */
  get lit(): string | undefined {
    return this.#lit.value
  }

  set lit(mark: string | undefined) {
    this.#lit.value = mark
  }

  /** Copies the step of another selection, and its visible runs, or only those of one algorithm. */
  follow(lead: Selection, only: number | undefined): void {
    this.playback.follow(lead.playback.step)
    this.#only.value = only
    this.#closed.value = lead.#closed.value
    this.#pointing.value = lead.pointing
    this.#direction.value = lead.direction
  }
}

/** Returns a set without an item, or with it. */
export function without(set: ReadonlySet<string>, item: string, away: boolean): ReadonlySet<string> {
  const rest = [...set].filter((other) => other !== item)
  return new Set(away ? rest : [...rest, item])
}
