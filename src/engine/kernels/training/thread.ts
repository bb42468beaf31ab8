import source from '../../../../shaders/compute/train-thread.wgsl'
import type { Layout } from '../../../experiment/model/layout.ts'
import { straightPass } from './straight.ts'

/** One weight or bias: its index, its layer, and whether the layer scales it. */
interface Parameter {
  readonly j: number
  readonly layer: number
  readonly scaled: boolean
  readonly trained: boolean
}

function parametersOf({ layers }: Layout): Parameter[] {
  return layers.flatMap(({ inputs, outputs, weights, biases, trained }, layer) => {
    const run = (from: number, count: number, scaled: boolean): Parameter[] =>
      Array.from({ length: count }, (_, i) => ({ j: from + i, layer, scaled, trained }))
    return [
      ...run(weights, inputs * outputs, true),
      ...(biases === undefined ? [] : run(biases, outputs, false)),
    ]
  })
}

const block = (head: string, lines: readonly string[]): string =>
  `fn ${head} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}\n`

/** Lanes of samples, which are added by halving. */
const lanes = 8

/** A loop that tests at the end of a turn. */
const turns = (name: string, lines: readonly string[]): string[] => [
  `var ${name} = 0u;`,
  'loop {',
  ...lines.map((line) => `  ${line}`),
  `  continuing { ${name}++; break if ${name} == 2u; }`,
  '}',
]

/**
 * Writes the sums over up to `samples` samples of the losses and, in g, of the gradient, in the order of the
 * workgroup variants: sample n belongs to lane n mod 8, and the lanes are added by halving. So the first half
 * of the lanes is summed before the second, recursively, down to single lanes or two samples. For
 * train-thread.wgsl.
 */
function threadSums({ size }: Layout, samples: number): string {
  const levels = Math.max(0, Math.min(Math.log2(lanes), Math.ceil(Math.log2(samples)) - 1))
  const all = Array.from({ length: levels }, (_, level) => level)
  const each = (line: (j: number) => string) => Array.from({ length: size }, (_, j) => line(j))
  const clear = (level: number) => [
    ...each((j) => `g${level}[${j}] = 0.0;`),
    `sum${level} = Losses(0.0, 0.0);`,
  ]
  const inner = (level: number) => (level === levels - 1 ? 'g' : `g${level + 1}`)
  const innerSum = (level: number) => (level === levels - 1 ? 'sum' : `sum${level + 1}`)
  const first = all.map((level) => `${2 ** level}u * half${level}`).join(' + ') || '0u'
  const passes = [
    ...each((j) => `g[${j}] = 0.0;`),
    'sum = Losses(0.0, 0.0);',
    `var n = ${first};`,
    'loop {',
    '  let found = pass_of(s, over, Lanes(sample_row(min(n, over.count - 1u), over.batch), n < over.count));',
    '  sum.loss += found.loss;',
    '  sum.errors += found.errors;',
    `  continuing { n += ${2 ** levels}u; break if n >= over.count; }`,
    '}',
  ]
  const nested = all.reduceRight<string[]>(
    (within, level) => [
      ...clear(level),
      ...turns(`half${level}`, [
        ...within,
        ...each((j) => `g${level}[${j}] += ${inner(level)}[${j}];`),
        `sum${level}.loss += ${innerSum(level)}.loss;`,
        `sum${level}.errors += ${innerSum(level)}.errors;`,
      ]),
    ],
    passes,
  )
  return [
    ...all.map((level) => `var<private> g${level}: array<f32, WEIGHTS>;\n`),
    block('sum_of_passes(s: Sweep, over: SamplePass) -> Losses', [
      'var sum: Losses;',
      ...all.map((level) => `var sum${level}: Losses;`),
      ...nested,
      ...(levels > 0 ? [...each((j) => `g[${j}] = g0[${j}];`), 'return sum0;'] : ['return sum;']),
    ]),
  ].join('')
}

/**
 * Writes the operations on each weight of a network trained by one thread, a statement per weight, since the
 * weights are in registers, which a loop cannot index. For train-thread.wgsl.
 */
function threadWeights(layout: Layout): string {
  const places = parametersOf(layout)
  const learning = places.filter(({ trained }) => trained)
  const used = [...new Set(learning.map(({ layer }) => layer))]
  const sum = (name: string) => [
    'var sum = 0.0;',
    ...places.map(({ j }) => `sum += ${name}[${j}] * ${name}[${j}];`),
    'return sum;',
  ]
  return [
    ...used.map((l) => `var<private> factor${l}: f32;\n`),
    block('load()', [
      ...used.map((l) => `factor${l} = runs[run].layer_rates[${l}];`),
      'let at = state_index(WEIGHT, 0u);',
      'let first = state_index(FIRST_MOMENT, 0u);',
      'let second = state_index(SECOND_MOMENT, 0u);',
      ...places.map(({ j }) => `w[${j}] = state[at + ${j}u];`),
      'if (RULE == SGD) { return; }',
      ...learning.flatMap(({ j }) => [
        `firsts[${j}] = state[first + ${j}u];`,
        `seconds[${j}] = state[second + ${j}u];`,
      ]),
    ]),
    block('store()', [
      'let at = state_index(WEIGHT, 0u);',
      'let first = state_index(FIRST_MOMENT, 0u);',
      'let second = state_index(SECOND_MOMENT, 0u);',
      ...learning.map(({ j }) => `state[at + ${j}u] = w[${j}];`),
      'if (RULE == SGD) { return; }',
      ...learning.flatMap(({ j }) => [
        `state[first + ${j}u] = firsts[${j}];`,
        `state[second + ${j}u] = seconds[${j}];`,
      ]),
    ]),
    block(
      'keep(at: u32)',
      places.map(({ j }) => `records[at + ${j}u] = w[${j}];`),
    ),
    block('complete_gradient(decay: f32)', [
      ...used.map((l) => `let scale${l} = shape.layers[${l}].scale;`),
      ...places.map(({ j, layer, scaled, trained }) =>
        trained
          ? `g[${j}] = ${scaled ? `scale${layer} * ` : ''}g[${j}] + decay * w[${j}];`
          : `g[${j}] = 0.0;`,
      ),
    ]),
    block('square_of_weights() -> f32', sum('w')),
    block('square_of_gradient() -> f32', sum('g')),
    block('weights_are_broken() -> bool', [
      'var broken = false;',
      ...places.map(({ j }) => `broken = broken | is_not_finite(w[${j}]);`),
      'return broken;',
    ]),
    block('update(r: Run, t: u32)', [
      'draw_noise(r, t);',
      'let corrections = bias_corrections(r.rule, t + 1u);',
      'let current = rate_at(r, t);',
      ...used.flatMap((l) => [
        `let rate${l} = current * factor${l};`,
        `if (rate${l} != 0.0) {`,
        ...learning
          .filter(({ layer }) => layer === l)
          .flatMap(({ j }) => [
            `let s${j} = updated(r.rule, rate${l}, corrections, Moments(w[${j}], firsts[${j}], seconds[${j}]), g[${j}] + noise_of(${j}u));`,
            `w[${j}] = s${j}.weight;`,
            `firsts[${j}] = s${j}.first;`,
            `seconds[${j}] = s${j}.second;`,
          ]),
        '}',
      ]),
    ]),
  ].join('')
}

/** Returns the text of the thread-per-run variant for a network and up to `samples` samples. */
export const threadText = (layout: Layout, samples: number): string =>
  straightPass(layout) + threadSums(layout, samples) + threadWeights(layout) + source
