import * as tf from '@tensorflow/tfjs-core'

/** Σ_k coefficients[k] xᵏ by Horner's rule. */
function polynomial(x: tf.Tensor, coefficients: readonly number[]): tf.Tensor {
  const [last = 0, ...rest] = [...coefficients].reverse()
  return rest.reduce<tf.Tensor>((sum, c) => tf.add(tf.mul(sum, x), c), tf.scalar(last))
}

/** ln(1 + u) = 2 artanh(s), s = u/(2 + u), as a series in s²; the tenth term is below 2⁻³⁰ of the first for u ≤ 1. */
const artanhSeries = Array.from({ length: 9 }, (_, k) => 2 / (2 * k + 1))

/**
 * Returns ln(1 + u) for u ≥ 0, with a relative error of about 2e-7 for any u. tfjs's log1p is log(1 + u) on
 * the GPU, which loses the digits of small losses; it is used above 1.
 */
export function log1p(u: tf.Tensor): tf.Tensor {
  return tf.tidy(() => {
    const small = tf.minimum(u, 1)
    const s = tf.div(small, tf.add(small, 2))
    const series = tf.mul(s, polynomial(tf.square(s), artanhSeries))
    return tf.where(tf.lessEqual(u, 1), series, tf.log(tf.add(u, 1)))
  })
}

/** π as a sum of two float32: the first has 8 bits, so that n·π₁ is exact for whole n below 2¹⁶. */
const piHigh = 3.140625
const piLow = Math.PI - piHigh

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
const sineSeries = Array.from({ length: 7 }, (_, k) => (-1) ** k / factorial(2 * k + 1))
const cosineSeries = Array.from({ length: 8 }, (_, k) => (-1) ** k / factorial(2 * k))

/** Returns r = x − nπ with n = round(x/π), clamped to [−π/2, π/2] in case of rounding errors, and (−1)ⁿ. */
function reduce(x: tf.Tensor): { rest: tf.Tensor; sign: tf.Tensor } {
  const turns = tf.round(tf.mul(x, 1 / Math.PI))
  const rest = tf.sub(tf.sub(x, tf.mul(turns, piHigh)), tf.mul(turns, piLow))
  const odd = tf.sub(turns, tf.mul(tf.floor(tf.mul(turns, 0.5)), 2))
  return { rest: tf.clipByValue(rest, -Math.PI / 2, Math.PI / 2), sign: tf.sub(1, tf.mul(odd, 2)) }
}

function sineValue(x: tf.Tensor): tf.Tensor {
  return tf.tidy(() => {
    const { rest, sign } = reduce(x)
    return tf.mul(sign, tf.mul(rest, polynomial(tf.square(rest), sineSeries)))
  })
}

function cosineValue(x: tf.Tensor): tf.Tensor {
  return tf.tidy(() => {
    const { rest, sign } = reduce(x)
    return tf.mul(sign, polynomial(tf.square(rest), cosineSeries))
  })
}

/** Returns an elementwise operation with its own derivative: value(x), and slope(x) for autodiff. */
export function elementwise(
  value: (x: tf.Tensor) => tf.Tensor,
  slope: (x: tf.Tensor) => tf.Tensor,
): (x: tf.Tensor) => tf.Tensor {
  return tf.customGrad((...args) => {
    const [x, save] = args as [tf.Tensor, tf.GradSaveFunc]
    save([x])
    return {
      value: value(x),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [input = x] = saved
        return tf.mul(dy, slope(input))
      },
    }
  })
}

/** sin x within 2e-7 absolute plus 1e-7 |x|, and in [−1, 1] for any x; WGSL's own sine may be off by 2⁻¹¹. */
export const sine = elementwise(sineValue, cosineValue)

/** cos x, as accurate as `sine`. */
export const cosine = elementwise(cosineValue, (x) => tf.neg(sineValue(x)))

/** The angle of v turns modulo whole turns, in [−π, π]; v − round(v) is exact. */
const angleOfTurns = (v: tf.Tensor): tf.Tensor => tf.mul(tf.sub(v, tf.round(v)), 2 * Math.PI)
/** cos 2πv within 5e-7. */
export const cosineOfTurns = elementwise(
  (v) => cosineValue(angleOfTurns(v)),
  (v) => tf.mul(sineValue(angleOfTurns(v)), -2 * Math.PI),
)

/**
 * Σ x² over all entries of all tensors, as a differentiable scalar. It adds them one by one, since tfjs's
 * addN binds all its inputs in one shader, and returns zeros if there are more than the device can bind.
 */
export const sumOfSquares = (tensors: readonly tf.Tensor[]): tf.Tensor =>
  tensors.reduce<tf.Tensor>((sum, tensor) => tf.add(sum, tf.sum(tf.square(tensor))), tf.scalar(0))
