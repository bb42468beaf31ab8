import { computed } from '@preact/signals-core'
import { metricName } from '../../words/quantities/metric.ts'
import { algorithmName } from '../../words/run-names.ts'
import type { Engine } from '../../engine/types.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { measuresFromStart, type MeasureName, type MeasureOptions } from '../../reference/measurement.ts'
import { baseOf } from '../../experiment/spec/start.ts'
import { holdsWeights } from '../../reference/plane/placement.ts'
import type { Terrain } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { fullBatchThreshold, stabilityFormula } from '../../reference/algorithm/stability.ts'
import { Analysis } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import { textOf, trainingKeys } from '../../store/cache/cache-keys.ts'
import type { PlanePoint, Selection } from '../../store/selection.ts'
import type { Store } from '../../store/store.ts'
import { anywhereMeasuresOf, type RunMeasure, type MeasuredRow } from '../measures/run-measures.ts'
import { watchedMetrics } from '../../reference/metric/watched.ts'
import { minOf } from '../../math/statistics/range.ts'

/** Milliseconds that the numbers of one point may take before those of a newer one cancel them. */
const patience = 2000
/** Most stability thresholds next to the sharpness. */
const mostThresholds = 3

/** A measure at a point. */
interface Measured {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly what: MeasureName
  readonly options?: MeasureOptions
  /** Index of the value to show, among the measure's values. */
  readonly value?: number
  /** Function that selects the value instead. */
  readonly pick?: RunMeasure['pick']
}

/**
 * Returns the default measures: the losses on every part, the gradient, the curvature and the distance from
 * w_0.
 */
function defaultOf(experiment: TrainingExperiment): readonly Measured[] {
  const { metric, model, starts } = experiment
  const own = model.kind === 'function' ? 'value' : metricName(metric)
  return [
    { id: 'loss', label: own, hint: 'What the algorithms minimise', what: 'metric' },
    ...watchedMetrics(experiment).map(({ id, metric: watched }): Measured => ({
      id,
      label: metricName(watched),
      what: 'metric',
      options: { metric: watched },
    })),
    { id: 'gradient-norm', label: 'gradient norm', what: 'gradient-norm' },
    {
      id: 'distance',
      label: starts.length > 1 ? 'distance from w₀ 1' : 'distance from w₀',
      hint: 'In weight space',
      what: 'movement',
      value: 1,
    },
    {
      id: 'sharpness',
      label: 'sharpness',
      hint: 'The largest eigenvalue of the Hessian',
      what: 'sharpness',
    },
  ]
}

/** Most distances from other starts' w_0. */
const mostStarts = 4
/** Most singular values. */
const mostSingular = 3

const lowered = (label: string) => label.charAt(0).toLowerCase() + label.slice(1)

/**
 * Returns the additional measures: the distances from other w_0, and those of the table of numbers under the
 * same names.
 */
function moreOf(experiment: TrainingExperiment): readonly Measured[] {
  const { starts, model } = experiment
  const others = starts.slice(1, mostStarts).map((_, i): Measured => ({
    id: `distance-${i + 2}`,
    label: `distance from w₀ ${i + 2}`,
    hint: 'In weight space',
    what: 'movement',
    options: { start: i + 1 },
    value: 1,
  }))
  const narrowest = model.kind === 'mlp' ? minOf(model.widths) : model.kind === 'conv' ? model.outputs : 0
  const rank = Math.min(narrowest, mostSingular)
  const measured = anywhereMeasuresOf(experiment).flatMap(({ id, label, hint, what, pick, names }) => {
    const words = hint === undefined ? {} : { hint }
    if (id !== 'singular-values') return [{ id, label: lowered(label), what, pick, ...words }]
    return (names ?? []).slice(0, rank).map((name, value): Measured => ({
      id: `${id}-${value + 1}`,
      label: name,
      hint: 'A singular value of the end-to-end map',
      what,
      value,
    }))
  })
  return [...others, ...measured]
}

/** Returns the sharpness up to which each algorithm is stable, without duplicates. */
function thresholdsOf({ algorithms }: TrainingExperiment): MeasuredRow[] {
  const rows = algorithms.flatMap((spec, i) => {
    const threshold = fullBatchThreshold(spec)
    if (threshold === undefined) return []
    const formula = stabilityFormula(spec) ?? ''
    const label =
      algorithms.length > 1 ? `${formula}, ${algorithmName(spec, algorithms)}` : `stable below ${formula}`
    return [{ id: `stable-${i}`, label, hint: 'The sharpness up to which it is stable', values: [threshold] }]
  })
  const first = rows.filter(({ values }, i) => rows.findIndex((row) => row.values[0] === values[0]) === i)
  return first.slice(0, mostThresholds)
}

const samePlane = (one: Terrain, other: Terrain): boolean =>
  (['origin', 'u', 'v'] as const).every((name) => {
    const [p, q] = [one[name], other[name]]
    return p === q || (p.length === q.length && p.every((value, i) => value === q[i]))
  })

/** Returns the weights of a point of the plane; a line has no depth. */
function weightsAt({ origin, u, v, resolution }: Terrain, [a, b]: PlanePoint): Float64Array {
  const depth = resolution[1] === 1 ? 0 : b
  return Float64Array.from(origin, (entry, i) => entry + a * u[i]! + depth * v[i]!)
}

/** Everything that the numbers at a point of the surface depend on; `more` includes slower ones. */
export interface PointInput {
  readonly engine: Engine
  readonly experiment: TrainingExperiment
  readonly weights: ArrayLike<number>
  /** Coordinates of the point, as text. */
  readonly where: string
  readonly more: boolean
}

/** Numbers at a point, by the id of the measure; NaN if it does not apply there. */
export interface PointNumbers {
  readonly where: string
  readonly numbers: ReadonlyMap<string, number>
}

/**
 * The numbers at the point chosen on the surface, or at w_0 of the first start if none is chosen, by the
 * float64 reference in a worker. The point stays while the plane stays; after any other change its numbers
 * are measured again once the drag pauses. Numbers of a new point appear one by one, those of the same point
 * together, so that old and new ones are never mixed.
 */
export function pointMeasures(owner: AnalysisOwner, store: Store, selection: Selection) {
  const possible = computed(() => store.training !== undefined && holdsWeights(store.training.plane))
  const on = computed(() => selection.measuring && possible.value)
  const chosen = computed((): PlanePoint | undefined => {
    const [point, { terrain }] = [selection.chosen, store]
    return point && terrain && samePlane(point.terrain, terrain) ? point.place : undefined
  })
  const place = computed((): PlanePoint | undefined => {
    const [run] = store.runs
    return chosen.value ?? (run && [run.a[0] ?? NaN, run.b[0] ?? NaN])
  })
  const study = new Analysis<PointInput, PointNumbers>(owner, {
    input() {
      const { engine, training: experiment, terrain, runs } = store
      if (!on.value || !engine || !experiment || !terrain || !place.value) return undefined
      const weights = chosen.value ? weightsAt(terrain, chosen.value) : runs[0]?.weights(0)
      return (
        weights && { engine, experiment, weights, where: place.value.join(), more: selection.moreNumbers }
      )
    },
    key: ({ experiment, weights, more }) => [more, textOf(trainingKeys(experiment)), ...Array.from(weights)],
    ready: () => store.idle && !store.live,
    patience: () => patience,
    fit: () => 'current',
    async task({ engine, experiment, weights, where, more }, { signal, before, show }) {
      const found = new Map<string, number>()
      const elsewhere = before?.where !== where
      const shown = () => ({ where, numbers: new Map(found) })
      if (elsewhere) show(shown())
      const starts = experiment.starts.map((start) => baseOf(start, experiment.model))
      const onSurface = { ...experiment, starts }
      for (const { id, what, options, value = 0, pick } of more
        ? [...defaultOf(experiment), ...moreOf(experiment)]
        : defaultOf(experiment)) {
        const asked = { ...options, precision: 'float64', urgent: true, signal } as const
        const from = measuresFromStart.includes(what) ? experiment : onSurface
        try {
          const { values } = await engine.measure(from, weights, what, asked)
          found.set(id, pick?.(values)[0] ?? values[value] ?? NaN)
        } catch (error) {
          if (signal.aborted || !(error instanceof ExperimentError)) throw error
          found.set(id, NaN)
        }
        if (elsewhere) show(shown())
      }
      return shown()
    },
  })
  const rowOf = ({ id, label, hint }: Measured): MeasuredRow => {
    const row = { id, label, values: [study.value.value?.numbers.get(id)] }
    return hint === undefined ? row : { ...row, hint }
  }
  return {
    study,
    /** Whether the points of the plane are weights, at which measures exist. */
    possible,
    /** Whether a point is being measured. */
    on,
    /** The point chosen in the current plane; `undefined` if none is. */
    chosen,
    /** The measured point. */
    place,
    /** A row for each number; `undefined` for values that are not known yet. */
    rows: computed(() => {
      const { training } = store
      return training ? [...defaultOf(training).map(rowOf), ...thresholdsOf(training)] : []
    }),
    /** Rows of the additional numbers. */
    moreRows: computed(() => (store.training ? moreOf(store.training).map(rowOf) : [])),
  }
}

/** The numbers at a point as an analysis, with its place. */
export type PointMeasures = ReturnType<typeof pointMeasures>
