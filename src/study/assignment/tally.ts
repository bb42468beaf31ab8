import { maxOf } from '../../math/statistics/range.ts'
import type { Question } from '../../exchange/lecture/scenario.ts'
import type { AssignedStep } from './assigned.ts'
import type { CheckedAnswer, CheckedFile } from './checked.ts'

/** The guesses of a class at a question, from the files that count and can be read. */
export interface Tally {
  readonly id: string
  /** The index of its step in the lecture. */
  readonly at: number
  readonly question: Question
  readonly given: number
  readonly right: number
  /** Number of answers given after the truth was shown; the other numbers exclude them. */
  readonly seen: number
  /** Number of students for each option, in order. */
  readonly options: readonly number[]
  /** The option that is right for most of them. */
  readonly option: number | undefined
  readonly numbers: readonly number[]
  readonly places: readonly (readonly [number, number])[]
  /** The truth, if it is the same for all of them. */
  readonly truth: readonly number[] | undefined
  readonly reasons: readonly string[]
}

const counts = ({ state }: CheckedFile): boolean => state === 'agrees' || state === 'disagrees'

function tallyOf({ id, at }: AssignedStep, question: Question, all: readonly CheckedAnswer[]): Tally {
  const answers = all.filter(({ seen }) => !seen)
  const guesses = answers.flatMap(({ guess }) => (guess ? [guess] : []))
  const chosen = guesses.flatMap((guess) => ('option' in guess ? [guess.option] : []))
  const options = (question.options ?? []).map((_, i) => chosen.filter((option) => option === i).length)
  const rightly = answers.filter(({ right }) => right)
  const rightFor = options.map(
    (_, i) => rightly.filter(({ guess }) => guess && 'option' in guess && guess.option === i).length,
  )
  const truths = new Set(answers.flatMap(({ guess, truth }) => (guess ? [JSON.stringify(truth)] : [])))
  return {
    ...{ id, at, question, options },
    given: guesses.length,
    right: rightly.length,
    seen: all.filter(({ seen, guess }) => seen && guess).length,
    option: maxOf(rightFor) > 0 ? rightFor.indexOf(maxOf(rightFor)) : undefined,
    numbers: guesses.flatMap((guess) => ('number' in guess ? [guess.number] : [])),
    places: guesses.flatMap((guess) => ('place' in guess ? [guess.place] : [])),
    truth: truths.size === 1 ? answers.find(({ guess }) => guess)?.truth : undefined,
    reasons: answers.map(({ reason }) => reason.trim()).filter(Boolean),
  }
}

/** Returns the guesses in all files for each assigned question. */
export const tallies = (assigned: readonly AssignedStep[], files: readonly CheckedFile[]): readonly Tally[] =>
  assigned.flatMap((one) => {
    const { question } = one.step
    if (!question) return []
    const answers = files.filter(counts).flatMap((file) => file.answers.filter(({ step }) => step === one.id))
    return [tallyOf(one, question, answers)]
  })

/** Returns the most chosen option if it is wrong; undefined if the right one won, or nobody chose. */
export function belief({ options, option }: Pick<Tally, 'options' | 'option'>): number | undefined {
  const most = maxOf(options)
  const first = options.indexOf(most)
  return most > 0 && first !== option ? first : undefined
}
