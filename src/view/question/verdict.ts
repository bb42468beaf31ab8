import type { Truth } from '../../analyses/truth.ts'
import { capitalized, formatExact, formatNumber } from '../../math/picture/format.ts'
import { formatTogether } from '../../math/picture/numbers-together.ts'
import type { Option, Question } from '../../exchange/lecture/scenario.ts'
import type { PlanePoint } from '../../store/selection.ts'
import { quantile } from '../../math/statistics/quantile.ts'
import { minOf } from '../../math/statistics/range.ts'
import { asGiven } from '../../words/language/language.ts'

/** A named place of the plane: a guess, or an option. */
export interface NamedPlace {
  readonly name: string
  readonly at: PlanePoint
  /** CSS colour; by default that of ink. */
  readonly color?: string | undefined
}

/** A guess of one reader, or of an audience with its votes and pins. */
export interface Guess {
  readonly pins: readonly NamedPlace[]
  readonly chosen: number | undefined
  /** Votes for each option. */
  readonly hands: readonly number[]
  /** The guessed number; for an audience, the median of its `numbers`. */
  readonly number: number | undefined
  /** Guesses of an audience, in the order in which they were counted. */
  readonly numbers: readonly number[]
  /** Height drawn at each value of a sweep; undefined if none is. */
  readonly curve: readonly (number | undefined)[]
}

/** The guess before anything was guessed. */
export const noGuess: Guess = {
  pins: [],
  chosen: undefined,
  hands: [],
  number: undefined,
  numbers: [],
  curve: [],
}

/** Number of given points of a sweep's curve, whose rest is to be drawn. */
export const givenPoints = 2

/** The median of numbers; undefined for an empty list. */
export const middleOf = (numbers: readonly number[]): number | undefined =>
  numbers.length === 0
    ? undefined
    : quantile(
        numbers.toSorted((one, other) => one - other),
        0.5,
      )

/** Returns true if anything was guessed. */
export const hasGuess = ({ pins, chosen, hands, number, curve }: Guess): boolean =>
  pins.length > 0 ||
  curve.some((value) => value !== undefined) ||
  chosen !== undefined ||
  number !== undefined ||
  hands.some((count) => count > 0)

/** The truth compared with the guess, in words. */
export interface Verdict {
  /** Undefined if nothing was guessed, or only by votes. */
  readonly right: boolean | undefined
  readonly option: number | undefined
  readonly headline: string
  /** Distance of each guess, in a sentence. */
  readonly distances: readonly string[]
}

export const optionLetter = (index: number): string => String.fromCharCode(65 + index)

const digits = 3

/** Relative difference below which two distances are equal. */
const rounding = 1e-9

/** Returns the right option for an answer; a sentence if none is, or several are. */
export function rightOption({ options = [], within }: Question<number>, answer: number): number | string {
  const distances = options.map(({ value, interval }, i) =>
    interval ? Infinity : Math.abs((value ?? i) - answer),
  )
  const least = minOf(distances)
  const those = (isRight: (option: Option<number>, i: number) => boolean | undefined) =>
    [...options.keys()].filter((i) => isRight(options[i]!, i))
  const nearest = those((_, i) => distances[i]! <= least * (1 + rounding) && least < Infinity)
  const held = those(({ interval }) => interval && interval[0] <= answer && answer < interval[1])
  const hasIntervals = options.some(({ interval }) => interval)
  const isNear = least <= (within ?? 0) || (held.length === 0 && !(hasIntervals && within))
  const right = isNear ? nearest : held
  const [first, ...others] = right
  const is = `it is ${formatExact(answer, digits)}`
  if (first === undefined) return `No option is right: ${is}`
  if (others.length === 0) return first
  return `${right.map(optionLetter).join(' and ')} are ${isNear ? 'equally close' : 'both right'}: ${is}`
}

export function verdictOf(question: Question<number>, guess: Guess, truth: Truth): Verdict {
  if (question.kind === 'choice') return ofChoice(question, guess, truth)
  if (question.kind === 'place') return ofPlace(question, guess, truth)
  return question.kind === 'curve' ? ofCurve(question, guess, truth) : ofNumber(question, guess, truth)
}

/** Returns truth and guess in two lines, such as 'It is 0.83.' and 'You guessed 2.1: 1.3 too high.'; only the first without a guess. */
export function verdictLines({ right, headline, distances }: Verdict): readonly string[] {
  const told = `${headline}.`
  return [right === true ? `Right! ${told}` : told, ...distances.slice(0, 1)]
}

function ofChoice(question: Question<number>, { chosen, hands }: Guess, [value = NaN]: Truth): Verdict {
  const option = rightOption(question, value)
  if (typeof option === 'string')
    return { right: undefined, option: undefined, headline: option, distances: [] }
  const right = chosen === undefined ? undefined : chosen === option
  const total = hands.reduce((sum, count) => sum + count, 0)
  const labelOf = (at: number) => asGiven(question.options?.[at]?.label ?? '')
  return {
    right: total > 0 ? undefined : right,
    option,
    headline: `It is ${optionLetter(option)}: ${labelOf(option)}`,
    distances:
      total > 0
        ? [`${hands[option] ?? 0} of ${total} got it right.`]
        : chosen === undefined || right === true
          ? []
          : [`You guessed ${optionLetter(chosen)}: ${labelOf(chosen)}.`],
  }
}

function ofPlace({ answer, within = 0 }: Question, { pins }: Guess, [a = NaN, b = NaN]: Truth): Verdict {
  const off = pins.map(({ at }) => Math.hypot(at[0] - a, at[1] - b))
  const words = (distance: number) =>
    `off by ${formatNumber(distance, 2)}${distance <= within ? ': close enough' : ''}`
  const isEnd = 'quantity' in answer && answer.quantity === 'end-place'
  return {
    right: pins.length === 1 ? off.every((distance) => distance <= within) : undefined,
    option: undefined,
    headline: `It ${isEnd ? 'ends' : 'is'} at (${formatNumber(a, digits)},\u00a0${formatNumber(b, digits)})`,
    distances: pins.map(({ name }, i) => `${capitalized(name)}: ${words(off[i]!)}.`),
  }
}

/** Returns whether a number is near enough to the truth, and how far off it is, in words. */
export function numberOff({ scale, within = 0 }: Question, number: number, truth: number) {
  const more = number > truth
  const ratio = more ? number / truth : truth / number
  const near = scale?.log ? ratio <= within : Math.abs(number - truth) <= within
  const far = scale?.log
    ? `${formatNumber(ratio, 2)} times too ${more ? 'much' : 'little'}`
    : `${formatNumber(Math.abs(number - truth), 2)} too ${more ? 'high' : 'low'}`
  return { near, words: near ? 'close enough' : far }
}

function ofNumber(question: Question, { number, numbers }: Guess, [truth = NaN]: Truth): Verdict {
  const given = number === undefined ? [truth] : [truth, number]
  const [is = '', said = ''] = formatTogether(given, digits)
  const headline = `It is ${is}`
  if (number === undefined) return { right: undefined, option: undefined, headline, distances: [] }
  const { near, words } = numberOff(question, number, truth)
  if (numbers.length < 2) {
    const distances = [`You guessed ${said}: ${words}.`]
    return { right: near, option: undefined, headline, distances }
  }
  const close = numbers.filter((one) => numberOff(question, one, truth).near).length
  const distances = [
    `${close} of ${numbers.length} were close.`,
    `The median guess was ${formatNumber(number, digits)}: ${words}.`,
  ]
  return { right: undefined, option: undefined, headline, distances }
}

function ofCurve({ scale, within = 0 }: Question, { curve }: Guess, truth: Truth): Verdict {
  const off = curve.flatMap((drawn, i) => {
    const value = truth[i] ?? NaN
    if (drawn === undefined || i < givenPoints) return []
    return [scale?.log ? Math.abs(Math.log(drawn / value)) : Math.abs(drawn - value)]
  })
  const verdict = { option: undefined, headline: 'Here is how it continues' }
  if (off.length === 0) return { ...verdict, right: undefined, distances: [] }
  const mean = off.reduce((sum, one) => sum + one, 0) / off.length
  const distance = scale?.log ? Math.exp(mean) : mean
  const right = distance <= within
  const words = `${formatNumber(distance, 2)}${scale?.log ? ' times' : ''} off on average`
  return { ...verdict, right, distances: [`Your curve is ${words}${right ? ': close enough' : ''}.`] }
}
