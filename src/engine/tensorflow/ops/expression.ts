import * as tf from '@tensorflow/tfjs-core'
import type { Expression } from '../../../experiment/functions/expression/expression.ts'
import { neededFor } from '../../../experiment/functions/expression/graph.ts'
import type { Step } from '../../../experiment/functions/expression/operations.ts'
import { cosine, sine } from './elementary.ts'

type Operands = readonly [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor]

/** The operations of a typed function as tfjs ops. */
const operations: Readonly<Record<Step, (...operands: Operands) => tf.Tensor>> = {
  '+': (a, b) => tf.add(a, b),
  '-': (a, b) => tf.sub(a, b),
  '*': (a, b) => tf.mul(a, b),
  '/': (a, b) => tf.div(a, b),
  '^': (a, b) => tf.pow(a, b),
  negate: (a) => tf.neg(a),
  sin: (a) => sine(a),
  cos: (a) => cosine(a),
  tan: (a) => tf.div(sine(a), cosine(a)),
  asin: (a) => tf.asin(a),
  acos: (a) => tf.acos(a),
  atan: (a) => tf.atan(a),
  sinh: (a) => tf.sinh(a),
  cosh: (a) => tf.cosh(a),
  tanh: (a) => tf.tanh(a),
  exp: (a) => tf.exp(a),
  log: (a) => tf.log(a),
  sqrt: (a) => tf.sqrt(a),
  abs: (a) => tf.abs(a),
  sign: (a) => tf.sign(a),
  floor: (a) => tf.floor(a),
  min: (a, b) => tf.minimum(a, b),
  max: (a, b) => tf.maximum(a, b),
  pick: (a, b, p, q) => tf.where(tf.lessEqual(a, b), p, q),
}

/** Returns the nodes of a typed function's graph at points x, y of the same shape. */
function nodesAt(
  { graph }: Expression,
  results: readonly number[],
  [x, y]: readonly [tf.Tensor, tf.Tensor],
  parameters: Readonly<Record<string, number>>,
): tf.Tensor[] {
  const values = new Map<number, tf.Tensor>()
  const at = (node: number | undefined) => values.get(node ?? -1) ?? x
  for (const id of neededFor(graph.nodes, results)) {
    const node = graph.nodes[id]!
    if (node.kind === 'number') values.set(id, tf.fill(x.shape, node.value))
    else if (node.kind === 'variable') values.set(id, node.index === 0 ? x : y)
    else if (node.kind === 'parameter') values.set(id, tf.fill(x.shape, parameters[node.name] ?? NaN))
    else {
      const [a, b, p, q] = node.of
      values.set(id, operations[node.step](at(a), at(b), at(p), at(q)))
    }
  }
  return results.map((id) => tf.clone(at(id)))
}

/**
 * Returns a typed function at points x, y of the same shape, with the derivatives of its graph for autodiff.
 */
export function expressionValue(
  typed: Expression,
  x: tf.Tensor,
  y: tf.Tensor,
  parameters: Readonly<Record<string, number>>,
): tf.Tensor {
  const value = tf.customGrad((...args) => {
    const [at, of, save] = args as [tf.Tensor, tf.Tensor, tf.GradSaveFunc]
    save([at, of])
    const [found] = nodesAt(typed, [typed.result], [at, of], parameters)
    return {
      value: found!,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [p = at, q = of] = saved
        return nodesAt(typed, typed.slopes, [p, q], parameters).map((slope) => tf.mul(dy, slope))
      },
    }
  })
  return value(x, y)
}
