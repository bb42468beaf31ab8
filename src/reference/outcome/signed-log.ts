import { finiteRange } from '../../math/statistics/range.ts'
import type { Terrain } from '../results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'

/** sign(v) · log10(1 + |v|): roughly linear near 0 and logarithmic far from it. NaN for NaN. */
export const signedLog = (value: number): number => Math.sign(value) * Math.log10(1 + Math.abs(value))

/**
 * Returns whether heights are drawn as signed logarithms: for the measure of convergence, whose sign is the
 * picture and whose size spans ten decades.
 */
export const drawnSigned = ({ plane, terrain }: Pick<TrainingExperiment, 'plane' | 'terrain'>): boolean =>
  plane.kind === 'hyperparameters' && terrain.quantity === 'outcome' && terrain.show === 'convergence'

const known = new WeakMap<Terrain, Terrain>()

/**
 * Returns a terrain as it is drawn: with signed logarithms instead of its values if `drawnSigned`, otherwise
 * itself.
 */
export function drawnTerrain(experiment: TrainingExperiment, terrain: Terrain): Terrain {
  if (!drawnSigned(experiment)) return terrain
  const before = known.get(terrain)
  if (before) return before
  const values = terrain.values.map(signedLog)
  const drawn = { ...terrain, values, ...finiteRange(values) }
  known.set(terrain, drawn)
  return drawn
}
