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

/** What was done at a step so far. */
interface Done {
  /** The experiment as it was left; undefined where nothing was changed. */
  readonly left?: Experiment
  /** The experiment whose answer was shown before the question was answered. */
  readonly seen?: Experiment
  readonly answer?: { readonly guess: GivenGuess; readonly experiment: Experiment }
  readonly reason?: Authored
}

/** A step that is handed in, as it stands. */
export interface StepState {
  readonly id: string
  readonly at: number
  /** It asks something. */
  readonly asks: boolean
  /** The guess in words; empty where there is none yet. */
  readonly guess: string
  /** A guess was made that does not count, because its answer was not asked for. */
  readonly pending: boolean
  /** The answer was shown before it was given. */
  readonly seen: boolean
  readonly reason: string
  /** What the experiment was left with, in words, and what of it the step does not give into the hand. */
  readonly left: string
  readonly outside: string
}

/** Answers in float64, as a worker has them. */
type Ask = (question: Extract<CheckQuestion, { kind: 'truth' }>) => Promise<CheckAnswers['truth']>

/** The guess of one reader as a file has it; undefined where nothing was guessed. */
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

/** A place for unfinished work, by the digests of lectures. */
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

/** A step that is handed in, and its lecture. */
type AssignedHere = AssignedStep & { readonly lecture: Lecture }

/**
 * The homework of one student: the guesses at the questions of an assigned lecture, and its experiments as they were left. The first guess
 * at a question counts, and an answer that was shown before it was given is marked. Where each student has a random draw of their own,
 * it is that of the name under which the first step was done. It is made of signals, and reads along until `dispose`.
 */
export class StudentWork {
  readonly name = signal<Authored>('')
  readonly #study: Study
  readonly #done = signal<ReadonlyMap<string, Done>>(new Map())
  /** The names from which lectures that were begun are drawn, by the ids of the lectures. */
  readonly #draws = signal<ReadonlyMap<string, Authored>>(new Map())
  readonly #storage: WorkStorage | undefined
  readonly #stop: () => void
  /** The step whose experiment is followed, and the experiment with which it opened. */
  #followed: { readonly key: string; readonly opening: Experiment } | undefined
  /** A guess whose truth is still being computed. */
  #pending: { readonly here: AssignedHere; readonly answer: NonNullable<Done['answer']> } | undefined
  /** The lecture whose questions have been asked. */
  #asked: Lecture | undefined
  /** Ids of the lectures whose stored work was looked for. */
  readonly #restored = new Set<string>()

  /** `storage` keeps the work while its page is loaded again. */
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

  /** The lecture at hand, where some of it is handed in; undefined elsewhere. */
  readonly lecture = computed((): Lecture | undefined => {
    const { value: place } = this.#study.place
    return assignmentAt(place) && !place.apart ? place.lecture : undefined
  })

  readonly #assigned = computed((): readonly AssignedStep[] => {
    const lecture = this.lecture.value
    return lecture ? assignedSteps(lecture) : []
  })

  /** The steps that are handed in, as they stand. */
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

  /** Why a step is answered so, in words of one's own. */
  explain(id: string, reason: string): void {
    const lecture = this.lecture.peek()
    if (lecture) this.#note(lecture, id, { reason: cut(reason, mostReasonLetters) })
  }

  /** Takes a name. If the draws come from it and nothing is done yet, the current step is drawn again. */
  sign(name: string): void {
    this.name.value = cut(name, mostNameLetters)
    this.#drawOwn()
    const lecture = this.lecture.peek()
    if (lecture) this.#keep(lecture)
  }

  /** Returns the seed of the student's own draw at a step; undefined if the step keeps that of the lecture. Tracked. */
  seedOf(lecture: Lecture, step: number): number | undefined {
    const assigned = lecture.assignment?.seed && assignedSteps(lecture).find(({ at }) => at === step)
    if (!assigned) return undefined
    const { answer, seen } = this.#doneAt({ lecture, id: assigned.id })
    const done = answer?.experiment ?? seen
    const name = this.#drawName(lecture)
    // What was done before a name was there is of the lecture's draw.
    if (!name || done?.seed === patchedStep(lecture.steps, step).seed) return undefined
    return nameSeed(name)
  }

  /** What is handed in as a file, with its name. Rejects where an answer cannot be computed. */
  async file(ask: Ask): Promise<{ readonly name: string; readonly text: string }> {
    const lecture = this.lecture.peek()
    if (!lecture) throw new Error('Nothing in this lecture is to submit.')
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

  /** What is done of a lecture, without the truths of its answers. */
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

  /** The name from which a lecture is drawn; empty while there is none. */
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
      // What is done stays in one draw, whatever the name becomes.
      const isOwn = this.#study.place.peek().seed !== undefined
      if (isOwn && name && !draws.has(lecture.id)) this.#draws.value = new Map([...draws, [lecture.id, name]])
    })
    this.#keep(lecture)
  }

  #keep(lecture: Lecture): void {
    this.#storage?.write(digestOf(lecture), answersText(untracked(() => this.#handedIn(lecture))))
  }

  /** The work on a lecture that this page left when it was loaded again. */
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

  /** The current step and its lecture, if it is handed in. */
  get #here(): AssignedHere | undefined {
    const { step } = this.#study.place.value
    const lecture = this.lecture.value
    const assigned = this.#assigned.value.find(({ at }) => at === step)
    return lecture && assigned && { ...assigned, lecture }
  }

  /** What is changed in a step is what it is left with; coming back to it as it opened changes nothing. */
  readonly #leftFollows = (): void => {
    const [here, { experiment }] = [this.#here, this.#study.store]
    if (!here) return void (this.#followed = undefined)
    const key = this.#keyOf(here.lecture, here.id)
    if (this.#followed?.key !== key) {
      this.#followed = { key, opening: experiment }
      // A step that a link or a menu has opened is shown before it is drawn.
      queueMicrotask(() => this.#drawOwn())
    } else if (experiment !== this.#followed.opening) untracked(() => this.#noteLeft(here, experiment))
  }

  #noteLeft({ lecture, id, at, step }: AssignedHere, left: Experiment): void {
    const opening = inDraw(patchedStep(lecture.steps, at), this.#study.place.peek().seed)
    const { left: before } = this.#doneAt({ lecture, id })
    if (before || !isOpening(step, opening, left)) this.#note(lecture, id, { left })
  }

  /** The first guess whose answer was asked for counts, from the moment at which that is known. */
  readonly #answerFollows = (): void => {
    const here = this.#here
    const { guessing, store } = this.#study
    const guess = guessing.revealed ? givenGuess(guessing.guess) : undefined
    const [isKnown, isFaulty] = [guessing.truth !== undefined, guessing.fault !== '']
    untracked(() => {
      const isHere = here && this.#isPending(here)
      if (isHere && isFaulty) this.#pending = undefined
      // Whoever asks again or goes on before the answer is known has guessed all the same.
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

  /** An answer is seen when it is asked for without a guess, when questions are turned off, and in the free sandbox. */
  readonly #seenFollows = (): void => {
    const { place, guessing, store } = this.#study
    const { lecture, step: at, apart } = place.value
    const assigned =
      lecture && assignmentAt(place.value) && assignedSteps(lecture).find((one) => one.at === at)
    if (!lecture || !assigned?.step.question) return
    const here = { ...assigned, lecture }
    // The page turns questions on for homework once this is here.
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

  /** Draws the current step from the seed of the student's name, if the assignment asks for that and the step is not answered. */
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

/** True of an experiment as its step opens it, before or after the answer is seen. */
const isOpening = (step: AssignedStep['step'], opening: Experiment, experiment: Experiment): boolean =>
  [opening, answered(step, opening)].map(studiedKey).includes(studiedKey(experiment))

/** Returns an experiment of a step as a patch on what the step was written with; undefined if it is that, in whatever draw. */
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

/** Returns a step as it is handed in, without the truth of its answer. */
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

/** Returns what was done at a step that was handed in. @throws ExperimentError if its experiments are none */
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

/** Returns what is read, or something else if it is broken. */
function readOr<T, U>(otherwise: U, read: () => T): T | U {
  try {
    return read()
  } catch (error) {
    if (error instanceof ExperimentError) return otherwise
    throw error
  }
}
