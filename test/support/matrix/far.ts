import { buildTrainingProblem } from '../../../src/experiment/training-problem.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { placement } from '../../../src/reference/oracle/run/place.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { gridValue } from '../../../src/reference/plane/grid.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import type { MetricSpec } from '../../../src/experiment/spec/metric.ts'
import { fitsFloat32, largestFloat32 } from '../agreement.ts'
import { magnitudeOf } from '../kernels/magnitude.ts'

const stretched = ([from, to]: readonly [number, number], reach: number): [number, number] => [
  from * reach,
  to * reach,
]

/** The experiment with its plane enlarged by the factor `reach`. */
export function reaching(experiment: TrainingInput, reach: number): TrainingInput {
  const { a, b } = placement(buildTrainingProblem(parseExperiment(experiment))).plane.extent
  const extent = { a: stretched(a, reach), b: stretched(b, reach) }
  return { ...experiment, plane: { ...experiment.plane, extent } as TrainingInput['plane'] }
}

/** Whether the model takes the sine of large numbers, which float32 cannot compute accurately enough. */
const takesSine = ({ model }: TrainingInput): boolean =>
  model.kind === 'mlp' && model.activation === 'sine' && model.linearity !== 1

/**
 * Faults in the values of a terrain far out, as sentences. A value must be a number if float64 has one that
 * fits float32 and no number exceeds float32 on the way to it (`magnitudeOf`), and must not be one if float64
 * has none. Numbers agree to 1e-4 of their size, and to 2e-6 of the largest number on the way, which cancels.
 */
export function farFaults(
  experiment: TrainingInput,
  metric: MetricSpec,
  resolution: readonly [number, number],
  found: Float32Array,
): string[] {
  const wanted = oracle.terrain(experiment, { resolution, metric })
  const problem = buildTrainingProblem(parseExperiment(experiment))
  const { plane, base } = placement(problem)
  const [na, nb] = wanted.resolution
  if (found.length !== wanted.values.length) return [`${found.length} points`]
  return Array.from(wanted.values).flatMap((value, k) => {
    const a = gridValue(plane.extent.a, k % na, na)
    const b = gridValue(plane.extent.b, Math.floor(k / na), nb)
    const weights = plane.origin.map((o, i) => o + a * plane.u[i]! + b * plane.v[i]!)
    const magnitude = magnitudeOf(problem, metric, weights, base)
    const given = found[k]!
    const fits = fitsFloat32(value)
    const near = takesSine(experiment) || Math.abs(given - value) <= 1e-4 * Math.abs(value) + 2e-6 * magnitude
    const right = Number.isFinite(given)
      ? fits !== false && (fits === undefined || near)
      : fits !== true || magnitude > largestFloat32 / 4
    return right ? [] : [`${given} where ${value} (${magnitude.toExponential(0)})`]
  })
}
