import type { Problem } from '../../experiment/problem.ts'

/** Multiply-adds that the float64 reference makes in about a second, and the most that a whole picture may take. */
export const moment = 2e8
export const worthFloat64 = 20 * moment

/** Runs that are probed at most, and the fewest that say anything. */
const most = 256
const fewest = 16

/** Multiply-adds that stand for what one step costs beside its arithmetic. */
const perStep = 1000

/** Multiply-adds of one run of a problem, about. */
export function runWork({ experiment, model, size }: Problem): number {
  const { steps } = experiment.algorithms[experiment.terrain.algorithm] ?? { steps: 0 }
  const samples = model.kind === 'mlp' ? (model.data.parts[experiment.metric.part]?.count ?? 0) : 4
  return (1 + steps) * (perStep + 3 * size * samples)
}

/** Multiply-adds that stand for a curved activation and its slope. */
const perActivation = 20
const straight = new Set(['linear', 'relu', 'leaky-relu'])

/** What the activations of one run take beside its multiply-adds, in multiply-adds. */
export function activationWork({ experiment, model }: Problem): number {
  const { steps } = experiment.algorithms[experiment.terrain.algorithm] ?? { steps: 0 }
  if (model.kind !== 'mlp' || model.layout.linearity === 1) return 0
  const curved = model.layout.layers.filter(({ activation }) => !straight.has(activation))
  const units = curved.reduce((sum, { outputs }) => sum + outputs, 0)
  return (1 + steps) * perActivation * units * (model.data.parts[experiment.metric.part]?.count ?? 0)
}

/** How many runs of a problem are made again in float64: what a moment allows, yet 16 at least; none where these take too long. */
export function probedRuns(problem: Problem): number {
  const work = runWork(problem)
  const count = Math.max(fewest, Math.min(most, Math.floor(moment / work)))
  return count * work > worthFloat64 ? 0 : count
}

/** At most `count` of the points, evenly spread over their list. */
export function probeOf(points: readonly number[], count: number): number[] {
  if (points.length <= count) return [...points]
  return Array.from({ length: count }, (_, i) => points[Math.floor((i * points.length) / count)] ?? 0)
}
