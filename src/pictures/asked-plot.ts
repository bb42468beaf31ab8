import { scaleAround, type AxisScale } from '../charts/plot/plot-frame.ts'
import type { AskedPlot, AxisGuess } from '../elements/charts/plots/bl-asked-plot.ts'
import { maxOf, minOf } from '../math/statistics/range.ts'
import type { Question } from '../scenarios/scenario.ts'
import { optionLetter } from '../view/question/verdict.ts'
import type { Guesses } from './picture.ts'

/** Names of the quantities that a chart has on each of its axes. */
export interface ChartedQuantities {
  readonly up?: readonly string[]
  readonly across?: readonly string[]
}

/** The axis on which the answer to a question lies; undefined where the chart has it on none. */
function axisOf({ answer, axis }: Question, { up = [], across = [] }: ChartedQuantities) {
  if (axis) return axis === 'none' ? undefined : axis
  if (!('quantity' in answer)) return undefined
  if (across.includes(answer.quantity)) return 'across'
  return up.includes(answer.quantity) ? 'up' : undefined
}

/** The values of the options, where each has one of its own. */
function optionValues({ options = [] }: Question): readonly number[] | undefined {
  const values = options.flatMap(({ value }) => value ?? [])
  return values.length === options.length && new Set(values).size === values.length ? values : undefined
}

/** The guess on the axis of a chart that has the answer; undefined where none has, or the guess is no number and no such option. */
function guessOn(question: Question, { guess }: Guesses, charted: ChartedQuantities): AxisGuess | undefined {
  const axis = axisOf(question, charted)
  if (!axis) return undefined
  if (question.kind === 'number') return { axis, number: guess.number, bounds: question.scale }
  const values = question.kind === 'choice' ? optionValues(question) : undefined
  if (!values) return undefined
  const options = (question.options ?? []).map(({ label }, index) => ({
    index,
    letter: optionLetter(index),
    label,
    value: values[index]!,
    chosen: guess.chosen === index,
  }))
  return { axis, options }
}

/** The veil over a chart and the guess on its axis: that of the question that waits, and its ghost once it is answered. */
export function askedPlot(guesses: Guesses, charted: ChartedQuantities): AskedPlot | undefined {
  const { question, isOpen } = guesses
  if (!question) return undefined
  return {
    ask: question.ask,
    open: isOpen,
    given: question.given,
    guess: guessOn(question, guesses, charted),
  }
}

/**
 * The scale of an axis of an asked chart: around what is given there and what may be guessed there, so that its ends tell nothing
 * else; undefined where that is nothing.
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
  const isHere = axisOf(question, charted) === axis
  if (isHere && kind === 'number' && scale) {
    const inside = given.filter((value) => Number.isFinite(value) && (!scale.log || value > 0))
    return { from: minOf([scale.from, ...inside]), to: maxOf([scale.to, ...inside]), log: scale.log }
  }
  const guessed = isHere && kind === 'choice' ? (optionValues(question) ?? []) : []
  return scaleAround([...given, ...guessed], log)
}
