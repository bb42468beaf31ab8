import type { Expectation, Patch, Scenario, StageNumber, Step, Sweep } from '../../scenario.ts'

const simulated = 'simulated in float64'
const s13 = 'S13: the mean over five seeds; this is one of them'
const s14 = 'S14: ten starts'

const part = 'test'
const pair: StageNumber = { quantity: 'cka', arguments: { part }, label: 'these two' }
const untrained: StageNumber = {
  quantity: 'cka',
  arguments: { of: 'starts', part },
  label: 'before they learned',
}
const ownStart: StageNumber = {
  quantity: 'cka',
  arguments: { of: 'own-start', part },
  label: 'each with its own start',
}
const randomLabels: StageNumber = {
  quantity: 'cka',
  arguments: { of: 'random-labels', part },
  label: 'each with one that learned noise',
}

/** The same number as a sweep follows it. */
const followed = ({ quantity, arguments: given, label }: StageNumber): Sweep['quantities'][number] => ({
  quantity,
  label,
  ...(given && { arguments: given }),
})

const cka = (of: string, rest: Partial<Expectation> & Pick<Expectation, 'source'>): Expectation => ({
  quantity: 'cka',
  ...rest,
  arguments: { of, part, ...rest.arguments },
})

const allRight = (start: number): Expectation => ({
  quantity: 'part-errors',
  arguments: { start },
  interval: [0, 0.005],
  source: simulated,
})

/** Weights move by the rounding of a thousand steps. */
const trained = { absolute: 0.02 }

const at = (index: number, of: number, interval: readonly [number, number]): Expectation => ({
  quantity: 'mean',
  arguments: { at: index, of },
  interval,
  long: true,
  source: 'S13: five seeds',
})

const drawn = (count: number, distribution: string) =>
  Array.from({ length: count }, () => ({ kind: 'random', distribution }))

/** The straight way between the ends of the two runs. */
const fromEndToEnd: Patch = {
  kind: 'line',
  from: { start: 0, algorithm: 0, step: 'end' },
  to: { start: 1, algorithm: 0, step: 'end' },
}

const two: Step['names'] = { starts: ['the first', 'the second'], axes: ['between the two', ''] }

const clouds: Patch = {
  seed: 8,
  data: {
    kind: 'generated',
    id: 'blobs',
    size: 100,
    testSize: 400,
    noise: 0.35,
    parameters: { radius: Math.SQRT2, turn: 45 },
    shift: { rotation: -90 },
  },
  model: { widths: [2, 4, 4, 1], activation: 'tanh' },
  algorithms: [{ id: 'sgd', learningRate: 0.3, steps: 500 }],
  starts: drawn(10, 'lecun-normal'),
}

const accuracy = (of: string, on: string, label: string): StageNumber => ({
  quantity: 'accuracy-over-starts',
  arguments: { of, part: on },
  label,
})
const disagree = (on: string): StageNumber => ({
  quantity: 'disagreement',
  arguments: { pairs: 'all', part: on },
  label: 'decided differently by two of them',
})

/** Independently trained networks agree in what they represent, and not in what they decide (theory/README.md, S13, S14). */
export const annaKareninaScenario: Scenario = {
  id: 'anna-karenina',
  title: 'Anna Karenina: alike inside, opposite outside',
  idea: 'Networks that succeed come to represent their data alike. What they decide where nobody looked is another matter.',
  minute:
    'All happy families are alike, says the novel. Here are two happy networks: the same task, other starts, both always right. Their weights have ' +
    'nothing in common. But put a finger on a unit of the one, and somewhere in the other a unit lights up that says the same. We have a number for ' +
    'that, and it is close to one. Before you cheer, ask what it is for two networks that know nothing; sometimes it is higher. Then the other ' +
    'half. Ten networks, each perfect, each like the other inside. Show them inputs on which two clues contradict each other, and they ' +
    'quarrel: one follows the first clue, another the second. Nothing in the training data told them which. Alike in what they see, not in what they do.',
  steps: [
    {
      title: 'Two networks that never met',
      hero: 'networks',
      insets: ['slice', 'function'],
      controls: ['seed'],
      prose:
        'Two networks of 105 weights each learn the same two spirals from different starts, and both come to be right on every one of 2,000 new ' +
        'points. Are they the same network?\n\n' +
        'Not by their weights: seen from zero, the two ends lie in directions with next to nothing in common. Nor is one the other’s neighbour: ' +
        'the loss between them is a wall.',
      try: 'Scrub the time line: watch two networks find their own ways.',
      tools: ['timeline'],
      watch: 'The cosine is close to 0; on the line between the two networks stands a wall.',
      marks: {
        'The cosine': 'networks: cosine of their weights',
        'the line between the two networks': 'slice',
      },
      question: {
        setup:
          'Two networks of 105 weights learn the same two spirals from different starts. Both are right on 2,000 new points.',
        ask: 'Both are always right: what is the cosine of the angle between their weights?',
        kind: 'choice',
        options: [
          { label: 'about 1: the same weights', value: 1 },
          { label: 'about a half', value: 0.5 },
          { label: 'about 0: nothing in common', value: 0 },
        ],
        answer: { quantity: 'weight-cosine' },
        because:
          'Their starts were drawn independently, and among 105 dimensions such directions are nearly at right angles; training does not bring them together.',
      },
      experiment: {
        version: 1,
        title: 'Anna Karenina',
        seed: 4,
        data: { kind: 'generated', id: 'spirals', size: 300, testSize: 2000, noise: 0.06 },
        model: { kind: 'mlp', widths: [2, 8, 8, 1], activation: 'tanh' },
        metric: { loss: 'logistic' },
        algorithms: [{ id: 'adam', learningRate: 0.01, steps: 1000 }],
        starts: drawn(2, 'lecun-normal'),
        plane: fromEndToEnd,
      },
      names: two,
      numbers: [{ quantity: 'weight-cosine', label: 'cosine of their weights', signed: true }],
      expectations: [
        allRight(0),
        allRight(1),
        { quantity: 'weight-cosine', interval: [-0.2, 0.2], source: `${simulated}: -0.116` },
        { quantity: 'barrier', interval: [0.5, 50], source: simulated },
      ],
    },
    {
      title: 'Alike inside',
      hero: 'networks',
      insets: ['function'],
      controls: ['seed'],
      prose:
        'Look at what the units say instead. For nearly every unit of the one network there is a unit of the other that says the same, or exactly the ' +
        'opposite: another place in the layer, another sign.\n\n' +
        'One number for all of it, whatever the order, rotation or scale of the features $X$ and $Y$, is linear CKA:\n\n' +
        '$$\\frac{|Y^\\top X|_F^2}{|X^\\top X|_F\\,|Y^\\top Y|_F}$$\n\n' +
        'with each column’s mean taken off. With this seed it is $0.97$ in the last hidden layer.',
      reveal: { matched: true },
      try: 'Press “as trained”, then “matched”; point at a unit.',
      tools: ['networks'],
      watch: 'The second network’s units walk to the places of those that they match.',
      marks: { 'second network': 'networks: the second', places: 'networks: matched' },
      question: {
        ask: 'How alike are the features of the last hidden layer, from 0, unrelated, to 1, the same?',
        kind: 'number',
        scale: { from: 0, to: 1 },
        within: 0.1,
        answer: { quantity: 'cka', arguments: { part } },
        because: 'Different weights, a different order, different signs, and nearly the same features.',
      },
      experiment: {},
      names: two,
      numbers: [
        { ...pair, label: 'last hidden layer' },
        { ...pair, arguments: { part, layer: 1 }, label: 'first hidden layer' },
      ],
      expectations: [
        cka('pair', { value: 0.967, ...trained, source: `${simulated}; at least 0.93 (${s13})` }),
        cka('pair', { arguments: { layer: 1 }, interval: [0.9, 1], source: simulated }),
      ],
    },
    {
      title: 'Compared with what?',
      hero: 'networks',
      insets: ['function'],
      controls: ['seed'],
      prose:
        'A number near one impresses. So ask for baselines. With this seed each trained network agrees with its own untrained start to $0.28$; with a network ' +
        'from the same start that learned random labels, to $0.31$. Learning this task is what made these features.\n\n' +
        'But two networks that have seen no data at all already agree to $0.76$: smooth functions of the same two numbers are not very different. ' +
        'Only the part of $0.97$ above that says something.',
      try: 'Choose another seed: the baselines jump about, the first bar hardly moves.',
      tools: ['seed'],
      watch: 'The second bar: that much “alike” comes for free.',
      marks: { 'The second bar': 'networks: before they learned' },
      question: {
        ask: 'Two networks of this shape that never saw the data: how alike are their features?',
        kind: 'choice',
        options: [
          { label: 'hardly: 0.05', value: 0.05 },
          { label: 'a little: 0.3', value: 0.3 },
          { label: 'much: 0.75', value: 0.75 },
        ],
        answer: { quantity: 'cka', arguments: { of: 'starts', part } },
        because:
          'Eight random smooth functions of the same two inputs share much of what they can say, before anything is learned.',
      },
      experiment: {},
      names: two,
      numbers: [pair, untrained, ownStart, randomLabels],
      expectations: [
        cka('pair', { value: 0.967, ...trained, source: `${simulated}; ${s13}` }),
        cka('starts', { value: 0.759, absolute: 0.001, source: `${simulated}; ${s13}: 0.752` }),
        cka('own-start', { value: 0.28, absolute: 0.02, source: `${simulated}; ${s13}: 0.29` }),
        cka('random-labels', {
          value: 0.31,
          absolute: 0.1,
          source: `${simulated}; at most 0.55 (${s13})`,
        }),
      ],
    },
    {
      title: 'Over widths and seeds',
      insets: [],
      controls: [],
      prose:
        'One pair proves nothing; here are five at each width, joined by their medians. Trained pairs agree to more than $0.95$ at each, though ' +
        'one falls to $0.86$; with a network that learned random labels they agree to less than one half.\n\n' +
        'Untrained pairs agree to $0.48$ at [4 units](mark:sweep/4), $0.76$ at [8](mark:sweep/8) and $0.93$ at [16](mark:sweep/16), and vary much from draw to draw. ' +
        'The wider the layer, the less the first number says: measure the baseline each time.',
      watch:
        'What learning adds: the first curve less the second, from half of it at 4 units to next to nothing at 16.',
      marks: { 'first curve': 'sweep: these two', 'the second': 'sweep: before they learned' },
      experiment: { seed: 1 },
      sweep: {
        label: 'width',
        reference: 'anna-karenina-widths',
        difference: [1, 0],
        scale: { from: 0, to: 1.15 },
        rules: [{ at: 1, label: 'the same up to a rotation', axis: 'up' }],
        values: [4, 8, 16],
        experiments: [4, 8, 16].map((width) => ({ model: { widths: [2, width, width, 1] } })),
        seeds: 5,
        quantities: [pair, untrained, ownStart, randomLabels].map(followed),
        expectations: [
          ...[0, 1, 2].map((place) => ({ ...at(place, 0, [0.95, 1]), quantity: 'median' })),
          { ...at(0, 1, [0.47, 0.5]), quantity: 'median' },
          { ...at(1, 1, [0.75, 0.77]), quantity: 'median' },
          { ...at(2, 1, [0.91, 0.94]), quantity: 'median' },
          at(0, 0, [0.93, 1]),
          at(0, 1, [0.5, 0.65]),
          at(1, 0, [0.93, 1]),
          { ...at(1, 0, [0.84, 0.88]), quantity: 'least', arguments: { at: 1 } },
          at(1, 1, [0.6, 0.83]),
          { ...at(1, 2, [0.25, 0.4]), source: 'simulated in float64: 0.28 to 0.42 over five seeds' },
          at(1, 3, [0, 0.55]),
          at(2, 0, [0.93, 1]),
          { ...at(2, 1, [0.85, 0.95]), source: 'simulated in float64; 0.887 over forty draws (S13)' },
          { ...at(2, 2, [0.35, 0.5]), source: 'simulated in float64: 0.39 to 0.49 over five seeds' },
          at(2, 3, [0, 0.55]),
        ],
      },
    },
    {
      title: 'A high number proves nothing',
      hero: 'networks',
      insets: ['function'],
      controls: ['seed'],
      prose:
        'Two moons, one hidden layer of 32 ReLUs. Before they have seen a single point, these two networks agree to $0.94$. Then they learn, both come to ' +
        'classify well, and agree to $0.95$. Over many draws the mean is $0.93$ before and after, and in two draws of five they agree less after ' +
        'learning than before.\n\n' +
        'Somebody who shows the second number without the first has shown nothing. CKA also needs many more samples than features, and columns less ' +
        'their means: without either, noise looks alike.',
      try: 'Draw other networks with the die, a few times: now the one bar is higher, now the other.',
      tools: ['seed'],
      watch: 'Both bars are high, and neither says what was learned.',
      marks: { 'Both bars': 'networks: before they learned' },
      question: {
        ask: 'Untrained, these two agree to 0.94: and after they have learned?',
        kind: 'choice',
        options: [
          { label: 'entirely: 1', value: 1 },
          { label: 'about as much: 0.95', value: 0.95 },
          { label: 'half as much: 0.5', value: 0.5 },
        ],
        answer: { quantity: 'cka', arguments: { part } },
        because:
          '32 random ReLUs sample the plane evenly, so that any two sets of them are alike before anything is learned. Over many draws learning hardly changes that.',
      },
      experiment: {
        data: { id: 'two-moons', size: 100, testSize: 400, noise: 0.15, parameters: null },
        model: { widths: [2, 32, 1], activation: 'relu' },
        algorithms: [{ id: 'adam', learningRate: 0.02, steps: 500 }],
        starts: drawn(2, 'he-normal'),
        seed: 16,
      },
      names: two,
      numbers: [pair, untrained],
      expectations: [
        cka('starts', {
          value: 0.936,
          absolute: 0.001,
          source: `${simulated}; 0.933 in the mean over 400 draws (S13)`,
        }),
        cka('pair', {
          value: 0.95,
          ...trained,
          source: `${simulated}; 0.935 in the mean over 400 draws (S13)`,
        }),
        { quantity: 'final-loss', interval: [0, 0.02], source: simulated },
      ],
    },
    {
      title: 'Ten perfect networks',
      hero: 'functions',
      insets: [],
      controls: ['seed'],
      prose:
        'Now what they decide. Two clouds, at $(1, 1)$ and $(-1, -1)$: either coordinate alone tells them apart. Ten networks learn it from ten ' +
        'starts. All are right on all 400 test points, no two of them disagree about one, and their features agree to $0.999$.\n\n' +
        'By every test that was made they are the same system.',
      try: 'Look for the network that you would not deploy.',
      tools: ['functions'],
      watch: 'The boundaries: they differ only where there are no points.',
      marks: { 'The boundaries': 'functions' },
      experiment: { ...clouds, terrain: { metric: { loss: 'logistic', part: 'test' } } },
      numbers: [
        accuracy('least', 'test', 'right, the worst of them'),
        { quantity: 'cka', arguments: { pairs: 'all', part }, label: 'CKA of two' },
        disagree('test'),
      ],
      expectations: [
        {
          quantity: 'accuracy-over-starts',
          arguments: { of: 'least', part: 'test' },
          value: 1,
          absolute: 0,
          source: s14,
        },
        { quantity: 'disagreement', arguments: { pairs: 'all' }, value: 0, absolute: 0, source: s14 },
        cka('pair', { arguments: { pairs: 'all' }, value: 0.999, absolute: 0.001, source: s14 }),
        cka('starts', {
          arguments: { pairs: 'all' },
          value: 0.946,
          absolute: 0.001,
          source: `${simulated}; 0.81 to 0.99 with other seeds, 0.837 in S14`,
        }),
      ],
    },
    {
      title: 'Opposite outside',
      hero: 'functions',
      insets: [],
      controls: ['seed'],
      prose:
        'Turn the clouds by a right angle: at $(1, -1)$ and $(-1, 1)$ the two coordinates contradict each other. Suppose the first one is right. With this seed one ' +
        'of the networks has $96$ % of these inputs right, another $3$ %; two of them decide differently about $40$ % of the inputs.\n\n' +
        'Nothing in the data preferred a coordinate. Swap the two, and the task is the same, but a share $p$ of right answers becomes $1 - p$: over all starts and ' +
        'samples the mean must be one half.',
      try: 'Draw other starts: the quarrel comes back, with other parties.',
      tools: ['seed'],
      watch: 'The best of the ten is right nearly everywhere, the worst nearly nowhere.',
      marks: {
        'The best of the ten': 'functions: right, the best of them',
        'the worst': 'functions: right, the worst of them',
      },
      question: {
        ask: 'About which share of these inputs will two of the ten decide differently?',
        kind: 'choice',
        options: [
          { label: 'none: they agreed on all before', value: 0 },
          { label: 'a tenth', value: 0.1 },
          { label: 'about two fifths', value: 0.4 },
        ],
        answer: { quantity: 'disagreement', arguments: { pairs: 'all', part: 'shifted' } },
        because:
          'Where the coordinates contradict each other, the data said nothing: the start decides, and a coin would make them differ on half.',
      },
      experiment: { terrain: { metric: { part: 'shifted' } } },
      numbers: [
        accuracy('most', 'shifted', 'right, the best of them'),
        accuracy('least', 'shifted', 'right, the worst of them'),
        accuracy('mean', 'shifted', 'right, the mean'),
        disagree('shifted'),
      ],
      expectations: [
        {
          quantity: 'accuracy-over-starts',
          arguments: { of: 'least', part: 'shifted' },
          value: 0.03,
          absolute: 0.01,
          source: `${s14}: at most 0.25`,
        },
        {
          quantity: 'accuracy-over-starts',
          arguments: { of: 'most', part: 'shifted' },
          value: 0.963,
          absolute: 0.01,
          source: `${s14}: at least 0.85`,
        },
        {
          quantity: 'accuracy-over-starts',
          arguments: { part: 'shifted' },
          interval: [0.3, 0.7],
          source: `${s14}; the mean is ½ by symmetry`,
        },
        {
          quantity: 'disagreement',
          arguments: { pairs: 'all', part: 'shifted' },
          value: 0.4,
          absolute: 0.01,
          source: `${s14}: at least 0.25`,
        },
        {
          quantity: 'cka',
          arguments: { pairs: 'all', part: 'shifted' },
          value: 0.584,
          ...trained,
          source: `${simulated}; 0.58 to 0.80 with other samples, 0.719 in S14`,
        },
      ],
    },
    {
      title: 'Alike on which inputs?',
      hero: 'networks',
      insets: ['functions'],
      controls: ['seed'],
      prose:
        'Doesn’t that contradict “alike inside”? Of the 45 pairs take the one that is least alike on the conflicting inputs. On inputs like those they learned from, its features ' +
        'agree to more than $0.99$, as all do; on the conflicting ones, with this seed, to $0.09$. In the mean over all pairs it is $0.58$.\n\n' +
        'So the first half of the story is relative, too: alike is meant on a set of inputs. Measured on the inputs in question, features that ' +
        'decide differently are not the same features.',
      try: 'Point at the units: some pairs match over the whole plane, some only along one diagonal.',
      tools: ['networks'],
      watch: 'The first bar and the second: the same two networks, on other inputs.',
      marks: {
        'The first bar': 'networks: on familiar inputs',
        'the second': 'networks: on conflicting inputs',
      },
      question: {
        ask: 'On familiar inputs all pairs agree to 0.999: how far does the least alike of the 45 agree on the conflicting ones?',
        kind: 'choice',
        options: [
          { label: 'nearly as much: they are the same networks', value: 0.95 },
          { label: 'half as much', value: 0.5 },
          { label: 'hardly at all', value: 0.1 },
        ],
        answer: { quantity: 'cka', arguments: { part: 'shifted' } },
        because:
          'CKA is relative to the inputs on which it is taken; the features agree where the data told them to.',
      },
      experiment: {
        starts: [
          { kind: 'random', distribution: 'lecun-normal', index: 2 },
          { kind: 'random', distribution: 'lecun-normal', index: 7 },
        ],
      },
      names: two,
      numbers: [
        { ...pair, label: 'on familiar inputs' },
        { quantity: 'cka', arguments: { part: 'shifted' }, label: 'on conflicting inputs' },
      ],
      expectations: [
        cka('pair', { interval: [0.99, 1], source: s14 }),
        {
          quantity: 'cka',
          arguments: { part: 'shifted' },
          value: 0.09,
          absolute: 0.02,
          source: `${simulated}; with this seed; 0.584 in the mean over all pairs`,
        },
      ],
    },
  ],
  caveats: [
    'At 16 units trained pairs agree only 0.06 better than untrained ones, and 0.07 after three times the steps. Biases start at 0 here, where untrained layers of 16 agree to 0.89 over many draws; with random biases they agree to 0.77.',
    'The ten networks share one training set, whose sample favours one of the two coordinates a little. That the mean is one half holds over samples too.',
    'CKA does not notice rotations and scale, but does notice other linear maps; another measure orders networks differently.',
    'Matched units are those whose answers are most alike on the training inputs, one to one; where features are mixtures of units, no single unit has a match.',
  ],
  references: [
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
    {
      text: 'S. Kornblith, M. Norouzi, H. Lee, G. Hinton, Similarity of neural network representations revisited, 2019',
      confirmed: false,
    },
    {
      text: 'A. D’Amour and others, Underspecification presents challenges for credibility in modern machine learning, 2020',
      confirmed: false,
    },
    { text: 'R. Geirhos and others, Shortcut learning in deep neural networks, 2020', confirmed: false },
  ],
}
