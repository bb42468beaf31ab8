import type { ExperimentIssue } from '../../experiment/error.ts'
import type { MeasureName, MeasureOptions, Measurement } from '../../experiment/measurement.ts'
import type { Experiment } from '../../experiment/schema/experiment.ts'

/** What the worker is asked; without an experiment it is the one of the question before. */
export interface Question {
  readonly experiment: Experiment | undefined
  readonly weights: Float64Array
  readonly what: MeasureName
  readonly options: MeasureOptions
}

/** What it answers: numbers, what is wrong with the question, or what went wrong. */
export type Answer =
  | { readonly found: Measurement<Float64Array> }
  | { readonly issues: readonly ExperimentIssue[] }
  | { readonly failed: string }
