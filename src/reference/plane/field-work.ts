import { worstIsExact, type Layout } from '../../experiment/model/layout.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { AttackSpec, MetricSpec } from '../../experiment/spec/metric.ts'
import type { TerrainSpec } from '../../experiment/spec/terrain.ts'

/** Products that Lanczos takes for the largest eigenvalue, about. */
const products = 40
/** Up to this many weights the whole Hessian is made. */
const dense = 150

/** Passes through a network that an attack takes: forward, and for each step back and forward; twice where it is centred. */
const attackPasses = (layout: Layout, { steps }: AttackSpec): number =>
  worstIsExact(layout) ? 1 : (1 + 2 * steps) * (layout.centered ? 2 : 1)

/** Multiply-adds that a quantity takes in float64 at one point of a plane, about. */
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
