import { alignByWeights, permuteUnits } from '../../experiment/model/alignment.ts'
import { layerValues, networkOutputs } from '../../experiment/model/forward.ts'
import { linearizedOutputs } from '../objective/linearized.ts'
import { samplesOf } from '../objective/samples.ts'
import type { NetworkModel, TrainingProblem } from '../../experiment/training-problem.ts'
import type { Numbers } from '../results.ts'

/**
 * Largest root mean square difference of outputs on the training inputs for which two networks count as the
 * same function.
 */
const sameOutput = 0.05
/** Largest difference of weights for which two networks count as the same, times 1 + |w| for the longer w. */
const sameWeights = 0.05

/** A comparison of the ends of runs. */
export interface Likeness {
  /** Number of values compared for each end. */
  readonly size: number
  /** Returns the values of one end, of a run from `start`. */
  of(weights: Float64Array, start: Float64Array): Numbers
  /**
   * Returns the distance of entries p and q of `looks` ([entry][size]) in units of the largest that counts as
   * the same; beyond `most`, any larger number.
   */
  reach(looks: Numbers, p: number, q: number, most: number): number
  /** Returns the centre of several entries that are the same. */
  center(looks: Numbers, members: readonly number[]): Float64Array
}

/** Returns Σ (x − y)² of two rows, stopping once it exceeds `most`. */
function squares(looks: Numbers, size: number, p: number, q: number, most: number): number {
  let sum = 0
  for (let k = 0; k < size && sum <= most; k++) {
    const gap = looks[p * size + k]! - looks[q * size + k]!
    sum += gap * gap
  }
  return sum
}

function norm(looks: Numbers, size: number, p: number): number {
  let sum = 0
  for (let k = 0; k < size; k++) sum += looks[p * size + k]! ** 2
  return Math.sqrt(sum)
}

function mean(looks: Numbers, size: number, members: readonly number[]): Float64Array {
  const center = new Float64Array(size)
  for (const p of members) for (let k = 0; k < size; k++) center[k]! += looks[p * size + k]! / members.length
  return center
}

const row = (looks: Numbers, size: number, p: number): Float64Array =>
  Float64Array.from(looks.subarray(p * size, (p + 1) * size))

/** Compares the outputs on the training inputs, of the network or of its linearisation at w_0. */
function byFunction(model: NetworkModel, part: string, linearized: boolean): Likeness {
  const { layout } = model
  const fixed = samplesOf(model, part, undefined)
  const size = fixed.count * layout.outputs
  const unit = sameOutput ** 2 * size
  return {
    size,
    of(weights, start) {
      const samples = layout.centered ? samplesOf(model, part, start) : fixed
      if (linearized) return linearizedOutputs(layout, start, samples).at(weights)
      const values = layerValues(layout, weights, samples.inputs, samples.count)
      return networkOutputs(layout, values, samples.reference)
    },
    reach: (looks, p, q, most) => Math.sqrt(squares(looks, size, p, q, most ** 2 * unit) / unit),
    center: (looks, members) => mean(looks, size, members),
  }
}

function byWeights(size: number): Likeness {
  return {
    size,
    of: (weights) => weights,
    reach(looks, p, q, most) {
      const unit = sameWeights * (1 + Math.max(norm(looks, size, p), norm(looks, size, q)))
      return Math.sqrt(squares(looks, size, p, q, (most * unit) ** 2)) / unit
    },
    center: (looks, members) => mean(looks, size, members),
  }
}

/** Compares the weights after aligning the hidden units. The centre is one of the ends. */
function byAlignedWeights({ layout }: NetworkModel): Likeness {
  const { size } = layout
  const plain = byWeights(size)
  return {
    ...plain,
    reach(looks, p, q, most) {
      const unaligned = plain.reach(looks, p, q, most)
      if (unaligned <= most) return unaligned
      const [one, other] = [row(looks, size, p), row(looks, size, q)]
      const unit = sameWeights * (1 + Math.max(norm(looks, size, p), norm(looks, size, q)))
      const atLeast = Math.abs(norm(looks, size, p) - norm(looks, size, q)) / unit
      if (atLeast > most) return atLeast
      const aligned = permuteUnits(layout, other, alignByWeights(layout, one, other))
      return Math.sqrt(one.reduce((sum, w, k) => sum + (w - aligned[k]!) ** 2, 0)) / unit
    },
    center: (looks, [first = 0]) => row(looks, size, first),
  }
}

/** Returns the comparison of two ends; for a function, by its weights. */
export function likenessOf(problem: TrainingProblem, linearized: boolean): Likeness {
  const { model, size, experiment } = problem
  const { terrain, metric } = experiment
  if (model.kind === 'function') return byWeights(size)
  switch (terrain.clusterBy) {
    case 'function':
      return byFunction(model, metric.part, linearized)
    case 'weights':
      return byWeights(size)
    case 'weights-up-to-permutation':
      return byAlignedWeights(model)
  }
}
