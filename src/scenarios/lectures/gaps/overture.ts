import { fourCorners, fourMinima, partingAlgorithms } from '../../data/four-minima.ts'
import { noTable, notGenerated } from '../../data/left-out.ts'
import { absolute, descent, parabolas } from '../../data/three-gaps-data.ts'
import { twoWeightsPreset } from '../../presets/two-weights-preset.ts'
import type { Expectation, Prediction, Scenario } from '../../scenario.ts'

const best: Prediction = { formula: 'best-in-family', draw: 'point', label: 'best in the family' }
const sample: Prediction = { formula: 'best-on-sample', draw: 'point', label: 'best on the sample' }
const minima: Prediction = {
  formula: 'minima',
  draw: 'point',
  label: 'minima',
  points: ['A', 'B', 'C', 'D'],
}
const rail: Prediction = { formula: 'rail', draw: 'path', label: 'rail of the flow' }
const valley: Prediction = { formula: 'valley', draw: 'contour', label: 'valley of minima' }

const gap = (index: number, rest: Omit<Expectation, 'quantity' | 'arguments'>): Expectation => ({
  quantity: 'gaps',
  arguments: { index },
  ...rest,
})

/** The weights are found in float64; what a float32 run adds is its own rounding. */
const rounded = { absolute: 1e-5 }

const { data, model, metric, algorithms, starts, plane, view } = twoWeightsPreset.experiment

/** The whole subject in ninety seconds, which play by themselves (theory/README.md, S01, S07). */
export const overtureScenario: Scenario = {
  id: 'overture',
  title: 'Overture: three gaps in ninety seconds',
  idea: 'What we want, what we can say, what we can measure, what we find: a minute and a half that plays by itself, and then w₀ is yours.',
  minute:
    'Say nothing for ninety seconds, and let it play. Or say this. We want the best there is. We look in a family, and lose the ' +
    'first part. We judge by a sample, and lose the second. We search for a while, and lose the third. Each part has a remedy, ' +
    'and it is the remedy of that part alone. And where the ground is no bowl, the search decides where it ends: the start and ' +
    'the algorithm choose. Then stop, go to the table, and put your hand on the start.',
  steps: [
    {
      title: 'Three parts of one error',
      seconds: 16,
      hero: 'gaps',
      graph: { truth: absolute },
      insets: ['surface'],
      prose:
        'We want the corner. We look among parabolas: the **model gap**. We see eight noisy points: the **metric gap**. We walk five ' +
        'steps downhill: the **algorithm gap**. The three add up to the error that we have.',
      watch: 'The dotted corner, the curve that was reached, and the bar of what is lost where.',
      marks: {
        'dotted corner': 'gaps: the truth, |x|',
        'curve that was reached': 'gaps: reached',
        'the bar': 'gaps: The three gaps',
      },
      experiment: {
        version: 1,
        title: 'Overture',
        seed: 1,
        ...parabolas(5),
      },
      measure: 'gaps',
      gapsTogether: 0.03831,
      predictions: [best, sample],
      expectations: [
        gap(0, { value: 1 / 192, absolute: 1e-7, source: 'E|x|² minus what 1 and x² explain' }),
        gap(1, { value: 0.000526, absolute: 1e-6, source: 'R of the normal equations’ weights, less 1/192' }),
        gap(2, { value: 0.03258, absolute: 1e-5, source: 'simulated in float64' }),
      ],
    },
    {
      title: 'More steps: the third part goes',
      seconds: 20,
      hero: 'gaps',
      graph: { truth: absolute },
      insets: ['surface'],
      prose:
        'Two hundred steps in place of five, and the search has arrived. It has arrived at the wrong flag, and stays there: no number of ' +
        'steps mends the other two parts.',
      watch: 'The run ends at the flag of the sample.',
      marks: { 'The run': 'run', 'flag of the sample': 'surface: best on the sample' },
      question: {
        setup:
          'A parabola follows a corner that it knows from eight noisy points. It has walked five steps downhill.',
        ask: 'After five steps the error is 0.038: what is it after two hundred?',
        kind: 'choice',
        options: [
          { label: '0: it has all the time it needs', value: 0 },
          { label: '0.006: something stays', value: 0.006 },
          { label: '0.038: it goes round in circles', value: 0.038 },
        ],
        answer: { quantity: 'part-loss' },
        because: 'Time closes the algorithm gap, and nothing else.',
      },
      experiment: descent(200),
      measure: 'gaps',
      predictions: [best, sample],
      expectations: [
        gap(2, { interval: [-1e-12, 1e-6], float32: rounded, source: 'simulated in float64: arrived' }),
        {
          quantity: 'part-loss',
          value: 0.0052083 + 0.000526,
          absolute: 2e-6,
          source: 'the two gaps that stay',
        },
      ],
    },
    {
      title: 'More data: the second part goes',
      seconds: 14,
      hero: 'gaps',
      graph: { truth: absolute },
      insets: ['surface'],
      prose:
        'Many more points, and the surface that we walk on becomes the one that we mean. Two flags become one. The family is still too ' +
        'poor for a corner.',
      watch: 'The flags meet; one part of the bar is left.',
      marks: { 'The flags': 'surface: best in the family', 'one part of the bar': 'gaps: model' },
      experiment: {
        data: {
          kind: 'generated',
          id: 'absolute',
          size: 256,
          testSize: 1000,
          noise: 0.1,
          testNoise: 0,
          ...noTable,
        },
      },
      measure: 'gaps',
      predictions: [best, sample],
      expectations: [
        gap(0, { value: 1 / 192, absolute: 3e-5, source: '1,000 points in place of the integral' }),
        gap(1, { interval: [0, 4e-4], source: 'σ² · 2/256 = 7.8e-5 is expected; the tail of χ²' }),
      ],
    },
    {
      title: 'A richer family: the first part goes',
      seconds: 14,
      hero: 'gaps',
      graph: { truth: absolute },
      insets: ['surface'],
      prose:
        'Give the family what the truth is made of, $|x|$, and the first part is gone. Three gaps, three remedies, and none of them helps ' +
        'against the other two.',
      watch: 'The numbers under the bar: together less than a thousandth of what they were.',
      marks: { 'numbers under the bar': 'gaps: together' },
      experiment: { data: { features: ['|x1|'] }, plane: { extent: { a: [-0.6, 0.6], b: [-0.2, 1.4] } } },
      measure: 'gaps',
      predictions: [best, sample],
      expectations: [
        gap(0, { interval: [0, 1e-9], source: '|x| is in the family' }),
        gap(2, {
          interval: [-1e-6, 1e-6],
          float32: rounded,
          source: 'simulated in float64: a hair before the sample’s best, and a hair better',
        }),
      ],
    },
    {
      title: 'And where the ground is no bowl?',
      seconds: 26,
      prose:
        'Four valleys, equally deep. From one start gradient descent goes to [D](mark:run/0), and momentum and Adam to ' +
        '[A](mark:run/1). All have converged, and nobody was ' +
        'wrong: start and algorithm choose, and the loss has no opinion. This is the gap that time does not close.',
      watch: 'One start, two ends.',
      marks: { 'One start': 'surface: w₀', 'two ends': 'surface: momentum' },
      question: {
        ask: 'Gradient descent goes to D: where does momentum end?',
        kind: 'choice',
        options: fourCorners.options,
        answer: { quantity: 'ending-minimum', arguments: { algorithm: 1 } },
        because: 'From one start, on one surface, momentum goes elsewhere: to A.',
      },
      experiment: {
        ...fourMinima,
        data: { ...fourMinima.data, ...notGenerated, features: null },
        model: { ...fourMinima.model, widths: null, activation: null },
        algorithms: partingAlgorithms,
        terrain: null,
        view: fourCorners.height,
      },
      view: { camera: fourCorners.camera },
      predictions: [minima],
      expectations: [
        { quantity: 'ending-minimum', value: 3, absolute: 0, source: 'simulated in float64' },
        ...[1, 2].map((algorithm) => ({
          quantity: 'ending-minimum',
          arguments: { algorithm },
          value: 0,
          absolute: 0,
          source: 'simulated in float64',
        })),
      ],
    },
    {
      title: 'Now you',
      prose:
        'The smallest network there is: two weights, one datum, and a whole valley of perfect answers. Where a run ends is decided by where ' +
        'it starts, and the start is in your hand.\n\n' +
        'The next lecture begins here, and says where each run ends before it runs.',
      try: 'Take the marker of w₀, and drag it.',
      tools: ['w₀'],
      watch: 'The whole run follows the hand.',
      marks: { 'whole run': 'surface: gradient descent' },
      experiment: {
        title: 'Two weights',
        data,
        model: { ...model, id: null },
        metric,
        algorithms,
        starts,
        plane,
        view: { ...view, range: null },
      },
      predictions: [rail, valley],
      expectations: [{ quantity: 'final-loss', interval: [0, 1e-6], source: 'in the valley' }],
    },
  ],
  caveats: [
    'The first four steps are linear in their weights, so that their surface is a bowl and their algorithm gap is a matter of time.',
    'The three parts are those of one decomposition: another order of the remedies gives other numbers, and the same sum.',
  ],
  references: [
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
    { text: 'L. Bottou, O. Bousquet, The tradeoffs of large scale learning, 2008', confirmed: false },
  ],
}
