import type { Authored } from '../../experiment/authored.ts'
import { batch, computed, effect, signal, untracked } from '@preact/signals-core'
import { patchBetween } from '../../edit/patch.ts'
import {
  answersText,
  mostNameLetters,
  mostReasonLetters,
  parseAnswers,
  type GivenGuess,
  type HandedIn,
  type HandedStep,
} from '../../exchange/assignment/answers-file.ts'
import { lectureDigest } from '../../exchange/assignment/lecture-digest.ts'
import { nameSeed } from '../../exchange/assignment/name-seed.ts'
import { stepId } from '../../exchange/lecture/merged.ts'
import { slugOf } from '../../exchange/lecture/text/slug.ts'
import type { Patch } from '../../experiment/format/merge.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { cut, ExperimentError } from '../../experiment/spec/values/error.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { assignmentAt, type Lecture } from '../../scenarios/place.ts'
import { optionLetter, type Guess } from '../../view/question/verdict.ts'
import { studiedKey } from '../../store/cache/cache-keys.ts'
import { answered } from '../lecture/answer.ts'
import type { Study } from '../study.ts'
import { assignedSteps, writtenId, type AssignedStep } from './assigned.ts'
import { stepChanges } from './changes.ts'
import { inDraw } from './own-draw.ts'
import type { CheckAnswers, CheckQuestion } from './check-message.ts'
import { patchedStep } from './step-truth.ts'

/** What the student has done at a step so far. */
interface Done {
  /** The experiment as the student left it; undefined if unchanged. */
  readonly left?: Experiment
  /** The experiment whose answer was shown before the student answered. */
  readonly seen?: Experiment
  readonly answer?: { readonly guess: GivenGuess; readonly experiment: Experiment }
  readonly reason?: Authored
}

export interface StepState {
  readonly id: string
  readonly at: number
  readonly asks: boolean
  readonly guess: string
  /** The guess does not count yet, because the student has not asked for the answer. */
  readonly pending: boolean
  /** The answer was shown before the student answered. */
  readonly seen: boolean
  readonly reason: string
  /** The changes to the experiment in words, and those that the step does not allow. */
  readonly left: string
  readonly outside: string
}

/** Asks for true answers in float64, usually from a worker. */
type Ask = (question: Extract<CheckQuestion, { kind: 'truth' }>) => Promise<CheckAnswers['truth']>

/** Returns the guess of one reader in the form of a file; undefined if nothing was guessed. */
export function givenGuess({ pins, chosen, number, curve }: Guess): GivenGuess | undefined {
  const [pin] = pins
  if (pin) return { place: [pin.at[0], pin.at[1]] }
  if (chosen !== undefined) return { option: chosen }
  if (number !== undefined) return { number }
  if (curve.every((height) => height === undefined)) return undefined
  return { curve: Array.from(curve, (height) => height ?? null) }
}

function guessWords(guess: GivenGuess | undefined): string {
  if (!guess) return ''
  if ('option' in guess) return optionLetter(guess.option)
  if ('number' in guess) return formatNumber(guess.number, 3)
  return 'place' in guess ? `(${guess.place.map((one) => formatNumber(one, 3)).join(', ')})` : 'a curve'
}

const nothingDone: Done = {}

/** Storage for unfinished work by the digests of lectures. */
export interface WorkStorage {
  read(digest: string): string | undefined
  write(digest: string, text: string): void
}

const digests = new WeakMap<Lecture, string>()

function digestOf(lecture: Lecture): string {
  const digest = digests.get(lecture) ?? lectureDigest(lecture)
  digests.set(lecture, digest)
  return digest
}

type AssignedHere = AssignedStep & { readonly lecture: Lecture }

/**
 * The assignment of one student: the guesses at the questions of an assigned lecture, and its experiments as the student
 * left them. The first guess at a question counts, and answers given after the truth was shown are marked. If each
 * student has an own random draw, it comes from the name under which the first step was done. All state is made of
 * signals; it follows the study until `dispose`.
 */
export class StudentWork {
  readonly name = signal<Authored>('')
  readonly #study: Study
  readonly #done = signal<ReadonlyMap<string, Done>>(new Map())
  /** The names that determine the draws of lectures, by lecture id, once work on them has begun. */
  readonly #draws = signal<ReadonlyMap<string, Authored>>(new Map())
  readonly #storage: WorkStorage | undefined
  readonly #stop: () => void
  /** The followed step, and the experiment with which it opened. */
  #followed: { readonly key: string; readonly opening: Experiment } | undefined
  /** A guess whose truth is still being computed. */
  #pending: { readonly here: AssignedHere; readonly answer: NonNullable<Done['answer']> } | undefined
  /** The lecture whose questions have been asked. */
  #asked: Lecture | undefined
  /** Ids of the lectures whose stored work was looked up. */
  readonly #restored = new Set<string>()

  /** `storage` saves the work across reloads of the page. */
  constructor(study: Study, storage?: WorkStorage) {
    this.#study = study
    this.#storage = storage
    const stops = [
      effect(this.#workComes),
      effect(this.#leftFollows),
      effect(this.#answerFollows),
      effect(this.#seenFollows),
    ]
    this.#stop = () => stops.forEach((stop) => stop())
  }

  /** The current lecture, if some of its steps are assigned. */
  readonly lecture = computed((): Lecture | undefined => {
    const { value: place } = this.#study.place
    return assignmentAt(place) && !place.apart ? place.lecture : undefined
  })

  readonly #assigned = computed((): readonly AssignedStep[] => {
    const lecture = this.lecture.value
    return lecture ? assignedSteps(lecture) : []
  })

  readonly steps = computed((): readonly StepState[] => {
    const lecture = this.lecture.value
    if (!lecture) return []
    return this.#assigned.value.map(({ id, at, step }) => {
      const { left, seen, answer, reason = '' } = this.#doneAt({ lecture, id })
      const opening = inDraw(patchedStep(lecture.steps, at), this.seedOf(lecture, at))
      const changes = left && !isOpening(step, opening, left) ? stepChanges(step, opening, left) : undefined
      return {
        ...{ id, at, asks: step.question !== undefined, reason, seen: seen !== undefined },
        guess: guessWords(answer?.guess),
        pending: !answer && step.question !== undefined && this.#study.guessing.isPending(step.question),
        left: changes?.all.map(({ label, after }) => `${label} ${after}`).join('; ') ?? '',
        outside: changes?.outside.map(({ label }) => label).join(', ') ?? '',
      }
    })
  })

  /** Records the student's reason for an answer. */
  explain(id: string, reason: string): void {
    const lecture = this.lecture.peek()
    if (lecture) this.#note(lecture, id, { reason: cut(reason, mostReasonLetters) })
  }

  /** Sets the student's name. If the draws come from it and nothing is done yet, the current step is drawn again. */
  sign(name: string): void {
    this.name.value = cut(name, mostNameLetters)
    this.#drawOwn()
    const lecture = this.lecture.peek()
    if (lecture) this.#keep(lecture)
  }

  /** Returns the seed of the student's own draw at a step; undefined if the step keeps the lecture's. Tracked. */
  seedOf(lecture: Lecture, step: number): number | undefined {
    const assigned = lecture.assignment?.seed && assignedSteps(lecture).find(({ at }) => at === step)
    if (!assigned) return undefined
    const { answer, seen } = this.#doneAt({ lecture, id: assigned.id })
    const done = answer?.experiment ?? seen
    const name = this.#drawName(lecture)
    // Work done before the name was entered uses the lecture's draw.
    if (!name || done?.seed === patchedStep(lecture.steps, step).seed) return undefined
    return nameSeed(name)
  }

  async file(ask: Ask): Promise<{ readonly name: string; readonly text: string }> {
    const lecture = this.lecture.peek()
    if (!lecture) throw new Error('This lecture has nothing to submit.')
    const handedIn = this.#handedIn(lecture)
    const steps: HandedStep[] = []
    for (const handed of handedIn.steps) {
      const { step, answer } = handed
      if (!answer) steps.push(handed)
      else {
        const at = lecture.steps.findIndex((one) => stepId(one) === step)
        const experiment = patchedStep(lecture.steps, at, answer.experiment)
        const { truth } = await ask({ kind: 'truth', step, experiment })
        steps.push({ ...handed, answer: { ...answer, truth } })
      }
    }
    const name = this.name.peek().trim()
    const parts = ['answers', slugOf(lecture.title), ...(name ? [slugOf(name)] : [])]
    return { name: `${parts.join('-')}.json`, text: answersText({ ...handedIn, steps }) }
  }

  /** Returns the work on a lecture, without the true answers. */
  #handedIn(lecture: Lecture): HandedIn {
    const { title, assignment } = lecture
    const [name, draw] = [this.name.peek().trim(), assignment?.seed && this.#drawName(lecture)]
    const steps = assignedSteps(lecture).map((assigned) => {
      const done = this.#doneAt({ lecture, id: assigned.id })
      return handedStep(lecture.steps, assigned, this.seedOf(lecture, assigned.at), done)
    })
    return {
      lecture: { id: writtenId(lecture), title, digest: digestOf(lecture) },
      ...((assignment?.name || assignment?.seed) && name && { name }),
      ...(draw && { draw }),
      saved: new Date().toISOString(),
      steps: steps.filter(({ left, seen, answer }) => left ?? seen ?? answer),
    }
  }

  dispose(): void {
    this.#stop()
  }

  /** Returns the name that determines the draws of a lecture; empty while there is none. */
  #drawName(lecture: Lecture): Authored {
    return this.#draws.value.get(lecture.id) ?? this.name.value.trim()
  }

  #keyOf(lecture: Lecture, id: string): string {
    return `${lecture.id}/${id}`
  }

  #note(lecture: Lecture, id: string, change: Partial<Done>): void {
    const [before, key, draws] = [this.#done.peek(), this.#keyOf(lecture, id), this.#draws.peek()]
    const name = this.name.peek().trim()
    batch(() => {
      this.#done.value = new Map([...before, [key, { ...before.get(key), ...change }]])
      // Finished work keeps its draw, even if the name changes.
      const isOwn = this.#study.place.peek().seed !== undefined
      if (isOwn && name && !draws.has(lecture.id)) this.#draws.value = new Map([...draws, [lecture.id, name]])
    })
    this.#keep(lecture)
  }

  #keep(lecture: Lecture): void {
    this.#storage?.write(digestOf(lecture), answersText(untracked(() => this.#handedIn(lecture))))
  }

  /** Restores work on a lecture from before the page was reloaded. */
  readonly #workComes = (): void => {
    const lecture = this.lecture.value
    if (!lecture || this.#restored.has(lecture.id)) return
    this.#restored.add(lecture.id)
    const text = this.#storage?.read(digestOf(lecture))
    if (text) untracked(() => this.#restore(lecture, text))
  }

  #restore(lecture: Lecture, text: string): void {
    const work = readOr(undefined, () => parseAnswers(text).handedIn)
    if (!work) return
    const { name = '', draw, steps } = work
    const done = new Map(this.#done.peek())
    for (const assigned of assignedSteps(lecture)) {
      const handed = steps.find(({ step }) => step === assigned.id)
      const own = draw ? nameSeed(draw) : undefined
      const one = handed && readOr(undefined, () => doneOf(lecture.steps, assigned, own, handed))
      if (one) done.set(this.#keyOf(lecture, assigned.id), one)
    }
    batch(() => {
      this.#done.value = done
      this.name.value ||= name
      if (draw && steps.length > 0) this.#draws.value = new Map([...this.#draws.peek(), [lecture.id, draw]])
    })
  }

  get #here(): AssignedHere | undefined {
    const { step } = this.#study.place.value
    const lecture = this.lecture.value
    const assigned = this.#assigned.value.find(({ at }) => at === step)
    return lecture && assigned && { ...assigned, lecture }
  }

  /** Records the changes to a step's experiment. Coming back to the step as it opened changes nothing. */
  readonly #leftFollows = (): void => {
    const [here, { experiment }] = [this.#here, this.#study.store]
    if (!here) return void (this.#followed = undefined)
    const key = this.#keyOf(here.lecture, here.id)
    if (this.#followed?.key !== key) {
      this.#followed = { key, opening: experiment }
      // A step opened by a link or the menu is shown before it is drawn.
      queueMicrotask(() => this.#drawOwn())
    } else if (experiment !== this.#followed.opening) untracked(() => this.#noteLeft(here, experiment))
  }

  #noteLeft({ lecture, id, at, step }: AssignedHere, left: Experiment): void {
    const opening = inDraw(patchedStep(lecture.steps, at), this.#study.place.peek().seed)
    const { left: before } = this.#doneAt({ lecture, id })
    if (before || !isOpening(step, opening, left)) this.#note(lecture, id, { left })
  }

  /** Records the first guess whose answer was asked for, as soon as the answer is known. */
  readonly #answerFollows = (): void => {
    const here = this.#here
    const { guessing, store } = this.#study
    const guess = guessing.revealed ? givenGuess(guessing.guess) : undefined
    const [isKnown, isFaulty] = [guessing.truth !== undefined, guessing.fault !== '']
    untracked(() => {
      const isHere = here && this.#isPending(here)
      if (isHere && isFaulty) this.#pending = undefined
      // Asking again, or moving on before the answer is known, still counts as a guess.
      else if (this.#pending && (!isHere || !guess || isKnown)) this.#notePending()
      if (!here || !guess || isFaulty || this.#isPending(here) || this.#doneAt(here).answer) return
      this.#pending = { here, answer: { guess, experiment: store.experiment } }
      if (isKnown) this.#notePending()
    })
  }

  #isPending({ lecture, id }: AssignedHere): boolean {
    const { here } = this.#pending ?? {}
    return here?.id === id && here.lecture.id === lecture.id
  }

  #notePending(): void {
    const { here, answer } = this.#pending ?? {}
    this.#pending = undefined
    if (here && answer) this.#note(here.lecture, here.id, { answer })
  }

  #doneAt({ lecture, id }: Pick<AssignedHere, 'lecture' | 'id'>): Done {
    return this.#done.value.get(this.#keyOf(lecture, id)) ?? nothingDone
  }

  /** Marks an answer as seen if it is shown without a guess, if questions are turned off, or in the free sandbox. */
  readonly #seenFollows = (): void => {
    const { place, guessing, store } = this.#study
    const { lecture, step: at, apart } = place.value
    const assigned =
      lecture && assignmentAt(place.value) && assignedSteps(lecture).find((one) => one.at === at)
    if (!lecture || !assigned?.step.question) return
    const here = { ...assigned, lecture }
    // The page turns questions on for assignments once this module is loaded.
    if (guessing.on) this.#asked = lecture
    const isOff = !guessing.on && this.#asked === lecture
    const isSeen = apart || isOff || (guessing.revealed && givenGuess(guessing.guess) === undefined)
    if (!isSeen) return
    const { experiment } = store
    untracked(() => {
      const { answer, seen } = this.#doneAt(here)
      if (!answer && !seen && !this.#isPending(here)) this.#note(lecture, here.id, { seen: experiment })
    })
  }

  /** Draws the current step with the seed of the student's name, if the assignment asks for that and the step is not answered. */
  #drawOwn(): void {
    untracked(() => {
      const { store, place } = this.#study
      const { lecture, step, apart } = place.value
      if (!lecture || apart) return
      const seed = this.seedOf(lecture, step)
      if (seed === undefined || (seed === place.value.seed && store.experiment.seed === seed)) return
      store.show({ ...store.experiment, seed }, 'your own draw', true, { ...place.value, seed })
    })
  }
}

/** Returns true if an experiment is the one that its step opens with, before or after the answer is shown. */
const isOpening = (step: AssignedStep['step'], opening: Experiment, experiment: Experiment): boolean =>
  [opening, answered(step, opening)].map(studiedKey).includes(studiedKey(experiment))

/** Returns the patch from a step's experiment to this one; undefined if they are equal, in any draw. */
function changeOf(
  step: AssignedStep['step'],
  written: Experiment,
  own: number | undefined,
  experiment: Experiment,
): Patch | undefined {
  const { seed } = experiment
  if (isOpening(step, written, experiment)) return undefined
  if (seed === own && isOpening(step, inDraw(written, own), experiment)) return { seed }
  const { view, title } = written
  return patchBetween({ ...written }, { ...experiment, view, title })
}

/** Returns a step as submitted, without its true answer. */
function handedStep(
  steps: Lecture['steps'],
  { id, at, step }: AssignedStep,
  own: number | undefined,
  { left, seen, answer, reason }: Done,
): HandedStep {
  const written = patchedStep(steps, at)
  const isLeft = left && !isOpening(step, inDraw(written, own), left)
  const changed = isLeft ? changeOf(step, written, own, left) : undefined
  const about = answer && changeOf(step, written, own, answer.experiment)
  return {
    step: id,
    ...(changed && { left: changed }),
    ...(seen && { seen: true }),
    ...(answer && {
      answer: {
        guess: answer.guess,
        ...(about && { experiment: about }),
        truth: [],
        ...(reason && { reason }),
      },
    }),
  }
}

/**
 * Returns the work at a submitted step.
 * @throws ExperimentError if one of its experiments is invalid
 */
function doneOf(
  steps: Lecture['steps'],
  { at }: AssignedStep,
  own: number | undefined,
  { left, seen, answer }: HandedStep,
): Done {
  const shown = answer?.experiment ?? (own === undefined ? {} : { seed: own })
  return {
    ...(left && { left: patchedStep(steps, at, left) }),
    ...(seen && { seen: patchedStep(steps, at, shown) }),
    ...(answer && {
      answer: { guess: answer.guess, experiment: patchedStep(steps, at, answer.experiment) },
      ...(answer.reason && { reason: answer.reason }),
    }),
  }
}

/** Returns the result, or a fallback if reading throws. */
function readOr<T, U>(otherwise: U, read: () => T): T | U {
  try {
    return read()
  } catch (error) {
    if (error instanceof ExperimentError) return otherwise
    throw error
  }
}
