import { fromHe } from '../../data/he-start.ts'
import type { Expectation, Scenario } from '../../scenario.ts'

const simulated = 'simulated in float64, 5 seeds'

const step = { learningRate: 0.1, steps: 2000, batch: { size: 32 } } as const
const descent = { id: 'sgd', ...step } as const
const sam = (rho: number) => ({ id: 'sam', rho, ...step }) as const
/** SAM, which is gradient descent at ρ = 0 and then takes half the time. */
const climbing = (rho: number) => ({ algorithms: [rho === 0 ? descent : sam(rho)] })
const decayed = (weightDecay: number) => ({ ...descent, weightDecay })

const shown = [0, 0.1, 0.3]
const radii = [0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1]
const climbs = [0, 0.05, 0.1, 0.2, 0.3, 0.5]
const decays = [0, 0.01, 0.02, 0.03, 0.05]

const atEnd = { quantity: 'part-accuracy' } as const
const atPeak = { quantity: 'most-accuracy' } as const
const riseOf = (algorithm: number) => ({
  quantity: 'rise',
  arguments: { algorithm, radius: 0.5 },
  over: 'radius',
})

/** A sweep over SAM's radius, of five seeds each, which is computed when it is asked for. */
const overRho = (values: readonly number[]) => ({
  label: 'ρ',
  asked: true,
  values,
  experiments: values.map(climbing),
  seeds: 5,
  short: { values: 1, seeds: 1 },
})

const meanOf = (of: number, at: number, interval: readonly [number, number]): Expectation => ({
  quantity: 'mean',
  arguments: { of, at },
  interval,
  long: true,
  source: simulated,
})

/** The median of quantity `of` at value number `at` of a sweep, which the prose names; draws of few seeds differ by a tenth. */
const medianOf = (of: number, at: number, value: number): Expectation => ({
  quantity: 'median',
  arguments: { of, at },
  value,
  absolute: 0.1,
  long: true,
  source: simulated,
})

/** Sharpness-aware minimisation, and what its gain is (theory/README.md, S56). */
export const flatGroundScenario: Scenario = {
  id: 'flat-ground',
  title: 'Looking for flat ground',
  idea: 'An algorithm that seeks flat ground finds it. Whether that is why it does better is another question.',
  minute:
    'Here is an idea that won competitions. Before each step, take a short step uphill, and ask there which way is down. Then go that way from ' +
    'where you were. It costs twice as much, and it ends on flatter ground: you see it in these slices. On clean digits that buys next to ' +
    'nothing. But mislabel three images in ten, and gradient descent reads half of the new digits, and this one two thirds. Flat ' +
    'generalises? Look at the curves along the way. Gradient descent had more, early on, and lost it while it learned the wrong labels by heart. Most of what we bought is slowness, and slowness is cheaper elsewhere.',
  steps: [
    {
      title: 'First a step uphill',
      hero: 'sweep',
      insets: [],
      controls: [],
      prose:
        'Gradient descent in batches of 32 and SAM from the same start: all read their 256 training digits. SAM takes its gradient not at $w$, but at ' +
        '$w + \\rho\\,g/|g|$, a step of length $\\rho$ up the slope, and goes on from $w$. So it avoids ground that soon rises.\n\n' +
        'This is the loss at a distance from each end, in random directions scaled to the weights. Half their length away it is [1](mark:sweep/0.5) after gradient descent, and a ' +
        'third of that after SAM with $\\rho = 0.3$.',
      try: 'Read the three curves at 1: that far from its end each network has lost its digits.',
      tools: ['sweep'],
      watch: 'The order of the curves: the further uphill the gradient was taken, the flatter the end.',
      marks: {
        'The order': 'sweep',
        'further uphill': 'sweep: SAM, ρ = 0.3',
      },
      question: {
        setup:
          'SAM takes gradients a step uphill. From gradient descent’s end the loss rises to 1 at a distance 0.5.',
        ask: 'At what distance from SAM’s end, with ρ = 0.3, has the loss risen to 1?',
        kind: 'number',
        scale: { from: 0.1, to: 1 },
        axis: 'across',
        within: 0.08,
        answer: { swept: 'reached', of: 2, level: 1 },
        because:
          'A gradient from uphill is small only where the ground stays low for a while: that is where SAM rests.',
      },
      experiment: {
        version: 1,
        title: 'Flat ground',
        seed: 1,
        data: { kind: 'generated', id: 'digits', size: 256, testSize: 300, labelCorruption: 0 },
        model: { kind: 'mlp', widths: [64, 24, 24, 10], activation: 'relu' },
        metric: { loss: 'cross-entropy' },
        algorithms: [descent, sam(0.1), sam(0.3)],
        starts: fromHe(2),
        plane: { kind: 'random', normalization: 'filter', origin: 'end' },
      },
      predictions: [],
      sweep: {
        label: 'distance from the end',
        reference: 'flat-ground-rise',
        asked: true,
        values: radii,
        experiments: radii.map(() => ({})),
        seeds: 5,
        short: { values: 1, seeds: 1 },
        quantities: [
          { ...riseOf(0), label: 'gradient descent' },
          { ...riseOf(1), label: 'SAM, ρ = 0.1' },
          { ...riseOf(2), label: 'SAM, ρ = 0.3' },
        ],
        expectations: [meanOf(0, 4, [0.5, 2]), meanOf(1, 4, [0.25, 1.2]), meanOf(2, 4, [0.1, 0.5])],
      },
    },
    {
      title: 'Flatter, and hardly better',
      hero: 'surface',
      insets: ['sweep'],
      controls: [],
      prose:
        'The end of one run as a landscape, on one scale of heights. The bowl widens with each $\\rho$. The largest curvature falls from 0.8 to 0.14 with $\\rho = 0.1$, and then ' +
        'no further: it is of one direction, and the bowl has many.\n\n' +
        'And the digits that it has never seen? 87 % are right without SAM, 88 % with $\\rho = 0.3$: less than what lies between two seeds. On clean labels flat ground is no better ground.',
      try: 'Turn ρ: the run is made anew, and its end is drawn.',
      tools: ['dial'],
      watch: 'The largest curvature falls at once and stays there. The share of new digits hardly moves.',
      marks: {
        'largest curvature': 'sweep: largest curvature',
        'new digits': 'sweep: share of new digits right',
      },
      experiment: {
        ...climbing(0),
        plane: { extent: { a: [-1, 1], b: [-1, 1] } },
        view: { height: 'log', range: [0.001, 20] },
      },
      dial: {
        label: 'ρ',
        values: shown,
        experiments: shown.map(climbing),
      },
      predictions: [],
      sweep: {
        ...overRho(shown),
        reference: 'flat-ground-clean',
        quantities: [
          { quantity: 'sharpness', label: 'largest curvature' },
          { ...atEnd, label: 'share of new digits right', chart: 1 },
        ],
        scale: { from: 0.6, to: 1, chart: 1 },
        expectations: [
          meanOf(0, 0, [0.4, 1.2]),
          meanOf(0, 1, [0.08, 0.3]),
          meanOf(0, 2, [0.02, 0.2]),
          ...[0.87, 0.87, 0.88].map((value, at) => ({ ...medianOf(1, at, value), absolute: 0.05 })),
        ],
      },
    },
    {
      title: 'Mislabel three in ten',
      hero: 'sweep',
      insets: ['losses'],
      controls: [],
      prose:
        'Three labels in ten are drawn anew, and most of those are wrong. Gradient descent learns them all by heart, and reads half of the new digits. With $\\rho = ' +
        '0.3$ SAM reads 63 %, and 74 % with $\\rho = 0.5$.\n\n' +
        'But look at the other curve: SAM has not learned these labels. At $0.5$ it has three in four of its own training set. To call both “trained” ' +
        'would be wrong.',
      try: 'Drag the ring along ρ.',
      tools: ['sweep'],
      watch: 'New digits rise where training labels fall.',
      marks: { 'New digits': 'sweep: new digits', 'training labels': 'sweep: training labels' },
      question: {
        ask: 'Three labels in ten are drawn anew: what share of new digits will gradient descent read after 2,000 steps?',
        kind: 'number',
        scale: { from: 0, to: 1 },
        within: 0.08,
        answer: { ...atEnd },
        because: 'It has learned the wrong labels by heart, and each of them spoils its neighbourhood.',
      },
      experiment: { ...climbing(0), data: { labelCorruption: 0.3 } },
      predictions: [],
      sweep: {
        ...overRho(climbs),
        reference: 'flat-ground-noise',
        up: 'share right',
        scale: { from: 0, to: 1 },
        quantities: [
          { ...atEnd, label: 'new digits' },
          { ...atEnd, arguments: { part: 'train' }, label: 'training labels' },
        ],
        expectations: [
          meanOf(0, 0, [0.42, 0.6]),
          meanOf(0, 2, [0.48, 0.65]),
          meanOf(0, 4, [0.57, 0.73]),
          meanOf(1, 0, [0.95, 1]),
          meanOf(1, 4, [0.76, 0.9]),
          medianOf(0, 0, 0.52),
          medianOf(0, 4, 0.63),
          medianOf(0, 5, 0.74),
        ],
      },
    },
    {
      title: 'It had them, and lost them',
      hero: 'sweep',
      insets: ['losses'],
      controls: [],
      prose:
        'Along each run the share of new digits has a peak. Gradient descent comes to 70 %, near step 330; then it learns the wrong labels, and ends at 52 %. SAM with ' +
        '$\\rho = 0.3$ comes to 76 %, near step 620, and ends at 63 %.\n\n' +
        'Compare the ends, and SAM seems to give more than ten points in a hundred. Compare the peaks, and it gives six. Half of the gain, or more, was slowness: its wrong labels had not been ' +
        'learned yet.',
      try: 'Scrub to the step at which the dashed loss on new digits is least.',
      tools: ['timeline'],
      watch: 'The gap: what each run had, and lost again. Below: with SAM it came later.',
      marks: {
        'what each run had': 'sweep: at its peak',
        'lost again': 'sweep: at the end',
        later: 'sweep: step of the peak',
      },
      experiment: { algorithms: [descent, sam(0.3)] },
      predictions: [],
      sweep: {
        ...overRho(climbs),
        reference: 'flat-ground-peaks',
        up: 'share of new digits right',
        scale: { from: 0.3, to: 0.9 },
        quantities: [
          { ...atPeak, label: 'at its peak' },
          { ...atEnd, label: 'at the end' },
          { quantity: 'most-accurate-step', label: 'step of the peak', chart: 1 },
        ],
        expectations: [
          meanOf(0, 0, [0.6, 0.76]),
          meanOf(0, 4, [0.67, 0.82]),
          medianOf(0, 0, 0.7),
          medianOf(0, 4, 0.76),
          medianOf(1, 0, 0.52),
          medianOf(1, 4, 0.63),
        ],
      },
    },
    {
      title: 'Slowness is cheaper elsewhere',
      hero: 'sweep',
      insets: ['losses'],
      controls: [],
      prose:
        'No SAM, half the cost: gradient descent with weight decay. With a decay of 0.03 it ends at 74 %, above SAM with $\\rho = 0.3$ and level with $0.5$; at its peak ' +
        'it reads 78 %, no less than they do.\n\n' +
        'So “flat minima generalise” is not what these runs show. What helps is that wrong labels are learned late, or not at all, and flat ground is one way to that. Baek, Kolter and ' +
        'Raghunathan say so of large networks.',
      try: 'Drag the ring along the weight decay.',
      tools: ['sweep'],
      watch: 'As the decay grows, the end comes up to the peak; too much of it, and both fall.',
      marks: { 'the end': 'sweep: at the end', 'the peak': 'sweep: at its peak' },
      question: {
        ask: 'Gradient descent ends near 52 %, SAM near 63 %: where does gradient descent with a weight decay of 0.03 end?',
        kind: 'choice',
        given: 0,
        options: [
          { label: 'where it did without', value: 0.52 },
          { label: 'half-way to SAM', value: 0.58 },
          { label: 'with SAM, or above', value: 0.72 },
        ],
        answer: { ...atEnd },
        because:
          'Small weights cannot hold labels that contradict their neighbours: decay keeps the network from learning them.',
      },
      experiment: { algorithms: [decayed(0.03)] },
      predictions: [],
      sweep: {
        label: 'weight decay',
        reference: 'flat-ground-decay',
        asked: true,
        values: decays,
        experiments: decays.map((decay) => ({ algorithms: [decayed(decay)] })),
        seeds: 5,
        short: { values: 1, seeds: 1 },
        up: 'share of new digits right',
        scale: { from: 0.3, to: 0.9 },
        quantities: [
          { ...atPeak, label: 'at its peak' },
          { ...atEnd, label: 'at the end' },
        ],
        expectations: [
          meanOf(1, 0, [0.42, 0.6]),
          meanOf(1, 3, [0.6, 0.8]),
          medianOf(1, 0, 0.52),
          medianOf(1, 3, 0.74),
          medianOf(0, 3, 0.78),
        ],
      },
    },
  ],
  thumbnail: 3,
  caveats: [
    'SAM on gradient descent, one norm over all weights, the same batch for both gradients. Each of its steps costs two.',
    'Peaks are read at every fiftieth step, on the digits that are then told of: whoever stops there has seen the test.',
    'On clean labels the difference in new digits is within the noise of seeds; the difference in flatness is not.',
  ],
  references: [
    {
      text: 'P. Foret, A. Kleiner, H. Mobahi, B. Neyshabur, Sharpness-aware minimization for efficiently improving generalization, 2021',
      confirmed: false,
    },
    {
      text: 'C. Baek, J. Z. Kolter, A. Raghunathan, Why is SAM robust to label noise?, 2024 (abstract)',
      confirmed: true,
    },
  ],
}
