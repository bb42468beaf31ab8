import type { Expectation, Prediction, Scenario } from '../../scenario.ts'

const path = (algorithm: number, label: string): Prediction => ({
  formula: 'quadratic-path',
  arguments: { algorithm },
  draw: 'path',
  label,
})
const rate = (algorithm: number, label: string): Prediction => ({
  formula: 'convergence-rate',
  arguments: { algorithm },
  draw: 'number',
  label,
})
const flow: Prediction = { formula: 'quadratic-flow', draw: 'path', label: 'gradient flow' }
const edge = (algorithm: number, label: string): Prediction => ({
  formula: 'stable-learning-rate',
  arguments: { algorithm },
  draw: 'threshold',
  label,
})
const best: Prediction = { formula: 'best-learning-rate', draw: 'threshold', label: 'best η' }

const covered = (algorithm: number): Expectation => ({
  quantity: 'path-error',
  arguments: { algorithm },
  interval: [0, 1e-14],
  on: ['oracle'],
  source: 'the formula is the iteration itself; rounding of float64',
})
const coveredInSingle = (algorithm: number): Expectation => ({
  quantity: 'path-error',
  arguments: { algorithm },
  interval: [0, 4e-6],
  on: ['engine'],
  source: 'rounding of float32 over the steps of the run',
})
const rateIs = (algorithm: number, value: number, source: string): Expectation => ({
  quantity: 'convergence-rate',
  arguments: { algorithm },
  value,
  absolute: 1e-12,
  source,
})
const edgeIs = (algorithm: number, value: number, source: string): Expectation[] => [
  { quantity: 'stable-learning-rate', arguments: { algorithm }, value, absolute: 1e-7, source },
  {
    quantity: 'convergence-rate',
    arguments: { algorithm, times: 0.999 },
    interval: [0, 1 - 1e-12],
    source: 'a thousandth below its edge the distance shrinks',
  },
  {
    quantity: 'convergence-rate',
    arguments: { algorithm, times: 1.001 },
    interval: [1 + 1e-12, 2],
    source: 'a thousandth above its edge it grows',
  },
]

const sizes = [4, 8, 16, 32, 64]
/** Weights times steps. */
const spent = Array.from({ length: 9 }, (_, k) => 2 ** (6 + k))
const ofSize = (p: number, steps: number) => ({
  model: { widths: [p, 1] },
  algorithms: [{ id: 'sgd', learningRate: 1, steps }],
})

/** Targets of the point at x = 1, and all five with it. */
const lastTargets = [1.3, 2, 3] as const
const targetsTo = (last: number) => [[1], [-0.4], [2.1], [0.1], [last]]

/** Gradient descent, heavy ball and Nesterov’s, each at its best or usual rate on the bowl. */
const atTheirBest = (steps: number) => ({
  algorithms: [
    { id: 'sgd', learningRate: 1 / 13, steps },
    { id: 'heavy-ball', learningRate: 1 / 9, momentum: 4 / 9, steps },
    { id: 'nesterov', learningRate: 1 / 25, momentum: 2 / 3, steps },
  ],
})
/** Steps after which it is measured what the last one kept. */
const measuredAfter = [6, 8, 10, 14, 20, 30, 40, 50, 60, 70, 80, 90, 100]

/** Momenta with the edge of each, 2(1 + β)/λ or 2(1 + β)/((1 + 2β)λ). */
const edges = [
  { id: 'momentum', momentum: 0.5, edge: 0.12, label: 'heavy ball, β = 0.5' },
  { id: 'momentum', momentum: 0.9, edge: 0.152, label: 'heavy ball, β = 0.9' },
  { id: 'nesterov', momentum: 0.5, edge: 0.06, label: 'Nesterov’s, β = 0.5' },
  { id: 'nesterov', momentum: 0.9, edge: 3.8 / 70, label: 'Nesterov’s, β = 0.9' },
]
/** All four, each at a rate of its own. */
const momentaAt = (rateOf: (edge: number) => number) => ({
  algorithms: edges.map(({ id, momentum, edge: own }) => ({
    id,
    learningRate: rateOf(own),
    momentum,
    steps: 200,
  })),
})
const shares = [0.9, 0.99, 1, 1.01]
const rates = Array.from({ length: 61 }, (_, k) => (20 + k) / 500)

/** End to end: on a quadratic bowl every step of gradient descent and momentum is known before the run. */
export const endToEndScenario: Scenario = {
  id: 'end-to-end',
  title: 'End to end: the run is drawn before it is run',
  idea: 'Gradient descent on a quadratic is known from its first step to its last, before it has made one.',
  minute:
    'Most theory tells you what happens in the limit, or on average, or never. This is the rare case where it tells you ' +
    'everything. The landscape is a bowl. Look along its two axes: in each, one step multiplies the distance from the bottom ' +
    'by a number that we know. So I can draw the whole path before I press play, every single step of it, and then let ' +
    'the run walk on top of it. Nothing is fitted. Turn up the learning rate, and at exactly two over the curvature the ' +
    'walker hops between two points for ever. Give it momentum, and there is a formula for that too. Real networks are ' +
    'not bowls, but near a minimum they are, and that is where these numbers come back.',
  steps: [
    {
      title: 'The dashed path was there first',
      opens: 20,
      prose:
        'Can a run be known before it has made a step? The bowl is $L = \\tfrac12(x^2 + 25\\,y^2)$: one direction is 25 times as ' +
        'steep as the other. Each step multiplies the distance along an axis of curvature $\\lambda$ by $1 - \\eta\\lambda$. ' +
        'The best rate makes both factors equally bad: $\\eta = 2/(1 + 25)$, and each step keeps $12/13$ of the distance, with a ' +
        'zigzag in the steep direction and a crawl in the other. After $t$ steps\n\n' +
        '$$x_t = (1 - \\eta)^t\\, x_0, \\qquad y_t = (1 - 25\\,\\eta)^t\\, y_0.$$',
      try: 'Drag w₀: the prediction moves with it, and the run is on top of it again.',
      tools: ['w₀'],
      watch: 'The prediction changes before the run has been computed. Then no gap between the two is left.',
      marks: { 'The prediction': 'prediction: quadratic-path', 'the run': 'run' },
      experiment: {
        version: 1,
        title: 'End to end',
        seed: 1,
        data: { kind: 'none' },
        model: { kind: 'function', id: 'quadratic', parameters: { a: 1, b: 25 } },
        metric: { loss: 'squared' },
        algorithms: [{ id: 'sgd', learningRate: 1 / 13, steps: 60 }],
        starts: [{ kind: 'weights', values: [1, 1] }],
        plane: { kind: 'weights', first: 0, second: 1, extent: { a: [-1.5, 1.5], b: [-1.5, 1.5] } },
      },
      predictions: [path(0, 'predicted steps'), rate(0, 'kept in each step'), best],
      expectations: [
        covered(0),
        coveredInSingle(0),
        rateIs(0, 12 / 13, '(κ - 1)/(κ + 1) with κ = 25'),
        {
          quantity: 'measured-rate',
          value: 12 / 13,
          absolute: 1e-9,
          float32: { absolute: 1e-5 },
          source: 'read off the run; in float32 each step rounds the weights',
        },
        { quantity: 'best-learning-rate', value: 1 / 13, absolute: 1e-15, source: '2/(λ₁ + λ₂)' },
      ],
    },
    {
      title: 'At 2/λ it hops for ever',
      hero: 'losses',
      insets: ['surface'],
      controls: ['learning-rate'],
      prose:
        'The run hops along the steep axis from one side to the other, and comes no step nearer. A hundredth below this ' +
        'rate, it arrives; a hundredth above, it leaves.\n\n' +
        'The smooth dashed line is gradient *flow*, which has no steps. It glides to the bottom at every rate: draw only ' +
        'the flow, and you will never see the edge.\n\n' +
        'At $\\eta = 2/25$ the factor of the steep axis is exactly $-1$: from $y = 1$ to $y = -1$, and back.',
      try: 'Move the learning rate across the mark at 0.08.',
      tools: ['learning-rate'],
      watch:
        'Below it arrives, above it leaves. There is no third way but the edge itself, which stays level.',
      marks: {
        'Below it': 'losses',
        'above it': 'losses',
        'the edge itself': 'losses',
      },
      question: {
        setup:
          'A bowl, 25 times as steep along one axis as along the other. Gradient descent runs at one rate.',
        ask: 'From a height of 13, how high is the run after a hundred steps at exactly η = 2/25?',
        kind: 'choice',
        options: [
          { label: 'near the bottom', value: 0.2 },
          { label: 'nearly as high: 12.5', value: 12.5 },
          { label: 'far above: beyond 100', value: 700 },
        ],
        answer: { quantity: 'final-loss' },
        because:
          'Each step multiplies the steep coordinate by exactly $-1$: it hops between $1$ and $-1$, at a height of $25/2$, and comes no step nearer.',
      },
      experiment: {
        algorithms: [0.08, 0.0792, 0.0808].map((learningRate) => ({ id: 'sgd', learningRate, steps: 100 })),
        plane: { extent: { a: [-1.5, 1.5], b: [-3, 3] } },
      },
      predictions: [path(0, 'predicted steps at 2/λ'), flow, edge(0, 'edge, 2/λ')],
      expectations: [
        covered(0),
        coveredInSingle(0),
        {
          quantity: 'final-weight',
          arguments: { index: 1 },
          value: 1,
          absolute: 1e-12,
          float32: { absolute: 1e-4 },
          source: '(-1)^100; in float32 2/25 is rounded, and each step with it',
        },
        {
          quantity: 'final-loss',
          value: 12.5,
          absolute: 1e-6,
          float32: { absolute: 1e-3 },
          source: '25/2, and what 0.92^100 leaves along the other axis',
        },
        { quantity: 'cycles', value: 1, absolute: 0, source: 'it repeats every two steps' },
        { quantity: 'stable-learning-rate', value: 0.08, absolute: 1e-12, source: '2/λ' },
        {
          quantity: 'final-weight',
          arguments: { index: 1, algorithm: 1 },
          value: 0.98 ** 100,
          absolute: 1e-12,
          float32: { absolute: 1e-4 },
          source: '(-0.98)^100',
        },
        {
          quantity: 'final-weight',
          arguments: { index: 1, algorithm: 2 },
          value: 1.02 ** 100,
          absolute: 1e-12,
          float32: { absolute: 1e-3 },
          source: '(-1.02)^100',
        },
      ],
    },
    {
      title: 'A thousand steps on the edge',
      insets: ['surface'],
      prose:
        'How exact is “exactly”? The chart has $|y|$ against the number of steps, at $2/25$ and one part in two thousand above, at ' +
        '$2.001/25$. The first is $1$ after a thousand steps. The second grows like $1.001^t$: after a thousand steps it is ' +
        '$2.717$, close to $e$ and no accident. The surface shows the first hundred.',
      try: 'Drag w₀ to half the height and let it go: both lines come down by half.',
      tools: ['w₀'],
      watch: 'The gap opens slowly at first: an exponential of a small number.',
      marks: { 'The gap': 'sweep: |y| at η = 2.001/25' },
      experiment: {
        algorithms: [
          { id: 'sgd', learningRate: 2 / 25, steps: 100 },
          { id: 'sgd', learningRate: 2.001 / 25, steps: 100 },
        ],
      },
      predictions: [path(1, 'predicted steps above 2/λ'), edge(0, 'edge, 2/λ')],
      sweep: {
        label: 'steps',
        reference: 'end-to-end-steps',
        values: [100, 200, 400, 600, 800, 1000],
        experiments: [100, 200, 400, 600, 800, 1000].map((steps) => ({
          algorithms: [
            { id: 'sgd', learningRate: 2 / 25, steps },
            { id: 'sgd', learningRate: 2.001 / 25, steps },
          ],
        })),
        quantities: [
          { quantity: 'final-weight', arguments: { index: 1 }, label: '|y| at η = 2/25' },
          { quantity: 'final-weight', arguments: { index: 1, algorithm: 1 }, label: '|y| at η = 2.001/25' },
        ],
        expectations: [
          {
            quantity: 'mean',
            arguments: { at: 5 },
            value: 1,
            absolute: 1e-12,
            float32: { absolute: 1e-3 },
            source: '(-1)^1000; in float32 2/25 is rounded, and each step with it',
          },
          {
            quantity: 'mean',
            arguments: { at: 5, of: 1 },
            value: 2.71692393,
            relative: 1e-8,
            float32: { relative: 1e-3 },
            source: '1.001^1000; in float32 the rate is rounded, and each step with it',
          },
        ],
      },
    },
    {
      title: 'Momentum: the same walk in fewer steps',
      hero: 'sweep',
      insets: ['surface', 'losses'],
      prose:
        'Remember the last step and repeat part of it. Along each axis two numbers are now carried, and a step is a matrix; its ' +
        'largest eigenvalue says what is kept. Gradient descent at its best keeps $12/13 = 0.923$; heavy ball at its best, with ' +
        '$\\beta = \\bigl(\\tfrac{\\sqrt\\kappa-1}{\\sqrt\\kappa+1}\\bigr)^2 = \\tfrac49$ keeps $\\sqrt\\beta = \\tfrac23$; ' +
        'Nesterov’s at its usual rate $1/25$ keeps $1 - 1/\\sqrt\\kappa = 0.8$. To gain a digit takes 29 steps, or 6, or 10.',
      try: 'Drag w₀ and let all three run again.',
      tools: ['w₀'],
      watch:
        'After 100 steps heavy ball keeps 0.673, and not yet 2/3: at its best β two eigenvalues coincide, and it creeps down like 1/t.',
      marks: { 'heavy ball': 'sweep: heavy ball', '2/3': 'sweep: 2/3' },
      question: {
        ask: 'Gradient descent keeps 0.92 of the distance in each step: what does heavy ball keep?',
        kind: 'number',
        scale: { from: 0.3, to: 1 },
        axis: 'up',
        within: 0.06,
        answer: { formula: 'convergence-rate', arguments: { algorithm: 1 } },
        because: 'It is $\\sqrt\\beta = \\tfrac23$: to gain a digit takes 6 steps in place of 29.',
      },
      experiment: {
        ...atTheirBest(100),
        plane: { extent: { a: [-1.5, 1.5], b: [-1.5, 1.5] } },
      },
      sweep: {
        label: 'steps',
        reference: 'end-to-end-kept',
        up: 'share of the distance that a step keeps',
        ofSteps: true,
        values: measuredAfter,
        experiments: measuredAfter.map(atTheirBest),
        scale: { from: 0.3, to: 1 },
        rules: [
          { at: 2 / 3, label: '2/3', axis: 'up' },
          { at: 0.8, label: '0.8', axis: 'up' },
        ],
        quantities: ['gradient descent', 'heavy ball', 'Nesterov’s'].map((label, algorithm) => ({
          quantity: 'measured-rate',
          arguments: { algorithm },
          label,
        })),
        expectations: [
          {
            quantity: 'mean',
            arguments: { at: measuredAfter.length - 1, of: 1 },
            value: 0.67335,
            absolute: 5e-6,
            float32: { absolute: 1e-4 },
            source: '2/3 times (t + 1/2)/(t - 1/2) at t = 100: a double root',
          },
        ],
      },
      predictions: [
        path(1, 'predicted steps of heavy ball'),
        rate(0, 'gradient descent keeps'),
        rate(1, 'heavy ball keeps'),
        rate(2, 'Nesterov’s keeps'),
      ],
      expectations: [
        rateIs(0, 12 / 13, '(κ - 1)/(κ + 1)'),
        rateIs(1, 2 / 3, '√β with β = 4/9'),
        rateIs(2, 0.8, '1 - 1/√κ'),
        ...[0, 1, 2].flatMap((algorithm) => [covered(algorithm), coveredInSingle(algorithm)]),
        {
          quantity: 'measured-rate',
          arguments: { algorithm: 1 },
          value: 0.67335,
          absolute: 5e-6,
          float32: { absolute: 1e-4 },
          source: '2/3 times (t + 1/2)/(t - 1/2) at t = 100: a double root',
        },
      ],
    },
    {
      title: 'Momentum has an edge of its own',
      hero: 'sweep',
      insets: ['losses'],
      controls: [],
      prose:
        'Momentum does not only go faster, it also bears more: heavy ball stays below $2(1 + \\beta)/\\lambda$, ' +
        'nearly twice the edge of gradient descent. Nesterov’s bears *less* the more it remembers, ' +
        '$2(1 + \\beta)/((1 + 2\\beta)\\lambda)$. The edges are $0.12$ and $0.152$ for heavy ball with $\\beta = 0.5$ and $0.9$, ' +
        '$0.06$ and $0.0543$ for Nesterov’s.\n\n' +
        'The dots are the largest eigenvalue of a step, computed without a run. Beside them are four runs, each exactly at its own edge.',
      try: 'Turn all four rates a hundredth below their edges, then a hundredth above.',
      tools: ['dial'],
      watch:
        'Each line crosses 1 at its own edge. At the edge none of the four runs arrives; below it each one does.',
      marks: {
        'Each line': 'sweep: heavy ball, β = 0.5',
        'its own edge': 'sweep: 0.152',
        'four runs': 'losses',
      },
      experiment: momentaAt((own) => own),
      dial: {
        label: 'η over its edge',
        values: shares,
        experiments: shares.map((share) => momentaAt((own) => share * own)),
      },
      sweep: {
        label: 'learning rate η',
        reference: 'end-to-end-edges',
        up: 'share of the distance that a step keeps',
        values: rates,
        experiments: rates.map((rate) => momentaAt(() => rate)),
        short: { values: 3, seeds: 1 },
        ticks: [0.04, 0.08, 0.12, 0.16],
        scale: { from: 0.6, to: 1.4 },
        rules: [
          { at: 1, label: 'arrives below', axis: 'up' },
          ...edges.map(({ edge: at }) => ({ at, label: at.toFixed(4).replace(/0+$/, '') })),
        ],
        quantities: edges.map(({ label }, algorithm) => ({
          quantity: 'convergence-rate',
          arguments: { algorithm },
          label,
          law: true,
        })),
      },
      predictions: [
        edge(0, 'edge of momentum, β = 0.5'),
        edge(1, 'edge of momentum, β = 0.9'),
        edge(2, 'edge of Nesterov’s, β = 0.5'),
        edge(3, 'edge of Nesterov’s, β = 0.9'),
      ],
      expectations: [
        ...edgeIs(0, 0.12, '2(1 + β)/λ'),
        ...edgeIs(1, 0.152, '2(1 + β)/λ'),
        ...edgeIs(2, 0.06, '2(1 + β)/((1 + 2β)λ)'),
        ...edgeIs(3, 0.0542857, '2(1 + β)/((1 + 2β)λ)'),
      ],
    },
    {
      title: 'A regression is such a bowl, turned',
      prose:
        'Fit a line to five points: the metric is quadratic in the weights whatever the points are, so all of the above ' +
        'holds. The axes are the eigenvectors of the Hessian, with curvatures $0.723$ and $1.577$, and the bottom is the ' +
        'least-squares line $0.489 + 0.826\\,x$. This bowl is nearly round, and each step keeps only $0.371$ of the ' +
        'distance.\n\n' +
        'The line is $f(x) = w x + b$, the metric half the mean squared error, and $\\kappa = 2.2$.',
      try: 'Slide the point at x = 1 up; or drag w₀.',
      dial: {
        label: 'y at x = 1',
        values: lastTargets,
        experiments: lastTargets.map((last) => ({ data: { targets: targetsTo(last) } })),
      },
      tools: ['dial', 'w₀'],
      watch:
        'The bottom of the bowl moves with the data, its axes do not turn, and the predicted path leads there.',
      marks: {
        'bottom of the bowl': 'surface: least squares',
        'its axes': 'prediction: curvature-axes',
        'predicted path': 'prediction: quadratic-path',
      },
      experiment: {
        data: {
          kind: 'table',
          task: 'regression',
          inputs: [[0.5], [-1], [2], [-0.5], [1]],
          targets: targetsTo(lastTargets[0]),
        },
        model: { kind: 'mlp', id: null, parameters: null, widths: [1, 1], activation: 'linear' },
        metric: { loss: 'squared', factor: 0.5 },
        algorithms: [{ id: 'sgd', learningRate: 1 / 1.15, steps: 30 }],
        starts: [{ kind: 'weights', values: [-0.8, -1] }],
        plane: { extent: { a: [-1.2, 2.8], b: [-1.5, 2.5] } },
      },
      predictions: [
        path(0, 'predicted steps'),
        { formula: 'best-on-sample', draw: 'point', label: 'least squares' },
        { formula: 'curvature-axes', draw: 'contour', label: 'axes of curvature' },
        rate(0, 'kept in each step'),
        best,
        edge(0, 'edge, 2/λ'),
      ],
      expectations: [
        covered(0),
        coveredInSingle(0),
        {
          quantity: 'bowl-curvature',
          arguments: { index: 0 },
          value: 0.72279981,
          absolute: 1e-8,
          source: 'eigenvalues of XᵀX/5',
        },
        {
          quantity: 'bowl-curvature',
          arguments: { index: 1 },
          value: 1.57720019,
          absolute: 1e-8,
          source: 'eigenvalues of XᵀX/5',
        },
        {
          quantity: 'best-weight',
          arguments: { index: 0 },
          value: 0.82631579,
          absolute: 1e-8,
          source: 'normal equations: the slope',
        },
        {
          quantity: 'best-weight',
          arguments: { index: 1 },
          value: 0.48947368,
          absolute: 1e-8,
          source: 'normal equations: the constant',
        },
        { quantity: 'least-loss', value: 0.00160526, absolute: 1e-8, source: 'normal equations' },
        { quantity: 'stable-learning-rate', value: 1.26806985, absolute: 1e-8, source: '2/λ₂' },
        { quantity: 'best-learning-rate', value: 0.86956522, absolute: 1e-8, source: '2/(λ₁ + λ₂)' },
        {
          quantity: 'convergence-rate',
          value: 0.37147842,
          absolute: 1e-8,
          source: '(κ - 1)/(κ + 1)',
        },
        {
          quantity: 'measured-rate',
          value: 0.37147842,
          absolute: 1e-6,
          float32: { absolute: 0.005 },
          source: 'read off the run, before rounding holds it',
        },
        {
          quantity: 'final-loss',
          value: 0.00160526,
          absolute: 1e-8,
          float32: { absolute: 1e-7 },
          source: 'the run has arrived',
        },
      ],
    },
    {
      title: 'A frontier that is a law',
      hero: 'sweep',
      insets: ['losses'],
      controls: [],
      prose:
        'A small model is soon full, a large one is slow. The best models for each budget $C = p\\,t$ make a frontier, ' +
        'and its exponent is known: $-(b - 1)/(1 + a) = -0.4$.\n\n' +
        'The bowl has endlessly many directions, each weaker than the one before: curvature $i^{-a}$, and $i^{-b}/2$ of ' +
        'the loss along it, with $a = 1.5$ and $b = 2$. A model of $p$ weights learns the first $p$ in $t$ steps; the ' +
        'others stay:\n\n' +
        '$$L = \\tfrac12\\sum_{i \\le p} i^{-b}(1 - i^{-a})^{2t} + \\tfrac12\\sum_{i > p} i^{-b}.$$',
      try: 'Give the model other numbers of weights.',
      tools: ['dial'],
      watch: 'Where each curve turns flat the next larger model takes over: more is more, at a known price.',
      marks: { 'each curve': 'sweep: p = 16', 'known price': 'sweep: frontier' },
      experiment: {
        data: {
          kind: 'generated',
          task: null,
          inputs: null,
          targets: null,
          id: 'power-law',
          size: 65,
          parameters: { a: 1.5, b: 2 },
        },
        metric: { factor: 0.5, reduction: 'sum' },
        ...ofSize(16, 100),
        model: { widths: [16, 1], bias: false },
        starts: [{ kind: 'random', distribution: 'normal', scale: 0 }],
        plane: { kind: 'weights', first: 0, second: 1, extent: { a: [-0.5, 2.5], b: [-0.5, 2.5] } },
      },
      view: { height: 'log' },
      dial: { label: 'weights p', values: [4, 16, 64], experiments: [4, 16, 64].map((p) => ofSize(p, 100)) },
      sweep: {
        label: 'weights times steps, C',
        reference: 'end-to-end-frontier',
        values: spent,
        experiments: spent.map(() => ({})),
        quantities: [
          { quantity: 'least', label: 'frontier', fit: 'power' },
          ...sizes.map((p) => ({
            quantity: 'final-loss',
            label: `p\u00a0=\u00a0${p}`,
            experiments: spent.map((compute) => ofSize(p, compute / p)),
          })),
        ],
        expectations: [
          {
            quantity: 'slope',
            value: -0.4,
            absolute: 0.02,
            source: '-(b - 1)/(1 + a), here of five models',
          },
        ],
      },
      predictions: [{ formula: 'kernel-decay', draw: 'curve', label: 'predicted loss' }],
      expectations: [
        {
          quantity: 'final-loss',
          value: 0.030595,
          absolute: 1e-6,
          float32: { absolute: 1e-5 },
          source: 'the sum, with the first 100 steps of 16 weights',
        },
        {
          quantity: 'decay-deviation',
          interval: [0, 1e-9],
          on: ['oracle'],
          source: 'the formula is the iteration itself; rounding of float64',
        },
      ],
    },
  ],
  caveats: [
    'Only a metric that is quadratic in the weights is this simple: one linear layer with squared loss, or the close surroundings of a minimum.',
    'The best rates need the curvatures. Anyone who knows those has nearly solved the problem.',
    'Nesterov’s best on this bowl is η = 1/19 with β = 0.627, which keeps 0.771 of the distance; 0.8 is what its usual rate 1/25 keeps.',
    'Heavy ball’s best rate holds on quadratics; on other convex functions it can fail to converge.',
    'The frontier is that of five models, a chain of arcs: -0.4 is the exponent of models of every size, and of ever more steps.',
    'A run of more than 500 steps is recorded at every k-th step only; its losses are exact, but fewer of its hops are drawn.',
  ],
  references: [
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
    {
      text: 'B. Polyak, Some methods of speeding up the convergence of iteration methods, 1964',
      confirmed: false,
    },
    {
      text: 'B. Bordelon, A. Atanasov, C. Pehlevan, A dynamical model of neural scaling laws, 2024 (abstract)',
      confirmed: true,
    },
    { text: 'G. Goh, Why momentum really works, Distill, 2017', confirmed: false },
    {
      text: 'J. Cohen, S. Kaur, Y. Li, J. Z. Kolter, A. Talwalkar, Gradient descent on neural networks typically occurs at the edge of stability, 2021',
      confirmed: false,
    },
  ],
}
