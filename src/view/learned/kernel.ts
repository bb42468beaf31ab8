import type { LevelView } from '../../charts/plot/level-line.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { KernelPair } from '../../analyses/measures/kernel-pair.ts'
import type { MatrixTile } from '../../charts/matrix-tile.ts'

/**
 * Returns the second derivative of a squared error by each output, which is the same for all of them. With it, the
 * Gauss-Newton matrix is factor · JᵀJ, whose eigenvalues above 0 are those of the kernel J Jᵀ. Undefined for other losses
 * and for weighted data.
 */
export function outputCurvature(experiment: TrainingExperiment): number | undefined {
  const { model } = buildTrainingProblem(experiment)
  const { loss, factor, reduction } = experiment.metric
  if (model.kind !== 'network' || loss !== 'squared') return undefined
  const { data } = experiment
  if (data.kind === 'table' && data.weights) return undefined
  const count = model.data.counts['train'] ?? 0
  const entries = count * model.layout.outputs
  const over = { mean: entries, 'mean-over-samples': count, sum: 1 }[reduction]
  return (2 * factor) / over
}

/** Converts levels on the Hessian's spectrum to levels on the kernel's, at which the Gauss-Newton matrix reaches them. */
export function kernelLevels<Level extends LevelView>(
  experiment: TrainingExperiment,
  levels: readonly Level[],
): Level[] {
  const curvature = outputCurvature(experiment)
  if (curvature === undefined) return []
  return levels.map((level) => ({
    ...level,
    label: `${level.label}, for the kernel`,
    value: level.value / curvature,
  }))
}

/** The most drawn rows and columns of a kernel: those of the first samples. */
const mostRows = 64

/** The upper left corner of a square matrix. */
const corner = (matrix: Float64Array, rows: number, shown: number): Float64Array =>
  Float64Array.from({ length: shown ** 2 }, (_, k) => matrix[Math.floor(k / shown) * rows + (k % shown)]!)

const largest = (entries: Iterable<number>): number =>
  Array.from(entries).reduce((high, entry) => Math.max(high, Math.abs(entry)), 0)

/** Returns the power of ten, 1 to 10,000, that makes a difference visible in the colours of entries of up to `most`. */
const magnification = (most: number, difference: number): number =>
  difference > 0 && difference < most ? 10 ** Math.min(4, Math.floor(Math.log10(most / difference))) : 1

/**
 * Returns tiles of the kernel at w_0, of the current one, and of their difference, magnified if it is small; and the
 * largest entry that is not magnified.
 */
export function kernelTiles({ first, now, rows }: KernelPair): {
  readonly tiles: readonly MatrixTile[]
  readonly most: number
} {
  const shown = Math.min(rows, mostRows)
  const [before, after] = [corner(first, rows, shown), corner(now, rows, shown)]
  const difference = after.map((entry, k) => entry - before[k]!)
  const tile = (label: string, entries: Float64Array): MatrixTile => ({
    label,
    rows: shown,
    columns: shown,
    entries,
  })
  const most = largest([...before, ...after])
  const times = magnification(most, largest(difference))
  const magnified = tile(
    times > 1 ? `${times} × Δ` : 'change',
    difference.map((entry) => times * entry),
  )
  return {
    tiles: [tile('at w₀', before), tile('now', after), magnified],
    most: Math.max(most, largest(difference)),
  }
}
