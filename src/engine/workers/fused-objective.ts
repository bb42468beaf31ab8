import { metricGradient, metricValue } from '../../reference/metric/reduce.ts'
import { hasMaps, isPlain, noResidual, type Layout, type Residual } from '../../experiment/model/layout.ts'
import { groupsOf } from '../../experiment/model/normalization.ts'
import { addDecay, decayValue } from '../../reference/objective/decay.ts'
import { firstTrained } from '../../reference/objective/gradient.ts'
import type { Objective } from '../../reference/objective/objective.ts'
import { objectiveFor, type TrainedFrom } from '../../reference/objective/run-objective.ts'
import { rowsOf, samplesOf, type Batch, type Samples } from '../../reference/objective/samples.ts'
import type { Directions } from '../../reference/plane/project.ts'
import type { NetworkModel, TrainingProblem } from '../../experiment/training-problem.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { FusedMaps } from './fused-maps.ts'
import {
  activationLoop,
  addLayerGradient,
  layerSums,
  normalizationLoop,
  sendBack,
  valueLoop,
  type Activate,
  type NormalizationLoop,
} from './fused-passes.ts'

/** The values of one layer, [count][outputs] each, kept from pass to pass. */
interface LayerBuffers {
  readonly activate: Activate
  /** Without slopes. */
  readonly evaluate: Activate
  /** Undefined without normalisation. */
  readonly normalize: NormalizationLoop | undefined
  readonly outputs: Float64Array
  readonly slopes: Float64Array
  /** The derivative with respect to the sums. */
  readonly deltas: Float64Array
  /** The derivative with respect to the outputs; empty in a network without skips and normalisation, which does without it. */
  readonly arriving: Float64Array
}

/** Writes a layer's sums, [count][outputs]. */
type PutSums = (into: Float64Array) => void

/** Replaces the first `length` of what came through a layer by skip · `around` + branch · itself. */
function throughSkip(
  { skip, branch }: Residual,
  around: Float64Array,
  through: Float64Array,
  length: number,
): void {
  for (let k = 0; k < length; k++) through[k] = skip * around[k]! + branch * through[k]!
}

export const sameNumbers = (some: ArrayLike<number>, others: ArrayLike<number>): boolean => {
  for (let i = 0; i < some.length; i++) if (some[i] !== others[i]) return false
  return true
}

/** A network over at most `most` samples, forwards and backwards, in arrays of its own. */
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

  /** The network's outputs, [count][outputs]; they are overwritten by the next call. `putFirst` as for `lastLayer`. */
  forward(weights: Float64Array, samples: Samples, putFirst?: PutSums): Float64Array {
    const { outputs, outputScale } = this.#layout
    const { count, reference } = samples
    const last = this.lastLayer(weights, samples, putFirst)
    for (let k = 0; k < count * outputs; k++)
      this.#outputs[k] = outputScale * (last[k]! - (reference ? reference[k]! : 0))
    return this.#outputs
  }

  /** ψ(z_L), neither centred nor scaled; it is overwritten by the next call. Where `putFirst` writes the first layer's sums, nobody goes back. */
  lastLayer(weights: Float64Array, { inputs, count }: Samples, putFirst?: PutSums): Float64Array {
    const { layers } = this.#layout
    let from = inputs
    for (let l = 0; l < layers.length; l++) {
      const [layer, buffers] = [layers[l], this.#buffers[l]]
      if (!layer || !buffers) continue
      if (l === 0 && putFirst) putFirst(buffers.outputs)
      else layerSums(layer, weights, from, count, buffers.outputs)
      buffers.normalize?.forward(buffers.outputs, count)
      const activate = putFirst ? buffers.evaluate : buffers.activate
      activate(buffers.outputs, buffers.slopes, count * layer.outputs)
      if (layer.residual) throughSkip(layer.residual, from, buffers.outputs, count * layer.outputs)
      from = buffers.outputs
    }
    return from
  }

  /** Adds Jᵀ·back at the weights of the last pass forwards to `into`; entries of layers that do not learn stay. */
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

  /** The same of a network with skips or normalisation: what arrives at a layer's outputs is kept, since it goes around the layer too. */
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

/** A network on one part of its data: the passes that all metrics of the part share, and what the last one found. */
class PartPasses {
  readonly #layout: Layout
  readonly #all: Samples
  #room: number
  #network: FusedNetwork | FusedMaps
  #back: Float64Array
  /** The weights of the last pass over all samples; none where a batch has overwritten it. */
  readonly #seen: Float64Array
  #outputs: Float64Array = new Float64Array()

  /** A centred network subtracts its outputs at `w0`. */
  constructor(model: NetworkModel, part: string, w0: Float64Array) {
    const { layout } = model
    const given = samplesOf(model, part, undefined)
    // By the same loops, so that a centred network is exactly 0 at w_0.
    const reference = layout.centered ? new FusedNetwork(layout, given.count).lastLayer(w0, given) : undefined
    this.#layout = layout
    this.#all = { ...given, reference }
    this.#room = given.count
    this.#network = this.#made()
    this.#back = new Float64Array(given.count * layout.outputs)
    this.#seen = new Float64Array(layout.size).fill(NaN)
  }

  /** The outputs [count][outputs] of all samples or of a batch; they are overwritten by the next call. */
  forward(weights: Float64Array, rows: Batch | undefined): { samples: Samples; outputs: Float64Array } {
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

  /** The gradient of a metric at the weights of the last pass forwards, without its decay. */
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

/** The passes of a part: the same for all metrics, so that loss and errors are of one pass, but where they depend on w_0. */
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

/**
 * A metric of what a run trains, as `objectiveFor`, in float64 and several times as fast: a network's value and gradient by
 * loops that keep their arrays. Linearised runs, attacked metrics, functions and curvatures are the reference's own.
 */
export function fusedObjective(problem: TrainingProblem, metric: MetricSpec, run: TrainedFrom): Objective {
  const { model } = problem
  const slow = objectiveFor(problem, metric, run)
  return model.kind === 'function' || run.algorithm.linearized || metric.attack
    ? slow
    : networkObjective(model, metric, run.weights, slow)
}

/** The first layer's sums on a plane, origin + a·u + b·v of those at the plane's three vectors: linear, as its weights are. */
function firstSums({ layers: [first] }: Layout, { inputs, count }: Samples, { origin, u, v }: Directions) {
  if (!first) throw new Error('A network has a layer.')
  const [at, along, across] = [origin, u, v].map((weights) => {
    const sums = new Float64Array(count * first.outputs)
    layerSums(first, Float64Array.from(weights), inputs, count, sums)
    return sums
  }) as [Float64Array, Float64Array, Float64Array]
  return (a: number, b: number) => (into: Float64Array) => {
    for (let k = 0; k < at.length; k++) into[k] = at[k]! + a * along[k]! + b * across[k]!
  }
}

/** A metric at (a, b) of a plane, where the weights are `weights`. */
export type PlaneMetric = (weights: Float64Array, a: number, b: number) => number

/**
 * A metric on planes, as `fusedObjective` of what is not linearised. What the first layer makes of the inputs is computed once for all
 * points of a plane, but for networks that are centred, at `w0`, and those of maps.
 */
export function fusedOnPlanes(
  problem: TrainingProblem,
  metric: MetricSpec,
  w0: Float64Array,
): (plane: Directions) => PlaneMetric {
  const { model } = problem
  const isLinear = model.kind === 'network' && !hasMaps(model.layout) && !model.layout.centered
  if (!isLinear || metric.attack) {
    const run = { algorithm: { linearized: false }, weights: w0 }
    const objective = fusedObjective(problem, metric, run)
    return () => (weights) => objective.value(weights)
  }
  const samples = samplesOf(model, metric.part, undefined)
  const network = new FusedNetwork(model.layout, samples.count)
  return (plane) => {
    const first = firstSums(model.layout, samples, plane)
    return (weights, a, b) =>
      metricValue(metric, samples, network.forward(weights, samples, first(a, b))) +
      decayValue(metric.weightDecay, weights)
  }
}
