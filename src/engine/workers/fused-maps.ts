import { firstTrained } from '../../reference/objective/gradient.ts'
import type { Samples } from '../../reference/objective/samples.ts'
import { squareOf } from '../../experiment/model/maps.ts'
import {
  isBatchNormalized,
  noResidual,
  widthAfter,
  widthBefore,
  type Layer,
  type Layout,
} from '../../experiment/model/layout.ts'
import { placesOf, type Activation } from '../../experiment/spec/model.ts'
import { addGradient, addSums, backwards, forwards, type Connections } from './connections.ts'
import {
  activationLoop,
  bit,
  normalizationLoop,
  type Activate,
  type Fill,
  type NormalizationLoop,
} from './fused-passes.ts'

/**
 * Returns the four rows of each 2 × 2 square, for all channels of a layer's maps; `undefined` without
 * pooling.
 */
function squaresOf(layer: Layer): Uint32Array[] | undefined {
  const { side, outputs, pool } = layer
  if (pool === 'none') return undefined
  const squares = Array.from({ length: side ** 2 / 4 }, (_, square) => squareOf(side, square))
  return [0, 1, 2, 3].map((corner) =>
    Uint32Array.from({ length: outputs * squares.length }, (_, i) => {
      const channel = Math.floor(i / squares.length)
      return channel * side ** 2 + squares[i % squares.length]![corner]!
    }),
  )
}

/**
 * Returns the index of the larger of two numbers: the first if they are equal, a NaN's if there is one.
 * Branch-free, as in fused-passes.ts.
 */
function largerOf(numbers: Float64Array, one: number, other: number): number {
  const y = numbers[other]!
  return one + Math.imul(bit(y > numbers[one]!) | bit(Number.isNaN(y)), other - one)
}

/** The entry of a kernel that is always on the map. */
const center = 4

/** Monotone activations, for which the maximum of four sums can be taken before the activation. */
const rising: readonly Activation[] = ['tanh', 'relu', 'leaky-relu', 'sigmoid', 'softplus', 'linear']

/** Returns whether the activation can be applied after pooling, to a quarter of the sums. */
const poolsFirst = ({ pool, activation, residual }: Layer): boolean =>
  pool === 'max' && !residual && rising.includes(activation)

/**
 * One layer over at most `most` samples: rows of numbers, one per sample, in arrays that are reused from pass
 * to pass.
 */
class MapLayer {
  readonly #layer: Layer
  readonly #forwards: Connections
  readonly #backwards: Connections
  readonly #activate: Activate
  readonly #normalize: NormalizationLoop | undefined
  readonly #squares: readonly Uint32Array[] | undefined
  readonly #poolsFirst: boolean
  readonly #maps: Float64Array
  readonly #slopes: Float64Array
  readonly #deltas: Float64Array
  /** Index of the largest number of each square. */
  readonly #best: Uint32Array
  /** The layer's outputs, [row][count]. */
  readonly outputs: Float64Array
  /** The derivative with respect to the outputs. */
  readonly arriving: Float64Array

  constructor(layer: Layer, linearity: number, most: number) {
    const { outputs, normalization, activation } = layer
    const places = placesOf(layer)
    this.#layer = layer
    this.#forwards = forwards(layer)
    this.#backwards = backwards(layer)
    this.#activate = activationLoop(activation, linearity)
    this.#normalize =
      normalization === 'none'
        ? undefined
        : normalizationLoop(most, (count) => ({
            groups: outputs,
            size: places * count,
            counted: places * count,
            stride: 1,
            first: (channel) => channel * places * count,
          }))
    this.#squares = squaresOf(layer)
    this.#poolsFirst = poolsFirst(layer)
    const numbers = () => new Float64Array(outputs * places * most)
    this.#maps = numbers()
    this.#slopes = numbers()
    this.#deltas = numbers()
    const pooled = widthAfter(layer) * most
    this.outputs = this.#squares ? new Float64Array(pooled) : this.#maps
    this.arriving = new Float64Array(pooled)
    this.#best = new Uint32Array(layer.pool === 'max' ? pooled : 0)
  }

  /** Returns the sums of the inputs, [row][count]; later stages overwrite them in place. */
  sums(weights: Float64Array, from: Float64Array, count: number): Float64Array {
    const { outputs, weights: at, biases } = this.#layer
    const maps = this.#maps
    const each = placesOf(this.#layer) * count
    for (let j = 0; j < outputs; j++) {
      const b = biases === undefined ? 0 : weights[biases + j]!
      maps.fill(b + this.#beyondEdge(weights, j), j * each, (j + 1) * each)
    }
    addSums(this.#forwards, weights, at, from, count, maps)
    return maps.subarray(0, outputs * each)
  }

  /** Computes the outputs from the inputs, [row][count]; `fill` writes the sums if they are already known. */
  forward(weights: Float64Array, from: Float64Array, count: number, fill?: Fill): void {
    const { outputs, residual } = this.#layer
    const maps = this.#maps
    const each = placesOf(this.#layer) * count
    if (fill) fill(maps)
    else this.sums(weights, from, count)
    this.#normalize?.forward(maps, count)
    if (this.#poolsFirst) {
      this.#pool(count)
      this.#activate(this.outputs, this.#slopes, (outputs * each) / 4)
      return
    }
    this.#activate(maps, this.#slopes, outputs * each)
    if (residual) {
      const { skip, branch } = residual
      for (let k = 0; k < outputs * each; k++) maps[k] = skip * from[k]! + branch * maps[k]!
    }
    this.#pool(count)
  }

  /** Returns the contribution of the zeros beyond the edge: 0, or not finite if a weight is not. */
  #beyondEdge(weights: Float64Array, unit: number): number {
    const { reads, inputs, outputs, weights: at } = this.#layer
    let sum = 0
    if (reads === 'patches')
      for (let row = 0; row < inputs; row++)
        if (row % 9 !== center) sum += 0 * weights[at + row * outputs + unit]!
    return sum
  }

  /**
   * Propagates the derivatives that have arrived to the weights, added to `into` if the layer learns, and to
   * the inputs, written to `below` if given.
   */
  backward(
    weights: Float64Array,
    from: Float64Array,
    count: number,
    into: Float64Array,
    below: Float64Array | undefined,
  ): void {
    const layer = this.#layer
    const { skip, branch } = layer.residual ?? noResidual
    const deltas = this.#deltas
    const slopes = this.#slopes
    const each = placesOf(layer) * count
    const length = layer.outputs * each
    const { arriving } = this
    if (this.#poolsFirst) for (let k = 0; k < length / 4; k++) arriving[k] = arriving[k]! * slopes[k]!
    this.#unpool(count)
    if (below) below.fill(0, 0, widthBefore(layer) * count)
    if (below && skip !== 0) for (let k = 0; k < length; k++) below[k] = skip * deltas[k]!
    if (!this.#poolsFirst) for (let k = 0; k < length; k++) deltas[k] = branch * deltas[k]! * slopes[k]!
    this.#normalize?.back(deltas, count)
    if (layer.trained) {
      addGradient(this.#forwards, from, deltas, count, layer.weights, into)
      if (layer.biases !== undefined)
        for (let j = 0; j < layer.outputs; j++) {
          let sum = 0
          for (let k = j * each; k < (j + 1) * each; k++) sum += deltas[k]!
          into[layer.biases + j]! += sum
        }
    }
    if (below) addSums(this.#backwards, weights, layer.weights, deltas, count, below)
  }

  #pool(count: number): void {
    const [maps, outputs, best] = [this.#maps, this.outputs, this.#best]
    if (!this.#squares) return
    const [a, b, c, d] = this.#squares as [Uint32Array, Uint32Array, Uint32Array, Uint32Array]
    const mean = this.#layer.pool === 'mean'
    for (let row = 0; row < a.length; row++) {
      const to = row * count
      const [p, q] = [Math.imul(a[row]!, count), Math.imul(b[row]!, count)]
      const [r, s] = [Math.imul(c[row]!, count), Math.imul(d[row]!, count)]
      for (let n = 0; n < count && mean; n++)
        outputs[to + n] = (maps[p + n]! + maps[q + n]! + maps[r + n]! + maps[s + n]!) / 4
      for (let n = 0; n < count && !mean; n++) {
        const at = largerOf(maps, largerOf(maps, p + n, q + n), largerOf(maps, r + n, s + n))
        outputs[to + n] = maps[at]!
        best[to + n] = at
      }
    }
  }

  /** Writes the derivatives that have arrived to the positions they came from. */
  #unpool(count: number): void {
    const [arriving, deltas, best] = [this.arriving, this.#deltas, this.#best]
    const length = this.#layer.outputs * placesOf(this.#layer) * count
    if (!this.#squares) {
      for (let k = 0; k < length; k++) deltas[k] = arriving[k]!
      return
    }
    const pooled = length / 4
    if (this.#layer.pool === 'max') {
      deltas.fill(0, 0, length)
      for (let k = 0; k < pooled; k++) deltas[best[k]!] = arriving[k]!
      return
    }
    for (const rows of this.#squares)
      for (let row = 0; row < rows.length; row++) {
        const [to, at] = [rows[row]! * count, row * count]
        for (let n = 0; n < count; n++) deltas[to + n] = arriving[at + n]! / 4
      }
  }
}

/** Writes [columns][rows] to `into` as [rows][columns]. */
function transpose(from: Float64Array, columns: number, rows: number, into: Float64Array): void {
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) into[i * columns + j] = from[j * rows + i]!
}

/** A convolutional network over at most `most` samples. Owns its arrays. */
class MapNetwork {
  readonly #layout: Layout
  readonly #layers: readonly MapLayer[]
  readonly #inputs: Float64Array

  constructor(layout: Layout, most: number) {
    this.#layout = layout
    this.#layers = layout.layers.map((layer) => new MapLayer(layer, layout.linearity, most))
    this.#inputs = new Float64Array(layout.inputs * most)
  }

  /** Returns the sums of the first layer for inputs [count][inputs]. */
  firstSums(weights: Float64Array, inputs: Float64Array, count: number): Float64Array {
    transpose(inputs, count, this.#layout.inputs, this.#inputs)
    return this.#layers[0]?.sums(weights, this.#inputs, count).slice() ?? new Float64Array()
  }

  /**
   * Writes the outputs [count][outputs] of inputs [count][inputs]; `fill` writes the sums of the first layer
   * if they are already known.
   */
  forward(weights: Float64Array, inputs: Float64Array, count: number, into: Float64Array, fill?: Fill): void {
    transpose(inputs, count, this.#layout.inputs, this.#inputs)
    let from = this.#inputs
    for (const [l, layer] of this.#layers.entries()) {
      layer.forward(weights, from, count, l === 0 ? fill : undefined)
      from = layer.outputs
    }
    transpose(from, this.#layout.outputs, count, into)
  }

  /** Adds Jᵀ·back of the last forward pass to `into`. */
  backward(weights: Float64Array, count: number, back: Float64Array, into: Float64Array): void {
    const lowest = firstTrained(this.#layout)
    const last = this.#layers.at(-1)
    if (last) transpose(back, count, this.#layout.outputs, last.arriving)
    for (let l = this.#layers.length - 1; l >= lowest; l--) {
      const below = this.#layers[l - 1]
      const asked = l > lowest ? below?.arriving : undefined
      this.#layers[l]?.backward(weights, below?.outputs ?? this.#inputs, count, into, asked)
    }
  }
}

/** Samples that go through the layers together, so that their maps stay in the processor's cache. */
const together = 256

/**
 * Forward and backward passes of a convolutional network over at most `most` samples. Owns its arrays. If
 * there are several blocks of samples it keeps only the outputs, and repeats the forward pass before the
 * backward one.
 */
export class FusedMaps {
  readonly #layout: Layout
  /** Samples per block; all of them if they are normalised together. */
  readonly #block: number
  readonly #network: MapNetwork
  readonly #outputs: Float64Array

  constructor(layout: Layout, most: number) {
    this.#layout = layout
    this.#block = isBatchNormalized(layout) ? most : Math.min(most, together)
    this.#network = new MapNetwork(layout, this.#block)
    this.#outputs = new Float64Array(layout.outputs * most)
  }

  /** Returns the sums of the first layer, block by block. */
  firstSums(weights: Float64Array, { inputs, count }: Pick<Samples, 'inputs' | 'count'>): Float64Array[] {
    const { inputs: columns } = this.#layout
    return Array.from({ length: Math.ceil(count / this.#block) }, (_, block) => {
      const [from, to] = [block * this.#block, Math.min(count, (block + 1) * this.#block)]
      return this.#network.firstSums(weights, inputs.subarray(from * columns, to * columns), to - from)
    })
  }

  /**
   * Returns the network's outputs, [count][outputs], valid until the next call. `fills` write the first
   * layer's sums of each block if they are already known.
   */
  forward(
    weights: Float64Array,
    samples: Pick<Samples, 'inputs' | 'count'>,
    fills?: readonly Fill[],
  ): Float64Array {
    for (let from = 0; from < samples.count; from += this.#block)
      this.#forward(weights, samples, from, fills?.[from / this.#block])
    return this.#outputs
  }

  /**
   * Adds Jᵀ·back at the weights of the last forward pass to `into`; entries of untrained layers are
   * unchanged.
   */
  backward(
    weights: Float64Array,
    samples: Pick<Samples, 'inputs' | 'count'>,
    back: Float64Array,
    into: Float64Array,
  ): void {
    const { count } = samples
    const { outputs } = this.#layout
    for (let from = 0; from < count; from += this.#block) {
      if (count > this.#block) this.#forward(weights, samples, from)
      const to = Math.min(count, from + this.#block)
      this.#network.backward(weights, to - from, back.subarray(from * outputs, to * outputs), into)
    }
  }

  /** Writes the outputs of a block of samples. */
  #forward(
    weights: Float64Array,
    { inputs, count }: Pick<Samples, 'inputs' | 'count'>,
    from: number,
    fill?: Fill,
  ): void {
    const { inputs: columns, outputs } = this.#layout
    const to = Math.min(count, from + this.#block)
    const own = inputs.subarray(from * columns, to * columns)
    const into = this.#outputs.subarray(from * outputs, to * outputs)
    this.#network.forward(weights, own, to - from, into, fill)
  }
}
