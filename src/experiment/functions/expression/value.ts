import { operations } from './operations.ts'
import type { Tree } from './tree.ts'

/** Evaluates an expression without variables in float64, with the given values of its parameters. */
export function treeValue(tree: Tree, valueOf: (parameter: string) => number): number {
  switch (tree.kind) {
    case 'number':
    case 'constant':
      return tree.value
    case 'parameter':
      return valueOf(tree.name)
    case 'variable':
      return NaN
    case 'applied': {
      const [a = NaN, b = NaN] = tree.of.map((one) => treeValue(one, valueOf))
      return operations[tree.operation](a, b, NaN, NaN)
    }
  }
}
