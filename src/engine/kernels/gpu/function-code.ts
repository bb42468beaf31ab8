import type { FunctionModel } from '../../../experiment/training-problem.ts'

const ids = [
  'himmelblau',
  'rosenbrock',
  'quadratic',
  'beale',
  'booth',
  'matyas',
  'three-hump-camel',
  'six-hump-camel',
  'styblinski-tang',
  'goldstein-price',
  'mccormick',
  'rastrigin',
  'octopus',
]

/** The code of a function of two weights in shaders/chunk/scalar/function.wgsl. @throws Error where it has no such function */
export function functionCode(id: string): number {
  const code = ids.indexOf(id)
  if (code < 0) throw new Error(`The kernels have no function called '${id}'.`)
  return code
}

/** Its parameters as the chunk takes them: a and b of the quadratic and the octopus, 0 elsewhere. */
export const functionParameters = ({ parameters }: FunctionModel): [number, number] => [
  parameters['a'] ?? 0,
  parameters['b'] ?? 0,
]
