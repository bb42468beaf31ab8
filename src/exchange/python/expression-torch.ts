import { operations } from '../../experiment/functions/expression/operations.ts'
import type { Operation, Tree } from '../../experiment/functions/expression/tree.ts'
import { float } from './literal.ts'

/** Keywords of Python, and the names that the code uses for PyTorch. */
const taken = new Set([
  ...'False None True and as assert async await break class continue def del elif else except finally for from global if'.split(
    ' ',
  ),
  ...'import in is lambda nonlocal not or pass raise return try while with yield'.split(' '),
  'self',
  'torch',
  'math',
])

/** The name of a parameter in a program: its own, with a _ after it if that already has a meaning. */
export const parameterName = (name: string): string => (taken.has(name) ? `${name}_` : name)

/** True of an expression that depends on the weights. */
export const hasVariable = (tree: Tree): boolean =>
  tree.kind === 'variable' || (tree.kind === 'applied' && tree.of.some(hasVariable))

/** The value of a constant expression; undefined for others. */
function constantOf(tree: Tree): number | undefined {
  if (tree.kind === 'number' || tree.kind === 'constant') return tree.value
  if (tree.kind !== 'applied') return undefined
  const [a, b = 0] = tree.of.map(constantOf)
  if (a === undefined || tree.of.some((one) => constantOf(one) === undefined)) return undefined
  return operations[tree.operation](a, b, 0, 0)
}

/** The precedence of operators in Python. Calls, names and numbers come first. */
const strengths: Partial<Readonly<Record<Operation, number>>> = {
  '+': 1,
  '-': 1,
  '*': 2,
  '/': 2,
  negate: 3,
  '^': 4,
}
const strongest = 5

/** Operators that do the same with numbers in Python and here. */
const isPlain = (operation: Operation): boolean => ['+', '-', '*', 'negate'].includes(operation)

/** A piece of Python, with the precedence of its outermost operator. */
interface Piece {
  readonly text: string
  readonly strength: number
}

const within = ({ text, strength }: Piece, least: number): string => (strength < least ? `(${text})` : text)

function literal(value: number): Piece {
  const text = Number.isInteger(value) && Math.abs(value) < 2 ** 53 ? String(value) : float(value)
  return { text, strength: value < 0 ? 3 : strongest }
}

/** a if the condition holds, otherwise b. torch.minimum would divide the slope in a tie. */
const chosen = (condition: string, a: string, b: string): string => `torch.where(${condition}, ${a}, ${b})`

function applied(operation: Operation, pieces: readonly Piece[]): string {
  const [a, b] = pieces as readonly [Piece, Piece]
  switch (operation) {
    case 'negate':
      return `-${within(a, 3)}`
    case '+':
    case '-':
    case '*':
    case '/': {
      const own = strengths[operation]!
      return `${within(a, own)} ${operation} ${within(b, own + 1)}`
    }
    case '^':
      return `${within(a, strongest)}**${within(b, strongest)}`
    case 'min':
      return chosen(`${within(a, strongest)} <= ${within(b, strongest)}`, a.text, b.text)
    case 'max':
      return chosen(`${within(b, strongest)} <= ${within(a, strongest)}`, a.text, b.text)
    default:
      return `torch.${operation}(${a.text})`
  }
}

function pieceOf(tree: Tree): Piece {
  switch (tree.kind) {
    case 'number':
      return literal(tree.value)
    case 'constant':
      return { text: `math.${tree.name}`, strength: strongest }
    case 'parameter':
      return { text: parameterName(tree.name), strength: strongest }
    case 'variable':
      return { text: tree.index === 0 ? 'x' : 'y', strength: strongest }
    case 'applied': {
      const value = isPlain(tree.operation) ? undefined : constantOf(tree)
      // Constants are computed here, because Python has complex powers and throws on division by 0.
      if (value !== undefined) return literal(value)
      const strength = strengths[tree.operation] ?? strongest
      return { text: applied(tree.operation, tree.of.map(pieceOf)), strength }
    }
  }
}

/** An expression in PyTorch, in which x and y are the weights. Parameters have the name that `parameterName` returns. */
export const expressionTorch = (tree: Tree): string => pieceOf(tree).text
