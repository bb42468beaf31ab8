import * as tf from '@tensorflow/tfjs-core'

/** Σ_k coefficients[k] x^k by Horner's rule. */
function polynomial(x: tf.Tensor, coefficients: readonly number[]): tf.Tensor {
  const [last = 0, ...rest] = [...coefficients].reverse()
  return rest.reduce<tf.Tensor>((sum, c) => tf.add(tf.mul(sum, x), c), tf.scalar(last))
}

/** ln(1 + u) = 2 artanh(s), s = u/(2 + u), as a series in s²; the tenth term is below 2⁻³⁰ of the first for u ≤ 1. */
const artanhSeries = Array.from({ length: 9 }, (_, k) => 2 / (2 * k + 1))

/**
 * ln(1 + u) for u ≥ 0, to about 2e-7 of its value however small u is. Stock log1p is log(1 + u) on the GPU and
 * loses the digits of small losses. Above 1 it is log(1 + u).
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

/** n = round(x/π), r = x - nπ in [-π/2, π/2], where rounding would leave it too, and (-1)ⁿ. */
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

/** An operation with a slope of its own: value(x), and value'(x) for autodiff. Both are elementwise. */
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

/** sin x within 2e-7 absolute plus 1e-7 |x|, in [-1, 1] however large x is: WGSL's own sine may be off by 2⁻¹¹. */
export const sine = elementwise(sineValue, cosineValue)

/** cos x, as good as sine. */
export const cosine = elementwise(cosineValue, (x) => tf.neg(sineValue(x)))

/** The angle of v turns but for whole ones, in [-π, π]; v - round(v) is exact. */
const angleOfTurns = (v: tf.Tensor): tf.Tensor => tf.mul(tf.sub(v, tf.round(v)), 2 * Math.PI)
/** cos 2πv within 5e-7. */
export const cosineOfTurns = elementwise(
  (v) => cosineValue(angleOfTurns(v)),
  (v) => tf.mul(sineValue(angleOfTurns(v)), -2 * Math.PI),
)

/**
 * Σ x² over all entries of all tensors, as a scalar that autodiff follows. Added one by one: stock addN binds all its
 * inputs in one shader, and gives zeros where they are more than the device binds.
 */
export const sumOfSquares = (tensors: readonly tf.Tensor[]): tf.Tensor =>
  tensors.reduce<tf.Tensor>((sum, tensor) => tf.add(sum, tf.sum(tf.square(tensor))), tf.scalar(0))
