import type { Activation } from '../spec/model.ts'
import { normalDistribution } from './error-function.ts'

/** A scalar function with its first and second derivative, in float64. */
export interface ScalarFunction {
  value(z: number): number
  first(z: number): number
  second(z: number): number
}

/** Slope of leaky-relu for z ≤ 0. */
const leak = 0.01

/** Returns 1/(1 + e^{-z}) without overflow. */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z))
  const e = Math.exp(z)
  return e / (1 + e)
}

/** Returns ln(1 + e^z) without overflow or loss of small values. */
export function softplus(z: number): number {
  return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z))
}

/** Returns 1/cosh², which keeps its digits where 1 - tanh² loses them; a product, because a power takes twice as long. */
function tanhSlope(z: number): number {
  const hyperbolic = Math.cosh(z)
  return 1 / (hyperbolic * hyperbolic)
}

const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)

/** The activations of model/README.md; at a kink, the derivatives are those of the left side. */
const activationFunctions: Readonly<Record<Activation, ScalarFunction>> = {
  linear: { value: (z) => z, first: () => 1, second: () => 0 },
  tanh: {
    value: Math.tanh,
    first: tanhSlope,
    second: (z) => -2 * Math.tanh(z) * tanhSlope(z),
  },
  relu: {
    value: (z) => (z <= 0 ? 0 : z),
    first: (z) => (z > 0 ? 1 : 0),
    second: () => 0,
  },
  'leaky-relu': {
    value: (z) => (z > 0 ? z : leak * z),
    first: (z) => (z > 0 ? 1 : leak),
    second: () => 0,
  },
  sigmoid: {
    value: sigmoid,
    first: (z) => sigmoid(z) * sigmoid(-z),
    second: (z) => sigmoid(z) * sigmoid(-z) * (sigmoid(-z) - sigmoid(z)),
  },
  softplus: {
    value: softplus,
    first: sigmoid,
    second: (z) => sigmoid(z) * sigmoid(-z),
  },
  gelu: {
    value: (z) => z * normalDistribution(z),
    first: (z) => normalDistribution(z) + z * normalDensity(z),
    second: (z) => normalDensity(z) * (2 - z * z),
  },
  silu: {
    value: (z) => z * sigmoid(z),
    first: (z) => sigmoid(z) * (1 + z * sigmoid(-z)),
    second: (z) => sigmoid(z) * sigmoid(-z) * (2 + z * (sigmoid(-z) - sigmoid(z))),
  },
  sine: { value: Math.sin, first: Math.cos, second: (z) => -Math.sin(z) },
}

/** Returns (1 - linearity)·φ(z) + linearity·z and its derivatives; exactly φ at 0 and exactly z at 1. */
export function activationFunction(activation: Activation, linearity: number): ScalarFunction {
  const curved = activationFunctions[activation]
  if (linearity === 0) return curved
  if (linearity === 1) return activationFunctions.linear
  const share = 1 - linearity
  return {
    value: (z) => share * curved.value(z) + linearity * z,
    first: (z) => share * curved.first(z) + linearity,
    second: (z) => share * curved.second(z),
  }
}
