import type { Engine } from '../../engine/types.ts'
import { placeOf } from '../../reference/measurement.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { minus, norm } from '../../math/linear-algebra/vector.ts'
import { Analysis } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import type { Store } from '../../store/store.ts'
import { finiteWeights, type ShownPoint } from '../shown-point.ts'

/** The tangent kernel of a run over its training samples, at w_0 and at a point. */
export interface KernelPair {
  readonly point: ShownPoint
  /** J Jᵀ at w_0, row-major [rows]². */
  readonly first: Float64Array
  /** J Jᵀ at the point. */
  readonly now: Float64Array
  /** Number of outputs of all samples. */
  readonly rows: number
  /** |K - K_0|_F / |K_0|_F. */
  readonly change: number
}

/** Everything that the tangent kernels at w_0 and at the displayed point depend on. */
export interface KernelInput {
  readonly engine: Engine
  readonly experiment: TrainingExperiment
  readonly point: ShownPoint
}

/** Milliseconds that an answer may take during a drag before a newer question cancels it. */
const patience = 1000

/**
 * The tangent kernel at w_0 and at a point of a run; the previous step's stays as stale until the new one is
 * ready.
 */
export const kernelPair = (
  owner: AnalysisOwner,
  store: Store,
  point: () => ShownPoint | undefined,
  isNeeded: () => boolean,
) =>
  new Analysis<KernelInput, KernelPair>(owner, {
    input() {
      const { engine, training: experiment } = store
      const shown = point()
      return engine && shown && experiment && experiment.model.kind !== 'function'
        ? { engine, experiment, point: shown }
        : undefined
    },
    key: ({ point: { run, record } }) => [run, record],
    ready: () => store.idle,
    isNeeded,
    patience: () => patience,
    fit: (of, now) => (of.point.weights.length === now.point.weights.length ? 'stale' : 'invalid'),
    async task({ engine, experiment, point }, { signal, before }) {
      const { run } = point
      const kernelAt = async (weights: ArrayLike<number>) =>
        (await engine.measure(experiment, weights, 'ntk', { run: placeOf(run), signal })).values
      const known = before?.point.run === run ? before.first : undefined
      const now = await kernelAt(finiteWeights(point))
      const first = known ?? (await kernelAt(run.weights(0)))
      const change = norm(minus(now, first)) / norm(first)
      return { point, first, now, rows: Math.sqrt(now.length), change }
    },
  })
