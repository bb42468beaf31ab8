import { computed } from '@preact/signals-core'
import type { Engine } from '../../engine/types.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { fullBatchThreshold, stabilityFormula } from '../../reference/algorithm/stability.ts'
import { Analysis } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import type { Store } from '../../store/store.ts'
import { askedOf, measuresRun, pointMeasuresOf, type MeasuredRow } from './run-measures.ts'
import type { ShownPoint } from '../shown-point.ts'

/** Milliseconds that the numbers of one step may take before those of a newer one cancel them. */
const patience = 2000

/** Numbers at one point, by the id of their measure; those that do not apply are absent. */
type Numbers = ReadonlyMap<string, number>

/** Numbers of a run at w_0 and at another point. */
export interface PointNumbers {
  readonly point: ShownPoint
  readonly now: Numbers
  readonly first: Numbers
  /** Whether all numbers at w_0 are known. */
  readonly complete: boolean
}

/** Everything that the numbers at w_0 and at the displayed point depend on. */
export interface NumbersInput {
  readonly engine: Engine
  readonly experiment: TrainingExperiment
  readonly point: ShownPoint
}

/**
 * All measures of a run at w_0 and at one of its points, as a table. Numbers of another run appear one by
 * one; those of another step together, so that numbers of different steps are never mixed.
 */
export function pointNumbers(
  owner: AnalysisOwner,
  store: Store,
  point: () => ShownPoint | undefined,
  isNeeded: () => boolean,
) {
  const numbers = new Analysis<NumbersInput, PointNumbers>(owner, {
    input() {
      const { engine, training: experiment } = store
      const shown = point()
      return engine && experiment && shown && { engine, experiment, point: shown }
    },
    key: ({ point: { run, record } }) => [run, record],
    ready: () => store.idle,
    isNeeded,
    patience: () => patience,
    fit: () => 'current',
    async task(input, { signal, before, show }) {
      const { point } = input
      const known = before?.point.run === point.run ? before : undefined
      let found = known ?? { point, now: new Map(), first: new Map(), complete: false }
      const tell = (more: Partial<PointNumbers>) => show((found = { ...found, ...more }))
      if (!known) tell({})
      const now = await measuredAt(input, point.weights, signal, known ? undefined : (now) => tell({ now }))
      tell({ point, now })
      if (found.complete) return found
      const first = await measuredAt(input, point.run.weights(0), signal, (first) => tell({ first }))
      return { ...found, first, complete: true }
    },
  })
  return {
    numbers,
    /**
     * A row for each measure that applies, with its values at w_0 and at the point; empty before a point
     * is known.
     */
    rows: computed((): MeasuredRow[] => {
      const { training } = store
      const found = numbers.value.value
      return training && found ? rowsOf(training, found) : []
    }),
  }
}

function rowsOf(experiment: TrainingExperiment, { point, first, now }: PointNumbers): MeasuredRow[] {
  const algorithm = experiment.algorithms[point.run.algorithm]
  const thresholds = [0, point.step].map((step) => algorithm && fullBatchThreshold(algorithm, step))
  return pointMeasuresOf(experiment).flatMap(({ id, label, hint }) => {
    const row = { id, label, values: [first.get(id), now.get(id)], ...(hint && { hint }) }
    if (id !== 'sharpness' || !algorithm || thresholds.every((value) => value === undefined)) return [row]
    const stable = {
      id: 'stable',
      label: `stable below ${stabilityFormula(algorithm) ?? ''}`,
      values: thresholds,
    }
    return [row, stable]
  })
}

async function measuredAt(
  { engine, experiment, point: { run } }: NumbersInput,
  weights: Float32Array,
  signal: AbortSignal,
  onMore: ((numbers: Numbers) => void) | undefined,
): Promise<Numbers> {
  const found = new Map<string, number>()
  for (const measure of pointMeasuresOf(experiment)) {
    if (!measuresRun(measure, experiment, run.algorithm)) continue
    const { id, what, pick } = measure
    try {
      const asked = { ...askedOf(measure, run), signal }
      const { values } = await engine.measure(experiment, weights, what, asked)
      found.set(id, pick(values)[0] ?? NaN)
    } catch (error) {
      if (signal.aborted || !(error instanceof ExperimentError)) throw error
    }
    onMore?.(new Map(found))
  }
  return found
}
