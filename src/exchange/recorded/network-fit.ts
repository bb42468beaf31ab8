import { sigmoid } from '../../experiment/model/activation.ts'
import { layerValues } from '../../experiment/model/forward.ts'
import { layoutOf } from '../../experiment/model/layout.ts'
import {
  activations,
  layerCount,
  skipCount,
  weightCount,
  type Activation,
  type MlpSpec,
} from '../../experiment/spec/model.ts'
import type { NamedMlp } from './mlp.ts'
import type { KnownOutputs } from './run-arrays.ts'
import type { LossLink, NamedParts } from './torch-words.ts'

/** What a file says about the network of a run. */
export interface NetworkQuestion {
  /** The possible orders of its layers, most likely first. */
  readonly networks: readonly NamedMlp[]
  /** The weights of a network at the first and the last record. */
  readonly weightsOf: (network: NamedMlp) => readonly Float64Array[]
  readonly named: Pick<NamedParts, 'activations' | 'normalization'>
  /** What may come between this page's outputs and the recorded ones. */
  readonly links: readonly LossLink[]
  readonly inputs: readonly (readonly number[])[]
  /** Undefined in files without outputs, for which losses are compared. */
  readonly outputs: KnownOutputs | undefined
  /** The losses at those two records, and the loss of this page's outputs. */
  readonly losses: readonly number[]
  readonly lossOf: (outputs: Float64Array) => number
}

/** A network that was tried. `off` is the largest difference of its outputs from the recorded ones, as a share of their range. */
export interface NetworkFit {
  readonly network: NamedMlp
  readonly model: MlpSpec
  readonly link: LossLink
  readonly off: number
}

/** Numbers count as equal up to this share of their range. */
export const mostOff = 1e-3
/** Multiply-adds for all attempts together. With large networks, fewer samples are compared. */
const mostWork = 4e8
const leastSamples = 4

/** h + φ(z) around each layer that is as wide as the one before. */
const skips = { strength: 1, branch: 1 } as const

/** The networks to try for some widths. Those with the named activations, without skips and with a linear end come first. */
function* modelsOf({ widths, bias }: NamedMlp, named: NetworkQuestion['named']): Generator<MlpSpec> {
  const plain: MlpSpec = {
    kind: 'mlp',
    widths: [...widths],
    bias,
    activation: 'linear',
    linearity: 0,
    normalization: named.normalization,
    outputActivation: 'linear',
    parameterization: 'standard',
    outputScale: 1,
    centered: false,
  }
  // Modules without an activation are linear, unless functions apply one.
  const likely = named.activations.length > 0 ? named.activations : (['linear'] as const)
  const hidden = layerCount(plain) > 1 ? new Set([...likely, ...activations]) : (['linear'] as const)
  const residuals = skipCount(plain) > 0 ? [{}, { residual: skips }] : [{}]
  for (const outputActivation of new Set<Activation>(['linear', ...named.activations, ...activations]))
    for (const residual of residuals)
      for (const activation of hidden) yield { ...plain, activation, outputActivation, ...residual }
}

/** Outputs [count][width] as PyTorch's loss receives them. */
function linked(link: LossLink, outputs: Float64Array, width: number): Float64Array {
  if (link === 'none') return outputs
  if (link === 'sigmoid') return outputs.map(sigmoid)
  return outputs.map((value, i) => {
    const row = outputs.subarray(i - (i % width), i - (i % width) + width)
    const top = row.reduce((most, one) => Math.max(most, one))
    return value - top - Math.log(row.reduce((sum, one) => sum + Math.exp(one - top), 0))
  })
}

/**
 * The largest difference of our numbers from theirs, as a share of the range of theirs. Values of theirs that are not finite are ignored.
 */
function differenceOf(ours: ArrayLike<number>, theirs: readonly number[]): number {
  let [low, high, most] = [Infinity, -Infinity, 0]
  for (const [i, value] of theirs.entries()) {
    if (!Number.isFinite(value)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
    const off = Math.abs(ours[i]! - value)
    most = Math.max(most, Number.isNaN(off) ? Infinity : off)
  }
  const range = high > low ? high - low : Math.abs(high)
  return most === 0 ? 0 : most / Math.max(range, Number.MIN_VALUE)
}

const outputsAt = (
  model: MlpSpec,
  weights: Float64Array,
  inputs: readonly (readonly number[])[],
): Float64Array =>
  layerValues(layoutOf(model), weights, Float64Array.from(inputs.flat()), inputs.length).at(-1)!.output

/** The difference of a network's losses from the recorded ones, as a share of the largest. */
export function lossesOff(
  { inputs, losses, lossOf }: Pick<NetworkQuestion, 'inputs' | 'losses' | 'lossOf'>,
  model: MlpSpec,
  weights: readonly Float64Array[],
): number {
  const ours = weights.map((one) => lossOf(outputsAt(model, one, inputs)))
  return differenceOf([...ours, 0], [...losses, 0])
}

/** The difference of a network's outputs from the recorded ones at the first `count` samples, as a share of their range. */
function outputsOff(
  inputs: NetworkQuestion['inputs'],
  { samples, ends }: KnownOutputs,
  {
    model,
    link,
    weights,
  }: Pick<NetworkFit, 'model' | 'link'> & { readonly weights: readonly Float64Array[] },
  count: number,
): number {
  const places = samples.slice(0, count)
  // With batch normalisation, the output for a sample depends on all samples.
  const isAlone = model.normalization !== 'batch'
  const asked = isAlone ? places.map((place) => inputs[place]!) : inputs
  const width = model.widths.at(-1)!
  const ours = weights.flatMap((one) => {
    const all = linked(link, outputsAt(model, one, asked), width)
    return isAlone
      ? [...all]
      : places.flatMap((place) => [...all.subarray(place * width, (place + 1) * width)])
  })
  return differenceOf(
    ours,
    ends.flatMap((rows) => rows.slice(0, count).flat()),
  )
}

type Try = Omit<NetworkFit, 'off'> & { readonly weights: readonly Float64Array[] }

const triesOf = ({ networks, weightsOf, named, links }: NetworkQuestion): Try[] =>
  networks.flatMap((network) => {
    const weights = weightsOf(network)
    return [...modelsOf(network, named)].flatMap((model) =>
      links.map((link) => ({ network, weights, model, link })),
    )
  })

interface FoundNetwork {
  /** The first network tried, which has the named parts. */
  readonly likeliest: NetworkFit
  /**
   * The first network whose outputs match the recorded ones within `mostOff` of their range, or else the nearest. Without recorded outputs,
   * losses are compared.
   */
  readonly nearest: NetworkFit
}

/** Tries the networks that a run may have been made with. */
export function fittingNetwork(question: NetworkQuestion): FoundNetwork {
  const { inputs, outputs } = question
  const tries = triesOf(question)
  const work = tries.reduce((sum, { model }) => sum + 2 * weightCount(model), 0)
  const count = Math.max(leastSamples, Math.floor(mostWork / work))
  const mostTries = outputs ? tries.length : Math.ceil((tries.length * mostWork) / work / inputs.length)
  const fits: NetworkFit[] = []
  for (const { weights, ...one } of tries.slice(0, mostTries)) {
    const off = outputs
      ? outputsOff(inputs, outputs, { ...one, weights }, count)
      : lossesOff(question, one.model, weights)
    fits.push({ ...one, off })
    if (off <= mostOff) break
  }
  return {
    likeliest: fits[0]!,
    nearest: fits.reduce((best, one) => (one.off < best.off ? one : best)),
  }
}
