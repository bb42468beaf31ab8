import { symmetricEigenvalues } from '../../../math/linear-algebra/eigenvalues.ts'
import { minus, norm } from '../../../math/linear-algebra/vector.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { Measurement } from '../../measurement.ts'
import { tangentKernel } from '../../objective/ntk.ts'
import type { MeasuredPoint } from './point.ts'

/** Most rows of a tangent kernel; memory grows as their square, and the spectrum's time as their cube. */
const mostRows = 2000

function kernelAt(point: MeasuredPoint, weights: Float64Array): Float64Array {
  const { layout } = point.network
  const { inputs, count } = point.samples
  const rows = count * layout.outputs
  if (rows > mostRows)
    throw ExperimentError.at(
      'what',
      `a tangent kernel is for up to ${mostRows} outputs of samples, not ${rows}: take fewer samples`,
    )
  return tangentKernel(layout, weights, inputs, count)
}

/**
 * 'ntk': J Jᵀ, with J over the trained weights, at the weights, or at w_0 if the run is linearised.
 * Row-major; row n · outputs + o is output o of sample n of `part`.
 */
export const ntk = (point: MeasuredPoint): Measurement<Float64Array> => ({
  values: kernelAt(point, point.tangent),
})

/** 'ntk-spectrum': the eigenvalues of that kernel, ascending. */
export function ntkSpectrum(point: MeasuredPoint): Measurement<Float64Array> {
  const kernel = kernelAt(point, point.tangent)
  return { values: symmetricEigenvalues(kernel, Math.sqrt(kernel.length)) }
}

/** 'kernel-change': |K − K_0|_F / |K_0|_F, with K_0 the tangent kernel of w_0; 0 if the run is linearised. */
export function kernelChange(point: MeasuredPoint): Measurement<Float64Array> {
  const first = kernelAt(point, point.start)
  const now = kernelAt(point, point.tangent)
  return { values: Float64Array.of(norm(minus(now, first)) / norm(first)) }
}
