import { fromHe } from '../../data/he-start.ts'
import type { Expectation, Patch, Scenario } from '../../scenario.ts'

/** Three hidden layers of one width between 64 pixels and ten digits, trained to one loss; a wider one is there sooner. */
const wide = (width: number): Patch => ({
  model: { widths: [64, width, width, width, 10] },
  algorithms: [
    {
      id: 'adam',
      learningRate: 0.005,
      steps: Math.max(60, 3200 / width),
      stop: { quantity: 'loss', below: 0.01 },
    },
  ],
})
const widths = [8, 16, 32, 64]
const byWidth = { label: 'width', values: widths, experiments: widths.map(wide) }

/** Gradient descent in so small steps of a batch that it all but stands still at the end; its decay of the weights is in no loss. */
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
const decays = [0, 0.003]
const radii = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
const floor = { quantity: 'area-below', arguments: { level: 0.5, resolution: 33 } }

const fiveSeeds = 'simulated in float64, five seeds'

/** The mean of a sweep's quantity at a value over five seeds. */
const meanOf = (at: number, interval: readonly [number, number], of = 0): Expectation => ({
  quantity: 'mean',
  arguments: { of, at },
  interval,
  long: true,
  source: fiveSeeds,
})

/** Width, batch and decay under two rulers (theory/README.md, S50, S51). */
export const rulersScenario: Scenario = {
  id: 'rulers',
  title: 'Wide is flat, says which ruler?',
  idea: 'Flat or sharp is a sentence about a minimum and a ruler. Width, decay and batch each change what one of them says.',
  minute:
    'Wide networks have flatter landscapes: a famous picture, and here it is with real digits. Four networks, one loss, and the dark ' +
    'floor grows with the width. The largest curvature at the minimum says the opposite. So which of the two is flatness? Now the ' +
    'weights decay while they learn. Measured in steps of one length, the end is several times as sharp as before. Measured in ' +
    'proportion to the weights, it is twice as flat. Nobody made a mistake. And the size of the batch, of which one heard so much? ' +
    'The full batch ends a little sharper, and reads new digits just as well.',
  steps: [
    {
      title: 'The floor grows with the width',
      hero: 'sweep',
      insets: ['surface'],
      controls: [],
      prose:
        'Networks of three hidden layers read 256 handwritten digits, each until its loss is below $0.01$. Through each end goes a ' +
        'random plane; every unit’s directions are as long as its weights.\n\n' +
        'The floor is the share of that plane where the loss is below $\\tfrac12$. It grows with each doubling of the width: from ' +
        '$0.02$ at 8 units to $0.13$ at 64, in the mean of five seeds.',
      try: 'Slide the width, and look at the dark floor of the surface.',
      tools: ['dial'],
      watch: 'The floor climbs with the width, and the five seeds with it.',
      marks: { 'The floor': 'sweep: floor', 'the width': 'sweep: width' },
      question: {
        setup:
          'Networks learn 256 digits, all to one loss. Their floor: the share of a plane with a loss below ½.',
        ask: 'With 8 units a layer the floor is 2 % of the plane, with 16 it is 5 %: how does it go on?',
        kind: 'curve',
        given: 16,
        within: 1.6,
        answer: floor,
        because: 'The sum of many units changes less, in proportion, when each of them is moved at random.',
      },
      experiment: {
        version: 1,
        title: 'Width and flatness',
        seed: 1,
        data: { kind: 'generated', id: 'digits', size: 256 },
        ...wide(8),
        model: { kind: 'mlp', widths: [64, 8, 8, 8, 10], activation: 'relu' },
        metric: { loss: 'cross-entropy' },
        starts: fromHe(3),
        plane: { kind: 'random', normalization: 'filter', origin: 'end' },
        view: { height: 'log' },
      },
      dial: byWidth,
      sweep: {
        ...byWidth,
        reference: 'rulers-width',
        asked: true,
        seeds: 5,
        quantities: [{ ...floor, label: 'floor' }],
        scale: { from: 0.005, to: 0.3, log: true },
        expectations: [
          meanOf(0, [0.01, 0.03]),
          meanOf(1, [0.04, 0.07]),
          meanOf(2, [0.075, 0.11]),
          meanOf(3, [0.1, 0.17]),
        ],
      },
      expectations: [
        {
          quantity: 'area-below',
          arguments: { level: 0.5, resolution: 17 },
          interval: [0.01, 0.035],
          source: 'with this seed, on a coarse grid',
        },
        { quantity: 'final-loss', interval: [0, 0.01], source: 'it stops there' },
      ],
    },
    {
      title: 'Four floors',
      hero: 'surface',
      insets: [],
      controls: ['seed'],
      prose:
        'The four ends, on planes through them and with one scale. Each network has learned its digits to the same loss, and each lies in one hole without ' +
        'another dip.\n\n' +
        'What differs is how far one can go from it. Around the narrow network a change of half of each unit’s weights ruins everything, ' +
        'around the wide one it may not matter.',
      try: 'Choose another seed: other starts, other planes.',
      tools: ['seed'],
      watch: 'The dark floor, from 8 units to 64, and the share below ½ over each stage.',
      marks: {
        '8 units': 'surface: 8 units',
        '64': 'surface: 64 units',
        'the share below ½': 'surface: below ½',
      },
      experiment: { ...wide(8) },
      stage: '8 units',
      names: { axes: ['direction u', 'direction v'] },
      beside: widths.slice(1).map((width) => ({ title: `${width} units`, experiment: wide(width) })),
      numbers: [{ quantity: 'area-below', arguments: { level: 0.5 }, label: 'below ½' }],
      expectations: [
        {
          quantity: 'area-below',
          stage: 3,
          arguments: { level: 0.5, resolution: 17 },
          interval: [0.06, 0.2],
          long: true,
          source: 'with this seed, on a coarse grid',
        },
      ],
    },
    {
      title: 'The curvature says no such thing',
      hero: 'sweep',
      insets: ['spectrum'],
      measure: 'spectrum',
      controls: [],
      prose:
        'The textbook’s flatness is the largest eigenvalue of the Hessian at the minimum. Of the four widths it is largest at 64 units, ' +
        'where the floor is largest too: $12.7$ in the mean of five seeds, against $7$ to $8.5$ at the narrower ones.\n\n' +
        'It looks along one direction, infinitely near, and with a ruler of equal steps for all weights. The floor looks along random ' +
        'ones, far out, and in proportion.',
      try: 'Slide the units: does any eigenvalue follow the floor?',
      tools: ['dial'],
      watch: 'The largest curvature at 64 units, above all others.',
      marks: { 'largest curvature': 'sweep: largest curvature', '64 units': 'sweep: units' },
      question: {
        ask: 'The floor grows sevenfold from 8 units to 64, and the largest curvature, which was 8, becomes what?',
        kind: 'choice',
        given: 8,
        options: [
          { label: 'about 1: much flatter', value: 1 },
          { label: 'about 4: half', value: 4 },
          { label: 'about 14: larger', value: 14 },
        ],
        answer: { quantity: 'hessian-top' },
        because:
          'The largest eigenvalue is about one direction in 13,130, and a random direction hardly meets it.',
      },
      experiment: { ...wide(64) },
      dial: { ...byWidth, label: 'units' },
      sweep: {
        ...byWidth,
        label: 'units',
        reference: 'rulers-curvature',
        asked: true,
        seeds: 5,
        quantities: [{ quantity: 'hessian-top', label: 'largest curvature' }],
        scale: { from: 0, to: 16 },
        expectations: [meanOf(0, [6, 11]), meanOf(1, [5, 9]), meanOf(2, [6, 10]), meanOf(3, [10, 16])],
      },
      expectations: [
        {
          quantity: 'hessian-top',
          interval: [10, 16],
          long: true,
          source: 'with this seed, simulated in float64',
        },
      ],
    },
    {
      title: 'Sharper and flatter at once',
      hero: 'sweep',
      insets: ['surface'],
      controls: [],
      prose:
        'A smaller network, trained for 3,000 steps, with its weights left alone or shrunk by a little at each step. The decay is in no loss ' +
        'that is drawn.\n\n' +
        'Steps of one length, below: with decay the loss climbs four times as fast. In proportion to each unit’s weights, ' +
        'above: at distance 1 it has climbed to $3.0$ and not to $6.7$. The weights are shorter, and an equal step is a larger part of them.',
      try: 'Switch the decay on and off: the hole opens.',
      tools: ['dial'],
      watch: 'The two curves change places between the charts.',
      marks: { 'The two curves': 'sweep: decay 0.003', 'the charts': 'sweep' },
      question: {
        ask: 'With decay the curvature is six times as large. Without it the loss is 7 at distance 1, in proportion to the weights: what is it with decay?',
        kind: 'choice',
        given: 0.2,
        options: [
          { label: 'about 15: much sharper', value: 15 },
          { label: 'about 7: the same', value: 7 },
          { label: 'about 3: flatter', value: 3 },
        ],
        answer: { swept: 'mean', of: 1, value: 1 },
        axis: 'none',
        because:
          'Decay makes the weights shorter. An equal step is a larger part of them, a proportional one is smaller.',
      },
      experiment: {
        model: { widths: [64, 24, 24, 10] },
        starts: fromHe(2),
        ...descent(8, 0.003),
      },
      dial: { label: 'decay', values: decays, experiments: decays.map((decay) => descent(8, decay)) },
      sweep: {
        label: 'distance',
        up: ['loss, in proportion to the weights', 'loss, in steps of one length'],
        reference: 'rulers-decay',
        asked: true,
        values: radii,
        experiments: radii.map(() => ({})),
        seeds: 5,
        quantities: (['filter', 'raw'] as const).flatMap((ruler, chart) =>
          decays.map((decay) => ({
            quantity: 'rise',
            arguments: { ruler },
            over: 'radius',
            experiment: descent(8, decay),
            label: decay ? 'decay 0.003' : 'no decay',
            chart,
          })),
        ),
        expectations: [
          meanOf(10, [5, 8.5], 0),
          meanOf(10, [2, 4], 1),
          meanOf(5, [0.003, 0.006], 2),
          meanOf(5, [0.025, 0.045], 3),
        ],
      },
      expectations: [
        {
          quantity: 'rise',
          arguments: { radius: 1 },
          interval: [1.5, 3],
          source: 'with this seed, simulated in float64',
        },
      ],
    },
    {
      title: 'The batch: sharper, and no worse',
      hero: 'sweep',
      insets: ['losses'],
      controls: [],
      prose:
        'Large batches end in sharp minima and read new data badly: so one has heard. Equal steps, equal loss, batches of 8, of 32, and all 256. ' +
        'The largest curvature is $1.8$ times as large with all, and larger on each of five seeds.\n\n' +
        'On 773 new digits the batch makes no difference: with each a share of $0.16$ to $0.17$ is wrong. Give equal epochs in place of equal steps, ' +
        'and the full batch looks far sharper, because it is not there yet.',
      try: 'Choose the full batch, and wait for its run.',
      tools: ['dial'],
      watch: 'The largest curvature climbs with the batch; the share wrong on new digits does not move.',
      marks: {
        'largest curvature': 'sweep: largest curvature',
        'the batch': 'sweep: batch',
        'the share wrong': 'sweep: wrong',
      },
      experiment: descent(8, 0),
      dial: { label: 'batch', values: batches, experiments: batches.map((batch) => descent(batch, 0)) },
      sweep: {
        label: 'batch',
        reference: 'rulers-batch',
        asked: true,
        values: batches,
        experiments: batches.map((batch) => descent(batch, 0)),
        seeds: 5,
        quantities: [
          { quantity: 'hessian-top', label: 'largest curvature', chart: 0 },
          { quantity: 'part-errors', label: 'wrong on new digits', chart: 1 },
        ],
        scale: { from: 0, to: 0.3, chart: 1 },
        expectations: [
          meanOf(0, [0.28, 0.4]),
          meanOf(2, [0.5, 0.75]),
          meanOf(0, [0.14, 0.19], 1),
          meanOf(2, [0.14, 0.19], 1),
        ],
      },
      expectations: [
        {
          quantity: 'hessian-top',
          interval: [0.25, 0.45],
          source: 'with this seed, simulated in float64',
        },
      ],
    },
  ],
  thumbnail: 2,
  caveats: [
    'All networks stop at one loss; after equal numbers of steps the picture would mix the width with how far each had come.',
    'The floor depends on the plane, the grid and the level: only equal ones are compared.',
    'Li and others saw small and large batches change places where weights decay. Here batches of 8 stay the flatter by both rulers, at decays of 0, 0.003 and 0.01; what changes places is decay and none.',
    'With equal epochs in place of equal steps the full batch looks ten times as sharp, because it has not finished: its loss is thirty times as large.',
  ],
  references: [
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
    {
      text: 'H. Li, Z. Xu, G. Taylor, C. Studer, T. Goldstein, Visualizing the loss landscape of neural nets, 2018, and its released code',
      confirmed: true,
    },
    {
      text: 'N. Keskar, D. Mudigere, J. Nocedal, M. Smelyanskiy, P. Tang, On large-batch training for deep learning: generalization gap and sharp minima, 2017',
      confirmed: false,
    },
    {
      text: 'L. Dinh, R. Pascanu, S. Bengio, Y. Bengio, Sharp minima can generalize for deep nets, 2017',
      confirmed: false,
    },
    {
      text: 'E. Alpaydin, C. Kaynak, Optical recognition of handwritten digits, UCI Machine Learning Repository, 1998',
      confirmed: true,
    },
  ],
}
