import { algorithmName, ofRun } from './run-names.ts'
import { showsLoss } from '../experiment/spec/terrain.ts'
import type { PlaneVariance, Terrain, Trajectory } from '../reference/results.ts'
import type { AlgorithmSpec } from '../experiment/spec/algorithm.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import { fullBatchThreshold, stabilityFormula } from '../reference/algorithm/stability.ts'
import { formatNumber } from '../math/picture/format.ts'
import { weightCount } from '../experiment/spec/model.ts'
import type { PlaneSpec } from '../experiment/spec/plane.ts'
import { maxOf } from '../math/statistics/range.ts'

type Kind = PlaneSpec['kind']

/** Names of the kinds of planes, in the order of the menu. */
export const planeNames: Readonly<Record<Kind, string>> = {
  weights: 'two weights',
  random: 'random directions',
  pca: 'PCA of the run',
  hessian: "the Hessian's eigenvectors",
  directions: 'given directions',
  through: 'through three points',
  line: 'a line',
  hyperparameters: 'two hyperparameters',
}

/** Name of a kind of plane; the plane of a model with only two weights is its whole weight space. */
export const planeName = (kind: Kind, { model }: TrainingExperiment): string =>
  kind === 'weights' && weightCount(model) === 2 ? 'the whole plane' : planeNames[kind]

/** Returns the name of the run whose principal components span the plane, if there are several runs. */
export function componentsRun({ plane, algorithms, starts }: TrainingExperiment): string | undefined {
  if (plane.kind !== 'pca') return undefined
  const { start, algorithm } = plane.of ?? { start: 0, algorithm: 0 }
  const spec = algorithms[algorithm]
  if (spec?.id === 'recorded') return 'the recorded run'
  const from = starts.length > 1 ? ` from start ${start + 1}` : ''
  return spec && `${ofRun(algorithmName(spec, algorithms), 'run')}${from}`
}

/** Returns whether the run of a plane of principal components stays within a random subspace of this dimension. */
function staysIn({ plane, algorithms }: TrainingExperiment, dimension: number): boolean {
  const spec = plane.kind === 'pca' ? algorithms[plane.of?.algorithm ?? 0] : undefined
  return spec !== undefined && 'subspace' in spec && spec.subspace?.dimension === dimension
}

export function planeWords(experiment: TrainingExperiment): string {
  const { plane, algorithms, terrain } = experiment
  switch (plane.kind) {
    case 'weights':
      return 'plane of two weights'
    case 'random':
      return plane.normalization === 'none'
        ? 'random plane'
        : `random plane, ${plane.normalization}-normalised`
    case 'directions':
      return plane.components ? `principal components of ${plane.components.run}, saved` : 'given plane'
    case 'through':
      return 'plane through three points'
    case 'pca':
      if (staysIn(experiment, 2)) return 'random plane of the run'
      return experiment.algorithms.length * experiment.starts.length > 1
        ? `principal components of ${componentsRun(experiment) ?? 'the run'}`
        : 'plane of principal components'
    case 'hessian':
      return `plane of ${plane.which === 'top' ? 'the largest curvatures' : 'the largest and the smallest curvature'}`
    case 'line':
      return 'slice along a line'
    case 'hyperparameters': {
      const algorithm = algorithms[terrain.algorithm]
      const by = algorithm && algorithms.length > 1 ? `, by ${algorithmName(algorithm, algorithms)}` : ''
      return `a run at each point${by}`
    }
  }
}

const percent = (share: number): string => `${Math.round(100 * share)}\u00a0%`

/**
 * Returns the precision of the runs of a plane of hyperparameters in words: float32 or float64, and how far the two
 * agree, if known.
 */
export function precisionWords(
  { terrain }: Pick<TrainingExperiment, 'terrain'>,
  precision: Terrain['precision'],
): string {
  if (!precision) return ''
  const { path, agreement = 1, alike = 1, unchecked, coarser } = precision
  const shown = showsLoss(terrain) ? alike : agreement
  const share = `${formatNumber(100 * shown, 3)}\u00a0%`
  const agree = `${shown < agreement ? `on the final loss of ${share}` : `on ${share}`} of the runs tried`
  const known = precision.agreement !== undefined
  const said =
    path === 'float64'
      ? `trained in float64${known ? `: float32 agrees ${agree}` : ''}`
      : (unchecked ?? (known ? `float64 agrees ${agree}` : ''))
  return [said, coarser ?? ''].filter(Boolean).join('; ')
}

/** The same in few words, for a stage among others. */
export const shareWords = ({ explained, randomWalk }: PlaneVariance): string => {
  const [both, walk] = [explained, randomWalk].map(([first, second]) => percent(first + second))
  return `shows ${both}, a walk ${walk}`
}

/**
 * Returns the share of the run that a plane of principal components shows, next to the share of a random walk, which is a
 * run without a goal.
 */
export function varianceWords({ explained, randomWalk, dimensions }: PlaneVariance): string {
  const [both, walk] = [explained, randomWalk].map(([first, second]) => percent(first + second))
  return `shows ${both} of the run’s variance (of a random walk’s in ${dimensions ?? 'many'} dimensions, ${walk})`
}

/** The same for a frozen plane and the run as it was then; empty if the plane has no components. */
export function explainedWords({ plane }: TrainingExperiment, variance: Terrain['variance']): string {
  if (variance) return varianceWords(variance)
  if (plane.kind !== 'directions' || !plane.components) return ''
  return `when it was saved it ${varianceWords(plane.components).replace('shows', 'showed')}`
}

/**
 * Returns the name of an algorithm with full batches and the curvature below which it is stable; undefined if theory has
 * no such number.
 */
function stableBelow(algorithm: AlgorithmSpec, all: readonly AlgorithmSpec[]): string | undefined {
  const threshold = fullBatchThreshold(algorithm)
  if (threshold === undefined) return undefined
  const name = algorithmName(algorithm, all)
  const decay = algorithm.weightDecay > 0 ? ' − weight decay' : ''
  return `${name} is stable up to ${stabilityFormula(algorithm) ?? ''}${decay} = ${formatNumber(threshold, 3)}`
}

/**
 * Returns the Hessian's eigenvalues along the axes, next to the curvature below which the first algorithm with such a
 * limit is stable.
 */
export function curvatureWords(
  { algorithms }: TrainingExperiment,
  curvatures: Terrain['curvatures'],
): string {
  if (!curvatures) return ''
  const values = curvatures.map((value) => formatNumber(value, 3)).join(' and ')
  const stable = algorithms
    .map((algorithm) => stableBelow(algorithm, algorithms))
    .find((words) => words !== undefined)
  return `eigenvalues of the Hessian: ${values}${stable ? `; ${stable}` : ''}`
}

/** A start closer than this counts as lying in the plane: float32's precision for weights of ordinary size. */
const inPlane = 1e-4

/**
 * Returns the distance of the starts from the plane in words; empty if they lie in it. The picture shows the nearest
 * point of the plane.
 */
export function offPlaneWords(
  { starts, algorithms, plane }: TrainingExperiment,
  runs: readonly (Pick<Trajectory, 'distance'> | undefined)[],
): string {
  const distances = starts.map((_, start) => runs[start * algorithms.length]?.distance[0] ?? 0)
  const most = maxOf(distances.filter(Number.isFinite))
  if (!(most > inPlane)) return ''
  const from = `${formatNumber(most, 3)} off the ${plane.kind === 'line' ? 'line' : 'plane'}`
  return starts.length > 1 ? `starts lie up to ${from}` : `w₀ lies ${from}`
}
