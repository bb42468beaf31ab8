import type { MeasureName, MeasureOptions } from '../../reference/measurement.ts'
import type { FieldQuantity } from '../../reference/plane/field-quantity.ts'
import type { CurvatureRequest, Plane } from '../../reference/plane/plane.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'

/** A point to measure. */
export interface MeasureTask {
  readonly kind: 'measure'
  readonly weights: Float64Array
  readonly what: MeasureName
  readonly options: MeasureOptions
}

/** A point whose Hessian's eigenvectors span a plane. */
export interface CurvatureTask extends CurvatureRequest {
  readonly kind: 'curvatures'
}

/** Inputs at which a network's outputs are wanted. */
export interface PredictTask {
  readonly kind: 'predict'
  readonly weights: Float64Array
  /** [count][layout.inputs], after features. */
  readonly inputs: Float64Array
  /** w_0, whose outputs a centred network subtracts, and where it may be linearised. */
  readonly reference: Float64Array
  readonly linearized: boolean
}

/** A plane over which something is measured. */
export interface FieldTask extends Pick<Plane, 'origin' | 'u' | 'v' | 'extent'> {
  readonly kind: 'field'
  readonly quantity: FieldQuantity
  readonly metric: MetricSpec
  readonly resolution: readonly [number, number]
  /** w_0, whose outputs a centred network subtracts. */
  readonly reference: Float64Array
}

/** Anything that the worker does. */
export type Task = MeasureTask | CurvatureTask | FieldTask | PredictTask
