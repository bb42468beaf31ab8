import type { Layer, Layout } from '../../../experiment/model/layout.ts'
import type { Activation } from '../../../experiment/spec/model.ts'
import loops from '../../../../shaders/chunk/terrain/narrow-loops.wgsl'
import { float32Literal, layerSequence } from './shape.ts'

/**
 * WGSL with which a thread computes a network for QUADS vectors of four samples, as
 * shaders/compute/terrain-narrow.wgsl includes it.
 */
export type ForwardText = (padded: Layout, quads: number) => string

/**
 * Writes the network's activations by name, so that no others are compiled
 * (shaders/chunk/scalar/activation-value.wgsl).
 */
export function activationFunctions({ layers, linearity }: Layout): string {
  const value = (name: string, activation: Activation = 'linear') => {
    const phi = `${activation.replace('-', '_')}_value(z)`
    const blended = linearity === 0 ? phi : `blend(${phi}, z, terrain.linearity)`
    return `fn ${name}(z: vec4f) -> vec4f { return ${blended}; }\n`
  }
  return value('hidden_value', layers[0]?.activation) + value('output_value', layers.at(-1)?.activation)
}

/** 0 to count - 1. */
export const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)
const pointers = 'even: ptr<function, Units>, odd: ptr<function, Units>'
type Side = 'even' | 'odd'

/**
 * Returns WGSL of `forward`, with the body `lines`, and of `last_units`, which reads the outputs on the side
 * where `forward` leaves them.
 */
export function functions(layout: Layout, lines: readonly string[], result: Side): string {
  return `${activationFunctions(layout)}fn forward(base: u32, at: vec2f, quad: u32, ${pointers}) {
${lines.map((line) => `  ${line}`).join('\n')}
}
fn last_units(i: u32, ${pointers}) -> vec4f { return (*${result})[i]; }
`
}

/** Component of a vec4 that holds number j of a row. */
export const component = (j: number): string => 'xyzw'.charAt(j % 4)
const sideOf = (l: number): Side => (l % 2 === 0 ? 'even' : 'odd')

/**
 * Loops over outputs and inputs (shaders/chunk/terrain/narrow-loops.wgsl), for one or two quads; compiles at
 * once.
 */
export const loopedForward: ForwardText = (layout) => {
  const last = layout.layers.length - 1
  const sequence = layerSequence(layout, (l, { outputs }) => {
    const dense = outputs === 1 ? 'dense_single' : 'dense'
    return `${dense}(layers[${l}u], ${l === last}, base, at, ${sideOf(l)}, ${sideOf(l + 1)});`
  })
  return loops + functions(layout, ['load_inputs(quad, even);', sequence], sideOf(last + 1))
}

/** scale z + b. */
export function affine({ scale, biases }: Layer, sum: string, bias: string): string {
  const scaled = scale === 1 ? sum : `${float32Literal(scale, 'model.layerScales')} * ${sum}`
  return biases === undefined ? scaled : `${scaled} + ${bias}`
}

/** The activation of scale z + b. */
export const activated = (layer: Layer, last: boolean, sum: string, bias: string): string =>
  `${last ? 'output_value' : 'hidden_value'}(${affine(layer, sum, bias)})`

/**
 * One statement per unit, with named values and weights at fixed places, since a software adapter gathers
 * what a loop indexes thread by thread. One quad of samples, one point per thread.
 */
export const straightForward: ForwardText = (layout) => {
  const last = layout.layers.length - 1
  const lines = range(layout.inputs).map((k) => `let h0_${k} = sample_input(${k}u, quad);`)
  layout.layers.forEach((layer, l) => {
    const vectors = Math.ceil(layer.outputs / 4)
    for (const j of range(layer.outputs)) {
      const at = (first: number) => `weights[${first + Math.floor(j / 4)}u].${component(j)}`
      const products = range(layer.inputs).map((k) => `h${l}_${k} * ${at(layer.weights + k * vectors)}`)
      lines.push(`let z${l}_${j} = ${products.join(' + ')};`)
      const value = activated(layer, l === last, `z${l}_${j}`, at(layer.biases ?? 0))
      lines.push(`let h${l + 1}_${j} = ${value};`)
    }
  })
  lines.push(...range(layout.outputs).map((j) => `(*even)[${j}] = h${last + 1}_${j};`))
  return functions(layout, lines, 'even')
}

/** Consecutive layers of the same shape, which share their statements. */
export interface Stack {
  readonly layer: Layer
  readonly count: number
  readonly last: boolean
}

const sameText = (a: Layer, b: Layer): boolean =>
  a.inputs === b.inputs &&
  a.outputs === b.outputs &&
  a.scale === b.scale &&
  (a.residual === undefined) === (b.residual === undefined) &&
  (a.biases === undefined) === (b.biases === undefined)

/** Groups the layers of a network into stacks. */
export function stacksOf({ layers }: Pick<Layout, 'layers'>): Stack[] {
  const stacks: Stack[] = []
  layers.forEach((layer, l) => {
    const last = l === layers.length - 1
    const before = stacks.at(-1)
    const joins = before && !last && sameText(before.layer, layer) && layer.inputs === layer.outputs
    if (joins) stacks.splice(-1, 1, { ...before, count: before.count + 1 })
    else stacks.push({ layer, count: 1, last })
  })
  return stacks
}

/**
 * A loop that tests at the end of a turn; one that tests at the start runs an extra turn on a software
 * adapter.
 */
export const turns = (name: string, count: number, lines: readonly string[]): string[] => [
  `var ${name} = 0u;`,
  'loop {',
  ...lines.map((line) => `  ${line}`),
  `  continuing { ${name}++; break if ${name} == ${count}u; }`,
  '}',
]

/**
 * Computes up to four units, starting at `first`, for all quads: each weight is read once for all quads, and
 * each value once for four units.
 */
function tile(
  { layer, last }: Stack,
  quads: number,
  width: number,
  at: (first: number) => string,
  [source, target]: readonly [Side, Side],
  unit: (j: number) => string,
): string[] {
  const vectors = Math.ceil(layer.outputs / 4)
  const lines: string[] = []
  for (const k of range(layer.inputs)) {
    lines.push(`let m${k} = weights[${at(layer.weights + k * vectors)}];`)
    for (const q of range(quads)) {
      lines.push(`let h${k}_${q} = (*${source})[${quads * k + q}];`)
      for (const j of range(width)) {
        const product = `h${k}_${q} * m${k}.${component(j)}`
        lines.push(`let z${k}_${q}_${j} = ${k === 0 ? '' : `z${k - 1}_${q}_${j} + `}${product};`)
      }
    }
  }
  if (layer.biases !== undefined) lines.push(`let b = weights[${at(layer.biases)}];`)
  for (const q of range(quads))
    for (const j of range(width)) {
      const value = activated(layer, last, `z${layer.inputs - 1}_${q}_${j}`, `b.${component(j)}`)
      lines.push(`(*${target})[${unit(j)} + ${q}u] = ${value};`)
    }
  return lines
}

/**
 * Register tiles of four units by `quads` vectors of samples: a loop over the units of a layer around
 * straight-line code over its inputs, whose values are at fixed places. Only weights are gathered, each for
 * 16 `quads` products. One point per thread.
 */
export const tiledForward: ForwardText = (layout, quads) => {
  const lines = range(layout.inputs).flatMap((k) =>
    range(quads).map((q) => `(*even)[${quads * k + q}] = sample_input(${k}u, near(quad, ${q}u));`),
  )
  let source: Side = 'even'
  for (const stack of stacksOf(layout)) {
    const { layer, count } = stack
    const target: Side = source === 'even' ? 'odd' : 'even'
    const vectors = Math.ceil(layer.outputs / 4)
    const depth = layer.inputs * vectors + (layer.biases === undefined ? 0 : vectors)
    const turn = count === 1 ? '' : ` + ${depth}u * turn`
    const parts = vectors > 1 ? ' + part' : ''
    const at = (first: number) => `${first}u${turn}${parts}`
    const unit = (j: number) => `${quads * j}u${vectors > 1 ? ` + ${4 * quads}u * part` : ''}`
    const width = vectors > 1 ? 4 : layer.outputs
    const body = tile(stack, quads, width, at, [source, target], unit)
    const whole = vectors > 1 ? turns('part', vectors, body) : body
    if (count === 1) {
      lines.push('{', ...whole, '}')
      source = target
      continue
    }
    const back = range(quads * layer.outputs).map((i) => `(*${source})[${i}] = (*${target})[${i}];`)
    lines.push('{', ...turns('turn', count, [...whole, ...back]), '}')
  }
  return functions(layout, lines, source)
}

/** Number of products written out in a tiled program, which determines its compile time. */
export const tiledStatements = (layout: Layout, quads: number): number =>
  stacksOf(layout).reduce(
    (sum, { layer }) => sum + quads * layer.inputs * (layer.outputs > 4 ? 4 : layer.outputs),
    0,
  )
