import type { Scenario } from '../../scenario.ts'

const simulated = 'simulated in float64'
const closed = 'closed form, derived'

/** The minimum of one weight. */
const end = 4 * Math.E
const row = [1, 2, 3, 4, 5]
/** L, and the factor from saddle to saddle that late ones come to, with how near the fifth is to it. */
const factors = [
  [1, 2.71, 0.03],
  [1.5, 3.409, 0.02],
  [2, 4.106, 0.02],
] as const

/** Exponential time at a row of saddles, and what a little noise does (theory/README.md, S20). */
export const saddlesInARowScenario: Scenario = {
  id: 'saddles-in-a-row',
  title: 'Saddles in a row, and a pinch of noise',
  idea: 'An impossibility and a proof of concept: gradient descent can take a time that grows geometrically with the number of weights, and a small kick where the slope vanishes cures it.',
  minute:
    'Two kinds of theorem, about one picture. The first says what cannot be: there are functions, quite smooth, on which gradient descent needs ' +
    'a time exponential in the number of weights. Not at some odd start, but from nearly everywhere. It never stands still for ever, it only gets ' +
    'slower and slower: while one weight leaves its saddle, the next one is pulled onto its own. The second theorem says what can be: kick it a little ' +
    'whenever the slope vanishes, and each saddle costs the same. Nobody trains like this; it is a proof that it can be done. And then a warning: ' +
    'with five weights a computer with short numbers shows something else, and it is false.',
  steps: [
    {
      title: 'Two weights, two saddles',
      hero: 'surface',
      prose:
        'Height is the loss of two weights. In the middle is a saddle: $x$ runs away from $0$, while $y$ is pulled towards it. In the next room, at ' +
        '$|x| = 4e$, the second weight meets a saddle of its own.\n\n' +
        'Gradient descent gets past both. But look where it comes to the second: close to the axis, since $y$ had to wait.',
      try: 'Drag w₀ to the line $y = 0$, and a little off it.',
      tools: ['w₀'],
      watch: 'It turns a corner, and waits the longer the closer it comes to the axis.',
      marks: { It: 'run', 'the axis': 'surface' },
      question: {
        setup:
          'Height is the loss of two weights. In the middle is a saddle; in the next room waits another one.',
        ask: 'The start is a little right of the middle and a little in front: where does the run end?',
        kind: 'choice',
        options: [
          { label: 'on the saddle of the next room', value: 0, at: [end, 0] },
          { label: 'right, and in front', value: -end, at: [end, -end] },
          { label: 'right, and behind', value: end, at: [end, end] },
        ],
        answer: { quantity: 'final-weight', arguments: { index: 1 } },
        because: 'The second weight shrinks while it waits, and keeps its sign. Then it leaves by that side.',
      },
      experiment: {
        version: 1,
        title: 'Saddles in a row',
        seed: 1,
        data: { kind: 'none' },
        model: { kind: 'function', id: 'octopus', parameters: { a: 1.5, b: 1 } },
        metric: { loss: 'squared' },
        algorithms: [{ id: 'sgd', learningRate: 1 / 6, steps: 80 }],
        starts: [{ kind: 'weights', values: [0.6, -0.5] }],
        plane: { kind: 'weights', first: 0, second: 1, extent: { a: [-14, 14], b: [-14, 14] } },
        view: { range: [-250, 60] },
      },
      predictions: [],
      expectations: [
        { quantity: 'final-weight', value: end, absolute: 1e-3, source: 'the minimum at 4e' },
        {
          quantity: 'final-weight',
          arguments: { index: 1 },
          value: -end,
          absolute: 1e-3,
          source: 'the minimum at 4e, with the sign of the start',
        },
      ],
    },
    {
      title: 'Five weights: each waits longer',
      hero: 'coordinates',
      prose:
        'Five weights, five saddles in a row. The axis is logarithmic: a straight line up is a weight that leaves, by a factor of $1 + 2\\eta$ a step, with the rate $\\eta$; a ' +
        'straight line down is one that waits, and halves with each step.\n\n' +
        'So the longer the saddles before took, the smaller a weight is when its turn comes, and the longer it takes to grow again. Every saddle ' +
        'costs a multiple of the one before.',
      try: 'Take other seeds: the start is not to blame.',
      tools: ['seed'],
      watch: 'Each tooth is as deep as all before it were long.',
      marks: { 'Each tooth': 'coordinates: x₅' },
      controls: ['seed'],
      question: {
        ask: 'The third saddle is passed at step 142: at which step is the fifth?',
        kind: 'number',
        scale: { from: 100, to: 1e5, log: true },
        within: 1.4,
        answer: { quantity: 'saddle-passed' },
        because: 'Each takes about $3.4$ times the one before: an exponential of the number of weights.',
      },
      experiment: {
        data: null,
        model: null,
        metric: null,
        algorithms: null,
        starts: null,
        plane: null,
        view: null,
        problem: { kind: 'saddles', dimension: 5, saddle: 5, steepness: 1.5 },
      },
      predictions: [],
      expectations: [
        { quantity: 'saddles-passed', value: 5, absolute: 0, source: simulated },
        { quantity: 'saddle-factor', value: 3.409, relative: 0.02, source: closed },
        { quantity: 'saddle-passed', interval: [1200, 1900], source: simulated },
      ],
    },
    {
      title: 'A pinch of noise',
      hero: 'sweep',
      insets: ['coordinates'],
      prose:
        'Now a kick: wherever the slope is shorter than $e/100$, a random vector of at most that length is added. It has a part along every ' +
        'weight, so that none is ever smaller than a kick makes it.\n\n' +
        'Each saddle then costs the same. What was geometric is linear: not faster by a constant, but of another kind.',
      try: 'Take other seeds.',
      tools: ['seed'],
      watch: 'Without kicks the points rise on a line, on an axis that is logarithmic. With kicks they bend.',
      marks: {
        'Without kicks': 'sweep: steps without',
        'With kicks': 'sweep: steps with kicks',
        logarithmic: 'sweep: log',
      },
      controls: ['seed'],
      question: {
        ask: 'With kicks the first two saddles are passed at about 9 and 36 steps: how does it go on?',
        kind: 'curve',
        scale: { from: 2, to: 1e4, log: true },
        within: 1.4,
        answer: { quantity: 'saddle-passed' },
        because:
          'A kick lifts every weight to about a hundredth, whatever it was: each saddle costs some thirty steps.',
      },
      experiment: { problem: { kicks: true } },
      predictions: [],
      sweep: {
        label: 'saddle',
        reference: 'saddles-in-a-row-kicks',
        values: row,
        experiments: row.map((saddle) => ({ problem: { saddle } })),
        seeds: 5,
        quantities: [
          { quantity: 'saddle-passed', experiment: { problem: { kicks: true } }, label: 'steps with kicks' },
          { quantity: 'saddle-passed', experiment: { problem: { kicks: false } }, label: 'steps without' },
        ],
        expectations: [
          { quantity: 'most', arguments: { at: 4 }, interval: [100, 170], source: simulated },
          {
            quantity: 'ratio',
            arguments: { of: 1, at: 4, to: 3 },
            value: 3.409,
            relative: 0.02,
            source: closed,
          },
          { quantity: 'mean', arguments: { at: 0 }, interval: [6, 13], source: simulated },
          ...row.slice(1).map((saddle, i) => ({
            quantity: 'mean',
            arguments: { at: i + 1 },
            interval: [8 + 18 * saddle - 18, 12 + 42 * saddle - 42] as const,
            source: 'thirty steps a saddle, or twelve more or fewer',
          })),
        ],
      },
      expectations: [{ quantity: 'saddles-passed', value: 5, absolute: 0, source: simulated }],
    },
    {
      title: 'The factor is known before',
      hero: 'sweep',
      insets: ['coordinates'],
      prose:
        'How much longer does the next saddle take? A weight halves with each step that it waits, and grows by $1 + 1/(2L)$ with each step that it leaves. ' +
        'To come back it needs $\\ln 2 / \\ln(1 + 1/(2L))$ steps for each step that it waited.\n\n' +
        'So the factor is $1 + \\ln 2 / \\ln(1 + 1/(2L))$: $2.71$, $3.41$ and $4.11$ for $L = 1$, $1.5$ and $2$.',
      try: 'Turn L: the steeper the walls, the deeper the teeth.',
      tools: ['dial'],
      watch: 'The fifth saddle is at the factor already, but for two or three in a hundred.',
      marks: {
        'The fifth saddle': 'sweep: steps to the fifth over the fourth',
        'the factor': 'sweep: the factor, by its formula',
      },
      question: {
        ask: 'With walls twice as steep as the saddle, L = 2: how many times longer does each saddle take than the one before?',
        kind: 'choice',
        options: [
          { label: 'about 2', value: 2 },
          { label: 'about 3', value: 3 },
          { label: 'about 4', value: 4.1 },
        ],
        answer: { quantity: 'saddle-factor-limit' },
        because: 'Halving for one step takes $3.1$ steps of growth by a quarter; and the one step itself.',
      },
      experiment: { problem: { kicks: false, steepness: 2 } },
      predictions: [],
      dial: {
        label: 'L',
        values: factors.map(([steep]) => steep),
        experiments: factors.map(([steepness]) => ({ problem: { steepness } })),
      },
      expectations: [
        { quantity: 'saddle-factor-limit', value: 4.106, absolute: 6e-4, source: closed },
        { quantity: 'saddle-factor', value: 4.106, relative: 0.02, source: closed },
      ],
      sweep: {
        label: 'steepness L',
        reference: 'saddles-in-a-row-factor',
        values: factors.map(([steep]) => steep),
        experiments: factors.map(([steepness]) => ({ problem: { steepness } })),
        seeds: 5,
        quantities: [
          { quantity: 'saddle-factor', label: 'steps to the fifth over the fourth' },
          { quantity: 'saddle-factor-limit', label: 'the factor, by its formula', law: true },
        ],
        expectations: factors.flatMap(([, factor, within], at) => [
          { quantity: 'mean', arguments: { at }, value: factor, relative: within, source: closed },
          { quantity: 'mean', arguments: { at, of: 1 }, value: factor, absolute: 6e-4, source: closed },
        ]),
      },
    },
    {
      title: 'What short numbers make of it',
      hero: 'coordinates',
      prose:
        'The same run in float32, the numbers of graphics cards. A weight that halves at each step is below $10^{-45}$ after some $150$ steps, and there float32 ' +
        'has nothing but $0$. From exactly $0$ no slope leads away.\n\n' +
        'So with this seed the run stays on the fifth saddle for ever, and with about one seed in three on the fourth already. That is not what gradient ' +
        'descent does: it is what rounding does. All other pictures of five weights here are in float64, which fails at the sixth.',
      try: 'Turn to float64 and back; then take other seeds.',
      tools: ['dial', 'seed'],
      watch: 'One line falls through the dashed floor, and does not come back.',
      marks: { 'One line': 'coordinates: x₅', 'dashed floor': 'coordinates: below this float32 has 0' },
      question: {
        ask: 'In float32, how many of the five saddles are ever passed?',
        kind: 'choice',
        options: [
          { label: 'none: it stays on the first', value: 0 },
          { label: 'four at most', value: 4 },
          { label: 'all five', value: 5 },
        ],
        answer: { quantity: 'saddles-passed' },
        because:
          'After some $150$ steps of waiting a weight is exactly $0$, and stays on its saddle: the last weight always waits longer than that.',
      },
      experiment: { problem: { steepness: 1.5, precision: 'float32' } },
      predictions: [],
      controls: ['seed'],
      dial: {
        label: 'numbers',
        values: ['float32', 'float64'],
        experiments: ['float32', 'float64'].map((precision) => ({ problem: { precision } })),
      },
      expectations: [
        {
          quantity: 'saddles-passed',
          value: 4,
          absolute: 0,
          source: `${simulated}; with this seed, 3 with one in three`,
        },
      ],
    },
  ],
  caveats: [
    'The function is that of the paper, with splines from memory; they join to the second derivative, which a test checks. Where the paper leaves it open, the surface goes over smoothly; no run comes there.',
    'A random start is never on a saddle, and gradient descent leaves every one in the end: it is the time that grows.',
    'The kicks are those of perturbed gradient descent, of at most e/100; with others the steps of a saddle are others, and still as many for each.',
    'float64 has the same end, at 2⁻¹⁰⁷⁴: six saddles with L = 1.5 show it, and with L = 2 one start in four stays on the fifth.',
  ],
  references: [
    {
      text: 'S. S. Du, C. Jin, J. D. Lee, M. I. Jordan, B. Póczos, A. Singh, Gradient descent can take exponential time to escape saddle points, 2017 (abstract)',
      confirmed: true,
    },
    {
      text: 'C. Jin, R. Ge, P. Netrapalli, S. M. Kakade, M. I. Jordan, How to escape saddle points efficiently, 2017 (abstract)',
      confirmed: true,
    },
    {
      text: 'J. D. Lee, M. Simchowitz, M. I. Jordan, B. Recht, Gradient descent only converges to minimizers, 2016',
      confirmed: false,
    },
    { text: 'R. Ge, F. Huang, C. Jin, Y. Yuan, Escaping from saddle points, 2015', confirmed: false },
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
  ],
}
