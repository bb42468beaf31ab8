import * as tf from '@tensorflow/tfjs-core'

/** A step on the device, before its update, until its chunk is read. */
export interface Taken {
  readonly step: number
  readonly recorded: boolean
  readonly weights: tf.Tensor1D
  readonly loss: tf.Tensor | undefined
  readonly watched: readonly tf.Tensor[]
  /** The quantity that the stop rule tests. */
  readonly stop: tf.Tensor | undefined
}

/** The same step on the host. */
export interface TakenNumbers {
  readonly step: number
  readonly recorded: boolean
  readonly weights: Float32Array
  readonly loss: number | undefined
  readonly watched: readonly number[]
  readonly stop: number | undefined
}

const scalarsOf = ({ loss, stop, watched }: Taken): tf.Tensor[] =>
  [loss, stop, ...watched].filter((tensor) => tensor !== undefined)

/** Frees the steps' tensors. */
export function release(taken: readonly Taken[]): void {
  for (const one of taken) tf.dispose([one.weights, ...scalarsOf(one)])
}

/** Reads the tensor that a function returns, and frees it. */
export async function readOnce(make: () => tf.Tensor): Promise<Float32Array> {
  const tensor = tf.tidy(make)
  try {
    return Float32Array.from(await tensor.data())
  } finally {
    tensor.dispose()
  }
}

/** Reads a chunk of steps with two copies from the device. The caller keeps the steps. */
export async function read(taken: readonly Taken[], use: () => void): Promise<TakenNumbers[]> {
  const scalars = [...new Set(taken.flatMap(scalarsOf))]
  use()
  const reading = [
    readOnce(() => tf.concat1d(taken.map(({ weights }) => weights))),
    scalars.length === 0
      ? new Float32Array()
      : readOnce(() => tf.concat1d(scalars.map((scalar) => tf.reshape(scalar, [1])))),
  ] as const
  const [weights, values] = await Promise.all(reading)
  const number = (tensor: tf.Tensor) => values[scalars.indexOf(tensor)]!
  let at = 0
  return taken.map((one) => {
    const { size } = one.weights
    const position = weights.slice(at, (at += size))
    return {
      step: one.step,
      recorded: one.recorded,
      weights: position,
      loss: one.loss && number(one.loss),
      watched: one.watched.map(number),
      stop: one.stop && number(one.stop),
    }
  })
}
