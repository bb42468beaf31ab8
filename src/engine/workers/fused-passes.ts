import { activationFunction } from '../../experiment/model/activation.ts'
import type { Layer } from '../../experiment/model/layout.ts'
import { epsilon, type Groups } from '../../experiment/model/normalization.ts'

// A network's passes through all its samples, in loops over typed arrays without allocation. They compute the
// same as src/experiment/model/forward.ts and src/reference/objective/gradient.ts, which are written for
// reading.

// Eight weights, or eight entries of a gradient, stay in local variables during a loop over all samples, so
// that each is loaded once. A layer's remaining units are processed in twos and ones. Products are added in the
// reference's order.

/** Writes known sums to the front of an array. */
export type Fill = (sums: Float64Array) => void

/** Writes scale · Wᵀh + b of `count` rows `from` [count][inputs] to `into` [count][outputs]. */
export function layerSums(
  { inputs, outputs, scale, weights: at, rowStep, columnStep, biases }: Layer,
  weights: Float64Array,
  from: Float64Array,
  count: number,
  into: Float64Array,
): void {
  const [eights, pairs] = [inputs - (inputs % 8), inputs - (inputs % 2)]
  const end = count * outputs
  into.fill(0, 0, end)
  for (let j = 0; j < outputs; j++) {
    const weight = (i: number) => weights[at + i * rowStep + j * columnStep]!
    for (let i = 0; i < eights; i += 8) {
      const [w0, w1, w2, w3] = [weight(i), weight(i + 1), weight(i + 2), weight(i + 3)]
      const [w4, w5, w6, w7] = [weight(i + 4), weight(i + 5), weight(i + 6), weight(i + 7)]
      for (let p = j, k = i; p < end; p += outputs, k += inputs) {
        const half = into[p]! + from[k]! * w0 + from[k + 1]! * w1 + from[k + 2]! * w2 + from[k + 3]! * w3
        into[p] = half + from[k + 4]! * w4 + from[k + 5]! * w5 + from[k + 6]! * w6 + from[k + 7]! * w7
      }
    }
    for (let i = eights; i < pairs; i += 2) {
      const [w0, w1] = [weight(i), weight(i + 1)]
      for (let p = j, k = i; p < end; p += outputs, k += inputs)
        into[p] = into[p]! + from[k]! * w0 + from[k + 1]! * w1
    }
    if (pairs < inputs) {
      const w = weight(pairs)
      for (let p = j, k = pairs; p < end; p += outputs, k += inputs) into[p] = into[p]! + from[k]! * w
    }
    const b = biases === undefined ? 0 : weights[biases + j]!
    if (scale !== 1 || b !== 0) for (let p = j; p < end; p += outputs) into[p] = scale * into[p]! + b
  }
}

/**
 * Replaces the first `length` sums by the values of an activation, and writes its derivatives to `slopes`.
 */
export type Activate = (sums: Float64Array, slopes: Float64Array, length: number) => void

/** e^{−k/16}, down to 0. */
const powers = Float64Array.from({ length: 16 * 746 }, (_, k) => Math.exp(-k / 16))
const last = (powers.length - 1) / 16

/**
 * e^{−x} for x ≥ 0, with a relative error of 1e-15: a power from a table, times the series of the remainder,
 * at most 1/32.
 */
function fallingPower(x: number): number {
  if (!(x < last)) return Number.isNaN(x) ? x : 0
  const k = (16 * x + 0.5) | 0
  const r = k / 16 - x
  const tail = 1 / 24 + r * (1 / 120 + r * (1 / 720 + r * (1 / 5040)))
  return powers[k]! * (1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * tail))))
}

/** Below this |z|, tanh z = z − z³/3 + 2 z⁵/15 within 1e-18 of z, where 1 − e^{−2z} has lost digits. */
const nearlyStraight = 1e-3

/**
 * With e = e^{−2|z|}, tanh |z| = (1 − e)/(1 + e), and its derivative is 4 e/(1 + e)², which keeps all its
 * digits where tanh is flat.
 */
const tanh: Activate = (sums, slopes, length) => {
  for (let k = 0; k < length; k++) {
    const z = sums[k]!
    const size = Math.abs(z)
    const e = fallingPower(2 * size)
    const part = 1 / (1 + e)
    const curved = (1 - e) * part
    slopes[k] = 4 * e * part * part
    if (size < nearlyStraight) sums[k] = z - z * z * z * (1 / 3 - (2 / 15) * z * z)
    else sums[k] = z < 0 ? -curved : curved
  }
}

/** With e = e^{−|z|}, 1/(1 + e^{−z}) is 1/(1 + e) or e/(1 + e), and its derivative e/(1 + e)². */
const sigmoid: Activate = (sums, slopes, length) => {
  for (let k = 0; k < length; k++) {
    const z = sums[k]!
    const e = fallingPower(Math.abs(z))
    const part = 1 / (1 + e)
    sums[k] = z < 0 ? e * part : part
    slopes[k] = e * part * part
  }
}

// Signs are unpredictable, so a branch on them is mispredicted half the time; comparisons are turned into
// numbers instead.

/** 1 for true, 0 for false. */
export const bit = (holds: boolean): number => Number(holds) | 0

/** The derivative times z, with z clamped so that 0 times −Infinity is 0; NaN stays NaN. */
const relu: Activate = (sums, slopes, length) => {
  for (let k = 0; k < length; k++) {
    const z = Math.max(sums[k]!, -Number.MAX_VALUE)
    const slope = bit(z > 0)
    sums[k] = slope * z + 0
    slopes[k] = slope
  }
}

const linear: Activate = (_sums, slopes, length) => {
  slopes.fill(1, 0, length)
}

/** An activation by the reference's functions. */
function byReference(activation: Layer['activation'], linearity: number): Activate {
  const { value, first } = activationFunction(activation, linearity)
  return (sums, slopes, length) => {
    for (let k = 0; k < length; k++) {
      const z = sums[k]!
      sums[k] = value(z)
      slopes[k] = first(z)
    }
  }
}

/** (1 − linearity)·φ(z) + linearity·z; `held` stores the sums in between. */
function blended(curved: Activate, linearity: number): Activate {
  const share = 1 - linearity
  let held = new Float64Array()
  return (sums, slopes, length) => {
    if (held.length < length) held = new Float64Array(length)
    for (let k = 0; k < length; k++) held[k] = sums[k]!
    curved(sums, slopes, length)
    for (let k = 0; k < length; k++) {
      sums[k] = share * sums[k]! + linearity * held[k]!
      slopes[k] = share * slopes[k]! + linearity
    }
  }
}

const inLoops: Partial<Readonly<Record<Layer['activation'], Activate>>> = { tanh, sigmoid, relu, linear }

/** Returns the activation (1 − linearity)·φ(z) + linearity·z with its derivative, over whole arrays. */
export function activationLoop(activation: Layer['activation'], linearity: number): Activate {
  if (linearity === 1) return linear
  const curved = inLoops[activation]
  if (!curved) return byReference(activation, linearity)
  return linearity === 0 ? curved : blended(curved, linearity)
}

/**
 * max(z, 0) without a branch on the sign, which would be mispredicted and takes five times as long. −∞ counts
 * as the lowest number, so that it becomes 0.
 */
const reluAlone: Activate = (sums, _slopes, length) => {
  for (let k = 0; k < length; k++) {
    const z = Math.max(sums[k]!, -Number.MAX_VALUE)
    sums[k] = 0.5 * z + 0.5 * Math.abs(z)
  }
}

/** Returns the same as `activationLoop`, for callers that do not read the slopes. */
export const valueLoop = (activation: Layer['activation'], linearity: number): Activate =>
  activation === 'relu' && linearity === 0 ? reluAlone : activationLoop(activation, linearity)

/** Adds scale · hᵀδ to W's entries of `into`, and Σ δ to b's. */
export function addLayerGradient(
  { inputs, outputs, scale, weights: at, rowStep, columnStep, biases }: Layer,
  from: Float64Array,
  delta: Float64Array,
  count: number,
  into: Float64Array,
): void {
  const eights = outputs - (outputs % 8)
  const end = count * inputs
  for (let i = 0; i < inputs; i++) {
    for (let j = 0; j < eights; j += 8) {
      let [g0, g1, g2, g3, g4, g5, g6, g7] = [0, 0, 0, 0, 0, 0, 0, 0]
      for (let k = i, d = j; k < end; k += inputs, d += outputs) {
        const h = from[k]!
        g0 += h * delta[d]!
        g1 += h * delta[d + 1]!
        g2 += h * delta[d + 2]!
        g3 += h * delta[d + 3]!
        g4 += h * delta[d + 4]!
        g5 += h * delta[d + 5]!
        g6 += h * delta[d + 6]!
        g7 += h * delta[d + 7]!
      }
      const place = at + i * rowStep + j * columnStep
      into[place] = into[place]! + scale * g0
      into[place + columnStep] = into[place + columnStep]! + scale * g1
      into[place + 2 * columnStep] = into[place + 2 * columnStep]! + scale * g2
      into[place + 3 * columnStep] = into[place + 3 * columnStep]! + scale * g3
      into[place + 4 * columnStep] = into[place + 4 * columnStep]! + scale * g4
      into[place + 5 * columnStep] = into[place + 5 * columnStep]! + scale * g5
      into[place + 6 * columnStep] = into[place + 6 * columnStep]! + scale * g6
      into[place + 7 * columnStep] = into[place + 7 * columnStep]! + scale * g7
    }
    for (let j = eights; j < outputs; j++) {
      let g = 0
      for (let k = i, d = j; k < end; k += inputs, d += outputs) g += from[k]! * delta[d]!
      into[at + i * rowStep + j * columnStep]! += scale * g
    }
  }
  if (biases === undefined) return
  for (let n = 0; n < count; n++)
    for (let j = 0; j < outputs; j++) into[biases + j]! += delta[n * outputs + j]!
}

/**
 * Writes scale · W δ, the derivative with respect to a layer's inputs, to `into` [count][inputs]. Multiplied
 * by `slopes`, if given, it is the derivative with respect to the sums of the layer below.
 */
export function sendBack(
  { inputs, outputs, scale, weights: at, rowStep, columnStep }: Layer,
  weights: Float64Array,
  delta: Float64Array,
  count: number,
  into: Float64Array,
  slopes?: Float64Array,
): void {
  const eights = outputs - (outputs % 8)
  const end = count * inputs
  into.fill(0, 0, end)
  for (let i = 0; i < inputs; i++) {
    const weight = (j: number) => weights[at + i * rowStep + j * columnStep]!
    for (let j = 0; j < eights; j += 8) {
      const [w0, w1, w2, w3] = [weight(j), weight(j + 1), weight(j + 2), weight(j + 3)]
      const [w4, w5, w6, w7] = [weight(j + 4), weight(j + 5), weight(j + 6), weight(j + 7)]
      for (let k = i, d = j; k < end; k += inputs, d += outputs) {
        const half = into[k]! + w0 * delta[d]! + w1 * delta[d + 1]! + w2 * delta[d + 2]! + w3 * delta[d + 3]!
        into[k] = half + w4 * delta[d + 4]! + w5 * delta[d + 5]! + w6 * delta[d + 6]! + w7 * delta[d + 7]!
      }
    }
    for (let j = eights; j < outputs; j++) {
      const w = weight(j)
      for (let k = i, d = j; k < end; k += inputs, d += outputs) into[k] = into[k]! + delta[d]! * w
    }
  }
  if (slopes) for (let k = 0; k < end; k++) into[k] = scale * into[k]! * slopes[k]!
  else if (scale !== 1) for (let k = 0; k < end; k++) into[k] = scale * into[k]!
}

/** A normalisation over its own arrays; `back` takes derivatives at the values of the last forward pass. */
export interface NormalizationLoop {
  /** Replaces sums by their normalised values u. */
  readonly forward: (sums: Float64Array, count: number) => void
  /** Replaces x by (x − mean x − u mean(u x))/σ. */
  readonly back: (x: Float64Array, count: number) => void
}

/** Returns the normalisation over groups of at most `most` samples. */
export function normalizationLoop(most: number, groupsOf: (count: number) => Groups): NormalizationLoop {
  const largest = groupsOf(most)
  const values = new Float64Array(largest.groups * largest.size)
  const scales = new Float64Array(largest.groups)
  return {
    forward(sums, count) {
      const { groups, size, stride, first } = groupsOf(count)
      for (let g = 0; g < groups; g++) {
        const from = first(g)
        const end = from + size * stride
        let [mean, square] = [0, 0]
        for (let k = from; k < end; k += stride) mean += sums[k]!
        mean /= size
        for (let k = from; k < end; k += stride) square += (sums[k]! - mean) * (sums[k]! - mean)
        const scale = 1 / Math.sqrt(square / size + epsilon)
        scales[g] = scale
        for (let k = from; k < end; k += stride) {
          const u = (sums[k]! - mean) * scale
          sums[k] = u
          values[k] = u
        }
      }
    },
    back(x, count) {
      const { groups, size, stride, first } = groupsOf(count)
      for (let g = 0; g < groups; g++) {
        const from = first(g)
        const end = from + size * stride
        let [mean, along] = [0, 0]
        for (let k = from; k < end; k += stride) {
          mean += x[k]!
          along += values[k]! * x[k]!
        }
        mean /= size
        along /= size
        for (let k = from; k < end; k += stride) x[k] = scales[g]! * (x[k]! - mean - values[k]! * along)
      }
    },
  }
}
