import source from '../../../../shaders/compute/train-streamed.wgsl'
import type { Layout } from '../../../experiment/model/layout.ts'

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

const sum = (products: readonly string[]): string => products.join(' + ')

/** Offsets in the two layers, which all functions need. */
const heads = [
  'let lower = shape.layers[0];',
  'let upper = shape.layers[1];',
  'let units = lower.outputs;',
  'let weights = state_index(WEIGHT, lower.weights);',
  'let biases = state_index(WEIGHT, lower.biases);',
  'let above = state_index(WEIGHT, upper.weights);',
]

/** Reads the incoming and outgoing weights of unit `j` into names that end in `of`. */
const readUnit = (inputs: number, outputs: number, j: string, of: string): string[] => [
  ...range(inputs).map((k) => `let m${k}${of} = state[weights + ${k}u * units + ${j}];`),
  `var b${of} = 0.0;`,
  `if (BIASED && lower.biased != 0u) { b${of} = state[biases + ${j}]; }`,
  ...range(outputs).map((o) => `let w${o}${of} = state[above + ${j} * ${outputs}u + ${o}u];`),
]

/** Reads the inputs of a quad. */
const readQuad = (inputs: number, quad: string, of: string): string[] => [
  `let q${of} = quad_of(${quad}, over.count, over.batch);`,
  ...range(inputs).map((k) => `let x${k}${of} = gathered(s.inputs + ${k}u, q${of}.rows * ${inputs}u);`),
]

/** lower.scale · Wᵀx + b of a unit. */
const preActivation = (inputs: number, quad: string, unit: string): string =>
  `lower.scale * (${sum(range(inputs).map((k) => `m${k}${unit} * x${k}${quad}`))}) + b${unit}`

/** Adds the units of a block to the outputs' sums of `quads` quads. */
function addBlock(inputs: number, outputs: number, quads: number): string[] {
  const each = (line: (o: number, q: number) => string) =>
    range(outputs).flatMap((o) => range(quads).map((q) => line(o, q)))
  return [
    ...heads,
    ...range(quads).flatMap((q) => readQuad(inputs, `first + ${q}u`, `_${q}`)),
    ...each((o, q) => `var s${o}_${q} = vec4f(0.0);`),
    'var j = TERMS * block;',
    'let end = min(j + TERMS, units);',
    'loop {',
    ...readUnit(inputs, outputs, 'j', ''),
    ...range(quads).flatMap((q) => [
      `let h${q} = hidden(${preActivation(inputs, `_${q}`, '')}).value;`,
      ...range(outputs).map((o) => `s${o}_${q} += w${o} * h${q};`),
    ]),
    'continuing { j++; break if j == end; }',
    '}',
    ...each(
      (o, q) =>
        `if (first + ${q}u < quads) { tile_vectors[block_index(block, ${o}u, first + ${q}u)] = s${o}_${q}; }`,
    ),
  ]
}

/** Returns the names of a unit's weights, with the place of each in the gradient. */
function placesOf(inputs: number, outputs: number, unit: string) {
  const name = (of: string) => `${of}${unit}`
  return [
    ...range(inputs).map((k) => ({
      name: name(`m${k}`),
      below: true,
      at: `lower.weights + ${k}u * units + j${unit}`,
      scale: 'lower.scale * ',
    })),
    { name: name('b'), below: true, at: `lower.biases + j${unit}`, scale: '' },
    ...range(outputs).map((o) => ({
      name: name(`w${o}`),
      below: false,
      at: `upper.weights + j${unit} * ${outputs}u + ${o}u`,
      scale: 'upper.scale * ',
    })),
  ]
}

/** Adds a quad's share of the gradient to the sums, whose names are `to` followed by the weight's. */
const share = (inputs: number, outputs: number, unit: string, quad: string, to: string): string[] => [
  `let a${unit}${quad} = hidden(${preActivation(inputs, quad, unit)});`,
  `let e${unit}${quad} = a${unit}${quad}.slope * (upper.scale * (${sum(range(outputs).map((o) => `w${o}${unit} * d${o}${quad}`))}));`,
  ...range(inputs).map((k) => `${to}m${k}${unit} += x${k}${quad} * e${unit}${quad};`),
  `${to}b${unit} += e${unit}${quad};`,
  ...range(outputs).map((o) => `${to}w${o}${unit} += a${unit}${quad}.value * d${o}${quad};`),
]

/** Turns a unit's sums, over even and odd quads together, into its gradient. */
function keep(inputs: number, outputs: number, unit: string): string[] {
  const places = placesOf(inputs, outputs, unit)
  const store = ({ name, at, scale }: (typeof places)[number]) =>
    `state[state_index(GRADIENT, ${at})] = ${scale}((all_${name}.x + all_${name}.z) + (all_${name}.y + all_${name}.w)) + decay * ${name};`
  const [bias] = places.filter(({ name }) => name === `b${unit}`)
  const below = places.filter((place) => place.below && place !== bias)
  return [
    'if (lower.trained != 0u) {',
    ...below.map(store),
    ...(bias ? [`if (BIASED && lower.biased != 0u) { ${store(bias)} }`] : []),
    '}',
    'if (upper.trained != 0u) {',
    ...places.filter((place) => !place.below).map(store),
    '}',
  ]
}

const derivatives = (outputs: number, quad: string, of: string): string[] =>
  range(outputs).map(
    (o) =>
      `let d${o}${of} = select(vec4f(0.0), tile_vectors[slope_index(${o}u, min(${quad}, quads - 1u))], ${quad} < quads);`,
  )

/** Computes the gradient one unit at a time, if all samples are at fixed places. */
function gradientOfFew(inputs: number, outputs: number, quads: number): string[] {
  const places = placesOf(inputs, outputs, '')
  const half = (first: number, to: string) =>
    range(quads)
      .filter((q) => q % 2 === first)
      .flatMap((q) => share(inputs, outputs, '', `_${q}`, to))
  return [
    ...heads,
    'let decay = s.loss.decay;',
    ...range(quads).flatMap((q) => readQuad(inputs, `${q}u`, `_${q}`)),
    ...range(quads).flatMap((q) => derivatives(outputs, `${q}u`, `_${q}`)),
    'for (var j = thread; j < units; j += WORKGROUP) {',
    ...readUnit(inputs, outputs, 'j', ''),
    ...places.flatMap(({ name }) => [`var all_${name} = vec4f(0.0);`, `var odd_${name} = vec4f(0.0);`]),
    ...half(0, 'all_'),
    ...half(1, 'odd_'),
    ...places.map(({ name }) => `all_${name} += odd_${name};`),
    ...keep(inputs, outputs, ''),
    '}',
  ]
}

/** Computes the gradient for any number of samples, four units at a time: even quads, then odd ones. */
function gradientOfMany(inputs: number, outputs: number): string[] {
  const four = range(4).map((u) => `_${u}`)
  const names = four.flatMap((u) => placesOf(inputs, outputs, u).map(({ name }) => name))
  return [
    ...heads,
    'let decay = s.loss.decay;',
    'for (var first = 4u * thread; first < units; first += 4u * WORKGROUP) {',
    ...four.map((u, i) => `let j${u} = min(first + ${i}u, units - 1u);`),
    ...four.flatMap((u) => readUnit(inputs, outputs, `j${u}`, u)),
    ...names.map((name) => `var all_${name} = vec4f(0.0);`),
    'var half = 0u;',
    'loop {',
    ...names.map((name) => `var sum_${name} = vec4f(0.0);`),
    'var quad = half;',
    'loop {',
    ...readQuad(inputs, 'quad', ''),
    ...derivatives(outputs, 'quad', ''),
    ...four.flatMap((u) => share(inputs, outputs, u, '', 'sum_')),
    'continuing { quad += 2u; break if quad >= quads; }',
    '}',
    ...names.map((name) => `all_${name} += sum_${name};`),
    'continuing { half++; break if half == 2u; }',
    '}',
    ...four.flatMap((u, i) => [`if (first + ${i}u < units) {`, ...keep(inputs, outputs, u), '}']),
    '}',
  ]
}

/**
 * Writes the forward and backward pass of a network with one hidden layer, unit by unit, with a statement per
 * product of an input or output; widths are numbers. It processes `quads` vectors of samples at once, which
 * are all of them if `whole`. For train-streamed.wgsl.
 */
function streamedPass({ inputs, outputs }: Layout, quads: number, whole: boolean): string {
  const body = (lines: readonly string[]) => lines.map((line) => `  ${line}`).join('\n')
  return `const OUTPUTS = ${outputs}u;
const QUADS = ${quads}u;
fn add_block(block: u32, first: u32, quads: u32, s: Sweep, over: SamplePass) {
${body(addBlock(inputs, outputs, quads))}
}
fn complete_units(quads: u32, thread: u32, s: Sweep, over: SamplePass) {
${body(whole ? gradientOfFew(inputs, outputs, quads) : gradientOfMany(inputs, outputs))}
}
`
}

/** Returns the text of the streamed variant for a network; arguments as for `streamedPass`. */
export const streamedText = (...given: Parameters<typeof streamedPass>): string =>
  streamedPass(...given) + source
