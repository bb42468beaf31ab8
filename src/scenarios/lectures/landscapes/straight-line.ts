import { toTheEnd } from '../../data/line-to-end.ts'
import type { Expectation, Patch, Question, Scenario } from '../../scenario.ts'

/** Starts whose lines are drawn together: single ones prove nothing. */
const count = 16

/** Two spirals, and a network of so many square hidden layers from 16 starts, whose draws are 1.5 times as wide as those that keep variances. */
const depth = (layers: number): Patch => ({
  model: { kind: 'mlp', widths: [2, ...new Array<number>(layers + 1).fill(16), 1], activation: 'tanh' },
  starts: Array.from({ length: count }, () => ({
    kind: 'random',
    distribution: 'lecun-normal',
    layers: [
      ...new Array<object>(layers + 1).fill({ distribution: 'lecun-normal', scale: 1.5 }),
      { distribution: 'lecun-normal' },
    ],
  })),
})

const skips: Patch = { model: { residual: { strength: 1, branch: 'inverse-sqrt' } } }

/** Options for the share of the lines that climb. */
const howMany: Question['options'] = [
  { label: 'on none', value: 0 },
  { label: 'on about half', value: 0.5 },
  { label: 'on all', value: 1 },
]

const climbing = (interval: readonly [number, number], source: string): Expectation => ({
  quantity: 'bump-share',
  interval,
  source,
})

/** Straight lines from start to end, and what puts hills on them (theory/README.md, S53). */
export const straightLineScenario: Scenario = {
  id: 'straight-line',
  title: 'The straight line, and where it ends',
  idea: 'From a random start straight to the trained network the loss only falls, as a rule. Depth without skips breaks the rule.',
  minute:
    'Take a network as it was drawn, and as it is when it has learned. Go straight from the one to the other, and write down the loss. ' +
    'One would expect mountains: the run itself went round many corners. Yet the loss slides down without a bump, for sixteen starts out ' +
    'of sixteen. It is so with digits, with large rates, with small starts, with networks that end far from where they began. Then I ' +
    'make the network deep, sixteen layers, and every third or second line goes over a hill, some as high as where they began. The ' +
    'networks are trained as well as before; the picture alone has changed. I give the layers their skips, and all sixteen lines slide ' +
    'again. One seed would have told you nothing here: that is why you see all of them at once.',
  steps: [
    {
      title: 'Few layers: sixteen slides',
      hero: 'lines',
      insets: ['function'],
      controls: ['seed'],
      prose:
        'Train a network. Then draw the straight line from where it began, w₀, to where it ended, and the loss along it. No run has ' +
        'ever been there: runs bend, in many directions.\n\n' +
        'Nothing says that the loss must fall on such a line. But from each of the 16 starts it slides down without a bump.',
      try: 'Choose another seed: 16 other starts.',
      tools: ['seed'],
      watch: 'Every line falls from w₀ to the end. Beside them, what the first of the networks has learned.',
      marks: {
        'Every line': 'lines',
        'w₀': 'lines: w₀',
        'the end': 'lines: end',
        'the first of the networks': 'function',
      },
      question: {
        setup: 'A network learns two spirals, from 16 random starts. Go straight from each start to its end.',
        ask: 'On how many of the 16 lines does the loss climb over a hill?',
        kind: 'choice',
        options: howMany,
        answer: { quantity: 'bump-share' },
        because: 'On none. Seen from the line, it is a riddle why training takes hundreds of steps.',
      },
      experiment: {
        version: 1,
        title: 'Straight lines on two spirals',
        seed: 1,
        data: { kind: 'generated', id: 'spirals', size: 64, noise: 0.05 },
        metric: { loss: 'logistic', factor: 1 },
        algorithms: [{ id: 'adam', learningRate: 0.01, steps: 200 }],
        ...depth(2),
        plane: toTheEnd,
      },
      expectations: [climbing([0, 1 / 16], 'S53: 0 of 16 at depth 2')],
    },
    {
      title: 'Sixteen layers: hills on the way',
      hero: 'lines',
      insets: ['function'],
      controls: ['seed'],
      prose:
        'The same spirals and 16 layers in place of two. Nearly all of the networks learn the spirals, to a loss as small as ' +
        'before: what is deep is hardly harder to train here.\n\n' +
        'But now every second or third line goes over a hill, some as high as the start. What a run goes round, the line goes through.',
      try: 'Choose another seed: the hills are on other lines.',
      tools: ['seed'],
      watch: 'The lines that climb are drawn in colour, with a ring on their hill.',
      marks: { 'The lines that climb': 'lines' },
      question: {
        ask: 'With 16 layers in place of two, on how many of the 16 lines does the loss climb?',
        kind: 'choice',
        options: howMany,
        answer: { quantity: 'bump-share' },
        because:
          'About half of the 16, though nearly all end at a loss near zero: what lies between has become rough, not the end bad.',
      },
      experiment: { ...depth(16), algorithms: [{ id: 'adam', learningRate: 0.005, steps: 200 }] },
      expectations: [
        { ...climbing([4 / 16, 1], 'S53: 9 of 16 at depth 16, draws 1.5 times as wide'), long: true },
      ],
    },
    {
      title: 'With skips it slides again',
      hero: 'lines',
      insets: ['function'],
      controls: [],
      prose:
        'Give each of the 16 layers a way around it: what came in goes on, and the layer says what is to be changed. The same starts, the ' +
        'same spirals, the same number of weights.\n\n' +
        'All lines slide again. It is not depth that puts hills on the way, but depth without skips. In letters, ' +
        '$h_l = h_{l-1} + \\tfrac14\\,\\varphi(z_l)$.',
      try: 'Take the skips away, and give them back.',
      tools: ['dial'],
      watch: 'With skips no line climbs; without them the hills are back.',
      marks: { 'no line': 'lines' },
      question: {
        ask: 'Give each of the 16 layers a skip: on how many lines does the loss still climb?',
        kind: 'choice',
        options: howMany,
        answer: { quantity: 'bump-share' },
        because:
          'On none: with a way around it a layer changes little, and the network on the line stays near one that works.',
      },
      dial: {
        label: 'skips',
        values: ['without', 'with'],
        experiments: [{ model: { residual: null } }, skips],
      },
      experiment: skips,
      expectations: [
        { ...climbing([0, 1 / 16], 'S53: 0 of 16 with skips, also of draws 1.5 times as wide'), long: true },
      ],
    },
    {
      title: 'Far alone does not do it',
      hero: 'lines',
      insets: ['function'],
      controls: ['seed'],
      prose:
        'Is it that deep networks end far from where they began? Take digits, two hidden layers of ReLUs, weights that begin a third as large as usual, and ' +
        'steps of Adam ten times as long: each run ends at nine times the length of its w₀ away from it.\n\n' +
        'Its line slides all the same. Distance may do it elsewhere, as it does for small starts on the two spirals; here it does not.',
      try: 'Choose another seed: eight other starts.',
      tools: ['seed'],
      watch: 'Every line falls from w₀ to the end, though the end is nine lengths of w₀ away.',
      marks: { 'Every line': 'lines', 'w₀': 'lines: w₀', 'the end': 'lines: end' },
      question: {
        ask: 'On digits, two hidden layers, eight runs end nine times as far from w₀ as w₀ is long: how many of their lines climb?',
        kind: 'choice',
        options: howMany,
        answer: { quantity: 'bump-share' },
        because: 'None. That weights move far is not enough to put a hill on the line.',
      },
      experiment: {
        title: 'Straight lines on digits',
        data: { kind: 'generated', id: 'digits', size: 128, noise: null, testSize: 773 },
        model: { widths: [64, 32, 32, 10], activation: 'relu', residual: null },
        metric: { loss: 'cross-entropy' },
        algorithms: [{ id: 'adam', learningRate: 0.1, steps: 100 }],
        starts: Array.from({ length: 8 }, () => ({ kind: 'random', distribution: 'he-normal', scale: 0.3 })),
      },
      expectations: [
        climbing([0, 1 / 8], 'S53: 2 of 110 runs on digits, none of them of two hidden layers'),
        {
          quantity: 'movement',
          interval: [7, 12],
          source: 'simulated in float64: |w - w₀|/|w₀|',
        },
      ],
    },
  ],
  caveats: [
    'A line shows what lies between two points, not what the run meets: no run was on it.',
    'A line climbs where the loss rises by more than 0.01 above the lowest before it.',
    'The deep networks are narrow, of tanh, on 64 points of two spirals, from starts that are drawn wide. On digits hills are rare: deep networks under large steps of Adam have some.',
    'Lucas and others put hills on lines by making weights move far; so do small starts on the two spirals, at large rates.',
  ],
  references: [
    {
      text: 'I. Goodfellow, O. Vinyals, A. Saxe, Qualitatively characterizing neural network optimization problems, 2015, arXiv 1412.6544',
      confirmed: false,
    },
    {
      text: 'J. Lucas, J. Bae, M. Zhang, S. Fort, R. Zemel, R. Grosse, Analyzing monotonic linear interpolation in neural network loss landscapes, 2021, arXiv 2104.11044',
      confirmed: true,
    },
  ],
}
