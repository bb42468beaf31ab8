import { effect, signal, untracked } from '@preact/signals-core'
import type { PlayedPhase } from '../../elements/lecture/bl-self-play.ts'
import type { LecturePlace } from '../../scenarios/place.ts'

/** The played lecture. All its results are tracked. */
export interface Played {
  place(): LecturePlace
  /** The picture of the step is complete. */
  ready(): boolean
  /** The step has a question. */
  asks(): boolean
  /** Its answer is not shown yet. */
  isOpen(): boolean
  reveal(): void
  openStep(step: number): void
}

/** Elements on which a click does not stop playing: the player's own button, and a guess. */
const own = 'bl-self-play'
const guess = 'bl-question'

/** Fraction of a step's time for which its question is open. */
const askedShare = 0.5

const isIn = (event: Event, name: string): boolean =>
  event.composedPath().some((target) => 'localName' in target && target.localName === name)

/** Returns true if an event activates its button; of keys, only two do. */
const pressesButton = (event: Event): boolean =>
  !('key' in event) || event.key === ' ' || event.key === 'Enter'

/**
 * Advances a lecture whose steps set how long they are shown. It starts when the lecture is opened at its first step,
 * unless the user prefers reduced motion. The time of a step starts when its picture is complete. A question gets half of
 * it, and is then answered; a guess stops the clock until the answer is shown. Any other key, click or turn of the wheel
 * stops playing at once, and so does going to another place. All state is in signals.
 */
export class SelfPlay {
  readonly #played: Played
  readonly #on = signal(false)
  readonly #phase = signal<PlayedPhase | undefined>()
  readonly #stops: readonly (() => void)[]
  #lecture: LecturePlace['lecture']
  #expected = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `calm`: the user prefers reduced motion. `hands` receives every key and click of the page. */
  constructor(played: Played, calm: boolean, hands: EventTarget = window) {
    this.#played = played
    const stopped = new AbortController()
    const options = { capture: true, passive: true, signal: stopped.signal }
    for (const type of ['pointerdown', 'keydown', 'wheel'])
      hands.addEventListener(type, (event) => this.#touched(event), options)
    hands.addEventListener('visibilitychange', () => this.stop(), options)
    this.#stops = [
      () => stopped.abort(),
      effect(() => this.#follow(played.place(), calm)),
      effect(() => this.#run()),
    ]
  }

  /** Seconds of each step that sets them; empty if the lecture does not play. */
  get parts(): readonly number[] {
    const { lecture, apart } = this.#played.place()
    return apart ? [] : (lecture?.steps ?? []).flatMap(({ seconds }) => seconds ?? [])
  }

  get playing(): boolean {
    return this.#on.value
  }

  /** The current part of a step's time; undefined while its picture is not ready, and when nothing plays. */
  get phase(): PlayedPhase | undefined {
    return this.#phase.value
  }

  /** Resumes at the current step, or at the first one if that is the last. */
  play(): void {
    const { lecture, step } = untracked(() => this.#played.place())
    this.#expected = lecture?.steps[step]?.seconds === undefined ? 0 : step
    if (this.#expected !== step) this.#played.openStep(this.#expected)
    this.#on.value = true
  }

  stop(): void {
    this.#on.value = false
  }

  dispose(): void {
    this.stop()
    for (const stop of this.#stops) stop()
  }

  #touched(event: Event): void {
    if (!this.#on.peek() || (isIn(event, own) && pressesButton(event))) return
    if (!isIn(event, guess)) return this.stop()
    clearTimeout(this.#timer)
    const phase = this.#phase.peek()
    if (phase) this.#phase.value = { ...phase, held: true }
  }

  /** Starts when a lecture is opened at its first step; stops when another place is opened. */
  #follow({ lecture, step, apart }: LecturePlace, calm: boolean): void {
    const isNew = lecture !== this.#lecture
    this.#lecture = lecture
    if (isNew) {
      this.#expected = 0
      this.#on.value = !calm && step === 0 && !apart && lecture?.steps[0]?.seconds !== undefined
    } else if (step !== this.#expected || apart) this.#on.value = false
  }

  /** Starts the clock of the current step once it is complete. */
  #run(): void {
    const { lecture, step } = this.#played.place()
    const seconds = lecture?.steps[step]?.seconds
    if (!this.#on.value || seconds === undefined) {
      clearTimeout(this.#timer)
      this.#phase.value = undefined
      this.#on.value = false
      return
    }
    const [asks, isOpen] = [this.#played.asks(), this.#played.isOpen()]
    const [from, to] = asks ? (isOpen ? [0, askedShare] : [askedShare, 1]) : [0, 1]
    const phase = this.#phase.peek()
    if (phase?.step === step && phase.from === from) return
    clearTimeout(this.#timer)
    this.#phase.value = undefined
    if (!this.#played.ready()) return
    this.#phase.value = { step, from, to, seconds: (to - from) * seconds, held: false }
    this.#timer = setTimeout(() => this.#turn(step), (to - from) * seconds * 1000)
  }

  #turn(step: number): void {
    if (untracked(() => this.#played.isOpen())) return this.#played.reveal()
    this.#expected = step + 1
    this.#played.openStep(step + 1)
  }
}
