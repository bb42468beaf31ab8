import { atStrength, onDigits, untrainedSpirals, withoutSkips, withSkips } from '../../data/deep-nets.ts'
import type { Expectation, Patch, Scenario, StageNumber } from '../../scenario.ts'

const simulated = 'simulated in float64'
const anyDirections = { axes: ['direction u', 'direction v'] } as const

const strengths = [0, 0.2, 0.4, 0.5, 0.7, 0.9, 0.97]
const depths = [5, 9, 13]

/** The plain network, and the one with skips beside it, each on a plane of its own. */
const beside = {
  stage: 'plain',
  beside: [{ title: 'with skips', experiment: withSkips }],
  names: anyDirections,
  predictions: [],
} as const

/** A quantity of both. */
const ofBoth = <T extends object>(quantity: T) =>
  [
    { ...quantity, label: 'plain', experiment: withoutSkips },
    { ...quantity, label: 'with skips', experiment: withSkips },
  ] as const

/** A sweep that waits until it is asked for, and its short form. */
const asked = { asked: true, short: { values: 1, seeds: 1 } } as const

const byDepth = {
  ...asked,
  label: 'hidden layers',
  values: depths,
  experiments: depths.map(onDigits),
  seeds: 2,
  ticks: depths,
}

const dips = { quantity: 'minima', label: 'dips' } as const
const wrongOf = (part: string) => ({ quantity: 'part-errors', arguments: { part } }) as const
const trainWrong: StageNumber = { ...wrongOf('train'), label: 'train digits wrong' }
const newWrong: StageNumber = { ...wrongOf('test'), label: 'new digits wrong' }

const adam = (learningRate: number, steps: number): Patch => ({
  algorithms: [{ id: 'adam', learningRate, steps }],
})

/** Five ways to train the plain network to its 256 digits, those that leave most dips first. */
const recipes: readonly { readonly name: string; readonly experiment: Patch }[] = [
  { name: 'Adam 0.005', experiment: adam(0.005, 200) },
  { name: 'SGD 0.1', experiment: { algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 400 }] } },
  { name: 'Adam 0.02', experiment: adam(0.02, 200) },
  { name: 'SGD 1', experiment: { algorithms: [{ id: 'sgd', learningRate: 1, steps: 200 }] } },
  {
    name: 'batches',
    experiment: {
      algorithms: [{ id: 'momentum', learningRate: 0.03, steps: 300, batch: { size: 64 } }],
    },
  },
]

/** Shares of new digits that the plain network has wrong by each recipe. */
const wrongByRecipe = [
  [0.64, 0.8],
  [0.5, 0.7],
  [0.36, 0.56],
  [0.22, 0.4],
  [0.16, 0.3],
] as const

/** A mean of a sweep, over its seeds: of quantity `of` at value number `at`. */
const sweptWithin = (
  of: number,
  at: number,
  interval: readonly [number, number],
  source: string,
): Expectation => ({ quantity: 'mean', arguments: { of, at }, interval, long: true, source })

/** Both networks of 13 hidden layers read what they were trained on. */
const ends13: readonly Expectation[] = [0, 1].map((stage) => ({
  ...wrongOf('train'),
  stage,
  interval: [0, 0.02],
  long: true,
  source: simulated,
}))

/** The famous picture of the loss landscape, at the size of a browser (theory/README.md, S48). */
export const mountainsScenario: Scenario = {
  id: 'mountains',
  title: 'From mountains to a bowl',
  idea: 'Everybody knows the picture: a mountain range without skip connections, a bowl with them. Here it is live, with what it tells and what it does not.',
  minute:
    'You have all seen this picture. At the left a mountain range, at the right a bowl, and the only difference is that in the ' +
    'bowl each layer adds to what came before. People call it the loss landscape. It was made with networks that ' +
    'nobody trains in a browser, but it needs no such network: thirteen layers of sixteen units do. So we can take it in hand. I turn ' +
    'one dial, nothing is trained, and the mountains sink. Then we train both, on real digits, until both read ' +
    'their digits right. One stands in a pinhole on a crumpled plateau, the other in a bowl. And now the exam: digits that ' +
    'neither has seen. Look at the picture, and guess. Then I spoil it: the same plain network, trained in other ways, does far ' +
    'better. The picture does not say that plain networks cannot learn. It says how this one was trained.',
  steps: [
    {
      title: 'Nothing is trained: turn the dial',
      hero: 'surface',
      insets: ['sweep'],
      controls: ['residual'],
      prose:
        'Plain, the surface around random weights is a mountain range. A dip is a point of the grid that is lower than its eight ' +
        'neighbours: there are [142](mark:sweep/0).\n\n' +
        'Now let what comes into a layer also go around it, on the same weights:\n\n' +
        '$$h \\leftarrow s\\,h + \\sqrt{1 - s^2}\\;\\varphi(z).$$\n\n' +
        'At $s = 0$ this is the plain network. The two factors keep the size of $h$, whatever $s$ is; the mountains sink all the same. ' +
        'Each layer normalises its sums over all samples (batch norm).',
      try: 'Slide the strength of the skips: when are the last mountains gone?',
      tools: ['residual'],
      watch: 'The number of dips falls with the curve, and the ghost of the mountains stays over the bowl.',
      marks: { 'number of dips': 'surface: dips', 'the curve': 'sweep: dips' },
      question: {
        setup:
          'Random weights in 13 layers, and the loss around them. A skip of strength s leads around each layer.',
        ask: 'Without skips there are 142 dips: how many are left at s = 0.9?',
        kind: 'number',
        scale: { from: 1, to: 300, log: true },
        given: 0.5,
        within: 2,
        answer: { swept: 'mean', of: 0, value: 0.9 },
        because:
          'With skips, what comes in passes every layer hardly changed, and a step in the weights moves the output a little at a time.',
      },
      reveal: { experiment: atStrength(0.9) },
      experiment: {
        ...untrainedSpirals,
        title: 'From mountains to a bowl',
        view: { height: 'linear', range: [0.5, 1.3] },
      },
      names: anyDirections,
      numbers: [dips],
      predictions: [],
      sweep: {
        ...asked,
        label: 'strength s',
        reference: 'mountains-dial',
        values: strengths,
        experiments: strengths.map(atStrength),
        seeds: 3,
        quantities: [dips],
        ticks: [0, 0.5, 0.9],
        scale: { from: 1, to: 300, log: true },
        expectations: [
          {
            quantity: 'mean',
            arguments: { at: 0 },
            interval: [100, 200],
            long: true,
            source: `${simulated}; five draws of another generator have 144 to 159`,
          },
          sweptWithin(0, 3, [70, 120], 'S48: 89 to 105 there'),
          sweptWithin(0, 4, [25, 70], 'between those of 0.5 and 0.8 there'),
          sweptWithin(0, 5, [3, 20], 'S48: 3 to 17 there'),
          sweptWithin(0, 6, [1, 12], 'S48: 2 to 7 there, below 12 on every draw'),
        ],
      },
      expectations: [
        { quantity: 'final-loss', interval: [0.5, 1.3], source: `${simulated}: nothing is trained` },
        {
          quantity: 'minima',
          value: 142,
          absolute: 25,
          long: true,
          source: `${simulated}; float32 may move a few dips`,
        },
      ],
    },
    {
      title: 'The same digits, two landscapes',
      hero: 'surface',
      insets: ['sweep'],
      controls: [],
      prose:
        'Real digits now, and training: 200 steps of Adam, the same weights at the start. At the left each layer says something new; at ' +
        'the right it adds $1/\\sqrt{n}$ of that to what came in, with $n$ skips.\n\n' +
        'With 5 hidden layers both stand in a bowl. With 13 the left one stands in a pinhole, on a crumpled plateau; the right one has ' +
        'one dip, and you are in it.',
      try: 'Choose the number of layers.',
      tools: ['dial'],
      watch: 'The dips of the plain network grow with its depth. With skips there is one, at every depth.',
      marks: {
        'dips of the plain network': 'surface: plain',
        'With skips': 'surface: with skips',
        depth: 'sweep: hidden layers',
      },
      question: {
        ask: 'At 5 hidden layers the plain network has one dip: how many at 13?',
        kind: 'number',
        scale: { from: 1, to: 1000, log: true },
        given: 5,
        within: 2,
        answer: { swept: 'mean', of: 0, value: 13 },
        because:
          'Each layer without a skip scrambles once more what a step in the weights does, and the scrambling multiplies.',
      },
      reveal: { dial: '13' },
      experiment: {
        title: 'Digits',
        data: { id: 'digits', noise: null, testSize: null },
        metric: { loss: 'cross-entropy' },
        ...onDigits(5),
        ...adam(0.005, 200),
        plane: { origin: 'end' },
        view: { range: [0, 6] },
      },
      ...beside,
      numbers: [dips],
      dial: { label: 'layers', values: depths.map(String), experiments: byDepth.experiments },
      sweep: {
        ...byDepth,
        reference: 'mountains-depth',
        quantities: ofBoth(dips),
        scale: { from: 1, to: 300, log: true },
        expectations: [
          sweptWithin(0, 0, [1, 3], 'one in five draws of another generator'),
          sweptWithin(0, 1, [8, 60], '13 to 43 there'),
          sweptWithin(0, 2, [60, 180], '100 to 144 there'),
          ...[0, 1, 2].map((at): Expectation => ({
            ...sweptWithin(1, at, [1, 5], 'one there'),
            quantity: 'most',
          })),
        ],
      },
      expectations: [
        { ...wrongOf('train'), interval: [0, 0.01], long: true, source: simulated },
        { ...wrongOf('train'), stage: 1, interval: [0, 0.01], long: true, source: simulated },
      ],
    },
    {
      title: 'Both are right; now the exam',
      hero: 'sweep',
      insets: ['function', 'surface'],
      controls: [],
      prose:
        'The plain network and the one with skips read their 256 digits, all but one at the most. Now 773 digits come that neither has ' +
        'seen. With 5 hidden layers the two are not far apart. With 13 the plain one has most of the new digits wrong; with skips it is as ' +
        'good as it was.\n\n' +
        'The bowl is wide: there, other digits move the loss a little. In the pinhole they move it out.',
      try: 'Slide the ring of the chart to 5: what does the plain network read now?',
      tools: ['sweep'],
      watch:
        'The plain network’s wrong digits, marked in the sheet, and the curve that stays low: with skips.',
      marks: { 'wrong digits': 'function', 'the curve that stays low': 'sweep: with skips' },
      question: {
        ask: 'At 5 hidden layers the plain network has a quarter of the new digits wrong: what share at 13?',
        kind: 'number',
        scale: { from: 0, to: 1 },
        given: 5,
        within: 0.12,
        answer: { swept: 'mean', of: 0, value: 13 },
        because:
          'In a pinhole on a plateau hardly anything fits but the digits that dug it; the bowl is wide enough for others.',
      },
      experiment: onDigits(13),
      ...beside,
      numbers: [trainWrong, newWrong],
      sweep: {
        ...byDepth,
        reference: 'mountains-exam',
        quantities: ofBoth(wrongOf('test')),
        up: 'share of new digits wrong',
        scale: { from: 0, to: 1 },
        expectations: [
          sweptWithin(0, 0, [0.18, 0.34], 'S48: 0.23 to 0.31 over five draws of another generator'),
          sweptWithin(0, 1, [0.48, 0.72], 'S48: 0.52 to 0.66'),
          sweptWithin(0, 2, [0.6, 0.85], 'S48: 0.66 to 0.76'),
          ...[0, 1, 2].map((at) => sweptWithin(1, at, [0.12, 0.25], 'S48: 0.15 to 0.19')),
        ],
      },
      expectations: ends13,
    },
    {
      title: 'It is the recipe, not the plain network',
      hero: 'sweep',
      insets: ['surface'],
      controls: [],
      prose:
        'All this was one way to train: Adam with rate 0.005. Here are five, for the same plain network of 13 hidden layers, and all read ' +
        'their 256 digits but one at the most. The fewer dips one leaves, the fewer new digits are wrong: from three quarters down to a ' +
        'quarter.\n\n' +
        'So the roughness around the end tells something of the exam. It does not say that plain networks cannot learn: trained in ' +
        'batches this one nearly does as well as with skips.',
      try: 'Turn to another recipe, and look at its surface.',
      tools: ['sweep'],
      watch: 'Fewer dips, fewer new digits wrong; with skips few are wrong by every recipe.',
      marks: {
        'Fewer dips': 'sweep: dips',
        'fewer new digits wrong': 'sweep: plain',
        'with skips': 'sweep: with skips',
      },
      experiment: {},
      stage: '',
      names: anyDirections,
      numbers: [trainWrong, newWrong],
      predictions: [],
      sweep: {
        ...asked,
        label: 'recipe',
        reference: 'mountains-recipes',
        values: recipes.map((_, i) => i + 1),
        words: Object.fromEntries(recipes.map(({ name }, i) => [i + 1, name])),
        experiments: recipes.map(({ experiment }) => experiment),
        quantities: [
          { ...dips, arguments: { resolution: 33 }, label: 'plain' },
          ...ofBoth({ ...wrongOf('test'), chart: 1 }),
        ],
        up: ['dips on 33 × 33 points', 'share of new digits wrong'],
        expectations: [
          ...wrongByRecipe.map((interval, at) =>
            sweptWithin(1, at, interval, 'S48, widened; each below the one before'),
          ),
          ...recipes.map((_, at) => sweptWithin(2, at, [0.12, 0.25], 'S48: 0.14 to 0.20')),
          sweptWithin(0, 0, [22, 50], `${simulated}, one draw`),
          sweptWithin(0, 4, [4, 20], `${simulated}, one draw`),
        ],
      },
      expectations: ends13.slice(0, 1),
    },
  ],
  caveats: [
    'A dip is counted on the grid that is drawn: finer grids have more of them, so that only equal grids are compared.',
    'Each surface is along two random directions, filter-normalised; other directions have other dips, about as many.',
    'Normalised over all samples and trained by Adam these plain networks are chaotic: another computing path ends at other weights, with about as many dips.',
    'Means and variances are always those of the samples that are judged, the new digits’ own among them. Li et al. keep those of training: then the plain surface explodes, and needs logarithmic height.',
    'Without the factor of the branches skips hardly smooth a network that is not normalised.',
  ],
  references: [
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
    {
      text: 'H. Li, Z. Xu, G. Taylor, C. Studer, T. Goldstein, Visualizing the loss landscape of neural nets, 2018, arXiv 1712.09913',
      confirmed: true,
    },
    {
      text: 'D. Balduzzi, M. Frean, L. Leary, J. P. Lewis, K. W.-D. Ma, B. McWilliams, The shattered gradients problem, 2017, arXiv 1702.08591',
      confirmed: true,
    },
    {
      text: 'E. Alpaydin, C. Kaynak, Optical recognition of handwritten digits, UCI machine learning repository, 1998',
      confirmed: true,
    },
  ],
}
