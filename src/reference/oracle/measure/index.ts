import { norm } from '../../../math/linear-algebra/vector.ts'
import { checkMeasure, type MeasureName, type MeasureOptions, type Measurement } from '../../measurement.ts'
import type { TrainingInput } from '../../../experiment/spec/experiment.ts'
import { alignment } from './alignment.ts'
import { direction, movement } from './direction.ts'
import { gaps } from './gaps.ts'
import { hessianSpectrum, hessianTop, sharpness } from './hessian.ts'
import { kernelChange, ntk, ntkSpectrum } from './kernel.ts'
import { determinantAt, effectiveRankAt, escapeAt, mapNormsAt, singularValuesAt } from './linear-map.ts'
import { margin } from './margin.ts'
import { linearizationGap, linearizedOutputsAt, outputs } from './outputs.ts'
import { barrier, connection, path } from './path.ts'
import { MeasuredPoint } from './point.ts'
import { cka } from './similarity.ts'
import { stepAt } from './step.ts'

/** Computes one measure at a point. */
type Measure = (point: MeasuredPoint) => Measurement<Float64Array>

const byName: Readonly<Record<MeasureName, Measure>> = {
  metric: ({ objective, weights }) => ({ values: Float64Array.of(objective.value(weights)) }),
  gradient: ({ objective, weights }) => ({ values: objective.gradient(weights) }),
  'gradient-norm': ({ objective, weights }) => ({
    values: Float64Array.of(norm(objective.gradient(weights))),
  }),
  'hessian-top': hessianTop,
  'hessian-spectrum': hessianSpectrum,
  sharpness,
  'singular-values': singularValuesAt,
  'effective-rank': effectiveRankAt,
  'map-norms': mapNormsAt,
  determinant: determinantAt,
  escape: escapeAt,
  outputs,
  'linearized-outputs': linearizedOutputsAt,
  'linearization-gap': linearizationGap,
  ntk,
  'ntk-spectrum': ntkSpectrum,
  'kernel-change': kernelChange,
  movement,
  direction,
  margin,
  cka,
  path,
  barrier,
  connection,
  alignment,
  gaps,
  step: stepAt,
}

/**
 * Measures one point of weight space in float64; `measures` lists the `values` and `vectors`. The caller owns
 * the result.
 * @throws ExperimentError for an invalid experiment, a wrong number of weights, an unknown measure, a measure
 * that does not apply to the model, and an option that the measure does not accept
 */
export function measure<W extends MeasureName>(
  input: TrainingInput,
  weights: ArrayLike<number>,
  what: W,
  options?: MeasureOptions<W>,
): Measurement<Float64Array> {
  const point = new MeasuredPoint(input, weights, options ?? {})
  checkMeasure(what, point.options)
  return byName[what](point)
}
