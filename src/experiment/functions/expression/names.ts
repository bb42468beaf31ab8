/** Functions that an expression may call, of one value. */
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
/** Functions of two values or more. */
export const several = ['min', 'max'] as const
/** A function by its name. */
export type FunctionName = (typeof unary)[number] | (typeof several)[number]

/** All that an expression may call, by name. */
export const functionNames: readonly string[] = [...unary, ...several]

/** Numbers that have a name. */
export const constants: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E }

/** The names of what an expression is a function of. */
export interface Names {
  /** The variables in their order, each by all of its spellings; a text keeps to one of these: `x, y` or `w1, w2`. */
  readonly variables: readonly (readonly string[])[]
  readonly parameters: readonly string[]
}

/** The two weights of a function. */
export const weightNames: Names['variables'] = [
  ['x', 'w1'],
  ['y', 'w2'],
]

/** The inputs of data: x1, x2 and so on; the first two also x and y, where there are no others. */
export const inputNames = (count: number): Names['variables'] =>
  Array.from({ length: count }, (_, i) => [`x${i + 1}`, ...(count <= 2 ? [i === 0 ? 'x' : 'y'] : [])])

const form = /^[a-z][a-z0-9_]{0,19}$/i

/** The reason why a parameter cannot have this name, as a sentence; undefined where it can. */
export function nameRefusal(name: string, variables: Names['variables']): string | undefined {
  if (!form.test(name))
    return 'a parameter is named by a letter, with letters, digits and _ after it, 20 at most'
  const taken =
    functionNames.includes(name) || Object.hasOwn(constants, name) || variables.flat().includes(name)
  return taken
    ? `"${name}" has a meaning of its own in an expression: name the parameter differently`
    : undefined
}
