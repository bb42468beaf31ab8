import { noTable } from '../../data/left-out.ts'
import type { Expectation, Prediction, Scenario } from '../../scenario.ts'
import { sweptMean } from '../../swept-mean.ts'

const maxMargin: Prediction = { formula: 'max-margin', draw: 'curve', label: 'largest margin' }

const simulated = 'simulated in float64'
const law = 'erf(δ(1 + ηg)⁻ᵗ/(√2σ)), derived'

/** w_0 beside the line w_1 = -w_2 of the saddle, off it by σ along (1, 1)/2. */
const shaken = (sigma: number) => [{ kind: 'weights', values: [1 + sigma / 2, -1 + sigma / 2] }]
const digits = [1, 2, 3, 4, 5, 6]

/** Distance from the saddle that counts as gone, and the loss there: (1 - δ²/2)²/2. */
const within = 0.1
const lossThere = 0.5 * (1 - within ** 2 / 2) ** 2
const walkers = 2000
/** Steps after which half of them are gone. */
const median = 77
const times = [50, 60, 70, 80, 90, 100, 110, 120]
/** P(T > t) at some of these times. */
const stillThere = [
  { at: 1, share: 0.99898 },
  { at: 2, share: 0.79457 },
  { at: 3, share: 0.37458 },
  { at: 5, share: 0.05785, long: true },
  { at: 7, share: 0.00861, long: true },
]
/** Three standard errors of a share of the walkers, and a start of one more. */
const chance = (share: number): number => 3 * Math.sqrt((share * (1 - share)) / walkers) + 1 / walkers

const separable = {
  kind: 'table',
  task: 'classification',
  inputs: [
    [0.5, 1.5],
    [1.5, 0.5],
    [2.5, 2],
    [3, 1],
    [1, 4],
    [-0.5, -1.5],
    [-1.5, -0.5],
    [-2.5, -2],
    [-3, -1],
  ],
  targets: [[1], [1], [1], [1], [1], [-1], [-1], [-1], [-1]],
}

const decades = [2, 3, 4, 5]
/** Angles to the largest margin, in radians, after ten to these powers of steps: of gradient descent, and of Adam. */
const angles = [
  [1, 0.23215, 0.573588],
  [2, 0.1179, 0.319495],
  [3, 0.05768, 0.08698],
] as const

/** float32 loses digits of 1 - margin where the loss is small. */
const rounded = { absolute: 2e-3 }
const ofMargin = (quantity: string, value: number): Expectation => ({
  quantity,
  value,
  absolute: 1e-4,
  float32: rounded,
  source: simulated,
})

const sizes = [100, 200, 500, 1000, 2000]
const bits = 6
const seven =
  'simulated in float64; six to seven and a half times the errors; the 0.056 and 0.240 of S23 are passed on the way'
const moonsOf = (size: number) => ({ data: { size } })

/** Weaker statements that are true of the algorithm in use (theory/README.md, S21 to S23). */
export const characterWitnessesScenario: Scenario = {
  id: 'character-witnesses',
  title: 'Three character witnesses for gradient descent',
  idea: 'A weaker statement that is true of the algorithm in use, or of a near relative: the worst start is not what happens, the right line comes in the end, and a bound can be weak without being empty.',
  minute:
    'A character witness does not prove the case. She says: I know him, he is a decent sort. Theory has such witnesses. The first: ' +
    'gradient descent can stay on a saddle for ever, and the worst case is true. But shake the start by a millionth and it is gone ' +
    'after three hundred steps. The worst case is a needle. The second: the loss is nearly zero, and the line still turns, for ever, ' +
    'towards the one with the largest margin. Nobody asked for that, and it arrives after infinite time. The third: a bound on the ' +
    'errors that is seven times too large, and yet says something. None of the three explains deep learning. Each is about the ' +
    'algorithm in use or a near relative of it, and all three are true.',
  steps: [
    {
      title: 'The worst start: for ever on the ridge',
      insets: ['losses'],
      prose:
        'The start is exactly on a ridge: both weights shrink alike, step for step, and the run goes to the saddle. ' +
        'It will stay there for ever. As a statement about the worst start that is a theorem: there is no bound on the ' +
        'time.\n\n' +
        'Two weights, $L = \\tfrac12(w_1 w_2 - 1)^2$, and the start $w_0 = (1, -1)$. The saddle is at $0$, where the ' +
        'loss is $\\tfrac12$.',
      try: 'Drag w₀ off the ridge by a hair, to either side.',
      tools: ['w₀'],
      watch:
        'The run turns away and falls into a valley, the one behind or the one in front: never straight on.',
      marks: { 'The run': 'run' },
      question: {
        setup:
          'Two weights, and the loss is zero where their product is 1. The saddle between the valleys is at 0.',
        ask: 'From a start exactly on the ridge: where does gradient descent end?',
        kind: 'choice',
        options: [
          { label: 'in the valley behind', value: 1, at: [1, 1] },
          { label: 'on the saddle', value: 0, at: [0, 0] },
          { label: 'in the valley in front', value: -1, at: [-1, -1] },
        ],
        answer: { quantity: 'final-weight' },
        because:
          'Both weights get the same push with opposite signs, so $w_1 = -w_2$ for ever: the run never leaves the ridge.',
      },
      experiment: {
        version: 1,
        title: 'Character witnesses',
        seed: 1,
        data: { kind: 'table', task: 'regression', inputs: [[1]], targets: [[1]] },
        model: { kind: 'mlp', widths: [1, 1, 1], activation: 'linear', bias: false },
        metric: { loss: 'squared', factor: 0.5 },
        algorithms: [{ id: 'sgd', learningRate: 0.05, steps: 400 }],
        starts: [{ kind: 'weights', values: [1, -1] }],
        plane: { kind: 'weights', first: 0, second: 1, extent: { a: [-2, 2], b: [-2, 2] } },
      },
      predictions: [],
      expectations: [
        { quantity: 'final-weight', value: 0, absolute: 1e-6, source: '0.95⁴⁰⁰, derived' },
        {
          quantity: 'final-weight',
          arguments: { index: 1 },
          value: 0,
          absolute: 1e-6,
          source: '0.95⁴⁰⁰, derived',
        },
        { quantity: 'final-loss', value: 0.5, absolute: 1e-6, source: 'the loss at the saddle' },
      ],
    },
    {
      title: 'Shake it by a millionth',
      hero: 'sweep',
      insets: ['surface'],
      prose:
        'A start ten times closer to the ridge costs 47 steps more, however close it is: on an axis that goes to ten million the ' +
        'curve hardly rises. It counts the steps until the loss is under $0.005$. So a hand that trembles never sees the worst case.\n\n' +
        'Now $w_0 = (1, -1) + \\tfrac{\\sigma}2 (1, 1)$, and with the rate $\\eta$ the 47 are $\\ln 10 / \\ln(1 + \\eta)$: the time is ' +
        '$\\ln(1/\\sigma)$, not $1/\\sigma$.',
      try: 'Drag w₀ on the small surface, towards the ridge and away from it: the timeline counts the steps.',
      tools: ['w₀'],
      watch:
        'The dots of the recurrence lie twenty steps below the steps that were counted: the rest is the way down the valley.',
      marks: {
        'dots of the recurrence': 'sweep: by the linear recurrence',
        'steps that were counted': 'sweep: steps to a loss of 0.005',
      },
      question: {
        ask: 'Off by a hundredth it takes 123 steps: how many when it is off by a millionth?',
        kind: 'number',
        scale: { from: 100, to: 1e7, log: true },
        within: 1.3,
        answer: { quantity: 'steps-to-stop' },
        because:
          'Each step multiplies the distance from the ridge by nearly the same factor: ten thousand is only 189 steps of it.',
      },
      experiment: {
        algorithms: [
          { id: 'sgd', learningRate: 0.05, steps: 1000, stop: { quantity: 'loss', below: 0.005 } },
        ],
        starts: shaken(1e-6),
      },
      predictions: [],
      expectations: [{ quantity: 'steps-to-stop', value: 312, absolute: 1, source: simulated }],
      sweep: {
        label: 'digits k of σ = 10⁻ᵏ',
        reference: 'character-witnesses-ridge',
        values: digits,
        experiments: digits.map((k) => ({ starts: shaken(10 ** -k) })),
        quantities: [
          { quantity: 'steps-to-stop', label: 'steps to a loss of 0.005' },
          { quantity: 'saddle-steps', label: 'by the linear recurrence', law: true },
        ],
        expectations: [
          [1, 123],
          [3, 218],
          [5, 312],
        ].map(([at = NaN, value = NaN]) => ({
          quantity: 'mean',
          arguments: { at },
          value,
          absolute: 1,
          source: 'simulated in float64; 94.39 for each factor of 100',
        })),
      },
    },
    {
      title: 'Two thousand walkers',
      hero: 'walkers',
      insets: ['sweep'],
      controls: [],
      opens: median,
      reveal: { step: median },
      prose:
        'Two thousand starts around the saddle: nobody leaves before step 50, half are gone at 77, all but one in a ' +
        'hundred at 120. This is smoothed analysis: the worst case is there, and has no share of the starts.\n\n' +
        'The starts are normal with $\\sigma = 10^{-4}$. The height is the share that is still within $0.1$ of the ' +
        'saddle after $t$ steps. The curve was known before: $\\operatorname{erf}(\\delta (1 + \\eta g)^{-t} / \\sqrt2 ' +
        '\\sigma)$, with $g = 1$ the steepness of the saddle.',
      try: 'Press play: for long nothing moves, and then all of them go at once.',
      tools: ['timeline'],
      watch:
        'The dots leave along the diagonal, half of them by step 77; the measured shares lie on the predicted curve.',
      marks: {
        'The dots': 'walkers',
        'measured shares': 'sweep: share still there',
        'predicted curve': 'sweep: predicted',
      },
      question: {
        setup:
          'Two thousand starts, drawn within about a ten-thousandth of the saddle. Gone is farther than 0.1 from it.',
        ask: 'After how many steps are half of the two thousand gone?',
        kind: 'choice',
        options: [
          { label: 'about 20: they start very close to it', value: 1 },
          { label: 'about 77', value: 0.5 },
          { label: 'about 1,000', value: 0 },
        ],
        answer: { quantity: 'saddle-share', arguments: { within, steps: median } },
        axis: 'none',
        because:
          'A typical start is a thousand times closer than 0.1, and each step multiplies its distance by 1.1: $\\ln 1000 / \\ln 1.1 = 72$ steps.',
      },
      experiment: {
        algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 120 }],
        starts: [{ kind: 'random', distribution: 'normal', scale: 1e-4, count: 1 }],
        plane: { kind: 'weights', first: 0, second: 1, extent: { a: [-1.5, 1.5], b: [-1.5, 1.5] } },
      },
      predictions: [],
      expectations: [
        {
          quantity: 'saddle-share',
          arguments: { within, steps: median },
          value: 0.5,
          absolute: 0.02,
          source: law,
        },
      ],
      sweep: {
        label: 'steps t',
        ofSteps: true,
        up: 'share still there',
        scale: { from: 0, to: 1 },
        reference: 'character-witnesses-walkers',
        rules: [{ at: 0.5, label: 'half of them', axis: 'up' }],
        short: { values: 4, seeds: 1 },
        values: times,
        experiments: times.map((steps) => ({ algorithms: [{ id: 'sgd', learningRate: 0.1, steps }] })),
        quantities: [
          {
            quantity: 'ensemble-share',
            arguments: { from: lossThere, count: walkers },
            label: 'share still there',
          },
          { quantity: 'saddle-share', arguments: { within }, label: 'predicted', law: true },
        ],
        expectations: stillThere.flatMap(({ at, share, long }): Expectation[] => [
          {
            quantity: 'mean',
            arguments: { at, of: 1 },
            value: share,
            absolute: 1e-5,
            source: law,
            ...(long && { long }),
          },
          {
            quantity: 'mean',
            arguments: { at },
            value: share,
            absolute: chance(share),
            source: `${law}; three standard errors`,
            ...(long && { long }),
          },
        ]),
      },
    },
    {
      title: 'The loss vanishes, and the line still turns',
      hero: 'function',
      insets: ['losses', 'surface'],
      prose:
        'Nine points that a line separates, logistic loss, gradient descent with rate 1. After some steps every point is right; after ' +
        '10,000 the loss is below $0.0001$, and the line is still turning.\n\n' +
        'It turns to the line with the largest margin, which nobody asked for: $\\hat w = (\\tfrac12, \\tfrac12)$. The weights themselves go to infinity, ' +
        'as $\\hat w \\ln t$.',
      try: 'Press play, and then seek to the last steps.',
      tools: ['timeline'],
      watch:
        'The boundary turns to the dashed line, and is seven degrees short of it. On the surface the run follows the drawn direction.',
      marks: {
        'the dashed line': 'function: final line',
        'the surface': 'surface',
        'the run': 'run',
        'drawn direction': 'prediction: max-margin',
      },
      question: {
        ask: 'After 10,000 steps, with a loss below 0.0001: how far is the line from its final direction?',
        kind: 'choice',
        options: [
          { label: 'there, to all digits', value: 0 },
          { label: 'about seven degrees', value: 0.118 },
          { label: 'half a right angle', value: 0.785 },
        ],
        answer: { quantity: 'margin-angle' },
        because:
          'The line turns only as the weights grow, like $\\ln t$, and $\\ln 10{,}000$ is only 9: it is never there.',
      },
      experiment: {
        data: separable,
        model: { widths: [2, 1] },
        metric: { loss: 'logistic', factor: 1 },
        algorithms: [{ id: 'sgd', learningRate: 1, steps: 10_000 }],
        starts: [{ kind: 'weights', values: [-1, 3] }],
        plane: { kind: 'weights', first: 0, second: 1, extent: { a: [-2, 7], b: [-2, 7] } },
        view: { height: 'log' },
      },
      predictions: [maxMargin],
      expectations: [
        ofMargin('margin-angle', 0.1179),
        ofMargin('margin-share', 0.93425),
        ofMargin('norm-per-log', 1.0194),
        ofMargin('loss-times-time', 0.4589),
        { quantity: 'final-loss', interval: [0, 0.0001], source: simulated },
        { quantity: 'part-errors', arguments: { part: 'train' }, value: 0, absolute: 0, source: simulated },
      ],
    },
    {
      title: 'Right after infinite time',
      hero: 'sweep',
      insets: ['function', 'surface'],
      prose:
        'The angle that is left after a hundred to a hundred thousand steps, in radians: $0.12$ is seven degrees. Theory promises no more than ' +
        '$O(1/\\ln t)$; here each further digit halves it.\n\n' +
        'That is a theorem about a near relative of the algorithm in use: gradient descent on a linear classifier, with all points in each step and a small enough ' +
        'rate, where a line separates the data. It is a witness, no proof: it says where the line goes, and that it never arrives. Of Adam it says nothing.',
      try: 'Drag w₀: another beginning, the same end.',
      tools: ['w₀'],
      watch: 'Ten times the steps, and the angle only halves.',
      marks: {
        'Ten times the steps': 'sweep: log₁₀ of the steps',
        'the angle': 'sweep: angle to the widest margin',
      },
      experiment: {
        algorithms: [
          { id: 'sgd', learningRate: 1, steps: 10_000 },
          { id: 'adam', learningRate: 0.01, steps: 10_000 },
        ],
      },
      predictions: [maxMargin],
      sweep: {
        label: 'log₁₀ of the steps',
        up: 'angle to the widest margin, in radians',
        reference: 'character-witnesses-margin',
        short: { values: 3, seeds: 1 },
        values: decades,
        experiments: decades.map((power) => ({
          algorithms: [
            { id: 'sgd', learningRate: 1, steps: 10 ** power },
            { id: 'adam', learningRate: 0.01, steps: 10 ** power },
          ],
        })),
        quantities: [
          { quantity: 'margin-angle', label: 'gradient descent' },
          { quantity: 'margin-angle', arguments: { algorithm: 1 }, label: 'Adam' },
        ],
        expectations: angles.flatMap(([at, descent, adam]) => {
          const angle = (of: number, value: number, absolute: number): Expectation => ({
            ...sweptMean(at, of, value, absolute, simulated),
            float32: rounded,
            ...(at > 2 && { long: true }),
          })
          return [angle(0, descent, 1e-4), angle(1, adam, 1e-3)]
        }),
      },
    },
    {
      title: 'A bound that is weak, but not empty',
      hero: 'sweep',
      insets: ['function'],
      controls: ['seed'],
      prose:
        'Round the 33 weights of a network to 6 bits. Then it is one of $2^{198}$, and for all of them at once, but for one sample in 20, ' +
        'errors on new points are at most those on the $n$ points seen, and $\\sqrt{(198 \\ln 2 + \\ln 20) / 2n}$.\n\n' +
        'With 200 points the bound is above ½: a coin does as well. With 2,000 it says a fifth, and the truth is one in thirty. Seven times ' +
        'too large, and yet it is about this very network, trained as always.',
      try: 'Take another seed: other points, and the truth is below the bound again.',
      tools: ['seed'],
      watch:
        'The bound comes down, below that of a coin from 500 points on; the truth, errors on new points, has been far below it all along.',
      marks: {
        'The bound': 'sweep: the bound',
        'a coin': 'sweep: a coin',
        'errors on new points': 'sweep: errors on new points',
      },
      question: {
        ask: 'The network errs on one new point in thirty: what does the bound promise from 2,000 points seen?',
        kind: 'number',
        scale: { from: 0.01, to: 1, log: true },
        within: 1.3,
        answer: { quantity: 'occam-bound', arguments: { bits } },
        because: 'The errors on the sample, and $0.187$ for having had $2^{198}$ networks to choose from.',
      },
      experiment: {
        data: {
          kind: 'generated',
          id: 'two-moons',
          size: 2000,
          testSize: 20_000,
          noise: 0.2,
          ...noTable,
        },
        model: { widths: [2, 8, 1], activation: 'tanh', bias: true },
        algorithms: [{ id: 'adam', learningRate: 0.05, steps: 150 }],
        starts: [{ kind: 'random', distribution: 'glorot-normal' }],
        plane: { kind: 'pca', first: null, second: null, extent: null },
      },
      predictions: [],
      expectations: [
        {
          quantity: 'occam-penalty',
          arguments: { bits },
          value: 0.18724,
          absolute: 1e-5,
          source: 'closed form',
        },
        ...[4, 8].map((bits) => ({
          quantity: 'quantised-errors',
          arguments: { bits },
          interval: [0.02, 0.06] as const,
          source: simulated,
        })),
        { quantity: 'quantised-errors', arguments: { bits }, interval: [0.03, 0.034], source: seven },
        { quantity: 'occam-bound', arguments: { bits }, interval: [0.205, 0.225], source: seven },
      ],
      sweep: {
        label: 'points n',
        rules: [{ at: 0.5, label: 'a coin', axis: 'up' }],
        ratio: [0, 1],
        reference: 'character-witnesses-bound',
        values: sizes,
        experiments: sizes.map(moonsOf),
        short: { values: 3, seeds: 1 },
        quantities: [
          { quantity: 'occam-bound', arguments: { bits }, label: 'the bound' },
          { quantity: 'quantised-errors', arguments: { bits }, label: 'errors on new points' },
          {
            quantity: 'quantised-errors',
            arguments: { bits, part: 'train' },
            label: 'errors on the points seen',
          },
        ],
        expectations: [
          {
            quantity: 'mean',
            arguments: { at: 0 },
            interval: [0.83, 0.9],
            source: 'closed form, and no more than 6 errors',
          },
          {
            quantity: 'mean',
            arguments: { at: 1 },
            interval: [0.59, 0.65],
            source: 'closed form, and no more than 12 errors',
          },
          {
            quantity: 'mean',
            arguments: { at: 2 },
            interval: [0.37, 0.43],
            source: 'closed form, and no more than 30 errors',
          },
          { quantity: 'most', arguments: { at: 2, of: 1 }, interval: [0, 0.06], source: simulated },
          { quantity: 'mean', arguments: { at: 4 }, interval: [0.19, 0.25], source: simulated, long: true },
        ],
      },
    },
  ],
  caveats: [
    'On the ridge the two partial derivatives are the same number with opposite signs, in float32 too. Another order of the sums could leave the ridge by rounding.',
    'Starts are rounded to float32, so that the smallest shake here is a millionth.',
    'The theorem of the margin is about data that a line separates, and about the loss without weight decay.',
    'The grid of the bound is fixed before anything is seen: 2⁶ values from -8 to 8. A grid that was chosen by the trained weights would cost bits of its own.',
  ],
  references: [
    {
      text: 'D. A. Spielman, S.-H. Teng, Smoothed analysis of algorithms, JACM 2004 (abstract)',
      confirmed: true,
    },
    {
      text: 'D. Soudry, E. Hoffer, M. S. Nacson, S. Gunasekar, N. Srebro, The implicit bias of gradient descent on separable data, JMLR 2018 (abstract)',
      confirmed: true,
    },
    {
      text: 'S. Shalev-Shwartz, S. Ben-David, Understanding machine learning, 2014, chapter 7',
      confirmed: false,
    },
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
  ],
}
