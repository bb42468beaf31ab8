import type { Expectation, Patch, Prediction, Scenario } from '../../scenario.ts'
import { lineSteps } from './planes-and-lines-line.ts'

const baseline: Prediction = {
  formula: 'walk-shares',
  draw: 'number',
  label: 'a random walk of as many points',
}
const curve: Prediction = { formula: 'lissajous', draw: 'path', label: 'cosine against cosine' }

const exact = '6/((T² - 1)·4 sin²(πk/2T)), T = 200; theory’s interval for one walk of 5,000 weights'
const pulled = 'S37: simulated, T = 400; one run'

const share = (k: number, value: number, absolute: number, stage: number, source: string): Expectation => ({
  quantity: 'principal-share',
  arguments: { k },
  stage,
  value,
  absolute,
  source,
})

const cosine = (k: number, stage: number): Expectation => ({
  quantity: 'cosine-correlation',
  arguments: { k },
  stage,
  interval: [0.999, 1],
  source: 'scores are cosines of k half periods',
})

const walkShares = (stage: number): Expectation[] => [
  share(1, 0.60794, 0.02, stage, exact),
  share(2, 0.151997, 0.01, stage, exact),
  share(3, 0.067562, 0.006, stage, exact),
]

/** Steps of N(0, 0.02²) in each weight and no gradient: the metric is multiplied by 0. The surface shows the loss all the same. */
const walk: Patch = {
  metric: { factor: 0 },
  algorithms: [{ id: 'sgd', learningRate: 0.02, noise: 1, steps: 199 }],
  terrain: { metric: { loss: 'logistic' } },
}

/** Noise that weight decay pulls back by a share each step, started where it comes to rest: N(0, 0.02²/(1 - (1 - share)²)). */
const pulledBack = (pull: number, scale: number): Patch => ({
  algorithms: [{ id: 'sgd', learningRate: 0.02, noise: 1, weightDecay: pull / 0.02, steps: 399 }],
  starts: [{ kind: 'random', distribution: 'normal', scale, biasScale: scale }],
})

/** Planes of principal components and straight lines through weight space (theory/README.md, S37, S38). */
export const planesAndLinesScenario: Scenario = {
  id: 'planes-and-lines',
  title: 'Best planes and straight lines',
  idea: 'Bad drawings: a cut through many dimensions shows the direction in which somebody chose to look. Noise has a fine best plane too.',
  minute:
    'A run lives in five thousand dimensions, the paper has two. So people look for the best plane: two components explain nearly ' +
    'everything, and the run draws a fine arc. So does pure noise: a formula says by how much, before the noise is drawn. Which share ' +
    'tells you something is a question of the right comparison. Then the straight line. From the start to the end of a run it slides ' +
    'downhill without a bump; between two solutions it hits a wall, and one bend makes the wall go away. No run has ever walked on ' +
    'either. None of these pictures is wrong. Each answers a question, and it is seldom yours.',
  steps: [
    {
      title: 'The best plane of a run',
      controls: ['start'],
      prose:
        'A network of 4,965 weights learns two moons in 199 steps. Of all planes, the one of its first two principal components shows most ' +
        'of the run: 99 % of its variance, a smooth arc into a valley.\n\n' +
        'Impressed? At the right the gradient is multiplied by zero, and each step adds noise. That run learns nothing and goes nowhere, and its ' +
        'best plane shows 76 %, in a fine parabola.',
      try: 'Draw another start with the die.',
      tools: ['start'],
      watch: 'Each time the walk looks the same. Its shares were predicted before it ran.',
      marks: { 'the walk': 'surface: noise', 'Its shares': 'surface: shows' },
      question: {
        setup:
          'A network of 4,965 weights learns two moons. At the right its gradient is zeroed: each step is noise.',
        ask: 'A run of pure noise among 4,965 weights: what share of its variance lies along its best direction?',
        kind: 'choice',
        options: [
          { label: 'next to nothing', value: 0.001 },
          { label: 'a tenth', value: 0.1 },
          { label: 'more than half', value: 0.6 },
        ],
        answer: { formula: 'walk-shares' },
        because:
          'A random walk strays furthest along one slow wave: that holds $6/\\pi^2$, or 61 %, of its variance.',
      },
      experiment: {
        version: 1,
        title: 'The best plane',
        seed: 2,
        data: { kind: 'generated', id: 'two-moons', size: 40, noise: 0.15 },
        model: { kind: 'mlp', widths: [2, 68, 68, 1], activation: 'tanh', bias: true },
        metric: { loss: 'logistic' },
        algorithms: [{ id: 'sgd', learningRate: 0.3, steps: 199 }],
        starts: [{ kind: 'random', distribution: 'lecun-normal' }],
        plane: { kind: 'pca' },
        view: { height: 'linear' },
      },
      stage: 'learning',
      names: { axes: ['first component', 'second component'] },
      beside: [{ title: 'noise', experiment: walk }],
      predictions: [baseline],
      expectations: [
        share(1, 0.98, 0.015, 0, 'simulated in float64'),
        share(2, 0.0137, 0.005, 0, 'simulated in float64'),
        { quantity: 'final-loss', interval: [0, 0.05], source: 'simulated in float64' },
        ...walkShares(1).map((expectation) => ({ ...expectation, long: true })),
      ],
    },
    {
      title: 'Noise draws cosines',
      insets: ['scores'],
      controls: ['seed'],
      prose:
        'A walk in many dimensions has scores that are cosines: along component $k$ it makes $k$ half periods. The first ' +
        'against the second is a parabola, and component $k$ explains\n\n' +
        '$$\\frac{6}{(T^2 - 1)\\,4\\sin^2(\\pi k/2T)} \\approx \\frac{6}{\\pi^2 k^2}$$\n\n' +
        'of the variance: with $T = 200$ points $0.608$, $0.152$, $0.068$. The formula knows of no network.',
      try: 'Draw other noise with the die.',
      tools: ['seed'],
      watch:
        'The dashed curve is drawn from the formula before the walk, and the walk keeps to it: half a period of a cosine along the first component, a whole one along the second.',
      marks: {
        'The dashed curve': 'prediction: lissajous',
        'the walk': 'run',
        'the first component': 'scores: component 1',
        'the second': 'scores: component 2',
      },
      experiment: walk,
      view: { camera: 'top' },
      predictions: [curve, baseline],
      expectations: [
        ...walkShares(0),
        cosine(1, 0),
        cosine(2, 0),
        {
          quantity: 'uncentred-share',
          value: 0.8106,
          absolute: 0.02,
          source: '8/π²: what forgetting the mean would show',
        },
      ],
    },
    {
      title: 'Noise that is pulled back',
      controls: ['seed'],
      prose:
        'Is “two components explain much” a sign of a walk, then? Only of one that is free. Pull the weights back by a tenth ' +
        'of their length each step, as a run does that has converged and jitters: no direction dominates, and 400 points show about $0.05$ in ' +
        'each of the first. Pull by a hundredth, and they look like a walk again, about $0.34$ and $0.20$.\n\n' +
        'So compare with the right noise. Above its baseline a share says something; alone it says nothing.',
      try: 'Draw other noise with the die.',
      tools: ['seed'],
      watch: 'The left run is a ball of wool, the right one has an arc.',
      marks: { 'The left run': 'surface: pulled by 1/10', 'the right one': 'surface: pulled by 1/100' },
      experiment: {
        model: { widths: [2, 30, 30, 1] },
        ...pulledBack(0.1, 0.045883),
        plane: { kind: 'pca', extent: { a: [-6, 6], b: [-6, 6] } },
      },
      view: { camera: 'top' },
      stage: 'pulled by 1/10',
      beside: [{ title: 'pulled by 1/100', experiment: pulledBack(0.01, 0.14178) }],
      predictions: [baseline],
      expectations: [
        share(1, 0.051, 0.01, 0, pulled),
        share(2, 0.048, 0.01, 0, pulled),
        share(3, 0.046, 0.01, 0, pulled),
        share(1, 0.335, 0.03, 1, pulled),
        share(2, 0.197, 0.02, 1, pulled),
      ],
    },
    ...lineSteps,
  ],
  thumbnail: 6,
  caveats: [
    'Shares of a random walk are those of high dimension: with as many steps as weights they are smaller.',
    'Components are centred on the mean of the run. Centred on the start instead, a random walk shows 81 % in one direction.',
    'Momentum and a falling rate raise the first share of pure noise, too: the baseline must have the run’s own algorithm.',
    'A line is measured at 51 points or more. Eleven would miss bumps.',
    'A run is drawn at its true loss, and its distance from the plane is in the table of runs: it is almost never in the plane.',
  ],
  references: [
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
    {
      text: 'J. Antognini, J. Sohl-Dickstein, PCA of high dimensional random walks with comparison to neural network training, 2018, and the author’s notebook',
      confirmed: true,
    },
    {
      text: 'I. Goodfellow, O. Vinyals, A. Saxe, Qualitatively characterizing neural network optimization problems, 2015',
      confirmed: false,
    },
    {
      text: 'J. Lucas and others, Analyzing monotonic linear interpolation in neural network loss landscapes, 2021',
      confirmed: false,
    },
    {
      text: 'T. Garipov, P. Izmailov, D. Podoprikhin, D. Vetrov, A. G. Wilson, Loss surfaces, mode connectivity, and fast ensembling of DNNs, 2018',
      confirmed: false,
    },
  ],
}
