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

/** Precision of a box's ends, as a fraction of its width; finer than a pointer can aim. */
const fineness = 1e-3

/** Rounds to the fewest decimals that separate numbers `step` apart. */
const rounded = (value: number, step: number): number =>
  Number(value.toFixed(Math.min(100, Math.max(0, Math.ceil(-Math.log10(step))))))

const roundedInterval = ([from, to]: readonly [number, number]): [number, number] => [
  rounded(from, fineness * (to - from)),
  rounded(to, fineness * (to - from)),
]

/** Returns a numeric axis between two coordinates, at integers if it allows only those. */
function numbersOver(axis: NumberAxis, [from, to]: readonly [number, number], whole: boolean): Axis {
  const [low, high] = [axisNumber(axis, from), axisNumber(axis, to)]
  if (whole) return { ...axis, from: Math.floor(low), to: Math.ceil(high) }
  const slope = axis.scale === 'log' ? Math.LN10 * low : 1
  const step = fineness * (to - from) * slope
  return { ...axis, from: rounded(low, step), to: rounded(high, step) }
}

/** Returns the choices within a box if there are at least two; otherwise all. */
function choicesOver(axis: ChoiceAxis, [from, to]: readonly [number, number]): Axis {
  const values = axis.values.slice(Math.round(from), Math.round(to) + 1)
  return values.length < 2 ? axis : { ...axis, values }
}

const isInterval = ([from, to]: readonly [number, number]): boolean => Number.isFinite(to - from) && from < to

/**
 * Returns the change that makes a box the window of the plane: the ends of its axes, or its extent. A line
 * has no depth to zoom. `undefined` for a box without area.
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
