import { expect, test } from 'vitest'
import {
  float32Literal,
  layerSequence,
  padWeights,
  paddedLayout,
  shapeConstants,
} from '../../src/engine/kernels/shape.ts'
import { layoutOf } from '../../src/experiment/model/layout.ts'

const layout = layoutOf({
  kind: 'mlp',
  widths: [2, 5, 3],
  activation: 'tanh',
  linearity: 0.1,
  outputActivation: 'linear',
  bias: true,
  parameterization: 'ntk',
  outputScale: 2,
  centered: false,
  trained: [1],
})
const unbiased = layoutOf({
  kind: 'mlp',
  widths: [1, 2],
  activation: 'relu',
  linearity: 0,
  outputActivation: 'sigmoid',
  bias: false,
  parameterization: 'standard',
  outputScale: 1,
  centered: true,
})

test('the constants of a shape', () => {
  expect(shapeConstants(layout)).toMatchInlineSnapshot(`
    "struct Layer {
      inputs: u32,
      outputs: u32,
      weights: u32,
      biases: u32,
      biased: bool,
      scale: f32,
      activation: u32,
      trained: bool,
    }
    const LAYERS = 2u;
    const WEIGHTS = 33u;
    const INPUTS = 2u;
    const OUTPUTS = 3u;
    const WIDEST = 5u;
    const LINEARITY = 0.10000000149011612f;
    const OUTPUT_SCALE = 2f;
    const CENTERED = false;
    const layers = array<Layer, 2>(
      Layer(2u, 5u, 0u, 10u, true, 1f, 0u, true),
      Layer(5u, 3u, 15u, 30u, true, 0.4472135901451111f, 8u, false),
    );
    "
  `)
  expect(shapeConstants(unbiased)).toMatchInlineSnapshot(`
    "struct Layer {
      inputs: u32,
      outputs: u32,
      weights: u32,
      biases: u32,
      biased: bool,
      scale: f32,
      activation: u32,
      trained: bool,
    }
    const LAYERS = 1u;
    const WEIGHTS = 2u;
    const INPUTS = 1u;
    const OUTPUTS = 2u;
    const WIDEST = 2u;
    const LINEARITY = 0f;
    const OUTPUT_SCALE = 1f;
    const CENTERED = true;
    const layers = array<Layer, 1>(
      Layer(1u, 2u, 0u, 0u, false, 1f, 3u, true),
    );
    "
  `)
})

test('a sequence has one statement for each layer', () => {
  expect(layerSequence(layout, (l, { outputs }) => `dense(${l}u, ${outputs}u);`)).toBe(
    '  dense(0u, 5u);\n  dense(1u, 3u);',
  )
})

test('float32 literals round once and refuse what float32 cannot hold', () => {
  expect(float32Literal(0.1)).toBe(`${Math.fround(0.1)}f`)
  expect(Math.fround(parseFloat(float32Literal(1 / 3)))).toBe(Math.fround(1 / 3))
  expect(() => float32Literal(1e39, 'model.outputScale')).toThrow(/^model.outputScale: 1e\+39 is beyond/)
})

test('padding puts each row of W and b on whole vectors', () => {
  const padded = paddedLayout(layout)
  expect(padded.layers.map((l) => [l.inputs, l.weights, l.biases])).toEqual([
    [2, 0, 4],
    [5, 6, 11],
  ])
  expect(padded.size).toBe(12)
  const values = Float32Array.from({ length: layout.size }, (_, i) => i + 1)
  const row = (first: number, count: number, of: number) =>
    Array.from({ length: of }, (_, i) => (i < count ? first + i : 0))
  expect([...padWeights(layout, values)]).toEqual([
    ...row(1, 5, 8),
    ...row(6, 5, 8),
    ...row(11, 5, 8),
    ...row(16, 3, 4),
    ...row(19, 3, 4),
    ...row(22, 3, 4),
    ...row(25, 3, 4),
    ...row(28, 3, 4),
    ...row(31, 3, 4),
  ])
})
