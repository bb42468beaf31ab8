import { buildTrainingProblem } from '../experiment/training-problem.ts'
import { layerCount, weightCount } from '../experiment/spec/model.ts'
import { ExperimentError } from '../experiment/spec/values/error.ts'
import { constructions, constructStart } from '../experiment/start/draw.ts'
import { baseOf, defaultBase, type BaseStart } from '../experiment/spec/start.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import { functionStart } from './shape.ts'
import { maxOf } from '../math/statistics/range.ts'

const names: Readonly<Record<Exclude<BaseStart['kind'], 'construction'>, string>> = {
  random: 'drawn at random',
  weights: 'given weights',
  scaled: 'a scaled copy',
}

/** Most weights that can be typed. */
const mostTyped = 1024

/** Returns float32 weights with the fewest digits that restore them. */
const written = (weights: ArrayLike<number>): number[] =>
  Array.from(weights, (weight) => Number(weight.toPrecision(9)))

function fits(experiment: TrainingExperiment, id: string, index: number): boolean {
  if (experiment.model.kind === 'function') return false
  try {
    constructStart(buildTrainingProblem(experiment), id, index)
    return true
  } catch (error) {
    if (error instanceof ExperimentError) return false
    throw error
  }
}

/** Returns the first random draw that no start of the experiment uses. */
const freshDraw = ({ starts, model }: TrainingExperiment): number =>
  1 +
  Math.max(
    -1,
    maxOf(
      starts.map((start, place) => {
        const base = baseOf(start, model)
        return base.kind === 'random' ? (base.index ?? place) : place
      }),
    ),
  )

/**
 * Returns the indices of starts that start `index` may copy: all others except copies, which might copy this
 * one.
 */
export const sources = ({ starts, model }: TrainingExperiment, index: number): readonly number[] =>
  starts.flatMap((start, place) => {
    const base = baseOf(start, model)
    return place === index || (base.kind === 'scaled' && !Array.isArray(base.of)) ? [] : [place]
  })

/**
 * Returns the available kinds of start, with the names that startOf accepts; `weights` are the current w_0,
 * if known.
 */
export function startKinds(
  experiment: TrainingExperiment,
  index: number,
  weights: ArrayLike<number> | undefined,
): { readonly value: string; readonly label: string }[] {
  const typed = weights !== undefined && weightCount(experiment.model) <= mostTyped
  const copies = typed || sources(experiment, index).length > 0
  const kinds = (
    ['random', ...(typed ? ['weights' as const] : []), ...(copies ? ['scaled' as const] : [])] as const
  ).map((kind) => ({ value: kind, label: names[kind] }))
  const built = Object.entries(constructions)
    .filter(([id]) => fits(experiment, id, index))
    .map(([id, { title }]) => ({ value: id, label: title }))
  return [...kinds, ...built]
}

/** Returns the name of a start's kind. */
export const kindOf = (start: BaseStart): string => (start.kind === 'construction' ? start.id : start.kind)

/** Returns the default start of a kind for index `index`. */
export function startOf(
  kind: string,
  experiment: TrainingExperiment,
  index: number,
  weights: ArrayLike<number> | undefined,
): BaseStart {
  const { model } = experiment
  const layers = layerCount(model)
  switch (kind) {
    case 'random':
      return { ...defaultBase(model), index: freshDraw(experiment) }
    case 'weights':
      return { kind, values: written(weights ?? new Float64Array(weightCount(model))) }
    case 'scaled': {
      const [other] = sources(experiment, index)
      const point = other === undefined ? undefined : { start: other, algorithm: 0, step: 0 }
      return { kind, of: point ?? written(weights ?? []), factors: new Array<number>(layers).fill(1) }
    }
    default:
      return { kind: 'construction', id: kind }
  }
}

/** Returns a new start like the first: its next draw, or the next point of a function's window. */
export function nextStart(experiment: TrainingExperiment): BaseStart {
  const { starts, model } = experiment
  if (model.kind === 'function') return functionStart(model.id, starts.length)
  const first = starts[0] && baseOf(starts[0], model)
  if (first?.kind === 'random') return { ...first, index: freshDraw(experiment) }
  return startOf('random', experiment, starts.length, undefined)
}
