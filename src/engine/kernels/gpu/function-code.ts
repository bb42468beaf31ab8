import { mostParameters } from '../../../experiment/spec/values/bounds.ts'
import type { Expression } from '../../../experiment/functions/expression/expression.ts'
import { loadError } from '../../../experiment/spec/values/load-error.ts'
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

/**
 * Returns the code of a function of two weights in shaders/chunk/scalar/function.wgsl. @throws Error if it
 * has no such function
 */
export function functionCode(id: string): number {
  const code = ids.indexOf(id)
  if (code < 0) throw new Error(`The kernels have no function called '${id}'.`)
  return code
}

/**
 * Returns the parameters in the chunk's order: a and b of the quadratic and the octopus, 0 for the others.
 */
export const functionParameters = ({ parameters }: FunctionModel): [number, number] => [
  parameters['a'] ?? 0,
  parameters['b'] ?? 0,
]

/**
 * Returns a line of WGSL unique to a typed function: its text, in which blanks replace anything that would
 * end a comment, and its parameters.
 */
export const typedLine = ({ text, parameterNames }: Expression): string =>
  `// ${text.replaceAll(/\s+/gu, ' ')} of ${parameterNames.join(', ')}\n`

/**
 * Returns the program of a typed function: the text of `plane_function`, and its caller. @throws Error with a
 * sentence if a part cannot be loaded
 */
export async function typedText(typed: Expression, rest: () => Promise<string>): Promise<string> {
  const writer = await import('../../../experiment/functions/expression/wgsl.ts').catch(() => {
    throw new Error(loadError('the kernel writer for typed functions'))
  })
  return writer.expressionWgsl(typed) + (await rest())
}

/** Packs the parameters as `parameter(k)` reads them; a typed function has its own order. */
export function parameterVectors(model: FunctionModel): Float32Array<ArrayBuffer> {
  const { typed } = model.function
  const vectors = new Float32Array(mostParameters)
  vectors.set(
    typed ? typed.parameterNames.map((name) => model.parameters[name] ?? NaN) : functionParameters(model),
  )
  return vectors
}
