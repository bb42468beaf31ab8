import type { RandomStream } from '../../math/statistics/random.ts'
import type { Distribution } from '../spec/start.ts'

/** A weight's index in the flat vector and in W, and its layer's fan-in and fan-out. */
interface WeightIndex {
  readonly position: number
  readonly row: number
  readonly column: number
  readonly inputs: number
  readonly outputs: number
}

type Draw = (stream: RandomStream, weight: WeightIndex) => number

const normal =
  (deviation: (weight: WeightIndex) => number): Draw =>
  (stream, weight) =>
    deviation(weight) * stream.normal(weight.position)

const uniform =
  (bound: (weight: WeightIndex) => number): Draw =>
  (stream, weight) =>
    bound(weight) * (2 * stream.uniform(weight.position) - 1)

/** Draws of a weight with scale 1, in float64. Sources: Glorot & Bengio 2010; He et al. 2015; LeCun et al. 1998; torch.nn.Linear. */
export const draws: Readonly<Record<Distribution, Draw>> = {
  normal: normal(() => 1),
  uniform: uniform(() => 1),
  'glorot-normal': normal(({ inputs, outputs }) => Math.sqrt(2 / (inputs + outputs))),
  'glorot-uniform': uniform(({ inputs, outputs }) => Math.sqrt(6 / (inputs + outputs))),
  'he-normal': normal(({ inputs }) => Math.sqrt(2 / inputs)),
  'lecun-normal': normal(({ inputs }) => Math.sqrt(1 / inputs)),
  'torch-linear': uniform(({ inputs }) => 1 / Math.sqrt(inputs)),
  rademacher: (stream, { position }) => (stream.uniform(position) < 0.5 ? -1 : 1),
  identity: (_stream, { row, column }) => (row === column ? 1 : 0),
}
