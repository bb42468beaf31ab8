import type { Expectation, Patch, Prediction, StageNumber, Step } from '../../scenario.ts'

const end: Prediction = { formula: 'lazy-end', draw: 'point', label: 'flow’s end', within: 1e-4 }
const movement: StageNumber = { quantity: 'movement', label: 'movement' }
const gap: StageNumber = { quantity: 'twin-gap', label: 'largest gap to the twin' }
const exact = '√(1 + 2/α) - 1'
const simulated = 'S33, simulated in float64'

/** f = α (w_1 w_2 - w_1(0) w_2(0)), and the loss divided by α², so that the rate stays what it is. */
const scaledBy = (alpha: number): Patch => ({
  model: { outputScale: alpha },
  metric: { factor: 0.5 / alpha ** 2 },
})

/** At 1000 the gap is smaller than what float32 makes of 1000 times a difference of numbers near 1: it would draw a false slope. */
const alphas = [10, 20, 50, 100]
/** From where the weights move by nearly their own length. */
const scales = [1, 3, 10]
const float32 = { absolute: 1e-4 }

const moves = (value: number): Expectation => ({
  quantity: 'movement',
  value,
  absolute: 1e-5,
  float32,
  source: exact,
})
const parts = (value: number): Expectation => ({
  quantity: 'twin-gap',
  value,
  absolute: 1e-4,
  float32: { absolute: 1e-3 },
  source: simulated,
})

/** The same of a point of a sweep. */
const inSweep = (of: number, at: number, expected: Expectation): Expectation => ({
  ...expected,
  quantity: 'mean',
  arguments: { of, at },
})

/** Laziness without width (theory/README.md, S33). */
export const lazySteps: readonly Step[] = [
  {
    title: 'Lazy without any width',
    hero: 'surface',
    insets: ['sweep'],
    controls: [],
    prose:
      'Two weights, and a large factor $\\alpha$ on the output: it needs little of $w_1 w_2$, so the run ends nearby. ' +
      'The twin, linear in the weights, ends beside it.\n\n' +
      'The network is $f = \\alpha\\,(w_1 w_2 - 1)$ from $w_0 = (1, 1)$, the target $2$, the loss divided by ' +
      '$\\alpha^2$, and the movement\n\n' +
      '$$\\frac{|w - w_0|}{|w_0|} = \\sqrt{1 + 2/\\alpha} - 1.$$',
    try: 'Slide α to 10: the valley comes to w₀.',
    tools: ['dial'],
    watch:
      'The flag stands at the flow’s end before the run arrives. The larger α, the less the movement: 0.73, 0.29, 0.095.',
    marks: { 'the flow’s end': 'surface: flow’s end', 'the run': 'run', 'the movement': 'sweep: movement' },
    experiment: {
      version: 1,
      title: 'Lazy by scale',
      seed: 1,
      data: { kind: 'table', task: 'regression', inputs: [[1]], targets: [[2]], features: null },
      model: {
        kind: 'mlp',
        widths: [1, 1, 1],
        activation: 'linear',
        bias: false,
        parameterization: 'standard',
        centered: true,
        outputScale: 1,
      },
      metric: { loss: 'squared', factor: 0.5 },
      algorithms: [
        { id: 'sgd', learningRate: 0.02, steps: 400 },
        { id: 'sgd', learningRate: 0.02, steps: 400, linearized: true },
      ],
      starts: [{ kind: 'weights', values: [1, 1] }],
      plane: {
        kind: 'weights',
        points: null,
        first: 0,
        second: 1,
        extent: { a: [0.6, 2.2], b: [0.6, 2.2] },
      },
      view: { height: 'log' },
    },
    dial: { label: 'α', values: scales, experiments: scales.map(scaledBy) },
    predictions: [end],
    sweep: {
      label: 'α',
      reference: 'ultra-wide-lazy',
      values: scales,
      experiments: scales.map(scaledBy),
      quantities: [movement, gap],
      scale: { from: 0, to: 0.8 },
      expectations: [
        ...[0.732051, 0.290994, 0.095445].map((value, at) => inSweep(0, at, moves(value))),
        ...[0.4717, 0.1927, 0.0629].map((value, at) => inSweep(1, at, parts(value))),
      ],
    },
    expectations: [
      moves(0.732051),
      {
        quantity: 'lazy-movement',
        value: Math.sqrt(3) - 1,
        absolute: 1e-12,
        float32: { absolute: 1e-7 },
        source: exact,
      },
    ],
  },
  {
    title: 'Lazy in proportion to 1/α',
    insets: ['surface'],
    controls: [],
    prose:
      'Movement and gap fall as $1/\\alpha$, from 10 to 100: slope $-1$. At $\\alpha = 100$ the weights move by a ' +
      'hundredth, and the network, which is not linear in them, is drawn there by a straight line.\n\n' +
      'Nothing here is wide. What makes a network lazy is that its output is large beside what its weights have to do.',
    try: 'Drag w₀ to (1.5, 0.5) and let go: the sweep starts over, and the slope is the same.',
    tools: ['w₀'],
    watch: 'Two lines of slope −1.',
    marks: { 'Two lines': 'sweep: movement', 'slope −1': 'sweep: slope' },
    experiment: scaledBy(10),
    predictions: [end],
    sweep: {
      label: 'output scale α',
      reference: 'ultra-wide-output-scale',
      values: alphas,
      experiments: alphas.map(scaledBy),
      quantities: [
        { ...movement, fit: 'power' },
        { ...gap, fit: 'power' },
      ],
      expectations: [
        { quantity: 'slope', arguments: { of: 0 }, value: -1, absolute: 0.03, source: 'S33' },
        { quantity: 'slope', arguments: { of: 1 }, value: -1, absolute: 0.03, source: 'S33' },
        {
          quantity: 'mean',
          arguments: { of: 0, at: 3 },
          value: 0.00995,
          absolute: 1e-5,
          float32,
          source: exact,
        },
        {
          quantity: 'mean',
          arguments: { of: 1, at: 3 },
          value: 0.00652,
          relative: 0.01,
          float32: { relative: 0.05 },
          source: simulated,
        },
      ],
    },
    expectations: [moves(0.095445)],
  },
]
