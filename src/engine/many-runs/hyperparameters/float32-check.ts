import {
  hyperparameterValues,
  trains,
  type HyperparameterEnds,
} from '../../../reference/outcome/hyperparameters.ts'
import type { RunPrecision } from '../../../reference/results.ts'
import { showsLoss, type TerrainSpec } from '../../../experiment/spec/terrain.ts'
import { leastShares as least } from './precision.ts'

/** Agreement between float32 and float64 on runs that both have trained, as fractions of these runs. */
export type Agreement = Required<Pick<RunPrecision, 'agreement' | 'alike'>>

/** Largest difference that is not visible, as a fraction of a picture's height. */
const visible = 1 / 32
/**
 * The quantile of losses at which a linear height is cut, and the lower end of a logarithmic one as a
 * fraction of their range.
 */
const [cut, floor] = [0.98, 1e-6]

/** Returns final losses as heights of a picture fitted to them, linear and logarithmic. */
function heightsOf(losses: Float64Array): ((loss: number) => number)[] {
  const sorted = losses.filter(Number.isFinite).sort()
  const low = sorted[0] ?? 0
  const high = sorted.at(-1) ?? low
  const top = sorted[Math.floor(cut * (sorted.length - 1))] ?? high
  const spread = high - low || Math.abs(high) || 1
  const logarithm = (loss: number) => Math.log10(Math.max(loss, floor * spread))
  const decades = logarithm(high) - logarithm(low) || 1
  return [
    (loss) => Math.min(loss - low, top - low) / (top - low || spread),
    (loss) => logarithm(loss) / decades,
  ]
}

/**
 * Returns the agreement between the ends in float32, `found`, and in float64, `reference`, at the `checked`
 * of these points.
 */
export function agreementOf(
  found: HyperparameterEnds,
  reference: HyperparameterEnds,
  points: readonly number[],
  checked: readonly number[],
): Agreement {
  const lossShown = { quantity: 'outcome', show: 'loss' } as TerrainSpec
  const ours = hyperparameterValues(found, lossShown)
  const theirs = hyperparameterValues(reference, lossShown)
  const heights = heightsOf(Float64Array.from(points, (k) => ours[k]!))
  const agree = checked.filter((k) => trains(found, k) === trains(reference, k))
  const alike = agree.filter((k) => {
    const [one, other] = [ours[k]!, theirs[k]!]
    if (!Number.isFinite(one) || !Number.isFinite(other))
      return Number.isFinite(one) === Number.isFinite(other)
    return heights.every((height) => Math.abs(height(one) - height(other)) <= visible)
  })
  return { agreement: agree.length / checked.length, alike: alike.length / checked.length }
}

/**
 * Returns whether float32 is enough for what `terrain` shows, judged by `count` checked runs; a single run
 * decides nothing.
 */
export function isEnough({ agreement, alike }: Agreement, count: number, terrain: TerrainSpec): boolean {
  const others = Math.round((1 - agreement) * count)
  const trained = others <= 1 || agreement >= least.agreement
  return trained && (!showsLoss(terrain) || alike >= least.alike)
}
