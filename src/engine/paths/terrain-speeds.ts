import type { NetworkModel, TrainingProblem } from '../../experiment/training-problem.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { Recent } from '../../experiment/recent.ts'

/** Fewest points of a surface whose time is recorded; for coarser ones, overhead dominates. */
const fewest = 1000

/** Most kinds of networks to remember. */
const most = 32

/**
 * Which of the two draws a network with skips or normalisation, when the kernel runs on the processor too.
 */
type Drawer = 'kernels' | 'workers'

/** Returns a key of everything in a problem that determines the time of a point. */
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
 * Speeds of the kernel and the workers for a network's surfaces, when both use the same processor. Which is
 * faster depends on the network, by half in either direction, and is known once each has drawn one.
 */
export class TerrainSpeeds {
  readonly #known = new Recent<string, Partial<Record<Drawer, number>>>(most)

  /**
   * Records the milliseconds of a surface of `points` points, keeping the best time of each, since other work
   * may have shared the processor.
   */
  note(problem: TrainingProblem, metric: MetricSpec, by: string, points: number, milliseconds: number): void {
    if ((by !== 'kernels' && by !== 'workers') || points < fewest) return
    const times = this.#of(problem, metric)
    times[by] = Math.min(times[by] ?? Infinity, milliseconds / points)
  }

  /** Returns whether both speeds are known and the workers are faster. */
  areWorkersFaster(problem: TrainingProblem, metric: MetricSpec): boolean {
    const { kernels, workers } = this.#of(problem, metric)
    return kernels !== undefined && workers !== undefined && workers < kernels
  }

  #of(problem: TrainingProblem, metric: MetricSpec): Partial<Record<Drawer, number>> {
    return this.#known.of(kindOf(problem, metric), () => ({}))
  }
}
