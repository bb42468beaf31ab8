import {
  parseAnswers,
  type GivenGuess,
  type HandedIn,
  type ReadAnswers,
} from '../../exchange/assignment/answers-file.ts'
import { lectureDigest } from '../../exchange/assignment/lecture-digest.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { issuesOf } from '../../experiment/spec/values/error.ts'
import { capitalized, formatExact } from '../../math/picture/format.ts'
import type { Lecture } from '../../scenarios/place.ts'
import type { Question } from '../../exchange/lecture/scenario.ts'
import { studiedKey } from '../../store/cache/cache-keys.ts'
import type { Answers } from '../../theory/quantity/source.ts'
import type { SweepPoint } from '../../theory/sweep/sweep.ts'
import { asGiven } from '../../words/language/language.ts'
import { noGuess, verdictOf, type Guess } from '../../view/question/verdict.ts'
import { assignedSteps, stepsNamed, writtenId, type AssignedStep } from './assigned.ts'
import { stepChanges, type StepChanges } from './changes.ts'
import { unreadFile, type CheckedAnswer, type CheckedFile } from './checked.ts'
import { drawNotes, drawOf, inDraw } from './own-draw.ts'
import { patchedStep, stepTruth, type StepTruth } from './step-truth.ts'

export type AssignedLecture = Pick<Lecture, 'id' | 'title' | 'steps' | 'assignment'>

/** The largest relative difference between the numbers of two computers: rounding errors grow during a run. */
const rounding = 1e-3

const sentence = (words: string): string => {
  const said = capitalized(words)
  return /[.?!]$/u.test(said) ? said : `${said}.`
}

export function pageGuess(guess: GivenGuess): Guess {
  if ('place' in guess) return { ...noGuess, pins: [{ name: '', at: guess.place }] }
  if ('number' in guess) return { ...noGuess, number: guess.number, numbers: [guess.number] }
  if ('option' in guess) return { ...noGuess, chosen: guess.option }
  return { ...noGuess, curve: guess.curve.map((height) => height ?? undefined) }
}

/** How far off a guess is, without the guess, which has its own column. */
const distanceIn = (told: string): string => told.replace(/^[^:]*: /u, '').replace(/\.$/u, '')

/** Returns why a guess does not fit a question. */
function guessFault({ kind, options = [] }: Question<number>, guess: GivenGuess): string | undefined {
  const forms = { place: 'place', number: 'number', choice: 'option', curve: 'curve' } as const
  if (!(forms[kind] in guess)) return 'its guess does not fit the kind of question'
  if ('option' in guess && guess.option >= options.length) return 'it chose an option that does not exist'
  return undefined
}

/** Returns true if the number in a file is the recomputed one. */
function agrees({ within = 0, scale }: Question<number>, said: number | null, found: number): boolean {
  if (said === null || !Number.isFinite(found)) return said === null && !Number.isFinite(found)
  const near = scale?.log ? 0 : within / 10
  return Math.abs(said - found) <= Math.max(near, rounding * Math.abs(found), 1e-9)
}

/** The experiment of a step as a file has it: the changes that the step does not allow, and all changes in words. */
interface Changed extends Pick<StepChanges, 'outside'> {
  readonly experiment: Experiment
  readonly words: string
  /** The experiment uses the student's own draw. */
  readonly drawn: boolean
}

const inWords = (truth: readonly (number | null)[]): string =>
  truth.length > 2
    ? 'a curve'
    : truth
        .map((one) => (one === null || !Number.isFinite(one) ? 'no number' : formatExact(one, 4)))
        .join(', ')

/**
 * Checks files of answers to a lecture by computing their answers again; equal experiments are computed once. `stored`
 * has the points of the steps' sweeps by step id.
 */
export class FileCheck {
  readonly #lecture: AssignedLecture
  readonly #answers: Answers
  readonly #stored: ReadonlyMap<string, readonly SweepPoint[]>
  readonly #assigned: readonly AssignedStep[]
  readonly #digest: string
  readonly #truths = new Map<string, Promise<StepTruth>>()
  readonly #known = new Map<string, Changed>()

  constructor(
    lecture: AssignedLecture,
    answers: Answers,
    stored: ReadonlyMap<string, readonly SweepPoint[]> = new Map(),
  ) {
    this.#lecture = lecture
    this.#answers = answers
    this.#stored = stored
    this.#assigned = assignedSteps(lecture)
    this.#digest = lectureDigest(lecture)
  }

  /** Returns the true answer to a step's question for an experiment. Rejects with an ExperimentError if it has none. */
  truth({ id, at }: Pick<AssignedStep, 'id' | 'at'>, experiment: Experiment): Promise<StepTruth> {
    const key = `${id} ${studiedKey(experiment)}`
    const known = this.#truths.get(key)
    if (known) return known
    const found = stepTruth(this.#lecture.steps, at, experiment, this.#answers, this.#stored.get(id))
    this.#truths.set(key, found)
    return found
  }

  /** Parses a file and recomputes its answers. Never rejects: problems are returned as notes. */
  async check(file: string, text: string): Promise<CheckedFile> {
    try {
      const read = parseAnswers(text)
      const other = this.#otherLecture(read.handedIn)
      return other ? unreadFile(file, other) : await this.#checked(file, read)
    } catch (error) {
      const [first] = issuesOf(error)
      const where = first?.path ? `${first.path} ` : ''
      return unreadFile(file, sentence(`${where}${first?.message ?? 'it cannot be read'}`))
    }
  }

  /** Returns why a file cannot be used here, if it belongs to another lecture. */
  #otherLecture({ lecture }: HandedIn): string | undefined {
    if (lecture.digest === this.#digest) return undefined
    return lecture.id === writtenId(this.#lecture)
      ? 'It answers an earlier or later version of this lecture.'
      : `It belongs to another lecture, “${asGiven(lecture.title)}”.`
  }

  async #checked(file: string, { form, handedIn, sealed }: ReadAnswers): Promise<CheckedFile> {
    const { name = '', saved, steps } = handedIn
    const { assignment } = this.#lecture
    const own = drawOf(handedIn, form)
    const notes = sealed ? [] : ['The file was changed after it was saved.']
    const strange: string[] = []
    const answers: CheckedAnswer[] = []
    let isDrawn = false
    const asked = new Set(this.#assigned.map(({ id }) => id))
    const others = steps.filter(({ step }) => !asked.has(step))
    // The students' link may assign other steps than the lecture opened here.
    const further = stepsNamed(this.#lecture, new Set(others.map(({ step }) => step)))
    for (const assigned of [...this.#assigned, ...further]) {
      const handed = steps.filter(({ step }) => step === assigned.id)
      if (handed.length > 1) notes.push(`It contains step ${assigned.at + 1} twice.`)
      const { answer, faults, drawn } = await this.#checkedStep(assigned, handed[0], own)
      answers.push(answer)
      isDrawn ||= drawn
      notes.push(...faults.map((fault) => `Step ${assigned.at + 1}: ${fault}.`))
    }
    if (others.some(({ step }) => !further.some(({ id }) => id === step)))
      notes.push('It answers steps that the lecture does not have.')
    if (assignment && further.length > 0)
      strange.push('It answers steps that this version of the assignment does not ask for.')
    if (assignment?.name && !name.trim()) strange.push('It has no name.')
    strange.push(...drawNotes(handedIn, isDrawn, assignment))
    return {
      ...{ file, name, seed: isDrawn ? own : undefined, saved, answers },
      state: notes.length > 0 ? 'disagrees' : 'agrees',
      notes: [...notes, ...strange],
      key: JSON.stringify([saved, steps]),
    }
  }

  async #checkedStep(
    assigned: AssignedStep,
    handed: HandedIn['steps'][number] | undefined,
    own: number | undefined,
  ): Promise<{
    readonly answer: CheckedAnswer
    readonly faults: readonly string[]
    /** The step uses the student's own draw. */
    readonly drawn: boolean
  }> {
    const { id, step } = assigned
    const { answer, left, seen = false } = handed ?? {}
    const faults: string[] = []
    let drawn = false
    const unanswered: CheckedAnswer = {
      ...{ step: id, guess: undefined, right: undefined, off: '', truth: [], left: '', patch: undefined },
      ...{ seen, reason: answer?.reason ?? '' },
    }
    try {
      const changes = this.#changes(assigned, left, own)
      const about = this.#changes(assigned, answer?.experiment, own)
      drawn = changes.drawn || about.drawn
      const outside = new Map([...changes.outside, ...about.outside].map((one) => [one.path.join('.'), one]))
      for (const { label, before, after } of outside.values())
        faults.push(`${label} was changed from ${before} to ${after}, but this step has no control for it`)
      const found = { ...unanswered, left: changes.words, patch: left ?? answer?.experiment }
      if (!answer || !step.question) return { answer: found, faults, drawn }
      const { truth, asked } = await this.truth(assigned, about.experiment)
      const fault = guessFault(asked, answer.guess)
      if (fault) return { answer: { ...found, truth }, faults: [...faults, fault], drawn }
      const said = answer.truth
      const isSame =
        said.length === truth.length && truth.every((one, i) => agrees(asked, said[i] ?? null, one))
      if (!isSame) faults.push(`the file gives ${inWords(said)}, but its experiment gives ${inWords(truth)}`)
      const { right, distances } = verdictOf(asked, pageGuess(answer.guess), truth)
      const off = asked.kind === 'choice' ? '' : distanceIn(distances[0] ?? '')
      return { answer: { ...found, guess: answer.guess, right, off, truth }, faults, drawn }
    } catch (error) {
      const [first] = issuesOf(error)
      const fault = `its experiment is not valid: ${first?.message ?? ''}`
      return { answer: unanswered, faults: [...faults, fault], drawn }
    }
  }

  /**
   * Returns the experiment that results from a patch on a step's, and the changes. Equal patches are computed once.
   * @throws ExperimentError if the patch is invalid
   */
  #changes(assigned: AssignedStep, patch: unknown, own: number | undefined): Changed {
    const key = `${assigned.id} ${own} ${JSON.stringify(patch)}`
    const known = this.#known.get(key) ?? this.#changed(assigned, patch, own)
    this.#known.set(key, known)
    return known
  }

  #changed({ at, step }: AssignedStep, patch: unknown, own: number | undefined): Changed {
    const { steps } = this.#lecture
    const [written, experiment] = [patchedStep(steps, at), patchedStep(steps, at, patch)]
    const opening = experiment.seed === own ? inDraw(written, own) : written
    const { all, outside } = stepChanges(step, opening, experiment)
    const words = all.map(({ label, after }) => `${label}: ${after}`).join('; ')
    return { experiment, outside, words, drawn: opening !== written }
  }
}
