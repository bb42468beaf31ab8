import type { Trajectory } from '../reference/results.ts'
import type { Compared } from '../reference/oracle/measure/comparison.ts'
import { recordAt } from '../store/playback.ts'
import type { Selection } from '../store/selection.ts'
import type { Store } from '../store/store.ts'

/** A run at one of its records. */
export interface ShownPoint {
  /** Index of the run: start · algorithms + algorithm. */
  readonly index: number
  readonly run: Trajectory
  readonly record: number
  readonly step: number
  readonly weights: Float32Array
}

/** Returns the weights of a point. @throws Error if they are not finite */
export function finiteWeights({ weights }: ShownPoint): Float32Array {
  if (weights.every(Number.isFinite)) return weights
  throw new Error('The weights are not finite at this step: the run has diverged.')
}

/** Two runs, each at a step. */
export interface Pair {
  readonly first: ShownPoint
  readonly second: ShownPoint
}

type Runs = Pick<Store, 'runs'>

function pointOf({ runs }: Runs, index: number, step: number): ShownPoint | undefined {
  const run = runs[index]
  if (!run) return undefined
  const record = nearestRecord(run, step)
  return { index, run, record, step: run.steps[record] ?? 0, weights: run.weights(record) }
}

/** Returns the record of a run nearest to a step. */
export const nearestRecord = ({ steps }: Trajectory, step: number): number =>
  Math.round(recordAt(steps, step))

/** Returns the index of the first trained visible run; −1 if there is none. */
export const firstVisible = ({ runs }: Runs, { hidden }: Pick<Selection, 'hidden'>): number =>
  runs.findIndex((run, i) => run !== undefined && !hidden.has(i))

/**
 * Returns the chosen run, or the first visible one, at the displayed step; `undefined` if no run is trained.
 */
export function shownPoint(
  store: Runs,
  selection: Pick<Selection, 'hidden' | 'playback'>,
  chosen: number | undefined,
): ShownPoint | undefined {
  const isThere = chosen !== undefined && store.runs[chosen] !== undefined
  const index = isThere ? chosen : Math.max(0, firstVisible(store, selection))
  return pointOf(store, index, selection.playback.step)
}

/**
 * Returns two different trained runs, at the displayed step or at their ends; `undefined` if there are none.
 */
export function comparedPair(
  store: Runs,
  { playback }: Pick<Selection, 'playback'>,
  { first, second, at }: Compared,
): Pair | undefined {
  const step = at === 'end' ? Infinity : playback.step
  const [one, other] = [pointOf(store, first, step), pointOf(store, second, step)]
  return one && other && first !== second ? { first: one, second: other } : undefined
}
