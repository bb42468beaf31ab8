import type { NamedCurve } from '../charts/function/function-picture.ts'
import { placeOf, valueAt, type PredictionGrid } from '../math/picture/function-grid.ts'
import { hasRuns, type TrainingExperiment } from '../experiment/spec/experiment.ts'
import { maxOf, minOf } from '../math/statistics/range.ts'
import type { Graph } from '../exchange/lecture/scenario.ts'
import { textOf } from '../store/cache/cache-keys.ts'
import { shownMetric } from '../experiment/spec/shown.ts'
import type { Study } from '../study/study.ts'
import { shownStep } from '../study/lecture/shown-step.ts'

type Ends = readonly [number, number]

type Graphed = Pick<Study, 'store' | 'step' | 'written'>

const samplesOf = ({ data }: TrainingExperiment): string => textOf({ ...data, features: undefined })

/**
 * Returns what the step says about its learned curve; undefined if the data differ from the step’s, whatever features are derived
 * from them.
 */
export function graphOf({ store, step, written }: Graphed): Graph | undefined {
  const graph = shownStep(step.value)?.graph
  const { training } = store
  if (!graph || !training) return undefined
  const own = written.value
  return own && hasRuns(own) && samplesOf(training) === samplesOf(own) ? graph : undefined
}

/** Returns the interval of the part that the height uses, or undefined. */
export function judgedInterval(study: Graphed): Ends | undefined {
  const { training } = study.store
  return training && graphOf(study)?.intervals?.[shownMetric(training).part]
}

/** Returns the ends of the horizontal axis of the learned curve, if the step gives the intervals of its parts. */
export function graphWindow(study: Graphed): Ends | undefined {
  const ends = Object.values(graphOf(study)?.intervals ?? {}).flat()
  return ends.length > 0 ? [minOf(ends), maxOf(ends)] : undefined
}

/** Returns the curve that joins points by straight lines. */
export function joinedCurve(
  { label, points }: { readonly label: string; readonly points: readonly Ends[] },
  color: string,
  dash: readonly number[],
): NamedCurve {
  const [places, values] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const domain = { x: [places[0]!, places.at(-1)!] as const, y: undefined }
  return { label, color, dash, grid: { domain, columns: points.length, rows: 1, outputs: 1, values, places } }
}

/**
 * Returns one curve over a coordinate minus another, at the places of the second within the domain of the first; the first is
 * linear between its places.
 */
export function lessCurve(curve: PredictionGrid, points: readonly Ends[]): PredictionGrid {
  const [first, last] = [placeOf(curve, 0), placeOf(curve, curve.columns - 1)]
  const within = points.filter(([x]) => x >= first && x <= last)
  return {
    domain: curve.domain,
    columns: within.length,
    rows: 1,
    outputs: 1,
    values: within.map(([x, y]) => valueAt(curve, x) - y),
    places: within.map(([x]) => x),
  }
}
