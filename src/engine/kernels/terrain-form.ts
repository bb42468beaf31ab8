import { ExperimentError } from '../../experiment/error.ts'
import type { Layout } from '../../experiment/model/layout.ts'
import type { Activation } from '../../experiment/schema/model.ts'
import type { FunctionModel } from '../../experiment/problem.ts'
import type { MetricSpec } from '../../experiment/schema/metric.ts'
import outputsNarrow from '../../../shaders/compute/outputs-narrow.wgsl'
import outputsWide from '../../../shaders/compute/outputs-wide.wgsl'
import terrainFunction from '../../../shaders/compute/terrain-function.wgsl'
import terrainNarrow from '../../../shaders/compute/terrain-narrow.wgsl'
import terrainWide from '../../../shaders/compute/terrain-wide.wgsl'
import { lossCode } from './codes.ts'
import { functionCode } from './function-code.ts'
import type { PackedSamples } from './samples.ts'
import { float32Literal, layerSequence, paddedLayout, shapeConstants } from './shape.ts'

/** A WGSL program of a form and how its work is cut. */
export interface FormProgram {
  readonly code: string
  /** Items (points, or tiles of samples) that a workgroup computes. */
  readonly items: number
  /** Multiply-adds of a workgroup. */
  readonly cost: number
}

/** What of a device decides how work is cut. */
export interface FormDevice {
  /** Bytes of workgroup memory. */
  readonly workgroupMemory: number
  /** Threads that run in step; below 16 the adapter is software, which has no use for sharing. */
  readonly subgroup: number
}

export function formDevice(device: GPUDevice): FormDevice {
  const { adapterInfo } = device as { readonly adapterInfo?: { readonly subgroupMaxSize?: number } }
  return {
    workgroupMemory: device.limits.maxComputeWorkgroupStorageSize,
    subgroup: Math.min(64, adapterInfo?.subgroupMaxSize ?? 32),
  }
}

/** A software adapter has no registers and no memory of a workgroup that would be worth sharing. */
const isSoftware = ({ subgroup }: FormDevice): boolean => subgroup < 16

/** One way to compute a grid. */
export interface TerrainForm {
  readonly name: string
  readonly terrain: FormProgram
  /** ψ(z) of every sample, for a centred model; undefined for functions. */
  readonly outputs: FormProgram | undefined
  /** Workgroups of `outputs`, each one item. */
  readonly outputGroups: number
  /** Tiles of samples of one point, whose losses terrain-sum.wgsl adds up; undefined where a point is one item. */
  readonly tiles: number | undefined
}

const powerOfTwo = (x: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, x)))

/** On hardware the units of a layer must fit a thread's registers, and a point's weights half the workgroup memory. */
function suitsNarrow(widest: number, vectors: number, device: FormDevice): boolean {
  if (isSoftware(device)) return widest <= 128 && vectors <= 2048
  return widest <= 32 && 32 * vectors <= device.workgroupMemory
}

/** Multiply-adds of one sample, an activation counted as eight. */
const multiplyAdds = (layout: Layout): number =>
  layout.layers.reduce((sum, { inputs, outputs }) => sum + inputs * Math.max(outputs, 4) + 8 * outputs, 0)

const constants = (values: Readonly<Record<string, number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `const ${name} = ${value}u;\n`)
    .join('')

/** Linearity and output scale come as numbers with the call, so that a slider compiles nothing. */
function preamble(padded: Layout, metric: MetricSpec, samples: PackedSamples): string {
  const shape = shapeConstants({ ...padded, linearity: 0, outputScale: 1 })
  return (
    shape + constants({ VECTORS: padded.size, LOSS: lossCode[metric.loss], WEIGHT_ROWS: samples.weightRows })
  )
}

const widestOf = ({ inputs, layers }: Layout): number =>
  Math.max(inputs, ...layers.map(({ outputs }) => 4 * Math.ceil(outputs / 4)))

/** The activations by name, so that nothing else is compiled (shaders/chunk/activation-value.wgsl). */
function activationFunctions({ layers, linearity }: Layout): string {
  const value = (name: string, activation: Activation = 'linear') => {
    const phi = `${activation.replace('-', '_')}_value(z)`
    const blended = linearity === 0 ? phi : `blend(${phi}, z, terrain.linearity)`
    return `fn ${name}(z: vec4f) -> vec4f { return ${blended}; }\n`
  }
  return value('hidden_value', layers[0]?.activation) + value('output_value', layers.at(-1)?.activation)
}

function forwardNarrow(layout: Layout): string {
  const last = layout.layers.length - 1
  const name = (l: number) => (l % 2 === 0 ? 'even' : 'odd')
  const sequence = layerSequence(layout, (l, { outputs }) => {
    const dense = outputs === 1 ? 'dense_single' : 'dense'
    return `${dense}(layers[${l}u], ${l === last}, base, ${name(l)}, ${name(l + 1)});`
  })
  const pointers = 'even: ptr<function, Units>, odd: ptr<function, Units>'
  return `${activationFunctions(layout)}fn forward(base: u32, quad: u32, ${pointers}) {
  load_inputs(quad, even);
${sequence}
}
fn last_units(i: u32, ${pointers}) -> vec4f { return (*${name(last + 1)})[i]; }
`
}

/** Products and activations (eight each) up to which a network is one straight line of code. */
const mostStraight = 640

/** One statement for each unit, values in names and weights at fixed places: a software adapter gathers whatever is indexed. */
function forwardStraight(layout: Layout): string {
  const last = layout.layers.length - 1
  const lines = Array.from({ length: layout.inputs }, (_, k) => `let h0_${k} = sample_input(${k}u, quad);`)
  layout.layers.forEach(({ inputs, outputs, weights, biases, scale }, l) => {
    const vectors = Math.ceil(outputs / 4)
    const value = l === last ? 'output_value' : 'hidden_value'
    for (let j = 0; j < outputs; j++) {
      const at = (first: number) => `weights[${first + Math.floor(j / 4)}u].${'xyzw'.charAt(j % 4)}`
      const sum = `z${l}_${j}`
      lines.push(`var ${sum} = h${l}_0 * ${at(weights)};`)
      for (let k = 1; k < inputs; k++) lines.push(`${sum} += h${l}_${k} * ${at(weights + k * vectors)};`)
      const scaled = scale === 1 ? sum : `${float32Literal(scale, 'model.layerScales')} * ${sum}`
      lines.push(`let h${l + 1}_${j} = ${value}(${scaled}${biases === undefined ? '' : ` + ${at(biases)}`});`)
    }
  })
  for (let j = 0; j < layout.outputs; j++) lines.push(`(*even)[${j}] = h${last + 1}_${j};`)
  const pointers = 'even: ptr<function, Units>, odd: ptr<function, Units>'
  return `${activationFunctions(layout)}fn forward(base: u32, quad: u32, ${pointers}) {
${lines.map((line) => `  ${line}\n`).join('')}}
fn last_units(i: u32, ${pointers}) -> vec4f { return (*even)[i]; }
`
}

/** A point's weights: a workgroup's where several threads share them, otherwise the thread's own. */
const weightsOf = (threads: number): string =>
  threads > 1
    ? 'var<workgroup> weights: array<vec4f, POINTS * VECTORS>;\n'
    : 'var<private> weights: array<vec4f, VECTORS>;\n'

/** Vectors of weights that a thread may hold alone where threads run in step on hardware. */
const mostOwnVectors = 32
/** Multiply-adds of a workgroup whose threads have a point each: few enough for a dispatch of bounded time. */
const mostOwnCost = 4e7

/** Threads a point and points a workgroup; `point` is the cost of one. Neither changes a bit of the result: the lanes' sums have one order. */
function narrowCut(
  vectors: number,
  lanes: number,
  point: number,
  device: FormDevice,
): { threads: number; points: number } {
  if (isSoftware(device) || (lanes === 1 && vectors <= mostOwnVectors))
    return { threads: 1, points: Math.min(64, Math.max(4, powerOfTwo(mostOwnCost / point) / 2)) }
  const threads = Math.min(device.subgroup, Math.max(2, lanes / 2))
  const fitting = Math.floor(device.workgroupMemory / 32 / vectors)
  return { threads, points: Math.max(1, Math.min(Math.floor(device.subgroup / threads), fitting)) }
}

function narrowForm(
  layout: Layout,
  metric: MetricSpec,
  samples: PackedSamples,
  device: FormDevice,
): TerrainForm {
  const padded = paddedLayout(layout)
  const lanes = Math.min(64, powerOfTwo(samples.quads))
  const sample = multiplyAdds(layout)
  const point = sample * samples.quads * 4 + 8 * padded.size
  const { threads, points } = narrowCut(padded.size, lanes, point, device)
  const perThread = Math.max(1, lanes / threads)
  const straight = isSoftware(device) && multiplyAdds(layout) <= mostStraight
  const quads = perThread > 1 && !straight ? 2 : 1
  const forward = straight ? forwardStraight(padded) : forwardNarrow(padded)
  const shape = preamble(padded, metric, samples) + weightsOf(threads) + forward
  const units = widestOf(layout)
  const sizes = { UNITS: units, THREADS: threads, LANES: perThread }
  return {
    name: `narrow, ${threads === 1 ? 'a thread' : `${threads} threads`} a point`,
    tiles: undefined,
    outputGroups: Math.ceil(samples.quads / threads),
    terrain: {
      code: shape + constants({ ...sizes, POINTS: points, QUADS: quads }) + terrainNarrow,
      items: points,
      cost: points * point,
    },
    outputs: {
      code: shape + constants({ ...sizes, POINTS: 1, QUADS: 1 }) + outputsNarrow,
      items: 1,
      cost: 4 * threads * sample + 8 * padded.size,
    },
  }
}

function wideForm(
  layout: Layout,
  metric: MetricSpec,
  samples: PackedSamples,
  device: FormDevice,
): TerrainForm {
  const padded = paddedLayout(layout)
  const memory = device.workgroupMemory
  const vectors = powerOfTwo(widestOf(layout) / 4)
  const groups = Math.min(vectors, 256)
  const fitting = Math.floor(memory / (64 * vectors))
  if (fitting < 1)
    throw ExperimentError.at(
      'model.widths',
      `a layer of ${widestOf(layout)} units needs ${64 * vectors} bytes of the graphics device's workgroup memory, which has ${memory} (maxComputeWorkgroupStorageSize).`,
    )
  const each = Math.min(4, 2 ** Math.floor(Math.log2(fitting)), powerOfTwo(samples.quads))
  const rows = Math.max(1, Math.min(64 / groups, fitting / each, powerOfTwo(samples.quads / each)))
  const sampleRows = 2 ** Math.floor(Math.log2(rows))
  const tileQuads = sampleRows * each
  const code =
    preamble(padded, metric, samples) +
    constants({ GROUPS: groups, UNIT_TILES: vectors / groups, SAMPLE_ROWS: sampleRows, QUADS_EACH: each }) +
    activationFunctions(padded)
  const cost = 4 * tileQuads * multiplyAdds(layout) + 8 * padded.size * sampleRows
  return {
    name: `wide, ${groups * sampleRows} threads a tile of ${4 * tileQuads} samples`,
    tiles: Math.ceil(samples.quads / tileQuads),
    outputGroups: Math.ceil(samples.quads / tileQuads),
    terrain: { code: code + terrainWide, items: 1, cost },
    outputs: { code: code + outputsWide, items: 1, cost },
  }
}

/**
 * The form that suits a network: narrow where the units of a layer fit a thread's registers and the weights of a point
 * half the workgroup memory, wide elsewhere. Throws an ExperimentError where a layer exceeds the device.
 */
export function networkForm(
  layout: Layout,
  metric: MetricSpec,
  samples: PackedSamples,
  device: FormDevice,
): TerrainForm {
  return suitsNarrow(widestOf(layout), paddedLayout(layout).size, device)
    ? narrowForm(layout, metric, samples, device)
    : wideForm(layout, metric, samples, device)
}

/** The form of a closed-form function: a thread a point. */
export const functionForm = (model: FunctionModel): TerrainForm => ({
  name: 'function',
  tiles: undefined,
  outputs: undefined,
  outputGroups: 0,
  terrain: {
    code: constants({ FUNCTION: functionCode(model.function.id) }) + terrainFunction,
    items: 64,
    cost: 64 * 50,
  },
})
