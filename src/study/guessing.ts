import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals-core'
import { engineAnswers } from '../analyses/engine-answers.ts'
import { inNumbers, isInNumbers, isOfSweep, truthOf, type Truth } from '../analyses/truth.ts'
import type { GuessAct } from '../elements/guess-event.ts'
import type { Engine } from '../engine/types.ts'
import type { Trajectory } from '../reference/results.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { formatNumber } from '../math/picture/format.ts'
import { clusterColors } from '../math/picture/palette.ts'
import { maxOf, minOf } from '../math/statistics/range.ts'
import type { Atlas, Option, PictureName, Question, Step } from '../exchange/lecture/scenario.ts'
import { Analysis } from '../store/analysis.ts'
import { OwnedAnalyses } from '../store/owned-analyses.ts'
import { textOf } from '../store/cache/cache-keys.ts'
import { observe } from '../theory/quantity/source.ts'
import type { PlanePoint } from '../store/selection.ts'
import type { Store } from '../store/store.ts'
import { answered } from './lecture/answer.ts'
import { noPlaces, type Guessed } from '../view/question/guess-drawings.ts'
import {
  hasGuess,
  middleOf,
  noGuess,
  optionLetter,
  verdictOf,
  type Guess,
  type NamedPlace,
  type Verdict,
} from '../view/question/verdict.ts'

/** The study whose step has the question. */
interface Questioned {
  readonly step: ReadonlySignal<Step | undefined>
  /** The study and those linked to it, in order. */
  readonly together: readonly { readonly store: Store }[]
  walk(seconds: number): void
  /** Shows the answer within `seconds`. */
  reveal(seconds: number): void
  /** Goes back to the question. */
  conceal(): void
}

/** The truth, the question that it answers, and its experiment. */
interface Found {
  readonly truth: Truth
  readonly asked: Question<number>
  readonly experiment: Experiment
}

/** A guess, whether the truth was requested, and the truth. */
interface Answered {
  readonly guess: Guess
  /** A new object for each request of the truth. */
  readonly revealed?: object
  readonly found?: Found
}

interface TruthInput {
  readonly engine: Engine
  readonly experiment: Experiment
  readonly runs: readonly (Trajectory | undefined)[]
  readonly question: Question
  readonly atlas: Atlas | undefined
  readonly revealed: object | undefined
}

const unanswered: Answered = { guess: noGuess }

/** Seconds of the runs' playback after a guess. */
const revealSeconds = 2

/** Names of an audience's pins, in the order in which they are placed; there can be no more than these. */
const roomNames = ['front rows', 'back rows', 'left side', 'right side']
const ownName = ['your guess']
const namesFor = (room: boolean): readonly string[] => (room ? roomNames : ownName)

/** Returns all of an experiment that a truth may depend on. */
const substance = (experiment: Experiment): string => textOf({ ...experiment, view: 0, title: 0 })

/**
 * The question of a study's step: the guess, whether the truth is shown, and how far off the guess was. Guesses are saved
 * per question for as long as the study exists. All state is in signals.
 */
export class Guessing {
  /** The guesses are votes of an audience, and are shown to it. */
  readonly room = signal(false)
  /** The answer from the step's sweep, undefined until the sweep is complete; set by the module that computes it. */
  readonly curve = signal<ReadonlySignal<Truth | undefined> | undefined>()
  /** The picture in which the guess is made, set by an element that shows several. If unset, any picture that can takes it. */
  readonly picture = signal<ReadonlySignal<PictureName | undefined> | undefined>()
  readonly #study: Questioned
  readonly #on: Signal<boolean>
  readonly #answered = signal<ReadonlyMap<Question, Answered>>(new Map())
  readonly #analyses: OwnedAnalyses
  readonly #truth: Analysis<TruthInput, Found>
  readonly #stop: () => void

  constructor(study: Questioned, on: boolean) {
    this.#study = study
    this.#on = signal(on)
    this.#analyses = new OwnedAnalyses(() => study.together[0]?.store)
    this.#truth = new Analysis<TruthInput, Found>(this.#analyses, {
      input: () => this.#toFind(),
      key: ({ revealed, question, runs }) => (revealed ? [revealed] : [question, ...runs]),
      ready: () => this.#stage()?.allRunsAreTrained === true,
      task: async ({ engine, experiment, runs, question, atlas, revealed }, { signal }) => {
        const answers = engineAnswers(engine, signal, true)
        const seen = revealed ? experiment : this.inAnswer(experiment)
        const source =
          seen === experiment
            ? { experiment, runs: runs.filter((run) => run !== undefined), answers }
            : await observe(answers, seen)
        const asked = await inNumbers(source, question)
        return { truth: await truthOf(source, asked, atlas), asked, experiment }
      },
    })
    this.#stop = effect(this.#truthKept)
  }

  get on(): boolean {
    return this.#on.value
  }

  get question(): Question | undefined {
    return this.on ? this.#study.step.value?.question : undefined
  }

  /** The current step has a question, even if questions are off. */
  get possible(): boolean {
    return this.#study.step.value?.question !== undefined
  }

  get guess(): Guess {
    return this.#at.guess
  }

  /** Returns true if there is a guess at a question, of this step or another, but its answer was not requested. */
  isPending(question: Question): boolean {
    const { guess, revealed } = this.#answered.value.get(question) ?? unanswered
    return !revealed && hasGuess(guess)
  }

  get revealed(): boolean {
    return this.#at.revealed !== undefined
  }

  /** A question has no answer yet. */
  readonly #isOpen = computed(() => this.question !== undefined && !this.revealed)

  get isOpen(): boolean {
    return this.#isOpen.value
  }

  get truth(): Truth | undefined {
    return this.#at.found?.truth
  }

  /** The truth in words; undefined until it is known. */
  get verdict(): Verdict | undefined {
    const { found, guess } = this.#at
    return found && verdictOf(found.asked, guess, found.truth)
  }

  /** The truth in words before it is shown, which only the speaker may see. */
  get foreseen(): string {
    const { question } = this
    if (question?.kind === 'curve') return curveInWords(this.#curve ?? [])
    const known = this.#found ?? this.#at.found
    return known ? verdictOf(known.asked, noGuess, known.truth).headline : ''
  }

  /** Why the truth is not known. */
  get fault(): string {
    return this.#truth.error.value.map(({ message }) => message).join('; ')
  }

  /** The truth belongs to another experiment than the current one. */
  readonly #isStale = computed(() => {
    const [found, shown] = [this.#at.found?.experiment, this.#stage()?.experiment]
    return found !== undefined && shown !== undefined && this.#differ(found, shown)
  })

  get stale(): boolean {
    return this.#isStale.value
  }

  /**
   * Returns true if the truth belongs to an experiment that differs from the lecture's, as the main stage shows it even
   * if the question is about a linked stage.
   */
  differs(written: Experiment): boolean {
    const [{ found }, stage, main] = [this.#at, this.#stage(), this.#study.together[0]?.store]
    const experiment = stage === main ? found?.experiment : main?.experiment
    return found !== undefined && experiment !== undefined && this.#differ(experiment, written)
  }

  /** Returns true if two experiments differ in more than whether the answer is shown. */
  #differ(one: Experiment, other: Experiment): boolean {
    return one !== other && substance(this.inAnswer(one)) !== substance(this.inAnswer(other))
  }

  /** Returns an experiment with the answer of the step shown. */
  inAnswer(experiment: Experiment): Experiment {
    const step = this.#study.step.peek()
    return step ? answered(step, experiment) : experiment
  }

  act(act: GuessAct): void {
    const { question } = this
    if (act.kind === 'questions') return this.turn(act.on)
    if (!question) return
    if (act.kind === 'reveal') this.reveal()
    else if (act.kind === 'again') this.#askAgain(question)
    else if (!this.revealed)
      this.#put(question, { guess: guessAfter(this.guess, act, question, this.room.value) })
  }

  /** Turns questions on or off. */
  turn(on: boolean): void {
    const wasOpen = this.isOpen
    this.#on.value = on
    if (wasOpen && !on) this.#study.walk(revealSeconds)
  }

  /**
   * Handles a click on the plane, which places the next pin, moves the nearest one if all are placed, or chooses an
   * option that has a place there; or moves the `moved` pin after a drag.
   */
  place(at: PlanePoint, moved?: number): void {
    const { question, guess } = this
    if (!question || !this.isOpen) return
    if (moved !== undefined) return this.act({ kind: 'place', pin: moved, at })
    const places = (question.options ?? []).map((option) => option.at)
    const option = nearest(places, at)
    if (question.kind === 'choice' && option >= 0) return this.act({ kind: 'choose', option })
    if (question.kind !== 'place') return
    const { pins } = guess
    const placed = pins.map((pin) => pin.at)
    const pin = pins.length < this.#names.length ? pins.length : nearest(placed, at)
    this.act({ kind: 'place', pin, at })
  }

  /** Shows the truth as soon as it is known. Returns false if no question is open. */
  reveal(): boolean {
    const { question } = this
    if (!question || !this.isOpen) return false
    batch(() => {
      this.#put(question, { guess: this.guess, revealed: {} })
      this.#study.reveal(revealSeconds)
    })
    return true
  }

  #askAgain(question: Question): void {
    batch(() => {
      this.#put(question, unanswered)
      this.#study.conceal()
    })
  }

  dispose(): void {
    this.#stop()
    this.#analyses.dispose()
  }

  get #names(): readonly string[] {
    return namesFor(this.room.value)
  }

  get #curve(): Truth | undefined {
    return this.curve.value?.value
  }

  get #at(): Answered {
    const { question } = this
    return (question && this.#answered.value.get(question)) ?? unanswered
  }

  #put(question: Question, answered: Answered): void {
    this.#answered.value = new Map([...this.#answered.peek(), [question, answered]])
  }

  #stage(): Store | undefined {
    const answer = this.question?.answer
    const stage = answer && 'stage' in answer ? (answer.stage ?? 0) : 0
    return this.#study.together[stage]?.store
  }

  #toFind(): TruthInput | undefined {
    const { question } = this
    const { revealed, found } = this.#at
    const store = this.#stage()
    const isNeeded = revealed !== undefined || this.room.value
    if (!question || !isNeeded || found || isOfSweep(question) || !store?.engine) return undefined
    const { engine, experiment, runs } = store
    return { engine, experiment, runs, question, atlas: this.#study.step.value?.atlas, revealed }
  }

  /** The truth for the current experiment, once it is known. */
  get #found(): Found | undefined {
    const { question } = this
    if (!question || !isOfSweep(question)) return this.#truth.value.value
    const [truth, experiment] = [this.#curve, this.#stage()?.experiment]
    return truth && experiment && isInNumbers(question) ? { truth, asked: question, experiment } : undefined
  }

  /** Saves a truth with the guess for which it was requested. */
  readonly #truthKept = (): void => {
    const { question } = this
    const found = this.#found
    if (found && question && this.revealed && !this.#at.found) this.#put(question, { ...this.#at, found })
  }

  /** A click on the stage places a guess or chooses an option. */
  readonly #isPlacing = computed(() => {
    const { question, isOpen } = this
    return isOpen && (question?.kind === 'place' || (question?.options ?? []).some(({ at }) => at))
  })

  get placing(): boolean {
    return this.#isPlacing.value
  }

  /** Guesses, options and the truth, as far as the stage shows them. */
  readonly #places = computed((): Guessed => {
    const { question, guess, stale } = this
    if (!question) return noPlaces
    const [a, b] = (!stale && question.kind === 'place' && this.#at.found?.truth) || []
    return {
      pins: guess.pins,
      options: (question.options ?? []).flatMap((option, i) => flagOf(question, option, i)),
      truth: a === undefined || b === undefined ? undefined : [a, b],
    }
  })

  get places(): Guessed {
    return this.#places.value
  }
}

function curveInWords(heights: Truth): string {
  const [first, last] = [heights[0], heights.at(-1)]
  if (first === undefined || last === undefined) return ''
  const words = [first, last, minOf(heights), maxOf(heights)].map((height) => formatNumber(height, 3))
  return `From ${words[0]} to ${words[1]}; at least ${words[2]}, at most ${words[3]}`
}

/** Returns the colour of an option: its basin's, if it is a known minimum. */
export function optionColor({ answer }: Question, { value }: Option): string | undefined {
  const isMinimum = 'quantity' in answer && answer.quantity === 'ending-minimum'
  return isMinimum && typeof value === 'number' ? clusterColors[value] : undefined
}

const flagOf = (question: Question, option: Option, index: number): NamedPlace[] =>
  option.at ? [{ name: optionLetter(index), at: option.at, color: optionColor(question, option) }] : []

/** Returns the index of the nearest place; -1 if there is none. */
function nearest(places: readonly (PlanePoint | undefined)[], [a, b]: PlanePoint): number {
  const distances = places.map((place) => (place ? Math.hypot(place[0] - a, place[1] - b) : Infinity))
  const least = minOf(distances)
  return Number.isFinite(least) ? distances.indexOf(least) : -1
}

type Change = Exclude<GuessAct, { kind: 'reveal' } | { kind: 'again' } | { kind: 'questions' }>

const counted = (guess: Guess, numbers: readonly number[]): Guess => ({
  ...guess,
  number: middleOf(numbers),
  numbers,
})

/** Returns a guess after the user's action. */
function guessAfter(guess: Guess, act: Change, { options = [] }: Question, room: boolean): Guess {
  const { pins } = guess
  const put = (index: number, change: Partial<NamedPlace>): Guess => {
    const pin = { name: namesFor(room)[index] ?? '', at: [0, 0] as const, ...pins[index], ...change }
    return { ...guess, pins: [...pins.slice(0, index), pin, ...pins.slice(index + 1)] }
  }
  switch (act.kind) {
    case 'choose':
      return options[act.option] ? { ...guess, chosen: act.option } : guess
    case 'count': {
      const count = Math.max(0, act.hands)
      const hands = options.map((_, i) => (i === act.option ? count : (guess.hands[i] ?? 0)))
      return { ...guess, chosen: count > 0 ? act.option : undefined, hands }
    }
    case 'number':
      return counted(guess, room ? [...guess.numbers, act.value] : [act.value])
    case 'back': {
      const [from, to] = act.between ?? [-Infinity, Infinity]
      const last = guess.numbers.findLastIndex((number) => number >= from && number <= to)
      return last < 0 ? guess : counted(guess, guess.numbers.toSpliced(last, 1))
    }
    case 'place':
      return put(act.pin, { at: act.at })
    case 'name':
      return put(act.pin, { name: act.name })
    case 'remove':
      return { ...guess, pins: pins.filter((_, i) => i !== act.pin) }
    case 'draw':
      return { ...guess, curve: Object.assign([...guess.curve], { [act.index]: act.value }) }
    case 'clear':
      return noGuess
  }
}
