import { sigmoid, softplus } from '../../experiment/model/activation.ts'
import type { LossId } from '../../experiment/spec/metric.ts'

/** A loss of one entry f with target y, and its derivatives with respect to f. */
export interface EntryLoss {
  readonly per: 'entry'
  value(f: number, y: number): number
  first(f: number, y: number): number
  second(f: number, y: number): number
}

/**
 * A loss of one sample with `count` outputs and targets from index `at` on. `first` writes the derivatives
 * there; `second` writes the matrix of second derivatives times `direction`.
 */
export interface SampleLoss {
  readonly per: 'sample'
  value(outputs: Float64Array, targets: Float64Array, at: number, count: number): number
  first(outputs: Float64Array, targets: Float64Array, at: number, count: number, into: Float64Array): void
  second(
    outputs: Float64Array,
    targets: Float64Array,
    at: number,
    count: number,
    direction: Float64Array,
    into: Float64Array,
  ): void
}

const squared: EntryLoss = {
  per: 'entry',
  value: (f, y) => (f - y) ** 2,
  first: (f, y) => 2 * (f - y),
  second: () => 2,
}

const logistic: EntryLoss = {
  per: 'entry',
  value: (f, y) => softplus(-y * f),
  first: (f, y) => -y * sigmoid(-y * f),
  second: (f, y) => y * y * sigmoid(y * f) * sigmoid(-y * f),
}

const hinge: EntryLoss = {
  per: 'entry',
  value: (f, y) => (y * f >= 1 ? 0 : 1 - y * f),
  first: (f, y) => (y * f < 1 ? -y : 0),
  second: () => 0,
}

function largest(values: Float64Array, at: number, count: number): number {
  let index = 0
  for (let k = 0; k < count; k++) {
    const value = values[at + k]!
    if (Number.isNaN(value)) return -1
    if (value > values[at + index]!) index = k
  }
  return index
}

/** Writes softmax of the outputs from `at` on. */
function softmax(outputs: Float64Array, at: number, count: number, into: Float64Array): void {
  const top = outputs[at + Math.max(0, largest(outputs, at, count))]!
  let total = 0
  for (let k = 0; k < count; k++) {
    const power = Math.exp(outputs[at + k]! - top)
    into[at + k] = power
    total += power
  }
  for (let k = 0; k < count; k++) into[at + k]! /= total
}

const crossEntropy: SampleLoss = {
  per: 'sample',
  value(outputs, targets, at, count) {
    const best = largest(outputs, at, count)
    if (best < 0) return NaN
    const top = outputs[at + best]!
    let others = 0
    for (let k = 0; k < count; k++) if (k !== best) others += Math.exp(outputs[at + k]! - top)
    const spread = Math.log1p(others)
    let sum = 0
    for (let k = 0; k < count; k++) {
      const y = targets[at + k]!
      if (y !== 0) sum += y * (top - outputs[at + k]! + spread)
    }
    return sum
  },
  first(outputs, targets, at, count, into) {
    softmax(outputs, at, count, into)
    let total = 0
    for (let k = 0; k < count; k++) total += targets[at + k]!
    for (let k = 0; k < count; k++) into[at + k] = total * into[at + k]! - targets[at + k]!
  },
  second(outputs, targets, at, count, direction, into) {
    softmax(outputs, at, count, into)
    let total = 0
    let mean = 0
    for (let k = 0; k < count; k++) {
      total += targets[at + k]!
      mean += into[at + k]! * direction[at + k]!
    }
    for (let k = 0; k < count; k++) {
      into[at + k] = total * into[at + k]! * (direction[at + k]! - mean)
    }
  },
}

/** 1 for an error, 0 otherwise, NaN if an output is NaN; its derivatives are 0. */
const zeroOne: SampleLoss = {
  per: 'sample',
  value(outputs, targets, at, count) {
    const chosen = largest(outputs, at, count)
    if (chosen < 0) return NaN
    if (count === 1) return outputs[at]! * targets[at]! <= 0 ? 1 : 0
    return chosen === largest(targets, at, count) ? 0 : 1
  },
  first: (_outputs, _targets, at, count, into) => void into.fill(0, at, at + count),
  second: (_outputs, _targets, at, count, _direction, into) => void into.fill(0, at, at + count),
}

/** The losses of metric/README.md, in forms that neither overflow nor lose small values. */
export const lossFunctions: Readonly<Record<LossId, EntryLoss | SampleLoss>> = {
  squared,
  logistic,
  hinge,
  'cross-entropy': crossEntropy,
  'zero-one': zeroOne,
}
