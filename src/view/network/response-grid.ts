import { samplesOf } from '../../analyses/learned-function.ts'
import { frameWork } from '../../engine/budget.ts'
import { inputsOf } from '../../experiment/data/features.ts'
import { matrixData } from '../../experiment/data/matrix.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { Recent } from '../../experiment/recent.ts'
import { pictureSide } from '../../experiment/spec/data.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { principalComponents } from '../../math/linear-algebra/principal-components.ts'
import { dot } from '../../math/linear-algebra/vector.ts'
import { domainOf, gridPoints, type Samples } from '../../math/picture/function-grid.ts'
import { functionCompany } from '../../words/layers.ts'

/** Points along each side of a unit's picture: at most, at rest and during a drag, and at least; and points of a curve. */
const sides = { most: { resting: 24, held: 16 }, least: 8, curve: 240 } as const

type Hand = keyof typeof sides.most

/** Inputs at which units are evaluated: `columns` by `rows` points, row by row from below, as the network receives them. */
export interface ResponseGrid {
  readonly columns: number
  readonly rows: number
  /** [point][input]. */
  readonly inputs: Float64Array
  /** Side length in pixels if the inputs are a picture; otherwise undefined. */
  readonly picture: number | undefined
  /** A sentence about the meaning of the pictures. */
  readonly said: string
}

interface Points {
  readonly columns: number
  readonly rows: number
  readonly points: readonly (readonly number[])[]
  readonly said: string
}

/** Returns the plane of the samples' two principal components, through their mean; undefined if they have none. */
function principalPoints({ coordinates, dimensions }: Samples, side: number): Points | undefined {
  const count = coordinates.length / dimensions
  const rows = Array.from({ length: count }, (_, n) =>
    Float64Array.from({ length: dimensions }, (__, i) => coordinates[n * dimensions + i]!),
  )
  const [u, v] = principalComponents(rows, 2)?.vectors ?? []
  if (!u || !v) return undefined
  const mean = Float64Array.from(
    { length: dimensions },
    (_, i) => rows.reduce((sum, row) => sum + row[i]!, 0) / count,
  )
  const along = rows.flatMap((row) => [dot(row, u) - dot(mean, u), dot(row, v) - dot(mean, v)])
  const domain = domainOf({
    task: 'regression',
    dimensions: 2,
    outputs: 1,
    coordinates: along,
    targets: [],
  })
  const points = gridPoints(domain, side, side).map(([a = 0, b = 0]) =>
    Array.from(mean, (entry, i) => entry + a * u[i]! + b * v[i]!),
  )
  const said = 'Each unit shows its output along the two principal directions of the data'
  return { columns: side, rows: side, points, said }
}

function pointsOf(
  samples: Samples,
  work: number,
  hand: Hand,
  picture: number | undefined,
): Points | undefined {
  const fitting = Math.floor(Math.sqrt(frameWork.units / work))
  const side = Math.max(sides.least, Math.min(sides.most[hand], fitting))
  if (picture !== undefined) {
    // Equally many points for each pixel.
    const found = principalPoints(samples, picture * Math.max(1, Math.floor(side / picture)))
    const first = 'Each unit of the first layer shows its weights as a picture'
    return (
      found && {
        ...found,
        said: `${first}; later units show their output along the two principal directions of the data`,
      }
    )
  }
  if (samples.dimensions > 2) return principalPoints(samples, side)
  const domain = domainOf(samples)
  const [columns, rows] = domain.y ? [side, side] : [Math.max(side, Math.min(sides.curve, 2 * fitting)), 1]
  const points = gridPoints(domain, columns, rows, samples.dimensions)
  const said = domain.y
    ? 'Each unit shows its output over the plane of the inputs'
    : 'Each unit shows its output along the input'
  return { columns, rows, points, said }
}

const grids = new Recent<string, ResponseGrid | undefined>(4)

function gridOf(experiment: TrainingExperiment, hand: Hand): ResponseGrid | undefined {
  const { model } = buildTrainingProblem(experiment)
  if (model.kind !== 'network' || matrixData(model.data)) return undefined
  const samples = samplesOf(experiment)
  const picture = pictureSide(experiment.data)
  const found = samples && pointsOf(samples, model.layout.work, hand, picture)
  if (!found) return undefined
  const features = experiment.data.kind === 'none' ? undefined : experiment.data.features
  const inputs = Float64Array.from(found.points.flatMap((point) => inputsOf(point, features)))
  if (inputs.length !== found.points.length * model.layout.inputs) return undefined
  const said = `${found.said}${functionCompany(experiment.model)}`
  return { columns: found.columns, rows: found.rows, inputs, picture, said }
}

/**
 * Returns the inputs at which an experiment's units are evaluated: over the plane of two coordinates, along one, or over
 * the plane of the data's two principal components if there are more. Undefined for entries of a matrix, which are not
 * points, and for a function.
 */
export const responseGrid = (
  experiment: TrainingExperiment,
  hand: Hand = 'resting',
): ResponseGrid | undefined => {
  const { data, seed, model } = experiment
  return grids.of(JSON.stringify([hand, data, seed, model]), () => gridOf(experiment, hand))
}
