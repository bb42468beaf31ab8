import type { GenericSchema } from 'valibot'
import type { ExperimentIssue } from './values/error.ts'
import type { ModelSpec } from './model.ts'
import type { StartSpec } from './start.ts'

/** What a run that was made elsewhere says of itself: `weights` has a row for each of `steps`, or is their base64 as float32. */
export interface RecordedSpec {
  id: 'recorded'
  steps: number | number[]
  weights: number[][] | string
  loss?: number[] | undefined
}

/** The steps of the records, rising from 0. */
export const stepsOfRecords = ({ steps }: Pick<RecordedSpec, 'steps'>): readonly number[] =>
  typeof steps === 'number' ? [steps] : steps

/** True for a run that was made elsewhere. */
export const isRecorded = <A extends { readonly id: string }>(
  algorithm: A,
): algorithm is Extract<A, { id: 'recorded' }> => algorithm.id === 'recorded'

/** The largest difference between the losses of a recorded run and those that were recorded, as a share of these, and its step. */
export interface RecordedDifference {
  readonly largest: number
  readonly step: number
}

/** The parts of an experiment that a recorded run has to fit. */
export interface RecordedIn {
  readonly model: ModelSpec
  readonly algorithms: readonly { readonly id: string }[]
  readonly starts: readonly StartSpec[]
  readonly plane: { readonly kind: string }
  readonly terrain: { readonly quantity: string; readonly algorithm: number }
}

/** Records by their steps, or of every so many updates. */
export type WantedRecords = readonly (number | 'end')[] | { readonly spacing: number }

/** What reads runs that were made elsewhere: a page without one does without it. */
export interface RecordedReader {
  readonly schema: GenericSchema
  /** An experiment that starts at the first record of its recorded run, where it has one. */
  started<E extends Pick<RecordedIn, 'algorithms' | 'model' | 'starts'>>(experiment: E): E
  /** Issues of the recorded runs of an experiment; remembers their rows. */
  issues(experiment: RecordedIn): Iterable<ExperimentIssue>
  /** The weights of a run of `size` weights that a plane or a start asks for. */
  points(run: RecordedSpec, size: number, wanted: WantedRecords): Float64Array[]
  /** How far recorded losses are from those that are computed; undefined where none were recorded. */
  difference(
    run: Pick<RecordedSpec, 'steps' | 'loss'>,
    computed: { readonly steps: Uint32Array; readonly loss: ArrayLike<number> },
  ): RecordedDifference | undefined
}

let reader: RecordedReader | undefined

/** What reads runs that were made elsewhere, once it is there (../recorded/recorded-reader.ts). */
export const recordedReader = (): RecordedReader | undefined => reader

/** Has recorded runs read from now on. */
export function provideRecordedReader(next: RecordedReader): void {
  reader = next
}
