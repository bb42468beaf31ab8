import type { GenericSchema } from 'valibot'
import type { ExperimentIssue } from './values/error.ts'
import type { ModelSpec } from './model.ts'
import type { StartSpec } from './start.ts'

/** The fields of a run recorded elsewhere; `weights` has a row for each of `steps`, or is their base64 as float32. */
export interface RecordedSpec {
  id: 'recorded'
  steps: number | number[]
  weights: number[][] | string
  loss?: number[] | undefined
}

/** Returns the steps of the records, ascending from 0. */
export const stepsOfRecords = ({ steps }: Pick<RecordedSpec, 'steps'>): readonly number[] =>
  typeof steps === 'number' ? [steps] : steps

/** Returns true for a run recorded elsewhere. */
export const isRecorded = <A extends { readonly id: string }>(
  algorithm: A,
): algorithm is Extract<A, { id: 'recorded' }> => algorithm.id === 'recorded'

/** The largest relative difference between recorded and recomputed losses, and its step. */
export interface RecordedDifference {
  readonly largest: number
  readonly step: number
}

/** The parts of an experiment that a recorded run must fit. */
export interface RecordedIn {
  readonly model: ModelSpec
  readonly algorithms: readonly { readonly id: string }[]
  readonly starts: readonly StartSpec[]
  readonly plane: { readonly kind: string }
  readonly terrain: { readonly quantity: string; readonly algorithm: number }
}

/** Records by their steps, or at a spacing of this many updates. */
export type WantedRecords = readonly (number | 'end')[] | { readonly spacing: number }

/** The reader of runs recorded elsewhere, which a page without one does not load. */
export interface RecordedReader {
  readonly schema: GenericSchema
  /** Starts an experiment at the first record of its recorded run, if it has one. */
  started<E extends Pick<RecordedIn, 'algorithms' | 'model' | 'starts'>>(experiment: E): E
  /** Yields the issues of an experiment's recorded runs; remembers their rows. */
  issues(experiment: RecordedIn): Iterable<ExperimentIssue>
  /** Returns the weights of a run of `size` weights that a plane or a start requests. */
  points(run: RecordedSpec, size: number, wanted: WantedRecords): Float64Array[]
  /** Returns the largest difference between recorded and computed losses; undefined if no losses were recorded. */
  difference(
    run: Pick<RecordedSpec, 'steps' | 'loss'>,
    computed: { readonly steps: Uint32Array; readonly loss: ArrayLike<number> },
  ): RecordedDifference | undefined
}

let reader: RecordedReader | undefined

/** Returns the reader of recorded runs, or undefined until it is loaded (../recorded/recorded-reader.ts). */
export const recordedReader = (): RecordedReader | undefined => reader

/** Sets the reader of recorded runs. */
export function provideRecordedReader(next: RecordedReader): void {
  reader = next
}
