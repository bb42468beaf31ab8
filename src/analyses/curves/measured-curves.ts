import { computed } from '@preact/signals-core'
import type { Engine } from '../../engine/types.ts'
import type { Trajectory } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { Analysis } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import type { Store } from '../../store/store.ts'
import { askedOf, chartedMeasure, measuresRun, type RunMeasure } from '../measures/run-measures.ts'
import { maxOf } from '../../math/statistics/range.ts'

/** Most records of a run that are measured. */
const mostRecords = 33

/** A measure along one run. */
export interface MeasuredCurve {
  /** The number of updates before each measurement, increasing. */
  readonly steps: number[]
  /** [curve][measurement]. */
  readonly values: number[][]
}

/**
 * Returns evenly spaced indices from 0 to count − 1, at most `most`, with both ends, in rounds that halve the
 * gaps, so that a curve is drawn coarsely at once and then filled in.
 */
export function rounds(count: number, most = mostRecords): number[][] {
  const last = Math.min(count, most) - 1
  const placeOf = (k: number) => (last === 0 ? 0 : Math.round((k * (count - 1)) / last))
  const seen = new Set<number>()
  const found: number[][] = []
  for (let gap = 2 ** Math.ceil(Math.log2(Math.max(1, last))); gap >= 1; gap /= 2) {
    const round = [0, last]
    for (let k = gap; k < last; k += gap) round.push(k)
    const fresh = [...new Set(round)].filter((k) => !seen.has(k)).sort((p, q) => p - q)
    for (const k of fresh) seen.add(k)
    if (fresh.length > 0) found.push(fresh.map(placeOf))
  }
  return found
}

/** One curve per run, in order; `undefined` while a run has no measurement. */
export type MeasuredCurves = readonly (MeasuredCurve | undefined)[]

/**
 * Everything that a measure along the runs depends on: index of `runs` = start · algorithms + algorithm,
 * `undefined` for runs that are not measured.
 */
export interface CurvesInput {
  readonly engine: Pick<Engine, 'measure'>
  readonly experiment: TrainingExperiment
  readonly runs: readonly (Trajectory | undefined)[]
  readonly measure: RunMeasure
}

/**
 * The measure named by `choice`, along the trained runs, at up to `mostOfRun` records each, computed while
 * the store is idle, coarsely at first.
 */
export function measuredCurves(
  owner: AnalysisOwner,
  store: Pick<Store, 'training' | 'runs' | 'idle'> & { readonly engine: CurvesInput['engine'] | undefined },
  choice: () => string,
  mostOfRun = mostRecords,
) {
  const measure = computed(() => store.training && chartedMeasure(choice(), store.training))
  const curves = new Analysis<CurvesInput, MeasuredCurves>(owner, {
    input() {
      const { engine, training: experiment, runs } = store
      return engine && experiment && measure.value && { engine, experiment, runs, measure: measure.value }
    },
    key: ({ experiment: { model, data, metric }, measure, runs }) => [model, data, metric, measure, ...runs],
    ready: () => store.idle,
    fit: () => 'current',
    async task({ engine, experiment, runs, measure }, { signal, show }) {
      const found = runs.map((): Map<number, readonly number[]> => new Map())
      const guesses: (readonly Float32Array[] | undefined)[] = runs.map(() => undefined)
      const plans = runs.map((run) =>
        run && measuresRun(measure, experiment, run.algorithm) ? rounds(run.steps.length, mostOfRun) : [],
      )
      const most = Math.max(0, maxOf(plans.map(({ length }) => length)))
      const soFar = () => found.map((records, i) => curveOf(records, runs[i]))
      for (let round = 0; round < most; round++) {
        for (const [i, run] of runs.entries()) {
          for (const record of plans[i]?.[round] ?? []) {
            const weights = run?.weights(record)
            if (!run || !weights?.every(Number.isFinite)) continue
            const guess = guesses[i]
            const { values, vectors } = await engine.measure(experiment, weights, measure.what, {
              ...askedOf(measure, run),
              ...(measure.what === 'sharpness' && guess && { guess }),
              signal,
            })
            signal.throwIfAborted()
            guesses[i] = vectors
            found[i]?.set(record, Array.from(measure.pick(values)))
          }
        }
        show(soFar())
      }
      return soFar()
    },
  })
  return {
    curves,
    /** Why it is incomplete, as a sentence; `undefined` if it is not. */
    fault: computed((): string | undefined => {
      const { training: experiment, runs } = store
      const [wanted, [issue]] = [measure.value, curves.error.value]
      if (issue) return issue.message
      const lacks = (run: Trajectory | undefined) =>
        run && wanted && experiment && !measuresRun(wanted, experiment, run.algorithm)
      return runs.some(lacks)
        ? 'A linearised run does not multiply its layers: it has no such curve.'
        : undefined
    }),
  }
}

function curveOf(
  records: ReadonlyMap<number, readonly number[]>,
  run: Trajectory | undefined,
): MeasuredCurve | undefined {
  if (!run || records.size === 0) return undefined
  const rows = [...records].sort(([p], [q]) => p - q)
  const count = rows[0]?.[1].length ?? 0
  return {
    steps: rows.map(([record]) => run.steps[record]!),
    values: Array.from({ length: count }, (_, curve) => rows.map(([, values]) => values[curve]!)),
  }
}
