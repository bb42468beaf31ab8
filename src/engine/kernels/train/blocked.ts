import type { Layout } from '../../../experiment/model/layout.ts'
import { unitCount, widestLayer } from './shape.ts'
import { terms } from './terms.ts'

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

/** Threads of a workgroup, which a subgroup holds. */
const threads = 4

const columnsOf = (columns: number, line: (q: number) => string): string[] => range(columns).map(line)

/** Multiplies the held units with the weights of one unit and adds them to its sum. */
function multiplyBlock(columns: number): string[] {
  const held = (k: number, q: number) => `held[${k * columns + q}]`
  return [
    ...columnsOf(columns, (q) => `var z${q} = vec4f(0.0);`),
    'if (begun) {',
    ...columnsOf(columns, (q) => `z${q} = tile_vectors[sum + ${q}u * THREADS];`),
    '}',
    ...columnsOf(columns, (q) => `let p${q}_0 = select(vec4f(0.0), z${q}, back);`),
    ...range(terms).flatMap((k) => [
      ...(k % threads === 0
        ? [`let w${k} = select(0.0, state[weight + (${k}u + thread) * along], ${k}u + thread < rows);`]
        : []),
      `let m${k} = subgroupBroadcast(w${k - (k % threads)}, ${k % threads}u);`,
      ...columnsOf(columns, (q) => `let p${q}_${k + 1} = p${q}_${k} + m${k} * ${held(k, q)};`),
    ]),
    ...columnsOf(
      columns,
      (q) => `tile_vectors[sum + ${q}u * THREADS] = select(z${q} + p${q}_${terms}, p${q}_${terms}, back);`,
    ),
  ]
}

/** Sums over the samples of each held unit times derivative d, lane by lane, and of d alone: each lane's samples in their order. */
function productsBlock(columns: number, tiled: boolean): string[] {
  const lanes = [0, 1] as const
  const own = (lane: number) => range(columns).filter((q) => q % 2 === lane)
  const carried = (k: number, lane: number) =>
    tiled ? `c${Math.floor(k / 2)}.${'xyzw'.charAt(2 * (k % 2) + lane)}` : '0.0'
  const sums = (name: string, first: (lane: number) => string, term: (q: number) => string): string[] =>
    lanes.map(
      (lane) =>
        `let ${name}_${lane} = ${own(lane).reduce((sum, q) => `in_order(${sum}, ${term(q)})`, first(lane))};`,
    )
  const places = range(terms / 2 + 1)
  return [
    ...columnsOf(columns, (q) => `let d${q} = tile_vectors[slope + ${q}u * THREADS];`),
    ...(tiled
      ? [
          ...places.map((i) => `var c${i} = vec4f(0.0);`),
          'if (!fresh) {',
          ...places.map((i) => `c${i} = tile_vectors[carry + ${i}u * THREADS];`),
          '}',
        ]
      : []),
    ...range(terms).flatMap((k) =>
      sums(
        `g${k}`,
        (lane) => carried(k, lane),
        (q) => `held[${k * columns + q}] * d${q}`,
      ),
    ),
    ...sums(
      'b',
      (lane) => carried(terms, lane),
      (q) => `d${q}`,
    ),
    ...(tiled
      ? [
          ...range(terms / 2).map((i) => {
            const parts = [2 * i, 2 * i + 1].flatMap((k) => lanes.map((lane) => `g${k}_${lane}`))
            return `tile_vectors[carry + ${i}u * THREADS] = vec4f(${parts.join(', ')});`
          }),
          `tile_vectors[carry + ${terms / 2}u * THREADS] = vec4f(b_0, b_1, 0.0, 0.0);`,
        ]
      : []),
    ...range(terms / threads).flatMap((i) => {
      const all = range(threads).map((k) => `g${threads * i + k}_0 + g${threads * i + k}_1`)
      return [
        `let s${i} = sum_for_thread(vec4f(${all.join(', ')}), thread);`,
        `if (${threads * i}u + thread < rows) {`,
        `let j = weight + (${threads * i}u + thread) * stride;`,
        `state[state_index(GRADIENT, j)] = scale * s${i} + decay * state[state_index(WEIGHT, j)];`,
        '}',
      ]
    }),
    'let s = sum_of_threads(b_0 + b_1);',
    'if (BIASED && bias != NONE && thread == 0u) { state[state_index(GRADIENT, bias)] = s + decay * state[state_index(WEIGHT, bias)]; }',
  ]
}

/** Vectors that a run takes of the tiles' buffer: of its units, and of its weights where there are several passes. */
export function blockedVectors(layout: Layout, columns: number, tiled: boolean): number {
  const units = (layout.inputs + 2 * unitCount(layout) + widestLayer(layout)) * columns * threads
  const blocks = layout.layers.reduce(
    (sum, { inputs, outputs }) => sum + Math.ceil(inputs / terms) * outputs,
    0,
  )
  return units + (tiled ? blocks * (terms / 2 + 1) * threads : 0)
}

/** Expected by train-blocked.wgsl: `columns` vectors of four samples of a thread are in work at once. */
export function blockedPass(columns: number, tiled: boolean): string {
  const body = (lines: readonly string[]) => lines.map((line) => `  ${line}`).join('\n')
  return `enable subgroups;
const COLUMNS = ${columns}u;
var<private> held: array<vec4f, ${terms * columns}>;
fn multiply_block(weight: u32, along: u32, rows: u32, sum: u32, back: bool, begun: bool, thread: u32) {
${body(multiplyBlock(columns))}
}
fn products_block(slope: u32, carry: u32, weight: u32, stride: u32, rows: u32, scale: f32, bias: u32, decay: f32, fresh: bool, thread: u32) {
${body(productsBlock(columns, tiled))}
}
`
}
