import { describe, expect, test } from 'vitest'
import { endToEnd } from '../../../../src/experiment/model/end-to-end.ts'
import { layerValues } from '../../../../src/experiment/model/forward.ts'
import { alignByWeights, permuteUnits } from '../../../../src/experiment/model/alignment.ts'
import { isLinear, layoutOf, type Layout } from '../../../../src/experiment/model/layout.ts'
import {
  heads,
  poolings,
  sampleWork,
  weightCount,
  type ConvSpec,
} from '../../../../src/experiment/spec/model.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import { convSpec } from '../../../support/network.ts'

const stream = new RandomStream(7, 'maps')
const drawn = (count: number, lane: number) =>
  Float64Array.from({ length: count }, (_, i) => stream.normal(i, lane))

type Image = number[][][]

const image = (side: number, channels: number, value: (y: number, x: number, c: number) => number): Image =>
  Array.from({ length: side }, (_, y) =>
    Array.from({ length: side }, (__, x) => Array.from({ length: channels }, (___, c) => value(y, x, c))),
  )

/**
 * The definition, taken from the formula: Σ over channels, rows and columns of the kernel, with 0 beyond the
 * edge, plus biases.
 */
function naive(model: ConvSpec, weights: Float64Array, picture: Float64Array): number[] {
  const bend = { tanh: Math.tanh, relu: (z: number) => Math.max(0, z) }[model.activation as 'tanh' | 'relu']
  let at = 0
  let maps = image(model.side, 1, (y, x) => picture[y * model.side + x]!)
  model.channels.forEach((channels, l) => {
    const side = maps.length
    const before = maps[0]![0]!.length
    const from = at
    const sums = image(side, channels, (y, x, o) => {
      let sum = weights[from + 9 * before * channels + o]!
      for (let c = 0; c < before; c++)
        for (let i = -1; i <= 1; i++)
          for (let j = -1; j <= 1; j++)
            sum +=
              (maps[y + i]?.[x + j]?.[c] ?? 0) *
              weights[from + (c * 9 + 3 * (i + 1) + (j + 1)) * channels + o]!
      return bend(sum)
    })
    at += (9 * before + 1) * channels
    const square = (y: number, x: number, c: number) =>
      [
        sums[2 * y]![2 * x]!,
        sums[2 * y]![2 * x + 1]!,
        sums[2 * y + 1]![2 * x]!,
        sums[2 * y + 1]![2 * x + 1]!,
      ].map((position) => position[c]!)
    const pool = model.pool[l]
    maps =
      pool === 'none'
        ? sums
        : image(side / 2, channels, (y, x, c) =>
            pool === 'max'
              ? Math.max(...square(y, x, c))
              : square(y, x, c).reduce((sum, value) => sum + value) / 4,
          )
  })
  const channels = maps[0]![0]!.length
  const positions = maps.flat()
  const read =
    model.head === 'flatten'
      ? positions.flat()
      : Array.from(
          { length: channels },
          (_, c) => positions.reduce((sum, position) => sum + position[c]!, 0) / positions.length,
        )
  return Array.from({ length: model.outputs }, (_, o) =>
    read.reduce(
      (sum, h, i) => sum + h * weights[at + i * model.outputs + o]!,
      weights[at + read.length * model.outputs + o]!,
    ),
  )
}

const outputsOf = (layout: Layout, weights: Float64Array, inputs: Float64Array, count: number) =>
  layerValues(layout, weights, inputs, count).at(-1)!.output

describe.each(poolings)('pooled by %s', (pool) => {
  test.each(heads)('with head %s it is the sum over kernels in its definition', (head) => {
    for (const activation of ['tanh', 'relu'] as const) {
      const model = convSpec({ side: 8, channels: [3, 2], pool: [pool, pool], head, outputs: 3, activation })
      const layout = layoutOf(model)
      const [weights, inputs] = [drawn(layout.size, 1), drawn(4 * 64, 2)]
      const outputs = outputsOf(layout, weights, inputs, 4)
      for (let n = 0; n < 4; n++)
        naive(model, weights, inputs.subarray(n * 64, (n + 1) * 64)).forEach((f, o) =>
          expect(Math.abs(outputs[n * 3 + o]! - f)).toBeLessThan(1e-13),
        )
    }
  })
})

test('a kernel with one entry shifts the picture, with zeros from beyond the edge', () => {
  const layout = layoutOf(convSpec({ side: 3, channels: [1], activation: 'linear', outputs: 1 }))
  const weights = new Float64Array(layout.size)
  weights[5] = 1
  const [first] = layerValues(layout, weights, Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9), 1)
  expect([...first!.output]).toEqual([2, 3, 0, 5, 6, 0, 8, 9, 0])
})

test('the networks on digits have 1,898 and 1,418 weights, the small residual one 6,010', () => {
  const two = { side: 8, channels: [8, 16], outputs: 10 }
  const conv = convSpec({ ...two, pool: ['max', 'max'] })
  expect(weightCount(conv)).toBe(1898)
  expect(weightCount(convSpec({ ...two, pool: ['max', 'none'], head: 'mean' }))).toBe(1418)
  const channels = new Array<number>(11).fill(8)
  const pool = channels.map((_, l) => (l === 0 ? ('max' as const) : ('none' as const)))
  expect(weightCount(convSpec({ side: 8, channels, pool, head: 'mean', outputs: 10 }))).toBe(6010)
  // Products plus biases: 10 · 8 · 64 + 73 · 16 · 16 + 65 · 10.
  expect([sampleWork(conv), layoutOf(conv).work]).toEqual([24_458, 24_458])
})

test('a NaN in a square survives max pooling', () => {
  const layout = layoutOf(
    convSpec({ side: 2, channels: [1], pool: ['max'], activation: 'linear', outputs: 1 }),
  )
  const weights = new Float64Array(layout.size).fill(1)
  for (let place = 0; place < 4; place++) {
    const inputs = Float64Array.of(1, 2, 3, 4)
    inputs[place] = NaN
    expect(layerValues(layout, weights, inputs, 1)[0]!.output[0]).toBeNaN()
  }
})

test('skips go around equal channels, with branches scaled by the number of skips', () => {
  const model = convSpec({
    channels: [2, 2, 2, 3],
    residual: { strength: 0.5, branch: 'inverse-sqrt' },
  })
  const residuals = layoutOf(model).layers.map(({ residual }) => residual)
  const skip = { skip: 0.5, branch: 1 / Math.sqrt(2) }
  expect(residuals).toEqual([undefined, skip, skip, undefined, undefined])
  const shut = layoutOf({ ...model, residual: { strength: 1, branch: 0 } })
  const [first, second, third] = layerValues(shut, drawn(shut.size, 3), drawn(16, 4), 1)
  expect([second!.output, third!.output]).toEqual([first!.output, first!.output])
})

test('each channel is normalised over samples and positions', () => {
  const layout = layoutOf(
    convSpec({ channels: [3], activation: 'linear', normalization: 'batch', outputs: 1 }),
  )
  const { output } = layerValues(layout, drawn(layout.size, 5), drawn(5 * 16, 6), 5)[0]!
  for (let c = 0; c < 3; c++) {
    const values = Array.from({ length: 80 }, (_, i) => output[i * 3 + c]!)
    const mean = values.reduce((sum, value) => sum + value) / 80
    const square = values.reduce((sum, value) => sum + value ** 2, 0) / 80
    expect(Math.abs(mean)).toBeLessThan(1e-14)
    expect(square).toBeCloseTo(1, 4)
  }
})

test('a linear one, with means or without pooling, is a matrix; with max pooling it is not', () => {
  const of = (pool: ConvSpec['pool'][number]) =>
    layoutOf(convSpec({ channels: [2, 3], pool: [pool, 'none'], linearity: 1, head: 'mean' }))
  expect(poolings.map((pool) => isLinear(of(pool)))).toEqual([true, false, true])
  const layout = of('mean')
  const [weights, inputs] = [drawn(layout.size, 7), drawn(16, 8)]
  const map = endToEnd(layout, weights)
  const zero = outputsOf(layout, weights, new Float64Array(16), 1)
  outputsOf(layout, weights, inputs, 1).forEach((f, o) => {
    const sum = inputs.reduce((total, x, i) => total + x * map[i * 2 + o]!, zero[o]!)
    expect(Math.abs(f - sum)).toBeLessThan(1e-13)
  })
})

test.each(heads)('reordered channels give the same function, and are matched again, head %s', (head) => {
  const layout = layoutOf(convSpec({ channels: [3, 4], pool: ['max', 'none'], head }))
  const weights = drawn(layout.size, 9)
  const orders = [Uint32Array.of(2, 0, 1), Uint32Array.of(3, 1, 0, 2)]
  const other = permuteUnits(layout, weights, orders)
  const inputs = drawn(3 * 16, 10)
  const [one, two] = [weights, other].map((w) => outputsOf(layout, w, inputs, 3))
  one!.forEach((f, i) => expect(Math.abs(f - two![i]!)).toBeLessThan(1e-14))
  expect(permuteUnits(layout, other, alignByWeights(layout, weights, other))).toEqual(weights)
})
