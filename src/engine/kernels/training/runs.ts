import { nameHash } from '../../../math/statistics/random.ts'
import { recordCount } from '../../../reference/trajectory/record.ts'
import { lastStep, packed, type Stop } from '../../../experiment/spec/algorithm.ts'
import { tailLength } from '../../../reference/trajectory/outcome.ts'
import type { Run } from '../../path.ts'
import { algorithmCode } from '../gpu/codes.ts'
import { none, WordWriter } from '../gpu/words.ts'
import { mostLayers } from './shape.ts'

const words = 27 + mostLayers

const stopCode: Readonly<Record<Stop['quantity'], number>> = { loss: 1, 'zero-one': 2, 'gradient-norm': 3 }

/** Where a run's records are in the shared buffer. */
export interface RecordPlace {
  /** Offset of its first record, in numbers. */
  readonly offset: number
  /** Numbers per record: loss, watched metrics, then the weights if they are recorded. */
  readonly stride: number
  /** Most records that it makes. */
  readonly most: number
  /** Offset of the ring of its last positions, in numbers. */
  readonly tail: number
  /** Offset of its end. */
  readonly end: number
}

/** Lays out the records and last positions of all runs in sequence. */
export function placeRecords(runs: readonly Run[], metrics: number, size: number): RecordPlace[] {
  let offset = 0
  return runs.map((run) => {
    const stride = metrics + (run.recordWeights ? size : 0)
    const most = recordCount(lastStep(run.algorithm), run.every)
    const tail = offset + stride * most
    const place = { offset, stride, most, tail, end: tail + tailLength * size }
    offset = place.end
    return place
  })
}

/** Where a shared list is in a chunk's words, and its words per step. */
export interface ListPlace {
  readonly offset: number
  readonly stride: number
}

/** Packs struct Run of chunk/training/train-state.wgsl. `steps` overrides the number of updates. */
export function packRun(
  run: Run,
  records: RecordPlace,
  batches: ListPlace | undefined,
  rates: ListPlace | undefined,
  steps = lastStep(run.algorithm),
): ArrayBuffer {
  const { id, stop, layerRates } = run.algorithm
  const a = packed(run.algorithm)
  const w = new WordWriter(words)
  w.whole(algorithmCode[id] ?? 0, a.epsilonInside ? 1 : 0)
  w.real(a.learningRate, a.momentum)
  w.real(a.beta1, 1 - a.beta1, Math.log(a.beta1))
  w.real(a.beta2, 1 - a.beta2, Math.log(a.beta2))
  w.real(a.epsilon, a.decay, 1 - a.decay, a.weightDecay, a.noise)
  w.whole(nameHash(`noise/${run.start}`))
  w.whole(steps, run.every, stop ? stopCode[stop.quantity] : 0)
  w.real(stop?.below ?? 0)
  w.whole(batches?.offset ?? none, batches?.stride ?? 0)
  w.whole(records.offset, records.stride, run.recordWeights ? 1 : 0, records.tail)
  w.whole(rates?.offset ?? none)
  for (let l = 0; l < mostLayers; l++) w.real(layerRates?.[l] ?? 1)
  return w.buffer
}

/** Packs the initial state of all runs: weights, moments, gradient and room for f_0. */
export function packState(runs: readonly Run[], size: number, stride: number): Float32Array<ArrayBuffer> {
  const state = new Float32Array(runs.length * stride)
  runs.forEach((run, r) => {
    state.set(run.weights, r * stride)
    if (run.algorithm.id === 'adagrad') {
      state.fill(run.algorithm.initialAccumulator, r * stride + 2 * size, r * stride + 3 * size)
    }
  })
  return state
}
