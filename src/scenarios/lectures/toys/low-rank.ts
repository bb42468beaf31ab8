import { completion } from '../../data/completion-data.ts'
import type { Expectation, Prediction, Scenario } from '../../scenario.ts'

const { matrix, observed, depth2, depth3 } = completion

const unit = (size: number): number[][] =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)))
/** The matrix where `mask` is 1, and 0 elsewhere: a direction for depth 1. */
const masked = (mask: readonly (readonly number[])[]): number[] =>
  matrix.flatMap((row, i) => row.map((entry, j) => entry * (mask[i]?.[j] ?? 0)))
const wide = (width: number, depth: number): number[] => Array.from({ length: depth + 1 }, () => width)

const hidden = observed.map((row) => row.map((seen) => 1 - seen))
const nothing = Array.from({ length: 100 }, () => 0)
const descent = (learningRate: number, steps: number) => [{ id: 'sgd', learningRate, steps }]

const depth = (count: number, start: readonly number[], learningRate: number) => ({
  model: { widths: wide(10, count) },
  algorithms: descent(learningRate, 6000),
  starts: [{ kind: 'weights', values: start }],
})
const alone = depth(1, nothing, 0.05)
const two = depth(2, depth2, 0.05)
const three = depth(3, depth3, 0.02)

/** `count` factors of 2 x 2 whose product is 0.1 times the identity, or with `turned` times diag(1, -1). */
const escapeFrom = (count: number, learningRate: number, steps: number, turned = false) => {
  const root = 0.1 ** (1 / count)
  const layer = [root, 0, 0, root]
  const first = turned ? [root, 0, 0, -root] : layer
  return {
    model: { widths: wide(2, count) },
    algorithms: descent(learningRate, steps),
    starts: [{ kind: 'weights', values: [first, ...Array.from({ length: count - 1 }, () => layer)].flat() }],
  }
}

const simulated = 'simulated in float64'
const is = (
  quantity: string,
  value: number,
  absolute: number,
  more: Partial<Expectation> = {},
): Expectation => ({ quantity, value, absolute, source: simulated, ...more })

const rank = (value: number, stage = 0, absolute = 5e-4) => is('effective-rank', value, absolute, { stage })
const error = (value: number, stage = 0, absolute = 5e-5) =>
  is('unobserved-error', value, absolute, { stage })
const singular = (values: readonly number[], stage = 0) =>
  values.map((value, index) => is('singular-values', value, 5e-4, { stage, arguments: { index } }))

const least: Prediction = { formula: 'nuclear-norm', draw: 'matrix', label: 'nuclear norm' }
const convex = 'convex program, solved in float64'
const ofLeast: readonly Expectation[] = [
  is('least-nuclear-norm', 9.304, 1e-3, { source: convex }),
  is('least-nuclear-norm', 0.543, 5e-4, { source: convex, arguments: { of: 'error' } }),
  is('least-nuclear-norm', 1.604, 1e-3, { source: convex, arguments: { of: 'effective-rank' } }),
]

const entry = (value: number, stage = 0): Expectation => is('outputs', value, 5e-4, { stage })

/** Matrices: gradient descent on a product finds low rank though nothing asks for it, and lets every norm run away for it (theory/README.md, S28, S29). */
export const lowRankScenario: Scenario = {
  id: 'low-rank',
  title: 'Low rank for free; norms to infinity, rank to one',
  idea: 'A linear network of any depth can say no more than one matrix. Which matrix it comes to say is another question, and depth answers it.',
  minute:
    'I hide seventy of a hundred numbers. Nothing in the loss knows about them: whatever you write there, the loss is zero. So a ' +
    'single matrix, trained from zero, leaves them at zero. Now I write the same matrix as a product of three. It can express ' +
    'nothing new, not one matrix more. And it fills in the hidden numbers, to the third digit. Nobody asked for low rank. ' +
    'Is depth then a norm in disguise, the nuclear norm, as everybody guesses? Look at the tile: the least nuclear norm gets it ' +
    'wrong. And here is the case that settles it: four entries, three of them given. Every norm of the singular values says that the fourth should be ' +
    'zero. Gradient descent sends it to infinity, because there the rank is one.',
  steps: [
    {
      title: 'Thirty of a hundred',
      hero: 'matrix',
      insets: ['surface'],
      prose:
        'A matrix $M$ of $10 \\times 10$; 30 entries are observed, the hatched ones are not. The model is one matrix $W$, from zero, and ' +
        '$L = \\tfrac12 \\sum (W_{ij} - M_{ij})^2$ over what is observed.\n\n' +
        'The truth is at $(1, 1)$: $u$ is its observed part, $v$ its hidden one. Along $v$ the loss does not change. So the run goes straight to ' +
        '$(1, 0)$, and the hidden entries stay at zero: error 100 %.',
      try: 'Run it, and point at an entry.',
      tools: ['timeline', 'matrix'],
      watch: 'The run’s tile copies the first one and guesses nothing.',
      marks: { 'The run’s tile': 'matrix: gradient descent', 'the first one': 'matrix: observed' },
      predictions: [],
      experiment: {
        version: 1,
        title: 'Matrix completion',
        seed: 1,
        data: {
          kind: 'table',
          task: 'regression',
          inputs: unit(10),
          targets: matrix,
          weights: observed,
          testInputs: unit(10),
          testTargets: matrix,
          testWeights: hidden,
        },
        model: { kind: 'mlp', activation: 'linear', bias: false, ...alone.model },
        metric: { loss: 'squared', factor: 0.5, reduction: 'sum' },
        algorithms: descent(0.05, 200),
        starts: alone.starts,
        plane: {
          kind: 'directions',
          u: masked(observed),
          v: masked(hidden),
          extent: { a: [-0.5, 2], b: [-0.75, 1.75] },
        },
        view: { height: 'log' },
      },
      expectations: [error(1, 0, 1e-6), is('final-loss', 0, 1e-6)],
    },
    {
      title: 'The same matrix, as a product of three',
      hero: 'matrix',
      opens: 300,
      insets: ['losses'],
      prose:
        'The loss and the 30 numbers are the same, and the hidden entries appear. One singular value, $\\sigma_1$, switches on, to 9.987; ' +
        'the second stays at 0.006. Effective rank 1.009, error 0.5 %: $M$ has rank 1, and nobody said so.\n\n' +
        '$W = W_3 W_2 W_1$, three matrices of $10 \\times 10$, small to begin with. Not one matrix more can be written so.',
      try: 'Scrub through the first 500 steps.',
      tools: ['timeline'],
      watch: 'A plateau, then a cliff: that is σ₁ switching on.',
      marks: { 'A plateau, then a cliff': 'losses', 'σ₁': 'losses: σ₁' },
      question: {
        setup: 'Of a 10 × 10 matrix 30 entries are observed. The model is now a product of three matrices.',
        ask: 'Nothing in the loss speaks of the hidden 70 entries: what is their error with three factors?',
        kind: 'choice',
        options: [
          { label: '100 %: they stay zero', value: 1 },
          { label: '50 %: a fair guess', value: 0.5 },
          { label: 'below 1 %: it finds them', value: 0 },
        ],
        answer: { quantity: 'unobserved-error' },
        because:
          'From a small start a product of three switches on one singular value at a time, and $M$ has only one.',
      },
      experiment: {
        ...three,
        algorithms: descent(0.02, 2000),
        plane: { kind: 'pca', u: null, v: null, extent: null },
      },
      chart: 'singular-values',
      predictions: [],
      expectations: [
        error(0.0049),
        rank(1.0095),
        ...singular([9.987, 0.006, 0.002]),
        is('map-norms', 9.9974, 1e-3, { arguments: { index: 2 } }),
      ],
    },
    {
      title: 'A product of two, and the usual suspect',
      hero: 'matrix',
      insets: ['losses'],
      prose:
        'Depth 2 lies between: error 0.194, effective rank 1.304. Its singular values switch on one after the other, to 9.079, ' +
        '0.378, 0.131.\n\n' +
        'The usual suspect is the **nuclear norm**, their sum. The least one that fits is 9.304, less than the 9.625 of depth 2 and the ' +
        '10 of the truth. But its matrix has error 0.543. Whatever depth minimises, it is not this.',
      try: 'Point at a hidden entry in the tile of the suspect, the nuclear norm.',
      tools: ['matrix'],
      watch: 'Its tile is less like the truth than the run’s.',
      marks: {
        'Its tile': 'matrix: nuclear norm',
        'the truth': 'matrix: truth',
        'the run’s': 'matrix: gradient descent',
      },
      experiment: { ...two },
      chart: 'singular-values',
      predictions: [least],
      expectations: [
        error(0.1944),
        rank(1.304),
        ...singular([9.079, 0.378, 0.131]),
        is('map-norms', 9.625, 1e-3, { arguments: { index: 2 } }),
        ...ofLeast,
      ],
    },
    {
      title: 'Depth 1, 2, 3',
      hero: 'matrix',
      insets: ['losses'],
      prose:
        'Thirty numbers, three factorisations, the same loss to the end: zero. What differs is everywhere else.\n\n' +
        'Depth 1 has effective rank 4.23 and knows nothing of what is hidden. Depth 2 has a good guess. Depth 3 has the answer.',
      try: 'Point at an entry that is not observed.',
      tools: ['matrix'],
      watch: 'Five answers to one question. Only depth 3 says what the truth says.',
      marks: { 'Five answers': 'matrix', 'depth 3': 'matrix: depth 3', 'the truth': 'matrix: truth' },
      experiment: { ...alone },
      chart: 'effective-rank',
      stage: 'depth 1',
      beside: [
        { title: 'depth 2', experiment: two },
        { title: 'depth 3', experiment: three },
      ],
      predictions: [least],
      expectations: [error(1, 0, 1e-6), rank(4.23, 0, 5e-3)],
    },
    {
      title: 'Long after the loss is flat',
      hero: 'sweep',
      insets: ['matrix'],
      prose:
        'Depth 3 again: the error of the hidden entries is 0.079 after 500, 0.027 after ' +
        '1000, 0.0049 after 2000, 0.0021 after 4000, and then it stays: the start was small, not zero.\n\n' +
        'At step 500 the loss is already 0.001. What was never shown is learned on the rest of the way.',
      try: 'Scrub from step 500 on: the loss is gone, and the matrix still changes.',
      tools: ['timeline'],
      watch:
        'From step 500 on the loss lies flat; the error of what is hidden still becomes forty times smaller.',
      marks: {
        'the loss': 'sweep: loss',
        'the error of what is hidden': 'sweep: error, not observed',
      },
      experiment: { ...three },
      predictions: [],
      sweep: {
        label: 'steps',
        reference: 'low-rank-steps',
        values: [250, 500, 1000, 2000, 4000, 6000],
        experiments: [250, 500, 1000, 2000, 4000, 6000].map((steps) => ({
          algorithms: descent(0.02, steps),
        })),
        ofSteps: true,
        up: 'loss, and relative error',
        scale: { from: 0, to: 0.2 },
        quantities: [
          { quantity: 'unobserved-error', label: 'error, not observed' },
          { quantity: 'final-loss', label: 'loss' },
        ],
        expectations: [0.0793, 0.0272, 0.0049, 0.0021].map((value, i) =>
          is('mean', value, 5e-5, { arguments: { at: i + 1 } }),
        ),
      },
    },
    {
      title: 'What kills it',
      hero: 'matrix',
      insets: ['losses'],
      prose:
        'The gift depends on a small start and on plain gradient descent. From factors eight times as large the loss vanishes as ' +
        'well, and the hidden entries are worse than zeros: error 1.31, effective rank 3.8. Adam from the small start: ' +
        '0.135 at rate 0.003, sixty times worse than gradient descent.\n\n' +
        'All three are perfect on what was observed.',
      try: 'Play: the chart has the effective rank of all three, step by step.',
      tools: ['timeline', 'losses'],
      watch: 'Only from the small start the rank comes down to 1, and only that tile is the truth.',
      marks: {
        'the small start': 'matrix: small start',
        'the rank': 'losses',
        'the truth': 'matrix: truth',
      },
      experiment: { ...three },
      chart: 'effective-rank',
      stage: 'small start',
      beside: [
        {
          title: '8 × as large',
          experiment: { starts: [{ kind: 'weights', values: depth3.map((weight) => 8 * weight) }] },
        },
        {
          title: 'Adam',
          experiment: { algorithms: [{ id: 'adam', learningRate: 0.003, steps: 6000 }] },
        },
      ],
      predictions: [],
      expectations: [
        error(1.309, 1, 2e-3),
        rank(3.812, 1, 5e-3),
        is('final-loss', 0, 1e-6, { stage: 1 }),
        error(0.135, 2, 2e-3),
        is('final-loss', 0, 1e-4, { stage: 2 }),
      ],
    },
    {
      title: 'Three entries given: what is the fourth?',
      hero: 'matrix',
      insets: ['losses'],
      prose:
        'Every Schatten norm, a norm of the singular values, is least where the fourth entry is 0; rank 1 needs it infinite. After 5000 steps the loss $L$ is ' +
        '0.00367 and $W_{11}$ 11.605: loss to zero, every norm to infinity.\n\n' +
        '$W = \\begin{pmatrix} ? & 1 \\\\ 1 & 0 \\end{pmatrix}$, of depth 3 from $0.1\\,I$. Its $\\det W > 0$ stays so, ' +
        'and then a loss $L$ forces\n\n' +
        '$$|W_{11}| \\ge \\frac{(1 - \\sqrt{2L})^2}{\\sqrt{2L}}.$$',
      try: 'Let the chart show the norms, then the determinant.',
      tools: ['losses'],
      watch: 'The entry stays above its bound; both rise for ever.',
      marks: { 'The entry': 'losses', 'its bound': 'losses' },
      question: {
        ask: 'What becomes of the entry that is not given, from 0.1 at the start?',
        kind: 'choice',
        options: [
          { label: '0: every Schatten norm is least there', value: 0 },
          { label: '1: like its neighbours', value: 1 },
          { label: 'it grows beyond 10', value: 12 },
        ],
        answer: { quantity: 'outputs' },
        because:
          'The determinant stays positive, and the loss goes to zero: that forces the entry, and with it every norm, to infinity.',
      },
      experiment: {
        title: 'Three entries given',
        data: {
          inputs: unit(2),
          targets: [
            [0, 1],
            [1, 0],
          ],
          weights: [
            [0, 1],
            [1, 1],
          ],
          testInputs: null,
          testTargets: null,
          testWeights: null,
        },
        ...escapeFrom(3, 0.02, 5000),
      },
      chart: 'escape',
      predictions: [least],
      expectations: [
        is('final-loss', 3.673e-3, 2e-6),
        is('outputs', 11.605, 1e-3),
        is('determinant', 2.017e-3, 2e-6),
        is('least-determinant', 2.017e-3, 2e-6),
        { quantity: 'escape-ratio', interval: [1.104, Infinity], source: 'closed form: det W > 0' },
        rank(1.0002, 0, 5e-5),
        is('least-nuclear-norm', 2, 1e-5, { source: 'closed form: √(x² + 4) at x = 0' }),
        is('least-nuclear-norm', 0, 1e-5, {
          source: 'closed form: √(x² + 4) is least at x = 0',
          arguments: { of: 'entry', index: 0 },
        }),
      ],
    },
    {
      title: 'It depends on the sign, and on depth',
      hero: 'losses',
      insets: ['matrix'],
      prose:
        'One sign is flipped in the first factor, and now the run converges: $W_{11}$ is 0.255. The mountain is the same; ' +
        'it has two sides.\n\n' +
        'Then $\\det W < 0$ at the start, and the run comes to $\\det W = -1$. Depth 1 leaves $W_{11} = 0.1$ where it was: no ' +
        'product, no preference.',
      try: 'Play the three together.',
      tools: ['timeline'],
      watch: 'One curve grows without end. Two are level at once.',
      marks: { 'One curve': 'losses: det > 0', Two: 'losses: det < 0' },
      experiment: { ...escapeFrom(3, 0.01, 10_000) },
      chart: 'entry',
      stage: 'det > 0',
      beside: [
        { title: 'det < 0', experiment: escapeFrom(3, 0.01, 10_000, true) },
        { title: 'depth 1', experiment: escapeFrom(1, 0.01, 10_000) },
      ],
      predictions: [],
      expectations: [
        rank(1.0002, 0, 5e-5),
        entry(0.2546, 1),
        is('determinant', -1, 1e-4, { stage: 1 }),
        is('final-loss', 0, 1e-9, { stage: 1 }),
        is('outputs', 0.1, 1e-6, { stage: 2 }),
      ],
    },
    {
      title: 'Where the computer breaks the theorem',
      hero: 'losses',
      insets: ['matrix'],
      prose:
        'At depth 2 the determinant falls not like a power of the time but exponentially. The proof needs its sign, and a computer ' +
        'has only so many digits: below $100\\,\\varepsilon\\,|W_{11}|$ rounding decides it. In float32 that is step 402.\n\n' +
        'At the left the run goes on, and around step 1000 float32 arithmetic finds a determinant that is not positive, which the theorem ' +
        'forbids; the curve is that of the same weights in float64. At the right it stops in time. Float64 only delays it.',
      try: 'Point at the curve where it crosses the line.',
      tools: ['losses'],
      watch: 'Far below the line the fall ends in noise: a record of rounding, not of learning.',
      marks: { 'the line': 'losses', 'the fall': 'losses' },
      experiment: { ...escapeFrom(2, 0.02, 6000) },
      chart: 'determinant',
      stage: 'goes on',
      beside: [
        {
          title: 'stops in time',
          experiment: {
            algorithms: [
              { id: 'sgd', learningRate: 0.02, steps: 6000, stop: { quantity: 'loss', below: 0.0619265 } },
            ],
          },
        },
      ],
      predictions: [],
      expectations: [
        {
          quantity: 'untrusted-step',
          interval: [396, 416],
          source: 'simulated: step 402, on a record of every 13th',
        },
        {
          quantity: 'sign-lost-step',
          interval: [850, 1150],
          source: 'simulated: 951 and 1040 with two orders of summation',
        },
        {
          quantity: 'sign-lost-step',
          arguments: { precision: 'float64' },
          interval: [3600, 4000],
          on: ['oracle'],
          source: 'simulated in float64: about step 3,850',
        },
        is('determinant', 3e-5, 1e-6, { stage: 1 }),
        is('outputs', 2.5107, 4e-3, { stage: 1 }),
      ],
    },
  ],
  thumbnail: 2,
  caveats: [
    'A row or a column without any observed entry cannot be recovered by anybody; here every row and every column has one, and all of them are connected.',
    'This mask and this matrix are kind. Of ten matrices drawn anew, depth 3 completes all from 50 entries, but from 30 only some: low rank is found, and not always the right one.',
    'That depth 2 comes to the least nuclear norm is a statement about starts that go to zero. This start is small, not zero, and depth 2 is not there yet.',
    'More than one matrix has the least nuclear norm here; shown is the one that alternating directions come to from zeros.',
    'The bound on the entry is a theorem of gradient flow, which cannot cross det W = 0. Steps are finite: the test looks at the determinant all the way.',
    'Networks with activations are not products of matrices. This shows what depth does to gradient descent, not what a large network does.',
  ],
  references: [
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
    {
      text: 'S. Arora, N. Cohen, W. Hu, Y. Luo, Implicit regularization in deep matrix factorization, 2019',
      confirmed: true,
    },
    {
      text: 'N. Razin, N. Cohen, Implicit regularization in deep learning may not be explainable by norms, 2020',
      confirmed: true,
    },
    {
      text: 'S. Gunasekar, B. Woodworth, S. Bhojanapalli, B. Neyshabur, N. Srebro, Implicit regularization in matrix factorization, 2017',
      confirmed: false,
    },
    {
      text: 'O. Roy, M. Vetterli, The effective rank: a measure of effective dimensionality, 2007',
      confirmed: false,
    },
  ],
}
