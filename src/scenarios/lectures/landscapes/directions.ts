import { fromHe } from '../../data/he-start.ts'
import { sweptMean } from '../../swept-mean.ts'
import type { Expectation, Scenario } from '../../scenario.ts'

const simulated = 'simulated in float64'

/** Adam on the coordinates of so many random directions through w₀. */
const within = (dimension: number, steps = 300) => ({
  algorithms: [{ id: 'adam', learningRate: 0.1, steps, subspace: { dimension } }],
})
const dimensions = [10, 25, 50, 75, 100, 150, 300]
const turned = [2, ...dimensions]
const guessed = [...dimensions, 1000]
const ofWidth = (width: number) => ({ model: { widths: [64, width, 10] } })
const widths = [16, 32, 64, 128]
const memorizing = [50, 100, 300, 600]
const randomLabels = { data: { labelCorruption: 1 } }

const train = { quantity: 'part-accuracy', arguments: { part: 'train' } } as const
const test = { quantity: 'part-accuracy' } as const

/** The mean of quantity `of` at value number `at` of a sweep whose points take long. */
const meanWithin = (at: number, of: number, interval: readonly [number, number]): Expectation => ({
  quantity: 'mean',
  arguments: { at, of },
  interval,
  long: true,
  source: simulated,
})

const ninety = { at: 0.9, label: '90 %', axis: 'up' } as const

/** Training in a random subspace: how many directions a network needs (theory/README.md, S55). */
export const directionsScenario: Scenario = {
  id: 'directions',
  title: 'How many directions does it need?',
  idea: 'Forbid a network nearly all of its directions, and it still learns: what it needs depends on the task, hardly on its size.',
  minute:
    'This network has 2,410 weights. I now forbid it nearly everything: it may move from its random start in ten random directions, and in ' +
    'nothing else. Ten numbers to turn. That is hopeless. Twenty-five? Fifty? At seventy-five it reads nine of ten digits, and at a hundred ' +
    'and fifty all of them. Now a network twice as large, and one half as large: the same curve. So the number belongs to the digits, not to ' +
    'the network. Give it labels from a hat, and six hundred directions hold little more than half of them. And two directions, that is a plane, like every ' +
    'picture that I have shown you. There is nothing in it.',
  steps: [
    {
      title: 'Seventy-five numbers, or two thousand?',
      hero: 'sweep',
      insets: [],
      controls: [],
      prose:
        'A network of 2,410 weights learns 512 handwritten digits. But it may leave its random start only along $d$ random directions: ' +
        '$w = w_0 + Qz$, and Adam turns the $d$ numbers of $z$.\n\n' +
        'With 10 directions it is hopeless. Some 75 are enough for 90 % of the training digits, 150 for all. Nearly all of ' +
        'its freedom was not needed.',
      try: 'Read off in how many directions it reads three of four training digits.',
      tools: ['sweep'],
      watch: 'The digits that it has seen come first. The new ones follow, and stay behind.',
      marks: {
        'digits that it has seen': 'sweep: training digits',
        'The new ones': 'sweep: new digits',
      },
      question: {
        setup: 'A network of 2,410 weights may move in d random directions only, and learns 512 digits.',
        ask: 'In how many directions will it read 90 % of its training digits?',
        kind: 'number',
        scale: { from: 10, to: 1000, log: true },
        axis: 'across',
        within: 1.5,
        answer: { swept: 'reached', of: 0, level: 0.9 },
        because:
          'Many settings of 2,410 weights read these digits. A few dozen random directions are enough to come near one of them.',
      },
      experiment: {
        version: 1,
        title: 'Random directions',
        seed: 1,
        data: { kind: 'generated', id: 'digits', size: 512, testSize: 300 },
        model: { kind: 'mlp', widths: [64, 32, 10], activation: 'relu' },
        metric: { loss: 'cross-entropy' },
        ...within(75),
        starts: fromHe(1),
        plane: { kind: 'pca' },
        terrain: { metric: { loss: 'zero-one' } },
      },
      predictions: [],
      sweep: {
        label: 'random directions d',
        reference: 'directions-needed',
        asked: true,
        values: guessed,
        experiments: guessed.map((d) => within(d)),
        seeds: 5,
        short: { values: 1, seeds: 1 },
        up: 'share right',
        scale: { from: 0, to: 1 },
        rules: [ninety],
        quantities: [
          { ...train, label: 'training digits' },
          { ...test, label: 'new digits' },
        ],
        expectations: [
          meanWithin(0, 0, [0.12, 0.32]),
          meanWithin(2, 0, [0.7, 0.86]),
          { ...sweptMean(3, 0, 0.9, 0.05, simulated), long: true },
          meanWithin(5, 0, [0.99, 1]),
          meanWithin(2, 1, [0.52, 0.7]),
          meanWithin(5, 1, [0.76, 0.88]),
        ],
      },
    },
    {
      title: 'Ten numbers, and what they can do',
      hero: 'function',
      insets: [],
      controls: [],
      prose:
        'The digits that the network has never seen, and what it says of each; mistakes come first.\n\n' +
        'Ten classes alone need about ten directions: below that it guesses. Each further direction is one more number to turn, and each of ' +
        'them is drawn by lot: nobody chose good ones.',
      try: 'Turn the number of directions from 2 to 300.',
      tools: ['dial'],
      watch: 'The mistakes: at 10 directions nearly all of the sheet, at 300 its first rows.',
      marks: { 'The mistakes': 'function' },
      experiment: within(10),
      dial: {
        label: 'directions d',
        values: turned,
        experiments: turned.map((d) => within(d)),
      },
      predictions: [],
      expectations: [{ ...train, interval: [0.12, 0.36], long: true, source: simulated }],
    },
    {
      title: 'A larger network needs no more',
      hero: 'sweep',
      insets: [],
      controls: [],
      prose:
        'Networks with 16, 32, 64 and 128 hidden units: 1,210 to 9,610 weights. Their curves lie on each other.\n\n' +
        'So $d$ is not a number of the network but of the task, for this way of learning: 150 directions read all of these digits, whatever they are ' +
        'directions of. Where two networks share nothing else, they share this.',
      try: 'Compare the four curves at 50 directions.',
      tools: ['sweep'],
      watch: 'Above, four curves that are one. Below, on new digits, they differ a little more.',
      marks: { 'four curves': 'sweep: 32 units', 'new digits': 'sweep: share of new digits' },
      question: {
        ask: '2,410 weights read about 90 % in 75 directions: what does a network of 1,210 weights read in as many?',
        kind: 'choice',
        options: [
          { label: 'half of that', value: 0.45 },
          { label: 'the same', value: 0.9 },
          { label: 'all', value: 1.35 },
        ],
        axis: 'none',
        answer: { ...train },
        because:
          'A network twice as large has more solutions in the same measure: as many directions come as near to one.',
      },
      experiment: { ...within(75), ...ofWidth(16) },
      predictions: [],
      sweep: {
        label: 'random directions d',
        reference: 'directions-widths',
        asked: true,
        values: dimensions,
        experiments: dimensions.map((d) => within(d)),
        seeds: 5,
        short: { values: 1, seeds: 1 },
        up: ['share of training digits right', 'share of new digits right'],
        rules: [ninety],
        scale: { from: 0, to: 1 },
        quantities: [train, test].flatMap((part, chart) =>
          widths.map((width) => ({
            ...part,
            label: `${width} units`,
            experiment: ofWidth(width),
            chart,
          })),
        ),
        expectations: [...widths.keys()].flatMap((of) => [
          meanWithin(2, of, [0.7, 0.86]),
          meanWithin(5, of, [0.99, 1]),
          meanWithin(5, of + widths.length, [0.76, 0.88]),
        ]),
      },
    },
    {
      title: 'Labels from a hat need far more',
      hero: 'sweep',
      insets: [],
      controls: [],
      prose:
        'The same images, with labels drawn by lot, and twice as many steps. There is nothing to know, so each label must be remembered for itself.\n\n' +
        'Where 100 directions read nearly every true label, they remember two random ones in ten; 600 remember six in ten. What is easy to learn ' +
        'lies in few directions; noise needs them all.',
      try: 'Read off at 300 directions how many labels each of the two has learned.',
      tools: ['sweep'],
      watch: 'One curve is at the top where the other has hardly begun.',
      marks: { 'One curve': 'sweep: true labels', 'the other': 'sweep: labels by lot' },
      question: {
        ask: 'In how many directions will the network remember half of 512 labels that were drawn by lot?',
        kind: 'number',
        scale: { from: 50, to: 600, log: true },
        axis: 'across',
        within: 1.25,
        answer: { swept: 'reached', of: 0, level: 0.5 },
        because: 'Labels without a rule must be held one by one, and each direction holds less than one.',
      },
      experiment: { ...within(100), ...ofWidth(32), ...randomLabels },
      predictions: [],
      sweep: {
        label: 'random directions d',
        reference: 'directions-labels',
        asked: true,
        values: memorizing,
        experiments: memorizing.map((d) => within(d, 600)),
        seeds: 2,
        short: { values: 1, seeds: 1 },
        up: 'share of training labels right',
        scale: { from: 0, to: 1 },
        quantities: [
          { ...train, label: 'labels by lot' },
          {
            ...train,
            label: 'true labels',
            experiments: memorizing.map((d) => ({ ...within(d), data: { labelCorruption: 0 } })),
          },
        ],
        expectations: [
          meanWithin(1, 0, [0.16, 0.27]),
          meanWithin(2, 0, [0.33, 0.47]),
          meanWithin(3, 0, [0.5, 0.66]),
          meanWithin(2, 1, [0.99, 1]),
        ],
      },
    },
    {
      title: 'The footnote: no plane has a solution',
      insets: [],
      controls: [],
      prose:
        'Two directions are a plane, and a plane through $w_0$ is what nearly every surface here shows. The height is the share of training digits that are wrong. ' +
        'The run may go wherever it likes in this plane, and stays near 0.9: it guesses.\n\n' +
        'So there is no solution in a drawn plane. Runs reach one because they leave it; what we see of their valley is its shadow.',
      try: 'Turn the surface, and look for a place that is low.',
      tools: ['surface'],
      watch: 'The run lies on the surface, exactly: this time nothing is off the plane.',
      marks: { 'The run': 'run', 'the surface': 'surface' },
      question: {
        ask: 'Adam searches the best place of this plane: what share of the 512 digits is wrong there?',
        kind: 'number',
        scale: { from: 0, to: 1 },
        within: 0.1,
        answer: { quantity: 'part-errors', arguments: { part: 'train' } },
        because: 'Two numbers cannot tell ten classes apart. A guess is wrong nine times in ten.',
      },
      experiment: {
        ...within(2, 100),
        data: { labelCorruption: 0 },
        plane: { extent: { a: [-6, 6], b: [-6, 6] } },
        view: { range: [0, 1] },
      },
      predictions: [],
      expectations: [
        {
          quantity: 'part-errors',
          arguments: { part: 'train' },
          interval: [0.78, 0.96],
          source: 'simulated in float64, 5 seeds: an accuracy of 0.06 to 0.13',
        },
      ],
    },
  ],
  thumbnail: 1,
  caveats: [
    'The columns of Q are drawn and scaled to length 1, not orthogonalised. With Adam a step in weight space grows like √d: the rate stays 0.1.',
    'Random labels were tried in up to 1,000 directions: there Adam’s rate of 0.1 is too large, and it remembers no more than in 600.',
    'How many directions are needed depends on the rule and on how long it trains: these are 300 steps of Adam.',
    'The curves are means of few draws. Li and others count several hundred for MNIST.',
  ],
  references: [
    {
      text: 'C. Li, H. Farkhoor, R. Liu, J. Yosinski, Measuring the intrinsic dimension of objective landscapes, 2018, arXiv 1804.08838 (abstract)',
      confirmed: true,
    },
    {
      text: 'C. Zhang, S. Bengio, M. Hardt, B. Recht, O. Vinyals, Understanding deep learning requires rethinking generalization, 2017',
      confirmed: false,
    },
  ],
}
