/** Functions of one value that an expression may call. */
export const unary = [
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'tanh',
  'exp',
  'log',
  'sqrt',
  'abs',
  'sign',
  'floor',
] as const
/** Functions of two or more values. */
export const several = ['min', 'max'] as const
export type FunctionName = (typeof unary)[number] | (typeof several)[number]

/** Names of all functions that an expression may call. */
export const functionNames: readonly string[] = [...unary, ...several]

/** Named constants. */
export const constants: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E }

/** Names of the variables and parameters of an expression. */
export interface Names {
  /** The variables in order, each with all of its spellings; a text uses one spelling, `x, y` or `w1, w2`. */
  readonly variables: readonly (readonly string[])[]
  readonly parameters: readonly string[]
}

/** Names of the two weights of a function. */
export const weightNames: Names['variables'] = [
  ['x', 'w1'],
  ['y', 'w2'],
]

/** Returns the names of the inputs of data: x1, x2 and so on, and also x and y if there are at most two. */
export const inputNames = (count: number): Names['variables'] =>
  Array.from({ length: count }, (_, i) => [`x${i + 1}`, ...(count <= 2 ? [i === 0 ? 'x' : 'y'] : [])])

const form = /^[a-z][a-z0-9_]{0,19}$/i

/** Returns the sentence that explains why a parameter cannot have this name; undefined if it can. */
export function nameRefusal(name: string, variables: Names['variables']): string | undefined {
  if (!form.test(name))
    return 'a parameter name must be a letter followed by at most 19 letters, digits and underscores'
  const taken =
    functionNames.includes(name) || Object.hasOwn(constants, name) || variables.flat().includes(name)
  return taken ? `"${name}" already has a meaning in expressions. Choose another name` : undefined
}
