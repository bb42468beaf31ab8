import * as tf from '@tensorflow/tfjs-core'
import type { FunctionModel } from '../../../experiment/training-problem.ts'
import { cosineOfTurns, sine } from './elementary.ts'
import { expressionValue } from './expression.ts'

type Parameters = Readonly<Record<string, number>>
type Formula = (x: tf.Tensor, y: tf.Tensor, parameters: Parameters) => tf.Tensor

const square = (x: tf.Tensor): tf.Tensor => tf.square(x)
/** c x², multiplied in an order in which float32 overflows only if the result does. */
const scaledSquare = (x: tf.Tensor, c: number): tf.Tensor => tf.mul(tf.mul(x, c), x)
/** Σ of the terms. */
const sum = (first: tf.Tensor, ...rest: tf.Tensor[]): tf.Tensor => rest.reduce((a, b) => tf.add(a, b), first)
/** Σ_k c_k x^k. */
const polynomial = (x: tf.Tensor, coefficients: readonly number[]): tf.Tensor =>
  coefficients.reduceRight<tf.Tensor>((value, c) => tf.add(tf.mul(value, x), c), tf.zerosLike(x))
/** c + a x + b y. */
const plane = (x: tf.Tensor, y: tf.Tensor, c: number, a: number, b: number): tf.Tensor =>
  tf.add(tf.add(tf.mul(x, a), tf.mul(y, b)), c)

/**
 * One weight's part of the octopus, as a sum of pieces that are constant beyond their ends, since a
 * comparison has no gradient.
 */
function octopusProfile(x: tf.Tensor, a: number, b: number): tf.Tensor {
  const tau = Math.E
  const [c, d] = [(10 * b - 14 * a) / (3 * tau), (5 * a - 3 * b) / (2 * tau ** 2)]
  const size = tf.abs(x)
  const saddle = scaledSquare(tf.minimum(size, 2 * tau), -b)
  const u = tf.clipByValue(tf.sub(size, tau), 0, tau)
  const bend = tf.mul(tf.mul(tf.square(u), u), polynomial(u, [c, d]))
  const off = tf.sub(tf.maximum(size, 2 * tau), 4 * tau)
  const minimum = tf.sub(scaledSquare(off, a), 4 * a * tau ** 2)
  return sum(saddle, bend, minimum)
}

/** The closed-form functions of src/experiment/model/functions, as differentiable tfjs ops. */
const formulas: Readonly<Record<string, Formula>> = {
  himmelblau: (x, y) =>
    tf.add(square(tf.sub(tf.add(square(x), y), 11)), square(tf.sub(tf.add(x, square(y)), 7))),
  rosenbrock: (x, y) => tf.add(square(tf.sub(1, x)), tf.mul(square(tf.sub(y, square(x))), 100)),
  beale: (x, y) => {
    const term = (c: number, product: tf.Tensor) => square(tf.add(tf.sub(product, x), c))
    const xy = tf.mul(x, y)
    const xyy = tf.mul(xy, y)
    return sum(term(1.5, xy), term(2.25, xyy), term(2.625, tf.mul(xyy, y)))
  },
  booth: (x, y) => tf.add(square(plane(x, y, -7, 1, 2)), square(plane(x, y, -5, 2, 1))),
  matyas: (x, y) => tf.add(scaledSquare(tf.sub(x, y), 0.26), tf.mul(tf.mul(x, 0.04), y)),
  'three-hump-camel': (x, y) => sum(polynomial(x, [0, 0, 2, 0, -1.05, 0, 1 / 6]), tf.mul(x, y), square(y)),
  'six-hump-camel': (x, y) =>
    sum(polynomial(x, [0, 0, 4, 0, -2.1, 0, 1 / 3]), tf.mul(x, y), polynomial(y, [0, 0, -4, 0, 4])),
  'styblinski-tang': (x, y) =>
    tf.add(polynomial(x, [0, 2.5, -8, 0, 0.5]), polynomial(y, [0, 2.5, -8, 0, 0.5])),
  'goldstein-price': (x, y) => {
    const s = tf.add(x, y)
    const t = plane(x, y, 0, 2, -3)
    const first = tf.mul(square(tf.add(s, 1)), polynomial(s, [19, -14, 3]))
    const second = tf.mul(square(t), polynomial(t, [18, -16, 3]))
    return tf.mul(tf.add(first, 1), tf.add(second, 30))
  },
  mccormick: (x, y) => sum(sine(tf.add(x, y)), square(tf.sub(x, y)), plane(x, y, 1, -1.5, 2.5)),
  rastrigin: (x, y) => {
    const one = (z: tf.Tensor) => tf.sub(square(z), tf.mul(cosineOfTurns(z), 10))
    return tf.add(tf.add(one(x), one(y)), 20)
  },
  octopus: (x, y, { a = 1, b = 1 }) => {
    const t = tf.clipByValue(tf.sub(tf.div(tf.abs(x), Math.E), 1), 0, 1)
    const s = tf.mul(tf.mul(tf.square(t), t), polynomial(t, [10, -15, 6]))
    const waits = scaledSquare(y, a)
    return sum(octopusProfile(x, a, b), waits, tf.mul(s, tf.sub(octopusProfile(y, a, b), waits)))
  },
  quadratic: (x, y, parameters) =>
    tf.add(scaledSquare(x, (parameters['a'] ?? 1) / 2), scaledSquare(y, (parameters['b'] ?? 1) / 2)),
}

/**
 * Returns the function of a model at points x, y of the same shape.
 * @throws Error if no formula has its name
 */
export function functionValue(
  { function: { id, typed }, parameters }: FunctionModel,
  x: tf.Tensor,
  y: tf.Tensor,
): tf.Tensor {
  if (typed) return expressionValue(typed, x, y, parameters)
  const formula = formulas[id]
  if (!formula) throw new Error(`No function is named '${id}'.`)
  return formula(x, y, parameters)
}
