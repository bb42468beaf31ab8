import { scaleAround, type AxisScale } from '../charts/plot/plot-frame.ts'
import type { AskedPlot, AxisGuess } from '../elements/charts/plots/bl-asked-plot.ts'
import { maxOf, minOf } from '../math/statistics/range.ts'
import type { Question } from '../exchange/lecture/scenario.ts'
import { countedIn } from '../view/question/guess-bins.ts'
import { numberOff, optionLetter } from '../view/question/verdict.ts'
import type { ChartedQuantities, Guesses } from './picture.ts'
import { asGiven } from '../words/language/language.ts'

/** Returns the axis of the chart on which the answer lies, or undefined. */
function answerAxis({ answer, axis }: Question, { up = [], across = [], of = [] }: ChartedQuantities) {
  if (axis) return axis === 'none' ? undefined : axis
  if ('swept' in answer && (answer.swept === 'median' || answer.swept === 'most'))
    return of.includes(answer.of) ? 'up' : undefined
  if (!('quantity' in answer)) return undefined
  if (across.includes(answer.quantity)) return 'across'
  return up.includes(answer.quantity) ? 'up' : undefined
}

/** Returns the values of the options, or undefined unless each is a number. */
function optionValues({ options = [] }: Question): readonly number[] | undefined {
  const values = options.flatMap(({ value }) => (typeof value === 'number' ? value : []))
  return values.length === options.length && new Set(values).size === values.length ? values : undefined
}

/** The true answer on an axis, or undefined once the experiment has changed. */
const truthOf = ({ revealed, stale, truth }: Guesses): number | undefined =>
  revealed && !stale ? truth?.[0] : undefined

/** Returns the guess of a number on an axis, either one reader’s or an audience’s in bins. */
function numberOn(question: Question, guesses: Guesses, axis: AxisGuess['axis']): AxisGuess {
  const { room, guess } = guesses
  const { number, numbers } = guess
  const truth = truthOf(guesses)
  return {
    axis,
    number,
    bounds: question.scale,
    counted:
      question.scale && (room.value || numbers.length > 1) ? countedIn(question.scale, numbers) : undefined,
    truth,
    off: truth === undefined || number === undefined ? undefined : numberOff(question, number, truth).words,
  }
}

/** Returns an audience’s guesses of a number on an axis of their own if no picture has one; undefined for other questions. */
export function ownAxis(guesses: Guesses): AskedPlot | undefined {
  const { question, isOpen, picture, room } = guesses
  if (question?.kind !== 'number' || !isOpen || !room.value || picture.value?.value) return undefined
  return { ask: question.ask, open: true, given: Infinity, guess: numberOn(question, guesses, 'across') }
}

/** Returns the options of a question on an axis, or undefined if they have no places there. */
function optionsOn(question: Question, guesses: Guesses, axis: AxisGuess['axis']): AxisGuess | undefined {
  const { guess, verdict } = guesses
  const values = question.kind === 'choice' ? optionValues(question) : undefined
  if (!values) return undefined
  const right = truthOf(guesses) === undefined ? undefined : verdict?.option
  const options = (question.options ?? []).map(({ label }, index) => ({
    index,
    letter: optionLetter(index),
    label: asGiven(label),
    value: values[index]!,
    chosen: guess.chosen === index,
    hands: guess.hands[index] ?? 0,
    right: right === index,
  }))
  return { axis, options }
}

/** True if a guess can be made on an axis of this chart. */
export const takesGuess = (question: Question, charted: ChartedQuantities): boolean =>
  answerAxis(question, charted) !== undefined &&
  (question.kind === 'number' || (question.kind === 'choice' && optionValues(question) !== undefined))

/** True if the answer lies on the vertical axis of this chart. */
export const asksUpright = (question: Question, charted: ChartedQuantities): boolean =>
  takesGuess(question, charted) && answerAxis(question, charted) === 'up'

/**
 * Returns the guess on the axis of a chart that has the answer; undefined if the chart has no such axis or the guess is not a
 * number or option on it.
 */
function guessOn(question: Question, guesses: Guesses, charted: ChartedQuantities): AxisGuess | undefined {
  const axis = answerAxis(question, charted)
  if (!axis) return undefined
  return question.kind === 'number' ? numberOn(question, guesses, axis) : optionsOn(question, guesses, axis)
}

/**
 * Returns the veil over a chart and the guess on its axis: the veil only in the picture where the open question is answered, a
 * ghost of the guess in every chart that has the answer on an axis afterwards. An axis named by the question belongs to the picture
 * where the guess is made.
 */
export function askedPlot(guesses: Guesses, charted: ChartedQuantities): AskedPlot | undefined {
  const { question, isOpen, picture } = guesses
  if (!question) return undefined
  const isHere = !picture.value || picture.value.value === charted.picture
  return {
    ask: question.ask,
    open: isOpen,
    given: question.given,
    guess: (isOpen || question.axis) && !isHere ? undefined : guessOn(question, guesses, charted),
  }
}

/**
 * Returns the scale of an axis in a chart with a question, so that it covers only what is given and what may be guessed and reveals
 * nothing else; undefined if that is nothing.
 */
export function askedScale(
  question: Question,
  axis: 'up' | 'across',
  charted: ChartedQuantities,
  given: readonly number[],
  log?: boolean,
): AxisScale | undefined {
  const { kind, scale } = question
  if (kind === 'curve') return axis === 'up' ? scale : scaleAround(given, log)
  const isHere = answerAxis(question, charted) === axis
  if (isHere && kind === 'number' && scale) {
    const inside = given.filter((value) => Number.isFinite(value) && (!scale.log || value > 0))
    return { from: minOf([scale.from, ...inside]), to: maxOf([scale.to, ...inside]), log: scale.log }
  }
  const guessed = isHere && kind === 'choice' ? (optionValues(question) ?? []) : []
  return scaleAround([...given, ...guessed], log)
}
