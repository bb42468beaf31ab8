import type { Patch, Scenario } from '../../scenario.ts'

/** Three hidden layers of one width between 64 pixels and ten digits. */
const wide = (width: number): Patch => ({ model: { widths: [64, width, width, width, 10] } })
const widths = [8, 16, 32, 64]

/** Drawn by He's rule for so many hidden layers, and by LeCun's for the last. */
const starts = (hidden: number): Patch => ({
  starts: [
    {
      kind: 'random',
      distribution: 'he-normal',
      layers: [
        ...Array.from({ length: hidden }, () => ({ distribution: 'he-normal' })),
        { distribution: 'lecun-normal' },
      ],
    },
  ],
})

/** Gradient descent of 3,000 steps, which all but stand still at the end, with a decay of the weights that is in no loss. */
const descent = (batch: number, weightDecay: number): Patch => ({
  algorithms: [
    {
      id: 'sgd',
      learningRate: 0.1,
      steps: 3000,
      batch: batch === 256 ? 'full' : { size: batch, order: 'shuffled' },
      weightDecay,
    },
  ],
})
const batches = [8, 32, 256]
const decays = [0, 0.003, 0.01]
const radii = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]

const fiveSeeds = 'simulated in float64, five seeds'
const li = 'Li, Xu, Taylor, Studer, Goldstein 2018'

/** Width, batch and decay under two rulers (theory/README.md, S50, S51). */
export const rulersScenario: Scenario = {
  id: 'rulers',
  title: 'Wide is flat, says which ruler?',
  idea: 'Flat or sharp is a sentence about a minimum and a ruler. Width, batch and decay each change the one, and some the other.',
  minute:
    'Wide networks have flatter landscapes: that is a famous picture, and here it is, with real digits. Four networks, one loss, and the ' +
    'dark floor grows with the width. The curvature at the minimum says nothing of the kind. So which of the two is flatness? Then I ' +
    'let the weights decay. Measured in steps of one length, the end is several times as sharp as without. Measured in ' +
    'proportion to the weights, it is two or three times as flat. Both are measured rightly. And the batch? The full batch ends a ' +
    'little sharper on both rulers, and reads new digits exactly as well.',
  steps: [
    {
      title: 'The floor grows with the width',
      hero: 'sweep',
      insets: ['surface'],
      controls: [],
      prose:
        'Four networks of three hidden layers read 256 handwritten digits, each until its loss is below $0.01$. Around each end lies a ' +
        'random plane, every unit’s direction as long as its weights.\n\n' +
        'The share of that plane with a loss below $\\tfrac12$ is the floor. It grows with every doubling of the width, about sevenfold from 8 to 64.',
      try: 'Slide the width, and look at the dark floor of the surface.',
      tools: ['dial'],
      watch: 'The share of the plane climbs with the width, and the band of five seeds with it.',
      marks: { 'The share of the plane': 'sweep: floor', 'the width': 'sweep: width' },
      question: {
        setup: 'Networks of several widths learn 256 digits to one loss. Their floor: the share of a plane with loss below ½.',
        ask: 'At width 8 the floor is 2 % of the plane: how does it go on with the width?',
        kind: 'curve',
        given: 8,
        within: 1.5,
        answer: { quantity: 'area-below', arguments: { level: 0.5, resolution: 33 } },
        because:
          'A wide layer averages over many units: a random change of all of them moves its sums less, in proportion.',
      },
      experiment: {
        version: 1,
        title: 'Width',
        seed: 1,
        data: { kind: 'generated', id: 'digits', size: 256 },
        model: { kind: 'mlp', ...(wide(8)['model'] as object), activation: 'relu' },
        metric: { loss: 'cross-entropy' },
        algorithms: [
          { id: 'adam', learningRate: 0.005, steps: 600, stop: { quantity: 'loss', below: 0.01 } },
        ],
        ...starts(3),
        plane: { kind: 'random', normalization: 'filter', origin: 'end' },
        view: { height: 'log' },
      },
      dial: { label: 'width', values: widths, experiments: widths.map(wide) },
      sweep: {
        label: 'width',
        reference: 'rulers-width',
        asked: true,
        values: widths,
        experiments: widths.map(wide),
        seeds: 5,
        short: { values: 2, seeds: 1 },
        quantities: [
          {
            quantity: 'area-below',
            arguments: { level: 0.5, resolution: 33 },
            label: 'floor',
          },
        ],
        scale: { from: 0.005, to: 0.3, log: true },
      },
    },
    {
      title: 'Does the curvature say so?',
      hero: 'sweep',
      insets: ['spectrum'],
      controls: [],
      prose: 'x',
      experiment: wide(64),
      dial: { label: 'width', values: widths, experiments: widths.map(wide) },
      sweep: {
        label: 'width',
        reference: 'rulers-curvature',
        asked: true,
        values: widths,
        experiments: widths.map(wide),
        seeds: 5,
        short: { values: 2, seeds: 1 },
        quantities: [{ quantity: 'hessian-top', label: 'largest curvature' }],
      },
    },
    {
      title: 'Sharper, or flatter?',
      hero: 'sweep',
      insets: ['surface'],
      controls: [],
      prose: 'x',
      experiment: { model: { widths: [64, 24, 24, 10] }, ...starts(2), ...descent(8, 0) },
      sweep: {
        label: 'distance',
        reference: 'rulers-decay',
        asked: true,
        values: radii,
        experiments: radii.map(() => ({})),
        seeds: 5,
        quantities: [
          { quantity: 'rise', arguments: { ruler: 'raw' }, over: 'radius', label: 'raw', chart: 0 },
          { quantity: 'rise', arguments: { ruler: 'raw' }, over: 'radius', experiment: descent(8, 0.003), label: 'raw, decay', chart: 0 },
          { quantity: 'rise', arguments: { ruler: 'filter' }, over: 'radius', label: 'filter', chart: 1 },
          { quantity: 'rise', arguments: { ruler: 'filter' }, over: 'radius', experiment: descent(8, 0.003), label: 'filter, decay', chart: 1 },
        ],
      },
    },
    {
      title: 'More decay',
      hero: 'sweep',
      insets: [],
      controls: [],
      prose: 'x',
      experiment: descent(8, 0.003),
      sweep: {
        label: 'decay',
        reference: 'rulers-more-decay',
        asked: true,
        values: decays,
        experiments: decays.map((decay) => descent(8, decay)),
        seeds: 5,
        quantities: [
          { quantity: 'hessian-top', label: 'largest curvature', chart: 0 },
          { quantity: 'rise', arguments: { radius: 1 }, label: 'filter', chart: 1 },
          { quantity: 'part-errors', label: 'wrong', chart: 2 },
          { quantity: 'final-loss', label: 'loss', chart: 3 },
        ],
      },
    },
    {
      title: 'Batch',
      hero: 'sweep',
      insets: [],
      controls: [],
      prose: 'x',
      experiment: descent(8, 0),
      sweep: {
        label: 'batch',
        reference: 'rulers-batch',
        asked: true,
        values: batches,
        experiments: batches.map((batch) => descent(batch, 0)),
        seeds: 5,
        quantities: [
          { quantity: 'hessian-top', label: 'largest curvature', chart: 0 },
          { quantity: 'rise', arguments: { radius: 0.5 }, label: 'filter', chart: 1 },
          { quantity: 'rise', arguments: { radius: 1, ruler: 'raw' }, label: 'raw', chart: 1 },
          { quantity: 'part-errors', label: 'wrong', chart: 2 },
          { quantity: 'final-loss', label: 'loss', chart: 3 },
        ],
      },
    },
  ],
  caveats: [],
  references: [{ text: li, confirmed: false }],
}
void fiveSeeds
