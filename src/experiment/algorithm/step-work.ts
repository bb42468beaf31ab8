import { isEntrywise, isSecondOrder, type AlgorithmSpec } from '../schema/algorithm.ts'

type Rule = Pick<AlgorithmSpec, 'id' | 'batch'>

/** Gradients of a step: SAM takes two, gradient flow a Runge-Kutta step of seven at least; Newton's rules take two for each column of their matrix. */
function gradientsOf({ id }: Rule, size: number): number {
  if (isSecondOrder(id)) return 1 + 2 * size
  return id === 'sam' ? 2 : id === 'flow' ? 7 : 1
}

/** Multiply-adds that float64 takes for one step of a network with `size` weights and `count` samples, about: six a gradient, weight and sample. */
export function stepWork(rule: Rule, size: number, count: number): number {
  const { batch } = rule
  const seen = batch === 'full' ? count : Math.min(count, batch.size)
  return 6 * gradientsOf(rule, size) * size * seen
}

/**
 * The most multiply-adds of a step that one processor makes, at about 5 ns each: a second or two for rules of few steps, a sixth
 * of a second for the others that no kernel has, and half of that where tfjs ops could make the step too.
 */
export const mostStepWork = ({ id }: Rule): number =>
  isSecondOrder(id) ? 2 ** 28 : isEntrywise(id) ? 2 ** 24 : 2 ** 25
