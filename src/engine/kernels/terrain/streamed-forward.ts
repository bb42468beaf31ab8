import type { Layer, Layout } from '../../../experiment/model/layout.ts'
import { activated, component, functions, range, turns, type ForwardText } from './forward-text.ts'

/** Returns whether a network has one hidden layer, whose units can be streamed. */
const isShallow = ({ layers }: Layout): boolean => layers.length === 2

/** One component of a vector of a point's weights; the other three are not read. */
function number(vector: number, step: number, of: string): string {
  const at = (first: string) => `plane[${first}${vector}u + ${step}u * part].${of}`
  return `${at('')} + at.x * ${at('VECTORS + ')} + at.y * ${at('2u * VECTORS + ')}`
}

/** Computes `width` hidden units, starting at 4 `part`, and adds each to the outputs' sums at once. */
function fourUnits(layout: Layout, hidden: Layer, last: Layer, quads: number, width: number): string[] {
  const vectors = Math.ceil(hidden.outputs / 4)
  const stride = Math.ceil(last.outputs / 4)
  const read = (name: string, first: number) => `let ${name} = weight_vector(${first}u + part, at);`
  const lines = range(layout.inputs).map((k) => read(`m${k}`, hidden.weights + k * vectors))
  if (hidden.biases !== undefined) lines.push(read('b', hidden.biases))
  for (const j of range(width)) {
    const c = component(j)
    const row = last.weights + j * stride
    for (const o of range(last.outputs))
      lines.push(`let w${j}_${o} = ${number(row + Math.floor(o / 4), 4 * stride, component(o))};`)
    for (const q of range(quads)) {
      const products = range(layout.inputs).map((k) => `x${k}_${q} * m${k}.${c}`)
      lines.push(`let z${j}_${q} = ${products.join(' + ')};`)
      lines.push(`let h${j}_${q} = ${activated(hidden, false, `z${j}_${q}`, `b.${c}`)};`)
      lines.push(...range(last.outputs).map((o) => `s${o}_${q} += h${j}_${q} * w${j}_${o};`))
    }
  }
  return lines
}

/**
 * Computes a network with one hidden layer of any width, unit by unit: its value for `quads` vectors of
 * samples, and at once its products with the weights above, so that no unit is stored. Weights are formed as
 * they are read. One point per thread.
 */
export const streamedForward: ForwardText = (layout, quads) => {
  const [hidden, last] = layout.layers
  if (!hidden || !last || !isShallow(layout))
    throw new Error('Only the units of one hidden layer are streamed.')
  const lines = range(layout.inputs).flatMap((k) =>
    range(quads).map((q) => `let x${k}_${q} = sample_input(${k}u, near(quad, ${q}u));`),
  )
  const each = (line: (o: number, q: number) => string) =>
    range(last.outputs).flatMap((o) => range(quads).map((q) => line(o, q)))
  lines.push(...each((o, q) => `var s${o}_${q} = vec4f(0.0);`))
  const [whole, rest] = [Math.floor(hidden.outputs / 4), hidden.outputs % 4]
  const units = (width: number) => fourUnits(layout, hidden, last, quads, width)
  if (whole > 0) lines.push('{', ...turns('part', whole, units(4)), '}')
  if (rest > 0) lines.push('{', `let part = ${whole}u;`, ...units(rest), '}')
  if (last.biases !== undefined)
    lines.push(
      ...range(last.outputs).map(
        (o) => `let c${o} = weight_vector(${last.biases ?? 0}u + ${Math.floor(o / 4)}u, at).${component(o)};`,
      ),
    )
  lines.push(
    ...each((o, q) => `(*even)[${quads * o + q}] = ${activated(last, true, `s${o}_${q}`, `c${o}`)};`),
  )
  return functions(layout, lines, 'even')
}

/**
 * Most terms of a program that compiles within half a second in software, and within a second. A product
 * counts as one term, an activation as eight.
 */
const [mostSoon, mostTerms] = [400, 800]

/**
 * Vectors of four samples processed at once for each unit of a streamed program; `undefined` if the network
 * has several hidden layers, or the program too many terms.
 */
export function streamedQuads(layout: Layout): number | undefined {
  const terms = (quads: number) => 4 * quads * (layout.inputs + layout.outputs + 8)
  if (!isShallow(layout) || terms(1) > mostTerms) return undefined
  return [4, 2].find((quads) => terms(quads) <= mostSoon) ?? 1
}
