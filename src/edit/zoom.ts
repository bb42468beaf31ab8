import type { Patch } from '../experiment/format/merge.ts'
import {
  axisInterval,
  axisNumber,
  isChoice,
  type Axis,
  type ChoiceAxis,
  type NumberAxis,
} from '../experiment/spec/axis.ts'
import { isWhole } from '../reference/plane/hyperparameters.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { Extent } from '../experiment/spec/values/numbers.ts'

/** Rounding of the end of a box, as a share of its width: finer than a hand can aim. */
const fineness = 1e-3

/** Rounds to as few decimals as tell numbers apart that lie `step` apart. */
const rounded = (value: number, step: number): number =>
  Number(value.toFixed(Math.min(100, Math.max(0, Math.ceil(-Math.log10(step))))))

const roundedInterval = ([from, to]: readonly [number, number]): [number, number] => [
  rounded(from, fineness * (to - from)),
  rounded(to, fineness * (to - from)),
]

/** An axis of numbers from one coordinate to another, at whole numbers where it takes only those. */
function numbersOver(axis: NumberAxis, [from, to]: readonly [number, number], whole: boolean): Axis {
  const [low, high] = [axisNumber(axis, from), axisNumber(axis, to)]
  if (whole) return { ...axis, from: Math.floor(low), to: Math.ceil(high) }
  const slope = axis.scale === 'log' ? Math.LN10 * low : 1
  const step = fineness * (to - from) * slope
  return { ...axis, from: rounded(low, step), to: rounded(high, step) }
}

/** The words that a box reaches, where they are two at least; else all. */
function choicesOver(axis: ChoiceAxis, [from, to]: readonly [number, number]): Axis {
  const values = axis.values.slice(Math.round(from), Math.round(to) + 1)
  return values.length < 2 ? axis : { ...axis, values }
}

const isInterval = ([from, to]: readonly [number, number]): boolean => Number.isFinite(to - from) && from < to

/**
 * The change that makes a box the window of the plane: where its axes, or its extent, begin and end. A line has no depth that
 * could be zoomed. Undefined for a box without area.
 */
export function zoomTo(experiment: TrainingExperiment, box: Extent): Patch | undefined {
  const { plane } = experiment
  if (plane.kind === 'line')
    return isInterval(box.a) ? { plane: { extent: { a: roundedInterval(box.a) } } } : undefined
  if (!isInterval(box.a) || !isInterval(box.b)) return undefined
  if (plane.kind !== 'hyperparameters')
    return { plane: { extent: { a: roundedInterval(box.a), b: roundedInterval(box.b) } } }
  const side = (axis: Axis, interval: readonly [number, number]): Axis => {
    const [least, most] = axisInterval(axis)
    const inside = [Math.max(least, interval[0]), Math.min(most, interval[1])] as const
    return isChoice(axis) ? choicesOver(axis, inside) : numbersOver(axis, inside, isWhole(experiment, axis))
  }
  return { plane: { a: side(plane.a, box.a), b: side(plane.b, box.b) } }
}
