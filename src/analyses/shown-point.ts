import type { Trajectory } from '../reference/results.ts'
import type { Compared } from '../reference/oracle/measure/comparison.ts'
import { recordAt } from '../store/playback.ts'
import type { Selection } from '../store/selection.ts'
import type { Store } from '../store/store.ts'

/** A run at one of its records. */
export interface ShownPoint {
  /** Place of the run: start · algorithms + algorithm. */
  readonly index: number
  readonly run: Trajectory
  readonly record: number
  readonly step: number
  readonly weights: Float32Array
}

/** The weights of a point. @throws Error where they are no numbers. */
export function finiteWeights({ weights }: ShownPoint): Float32Array {
  if (weights.every(Number.isFinite)) return weights
  throw new Error('The weights are not finite at this step: the run has diverged.')
}

/** Two runs at a step each. */
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

/** The record of a run nearest to a step. */
export const nearestRecord = ({ steps }: Trajectory, step: number): number =>
  Math.round(recordAt(steps, step))

/** Place of the first visible run that is trained; -1 where there is none. */
export const firstVisible = ({ runs }: Runs, { hidden }: Pick<Selection, 'hidden'>): number =>
  runs.findIndex((run, i) => run !== undefined && !hidden.has(i))

/** The run that was chosen, or the first visible one, at the step that is shown; undefined where no run is trained. */
export function shownPoint(
  store: Runs,
  selection: Pick<Selection, 'hidden' | 'playback'>,
  chosen: number | undefined,
): ShownPoint | undefined {
  const isThere = chosen !== undefined && store.runs[chosen] !== undefined
  const index = isThere ? chosen : Math.max(0, firstVisible(store, selection))
  return pointOf(store, index, selection.playback.step)
}

/** Two different trained runs, at the step that is shown or at their ends; undefined where there are no such two. */
export function comparedPair(
  store: Runs,
  { playback }: Pick<Selection, 'playback'>,
  { first, second, at }: Compared,
): Pair | undefined {
  const step = at === 'end' ? Infinity : playback.step
  const [one, other] = [pointOf(store, first, step), pointOf(store, second, step)]
  return one && other && first !== second ? { first: one, second: other } : undefined
}
