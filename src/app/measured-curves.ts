import type { Engine } from '../engine/types.ts'
import { issuesOf } from '../experiment/spec/error.ts'
import type { Trajectory } from '../experiment/results.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { LatestTask } from '../store/latest-task.ts'
import type { Presenter } from '../view/presenter.ts'
import { askedOf, measuresRun, runMeasureOf, type RunMeasure } from './run-measures.ts'
import { sameItems } from '../store/same-items.ts'

/** Records of a run that are measured, at most. */
const mostRecords = 33

/** What was measured of one run. */
export interface MeasuredCurve {
  /** Updates after which each measurement was taken; they rise. */
  readonly steps: number[]
  /** [curve][measurement]. */
  readonly values: number[][]
}

/**
 * Evenly spaced places from 0 to count - 1, at most `most` of them, first and last included, each round halving the gaps of
 * the one before, so that a curve stands coarsely at once and is filled in.
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

/** Measures along the runs that stand, once nothing else is under way; the newest question counts. */
export class MeasuredCurves {
  /** One a run, in their order; undefined of a run of which nothing is measured yet. */
  curves: readonly (MeasuredCurve | undefined)[] = []
  /** Why there is no more of it. */
  fault: string | undefined
  #asked: readonly unknown[] = []
  readonly #onCurves: () => void
  readonly #asking = new LatestTask((error) => {
    this.fault = issuesOf(error)[0]?.message
    this.#onCurves()
  })

  constructor(onCurves: () => void) {
    this.#onCurves = onCurves
  }

  /** Asks anew where the runs, what they learn or the measure has changed. */
  update({ store }: Presenter, choice: string): void {
    const { experiment, engine, runs, idle } = store
    const measure = runMeasureOf(choice, experiment)
    const asked = [experiment.model, experiment.data, experiment.metric, measure, ...runs]
    const same = sameItems(asked, this.#asked)
    if (!same) {
      this.#asking.cancel()
      this.#asked = []
      this.fault = undefined
      if (!measure) this.curves = []
    }
    if (same || !measure || !engine || !idle) return
    this.#asked = asked
    this.#asking.submit((signal) => this.#measure(engine, experiment, runs, measure, signal))
  }

  async #measure(
    engine: Engine,
    experiment: Experiment,
    runs: readonly (Trajectory | undefined)[],
    measure: RunMeasure,
    signal: AbortSignal,
  ): Promise<void> {
    const found = runs.map((): Map<number, readonly number[]> => new Map())
    const guesses: (readonly Float32Array[] | undefined)[] = runs.map(() => undefined)
    if (runs.some((run) => run && !measuresRun(measure, experiment, run.algorithm)))
      this.fault = 'A linearised run does not multiply its layers: it has no such curve.'
    const plans = runs.map((run) =>
      run && measuresRun(measure, experiment, run.algorithm) ? rounds(run.steps.length) : [],
    )
    const most = Math.max(0, ...plans.map(({ length }) => length))
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
          if (signal.aborted) return
          guesses[i] = vectors
          found[i]?.set(record, Array.from(measure.pick(values)))
        }
      }
      this.curves = found.map((records, i) => curveOf(records, runs[i]))
      this.#onCurves()
    }
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
    steps: rows.map(([record]) => run.steps[record] ?? 0),
    values: Array.from({ length: count }, (_, curve) => rows.map(([, values]) => values[curve] ?? NaN)),
  }
}
