import type { Problem } from '../problem.ts'
import type { MetricSpec } from '../schema/metric.ts'
import type { TerrainSpec } from '../schema/terrain.ts'

/** Products that Lanczos takes for the largest eigenvalue, about. */
const products = 40
/** Up to this many weights the whole Hessian is made. */
const dense = 150

/** Multiply-adds that a quantity takes in float64 at one point of a plane, about. */
export function fieldWork(
  { model, size }: Problem,
  quantity: TerrainSpec['quantity'],
  { part }: MetricSpec,
): number {
  const count = model.kind === 'mlp' ? Math.max(1, model.data.parts[part]?.count ?? 0) : 1
  const once = size * count
  if (quantity === 'metric') return once
  if (quantity === 'gradient-norm') return 3 * once
  return size <= dense ? 8 * once * size + 10 * size ** 3 : 8 * once * products
}
