import { Graph } from './graph.ts'
import type { Names } from './names.ts'
import { parseExpression } from './parse.ts'
import { programOf, type Program } from './program.ts'
import type { Tree } from './tree.ts'

/** A residual with its slopes, [r, r_x, r_y]. */
type Residual = readonly [number, number, number]

interface SquaredTerm {
  readonly factor: number
  readonly base: Tree
}

/** Returns the terms of a sum of squares, each with at most one positive number as its factor; undefined for any other expression. */
function squaredTerms(tree: Tree, factor = 1): SquaredTerm[] | undefined {
  if (tree.kind !== 'applied') return undefined
  const [a, b] = tree.of
  if (!a || !b) return undefined
  if (tree.operation === '^') return b.kind === 'number' && b.value === 2 ? [{ factor, base: a }] : undefined
  if (tree.operation === '*')
    return a.kind === 'number' && a.value > 0 ? squaredTerms(b, factor * a.value) : undefined
  if (tree.operation !== '+') return undefined
  const [first, rest] = [squaredTerms(a, factor), squaredTerms(b, factor)]
  return first && rest && [...first, ...rest]
}

/** A typed function, as a tree and as a graph with its derivatives, each computed when it is first needed. */
export class Expression {
  readonly text: string
  readonly tree: Tree
  readonly graph = new Graph()
  /** Node of its value in the graph. */
  readonly result: number
  readonly #value: Program
  #gradient: Program | undefined
  #hessian: Program | undefined

  /** @throws ExpressionError */
  constructor(text: string, names: Names) {
    this.text = text
    this.tree = parseExpression(text, names)
    this.result = this.graph.of(this.tree)
    this.#value = programOf(this.graph, [this.result])
  }

  /** Nodes of its derivatives with respect to the first two variables. */
  get slopes(): readonly [number, number] {
    return [this.graph.derivative(this.result, 0), this.graph.derivative(this.result, 1)]
  }

  value(point: ArrayLike<number>, parameters: Readonly<Record<string, number>>): number {
    return this.#value(point, parameters)[0]!
  }

  /** Returns the derivatives with respect to the first two variables. */
  gradient(point: ArrayLike<number>, parameters: Readonly<Record<string, number>>): [number, number] {
    this.#gradient ??= programOf(this.graph, this.slopes)
    const [x, y] = this.#gradient(point, parameters)
    return [x!, y!]
  }

  /** Returns [f_xx, f_xy, f_yy]. */
  hessian(point: ArrayLike<number>, parameters: Readonly<Record<string, number>>): [number, number, number] {
    const [x, y] = this.slopes
    this.#hessian ??= programOf(this.graph, [
      this.graph.derivative(x, 0),
      this.graph.derivative(x, 1),
      this.graph.derivative(y, 1),
    ])
    const [xx, xy, yy] = this.#hessian(point, parameters)
    return [xx!, xy!, yy!]
  }

  /**
   * Returns the residuals and their slopes, [r, r_x, r_y], at a point if the text is a sum of squares Σ c r², with each c a positive number
   * or left out; undefined otherwise.
   */
  get squares():
    ((point: ArrayLike<number>, parameters: Readonly<Record<string, number>>) => Residual[]) | undefined {
    const terms = squaredTerms(this.tree)
    if (!terms) return undefined
    const { graph } = this
    const program = programOf(
      graph,
      terms.flatMap(({ base }) => {
        const node = graph.of(base)
        return [node, graph.derivative(node, 0), graph.derivative(node, 1)]
      }),
    )
    return (point, parameters) => {
      const found = program(point, parameters)
      return terms.map(({ factor }, i) => {
        const root = Math.sqrt(factor)
        return [root * found[3 * i]!, root * found[3 * i + 1]!, root * found[3 * i + 2]!]
      })
    }
  }

  /** Names of its parameters, in the order of the text. */
  get parameterNames(): readonly string[] {
    return this.graph.nodes.flatMap((node) => (node.kind === 'parameter' ? [node.name] : []))
  }
}
