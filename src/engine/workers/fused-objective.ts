import { metricGradient, metricValue } from '../../reference/metric/reduce.ts'
import { hasMaps, isPlain, noResidual, type Layout, type Residual } from '../../experiment/model/layout.ts'
import { groupsOf } from '../../experiment/model/normalization.ts'
import { addDecay, decayValue } from '../../reference/objective/decay.ts'
import { firstTrained } from '../../reference/objective/gradient.ts'
import type { Objective } from '../../reference/objective/objective.ts'
import { objectiveFor, type TrainedFrom } from '../../reference/objective/run-objective.ts'
import { rowsOf, samplesOf, type Batch, type Samples } from '../../reference/objective/samples.ts'
import type { NetworkModel, TrainingProblem } from '../../experiment/training-problem.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { placesOf } from '../../experiment/spec/model.ts'
import { putOnPlane } from '../../reference/plane/grid.ts'
import type { Directions } from '../../reference/plane/project.ts'
import { FusedMaps } from './fused-maps.ts'
import {
  activationLoop,
  addLayerGradient,
  layerSums,
  normalizationLoop,
  sendBack,
  valueLoop,
  type Activate,
  type Fill,
  type NormalizationLoop,
} from './fused-passes.ts'

/** The values of one layer, [count][outputs] each, reused from pass to pass. */
interface LayerBuffers {
  readonly activate: Activate
  /** Activation without slopes. */
  readonly evaluate: Activate
  /** `undefined` without normalisation. */
  readonly normalize: NormalizationLoop | undefined
  readonly outputs: Float64Array
  readonly slopes: Float64Array
  /** The derivative with respect to the sums. */
  readonly deltas: Float64Array
  /**
   * The derivative with respect to the outputs; empty in a network without skips and normalisation, which
   * does not need it.
   */
  readonly arriving: Float64Array
}

/** Replaces the first `length` entries of `through` by skip · `around` + branch · `through`. */
function throughSkip(
  { skip, branch }: Residual,
  around: Float64Array,
  through: Float64Array,
  length: number,
): void {
  for (let k = 0; k < length; k++) through[k] = skip * around[k]! + branch * through[k]!
}

/** Returns whether numbers are equal one by one; a NaN equals none. */
export const sameNumbers = (some: ArrayLike<number>, others: ArrayLike<number>): boolean => {
  for (let i = 0; i < some.length; i++) if (some[i] !== others[i]) return false
  return true
}

/** Forward and backward passes of a network over at most `most` samples. Owns its arrays. */
class FusedNetwork {
  readonly #layout: Layout
  readonly #buffers: readonly LayerBuffers[]
  readonly #outputs: Float64Array
  readonly #isPlain: boolean

  constructor(layout: Layout, most: number) {
    this.#layout = layout
    this.#isPlain = isPlain(layout)
    this.#buffers = layout.layers.map(({ activation, normalization, outputs }) => ({
      activate: activationLoop(activation, layout.linearity),
      evaluate: valueLoop(activation, layout.linearity),
      normalize:
        normalization === 'none'
          ? undefined
          : normalizationLoop(most, (count) => groupsOf(normalization, count, outputs)),
      outputs: new Float64Array(most * outputs),
      slopes: new Float64Array(most * outputs),
      deltas: new Float64Array(most * outputs),
      arriving: new Float64Array(this.#isPlain ? 0 : most * outputs),
    }))
    this.#outputs = new Float64Array(most * layout.outputs)
  }

  /** Returns the sums of the first layer, in one block. */
  firstSums(weights: Float64Array, { inputs, count }: Samples): Float64Array[] {
    const [first] = this.#layout.layers
    const sums = new Float64Array(count * (first?.outputs ?? 0))
    if (first) layerSums(first, weights, inputs, count, sums)
    return [sums]
  }

  /**
   * Returns the network's outputs, [count][outputs], valid until the next call. `fills` write the first
   * layer's sums if they are already known.
   */
  forward(weights: Float64Array, samples: Samples, fills?: readonly Fill[]): Float64Array {
    const { outputs, outputScale } = this.#layout
    const { count, reference } = samples
    const last = this.lastLayer(weights, samples, fills?.[0])
    for (let k = 0; k < count * outputs; k++)
      this.#outputs[k] = outputScale * (last[k]! - (reference ? reference[k]! : 0))
    return this.#outputs
  }

  /**
   * Returns ψ(z_L), neither centred nor scaled, valid until the next call. A pass with `fill`, which writes
   * the first layer's sums, has no backward pass.
   */
  lastLayer(weights: Float64Array, { inputs, count }: Samples, fill?: Fill): Float64Array {
    const { layers } = this.#layout
    let from = inputs
    for (let l = 0; l < layers.length; l++) {
      const [layer, buffers] = [layers[l], this.#buffers[l]]
      if (!layer || !buffers) continue
      if (l === 0 && fill) fill(buffers.outputs)
      else layerSums(layer, weights, from, count, buffers.outputs)
      buffers.normalize?.forward(buffers.outputs, count)
      const activate = fill ? buffers.evaluate : buffers.activate
      activate(buffers.outputs, buffers.slopes, count * layer.outputs)
      if (layer.residual) throughSkip(layer.residual, from, buffers.outputs, count * layer.outputs)
      from = buffers.outputs
    }
    return from
  }

  /**
   * Adds Jᵀ·back at the weights of the last forward pass to `into`; entries of untrained layers are
   * unchanged.
   */
  backward(weights: Float64Array, { inputs, count }: Samples, back: Float64Array, into: Float64Array): void {
    if (!this.#isPlain) {
      this.#backwardAround(weights, { inputs, count }, back, into)
      return
    }
    const { layers, outputScale, outputs } = this.#layout
    const lowest = firstTrained(this.#layout)
    const last = this.#buffers.at(-1)
    if (last)
      for (let k = 0; k < count * outputs; k++) last.deltas[k] = outputScale * back[k]! * last.slopes[k]!
    for (let l = layers.length - 1; l >= lowest; l--) {
      const [layer, buffers, below] = [layers[l], this.#buffers[l], this.#buffers[l - 1]]
      if (!layer || !buffers) continue
      if (layer.trained) addLayerGradient(layer, below?.outputs ?? inputs, buffers.deltas, count, into)
      if (l > lowest && below) sendBack(layer, weights, buffers.deltas, count, below.deltas, below.slopes)
    }
  }

  /**
   * Does the same for a network with skips or normalisation, which keeps the derivatives at a layer's
   * outputs, since they also bypass the layer.
   */
  #backwardAround(
    weights: Float64Array,
    { inputs, count }: Pick<Samples, 'inputs' | 'count'>,
    back: Float64Array,
    into: Float64Array,
  ): void {
    const { layers, outputScale, outputs } = this.#layout
    const lowest = firstTrained(this.#layout)
    const last = this.#buffers.at(-1)
    if (last) for (let k = 0; k < count * outputs; k++) last.arriving[k] = outputScale * back[k]!
    for (let l = layers.length - 1; l >= lowest; l--) {
      const [layer, buffers, below] = [layers[l], this.#buffers[l], this.#buffers[l - 1]]
      if (!layer || !buffers) continue
      const { arriving, deltas, slopes } = buffers
      const { skip, branch } = layer.residual ?? noResidual
      const length = count * layer.outputs
      for (let k = 0; k < length; k++) deltas[k] = branch * arriving[k]! * slopes[k]!
      buffers.normalize?.back(deltas, count)
      if (layer.trained) addLayerGradient(layer, below?.outputs ?? inputs, deltas, count, into)
      if (l === lowest || !below) continue
      sendBack(layer, weights, deltas, count, below.arriving)
      if (skip !== 0)
        for (let k = 0; k < length; k++) below.arriving[k] = below.arriving[k]! + skip * arriving[k]!
    }
  }
}

/** A network's outputs for samples, [count][outputs]. */
interface Outputs {
  readonly samples: Samples
  readonly outputs: Float64Array
}

/**
 * The passes of a network through one part of its data, which all metrics of the part share, with the last
 * result.
 */
class PartPasses {
  readonly #layout: Layout
  readonly #all: Samples
  #room: number
  #network: FusedNetwork | FusedMaps
  #back: Float64Array
  /** The weights of the last pass over all samples; NaN if a batch has overwritten it. */
  readonly #seen: Float64Array
  #outputs: Float64Array = new Float64Array()

  /** A centred network subtracts its outputs at `w0`. */
  constructor(model: NetworkModel, part: string, w0: Float64Array) {
    const { layout } = model
    const given = samplesOf(model, part, undefined)
    // The same loops, so that a centred network is exactly 0 at w_0.
    const reference = layout.centered ? new FusedNetwork(layout, given.count).lastLayer(w0, given) : undefined
    this.#layout = layout
    this.#all = { ...given, reference }
    this.#room = given.count
    this.#network = this.#made()
    this.#back = new Float64Array(given.count * layout.outputs)
    this.#seen = new Float64Array(layout.size).fill(NaN)
  }

  /** Returns the outputs [count][outputs] of all samples or of a batch, valid until the next call. */
  forward(weights: Float64Array, rows: Batch | undefined): Outputs {
    const samples = rowsOf(this.#all, this.#layout.inputs, rows)
    if (samples.count > this.#room) {
      this.#room = samples.count
      this.#network = this.#made()
      this.#back = new Float64Array(this.#room * this.#layout.outputs)
    }
    if (rows || !sameNumbers(this.#seen, weights)) {
      this.#outputs = this.#network.forward(weights, samples)
      if (rows) this.#seen.fill(NaN)
      else this.#seen.set(weights)
    }
    return { samples, outputs: this.#outputs }
  }

  /** Numbers of the first layer's sums, for all samples. */
  get firstWidth(): number {
    const [first] = this.#layout.layers
    return first ? this.#all.count * first.outputs * placesOf(first) : 0
  }

  /**
   * Returns the outputs of all samples at a point of a plane and its weights, using that the sums of the
   * first layer are linear in a and b.
   */
  over({ origin, u, v }: Directions): (a: number, b: number, weights: Float64Array) => Outputs {
    const sumsAt = (weights: ArrayLike<number>) =>
      this.#network.firstSums(Float64Array.from(weights), this.#all)
    const [base, across, up] = [sumsAt(origin), sumsAt(u), sumsAt(v)]
    return (a, b, weights) => {
      const fills = base.map(
        (block, i): Fill =>
          (into) =>
            putOnPlane(into, { origin: block, u: across[i]!, v: up[i]! }, a, b),
      )
      this.#seen.fill(NaN)
      return { samples: this.#all, outputs: this.#network.forward(weights, this.#all, fills) }
    }
  }

  /** Returns the gradient of a metric at the weights of the last forward pass, without its decay. */
  gradient(metric: MetricSpec, weights: Float64Array, samples: Samples, outputs: Float64Array): Float64Array {
    const into = new Float64Array(this.#layout.size)
    metricGradient(metric, samples, outputs, this.#back)
    this.#network.backward(weights, samples, this.#back, into)
    return into
  }

  #made(): FusedNetwork | FusedMaps {
    return hasMaps(this.#layout)
      ? new FusedMaps(this.#layout, this.#room)
      : new FusedNetwork(this.#layout, this.#room)
  }
}

const shared = new WeakMap<NetworkModel, Map<string, PartPasses>>()

/**
 * Returns the passes of a part. All metrics share them, so that loss and errors need one pass, unless they
 * depend on w_0.
 */
function passesOf(model: NetworkModel, part: string, w0: Float64Array): PartPasses {
  if (model.layout.centered) return new PartPasses(model, part, w0)
  const parts = shared.get(model) ?? new Map<string, PartPasses>()
  shared.set(model, parts)
  const found = parts.get(part) ?? new PartPasses(model, part, w0)
  parts.set(part, found)
  return found
}

function networkObjective(
  model: NetworkModel,
  metric: MetricSpec,
  w0: Float64Array,
  slow: Objective,
): Objective {
  const passes = passesOf(model, metric.part, w0)
  return {
    ...slow,
    value(weights, rows) {
      const { samples, outputs } = passes.forward(weights, rows)
      return metricValue(metric, samples, outputs) + decayValue(metric.weightDecay, weights)
    },
    gradient(weights, rows) {
      const { samples, outputs } = passes.forward(weights, rows)
      const into = passes.gradient(metric, weights, samples, outputs)
      addDecay(metric.weightDecay, model, weights, into)
      return into
    },
  }
}

/** Returns whether the loops here support a run's metric. */
const hasLoops = ({ attack }: MetricSpec, { algorithm }: TrainedFrom): boolean =>
  !algorithm.linearized && !attack

/**
 * Returns a metric of what a run trains, as `objectiveFor`, in float64 and several times as fast: the value
 * and gradient of a network by loops that reuse their arrays. Linearised runs, attacked metrics, functions
 * and curvatures use the reference.
 */
export function fusedObjective(problem: TrainingProblem, metric: MetricSpec, run: TrainedFrom): Objective {
  const { model } = problem
  const slow = objectiveFor(problem, metric, run)
  return model.kind === 'network' && hasLoops(metric, run)
    ? networkObjective(model, metric, run.weights, slow)
    : slow
}

/** Most numbers of the first layer's sums that are kept for a plane: 4 MB, four times. */
const mostKept = 2 ** 19

/**
 * Returns a metric at the points origin + a · u + b · v of a plane, computing a network's first layer once
 * for all points.
 */
export function fusedOnPlane(
  problem: TrainingProblem,
  metric: MetricSpec,
  plane: Directions,
  run: TrainedFrom,
): (a: number, b: number) => number {
  const { model } = problem
  const weights = new Float64Array(problem.size)
  const passes =
    model.kind === 'network' && hasLoops(metric, run) ? passesOf(model, metric.part, run.weights) : undefined
  if (!passes || passes.firstWidth > mostKept) {
    const objective = fusedObjective(problem, metric, run)
    return (a, b) => {
      putOnPlane(weights, plane, a, b)
      return objective.value(weights)
    }
  }
  const outputsAt = passes.over(plane)
  return (a, b) => {
    putOnPlane(weights, plane, a, b)
    const { samples, outputs } = outputsAt(a, b, weights)
    return metricValue(metric, samples, outputs) + decayValue(metric.weightDecay, weights)
  }
}
