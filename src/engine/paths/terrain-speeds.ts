import type { NetworkModel, TrainingProblem } from '../../experiment/training-problem.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { Recent } from '../../experiment/recent.ts'

/** Points from which on a surface says how fast it was made: a coarse one is mostly the way there and back. */
const fewest = 1000

/** Kinds of networks that are remembered. */
const most = 32

/** Who may draw a network with skips or normalisation where the kernel runs on the processor too. */
type Drawer = 'kernels' | 'workers'

/** All of a problem that says how long a point takes. */
function kindOf(problem: TrainingProblem, { part, loss }: MetricSpec): string {
  if (problem.model.kind !== 'network') return ''
  const { layout, data }: NetworkModel = problem.model
  const layers = layout.layers.map(({ inputs, outputs, activation, normalization, residual }) => [
    inputs,
    outputs,
    activation,
    normalization,
    residual !== undefined,
  ])
  return JSON.stringify([layers, data.counts[part], loss])
}

/**
 * How fast the surfaces of a network were made by the kernel and by the workers, where both use the same processor: which of them is faster
 * depends on the network, by half in either direction, and is known once each has drawn one.
 */
export class TerrainSpeeds {
  readonly #known = new Recent<string, Partial<Record<Drawer, number>>>(most)

  /** Notes the milliseconds of a surface of so many points; the best time of each counts, as others may have had the processor too. */
  note(problem: TrainingProblem, metric: MetricSpec, by: string, points: number, milliseconds: number): void {
    if ((by !== 'kernels' && by !== 'workers') || points < fewest) return
    const times = this.#of(problem, metric)
    times[by] = Math.min(times[by] ?? Infinity, milliseconds / points)
  }

  /** True where both are known, and the workers are the faster ones. */
  areWorkersFaster(problem: TrainingProblem, metric: MetricSpec): boolean {
    const { kernels, workers } = this.#of(problem, metric)
    return kernels !== undefined && workers !== undefined && workers < kernels
  }

  #of(problem: TrainingProblem, metric: MetricSpec): Partial<Record<Drawer, number>> {
    return this.#known.of(kindOf(problem, metric), () => ({}))
  }
}
