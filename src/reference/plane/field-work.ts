import { worstIsExact, type Layout } from '../../experiment/model/layout.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { AttackSpec, MetricSpec } from '../../experiment/spec/metric.ts'
import type { TerrainSpec } from '../../experiment/spec/terrain.ts'

/** Approximate number of products that Lanczos needs for the largest eigenvalue. */
const products = 40
/** Most weights for which the whole Hessian is formed. */
const dense = 150

/**
 * Returns the number of passes of an attack: one forward, and for each step one backward and one forward;
 * twice as many if the network is centred.
 */
const attackPasses = (layout: Layout, { steps }: AttackSpec): number =>
  worstIsExact(layout) ? 1 : (1 + 2 * steps) * (layout.centered ? 2 : 1)

/** Returns the approximate multiply-adds of a quantity in float64 at one point of a plane. */
export function fieldWork(
  { model, size }: TrainingProblem,
  quantity: TerrainSpec['quantity'],
  { part, attack }: MetricSpec,
): number {
  const once = model.kind === 'network' ? model.layout.work * Math.max(1, model.data.counts[part]!) : size
  if (quantity === 'metric')
    return attack && model.kind === 'network' ? attackPasses(model.layout, attack) * once : once
  if (quantity === 'gradient-norm') return 3 * once
  return size <= dense ? 8 * once * size + 10 * size ** 3 : 8 * once * products
}
