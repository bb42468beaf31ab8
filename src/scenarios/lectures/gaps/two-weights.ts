import type { Prediction, Scenario } from '../../scenario.ts'
import { sweptMean } from '../../swept-mean.ts'
import { twoWeightsPreset } from '../../presets/two-weights-preset.ts'

const rail: Prediction = { formula: 'rail', draw: 'path', label: 'rail of the flow' }
const flowEnd: Prediction = { formula: 'flow-end', draw: 'point', label: 'flow’s end', within: 0.053 }
const basinEdge: Prediction = { formula: 'basin-edge', draw: 'curve', label: 'edge of the basins' }
const valley: Prediction = { formula: 'valley', draw: 'contour', label: 'valley of minima' }
const flattest: Prediction = { formula: 'flattest', draw: 'point', label: 'flattest minimum' }

const kept: Prediction = { formula: 'conserved', draw: 'number', label: 'D, kept by the flow' }
const stableRate: Prediction = {
  formula: 'stable-learning-rate',
  draw: 'threshold',
  label: 'stable η there, 2/Q',
}

const startAt = (first: number, second: number) => [{ kind: 'weights', values: [first, second] }]

/** Values of w_1 along the upper arm of the valley, and the minimum that a run of one step from there stays at. */
const alongValley = [0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.22, 1.5, 2, 2.5, 3]
const stayingAt = (first: number, second: number) => ({
  starts: startAt(first, second),
  algorithms: [{ id: 'sgd', learningRate: 0.01, steps: 1 }],
})

/** The flagship: two weights, the linear network and its nonlinear twins. */
export const twoWeightsScenario: Scenario = {
  id: 'two-weights',
  title: 'The happy-meal model: two weights, linear and not',
  idea: 'Where a run ends is decided by where it starts, and here a formula says where before it runs.',
  minute:
    'Every point of this table is a network with two weights, and its height is how wrong the network is on one datum. ' +
    'The floor is not a point but a curve: infinitely many networks are perfect. Which one do we get? I drag the start, ' +
    'and the end moves with it. Nothing in the loss prefers one end to another; the path does. For the linear network a ' +
    'quantity stays constant along the way, so we can draw the rail before we run. Bend the activation, and the rail bends ' +
    'with it. Take a ReLU, and half of the table is dead.',
  steps: [
    {
      title: 'One datum, a valley of perfect networks',
      prose:
        'Gradient descent, momentum and Adam start from the same point. All three reach the valley, and they reach it at ' +
        'different points. On its floor the loss is zero: every point of it is a perfect network.\n\n' +
        'The network is $f(x) = w_2\\,\\tanh(w_1 x)$, the only datum is $x = 1$, $y = 1$, and the loss is $L = \\tfrac12 ' +
        '(w_2 \\tanh w_1 - 1)^2$. It is zero on a whole curve, $w_2 = 1/\\tanh w_1$. The start is $w_0 = (2, -1)$.',
      try: 'Drag the marker of w₀ over the surface.',
      tools: ['w₀'],
      watch:
        'The whole run follows the hand. On one side of the dashed edge it ends in one branch of the valley, on the other side in the other.',
      marks: {
        'whole run': 'surface: gradient descent',
        'dashed edge': 'prediction: basin-edge',
        'branch of the valley': 'prediction: valley',
      },
      question: {
        setup:
          'A network of two weights learns one datum. The surface is its loss; in the valley it is zero.',
        ask: 'Where will gradient descent from w₀ end?',
        kind: 'place',
        answer: { quantity: 'end-place' },
        within: 0.3,
        because:
          'At $w_1 = 2$ tanh is nearly flat: only $w_2$ learns, and the run goes straight across to the valley.',
      },
      experiment: { ...twoWeightsPreset.experiment },
      predictions: [rail, flowEnd, basinEdge, valley],
      expectations: [
        { quantity: 'final-loss', interval: [0, 1e-6], source: 'in the valley' },
        { quantity: 'final-loss', arguments: { algorithm: 1 }, interval: [0, 1e-6], source: 'in the valley' },
        { quantity: 'final-loss', arguments: { algorithm: 2 }, interval: [0, 1e-6], source: 'in the valley' },
        { quantity: 'flow-end-distance', interval: [0, 0.053], source: 'the finite step shrinks D' },
      ],
    },
    {
      title: 'Make it linear: the end point is computable',
      prose:
        'The flow runs on a hyperbola, and it ends where that meets the valley: at ' +
        '[$(1.817,\\, 0.550)$](mark:prediction/flow-end). The steps of ' +
        'gradient descent are finite, and the run ends [a hundredth](mark:run/0) away.\n\n' +
        'With linearity 1 the network is $w_2 w_1 x$. Gradient flow keeps $D = w_1^2 - w_2^2$, and the valley is $w_1 ' +
        'w_2 = 1$. From $(2, -1)$, with $Q = \\sqrt{D^2 + 4}$, they meet at\n\n' +
        '$$w_1 = \\sqrt{(Q + D)/2}, \\qquad w_2 = \\sqrt{(Q - D)/2}.$$\n\n' +
        'Each step of gradient descent with the rate $\\eta$ multiplies $D$ by $1 - \\eta^2 r^2$.',
      try: 'Drag w₀ along the edge w₂ = −w₁, then across it.',
      tools: ['w₀'],
      watch: 'Two marks at the end: the flow by the formula, and the run.',
      marks: {
        'the flow by the formula': 'surface: flow’s end',
        'the run': 'surface: gradient descent’s end',
      },
      experiment: { model: { linearity: 1 } },
      predictions: [rail, flowEnd, kept, basinEdge, valley],
      expectations: [
        {
          quantity: 'flow-end-weight',
          arguments: { index: 0 },
          value: 1.81735402,
          absolute: 1e-8,
          source: 'closed form',
        },
        {
          quantity: 'flow-end-weight',
          arguments: { index: 1 },
          value: 0.55025052,
          absolute: 1e-8,
          source: 'closed form',
        },
        {
          quantity: 'flow-end-sharpness',
          value: 3.60555128,
          absolute: 1e-8,
          source: 'closed form: √(D² + 4)',
        },
        {
          quantity: 'final-weight',
          arguments: { index: 0 },
          value: 1.808071,
          absolute: 5e-5,
          source: 'simulated in float64',
        },
        {
          quantity: 'final-weight',
          arguments: { index: 1 },
          value: 0.553075,
          absolute: 5e-5,
          source: 'simulated in float64',
        },
      ],
    },
    {
      title: 'How far from the flow? As far as a step is long',
      insets: ['surface'],
      controls: [],
      prose:
        'Gradient flow has no step, gradient descent has one. Over the same time $\\eta\\,t = 10$, halve $\\eta$ and twice as many ' +
        'steps each shrink $D$ by a quarter as much: $D$ loses half, and the two ends come half as far apart. Their distance is ' +
        'proportional to $\\eta$: on logarithmic axes a line of slope 1.',
      try: 'Drag w₀ and let it go: the points are computed anew from there.',
      tools: ['w₀'],
      watch:
        'The points fall on a line, and its slope is 1. A little above 1 at the right: terms of higher order.',
      marks: { 'The points': 'sweep', 'its slope': 'sweep: slope' },
      question: {
        ask: 'How does the distance go on with shorter steps?',
        kind: 'curve',
        scale: { from: 1e-4, to: 0.3, log: true },
        within: 1.6,
        answer: { quantity: 'flow-end-distance' },
        because:
          'A step half as long shrinks $D$ a quarter as much, and there are twice as many: half the distance, slope 1.',
      },
      experiment: {},
      predictions: [rail, flowEnd, valley],
      sweep: {
        label: 'learning rate η',
        reference: 'two-weights-learning-rate',
        values: [0.05, 0.02, 0.01, 0.005, 0.002, 0.001],
        experiments: [0.05, 0.02, 0.01, 0.005, 0.002, 0.001].map((learningRate) => ({
          algorithms: [{ id: 'sgd', learningRate, steps: Math.round(10 / learningRate) }],
        })),
        quantities: [{ quantity: 'flow-end-distance', label: 'distance from flow’s end', fit: 'power' }],
        expectations: [
          { quantity: 'slope', interval: [1, 1.04], source: 'the first term in η of what D loses is linear' },
          {
            quantity: 'mean',
            arguments: { at: 5 },
            value: 9.5762e-4,
            absolute: 1e-8,
            float32: { relative: 0.02 },
            source: 'simulated in float64; in float32 each of 10,000 steps rounds the weights by up to 6e-8',
          },
        ],
      },
    },
    {
      title: 'Bend it: the rail bends too',
      prose:
        'The dial mixes the activations, and the rail bends with it: for any increasing activation $\\varphi$ the flow ' +
        'stays on one.\n\n' +
        'What it keeps is $G(w_1) - w_2^2$ with $G(w) = 2\\int_0^w \\varphi/\\varphi^{\\prime}$. For the linear network ' +
        '$G = w^2$; for tanh it is $\\sinh^2 w$. Between them the rail is computed by quadrature.',
      controls: ['linearity'],
      try: 'Slide linearity from 0 to 1 and stop on the way.',
      tools: ['linearity'],
      watch: 'The weights stay. The surface, the rail and the edge of the basins change together.',
      marks: {
        'The weights': 'surface: w₀',
        'The surface': 'surface',
        'the rail': 'prediction: rail',
        'edge of the basins': 'prediction: basin-edge',
      },
      experiment: { starts: startAt(0.5, 1) },
      predictions: [rail, flowEnd, basinEdge, valley],
      expectations: [
        {
          quantity: 'flow-end-weight',
          arguments: { index: 0 },
          value: 0.8324665,
          absolute: 1e-8,
          source: 'rail meets valley',
        },
        {
          quantity: 'flow-end-weight',
          arguments: { index: 1 },
          value: 1.20124954,
          absolute: 1e-8,
          source: 'rail meets valley',
        },
        { quantity: 'flow-end-distance', interval: [0, 0.01], source: 'simulated in float64' },
        {
          quantity: 'flow-success',
          arguments: { count: 4000 },
          value: 1,
          absolute: 0,
          source: 'basin formula',
        },
      ],
    },
    {
      title: 'Where does every start end?',
      insets: [],
      prose:
        'Every point of the table is now a start: a network for each of them is trained at once, and its point takes the ' +
        'colour of the branch of the valley in which it ends. The edge between the colours was drawn before: it is the rail ' +
        'into the saddle at the origin, $w_2 = -\\sinh w_1$. What has not arrived after 1000 steps is grey, not guessed.',
      try: 'Choose another algorithm under “trained by”.',
      tools: ['terrain'],
      watch:
        'Gradient descent keeps to the edge of the flow. Adam has another one: from one start in six or seven it ends in the other branch.',
      marks: {
        'Gradient descent': 'surface: gradient descent',
        'edge of the flow': 'prediction: basin-edge',
        Adam: 'surface: Adam',
      },
      experiment: {
        model: { linearity: 0 },
        terrain: { quantity: 'outcome', show: 'cluster', clusterBy: 'weights' },
        starts: startAt(2, -1),
      },
      view: { camera: 'top' },
      controls: ['terrain'],
      predictions: [basinEdge, valley],
      expectations: [
        {
          quantity: 'basin-agreement',
          arguments: { count: 16 },
          value: 1,
          absolute: 0,
          source: 'basin formula against every run of gradient descent',
        },
        {
          quantity: 'basin-agreement',
          arguments: { count: 16, algorithm: 2 },
          interval: [0.8, 0.86],
          source: 'Adam, simulated in float64',
        },
      ],
    },
    {
      title: 'ReLU: half of the table is dead',
      prose:
        'Where the hidden unit is silent the surface is a flat plateau: its gradient is zero, and nothing that starts ' +
        'there ever moves. In the other half the flow succeeds only above a diagonal. Three eighths of all directions ' +
        'lead to a minimum.\n\n' +
        'The plateau is $w_1 \\le 0$, at $L = \\tfrac12$; the diagonal is $w_2 = -w_1$.',
      try: 'Drag w₀ across the edges.',
      tools: ['w₀'],
      watch: 'Right of them the run reaches the valley; left of them it stays where it starts.',
      marks: {
        them: 'prediction: basin-edge',
        'the run': 'surface: gradient descent',
        'the valley': 'prediction: valley',
      },
      question: {
        ask: 'Where will the run from w₁ = −1 end?',
        kind: 'choice',
        options: [
          { label: 'into the valley, w₁ > 0', value: 1 },
          { label: 'to the edge, w₁ = 0', value: 0 },
          { label: 'where it starts: it stays', value: -1 },
        ],
        answer: { quantity: 'final-weight', arguments: { index: 0 } },
        because:
          'For $w_1 \\le 0$ the unit is silent: the gradient is zero, so the run has no direction to go.',
      },
      experiment: { model: { activation: 'relu' }, starts: startAt(-1, 1), terrain: null },
      view: { camera: 'top' },
      predictions: [basinEdge, valley],
      expectations: [
        { quantity: 'final-loss', value: 0.5, absolute: 1e-7, source: 's²/2 on the plateau' },
        {
          quantity: 'final-weight',
          arguments: { index: 0 },
          value: -1,
          absolute: 0,
          source: 'the gradient is 0',
        },
        { quantity: 'flow-success', value: 0.375, absolute: 0.01, source: '3/8 of isotropic starts' },
        {
          quantity: 'flow-success',
          arguments: { count: 1_000_000 },
          value: 0.375,
          absolute: 0.0015,
          long: true,
          source: '3/8 of isotropic starts; three standard deviations of a million draws',
        },
      ],
    },
    {
      title: 'Three tables, one start',
      prose:
        'The same datum, the same $w_0$, three activations. For $w_1 > 0$ the ReLU network *is* the linear one, so their runs ' +
        'are the same number for number; for $w_1 < 0$ it does not learn. tanh agrees with the linear network near the ' +
        'origin, and leaves it where it saturates.',
      try: 'Drag w₀ in any of the three, over w₁ = 0.',
      tools: ['w₀'],
      watch: 'One drag moves all three. Colours mean the same in each.',
      marks: { 'all three': 'surface: linear', Colours: 'surface: log height' },
      experiment: {
        model: { activation: 'tanh' },
        starts: startAt(2.5, -0.5),
        algorithms: [{ id: 'sgd', learningRate: 0.01, steps: 1000 }],
      },
      stage: 'tanh',
      beside: [
        { title: 'linear', experiment: { model: { linearity: 1 } } },
        { title: 'ReLU', experiment: { model: { activation: 'relu' } } },
      ],
      view: { camera: 'top' },
      predictions: [rail, flowEnd, valley],
      expectations: [
        { quantity: 'final-loss', interval: [0, 1e-6], source: 'in the valley' },
        {
          quantity: 'flow-end-distance',
          stage: 1,
          interval: [0, 0.02],
          source: 'simulated in float64',
        },
        {
          quantity: 'flow-end-distance',
          stage: 2,
          interval: [0, 0.02],
          source: 'for w₁ > 0 as the linear network',
        },
      ],
    },
    {
      title: 'Sharp and flat minima',
      hero: 'sweep',
      insets: ['surface'],
      prose:
        'All minima have loss zero, but not the same curvature. Across the valley of the linear network the sharpness is ' +
        '$w_1^2 + w_2^2$, least at $(1, 1)$: there it is $2$. For tanh it is least at $\\tanh^2 w_1 = 1/\\sqrt2$, and there ' +
        '$2(\\sqrt2 - 1) \\approx 0.828$: flatter than any linear minimum. Along the arm where $w_1$ grows it stays below 1; along the other, where $w_2$ grows, ' +
        'minima become as sharp as one likes.',
      controls: ['linearity'],
      try: 'Switch to linear: where does the ring of the flattest minimum go?',
      tools: ['linearity'],
      watch:
        'The lowest point of each curve: tanh’s is lower. On the surface a ring is around the minimum there.',
      marks: {
        'each curve': 'sweep: linear',
        tanh: 'sweep: tanh',
        'a ring': 'prediction: flattest',
        'the minimum': 'surface: flattest minimum',
      },
      experiment: { starts: startAt(1, 2) },
      view: { height: 'linear', range: [0, 1] },
      sweep: {
        label: 'w₁ in the valley',
        reference: 'two-weights-sharpness',
        up: 'sharpness',
        ticks: [0.3, 1, 2, 3],
        rules: [{ at: 2, label: 'least of the linear: 2', axis: 'up' }],
        values: alongValley,
        experiments: alongValley.map((w) => stayingAt(w, 1 / Math.tanh(w))),
        quantities: [
          { quantity: 'minimum-sharpness', label: 'tanh', experiment: { model: { linearity: 0 } } },
          {
            quantity: 'minimum-sharpness',
            label: 'linear',
            experiments: alongValley.map((w) => ({ model: { linearity: 1 }, ...stayingAt(w, 1 / w) })),
          },
        ],
        expectations: [
          sweptMean(5, 1, 2, 1e-6, 'w₁² + w₂² at (1, 1)'),
          sweptMean(6, 0, 0.8284, 1e-4, '2s(√(1+s²) - s), at w₁ = 1.224'),
        ],
      },
      predictions: [valley, flattest],
      expectations: [
        { quantity: 'flattest-sharpness', value: 0.8284271, absolute: 1e-7, source: '2s(√(1+s²) - s)' },
        {
          quantity: 'flattest-weight',
          arguments: { index: 0 },
          value: 1.22423,
          absolute: 1e-5,
          source: 'tanh² w₁ = s/√(1+s²)',
        },
        { quantity: 'final-loss', interval: [0, 1e-6], source: 'in the valley' },
      ],
    },
    {
      title: 'A step too long for sharp minima',
      insets: ['losses'],
      chart: 'sharpness',
      prose:
        'With learning rate $\\eta$ gradient descent cannot stay at a minimum sharper than $2/\\eta$. From $(2, 0.6)$ with ' +
        '$\\eta = 0.6$ the flow would end at sharpness [$Q = 4.15$](mark:prediction/flow-end); the run bounces over ' +
        'the valley, loses $D$ with each ' +
        'step, and settles at [$Q = 2.57$](mark:run/0)$\\,\\le 2/\\eta = 3.33$. The learning rate chose the minimum.',
      try: 'Raise the learning rate towards 0.99.',
      tools: ['learning-rate'],
      watch:
        'The sharpness comes down below the dashed 2/η, while the run goes along the valley to a flatter minimum than the flow’s end.',
      marks: {
        'The sharpness': 'losses',
        'the dashed 2/η': 'losses: 2/η',
        'the run': 'run',
        'the valley': 'prediction: valley',
        'the flow’s end': 'prediction: flow-end',
      },
      view: { camera: 'top' },
      experiment: {
        model: { linearity: 1 },
        starts: startAt(2, 0.6),
        algorithms: [{ id: 'sgd', learningRate: 0.6, steps: 40 }],
      },
      predictions: [rail, { ...flowEnd, within: 0.6 }, stableRate, valley],
      controls: ['learning-rate'],
      expectations: [
        { quantity: 'flow-end-sharpness', value: 4.15326, absolute: 1e-5, source: 'closed form: √(D² + 4)' },
        { quantity: 'minimum-sharpness', value: 2.56892, absolute: 1e-4, source: 'simulated in float64' },
        { quantity: 'minimum-sharpness', interval: [0, 2 / 0.6], source: '2/η' },
      ],
    },
  ],
  caveats: [
    'D is conserved by gradient flow, not by gradient descent: the rail is the flow, the dots are the run.',
    'The loss never changes sign: the valley is drawn from its formula, not as the contour L = 0.',
    'Momentum and Adam do not follow the rail.',
    'One datum and two weights: this shows how an end point can depend on the start, not that large networks behave so.',
  ],
  references: [
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
    {
      text: 'A. Saxe, J. McClelland, S. Ganguli, Exact solutions to the nonlinear dynamics of learning in deep linear neural networks, 2013, arXiv 1312.6120',
      confirmed: true,
    },
    {
      text: 'S. Du, W. Hu, J. Lee, Algorithmic regularization in learning deep homogeneous models, 2018',
      confirmed: false,
    },
    {
      text: 'Y. Wang, M. Chen, T. Zhao, M. Tao, Large learning rate tames homogeneity, 2022',
      confirmed: false,
    },
  ],
}
