import { neededFor, type Graph } from './graph.ts'
import { operations } from './operations.ts'

/** Computes the values of some nodes of a graph at a point; the next call overwrites its result. */
export type Program = (point: ArrayLike<number>, parameters: Readonly<Record<string, number>>) => Float64Array

/** Compiles some nodes of a graph to a list of steps, evaluated in order in float64. */
export function programOf(graph: Graph, results: readonly number[]): Program {
  const order = neededFor(graph.nodes, results)
  const place = new Map(order.map((node, i) => [node, i]))
  const values = new Float64Array(order.length)
  const found = new Float64Array(results.length)
  const from = Int32Array.from(results, (node) => place.get(node)!)
  const inputs: { readonly at: number; readonly index: number }[] = []
  const named: { readonly at: number; readonly name: string }[] = []
  const steps: {
    readonly at: number
    readonly apply: (typeof operations)['+']
    readonly of: readonly number[]
  }[] = []
  for (const [at, id] of order.entries()) {
    const node = graph.nodes[id]!
    if (node.kind === 'number') values[at] = node.value
    else if (node.kind === 'variable') inputs.push({ at, index: node.index })
    else if (node.kind === 'parameter') named.push({ at, name: node.name })
    else steps.push({ at, apply: operations[node.step], of: node.of.map((one) => place.get(one)!) })
  }
  const operands = Int32Array.from(steps.flatMap(({ of: [a = 0, b = 0, p = 0, q = 0] }) => [a, b, p, q]))
  return (point, parameters) => {
    for (const { at, index } of inputs) values[at] = point[index]!
    for (const { at, name } of named) values[at] = parameters[name] ?? NaN
    for (let i = 0, k = 0; i < steps.length; i++, k += 4) {
      const { at, apply } = steps[i]!
      values[at] = apply(
        values[operands[k]!]!,
        values[operands[k + 1]!]!,
        values[operands[k + 2]!]!,
        values[operands[k + 3]!]!,
      )
    }
    for (let i = 0; i < found.length; i++) found[i] = values[from[i]!]!
    return found
  }
}
