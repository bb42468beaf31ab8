import type { NamedCurve } from '../../charts/function/function-picture.ts'
import { samplesOf } from '../../analyses/learned-function.ts'
import { nearestRecord } from '../../analyses/shown-point.ts'
import { frameWork } from '../../engine/budget.ts'
import type { Layout } from '../../experiment/model/layout.ts'
import { inputsOf } from '../../experiment/data/features.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { norm } from '../../math/linear-algebra/vector.ts'
import { domainOf, type Samples } from '../../math/picture/function-grid.ts'
import type { Theme } from '../../math/picture/palette.ts'
import { isLinearized } from '../../reference/measurement.ts'
import { batchNormPart } from '../../reference/objective/samples.ts'
import { outputsAt } from '../../reference/objective/outputs.ts'
import type { Trajectory } from '../../reference/results.ts'
import { runLooks } from '../../math/picture/looks/run-looks.ts'
import { runLabel } from '../../view/surface/stage-content.ts'

/** A coordinate that determines an input in the plane, so that a network is a curve over it. */
interface Along {
  readonly label: string
  /** Ends of the axis; by default those of the samples plus an eighth. */
  readonly ends?: readonly [number, number]
  readonly of: (point: readonly number[]) => number
  readonly at: (place: number) => readonly number[]
}

/** The curve of each run over one coordinate of the inputs, with the samples. */
export interface LearnedCurve {
  readonly along: string
  readonly samples: Samples
  readonly curves: readonly NamedCurve[]
}

/** Greatest and smallest number of points of a curve. */
const places = { most: 480, least: 60 } as const

/** Relative difference below which two lengths count as equal. */
const same = 1e-4
/** Dash pattern of the linearised twin of a run. */
const twin = [6, 5]

const scalar = ([x = 0, y = 0]: readonly number[], [u = 0, v = 0]: readonly number[]): number => x * u + y * v

/** Returns the angle along a circle around 0, or undefined if the points lie elsewhere. */
function angleOf(points: readonly (readonly number[])[]): Along | undefined {
  const radii = points.map(norm)
  const [radius = 0] = radii
  if (radius === 0 || radii.some((one) => Math.abs(one - radius) > same * radius)) return undefined
  return {
    label: 'angle / π',
    ends: [0, 2],
    of: ([x = 0, y = 0]) => (Math.atan2(y, x) / Math.PI + 2) % 2,
    at: (place) => [radius * Math.cos(Math.PI * place), radius * Math.sin(Math.PI * place)],
  }
}

/** Returns the place along the direction in which all units of the first layer point, or undefined if they differ. */
function projectionOf({ layers }: Layout, weights: ArrayLike<number>): Along | undefined {
  const [first] = layers
  if (first?.inputs !== 2) return undefined
  const incoming = (unit: number) => [0, 1].map((k) => weights[first.weights + k * first.outputs + unit]!)
  const direction = incoming(0)
  const length = norm(direction)
  const isAlong = (other: readonly number[]) =>
    Math.abs(scalar(direction, other) - length * norm(other)) <= same * length * norm(other)
  if (length === 0 || !Array.from({ length: first.outputs }, (_, unit) => incoming(unit)).every(isAlong))
    return undefined
  return {
    label: 'place on the random line',
    of: (point) => scalar(direction, point) / length,
    at: (place) => direction.map((entry) => (entry * place) / length),
  }
}

const pointsOf = ({ coordinates }: Samples): readonly (readonly number[])[] =>
  Array.from({ length: coordinates.length / 2 }, (_, n) => [coordinates[2 * n]!, coordinates[2 * n + 1]!])

/** Returns the samples if they have one output and lie in a plane. */
function planeSamples(experiment: TrainingExperiment): Samples | undefined {
  const samples = samplesOf(experiment)
  return samples?.dimensions === 2 && samples.outputs === 1 ? samples : undefined
}

/**
 * True if a network is a curve over one coordinate, because its inputs lie on a circle or its units point in one direction by
 * construction.
 */
export function isAlongOne(experiment: TrainingExperiment): boolean {
  const samples = planeSamples(experiment)
  return (
    samples !== undefined &&
    (angleOf(pointsOf(samples)) !== undefined || experiment.starts[0]?.kind === 'construction')
  )
}

/**
 * Returns the functions of the visible runs at a step as curves over one coordinate of inputs in the plane: the angle on a circle,
 * or the place along the only direction in which the units point. Undefined if there is no such coordinate.
 */
export function learnedCurve(
  experiment: TrainingExperiment,
  runs: readonly (Trajectory | undefined)[],
  hidden: ReadonlySet<number>,
  step: number,
  theme: Theme,
): LearnedCurve | undefined {
  const { model, size } = buildTrainingProblem(experiment)
  const samples = planeSamples(experiment)
  if (model.kind !== 'network' || !samples) return undefined
  const visible = runs.filter(
    (run, i): run is Trajectory => run?.finalWeights.length === size && !hidden.has(i),
  )
  const points = pointsOf(samples)
  const [first] = visible
  const along = angleOf(points) ?? (first && projectionOf(model.layout, first.finalWeights))
  if (!along) return undefined
  const placed = { ...samples, dimensions: 1, coordinates: points.map((point) => along.of(point)) }
  const x = along.ends ?? domainOf(placed).x
  const columns = Math.max(
    places.least,
    Math.min(
      places.most,
      Math.floor(frameWork.functions / (model.layout.work * Math.max(1, visible.length))),
    ),
  )
  const features = experiment.data.kind === 'none' ? undefined : experiment.data.features
  const inputs = Float64Array.from(
    Array.from({ length: columns }, (_, i) => x[0] + ((i + 0.5) / columns) * (x[1] - x[0])).flatMap(
      (place) => [...inputsOf(along.at(place), features)],
    ),
  )
  const company = batchNormPart(model)
  const looks = runLooks(experiment.algorithms, theme)
  const curves = visible.map((run) => {
    const linearized = isLinearized(experiment, run)
    const of = {
      layout: model.layout,
      weights: Float64Array.from(run.weights(nearestRecord(run, step))),
      w0: Float64Array.from(run.weights(0)),
      linearized,
      company,
    }
    const values = outputsAt(of, inputs, columns)
    return {
      label: runLabel(experiment, run.start, run.algorithm),
      color: looks[run.algorithm]!.color,
      dash: linearized ? twin : [],
      grid: { domain: { x, y: undefined }, columns, rows: 1, outputs: 1, values },
    }
  })
  return { along: along.label, samples: placed, curves }
}
