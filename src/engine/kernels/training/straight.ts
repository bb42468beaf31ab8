import source from '../../../../shaders/compute/train-straight.wgsl'
import type { Layout } from '../../../experiment/model/layout.ts'
import { terms } from './terms.ts'

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

/**
 * Writes z = scale Wᵀh + b and the activation of each unit: `h{l}_{k}` are values, `a{l}_{j}` values with
 * slopes.
 */
function forward({ layers }: Layout): string[] {
  return layers.flatMap(({ inputs, outputs, weights, biases }, l) => {
    const activation = l === layers.length - 1 ? 'last' : 'hidden'
    return range(outputs).flatMap((j) => {
      const sum = `z${l}_${j}`
      const bias = biases === undefined ? '' : ` + w[${biases + j}]`
      const product = (k: number) => `w[${weights + k * outputs + j}] * h${l}_${k}`
      const blocks = range(Math.ceil(inputs / terms)).map((block) => {
        const [first = '', ...rest] = range(Math.min(terms, inputs - block * terms)).map((k) =>
          product(block * terms + k),
        )
        const name = `${sum}_${block}`
        return [`var ${name} = ${first};`, ...rest.map((one) => `${name} += ${one};`)]
      })
      return [
        ...blocks.flat(),
        `let ${sum} = ${blocks.map((_, block) => `${sum}_${block}`).join(' + ')};`,
        `let a${l}_${j} = ${activation}(scale${l} * ${sum}${bias});`,
        `let h${l + 1}_${j} = a${l}_${j}.value;`,
      ]
    })
  })
}

/**
 * Writes d{l}_{j}, the metric's derivative with respect to z of unit j of layer l, from the last layer down.
 */
function backward({ layers }: Layout): string[] {
  const last = layers.length - 1
  const lines = range(layers[last]!.outputs).map((k) => `let d${last}_${k} = slopes[${k}];`)
  const pairs = layers.slice(1).map((layer, below) => ({ ...layer, below, l: below + 1 }))
  for (const { inputs, outputs, weights, below, l } of pairs.reverse()) {
    for (const j of range(inputs)) {
      const sum = `e${below}_${j}`
      const at = weights + j * outputs
      lines.push(`var ${sum} = w[${at}] * d${l}_0;`)
      lines.push(...range(outputs - 1).map((k) => `${sum} += w[${at + k + 1}] * d${l}_${k + 1};`))
      lines.push(`let d${below}_${j} = a${below}_${j}.slope * (scale${l} * ${sum});`)
    }
  }
  return lines
}

/** Adds value times derivative to the sum of each weight. */
function products({ layers }: Layout): string[] {
  return layers.flatMap(({ inputs, outputs, weights, biases }, l) =>
    range(outputs).flatMap((j) => [
      ...range(inputs).map((k) => `g[${weights + k * outputs + j}] += h${l}_${k} * d${l}_${j};`),
      ...(biases === undefined ? [] : [`g[${biases + j}] += d${l}_${j};`]),
    ]),
  )
}

/**
 * Writes a network's forward and backward pass for one sample as straight-line WGSL, a statement per product.
 * Weights and sums are at fixed places, since a software adapter would gather whatever a loop indexes. For
 * train-straight.wgsl.
 */
export function straightPass(layout: Layout): string {
  const { layers, inputs, outputs, size } = layout
  const lines = [
    ...range(layers.length).map((l) => `let scale${l} = shape.layers[${l}].scale;`),
    ...range(inputs).map((k) => `let h0_${k} = samples[s.inputs + q.rows * ${inputs}u + ${k}u];`),
    ...forward(layout),
    ...range(outputs).flatMap((k) => {
      const a = `a${layers.length - 1}_${k}`
      return [`outputs[${k}] = ${a}.value;`, `slopes[${k}] = ${a}.slope;`]
    }),
    'if (CENTERED && over.capture) { capture(q, s); return Losses(0.0, 0.0); }',
    'let found = loss_and_gradient(0u, q, s, over.share, over.counting);',
    'if (!over.learn) { return found; }',
    ...backward(layout),
    ...products(layout),
    'return found;',
  ]
  return `const WEIGHTS = ${size}u;
const OUTPUTS = ${outputs}u;
fn pass_of(s: Sweep, over: SamplePass, q: Lanes) -> Losses {
${lines.map((line) => `  ${line}`).join('\n')}
}
`
}

/** Returns the text of the straight variant for a network. */
export const straightText = (layout: Layout): string => straightPass(layout) + source
