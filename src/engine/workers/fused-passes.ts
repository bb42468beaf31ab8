import { activationFunction } from '../../experiment/model/activation.ts'
import type { Layer } from '../../experiment/model/layout.ts'
import { epsilon } from '../../experiment/model/normalization.ts'
import type { Normalization } from '../../experiment/spec/model.ts'

// The passes of a network through all its samples, in loops over typed arrays that allocate nothing. What they compute is that of
// src/experiment/model/forward.ts and src/reference/objective/gradient.ts, which are written to be read.

// Four samples go through a product at once: a weight is loaded once for them, and no sum waits for the one before it.

/** Writes scale · Wᵀh + b of `count` rows `from` [count][inputs] to `into` [count][outputs]. */
export function layerSums(
  { inputs, outputs, scale, weights: at, biases }: Layer,
  weights: Float64Array,
  from: Float64Array,
  count: number,
  into: Float64Array,
): void {
  const fours = count - (count % 4)
  for (let j = 0; j < outputs; j++) {
    const b = biases === undefined ? 0 : weights[biases + j]!
    for (let n = 0; n < fours; n += 4) {
      const row = n * inputs
      let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0]
      for (let i = 0; i < inputs; i++) {
        const w = weights[at + i * outputs + j]!
        const k = row + i
        sum0 += from[k]! * w
        sum1 += from[k + inputs]! * w
        sum2 += from[k + 2 * inputs]! * w
        sum3 += from[k + 3 * inputs]! * w
      }
      const place = n * outputs + j
      into[place] = scale * sum0 + b
      into[place + outputs] = scale * sum1 + b
      into[place + 2 * outputs] = scale * sum2 + b
      into[place + 3 * outputs] = scale * sum3 + b
    }
    for (let n = fours; n < count; n++) {
      let sum = 0
      for (let i = 0; i < inputs; i++) sum += from[n * inputs + i]! * weights[at + i * outputs + j]!
      into[n * outputs + j] = scale * sum + b
    }
  }
}

/** Replaces the first `length` sums by what an activation makes of them, and writes its slopes there to `slopes`. */
export type Activate = (sums: Float64Array, slopes: Float64Array, length: number) => void

/** e^{-k/16}, down to 0. */
const powers = Float64Array.from({ length: 16 * 746 }, (_, k) => Math.exp(-k / 16))
const last = (powers.length - 1) / 16

/** e^{-x} for x ≥ 0, within 1e-15 of itself: a power from a table, times the series of what is left, at most 1/32. */
function fallingPower(x: number): number {
  if (!(x < last)) return Number.isNaN(x) ? x : 0
  const k = (16 * x + 0.5) | 0
  const r = k / 16 - x
  const tail = 1 / 24 + r * (1 / 120 + r * (1 / 720 + r * (1 / 5040)))
  return powers[k]! * (1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * tail))))
}

/** Below this size tanh z = z - z³/3 + 2 z⁵/15 within 1e-18 of z, where 1 - e^{-2z} has lost digits. */
const nearlyStraight = 1e-3

/** With e = e^{-2|z|} tanh |z| = (1 - e)/(1 + e), and its slope is 4 e/(1 + e)², with all its digits where tanh is flat. */
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

/** With e = e^{-|z|} 1/(1 + e^{-z}) is 1/(1 + e) or e/(1 + e), and its slope e/(1 + e)². */
const sigmoid: Activate = (sums, slopes, length) => {
  for (let k = 0; k < length; k++) {
    const z = sums[k]!
    const e = fallingPower(Math.abs(z))
    const part = 1 / (1 + e)
    sums[k] = z < 0 ? e * part : part
    slopes[k] = e * part * part
  }
}

const relu: Activate = (sums, slopes, length) => {
  for (let k = 0; k < length; k++) {
    const z = sums[k]!
    if (z <= 0) sums[k] = 0
    slopes[k] = z > 0 ? 1 : 0
  }
}

const linear: Activate = (_sums, slopes, length) => {
  slopes.fill(1, 0, length)
}

/** By the reference's own functions. */
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

/** (1 - linearity)·φ(z) + linearity·z; `held` takes the sums meanwhile. */
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

/** The activation (1 - linearity)·φ(z) + linearity·z with its slope, over whole arrays. */
export function activationLoop(activation: Layer['activation'], linearity: number): Activate {
  if (linearity === 1) return linear
  const curved = inLoops[activation]
  if (!curved) return byReference(activation, linearity)
  return linearity === 0 ? curved : blended(curved, linearity)
}

/** Adds scale · hᵀδ to W's and Σ δ to b's entries of `into`. */
export function addLayerGradient(
  { inputs, outputs, scale, weights: at, biases }: Layer,
  from: Float64Array,
  delta: Float64Array,
  count: number,
  into: Float64Array,
): void {
  const fours = count - (count % 4)
  for (let n = 0; n < fours; n += 4) {
    const row = n * outputs
    for (let i = 0; i < inputs; i++) {
      const k = n * inputs + i
      const h0 = scale * from[k]!
      const h1 = scale * from[k + inputs]!
      const h2 = scale * from[k + 2 * inputs]!
      const h3 = scale * from[k + 3 * inputs]!
      for (let j = 0; j < outputs; j++) {
        const place = at + i * outputs + j
        const d = row + j
        into[place] =
          into[place]! +
          h0 * delta[d]! +
          h1 * delta[d + outputs]! +
          h2 * delta[d + 2 * outputs]! +
          h3 * delta[d + 3 * outputs]!
      }
    }
  }
  for (let n = fours; n < count; n++)
    for (let i = 0; i < inputs; i++) {
      const h = scale * from[n * inputs + i]!
      for (let j = 0; j < outputs; j++) {
        const place = at + i * outputs + j
        into[place]! += h * delta[n * outputs + j]!
      }
    }
  if (biases === undefined) return
  for (let n = 0; n < count; n++)
    for (let j = 0; j < outputs; j++) into[biases + j]! += delta[n * outputs + j]!
}

/**
 * Writes scale · W δ, the derivative with respect to a layer's inputs, to `into` [count][inputs]; times `slopes`, where they are given:
 * then it is the derivative with respect to the sums of the layer below.
 */
export function sendBack(
  { inputs, outputs, scale, weights: at }: Layer,
  weights: Float64Array,
  delta: Float64Array,
  count: number,
  into: Float64Array,
  slopes?: Float64Array,
): void {
  const fours = count - (count % 4)
  for (let n = 0; n < fours; n += 4) {
    const row = n * outputs
    for (let i = 0; i < inputs; i++) {
      const column = at + i * outputs
      let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0]
      for (let j = 0; j < outputs; j++) {
        const w = weights[column + j]!
        const d = row + j
        sum0 += w * delta[d]!
        sum1 += w * delta[d + outputs]!
        sum2 += w * delta[d + 2 * outputs]!
        sum3 += w * delta[d + 3 * outputs]!
      }
      const k = n * inputs + i
      into[k] = scale * sum0
      into[k + inputs] = scale * sum1
      into[k + 2 * inputs] = scale * sum2
      into[k + 3 * inputs] = scale * sum3
    }
  }
  for (let n = fours; n < count; n++)
    for (let i = 0; i < inputs; i++) {
      let sum = 0
      for (let j = 0; j < outputs; j++) sum += weights[at + i * outputs + j]! * delta[n * outputs + j]!
      into[n * inputs + i] = scale * sum
    }
  if (slopes) for (let k = 0; k < count * inputs; k++) into[k] = into[k]! * slopes[k]!
}

/** A normalisation over arrays of its own; `back` takes the derivatives at the values of the last pass forwards. */
export interface NormalizationLoop {
  /** Replaces sums [count][width] by their normalised values u. */
  readonly forward: (sums: Float64Array, count: number) => void
  /** Replaces x by (x - mean x - u mean(u x))/σ. */
  readonly back: (x: Float64Array, count: number) => void
}

/** Over all samples, unit by unit: sums of all units go along, so that memory is read in its order. */
function batchLoop(most: number, width: number): NormalizationLoop {
  const values = new Float64Array(most * width)
  const [scales, means, along] = [0, 1, 2].map(() => new Float64Array(width)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  return {
    forward(sums, count) {
      means.fill(0)
      scales.fill(0)
      for (let n = 0, k = 0; n < count; n++) for (let j = 0; j < width; j++) means[j]! += sums[k++]!
      for (let j = 0; j < width; j++) means[j] = means[j]! / count
      for (let n = 0, k = 0; n < count; n++)
        for (let j = 0; j < width; j++) {
          const gap = sums[k++]! - means[j]!
          scales[j]! += gap * gap
        }
      for (let j = 0; j < width; j++) scales[j] = 1 / Math.sqrt(scales[j]! / count + epsilon)
      for (let n = 0, k = 0; n < count; n++)
        for (let j = 0; j < width; j++, k++) {
          const u = (sums[k]! - means[j]!) * scales[j]!
          sums[k] = u
          values[k] = u
        }
    },
    back(x, count) {
      means.fill(0)
      along.fill(0)
      for (let n = 0, k = 0; n < count; n++)
        for (let j = 0; j < width; j++, k++) {
          means[j]! += x[k]!
          along[j]! += values[k]! * x[k]!
        }
      for (let n = 0, k = 0; n < count; n++)
        for (let j = 0; j < width; j++, k++)
          x[k] = scales[j]! * (x[k]! - means[j]! / count - (values[k]! * along[j]!) / count)
    },
  }
}

/** Over all units of each sample. */
function layerLoop(most: number, width: number): NormalizationLoop {
  const values = new Float64Array(most * width)
  const scales = new Float64Array(most)
  return {
    forward(sums, count) {
      for (let n = 0; n < count; n++) {
        const from = n * width
        let [mean, square] = [0, 0]
        for (let k = from; k < from + width; k++) mean += sums[k]!
        mean /= width
        for (let k = from; k < from + width; k++) square += (sums[k]! - mean) * (sums[k]! - mean)
        const scale = 1 / Math.sqrt(square / width + epsilon)
        scales[n] = scale
        for (let k = from; k < from + width; k++) {
          const u = (sums[k]! - mean) * scale
          sums[k] = u
          values[k] = u
        }
      }
    },
    back(x, count) {
      for (let n = 0; n < count; n++) {
        const from = n * width
        let [mean, along] = [0, 0]
        for (let k = from; k < from + width; k++) {
          mean += x[k]!
          along += values[k]! * x[k]!
        }
        for (let k = from; k < from + width; k++)
          x[k] = scales[n]! * (x[k]! - mean / width - (values[k]! * along) / width)
      }
    },
  }
}

/** The normalisation of `width` units for at most `most` samples; undefined where there is none. */
export function normalizationLoop(
  normalization: Normalization,
  most: number,
  width: number,
): NormalizationLoop | undefined {
  if (normalization === 'none') return undefined
  return (normalization === 'batch' ? batchLoop : layerLoop)(most, width)
}
