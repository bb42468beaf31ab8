import { fromHe } from '../../data/he-start.ts'
import type { Axis } from '../../../experiment/spec/axis.ts'
import { sweptMean } from '../../swept-mean.ts'
import type { Expectation, Scenario } from '../../scenario.ts'

const simulated = 'simulated in float64'
const exact = 'traces of inverse Wishart matrices'
const boxes = 'boxes of 2 to 32 of 64 points, in float64'

const points = 12
const waves = [2, 4, 6, 8, 10, 11, 12, 14, 20, 40, 120]
const solvedBy = (steps: number) => [
  { id: 'gauss-newton', learningRate: steps > 1 ? 0.5 : 1, steps, damping: 1e-9 },
]
const ofWaves = (p: number) => ({ model: { widths: [1, p, 1] } })

const samples = 40
const features = [10, 20, 30, 36, 38, 40, 42, 44, 50, 80, 160, 400]
/** Those of them whose bowls are not so flat that descent takes long. */
const usualFeatures = features.filter((p) => Math.abs(p - samples) > 2).slice(0, 8)
const ofFeatures = (p: number) => ({ model: { widths: [p, 1] } })
/**
 * Features, the exact mean, and the standard deviation of one draw, measured over 300: a draw within two of the threshold has none,
 * and at it no mean either.
 */
const risks = [
  [10, 0.086207, 0.045],
  [20, 0.263158, 0.12],
  [30, 0.833333, 0.45],
  [36, 3, 3],
  [38, 9.5, Infinity],
  [42, 10.047619, Infinity],
  [44, 3.424242, 3.2],
  [50, 1.311111, 0.7],
  [80, 0.75641, 0.15],
  [160, 0.834034, 0.09],
  [400, 0.927855, 0.06],
] as const
/** The ratio of the exact means of so many features. */
const riskRatio = (p: number, to: number): number => {
  const riskOf = (wanted: number) => risks.find(([one]) => one === wanted)?.[1] ?? NaN
  return riskOf(p) / riskOf(to)
}
const draws = 24

const descent = (steps: number) => ({
  algorithms: [{ id: 'sgd', learningRate: 0.05, steps }],
})

/** Rates of the two layers, by the powers of ten at their ends. */
const rate = (layer: 0 | 1, [from, to]: readonly [number, number]): Axis => ({
  path: `/algorithms/0/layerRates/${layer}`,
  from: 10 ** from,
  to: 10 ** to,
  scale: 'log',
})
const window = (a: readonly [number, number], b: readonly [number, number]) => ({
  plane: { kind: 'hyperparameters', a: rate(0, a), b: rate(1, b) },
})
const whole = window([-1, 4], [-1, 4])
const windows = [whole, window([1, 2], [0, 1]), window([-0.2, 0.425], [0.3, 0.925])]

/** An interval of the dimension of the edge, of so many points a side; float32 moves single points of it. */
const roughness = (
  interval: readonly [number, number],
  more: Partial<Expectation> = {},
  resolution = 65,
): Expectation => ({
  quantity: 'edge-dimension',
  arguments: { resolution },
  interval,
  source: boxes,
  ...more,
})

const bits = [8, 12, 16, 24]
const width = 64
const fresh = { size: 32, order: 'fresh' } as const
const stop = { quantity: 'loss', below: 0.1 }
const untilLearned = (steps: number, learningRate = 0.02) => ({
  id: 'sgd',
  learningRate,
  steps,
  batch: fresh,
  stop,
})
const ofBits = (d: number) => ({ model: { widths: [d, width, 1] }, algorithms: [untilLearned(40_000)] })

const sizes = [50, 100, 200, 300, 400, 800]
const givenSamples = (steps: number) => [{ id: 'sgd', learningRate: 0.02, steps, batch: { size: 32 } }]
const ofSize = (size: number) => ({ data: { size }, algorithms: givenSamples(4000) })
const shownSize = (size: number) => ({
  data: { size },
  algorithms: givenSamples(size > 200 ? 3000 : 10 * Math.max(100, size)),
})

const widths = [16, 32, 64, 128, 256]
const ofWidth = (m: number, steps = 40_000) => ({
  model: { widths: [10, m, 1] },
  algorithms: [untilLearned(steps), untilLearned(steps, (0.02 * width) / m)],
})

/** The sine that the first step's points were drawn from, at 65 places. */
const sine = {
  label: 'the truth, a sine',
  points: Array.from({ length: 65 }, (_, i) => i / 32 - 1).map((x) => [x, Math.sin(Math.PI * x)] as const),
}

/** Thresholds past which a little more changes everything: of features, of a learning rate, of bits, of examples (theory/README.md, S04, S10, S47). */
export const thresholdsScenario: Scenario = {
  id: 'thresholds',
  title: 'Thresholds: where a little more changes everything',
  idea: 'What quality is to be had at what cost is no gentle slope: one more feature, a little more rate or data, and the picture changes.',
  minute:
    'Theory draws a map: what quality can be had at what cost. If it were a gentle slope we could stop here. But look: give a curve as many ' +
    'weights as there are points, and it goes wild; give it ten times as many, and it is calm again. Turn a learning rate by one per cent, and ' +
    'what trained explodes; the border between the two is ragged, and a closer look shows more of it. Ask a network for three bits among ' +
    'ten: for a thousand steps nothing happens at all, and then it has them. And count the examples: with a hundred it learns them all and ' +
    'understands nothing, with eight hundred it understands. The last step is a warning: what looked like the gift of a large network was a ' +
    'larger step.',
  steps: [
    {
      title: 'A curve through twelve points',
      hero: 'functions',
      graph: { truth: sine, heights: [-8, 8] },
      insets: ['sweep'],
      controls: ['seed'],
      prose:
        'Twelve noisy points on a sine. The curve is a sum of $p$ waves of random frequencies; only their heights and a constant learn.\n\n' +
        'Four waves cannot follow the points. With 11, which are 12 weights for 12 points, there is exactly one way through all of them, and it ' +
        'swings far out in between. With 120 there are many ways through, and least squares takes the one with the smallest weights: it is calm.',
      try: 'Slide the waves from 4 to 40.',
      tools: ['dial'],
      watch: 'The curves of 11 and of 120 waves both go through every point.',
      marks: {
        '11': 'functions: 11 waves',
        '120 waves': 'functions: 120 waves',
        'every point': 'functions',
      },
      experiment: {
        version: 1,
        title: 'Thresholds',
        seed: 5,
        data: { kind: 'generated', id: 'sine', size: points, noise: 0.2, testNoise: 0 },
        model: { kind: 'mlp', widths: [1, 4, 1], activation: 'sine', trained: [2] },
        metric: { loss: 'squared' },
        algorithms: solvedBy(12),
        starts: [
          {
            kind: 'random',
            distribution: 'normal',
            layers: [
              { distribution: 'normal', scale: 12, biasScale: 3 },
              { distribution: 'normal', scale: 0 },
            ],
          },
        ],
        plane: { kind: 'hessian' },
      },
      dial: { label: 'waves p', values: waves, experiments: waves.map(ofWaves) },
      stage: '4 waves',
      beside: [11, 120].map((p) => ({ title: `${p} waves`, experiment: ofWaves(p) })),
      sweep: {
        label: 'waves p',
        reference: 'thresholds-waves',
        rules: [{ at: points - 1, label: 'p + 1 = n' }],
        ticks: [4, 11, 40, 120],
        values: waves,
        experiments: waves.map((p) => ({ ...ofWaves(p), algorithms: solvedBy(1) })),
        seeds: 48,
        asked: true,
        short: { values: 6, seeds: 3 },
        quantities: [{ quantity: 'part-loss', label: 'error on new points' }],
        expectations: [
          { quantity: 'mean', arguments: { at: 2 }, interval: [0.02, 0.4], source: simulated },
          { quantity: 'mean', arguments: { at: 5 }, interval: [2, 50], source: simulated },
          { quantity: 'mean', arguments: { at: 9 }, interval: [0.02, 0.1], source: simulated, long: true },
          { quantity: 'mean', arguments: { at: 10 }, interval: [0.015, 0.06], source: simulated, long: true },
        ],
      },
      predictions: [],
      expectations: [
        { quantity: 'final-loss', stage: 1, interval: [0, 1e-3], source: 'twelve weights for twelve points' },
        { quantity: 'part-loss', stage: 1, interval: [5, 50], source: simulated },
        { quantity: 'final-loss', stage: 2, interval: [0, 1e-3], source: '121 weights for twelve points' },
        { quantity: 'part-loss', stage: 2, interval: [0, 0.2], source: simulated },
      ],
    },
    {
      title: 'Up to a peak, and down again',
      hero: 'sweep',
      insets: [],
      controls: ['seed'],
      prose:
        'With 10 features the mean error is [$0.086$](mark:sweep/10), with 36 it is [3](mark:sweep/36), at 40 it has no ' +
        'mean at all, and with 160 it is [$0.83$](mark:sweep/160): more weights than ' +
        'samples help again. But here the best is still a small model.\n\n' +
        `Now there are $p$ Gaussian features and ${samples} samples, and a target that uses all $p$, with weights of length 1: it changes with $p$, as ` +
        'the sine did not. The mean over all draws is known: $\\sigma^2 p/(n - p - 1)$ ' +
        'below the threshold, $1 - n/p + \\sigma^2 n/(p - n - 1)$ above it, with $\\sigma = 0.5$.',
      try: 'Slide the features past 40. Then draw other samples with the die.',
      tools: ['dial', 'seed'],
      watch: 'The band, in which single draws lie, is widest near 40.',
      marks: { 'The band': 'sweep', 'near 40': 'sweep: p = n = 40' },
      question: {
        setup:
          'Forty noisy samples and $p$ random features: least squares, and of all weights that fit equally well, the shortest.',
        ask: 'With 36 features for 40 samples the mean error is 3: what is it with 160 features?',
        kind: 'choice',
        options: [
          { label: 'About 10: still worse', value: 10 },
          { label: 'About 3: no way back', value: 3 },
          { label: 'Less than 1', value: 0.83 },
        ],
        answer: { quantity: 'least-norm-risk', arguments: { inputs: 160 } },
        given: 36,
        because:
          'Many weights fit the samples exactly, and the shortest of them spreads the errors of the samples thinly over all features.',
      },
      experiment: {
        seed: 1,
        data: { id: 'linear', size: samples, testSize: 200, noise: 0.5 },
        model: { widths: [36, 1], activation: 'linear', bias: false, trained: null },
        algorithms: solvedBy(1),
        starts: [{ kind: 'random', distribution: 'normal', scale: 0 }],
        plane: { kind: 'weights', which: null, first: 0, second: 1 },
      },
      dial: { label: 'features p', values: features, experiments: features.map(ofFeatures) },
      reveal: { dial: 160 },
      sweep: {
        label: 'features p',
        reference: 'thresholds-features',
        rules: [
          { at: samples, label: `p = n = ${samples}`, pole: true },
          { at: 1, label: 'always answer 0', axis: 'up' },
        ],
        ticks: [10, 20, 36, 44, 80, 160, 400],
        scale: { from: 0.02, to: 100, log: true },
        values: features,
        experiments: features.map(ofFeatures),
        seeds: draws,
        short: { values: 5, seeds: 4 },
        quantities: [
          { quantity: 'part-loss', label: 'error on new points' },
          { quantity: 'least-norm-risk', label: 'mean of all draws', law: true },
        ],
        expectations: [
          ...risks.flatMap(([p, risk, deviation]): Expectation[] => {
            const at = features.indexOf(p)
            const off = (4 * deviation) / Math.sqrt(draws)
            const known = { ...sweptMean(at, 1, risk, 1e-6, exact), ...(at > 4 && { long: true }) }
            const drawn = { ...sweptMean(at, 0, risk, off, `${exact}; four standard errors`), long: true }
            return Number.isFinite(off) ? [known, drawn] : [known]
          }),
          // 36 features over 10, and 44 over 160: up to the threshold, and down beyond it.
          ...(
            [
              [36, 10],
              [44, 160],
            ] as const
          ).map(([p, to]): Expectation => ({
            quantity: 'ratio',
            arguments: { at: features.indexOf(p), to: features.indexOf(to) },
            interval: [1, 2 * riskRatio(p, to)],
            source: `${exact}: above 1, and at most twice the ratio of the means`,
            long: true,
          })),
        ],
      },
      predictions: [],
      expectations: [
        { quantity: 'least-norm-risk', value: 3, absolute: 1e-9, source: exact },
        {
          quantity: 'least-norm-risk',
          arguments: { inputs: 160 },
          value: 0.834034,
          absolute: 1e-6,
          source: exact,
        },
        { quantity: 'part-loss', interval: [0.5, 12], source: simulated },
      ],
    },
    {
      title: 'The peak takes patience',
      hero: 'sweep',
      insets: ['losses'],
      controls: ['steps'],
      prose:
        'Gradient descent from 0 comes to the same weights, in the end. Near the threshold the end is far: the direction that does the harm is ' +
        'the flattest of the bowl, and it is learned last.\n\n' +
        'After 20 steps there is no peak. After 2,000 it is there. Stop early and you see no double descent, and do well: stopping is a ' +
        'remedy, as weight decay is.',
      try: 'Give the run other numbers of steps.',
      tools: ['steps'],
      watch: 'The three curves agree far from the threshold and part at it.',
      marks: { 'three curves': 'sweep: after 200 steps', 'the threshold': 'sweep: p = n = 40' },
      experiment: { ...descent(2000), plane: { kind: 'pca', first: null, second: null } },
      view: { height: 'log' },
      sweep: {
        label: 'features p',
        reference: 'thresholds-patience',
        rules: [{ at: samples, label: `p = n = ${samples}` }],
        ticks: [10, 20, 36, 80, 160],
        values: usualFeatures,
        experiments: usualFeatures.map(ofFeatures),
        seeds: 8,
        short: { values: 4, seeds: 1 },
        quantities: [
          { quantity: 'part-loss', label: 'after 20 steps', experiment: descent(20) },
          { quantity: 'part-loss', label: 'after 200 steps', experiment: descent(200) },
          { quantity: 'part-loss', label: 'after 2,000 steps' },
        ],
        expectations: [
          {
            quantity: 'most',
            arguments: { at: 3, of: 0 },
            interval: [0.1, 0.9],
            source: simulated,
            on: ['oracle'],
          },
          {
            quantity: 'mean',
            arguments: { at: 3, of: 2 },
            interval: [0.8, 6],
            source: simulated,
            long: true,
          },
        ],
      },
      predictions: [],
      expectations: [{ quantity: 'final-loss', interval: [0, 0.1], source: simulated }],
    },
    {
      title: 'The edge of what trains',
      insets: [],
      controls: ['seed'],
      prose:
        'Every point is a training of its own: a network of six weights, $\\tfrac12 W_1\\tanh(W_0 x)$, for 100 steps. The level axis is the rate of the ' +
        'first layer, the upright one that of the second. Below lie those that train, above those that do not.\n\n' +
        'The largest rate that still trains is often the best one, so we live at this edge. It is no line: islands lie off it, and a closer ' +
        'look shows more of them.',
      try: 'Look nearer with the buttons.',
      tools: ['dial'],
      watch: 'With this seed the edge folds more in both nearer looks than in all of it.',
      marks: { 'the edge': 'surface' },
      question: {
        ask: 'How does the border between rates that train and rates that do not look?',
        kind: 'choice',
        options: [
          { label: 'A smooth curve, as near as one likes', value: 0.95 },
          { label: 'Ragged, with islands', value: 1.2 },
          { label: 'A haze without a border', value: 2 },
        ],
        answer: { quantity: 'edge-dimension', arguments: { resolution: 65 } },
        because:
          'A rate that is too large throws the weights somewhere else, and by chance that may be a place from which they train.',
      },
      experiment: {
        seed: 1,
        data: { id: 'gaussian', size: 6, testSize: null, noise: null, testNoise: null },
        model: { widths: [2, 2, 1], activation: 'tanh', layerScales: [1, 0.5] },
        algorithms: [{ id: 'sgd', learningRate: 1, layerRates: [1, 1], steps: 100 }],
        starts: [{ kind: 'random', distribution: 'normal', scale: 1 }],
        plane: { ...whole.plane, of: null },
        terrain: { quantity: 'outcome', show: 'convergence' },
      },
      view: { camera: 'top', range: [-8, 8] },
      dial: {
        label: 'look',
        values: ['all of it', '5 times nearer', '8 times nearer'],
        experiments: windows,
      },
      predictions: [],
      expectations: [roughness([1.15, 1.47], { on: ['oracle'] })],
    },
    {
      title: 'Not every edge is ragged',
      hero: 'maps',
      insets: [],
      controls: ['seed'],
      prose:
        'The same with a straight line, with ReLU and with tanh. The dimension is counted in boxes: 1 is a smooth curve, 2 fills the plane. In the mean ' +
        'over draws the border of tanh is the most ragged. With this seed the linear network, whose loss is a polynomial, has a smooth one.\n\n' +
        'Sohl-Dickstein measured larger networks over many zooms, and found from little above 1 to nearly 2. Here “always a fractal” would be wrong.',
      try: 'Take another seed with the die: other samples and another start.',
      tools: ['seed'],
      watch: 'From one draw to the next the three borders often change their order.',
      marks: { 'three borders': 'maps: dimension' },
      experiment: { ...whole },
      view: { camera: 'top', range: [-8, 8] },
      numbers: [{ quantity: 'edge-dimension', arguments: { resolution: 65 }, label: 'dimension' }],
      stage: 'tanh',
      beside: [
        { title: 'ReLU', experiment: { model: { activation: 'relu' } } },
        {
          title: 'linear',
          experiment: { data: { size: 2 }, model: { activation: 'linear', layerScales: [0.70710678, 0.5] } },
        },
      ],
      predictions: [],
      expectations: [
        roughness([0.7, 1.1], { stage: 2, on: ['oracle'] }, 33),
        roughness([1.15, 1.47], { on: ['oracle'], long: true }),
        roughness([1.0, 1.25], { stage: 1, on: ['oracle'], long: true }),
        roughness([0.9, 1.13], { stage: 2, on: ['oracle'], long: true }),
      ],
    },
    {
      title: 'For a long time nothing, and then all of it',
      hero: 'losses',
      insets: ['inputs'],
      controls: ['seed'],
      prose:
        'Ten signs go in; the target is the product of three, of which no one and no two say anything. Each step sees 32 new samples: ' +
        'nothing can be memorised.\n\n' +
        'The loss stays at 1, that of one answer for all, then falls within hundreds of steps. Little announces it: with this seed ' +
        'it is still 1 after 1,000 steps, when the three signs come through twice as strongly as the others; at the end thirty ' +
        'times. Other seeds have plateaus up to four times as long, or as short.',
      try: 'Scrub along the steps, and watch the bars. Then take another seed.',
      tools: ['timeline', 'inputs', 'seed'],
      watch: 'On the plateau the loss does not tell how near the end is; the three bars begin to.',
      marks: {
        plateau: 'losses: one answer for all',
        'the loss': 'losses: train',
        'the three bars': 'inputs: x₁',
      },
      question: {
        ask: 'After 800 steps the loss of this run is still 1, as after 100: after how many will it be under 0.1?',
        kind: 'number',
        scale: { from: 300, to: 100_000, log: true },
        within: 1.5,
        answer: { quantity: 'steps-to-stop' },
        given: 800,
        because:
          'Weights of the three signs help each other, so that they grow as a snowball does: long unseen, and then all at once.',
      },
      experiment: {
        seed: 1,
        data: { id: 'parity', size: 100, testSize: 1000, parameters: { degree: 3 } },
        model: { widths: [10, width, 1], activation: 'relu', bias: true, layerScales: null },
        algorithms: [untilLearned(10_000)],
        starts: fromHe(1),
        plane: { kind: 'random', normalization: 'filter', a: null, b: null },
        terrain: { quantity: 'metric', show: null },
      },
      predictions: [{ formula: 'constant-floor', draw: 'threshold', label: 'one answer for all' }],
      expectations: [
        { quantity: 'steps-to-stop', interval: [1100, 2200], source: simulated },
        ...[798, 1008].map((step) => ({
          quantity: 'metric',
          arguments: { step },
          interval: [0.9, 1.1] as const,
          source: `${simulated}: 1.03 and 1.00; guessing has 1`,
        })),
        { quantity: 'input-relevance', arguments: { step: 798 }, interval: [0.6, 1.6], source: simulated },
        { quantity: 'input-relevance', arguments: { step: 1008 }, interval: [1.5, 3], source: simulated },
        { quantity: 'input-relevance', interval: [20, 45], source: simulated },
        { quantity: 'part-errors', interval: [0, 0.06], source: simulated },
      ],
    },
    {
      title: 'A staircase is climbed, a wall is not',
      hero: 'sweep',
      insets: ['losses'],
      controls: [],
      prose:
        'Steps until the loss is under $0.1$, against the number $d$ of signs. Up to 24 signs the product of two takes about $16\\,d$ steps, that of ' +
        'three about $20\\,d^2$: the wall grows with what must be searched.\n\n' +
        'The third target is $(x_1 + x_1x_2 + x_1x_2x_3)/\\sqrt3$. It has the same hard term, and from 8 to 24 signs its steps only double: each term ' +
        'shows the way to the next. What is hard is not the degree, but the leap.',
      try: 'Scrub along the steps: the loss stands still for long, and then falls.',
      tools: ['timeline'],
      watch: 'The exponents that the chart fits.',
      marks: { 'The exponents': 'sweep: slope' },
      experiment: {},
      sweep: {
        label: 'signs d',
        reference: 'thresholds-bits',
        values: bits,
        experiments: bits.map(ofBits),
        seeds: 3,
        short: { values: 1, seeds: 1 },
        quantities: [
          { quantity: 'steps-to-stop', label: 'product of three', fit: 'power' },
          {
            quantity: 'steps-to-stop',
            label: 'product of two',
            fit: 'power',
            experiment: { data: { parameters: { degree: 2 } } },
          },
          {
            quantity: 'steps-to-stop',
            label: 'staircase',
            fit: 'power',
            experiment: { data: { id: 'staircase' } },
          },
        ],
        expectations: [
          { quantity: 'mean', arguments: { at: 0 }, interval: [600, 1900], source: simulated },
          { quantity: 'mean', arguments: { at: 0, of: 1 }, interval: [60, 250], source: simulated },
          { quantity: 'mean', arguments: { at: 0, of: 2 }, interval: [500, 1500], source: simulated },
          { quantity: 'slope', arguments: { of: 0 }, interval: [1.6, 2.5], source: simulated, long: true },
          { quantity: 'slope', arguments: { of: 1 }, interval: [0.6, 1.5], source: simulated, long: true },
          { quantity: 'slope', arguments: { of: 2 }, interval: [0.2, 1], source: simulated, long: true },
          ...(
            [
              [0, 20 * 24 ** 2, 'three'],
              [1, 16 * 24, 'two'],
            ] as const
          ).map(([of, steps, product]): Expectation => ({
            quantity: 'mean',
            arguments: { at: 3, of },
            interval: [steps / 2, 2 * steps],
            source: `simulated in float64: the product of ${product} at 24 signs, where seeds differ by two to four times`,
            long: true,
          })),
          {
            quantity: 'ratio',
            arguments: { at: 3, of: 2 },
            interval: [1.4, 3.5],
            source: 'simulated in float64: medians of 20 seeds are 890 and 1,880',
            long: true,
          },
        ],
      },
      predictions: [],
    },
    {
      title: 'A hundred examples memorised, eight hundred understood',
      hero: 'sweep',
      insets: ['losses'],
      controls: [],
      prose:
        'Now the samples are given, once and for all: $n$ draws from the 4,096 rows of twelve signs. In the end all of them are right in nearly ' +
        'every run, whatever $n$ is.\n\n' +
        'Newly drawn rows are another matter. With 100 samples each network is a coin, with 400 most are nearly right, with 800 all. Network, steps and training error are the ' +
        'same on both sides. Only the number of examples has passed a threshold.',
      try: 'Slide the number of samples.',
      tools: ['dial'],
      watch: 'The loss goes to 0 in all of these runs, and earlier where less was understood.',
      marks: { 'The loss': 'losses' },
      question: {
        ask: 'The network has all of its 100 samples right: how many of the new ones does it get wrong?',
        kind: 'choice',
        options: [
          { label: 'Hardly any', value: 0 },
          { label: 'One in six', value: 0.16 },
          { label: 'Half: it guesses', value: 0.5 },
        ],
        answer: { quantity: 'part-errors' },
        because:
          'A hundred rows can be told apart by many easier rules than the product of three signs, and each of them is a guess elsewhere.',
      },
      experiment: {
        ...shownSize(100),
        model: { widths: [12, width, 1] },
      },
      dial: { label: 'samples n', values: sizes, experiments: sizes.map(shownSize) },
      sweep: {
        label: 'samples n',
        reference: 'thresholds-samples',
        rules: [{ at: 0.5, label: 'a coin', axis: 'up' }],
        values: sizes,
        experiments: sizes.map(ofSize),
        seeds: 8,
        asked: true,
        short: { values: 1, seeds: 1 },
        quantities: [
          { quantity: 'part-errors', label: 'errors on new rows' },
          { quantity: 'part-errors', arguments: { part: 'train' }, label: 'errors on the samples' },
        ],
        expectations: [
          {
            quantity: 'mean',
            arguments: { at: 0 },
            interval: [0.44, 0.56],
            source: simulated,
            on: ['oracle'],
          },
          {
            quantity: 'mean',
            arguments: { at: 0, of: 1 },
            value: 0,
            absolute: 1e-9,
            source: simulated,
            on: ['oracle'],
          },
          ...sizes.slice(1).map((_, i) => ({
            ...sweptMean(i + 1, 1, 0, 1e-9, simulated),
            long: true,
          })),
          { quantity: 'mean', arguments: { at: 1 }, interval: [0.44, 0.56], source: simulated, long: true },
          {
            quantity: 'mean',
            arguments: { at: 2 },
            interval: [0.33, 0.46],
            source: 'simulated in float64: quartiles of 0.32 and 0.46 over 60 draws, better than a coin',
            long: true,
          },
          {
            quantity: 'mean',
            arguments: { at: 4 },
            interval: [0, 0.15],
            source: 'simulated in float64, 4,000 steps: 45 of 60 draws are below 0.06, two above 0.4',
            long: true,
          },
          { quantity: 'most', arguments: { at: 5 }, interval: [0, 0.03], source: simulated, long: true },
        ],
      },
      predictions: [],
      expectations: [
        { quantity: 'part-errors', interval: [0.42, 0.56], source: simulated },
        {
          quantity: 'part-errors',
          arguments: { part: 'train' },
          value: 0,
          absolute: 1e-9,
          source: simulated,
        },
      ],
    },
    {
      title: 'A threshold that was none',
      hero: 'sweep',
      insets: ['losses'],
      controls: ['learning-rate'],
      prose:
        'Fresh samples again, and networks of more and more units $m$. At the same rate the wide ones find the three signs ten times sooner. ' +
        'Can bigger networks suddenly do it?\n\n' +
        'Give each the rate $0.02 \\cdot 64/m$, and the order turns round: now the small ones are first. In this parameterisation a wider network ' +
        'takes a larger step in what it computes. Before a jump is called emergence, it pays to ask what else was changed.',
      try: 'Give the shown network another learning rate.',
      tools: ['learning-rate'],
      watch: 'One line falls with the width, the other rises: they cross where both rates are the same.',
      marks: {
        'One line': 'sweep: rate 0.02',
        'the width': 'sweep: units m',
        'the other': 'sweep: rate 0.02 · 64/m',
        'both rates': 'sweep: both rates are 0.02',
      },
      experiment: { ...ofWidth(128, 7000), data: { size: 100 } },
      sweep: {
        label: 'units m',
        reference: 'thresholds-widths',
        rules: [{ at: width, label: 'both rates are 0.02' }],
        values: widths,
        experiments: widths.map((m) => ofWidth(m)),
        seeds: 3,
        short: { values: 1, seeds: 1 },
        quantities: [
          { quantity: 'steps-to-stop', label: 'rate 0.02' },
          { quantity: 'steps-to-stop', arguments: { algorithm: 1 }, label: 'rate 0.02 · 64/m' },
        ],
        expectations: [
          { quantity: 'mean', arguments: { at: 0 }, interval: [2000, 12_000], source: simulated },
          { quantity: 'mean', arguments: { at: 0, of: 1 }, interval: [400, 1600], source: simulated },
          { quantity: 'mean', arguments: { at: 4 }, interval: [250, 700], source: simulated, long: true },
          {
            quantity: 'mean',
            arguments: { at: 4, of: 1 },
            interval: [2000, 7000],
            source: simulated,
            long: true,
          },
        ],
      },
      predictions: [],
    },
  ],
  thumbnail: 2,
  caveats: [
    'Least squares is solved by one Gauss-Newton step with a damping of 1e-9, in float64. The mean over draws is infinite for p from 39 to 41, within one of n, where the chart ends its dots in arrows; at 40 the median is about 21.',
    'The edge is of 65 points a side and one window. A picture in which float32 and float64 disagree is made in float64; zooms into a chaotic band show noise.',
    'Plateaus differ by two to four times between seeds, and the thresholds in samples are those of this rate and these steps.',
    'Steps to a loss of 0.1 are counted on 100 samples that no step sees.',
  ],
  references: [
    {
      text: 'T. Hastie, A. Montanari, S. Rosset, R. J. Tibshirani, Surprises in high-dimensional ridgeless least squares interpolation, Annals of Statistics 2022 (abstract)',
      confirmed: true,
    },
    { text: 'M. Belkin, D. Hsu, S. Ma, S. Mandal, PNAS 2019', confirmed: false },
    {
      text: 'J. Sohl-Dickstein, The boundary of neural network trainability is fractal, 2024',
      confirmed: true,
    },
    {
      text: 'B. Barak, B. Edelman, S. Goel, S. Kakade, E. Malach, C. Zhang, Hidden progress in deep learning, 2022 (abstract)',
      confirmed: true,
    },
    {
      text: 'E. Abbe, E. Boix-Adserà, T. Misiakiewicz, SGD learning on neural networks: leap complexity, 2023 (abstract)',
      confirmed: true,
    },
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
  ],
}
