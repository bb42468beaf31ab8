import { notGenerated } from '../../data/left-out.ts'
import {
  flatWeights,
  flatWidths,
  squareWeights,
  squareWidths,
  tentWeights,
  tentWidths,
} from '../../data/sawtooth-weights.ts'
import { sweptMean } from '../../swept-mean.ts'
import type { Expectation, Scenario } from '../../scenario.ts'

const cover = 'Cover 1965, in whole numbers'
const telgarsky = 'Telgarsky 2015'
const yarotsky = 'Yarotsky 2017'
const counted = 'counted at the corners'

/** So many dots, each with the colour of a coin. */
const dots = (size: number) => ({ data: { size } })
const amounts = [3, 4, 6, 9, 12]

/** Shares of the colourings that a unit of three and of five weights separates, by the dots to a weight. */
const ofThree = [1, 0.875, 0.5, 74 / 512, 134 / 4096]
/** Dots of a unit of three weights, for the curves over the dots to a weight. */
const along = [3, 4, 5, 6, 7, 8, 9, 12]

const quadrics = ['x1', 'x2', 'x1^2', 'x2^2']
const quadricAmounts = [5, 8, 10, 15, 20]

const inputs = [2, 4, 8, 12, 16, 17, 18, 20, 24]
const functionsOf = (bits: number) => ({ model: { widths: [bits, 1] } })

/** x = i/2^k with the label i mod 2: the points that a sawtooth of k folds goes through. */
const toothed = (folds: number) => ({
  inputs: Array.from({ length: 2 ** folds + 1 }, (_, i) => [i / 2 ** folds]),
  targets: Array.from({ length: 2 ** folds + 1 }, (_, i) => [i % 2]),
})
const tents = (folds: number) => ({
  data: toothed(folds),
  model: { widths: tentWidths(folds) },
  starts: [{ kind: 'weights', values: tentWeights(folds) }],
})
const flat = (folds: number) => ({
  data: toothed(folds),
  model: { widths: flatWidths(folds) },
  starts: [{ kind: 'weights', values: flatWeights(folds) }],
})
const folds = [1, 2, 3, 4, 5, 6, 7, 8]
const drawnFolds = [1, 2, 3, 4, 5]
/** Passes of a point through one tent. */
const passes = Array.from({ length: 65 }, (_, i) => i)

/** x² at so many places. */
const parabola = (count: number) => ({
  inputs: Array.from({ length: count + 1 }, (_, i) => [i / count]),
  targets: Array.from({ length: count + 1 }, (_, i) => [(i / count) ** 2]),
})
const square = (terms: number) => ({
  data: { ...parabola(8), parts: { fine: parabola(128) } },
  model: { widths: squareWidths(terms) },
  starts: [{ kind: 'weights', values: squareWeights(terms) }],
})
const terms = [1, 2, 3, 4, 5, 6]

const piecesOf = (of: string, value: number): Expectation => ({
  quantity: 'pieces',
  arguments: { of },
  value,
  absolute: 0,
  source: counted,
})

/** The model gap, counted and folded (theory/README.md, S02, S03). */
export const countingScenario: Scenario = {
  id: 'counting',
  title: 'Counting, and what depth buys',
  idea: 'A family of few weights can say few things: that is counted. A deep one says some of them with exponentially fewer units: that is folded.',
  minute:
    'Before anybody trains anything: what can this family say at all? I throw dots on the board and toss a coin for the colour of ' +
    'each. Can a line separate the two colours? With three dots always. With twelve hardly ever, and I can tell you the share to the ' +
    'last colouring: Schläfli and Cover counted. At two dots for each weight it is exactly one half, for every number of ' +
    'weights; and with many weights it is a cliff. Of the functions of eighteen bits, most have no name in five thousand weights. So ' +
    'nearly everything is out of reach, and yet depth reaches far: take a sheet of paper and fold it, and fold it again. Each fold ' +
    'costs two units, and doubles the teeth. In one layer you pay for each tooth. That is a theorem about what can be said. That ' +
    'gradient descent finds it is another claim, and nobody makes it here.',
  steps: [
    {
      title: 'Twelve dots and a coin',
      hero: 'function',
      insets: ['sweep', 'surface'],
      controls: [],
      prose:
        'Dots anywhere, and a coin chooses the colour of each. A neuron of three weights is a line: can it tell the colours apart?\n\n' +
        'Three dots: always. Four: 7 times of 8. Six: half the time. With twelve it can in 3 of 100: of $2^{12}$ colourings it ' +
        'reaches 134. That is counted, for any dots of which no three are on a line; whether training finds the line is another question.',
      try: 'Drag w₀ on the small surface: the line turns. Get all dots right; then slide in more of them.',
      tools: ['w₀', 'dial'],
      watch: 'Each further dot makes it harder to be right about all.',
      marks: { 'further dot': 'sweep: dots P', 'right about all': 'function' },
      question: {
        setup: 'A neuron is a line. It separates four dots, coloured by a coin, 7 times in 8; here are four.',
        ask: 'And twelve dots, a coin for the colour of each: how often can a line separate the colours?',
        kind: 'number',
        scale: { from: 0, to: 1 },
        within: 0.08,
        answer: { quantity: 'separable-fraction', arguments: { points: 12 } },
        because:
          'Of the $2^{12} = 4096$ colourings, lines separate $2 (1 + 11 + 55) = 134$: Cover’s count for three weights.',
      },
      experiment: {
        version: 1,
        title: 'Counting',
        seed: 2,
        data: {
          kind: 'generated',
          id: 'blobs',
          size: 4,
          testSize: 1,
          noise: 1,
          labelCorruption: 1,
          parameters: { radius: 0 },
        },
        model: { kind: 'mlp', widths: [2, 1], activation: 'linear' },
        metric: { loss: 'logistic' },
        algorithms: [{ id: 'sgd', learningRate: 0.5, steps: 300 }],
        starts: [{ kind: 'weights', values: [2, -1, 0] }],
        plane: { kind: 'weights', first: 0, second: 1, extent: { a: [-4, 4], b: [-4, 4] } },
      },
      dial: { label: 'dots P', values: amounts, experiments: amounts.map(dots) },
      predictions: [],
      sweep: {
        label: 'dots P, three weights',
        reference: 'counting-line',
        values: amounts,
        experiments: amounts.map(dots),
        scale: { from: -0.05, to: 1.05 },
        quantities: [{ quantity: 'separable-fraction', label: 'a line separates, share of colourings' }],
        expectations: ofThree.map((share, at) => sweptMean(at, 0, share, 1e-12, cover)),
      },
      expectations: [
        { quantity: 'separable-fraction', value: 0.875, absolute: 0, source: cover },
        {
          quantity: 'separable-fraction',
          arguments: { points: 12 },
          value: 134 / 4096,
          absolute: 0,
          source: cover,
        },
        { quantity: 'separable', value: 1, absolute: 0, source: 'computed exactly' },
      ],
    },
    {
      title: 'A half, at two dots a weight',
      hero: 'sweep',
      insets: ['function'],
      controls: ['seed'],
      prose:
        'The share of colourings that can be separated, over the dots to each weight. For 3 weights all colourings of these dots are ' +
        'tried, of 12 dots 1,024 of the 4,096, and they lie on the formula: $2^{1-P}\\sum_{i<N}\\binom{P-1}{i}$.\n\n' +
        'Whatever $N$ is, at $P = 2N$ it is exactly one half: heads or tails. With 300 weights the slope is a cliff: below two dots a weight ' +
        'nearly everything can be said, above it nearly nothing.',
      try: 'Draw other dots with the die: the count stays.',
      tools: ['seed'],
      watch: 'All three curves cross one half at 2.',
      marks: { 'three curves': 'sweep: 3, formula', 'at 2': 'sweep: P = 2N' },
      question: {
        ask: 'A unit of 3 weights separates 14 of 100 colourings of 9 dots: how often can one of 300 weights separate 900 dots?',
        kind: 'choice',
        options: [
          { label: 'also 14 of 100', value: 0.1445 },
          { label: 'half the time', value: 0.5 },
          { label: 'never, as far as anybody will see', value: 0 },
        ],
        answer: { quantity: 'separable-fraction', arguments: { weights: 300 } },
        because: 'More than two dots a weight: the share falls exponentially in the number of weights.',
      },
      experiment: dots(9),
      predictions: [],
      sweep: {
        label: 'dots per weight P/N',
        reference: 'counting-dots',
        rules: [{ at: 2, label: 'P = 2N' }],
        ticks: [1, 2, 3, 4],
        values: along.map((size) => size / 3),
        experiments: along.map(dots),
        scale: { from: -0.05, to: 1.05 },
        quantities: [
          { quantity: 'separable-share', label: '3 weights, tried' },
          { quantity: 'separable-fraction', label: '3, formula', law: true },
          { quantity: 'separable-fraction', arguments: { weights: 30 }, label: '30', law: true },
          { quantity: 'separable-fraction', arguments: { weights: 300 }, label: '300', law: true },
        ],
        expectations: [
          ...([[0, 1], [1, 0.875], [3, 0.5], [6, 74 / 512]] as const).flatMap(([at, share]) => [
            sweptMean(at, 0, share, 1e-12, cover),
            sweptMean(at, 1, share, 1e-12, cover),
          ]),
          // 1024 of the 4096 colourings of twelve dots are drawn: four standard errors.
          sweptMean(7, 0, 134 / 4096, 0.0223, cover),
          ...[2, 3].map((q) => sweptMean(3, q, 0.5, 1e-9, 'exactly one half at P = 2N')),
          ...([[2, 1], [4, 0]] as const).map(([at, share]) => sweptMean(at, 3, share, 1e-3, cover)),
        ],
      }, // prettier-ignore
      expectations: [
        { quantity: 'separable-share', value: 74 / 512, absolute: 0, source: cover },
        { quantity: 'separable-fraction', arguments: { weights: 300 }, interval: [0, 1e-20], source: cover },
      ],
    },
    {
      title: 'Bend the line: only the number counts',
      hero: 'function',
      insets: ['sweep'],
      controls: [],
      prose:
        'Give the neuron $x_1^2$ and $x_2^2$ beside $x_1$ and $x_2$. Its border is now an ellipse, a parabola or a hyperbola, and it has five ' +
        'weights.\n\n' +
        'The count does not ask what the border looks like. Ten dots, two a weight: one half. Fifteen: 9 of 100. A richer family moves the ' +
        'threshold, it does not remove it.',
      try: 'Slide in more dots.',
      tools: ['dial'],
      watch: 'How the border bends to be right, until it cannot.',
      marks: { 'the border': 'function' },
      experiment: {
        data: { size: 10, features: quadrics },
        model: { widths: [4, 1] },
        algorithms: [{ id: 'sgd', learningRate: 0.3, steps: 2000 }],
        starts: [{ kind: 'weights', values: [1, -1, 0, 0, 0] }],
      },
      dial: {
        label: 'dots P',
        values: quadricAmounts,
        experiments: quadricAmounts.map(dots),
      },
      predictions: [],
      sweep: {
        label: 'dots P, five weights',
        reference: 'counting-quadrics',
        values: quadricAmounts,
        experiments: quadricAmounts.map(dots),
        scale: { from: -0.05, to: 1.05 },
        quantities: [
          { quantity: 'separable-share', arguments: { draws: 400 }, label: 'tried' },
          { quantity: 'separable-fraction', label: 'formula', law: true },
        ],
        expectations: [
          ...[1, 198 / 256, 0.5, 2942 / 2 ** 15, 10_072 / 2 ** 20].flatMap((share, at) => [
            sweptMean(at, 0, share, 0.08, `400 colourings; ${cover}`),
            sweptMean(at, 1, share, 1e-12, cover),
          ]),
        ],
      },
      expectations: [{ quantity: 'separable-fraction', value: 0.5, absolute: 0, source: cover }],
    },
    {
      title: 'Nearly everything is out of reach',
      hero: 'sweep',
      insets: [],
      controls: [],
      prose:
        'A function of $n$ bits is a table of $2^n$ answers: $2^n$ bits to name one. A neuron can compute 14 of the 16 functions of two ' +
        'bits, 104 of 256, 1882 of 65536: about $n^2$ bits.\n\n' +
        'A network of $5000$ weights of 32 bits has at most $160000$ bits, however it is wired. From ' +
        '[$n = 18$](mark:sweep/18) on there are more functions than ' +
        'such networks; at 24 bits a hundred times as many digits. Learning works because the functions that we want are not just any.',
      try: 'Drag the ring along the axis: at which n does the rising curve pass the level line?',
      tools: ['sweep'],
      watch: 'The level line: where the rising curve crosses it, most functions have no network.',
      marks: {
        'level line': 'sweep: 5000 weights, at most',
        'rising curve': 'sweep: bits to name any function',
      },
      question: {
        ask: '5000 weights of 32 bits: from how many input bits on are there more functions than networks?',
        kind: 'number',
        scale: { from: 1, to: 64 },
        within: 2,
        answer: { quantity: 'outnumbered-bits' },
        axis: 'across',
        because:
          '$2^{17} = 131072$ is below $160000$, and $2^{18} = 262144$ above: one more input squares the number of functions.',
      },
      experiment: {
        data: {
          id: 'gaussian',
          size: 4,
          noise: 0,
          labelCorruption: 0,
          parameters: { radius: null },
          features: null,
        },
        model: { widths: [18, 1] },
        metric: { loss: 'squared' },
        algorithms: [{ id: 'sgd', learningRate: 0.01, steps: 20 }],
        starts: [{ kind: 'random', distribution: 'lecun-normal' }],
      },
      predictions: [],
      sweep: {
        label: 'input bits n',
        reference: 'counting-bits',
        values: inputs,
        experiments: inputs.map(functionsOf),
        quantities: [
          {
            quantity: 'function-bits',
            arguments: { of: 'all' },
            label: 'bits to name any function',
          },
          {
            quantity: 'function-bits',
            arguments: { of: 'neuron' },
            label: 'one neuron, at most',
          },
          {
            quantity: 'function-bits',
            arguments: { of: 'network' },
            label: '5000 weights, at most',
          },
        ],
        expectations: inputs.flatMap((bits, at) => [
          sweptMean(at, 0, 2 ** bits, 0, '2^n'),
          sweptMean(at, 2, 160_000, 0, '5000 · 32'),
          {
            quantity: 'mean',
            arguments: { at, of: 1 },
            interval: [0, bits ** 2],
            source: 'at most 2^(n²) threshold functions',
          },
        ]),
      },
      expectations: [
        { quantity: 'outnumbered-bits', value: 18, absolute: 0, source: 'derived: 2^17 < 160000 < 2^18' },
        { quantity: 'function-bits', arguments: { of: 'all' }, value: 262_144, absolute: 0, source: '2^18' },
      ],
    },
    {
      title: 'Fold, and fold again',
      hero: 'network',
      insets: ['function'],
      graph: { heights: [-0.25, 1.25] },
      controls: [],
      prose:
        'Two ReLUs make a tent, which goes up to 1 and down again. Feed its answer to the same tent: the paper is folded ' +
        'twice.\n\n' +
        'Each layer of two units doubles the teeth. After $k$ folds there are $2^k$ straight pieces, and the curve goes ' +
        'through all $2^k + 1$ dots. Nothing was trained: the weights are written down.\n\n' +
        'The tent is $2\\,\\mathrm{relu}(x) - 4\\,\\mathrm{relu}(x - \\tfrac12)$.',
      try: 'Slide the folds; then drag an edge of the network.',
      tools: ['dial', 'network'],
      watch:
        'The pictures in the units, from left to right: each layer has twice the teeth of the one before.',
      marks: { 'pictures in the units': 'network' },
      question: {
        ask: 'Five layers of two units each: how many peaks has the curve?',
        kind: 'number',
        scale: { from: 1, to: 64, log: true },
        given: 0,
        within: 1.2,
        answer: { quantity: 'pieces', arguments: { of: 'peaks' } },
        because: 'A fold doubles what was there: one peak, then 2, 4, 8, 16.',
      },
      experiment: {
        seed: 3,
        ...tents(5),
        data: {
          kind: 'table',
          task: 'regression',
          ...toothed(5),
          ...notGenerated,
        },
        model: { widths: tentWidths(5), activation: 'relu' },
        algorithms: [{ id: 'sgd', learningRate: 0.001, steps: 0 }],
        starts: [{ kind: 'weights', values: tentWeights(5) }],
        plane: { extent: { a: [0, 2], b: [0, 2] } },
      },
      dial: { label: 'folds k', values: drawnFolds, experiments: drawnFolds.map(tents) },
      predictions: [],
      expectations: [
        piecesOf('pieces', 32),
        piecesOf('peaks', 16),
        piecesOf('slope', 32),
        piecesOf('crossings', 32),
        { quantity: 'final-loss', value: 0, absolute: 1e-12, source: telgarsky },
      ],
    },
    {
      title: 'In one layer every tooth is paid for',
      hero: 'sweep',
      insets: ['network'],
      controls: [],
      prose:
        'One hidden layer of ReLUs has a corner for each unit. Five folds have 31 corners, and a slope of 32 to begin with: that takes 32 units, ' +
        'where the deep network has [10](mark:sweep/5). Eight folds take [256 units against 16](mark:sweep/8).\n\n' +
        'And not only to be exact: with up to $2^{k-4}$ units a single layer has nearly half of the dots on the wrong side of ½, however ' +
        'it is trained. Telgarsky’s bound, which is for any number of layers, says a sixth.',
      try: 'Switch between deep and flat, and look at the network.',
      tools: ['dial', 'network'],
      watch: 'The curve stays. In the chart one price grows by two a fold, and the other doubles.',
      marks: {
        'The curve': 'network',
        'one price': 'sweep: units, deep',
        'the other': 'sweep: units, one layer',
      },
      question: {
        ask: 'Five folds take 10 units: how many does one hidden layer need for the same curve?',
        kind: 'number',
        scale: { from: 1, to: 400, log: true },
        within: 1.3,
        answer: { quantity: 'needed-units' },
        because:
          'Each of its 31 corners takes a unit. With these alone, at which the slope jumps by 64, the curve could only begin at a multiple of 64; it begins at 32, which takes one unit more.',
      },
      experiment: tents(5),
      dial: { label: 'network', values: ['deep', 'flat'], experiments: [tents(5), flat(5)] },
      predictions: [],
      sweep: {
        label: 'folds k',
        reference: 'counting-folds',
        scale: { from: 1, to: 400, log: true },
        values: folds,
        experiments: folds.map(tents),
        quantities: [
          { quantity: 'hidden-units', label: 'units, deep' },
          { quantity: 'needed-units', label: 'units, one layer' },
          {
            quantity: 'needed-units',
            arguments: { wrong: 1 },
            label: 'one layer, nearly half wrong up to',
          },
        ],
        expectations: folds.flatMap((k, at) => [
          sweptMean(at, 0, 2 * k, 0, 'two units a fold'),
          sweptMean(at, 1, 2 ** k, 0, 'a corner a unit and one for the first slope, derived'),
          sweptMean(at, 2, 2 ** (k - 4), 1e-9, telgarsky),
        ]),
      },
      expectations: [
        piecesOf('pieces', 32),
        piecesOf('peaks', 16),
        { quantity: 'hidden-units', value: 10, absolute: 0, source: 'two units a fold' },
        {
          quantity: 'needed-units',
          value: 32,
          absolute: 0,
          source: 'a corner a unit and one for the first slope, derived',
        },
        { quantity: 'needed-units', arguments: { wrong: 1 }, value: 2, absolute: 1e-9, source: telgarsky },
      ],
    },
    {
      title: 'A computer folds itself flat',
      hero: 'sweep',
      insets: [],
      precision: 'float64',
      controls: [],
      prose:
        'Follow one point, a tenth, through the folds: $0.2, 0.4, 0.8, 0.4, 0.8$, and so on for ever.\n\n' +
        'Each fold doubles the rounding error too. In float32 the bits of $x$ are spent after 27 folds, and the point is 0 from the 28th on; ' +
        'in float64 it is $0.398438$ after 48, and 0 from the 56th on. So the curves here are drawn through their corners, which are known exactly, ' +
        'and this lecture stops at 8 folds.',
      try: 'On paper: from 0.1, double; what is above 1, take from 2. Again and again.',
      tools: ['sweep'],
      watch: 'Three lines that part one after the other. Only one of them is right.',
      marks: { 'Three lines': 'sweep: float32', 'one of them': 'sweep: exact' },
      question: {
        ask: 'In exact numbers 0.1 is at 0.4 after 64 folds: where does float64 see it?',
        kind: 'choice',
        options: [
          { label: 'at 0.4, to 16 digits', value: 0.4 },
          { label: 'near 0.2: off, but not lost', value: 0.2 },
          { label: 'at 0, and it stays there', value: 0 },
        ],
        answer: { quantity: 'folded', arguments: { times: 64 } },
        because:
          'As a float64, 0.1 ends at $2^{-55}$. Each fold doubles, and after 55 the point is a whole number: 1, and then 0.',
      },
      experiment: tents(1),
      predictions: [],
      sweep: {
        label: 'folds',
        reference: 'counting-rounding',
        rules: [
          { at: 28, label: 'float32: 0' },
          { at: 56, label: 'float64: 0' },
        ],
        ticks: [0, 8, 16, 28, 40, 48, 56, 64],
        values: passes,
        experiments: passes.map(() => ({})),
        scale: { from: -0.1, to: 1 },
        quantities: [
          { quantity: 'folded', arguments: { as: 'exact' }, over: 'times', label: 'exact' },
          { quantity: 'folded', over: 'times', label: 'float64' },
          { quantity: 'folded', arguments: { as: 'float32' }, over: 'times', label: 'float32' },
        ],
        expectations: [
          ...[0.1, 0.2].map((value, at) => sweptMean(at, 0, value, 1e-12, 'in whole numbers')),
          ...passes
            .slice(2)
            .map((times) => sweptMean(times, 0, times % 2 === 0 ? 0.4 : 0.8, 1e-12, 'in whole numbers')),
          ...[8, 16, 24, 32].map((times) => sweptMean(times, 1, 0.4, 1e-5, 'float64 has 53 bits')),
          sweptMean(48, 1, 0.3984375, 0, 'S03; seven bits of 0.1 are left'),
          sweptMean(55, 1, 1, 0, '0.1 ends at 2^-55'),
          ...passes.slice(56).map((times) => sweptMean(times, 1, 0, 0, 'no bit is left')),
          sweptMean(8, 2, 0.4, 1e-5, 'float32 has 24 bits'),
          sweptMean(27, 2, 1, 0, '0.1 ends at 2^-27'),
          ...passes.slice(28).map((times) => sweptMean(times, 2, 0, 0, 'no bit is left')),
        ],
      },
      expectations: [
        { quantity: 'folded', arguments: { times: 64 }, value: 0, absolute: 0, source: 'no bit is left' },
        {
          quantity: 'folded',
          arguments: { times: 64, as: 'exact' },
          value: 0.4,
          absolute: 0,
          source: 'in whole numbers',
        },
        {
          quantity: 'folded',
          arguments: { times: 32, as: 'float32' },
          value: 0,
          absolute: 0,
          source: 'no bit is left',
        },
      ],
    },
    {
      title: 'A use for teeth: the square',
      hero: 'function',
      insets: ['sweep'],
      controls: [],
      prose:
        'Are teeth good for anything? Take $x$, and subtract a quarter of the first tent, a sixteenth of the second, and so on: that is $x^2$. ' +
        'Three units a layer carry the tent and the sum.\n\n' +
        'With $m$ layers the error is at most $4^{-(m+1)}$: each layer divides it by four. One hidden layer divides it by four only when its ' +
        'units are doubled. What can square can multiply, and so has every polynomial.',
      try: 'Slide the layers.',
      tools: ['dial'],
      watch: 'From two layers on the eye sees no difference; enlarged, each piece leaves an arc.',
      marks: { 'no difference': 'function', enlarged: 'function: The curve less x², enlarged' },
      question: {
        ask: 'Six layers of three units: what is the largest error?',
        kind: 'number',
        scale: { from: 1e-8, to: 0.1, log: true },
        within: 3,
        answer: { quantity: 'largest-error', arguments: { part: 'fine' } },
        because: 'A quarter of a quarter, seven times over: $4^{-7} = 0.000061$.',
      },
      reveal: { dial: 6 },
      graph: {
        truth: { label: 'x²', points: parabola(128).inputs.map(([x = 0]) => [x, x ** 2] as const) },
        difference: 'The curve less x², enlarged',
      },
      experiment: square(1),
      dial: { label: 'layers m', values: terms, experiments: terms.map(square) },
      predictions: [],
      sweep: {
        label: 'layers m',
        reference: 'counting-square',
        values: terms,
        experiments: terms.map(square),
        quantities: [
          { quantity: 'largest-error', arguments: { part: 'fine' }, label: 'm layers of 3' },
          { quantity: 'least-pieces-error', label: 'one layer of 3m, at best' },
        ],
        expectations: terms.flatMap((m, at) => [
          sweptMean(at, 0, 4 ** -(m + 1), 1e-7, yarotsky),
          sweptMean(at, 1, 1 / (8 * (3 * m + 1) ** 2), 1e-12, 'the best chord of n pieces, derived'),
        ]),
      },
      expectations: [
        {
          quantity: 'largest-error',
          arguments: { part: 'fine' },
          value: 4 ** -2,
          absolute: 0,
          float32: { absolute: 1e-7 },
          source: yarotsky,
        },
      ],
    },
  ],
  thumbnail: 5,
  caveats: [
    'Schläfli had the count in the nineteenth century, for cuts of space, and Wendel in 1962, for points of a half-space; Cover asked it of neurons in 1965.',
    'Cover counts dots in general position, and a coin for each colour: real classes are not drawn by coins, and far more of them can be separated.',
    'The teeth say what a deep network can be. That gradient descent comes to such weights is another claim; it hardly ever does.',
    'From 24 folds on float32 is off by a fortieth and more, and float64 from 52 on: curves here stop at 8, and are drawn through exact corners.',
  ],
  references: [
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
    {
      text: 'J. G. Wendel, A problem in geometric probability, Mathematica Scandinavica 1962',
      confirmed: false,
    },
    {
      text: 'T. Cover, Geometrical and statistical properties of systems of linear inequalities, 1965',
      confirmed: false,
    },
    {
      text: 'M. Telgarsky, Representation benefits of deep feedforward networks, 2015 (its numbers of units from a secondary note)',
      confirmed: true,
    },
    { text: 'D. Yarotsky, Error bounds for approximations with deep ReLU networks, 2017', confirmed: false },
    { text: 'OEIS A000609, number of threshold functions of n variables', confirmed: false },
  ],
}
