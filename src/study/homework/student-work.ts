import { batch, computed, effect, signal, untracked } from '@preact/signals-core'
import { patchBetween } from '../../edit/patch.ts'
import {
  answersText,
  mostNameLetters,
  mostReasonLetters,
  type GivenGuess,
  type HandedStep,
} from '../../exchange/homework/answers-file.ts'
import { lectureDigest } from '../../exchange/homework/lecture-digest.ts'
import { nameSeed } from '../../exchange/homework/name-seed.ts'
import { slugOf } from '../../exchange/lecture/slug.ts'
import type { Patch } from '../../experiment/format/merge.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { cut } from '../../experiment/spec/values/error.ts'
import { formatNumber } from '../../math/picture/format.ts'
import type { Lecture } from '../../scenarios/place.ts'
import { optionLetter, type Guess } from '../../view/question/verdict.ts'
import { studiedKey } from '../../store/cache/cache-keys.ts'
import { answered } from '../lecture/answer.ts'
import type { Study } from '../study.ts'
import { assignedSteps, writtenId, type AssignedStep } from './assigned.ts'
import { stepChanges } from './changes.ts'
import type { CheckAnswers, CheckQuestion } from './check-message.ts'
import { patchedStep } from './step-truth.ts'

/** What was done at a step so far. */
interface Done {
  /** The experiment as it was left; undefined where nothing was changed. */
  readonly left?: Experiment
  readonly answer?: { readonly guess: GivenGuess; readonly experiment: Experiment }
  readonly reason?: string
}

/** A step that is handed in, as it stands. */
export interface StepState {
  readonly id: string
  readonly at: number
  /** It asks something. */
  readonly asks: boolean
  /** The guess in words; empty where there is none yet. */
  readonly guess: string
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

/**
 * The homework of one reader: the guesses at the questions of an assigned lecture, and its experiments as they were left. The first guess
 * at a question counts. Kept as long as the page is. It is made of signals, and reads along until `dispose`.
 */
export class StudentWork {
  readonly name = signal('')
  readonly #study: Study
  readonly #done = signal<ReadonlyMap<string, Done>>(new Map())
  readonly #stop: () => void
  /** The step whose experiment is followed, and the experiment with which it opened. */
  #followed: { readonly key: string; readonly opening: Experiment } | undefined

  constructor(study: Study) {
    this.#study = study
    const stops = [effect(this.#leftFollows), effect(this.#answerFollows)]
    this.#stop = () => stops.forEach((stop) => stop())
  }

  /** The lecture at hand, where some of it is handed in; undefined elsewhere. */
  readonly lecture = computed((): Lecture | undefined => {
    const { lecture, apart } = this.#study.place.value
    return lecture?.assignment && !apart ? lecture : undefined
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
      const { left, answer, reason = '' } = this.#done.value.get(this.#keyOf(id)) ?? nothingDone
      const written = patchedStep(lecture.steps, at)
      const isLeft = left && changeOf(step, written, left) !== undefined
      const changes = isLeft ? stepChanges(step, written, left, this.#seed !== undefined) : undefined
      return {
        ...{ id, at, asks: step.question !== undefined, reason },
        guess: guessWords(answer?.guess),
        left: changes?.all.map(({ label, after }) => `${label} ${after}`).join('; ') ?? '',
        outside: changes?.outside.map(({ label }) => label).join(', ') ?? '',
      }
    })
  })

  /** Why a step is answered so, in words of one's own. */
  explain(id: string, reason: string): void {
    this.#note(this.#keyOf(id), { reason: cut(reason, mostReasonLetters) })
  }

  /** Takes a name. Where the seed comes from it, the step at hand is drawn anew. */
  sign(name: string): void {
    this.name.value = cut(name, mostNameLetters)
    this.#drawOwn()
  }

  /** What is handed in as a file, with its name. Rejects where an answer cannot be computed. */
  async file(ask: Ask): Promise<{ readonly name: string; readonly text: string }> {
    const lecture = this.lecture.peek()
    if (!lecture) throw new Error('Nothing of this lecture is handed in.')
    const { title, steps, assignment } = lecture
    const name = this.name.peek().trim()
    const handed: HandedStep[] = []
    for (const assigned of this.#assigned.peek()) {
      const done = this.#done.peek().get(this.#keyOf(assigned.id)) ?? nothingDone
      handed.push(await handedStep(steps, assigned, done, ask))
    }
    const text = answersText({
      lecture: { id: writtenId(lecture), title, digest: lectureDigest(lecture) },
      ...(assignment?.name && name && { name }),
      saved: new Date().toISOString(),
      steps: handed.filter(({ left, answer }) => left ?? answer),
    })
    const parts = ['answers', slugOf(title), ...(name ? [slugOf(name)] : [])]
    return { name: `${parts.join('-')}.json`, text }
  }

  dispose(): void {
    this.#stop()
  }

  /** The seed of one's name, where the lecture draws from it. */
  get #seed(): number | undefined {
    const name = this.name.value.trim()
    return this.lecture.value?.assignment?.seed && name ? nameSeed(name) : undefined
  }

  #keyOf(id: string): string {
    return `${this.lecture.value?.id ?? ''}/${id}`
  }

  #note(key: string, change: Partial<Done>): void {
    const before = this.#done.peek()
    this.#done.value = new Map([...before, [key, { ...before.get(key), ...change }]])
  }

  /** The step at hand, where it is handed in. */
  get #here(): AssignedStep | undefined {
    const { step } = this.#study.place.value
    return this.#assigned.value.find(({ at }) => at === step)
  }

  /** What is changed in a step is what it is left with; coming back to it as it was written changes nothing. */
  readonly #leftFollows = (): void => {
    const [here, { experiment }] = [this.#here, this.#study.store]
    if (!here) return void (this.#followed = undefined)
    const key = this.#keyOf(here.id)
    if (this.#followed?.key !== key) {
      this.#followed = { key, opening: experiment }
      // The step is shown before its seed is another: both are changes that undo takes back.
      queueMicrotask(() => this.#drawOwn())
    } else if (experiment !== this.#followed.opening)
      untracked(() => batch(() => this.#note(key, { left: experiment })))
  }

  readonly #answerFollows = (): void => {
    const here = this.#here
    const { guessing, store } = this.#study
    if (!here || !guessing.revealed || !guessing.truth) return
    const guess = givenGuess(guessing.guess)
    const key = this.#keyOf(here.id)
    untracked(() => {
      if (guess && !this.#done.peek().get(key)?.answer)
        this.#note(key, { answer: { guess, experiment: store.experiment } })
    })
  }

  /** Draws the step at hand from the seed of the name, where that is asked for and the question is still open. */
  #drawOwn(): void {
    untracked(() => {
      const [here, seed] = [this.#here, this.#seed]
      const { store, guessing } = this.#study
      if (!here || seed === undefined || guessing.revealed || store.experiment.seed === seed) return
      store.edit({ seed }, 'your own draw')
    })
  }
}

/** An experiment of a step as a patch on what the step was written with; undefined where it is that, before or after the answer is seen. */
function changeOf(
  step: AssignedStep['step'],
  written: Experiment,
  experiment: Experiment,
): Patch | undefined {
  const shown = [written, answered(step, written)].map(studiedKey)
  const { view, title } = written
  const patch = patchBetween({ ...written }, { ...experiment, view, title })
  return shown.includes(studiedKey(experiment)) || Object.keys(patch).length === 0 ? undefined : patch
}

/** A step as it is handed in, with the truth of its answer. */
async function handedStep(
  steps: Lecture['steps'],
  { id, at, step }: AssignedStep,
  { left, answer, reason }: Done,
  ask: Ask,
): Promise<HandedStep> {
  const written = patchedStep(steps, at)
  const changed = left && changeOf(step, written, left)
  const about = answer && changeOf(step, written, answer.experiment)
  const told = answer && (await ask({ kind: 'truth', step: id, experiment: patchedStep(steps, at, about) }))
  return {
    step: id,
    ...(changed && { left: changed }),
    ...(answer && {
      answer: {
        guess: answer.guess,
        ...(about && { experiment: about }),
        truth: told?.truth ?? [],
        ...(reason && { reason }),
      },
    }),
  }
}
