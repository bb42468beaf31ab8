import { metricGradient, metricValue } from '../../reference/metric/reduce.ts'
import { hasMaps, isPlain, type Layout, type Residual } from '../../experiment/model/layout.ts'
import { groupsOf } from '../../experiment/model/normalization.ts'
import { addDecay, decayValue } from '../../reference/objective/decay.ts'
import { firstTrained } from '../../reference/objective/gradient.ts'
import type { Objective } from '../../reference/objective/objective.ts'
import { objectiveFor, type TrainedFrom } from '../../reference/objective/run-objective.ts'
import { rowsOf, samplesOf, type Batch, type Samples } from '../../reference/objective/samples.ts'
import type { NetworkModel, TrainingProblem } from '../../experiment/training-problem.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { FusedMaps } from './fused-maps.ts'
import {
  activationLoop,
  addLayerGradient,
  layerSums,
  normalizationLoop,
  sendBack,
  type Activate,
  type NormalizationLoop,
} from './fused-passes.ts'

/** The values of one layer, [count][outputs] each, kept from pass to pass. */
interface LayerBuffers {
  readonly activate: Activate
  /** Undefined without normalisation. */
  readonly normalize: NormalizationLoop | undefined
  readonly outputs: Float64Array
  readonly slopes: Float64Array
  /** The derivative with respect to the sums. */
  readonly deltas: Float64Array
  /** The derivative with respect to the outputs; empty in a network without skips and normalisation, which does without it. */
  readonly arriving: Float64Array
}

/** What a layer without a skip makes of its inputs. */
const noSkip: Residual = { skip: 0, branch: 1 }

/** Replaces the first `length` of what came through a layer by skip · `around` + branch · itself. */
function throughSkip(
  { skip, branch }: Residual,
  around: Float64Array,
  through: Float64Array,
  length: number,
): void {
  for (let k = 0; k < length; k++) through[k] = skip * around[k]! + branch * through[k]!
}

const sameNumbers = (some: Float64Array, others: Float64Array): boolean => {
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

  /** The network's outputs, [count][outputs]; they are overwritten by the next call. */
  forward(weights: Float64Array, samples: Samples): Float64Array {
    const { outputs, outputScale } = this.#layout
    const { count, reference } = samples
    const last = this.lastLayer(weights, samples)
    for (let k = 0; k < count * outputs; k++)
      this.#outputs[k] = outputScale * (last[k]! - (reference ? reference[k]! : 0))
    return this.#outputs
  }

  /** ψ(z_L), neither centred nor scaled; it is overwritten by the next call. */
  lastLayer(weights: Float64Array, { inputs, count }: Samples): Float64Array {
    const { layers } = this.#layout
    let from = inputs
    for (let l = 0; l < layers.length; l++) {
      const [layer, buffers] = [layers[l], this.#buffers[l]]
      if (!layer || !buffers) continue
      layerSums(layer, weights, from, count, buffers.outputs)
      buffers.normalize?.forward(buffers.outputs, count)
      buffers.activate(buffers.outputs, buffers.slopes, count * layer.outputs)
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
      const { skip, branch } = layer.residual ?? noSkip
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

function networkObjective(
  model: NetworkModel,
  metric: MetricSpec,
  w0: Float64Array,
  slow: Objective,
): Objective {
  const { layout } = model
  const given = samplesOf(model, metric.part, undefined)
  let room = given.count
  const passes = () => (hasMaps(layout) ? new FusedMaps(layout, room) : new FusedNetwork(layout, room))
  let network = passes()
  // By the same loops, so that a centred network is exactly 0 at w_0.
  const reference = layout.centered ? new FusedNetwork(layout, room).lastLayer(w0, given) : undefined
  const all: Samples = { ...given, reference }
  let back = new Float64Array(room * layout.outputs)
  /** The weights of the last pass over all samples; none where a batch has overwritten it. */
  const seen = new Float64Array(layout.size).fill(NaN)
  let known: Float64Array = new Float64Array()
  const pass = (weights: Float64Array, rows: Batch | undefined) => {
    const samples = rowsOf(all, layout.inputs, rows)
    if (samples.count > room) {
      room = samples.count
      network = passes()
      back = new Float64Array(room * layout.outputs)
    }
    if (rows || !sameNumbers(seen, weights)) {
      known = network.forward(weights, samples)
      if (rows) seen.fill(NaN)
      else seen.set(weights)
    }
    return { samples, outputs: known }
  }
  return {
    ...slow,
    value(weights, rows) {
      const { samples, outputs } = pass(weights, rows)
      return metricValue(metric, samples, outputs) + decayValue(metric.weightDecay, weights)
    },
    gradient(weights, rows) {
      const { samples, outputs } = pass(weights, rows)
      const into = new Float64Array(layout.size)
      metricGradient(metric, samples, outputs, back)
      network.backward(weights, samples, back, into)
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
