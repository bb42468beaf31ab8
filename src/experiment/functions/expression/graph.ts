import { operations, type Step } from './operations.ts'
import type { Tree } from './tree.ts'

/** A node of an expression graph; its operands are indices of other nodes. */
export type GraphNode =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly index: number }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'step'; readonly step: Step; readonly of: readonly number[] }

/** Returns the nodes that the results depend on, including themselves, in an order in which they can be computed. */
export function neededFor(nodes: readonly GraphNode[], results: readonly number[]): number[] {
  const needed = new Set(results)
  const order: number[] = []
  for (let i = nodes.length - 1; i >= 0; i--) {
    if (!needed.has(i)) continue
    order.push(i)
    const node = nodes[i]!
    if (node.kind === 'step') for (const of of node.of) needed.add(of)
  }
  return order.reverse()
}

/**
 * An expression and its derivatives as one graph. Equal subexpressions share one node, and operands come before the nodes that use them.
 * Constant subexpressions are folded. Derivatives omit terms that are 0 and factors that are 0 or 1; nothing else is rearranged, so a value
 * has the same bits as its text.
 */
export class Graph {
  readonly nodes: GraphNode[] = []
  readonly #places = new Map<string, number>()
  readonly #derivatives = new Map<string, number>()

  /** Adds an expression and returns its node. */
  of(tree: Tree): number {
    switch (tree.kind) {
      case 'number':
      case 'constant':
        return this.#number(tree.value)
      case 'variable':
        return this.#placed(`x${tree.index}`, { kind: 'variable', index: tree.index })
      case 'parameter':
        return this.#placed(`p${tree.name}`, { kind: 'parameter', name: tree.name })
      case 'applied':
        return this.#step(tree.operation, ...tree.of.map((one) => this.of(one)))
    }
  }

  /**
   * Returns the node of a node's derivative with respect to a variable. The derivatives of abs, sign and floor are 0 at a break; on a tie,
   * min and max take the derivative of the first.
   */
  derivative(node: number, variable: number): number {
    // Operands come first, so that the recursion stays shallow.
    for (const one of neededFor(this.nodes, [node])) this.#derivative(one, variable)
    return this.#derivative(node, variable)
  }

  #derivative(node: number, variable: number): number {
    const key = `${node} ${variable}`
    const known = this.#derivatives.get(key)
    if (known !== undefined) return known
    const found = this.#derivativeOf(node, variable)
    this.#derivatives.set(key, found)
    return found
  }

  #placed(key: string, node: GraphNode): number {
    const known = this.#places.get(key)
    if (known !== undefined) return known
    this.#places.set(key, this.nodes.length)
    return this.nodes.push(node) - 1
  }

  #number(value: number): number {
    return this.#placed(Object.is(value, -0) ? '-0' : `${value}`, { kind: 'number', value })
  }

  #valueOf(node: number): number | undefined {
    const found = this.nodes[node]
    return found?.kind === 'number' ? found.value : undefined
  }

  #step(step: Step, ...of: readonly number[]): number {
    const [a, b = 0, p = 0, q = 0] = of.map((node) => this.#valueOf(node) ?? null)
    if (a !== null && a !== undefined && b !== null && p !== null && q !== null)
      return this.#number(operations[step](a, b, p, q))
    return this.#placed(`${step} ${of.join(' ')}`, { kind: 'step', step, of })
  }

  // Building blocks of derivatives, which omit terms that are 0 and factors that are 0 or 1.

  #sum(a: number, b: number): number {
    if (this.#valueOf(a) === 0) return b
    return this.#valueOf(b) === 0 ? a : this.#step('+', a, b)
  }

  #negated(a: number): number {
    return this.#step('negate', a)
  }

  #difference(a: number, b: number): number {
    if (this.#valueOf(b) === 0) return a
    return this.#valueOf(a) === 0 ? this.#negated(b) : this.#step('-', a, b)
  }

  #product(a: number, b: number): number {
    const [p, q] = [this.#valueOf(a), this.#valueOf(b)]
    if (p === 0 || q === 0) return this.#number(0)
    if (p === 1) return b
    if (q === 1) return a
    if (p === -1) return this.#negated(b)
    return q === -1 ? this.#negated(a) : this.#step('*', a, b)
  }

  #quotient(a: number, b: number): number {
    if (this.#valueOf(a) === 0) return a
    return this.#valueOf(b) === 1 ? a : this.#step('/', a, b)
  }

  #power(a: number, b: number): number {
    if (this.#valueOf(b) === 0) return this.#number(1)
    return this.#valueOf(b) === 1 ? a : this.#step('^', a, b)
  }

  #derivativeOf(node: number, variable: number): number {
    const found = this.nodes[node]!
    if (found.kind === 'variable') return this.#number(found.index === variable ? 1 : 0)
    if (found.kind !== 'step') return this.#number(0)
    const [a = 0, b = 0] = found.of
    const slopes = found.of.map((one) => this.#derivative(one, variable))
    return this.#chain(node, found.step, [a, b], slopes, found.of)
  }

  /** Returns the derivative of `node`, a step on (a, b), from the derivatives of its operands. */
  #chain(
    node: number,
    step: Step,
    [a, b]: readonly [number, number],
    [da = 0, db = 0, dp = 0, dq = 0]: readonly number[],
    of: readonly number[],
  ): number {
    const one = this.#number(1)
    switch (step) {
      case '+':
        return this.#sum(da, db)
      case '-':
        return this.#difference(da, db)
      case 'negate':
        return this.#valueOf(da) === 0 ? da : this.#negated(da)
      case '*':
        return this.#sum(this.#product(da, b), this.#product(a, db))
      case '/':
        return this.#quotient(this.#difference(da, this.#product(node, db)), b)
      case '^':
        return this.#powerSlope(node, [a, b], [da, db])
      case 'sin':
        return this.#product(this.#step('cos', a), da)
      case 'cos':
        return this.#product(this.#negated(this.#step('sin', a)), da)
      case 'tan':
        return this.#product(this.#sum(one, this.#step('*', node, node)), da)
      case 'asin':
        return this.#quotient(da, this.#arcLength(a))
      case 'acos':
        return this.#quotient(this.#chain(node, 'negate', [a, b], [da], of), this.#arcLength(a))
      case 'atan':
        return this.#quotient(da, this.#sum(one, this.#step('*', a, a)))
      case 'sinh':
        return this.#product(this.#step('cosh', a), da)
      case 'cosh':
        return this.#product(this.#step('sinh', a), da)
      case 'tanh':
        return this.#product(this.#difference(one, this.#step('*', node, node)), da)
      case 'exp':
        return this.#product(node, da)
      case 'log':
        return this.#quotient(da, a)
      case 'sqrt':
        return this.#quotient(da, this.#product(this.#number(2), node))
      case 'abs':
        return this.#product(this.#step('sign', a), da)
      case 'sign':
      case 'floor':
        return this.#number(0)
      case 'min':
        return this.#picked(a, b, da, db)
      case 'max':
        return this.#picked(b, a, da, db)
      case 'pick':
        return this.#picked(a, b, dp, dq)
    }
  }

  #picked(a: number, b: number, p: number, q: number): number {
    return p === q ? p : this.#step('pick', a, b, p, q)
  }

  /** Returns √(1 - a²) from its factors, which keeps its digits near |a| = 1. */
  #arcLength(a: number): number {
    const one = this.#number(1)
    return this.#step('sqrt', this.#step('*', this.#step('-', one, a), this.#step('+', one, a)))
  }

  /** Returns b a^(b-1) a' + a^b ln a b'. */
  #powerSlope(node: number, [a, b]: readonly [number, number], [da, db]: readonly [number, number]): number {
    const lower = this.#power(a, this.#difference(b, this.#number(1)))
    const ofBase = this.#product(this.#product(b, lower), da)
    if (this.#valueOf(db) === 0) return ofBase
    return this.#sum(ofBase, this.#product(this.#product(node, this.#step('log', a)), db))
  }
}
