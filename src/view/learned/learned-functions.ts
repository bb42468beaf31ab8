import { classOf } from '../../charts/function/classes.ts'
import type { FunctionCell } from '../../elements/charts/pictures/bl-function-grid.ts'
import { samplesOf } from '../../analyses/learned-function.ts'
import { nearestRecord } from '../../analyses/shown-point.ts'
import { frameWork } from '../../engine/budget.ts'
import { inputsOf } from '../../experiment/data/features.ts'
import { isLinearized } from '../../reference/measurement.ts'
import { batchNormPart } from '../../reference/objective/samples.ts'
import { outputsAt, type OutputsOf } from '../../reference/objective/outputs.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import type { Trajectory } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { runLabel } from '../surface/stage-content.ts'
import { domainOf, gridPoints, type Domain, type Samples } from '../../math/picture/function-grid.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'

export const mostFunctions = 16
/** The most and the fewest cells along each side. */
const sides = { most: 32, least: 10 } as const
const curvePoints = 161

export interface FunctionsInput {
  readonly experiment: TrainingExperiment
  readonly runs: readonly (Trajectory | undefined)[]
  readonly hidden: ReadonlySet<number>
  readonly step: number
}

/** Functions learned by the visible runs, on the surface's part of the data. */
export interface LearnedFunctions {
  readonly part: string
  readonly samples: Samples
  readonly cells: readonly FunctionCell[]
}

/** Returns a window around the samples of several parts, so that they can be compared. */
function windowOf(parts: readonly Samples[]): Domain {
  const domains = parts.map(domainOf)
  const join = (intervals: readonly (readonly [number, number])[]): [number, number] => [
    minOf(intervals.map(([from]) => from)),
    maxOf(intervals.map(([, to]) => to)),
  ]
  const upright = domains.flatMap(({ y }) => (y ? [y] : []))
  return { x: join(domains.map(({ x }) => x)), y: upright.length > 0 ? join(upright) : undefined }
}

/**
 * Returns the functions of all visible runs at the current step; undefined for a closed-form function, and if the inputs
 * cannot be drawn as points.
 */
export function learnedFunctions({
  experiment,
  runs,
  hidden,
  step,
}: FunctionsInput): LearnedFunctions | undefined {
  const { model, size } = buildTrainingProblem(experiment)
  if (model.kind !== 'network') return undefined
  const part = experiment.terrain.metric?.part ?? experiment.metric.part
  const [train, samples] = [samplesOf(experiment), samplesOf(experiment, part)]
  const own = model.data.parts[part]
  if (!train || !samples || !own || samples.dimensions > 2) return undefined
  const visible = runs.filter(
    (run, i): run is Trajectory => run?.finalWeights.length === size && !hidden.has(i),
  )
  const drawn = visible.slice(0, mostFunctions)
  const domain = windowOf([train, samples])
  const fitting = Math.floor(Math.sqrt(frameWork.functions / (model.layout.work * Math.max(1, drawn.length))))
  const side = Math.max(sides.least, Math.min(sides.most, fitting))
  const [columns, rows] = domain.y ? [side, side] : [Math.min(curvePoints, side * side), 1]
  const features = experiment.data.kind === 'none' ? undefined : experiment.data.features
  const points = gridPoints(domain, columns, rows, samples.dimensions)
  const inputs = Float64Array.from(points.flatMap((point) => [...inputsOf(point, features)]))
  const company = batchNormPart(model)
  const cells = drawn.map((run): FunctionCell => {
    const of: OutputsOf = {
      layout: model.layout,
      weights: Float64Array.from(run.weights(nearestRecord(run, step))),
      w0: Float64Array.from(run.weights(0)),
      linearized: isLinearized(experiment, run),
      company,
    }
    const values = outputsAt(of, inputs, points.length)
    const right = samples.task === 'classification' ? rightShare(of, own, samples.outputs) : NaN
    return {
      name:
        experiment.algorithms.length > 1
          ? runLabel(experiment, run.start, run.algorithm)
          : `start ${run.start + 1}`,
      words: Number.isNaN(right) ? '' : `${percentage(right)} right`,
      grid: { domain, columns, rows, outputs: samples.outputs, values },
    }
  })
  return { part, samples, cells }
}

/** Formats a fraction in percent with two digits, or three if it is nearly 1, so that 100 % means all. */
export const percentage = (share: number): string =>
  `${share > 0.99 && share < 1 ? formatNumber(Math.min(100 * share, 99.9), 3) : formatNumber(100 * share, 2)} %`

/**
 * Returns the fraction of samples that a network classifies correctly, in a batch of their own part, like the zero-one
 * loss of the part.
 */
function rightShare(
  of: OutputsOf,
  {
    inputs,
    targets,
    count,
  }: { readonly inputs: Float64Array; readonly targets: Float64Array; readonly count: number },
  outputs: number,
): number {
  const said = outputsAt({ ...of, company: undefined }, inputs, count)
  let right = 0
  for (let n = 0; n < count; n++)
    if (classOf(said, n * outputs, outputs) === classOf(targets, n * outputs, outputs)) right += 1
  return right / count
}
