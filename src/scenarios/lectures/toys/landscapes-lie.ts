import type { Expectation, Patch, Prediction, Scenario, StageNumber, Step } from '../../scenario.ts'
import { homogeneous, sharpMinimum } from '../../data/sharp-minimum.ts'

/** The same function: the first layer times α, the second divided by α. */
const scaledBy = (alpha: number): Patch => ({
  starts: [{ kind: 'scaled', of: sharpMinimum, factors: [alpha, 1 / alpha] }],
})

/** The same function: what enters the first neuron times a factor, what leaves it divided by it. */
const neuronTimes = (factor: number): Patch => ({
  starts: [{ kind: 'scaled', of: sharpMinimum, factors: [1, 1], units: [[factor, 1, 1, 1, 1, 1, 1, 1]] }],
})
const neuronFactors = [1, 2, 5, 10]

const sharpness: StageNumber = { quantity: 'hessian-top', label: 'sharpness' }
const loss: StageNumber = { quantity: 'final-loss', label: 'loss' }
const whole: Prediction = {
  formula: 'scaled-curvature',
  draw: 'number',
  label: 'sharpness, by D⁻¹HD⁻¹',
}
const block: Prediction = {
  formula: 'scaled-block',
  draw: 'number',
  label: 'by the second layer’s block alone',
}

const computed = 'computed in float64'
/** The step at which the run of the sharp copy is thrown furthest. */
const thrown = 12
const invariance = 'a ReLU of α z is α times the ReLU of z'
const dinh = 'Dinh et al.: H becomes D⁻¹HD⁻¹'

const sharp = (stage: number, value: number): Expectation => ({
  quantity: 'hessian-top',
  stage,
  value,
  relative: 1e-4,
  source: computed,
})

const sharpAtStart = (start: number, value: number): Expectation => ({
  quantity: 'hessian-top',
  arguments: { start, step: 0 },
  value,
  absolute: 0.005,
  source: computed,
})

const same = (stage: number): Expectation => ({
  quantity: 'scaled-loss-change',
  stage,
  value: 0,
  absolute: 1e-12,
  float32: { absolute: 1e-6 },
  source: `${invariance}; in float32 each weight is rounded`,
})

const predicted = (stage: number): Expectation => ({
  quantity: 'scaled-curvature-ratio',
  stage,
  value: 1,
  absolute: 1e-6,
  source: `${dinh}; both in float64, at the weights as they stand`,
})

const apart = (stage: number, interval: readonly [number, number]): Expectation => ({
  quantity: 'ruler-difference',
  stage,
  interval,
  source: 'largest difference on a grid of 21 × 21, in float64',
})

const alike = (stage: number): Expectation => ({
  quantity: 'ruler-difference',
  stage,
  value: 0,
  absolute: 1e-12,
  float32: { absolute: 1e-4 },
  source: 'filter normalisation scales with each layer; float32 rounds losses of up to 64',
})

const alphas = [5, 10, 20, 50, 100]
const rulers = [1, 2, 20, 50, 100]
const descentFor = (steps: number): Patch => ({ algorithms: [{ id: 'sgd', learningRate: 0.2, steps }] })

const anyDirections: Step['names'] = { axes: ['one random direction', 'another random direction'] }

/** Pictures of landscapes can lie by their ruler (theory/README.md, S36). */
export const landscapesLieScenario: Scenario = {
  id: 'landscapes-lie',
  title: 'How to lie with landscapes',
  idea: 'Bad drawings: a picture of a landscape shows the network, and the ruler with which somebody drew it.',
  minute:
    'You have seen the pictures: a sharp minimum that generalises badly beside a flat one that generalises well. Here is one minimum, ' +
    'drawn twice. I have multiplied one layer by ten and divided the other by ten. No output changes, and the valley becomes a ' +
    'gorge. Which of the two is the true one? Neither: the network is the same, the ruler is not. So I take a fairer ruler, which ' +
    'measures each neuron by its own weights, and the two pictures agree. But the sharpness has not gone anywhere, the picture no ' +
    'longer shows it, and gradient descent, which has the raw ruler, still feels it. And scale one neuron alone, and even the fair ' +
    'pictures part again. None of them is wrong. Each answers a question, and it is seldom yours.',
  steps: [
    {
      title: 'One minimum, drawn twice',
      insets: ['function'],
      controls: [],
      prose:
        'At the right a network of 32 weights, at a minimum. At the left the same with its first layer times ' +
        '$\\alpha = 10$ and its second divided by $10$: ReLU lets the factor through, and no output changes.\n\n' +
        'Around each, the same two random directions: a hollow and a gorge, which differ by more than 100 where the picture is cut at 12. One function, two pictures.',
      try: 'Turn the block. The two turn together.',
      tools: ['surface'],
      watch:
        'Loss and sharpness on each stage: the one the same, the other 31 times as large. The function of both is beside them.',
      marks: { Loss: 'surface: loss', sharpness: 'surface: sharpness', 'The function': 'function' },
      question: {
        setup:
          'At the right a ReLU network; at the left its first layer times ten, its second divided by ten.',
        ask: 'The right minimum has sharpness 0.5: how sharp is the left one, which computes the same function?',
        kind: 'number',
        scale: { from: 0.01, to: 100, log: true },
        within: 2,
        answer: { quantity: 'hessian-top' },
        because:
          'Dividing the second layer by 10 multiplies its block of the Hessian by 100: the same function is 31 times as sharp.',
      },
      experiment: {
        ...homogeneous,
        ...descentFor(0),
        ...scaledBy(10),
        plane: { kind: 'random', normalization: 'none', origin: 'start' },
        view: { height: 'linear', range: [0, 12] },
      },
      stage: 'α = 10',
      names: anyDirections,
      beside: [{ title: 'α = 1', experiment: scaledBy(1) }],
      numbers: [loss, sharpness],
      predictions: [whole],
      expectations: [
        { quantity: 'final-loss', value: 0.0089729, absolute: 1e-6, source: computed },
        sharp(0, 15.8387),
        sharp(1, 0.503753),
        same(0),
        predicted(0),
        apart(0, [100, 115]),
      ],
    },
    {
      title: 'A fairer ruler',
      hero: 'surface',
      insets: ['sweep'],
      controls: ['normalization'],
      prose:
        'Scale what enters each neuron, in both directions, to the length of that neuron’s weights: filter normalisation. ' +
        'Now $\\alpha$ cancels: the same random numbers give the same surfaces, up to rounding.\n\n' +
        'The sharpness has not cancelled. It is $1584$, $0.72$ and $0.50$: the picture no longer shows it. The famous picture that ' +
        'this ruler was made for is [live here](#scenario=mountains).',
      try: 'Set “normalised” to none, and back.',
      tools: ['normalization'],
      watch: 'Three equal surfaces: over α the sharpness climbs, and the change of the picture stays 0.',
      marks: {
        'Three equal surfaces': 'surface: α = 2',
        'the sharpness': 'sweep: sharpness',
        'the change of the picture': 'sweep: change of the picture',
      },
      experiment: { ...scaledBy(100), plane: { normalization: 'filter' } },
      stage: 'α = 100',
      names: { axes: ['direction 1', 'direction 2'] },
      beside: [
        { title: 'α = 2', experiment: scaledBy(2) },
        { title: 'α = 1', experiment: scaledBy(1) },
      ],
      numbers: [sharpness],
      predictions: [whole],
      sweep: {
        label: 'α',
        reference: 'landscapes-lie-ruler',
        values: rulers,
        experiments: rulers.map(scaledBy),
        quantities: [
          { quantity: 'hessian-top', label: 'sharpness' },
          { quantity: 'ruler-difference', label: 'change of the picture' },
        ],
        up: 'sharpness, and change of the picture',
        scale: { from: 0, to: 1600 },
        expectations: rulers.map((_, at) => ({
          quantity: 'mean',
          arguments: { of: 1, at },
          value: 0,
          absolute: 1e-12,
          float32: { absolute: 1e-4 },
          source: 'filter normalisation scales with each layer',
        })),
      },
      expectations: [
        ...[0, 1].flatMap((stage) => [alike(stage), same(stage), predicted(stage)]),
        sharp(0, 1583.537),
        sharp(1, 0.71723),
        sharp(2, 0.503753),
      ],
    },
    {
      title: 'As sharp as you like',
      insets: [],
      controls: [],
      prose:
        'Every minimum of this network has copies as sharp as you like. “Flat minima generalise” needs a ruler before it ' +
        'means anything.\n\n' +
        'The Hessian of the scaled network needs no new computation: with $D$ the factors it is $D^{-1} H D^{-1}$. The ' +
        'second layer was divided by $\\alpha$, so its block of $H$ counts $\\alpha^2$-fold, and that is soon nearly ' +
        'all: from $\\alpha = 5$ on within half a percent.',
      try: 'Slide α: the ring climbs, and no output changes.',
      tools: ['dial'],
      watch: 'On logarithmic axes a line of slope 2.',
      marks: { 'logarithmic axes': 'sweep: log', 'slope 2': 'sweep: slope' },
      experiment: { ...scaledBy(10) },
      dial: { label: 'α', values: alphas, experiments: alphas.map(scaledBy) },
      predictions: [whole, block],
      sweep: {
        label: 'α',
        reference: 'landscapes-lie-scale',
        values: alphas,
        experiments: alphas.map(scaledBy),
        quantities: [{ quantity: 'hessian-top', label: 'sharpness', fit: 'power' }],
        expectations: [
          { quantity: 'slope', value: 2, absolute: 0.005, source: dinh },
          { quantity: 'mean', arguments: { at: 0 }, value: 3.97, absolute: 0.005, source: computed },
          { quantity: 'mean', arguments: { at: 4 }, value: 1583.537, relative: 1e-4, source: computed },
        ],
      },
      expectations: [
        predicted(0),
        {
          quantity: 'scaled-curvature-ratio',
          arguments: { block: 1 },
          value: 1,
          absolute: 0.005,
          source: 'the block of the layer that was divided',
        },
      ],
    },
    {
      title: 'Gradient descent has the raw ruler',
      hero: 'gauge',
      insets: ['surface'],
      controls: ['learning-rate'],
      prose:
        'The function does not feel $\\alpha$; gradient descent does. At $\\eta = 0.2$ it stays where the sharpness is below $2/\\eta = 10$. ' +
        'For $\\alpha = 5$ that is $3.97$. For $\\alpha = 10$ it is $15.8$: the run is thrown to a loss of about 100, ' +
        'and comes down where it is flat.\n\n' +
        'Sharpness says nothing about the function, and something about the algorithm.',
      try: 'Lower the learning rate below 0.126: no copy is thrown.',
      tools: ['learning-rate'],
      watch: 'The copy α = 10 starts beyond 2/η, hops, and comes to rest far left of it.',
      marks: { 'The copy α = 10': 'gauge: α = 10', '2/η': 'gauge: 2/η' },
      question: {
        ask: 'Gradient descent starts at the copy of sharpness 15.8, where 2/η is 10: how high does its loss rise?',
        kind: 'choice',
        options: [
          { label: 'not at all: it is at a minimum', value: 0.009 },
          { label: 'to about 1', value: 1 },
          { label: 'to about 100', value: 100 },
        ],
        answer: { quantity: 'largest-loss', arguments: { start: 1 } },
        because:
          'It cannot stay where the sharpness is above $2/\\eta$: each step overshoots more than the last, until it comes down where it is flat.',
      },
      experiment: {
        ...descentFor(100),
        starts: [5, 10].map((alpha) => ({ kind: 'scaled', of: sharpMinimum, factors: [alpha, 1 / alpha] })),
      },
      names: { starts: ['α = 5', 'α = 10'] },
      opens: thrown,
      reveal: { step: thrown },
      predictions: [],
      expectations: [
        sharpAtStart(0, 3.97),
        sharpAtStart(1, 15.84),
        { quantity: 'largest-loss', interval: [0.0089, 0.00898], source: 'it never rises' },
        {
          quantity: 'largest-loss',
          arguments: { start: 1 },
          value: 102.4,
          absolute: 5,
          source: 'simulated in float64; an unstable run magnifies rounding',
        },
        {
          quantity: 'hessian-top',
          arguments: { start: 1 },
          interval: [0, 1],
          source: 'simulated in float64: it comes down where it is flat',
        },
      ],
    },
    {
      title: 'Scale one neuron',
      controls: [],
      prose:
        'At the left, what enters one neuron is multiplied by $10$ and what leaves it is divided by $10$. Same function again. But the output’s weights are ' +
        'one filter: its length has changed, and with it the ruler of all of them. The surfaces ' +
        'differ by more than 200, where the picture is cut at 12.\n\n' +
        'Filter normalisation forgives what is done to whole layers, and no more.',
      try: 'Slide the factor back to 1: the two surfaces become the same.',
      tools: ['dial'],
      watch: 'Same loss in the middle, another surface around it.',
      marks: { 'Same loss': 'surface: loss', 'another surface': 'surface: one neuron scaled' },
      experiment: { ...descentFor(0), ...neuronTimes(10) },
      dial: {
        label: 'factor',
        values: neuronFactors,
        experiments: neuronFactors.map(neuronTimes),
      },
      stage: 'one neuron scaled',
      beside: [{ title: 'as it was', experiment: scaledBy(1) }],
      numbers: [loss, sharpness],
      predictions: [whole],
      expectations: [same(0), predicted(0), sharp(0, 9.29387), apart(0, [200, 215])],
    },
  ],
  thumbnail: 4,
  caveats: [
    'Filter normalisation sets the directions’ entries for biases to 0, as the released code of Li et al. does; this network has none.',
    'A surface is drawn along two directions of 32: others would show other hollows.',
  ],
  references: [
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
    {
      text: 'L. Dinh, R. Pascanu, S. Bengio, Y. Bengio, Sharp minima can generalize for deep nets, 2017',
      confirmed: false,
    },
    {
      text: 'H. Li, Z. Xu, G. Taylor, C. Studer, T. Goldstein, Visualizing the loss landscape of neural nets, 2018, and its released code',
      confirmed: true,
    },
  ],
}
