import { noTable, notGenerated } from '../../data/left-out.ts'
import { trainedBend } from '../../data/trained-bend.ts'
import type { Expectation, Patch, Prediction, Scenario, Step } from '../../scenario.ts'

const simulated = 'simulated in float64'
const s17 = 'S17'
const s18 = 'S18'

const drawn = (count: number) =>
  Array.from({ length: count }, () => ({ kind: 'random', distribution: 'normal', biasScale: 1 }))

/** The end of the second run, with so many of its units at the places of those of the first that they match. */
const second = (units?: number) => ({
  start: 1,
  algorithm: 0,
  step: 'end',
  matched: { start: 0, algorithm: 0, by: 'weights', ...(units !== undefined && { units }) },
})
const first = { start: 0, algorithm: 0, step: 'end' }

const placed = [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32]

/** Rounding over a thousand steps of Adam moves the ends, and the wall between them a little. */
const moved = { relative: 0.1 }

const naive: Expectation = {
  quantity: 'barrier',
  value: 0.548,
  relative: 0.01,
  float32: moved,
  source: simulated,
}
const cured: Expectation = {
  quantity: 'barrier',
  arguments: { matched: 'weights' },
  interval: [0, 0.02],
  source: `${simulated}; at most a fifth of the wall (${s18})`,
}
const same: Expectation = {
  quantity: 'reordering-change',
  arguments: { matched: 'weights' },
  value: 0,
  absolute: 1e-12,
  source: 'the order of summands',
}

const widths = [8, 32, 128]
const pairs = 'all'

const swept = (at: number, of: number, interval: readonly [number, number], long = true): Expectation => ({
  quantity: 'mean',
  arguments: { at, of },
  interval,
  ...(long && { long }),
  source: `${s18}: sets of four starts, six pairs each`,
})

/** f = w₂ᵀ w₁ with one datum (1, 1), from starts that gradient descent brings to w₁ = w₂ = ±(1, 0 …). */
const product = (width: number): Patch => {
  const start = (a: number) => ({
    kind: 'weights',
    values: [0, 1].flatMap(() => [a, ...Array<number>(width - 1).fill(0)]),
  })
  return { model: { widths: [1, width, 1] }, starts: [start(1.6), start(-1.6)] }
}

const minimum: Expectation = {
  quantity: 'final-loss',
  value: 0,
  absolute: 1e-12,
  source: 'w₁ · w₂ = 1 can be reached',
}
const exactWall: Expectation = {
  quantity: 'barrier',
  value: 0.5,
  absolute: 1e-9,
  float32: { absolute: 1e-5 },
  source: `${s17}: s²/2`,
}

/** Points of a way over a plane: the straight one, and the half circle of radius 1 above it. */
const straight = (to: readonly [number, number]) =>
  Array.from({ length: 61 }, (_, i) => [to[0] * (1 - i / 30), to[1] * (1 - i / 30)] as const)
const halfCircle = Array.from(
  { length: 61 },
  (_, i) => [Math.cos((Math.PI * i) / 60), Math.sin((Math.PI * i) / 60)] as const,
)

const networks = ['the first', 'the second']
const betweenThem: Step['names'] = { starts: networks, axes: ['between the two', ''] }

const noPrediction: readonly Prediction[] = []

/** Walls between solutions that a new order of units or a bend removes (theory/README.md, S17, S18). */
export const relabellingScenario: Scenario = {
  id: 'relabelling',
  title: 'The wall was a relabelling; valleys, not points',
  idea: 'Between two solutions there is a wall, until the units of the one are given the places of the other’s, or the path one bend.',
  minute:
    'Train a network twice. Both are good, so walk from one to the other in a straight line: half-way you are as bad as a guess. It is a wall, and ' +
    'from such walls people have drawn landscapes full of separate holes. But what have we averaged? The third unit of the one with the third unit of the ' +
    'other, and it is an accident that they share a number. So give the units of the second network new places, one after the other. It stays the ' +
    'same function all the way. And the wall comes down, till nothing is left. What looked like two holes was one, with two labels. And where ' +
    'relabelling is not enough? Bend the path once. Minima are not points. They are valleys, and they meet.',
  steps: [
    {
      title: 'Half-way between two solutions',
      hero: 'slice',
      insets: ['networks'],
      controls: ['seed'],
      prose:
        'Two networks of 32 units have learned the same two moons from different starts, to a loss below $0.001$. Average their weights, more and more of the ' +
        'other and less of the one: that is a straight line, and the curve is the loss along it.\n\n' +
        'With this seed it climbs to $0.55$ in the middle; a network that guesses loses $\\ln 2$, not much more. So are these two solutions separate holes with a ridge between ' +
        'them?',
      try: 'Draw other networks with the die: is there always a wall?',
      tools: ['seed'],
      watch: 'Both ends of the curve are at the bottom.',
      marks: { 'Both ends': 'slice: between the two', 'the curve': 'slice' },
      question: {
        setup:
          'Two networks of 32 units have learned the same two moons from different starts. Between them: averages of their weights.',
        ask: 'Both ends have a loss of nearly 0: what is the greatest loss on the line between them?',
        kind: 'choice',
        options: [
          { label: 'nearly 0, too', value: 0 },
          { label: 'a quarter of guessing: 0.17', value: 0.17 },
          { label: 'nearly that of guessing: 0.55', value: 0.55 },
        ],
        answer: { quantity: 'line-most' },
        because:
          'Half-way, each unit is the mean of two that do different things: a mixture that does neither.',
      },
      experiment: {
        version: 1,
        title: 'Relabelling',
        seed: 2,
        data: { kind: 'generated', id: 'two-moons', size: 100, noise: 0.15 },
        model: { kind: 'mlp', widths: [2, 32, 1], activation: 'tanh' },
        metric: { loss: 'logistic' },
        algorithms: [{ id: 'adam', learningRate: 0.02, steps: 600 }],
        starts: drawn(2),
        plane: { kind: 'line', from: first, to: second(0) },
      },
      names: betweenThem,
      predictions: noPrediction,
      expectations: [
        naive,
        { quantity: 'line-most', value: 0.548, relative: 0.01, float32: moved, source: simulated },
        { quantity: 'final-loss', interval: [0, 0.001], source: simulated },
        { quantity: 'final-loss', arguments: { start: 1 }, interval: [0, 0.001], source: simulated },
      ],
    },
    {
      title: 'Unit by unit',
      hero: 'networks',
      reveal: { dial: 32 },
      insets: ['slice'],
      controls: ['seed'],
      prose:
        'A hidden unit has no name. Let two of them change places, with all that enters and leaves them, and the function stays what it was. So the average ' +
        'has mixed units by an accident of numbering.\n\n' +
        'Give each of the second network’s units the place of the unit of the first that its weights resemble most. That is an assignment problem, and is ' +
        'solved exactly. The network computes the same all the way; the wall does not survive it.',
      try: 'Slide the units into their places, a few at a time.',
      tools: ['dial'],
      watch: 'The squares that walk, and the curve of the line beside them.',
      marks: { 'The squares': 'networks', 'curve of the line': 'slice' },
      question: {
        ask: 'All 32 units of the second network have found their places: what is left of the wall of 0.55?',
        kind: 'choice',
        options: [
          { label: 'all of it: the network is the same', value: 0.55 },
          { label: 'about half', value: 0.27 },
          { label: 'next to nothing', value: 0 },
        ],
        answer: { quantity: 'barrier', arguments: { matched: 'weights' } },
        because:
          'The same network has 32! places in weight space, one for each order of its units; another of them lies in the same valley as the first network.',
      },
      experiment: {},
      dial: {
        label: 'units in place',
        values: placed,
        experiments: placed.map((units) => ({ plane: { to: { matched: { units } } } })),
      },
      names: betweenThem,
      predictions: noPrediction,
      expectations: [naive, cured, same],
    },
    {
      title: 'Two places, one function',
      hero: 'surface',
      insets: ['networks'],
      controls: ['seed'],
      prose:
        'The plane through three points: the first network, the second as it was trained, and the second again with its units in their new places. The ' +
        'last two are the same function to the last digit.\n\n' +
        'Between the first and the relabelled one the ground is flat; between the first and the other is the wall. How many such copies are there? ' +
        'For 32 units 32!, a number of 36 digits. Each has the same landscape around it: one network has a valley that many times.',
      try: 'Drag w₀ into the valley; compare the paths.',
      tools: ['w₀'],
      watch: 'The wall has a minimum on each side, and two of the three points are one function.',
      marks: {
        'The wall': 'surface: as trained',
        'three points': 'surface: relabelled',
      },
      experiment: {
        plane: {
          kind: 'through',
          from: null,
          to: null,
          extent: { a: [-0.4, 1.8], b: [-0.4, 2.4] },
          points: [first, second(), { start: 1, algorithm: 0, step: 'end' }],
        },
      },
      names: {
        starts: networks,
        axes: ['from the first network to the second, relabelled', 'towards the second as it was trained'],
        points: ['the first', 'relabelled', 'as trained'],
      },
      predictions: noPrediction,
      expectations: [naive, cured, same].map((expectation) => ({ ...expectation, long: true })),
    },
    {
      title: 'It takes width',
      insets: [],
      controls: ['seed'],
      prose:
        'Does relabelling always do it? Each point is the median of four sets of four networks. From [32 units](mark:sweep/32) on hardly anything of the wall is left, ' +
        'whether units are matched by weights or by what they say.\n\n' +
        'At [8 units](mark:sweep/8) a part of it stays: over many sets $0.15$ of $0.78$ in the mean. There are too few units for each to find a twin. The published ' +
        'method says so, too: it is a statement about wide networks.',
      try: 'Draw other networks with the die: how much of the wall is left differs from set to set.',
      tools: ['seed'],
      watch: 'With the width the lower two curves fall to nothing, the upper one does not.',
      marks: {
        'the width': 'sweep: units',
        'lower two curves': 'sweep: matched by weights',
        'upper one': 'sweep: as trained',
      },
      question: {
        ask: 'Eight units only: the mean wall of these six pairs is 0.66, and what is it once their units are matched?',
        kind: 'choice',
        options: [
          { label: 'next to nothing: 0.02', value: 0.02 },
          { label: 'about a quarter: 0.16', value: 0.16 },
          { label: 'unchanged: 0.66', value: 0.66 },
        ],
        answer: { quantity: 'barrier', arguments: { matched: 'weights', pairs } },
        because: 'Among eight units of another network few have a twin; the best order is still a bad fit.',
      },
      experiment: {
        seed: 32,
        data: { size: 200 },
        algorithms: [{ id: 'adam', learningRate: 0.02, steps: 1000 }],
        model: { widths: [2, 8, 1] },
        starts: drawn(4),
        plane: {
          kind: 'through',
          points: [first, second(), { start: 1, algorithm: 0, step: 'end' }],
        },
      },
      sweep: {
        label: 'units',
        reference: 'relabelling-widths',
        values: widths,
        experiments: widths.map((width) => ({ model: { widths: [2, width, 1] } })),
        seeds: 4,
        asked: true,
        up: 'height of the wall',
        short: { values: 1, seeds: 1 },
        quantities: [
          { quantity: 'barrier', arguments: { pairs }, label: 'as trained' },
          { quantity: 'barrier', arguments: { pairs, matched: 'weights' }, label: 'matched by weights' },
          {
            quantity: 'barrier',
            arguments: { pairs, matched: 'activations' },
            label: 'matched by activations',
          },
        ],
        expectations: [
          swept(0, 0, [0.5, 1.1], false),
          swept(0, 1, [0.05, 0.3], false),
          swept(0, 2, [0.05, 0.4], false),
          swept(1, 0, [0.4, 0.8]),
          swept(1, 1, [0, 0.1]),
          swept(1, 2, [0, 0.1]),
          swept(2, 0, [0.4, 0.8]),
          swept(2, 1, [0, 0.03]),
          swept(2, 2, [0, 0.04]),
        ],
      },
      predictions: noPrediction,
      expectations: [
        {
          quantity: 'barrier',
          arguments: { pairs },
          value: 0.663,
          absolute: 0.01,
          on: ['oracle'],
          source: simulated,
        },
        {
          quantity: 'barrier',
          arguments: { pairs, matched: 'weights' },
          value: 0.163,
          absolute: 0.01,
          on: ['oracle'],
          source: `${simulated}; 0.15 in the mean over 100 sets (${s18})`,
        },
      ],
    },
    {
      title: 'One unit more, and there is a way',
      hero: 'maps',
      controls: ['start'],
      prose:
        'The smallest case, exactly. One linear unit, $f = w_2 w_1 x$ with one datum: the minima $(1, 1)$ and $(-1, -1)$ lie on two branches ' +
        'that nowhere meet. The straight line between them climbs to $\\tfrac12$, and so must some point of any other way.\n\n' +
        'A second unit doubles the weights. Now turn both layers together: $w_1 = w_2 = (\\cos \\pi t, \\sin \\pi t)$ joins the same two functions, and ' +
        'the loss is zero all along. Right: the plane of that turn.',
      try: 'Drag w₀ across the middle.',
      tools: ['w₀'],
      watch: 'Left, two valleys that do not meet. Right, the half circle keeps to the bottom of a ring.',
      marks: {
        Left: 'maps: one unit',
        Right: 'maps: two units, turned together',
        'the half circle': 'maps: half circle',
      },
      question: {
        ask: 'With two units the straight line still climbs to ½: what is the greatest loss on the half circle around it?',
        kind: 'choice',
        options: [
          { label: '½ as well', value: 0.5 },
          { label: 'half of that', value: 0.25 },
          { label: '0', value: 0 },
        ],
        answer: { quantity: 'circle-most', stage: 1 },
        because: 'On the circle w₁ · w₂ is cos² + sin², which is 1 everywhere.',
      },
      experiment: {
        seed: 1,
        data: {
          kind: 'table',
          task: 'regression',
          inputs: [[1]],
          targets: [[1]],
          ...notGenerated,
        },
        metric: { loss: 'squared', factor: 0.5 },
        ...product(1),
        model: { widths: [1, 1, 1], activation: 'linear', bias: false },
        algorithms: [{ id: 'sgd', learningRate: 0.05, steps: 300 }],
        plane: {
          kind: 'weights',
          points: null,
          first: 0,
          second: 1,
          extent: { a: [-2, 2], b: [-2, 2] },
        },
        view: { range: [0, 3] },
      },
      stage: 'one unit',
      names: {
        places: [{ label: 'straight', at: [0, 0] }],
        ways: [{ label: 'straight', points: straight([1, 1]) }],
      },
      beside: [
        {
          title: 'two units, turned together',
          names: {
            axes: ['both weights of unit 1', 'both weights of unit 2'],
            places: [
              { label: 'straight', at: [0, 0] },
              { label: 'half circle', at: [0, 1] },
            ],
            ways: [
              { label: 'straight', points: straight([1, 0]) },
              { label: 'half circle', points: halfCircle },
            ],
          },
          experiment: {
            ...product(2),
            plane: {
              kind: 'directions',
              origin: 'zero',
              first: null,
              second: null,
              u: [1, 0, 1, 0],
              v: [0, 1, 0, 1],
              extent: { a: [-2, 2], b: [-2, 2] },
            },
          },
        },
      ],
      predictions: noPrediction,
      expectations: [
        minimum,
        { ...minimum, stage: 1 },
        exactWall,
        { ...exactWall, stage: 1 },
        {
          quantity: 'circle-most',
          stage: 1,
          interval: [0, 1e-30],
          source: `${s17}: cos² + sin² = 1`,
        },
      ],
    },
    {
      title: 'Bend the line once',
      hero: 'bend',
      insets: ['slice'],
      controls: [],
      prose:
        'And where no order helps? Two ReLU networks, with all units where they were trained. Straight between them the loss climbs to $1.09$. Now train ' +
        'one point $C$ beside the middle: the curve\n\n' +
        '$$(1-t)^2 A + 2t(1-t)\\,C + t^2 B$$\n\n' +
        'is pulled down. With this seed its loss is nowhere above that of the higher end, $0.011$. Four fifths of the way to $C$ do as well; with half it climbs to $0.17$.\n\n' +
        'Minima of such networks are not points. They are valleys, and these two are joined.',
      try: 'Drag C back to the line. When does the wall return?',
      tools: ['bend'],
      watch: 'The bent way lies at the bottom, the straight one climbs to 1.09.',
      marks: { 'The bent way': 'bend', 'the straight one': 'bend' },
      experiment: {
        seed: 5,
        data: {
          ...noTable,
          kind: 'generated',
          id: 'two-moons',
          size: 100,
          noise: 0.15,
        },
        metric: { loss: 'logistic', factor: 1 },
        model: { widths: [2, 32, 1], activation: 'relu', bias: true },
        algorithms: [{ id: 'adam', learningRate: 0.02, steps: 600 }],
        starts: drawn(2),
        plane: {
          kind: 'through',
          first: null,
          second: null,
          origin: null,
          points: [first, { start: 1, algorithm: 0, step: 'end' }, trainedBend],
          extent: { a: [-0.7, 1.7], b: [-0.35, 1.75] },
        },
        view: { height: 'log', range: null },
      },
      names: { starts: ['A', 'B'], axes: ['from network A to network B', 'towards C'] },
      predictions: noPrediction,
      expectations: [
        {
          quantity: 'line-most',
          value: 1.09,
          absolute: 0.01,
          float32: { absolute: 0.1 },
          source: `${simulated}; at least 5 times the ends (${s17})`,
        },
        {
          quantity: 'curve-most',
          value: 0.0107,
          absolute: 1e-4,
          float32: { absolute: 0.002 },
          source: `${simulated}: that of the higher end, with this seed`,
        },
        ...(
          [
            [1, 0.0107, 1e-4],
            [0.8, 0.0107, 1e-4],
            [0.5, 0.169, 0.005],
          ] as const
        ).map(([share, value, absolute]): Expectation => ({
          quantity: 'bend-most',
          arguments: { share },
          value,
          absolute,
          float32: { absolute: 0.02 },
          source: simulated,
        })),
        {
          quantity: 'curve-errors',
          interval: [0, 0.025],
          long: true,
          source: `${s17}: 0.975 right on all of the curve`,
        },
        {
          quantity: 'final-loss',
          value: 0.0107,
          absolute: 1e-4,
          float32: { absolute: 0.002 },
          source: simulated,
        },
        {
          quantity: 'final-loss',
          arguments: { start: 1 },
          value: 0.0042,
          absolute: 0.002,
          source: simulated,
        },
      ],
    },
  ],
  thumbnail: 6,
  caveats: [
    'The order is the best one for the sum of products of weights, which is not the same as the lowest wall.',
    'Orders are not the only symmetry: a tanh unit may change the sign of all that enters and leaves it, and a ReLU can scale them. Neither is undone here.',
    'How high the wall is depends on how the starts are drawn; compare what is left with what there was.',
    'A path is measured at 61 points or more, and its most is given, never its mean.',
  ],
  references: [
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
    {
      text: 'S. Ainsworth, J. Hayase, S. Srinivasa, Git Re-Basin: merging models modulo permutation symmetries, 2022, and the authors’ code',
      confirmed: true,
    },
    {
      text: 'R. Entezari, H. Sedghi, O. Saukh, B. Neyshabur, The role of permutation invariance in linear mode connectivity of neural networks, 2022',
      confirmed: false,
    },
    {
      text: 'T. Garipov, P. Izmailov, D. Podoprikhin, D. Vetrov, A. G. Wilson, Loss surfaces, mode connectivity, and fast ensembling of DNNs, 2018',
      confirmed: false,
    },
    {
      text: 'F. Draxler, K. Veschgini, M. Salmhofer, F. Hamprecht, Essentially no barriers in neural network energy landscape, 2018',
      confirmed: false,
    },
  ],
}
