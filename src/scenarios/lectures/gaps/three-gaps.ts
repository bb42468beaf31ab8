import { noTable, notGenerated } from '../../data/left-out.ts'
import { absolute, absoluteSample, descent, halves, parabolas } from '../../data/three-gaps-data.ts'
import type { Expectation, Prediction, Scenario } from '../../scenario.ts'

const best: Prediction = { formula: 'best-in-family', draw: 'point', label: 'best in the family' }
const sample: Prediction = { formula: 'best-on-sample', draw: 'point', label: 'best on the sample' }

/** Steps after which S01 of theory/README.md states the algorithm gap, and what it is then. */
const algorithmGaps = [
  [1, 0.070397],
  [5, 0.03258],
  [20, 0.008971],
  [50, 0.001016],
] as const

const gap = (index: number, rest: Partial<Expectation> & Pick<Expectation, 'source'>): Expectation => ({
  quantity: 'gaps',
  ...rest,
  arguments: { index, ...rest.arguments },
})

/** Polynomials without a term in x, up to a power of it, from weights that are all 0. */
const polynomials = (highest: number) => {
  const powers = [2, 3, 4].filter((power) => power <= highest)
  return {
    data: { features: powers.map((power) => `x1^${power}`) },
    model: { widths: [powers.length, 1] },
    starts: [{ kind: 'weights', values: [0, ...powers.map(() => 0)] }],
  }
}

/** The weights are found in float64; what a float32 run adds is its own rounding. */
const rounded = { absolute: 1e-5 }

/** Model, metric and algorithm gap on one bowl, whose every number has a closed form. */
export const threeGapsScenario: Scenario = {
  id: 'three-gaps',
  title: 'Three gaps in one picture',
  idea: 'Between the best system and the one that we get lie three gaps, and each has a remedy of its own.',
  minute:
    'We want the best system there is. What we get is three compromises away from it. First, we only look in a family, here ' +
    'parabolas, and the thing we are after is a corner. Second, we cannot see the world, only eight noisy points of it, so we ' +
    'minimise the wrong surface. Third, we do not even find the minimum of that one: we walk downhill for a while and stop. ' +
    'Three compromises, three flags on the table, and one bar that adds them up. Each of the three has its own remedy, and ' +
    'money spent on the wrong remedy is money gone: watch which part of the bar moves, and which does not.',
  steps: [
    {
      title: 'A corner, a parabola and eight points',
      hero: 'surface',
      insets: ['gaps'],
      graph: { truth: absolute },
      prose:
        'How far is what we get from the best there is? The truth is $f^*(x) = |x|$, the family $f(x) = b + w x^2$: two ' +
        'weights, so the table is all of it. Solid: the mean square over eight noisy points. Dotted: the true error $R$, over ' +
        '$[-1, 1]$.\n\n' +
        'Three flags. The best parabola, $w = \\tfrac{15}{16}$ and $b = \\tfrac{3}{16}$, is off by $R = \\tfrac1{192}$: the ' +
        '**model gap**. The best on the sample lies elsewhere: the **metric gap**. Twenty steps of gradient descent have not ' +
        'arrived there: the **algorithm gap**. The three add up to the error that we have.',
      try: 'Slide the number of steps, or drag w₀: only one part of the bar changes.',
      tools: ['dial', 'w₀'],
      watch: 'Near the bottom the two surfaces part: the eight points pull the best weights aside.',
      marks: { 'two surfaces': 'surface: ghost', 'best weights': 'surface: best on the sample' },
      question: {
        setup:
          'A parabola $b + w x^2$ is fitted to eight noisy points of $|x|$. The surface is its mean square error.',
        ask: 'Where will twenty steps of gradient descent end?',
        kind: 'place',
        answer: { quantity: 'end-place' },
        within: 0.1,
        because:
          'One direction of the bowl is fourteen times as steep as the other: twenty steps cross the steep one, and crawl along the flat one.',
      },
      experiment: {
        version: 1,
        title: 'Three gaps',
        seed: 1,
        ...parabolas(20),
      },
      measure: 'gaps',
      gapsTogether: 0.01471,
      dial: {
        label: 'steps',
        values: [1, 5, 20, 50, 200],
        experiments: [1, 5, 20, 50, 200].map(descent),
      },
      predictions: [best, sample],
      expectations: [
        gap(0, { value: 1 / 192, absolute: 1e-7, source: 'E|x|² minus what 1 and x² explain' }),
        gap(1, { value: 0.000526, absolute: 1e-6, source: 'R of the normal equations’ weights, less 1/192' }),
        gap(2, { value: 0.008971, absolute: 1e-5, source: 'simulated in float64' }),
        {
          quantity: 'best-weight',
          arguments: { index: 1, part: 'test' },
          value: 3 / 16,
          absolute: 1e-12,
          source: 'normal equations over [-1, 1]',
        },
        {
          quantity: 'best-weight',
          arguments: { index: 0, part: 'test' },
          value: 15 / 16,
          absolute: 1e-12,
          source: 'normal equations over [-1, 1]',
        },
        {
          quantity: 'best-weight',
          arguments: { index: 1 },
          value: 0.2177,
          absolute: 1e-6,
          source: 'normal equations of the sample',
        },
        {
          quantity: 'best-weight',
          arguments: { index: 0 },
          value: 0.862596,
          absolute: 1e-6,
          source: 'normal equations of the sample',
        },
        {
          quantity: 'bowl-curvature',
          arguments: { index: 0, part: 'test' },
          value: 0.158633,
          absolute: 1e-6,
          source: 'eigenvalues of 2 [[1, 1/3], [1/3, 1/5]]',
        },
        {
          quantity: 'bowl-curvature',
          arguments: { index: 1, part: 'test' },
          value: 2.241367,
          absolute: 1e-6,
          source: 'eigenvalues of 2 [[1, 1/3], [1/3, 1/5]]',
        },
        {
          quantity: 'bowl-curvature',
          arguments: { index: 0 },
          value: 0.164417,
          absolute: 1e-6,
          source: 'eigenvalues of the sample’s matrix',
        },
        {
          quantity: 'bowl-curvature',
          arguments: { index: 1 },
          value: 2.276564,
          absolute: 1e-6,
          source: 'eigenvalues of the sample’s matrix',
        },
      ],
    },
    {
      title: 'More steps: only the third shrinks',
      hero: 'gaps',
      graph: { truth: absolute },
      insets: ['surface'],
      controls: ['steps'],
      prose:
        'Two hundred steps instead of twenty. After one step the algorithm gap was $0.0704$, after five $0.0326$, after twenty ' +
        '$0.0090$, after fifty $0.0010$; now it is below a millionth. The other two have not moved, and no number of ' +
        'steps will move them: the run has arrived at the wrong flag.',
      try: 'Scrub along the steps and watch the bar.',
      tools: ['timeline'],
      watch: 'The run ends at the flag “best on the sample”, not at the one that we want.',
      marks: {
        'The run': 'run',
        'best on the sample': 'surface: best on the sample',
        'the one that we want': 'surface: best in the family',
      },
      question: {
        ask: 'After twenty steps the error on all x is 0.0147: what is it after two hundred?',
        kind: 'choice',
        options: [
          { label: '0: it has all the time it needs', value: 0 },
          { label: '0.006: something is left', value: 0.006 },
          { label: '0.0147: it had arrived already', value: 0.0147 },
        ],
        answer: { quantity: 'part-loss' },
        because:
          'The algorithm gap vanishes, and the other two stay: no parabola is a corner, and eight noisy points do not tell the best parabola.',
      },
      experiment: descent(200),
      measure: 'gaps',
      predictions: [best, sample],
      expectations: [
        ...algorithmGaps.map(([step, value]) =>
          gap(2, { arguments: { step }, value, absolute: 1e-5, source: 'simulated in float64' }),
        ),
        gap(2, { interval: [-1e-12, 1e-6], float32: rounded, source: 'simulated in float64: arrived' }),
        gap(0, { value: 1 / 192, absolute: 1e-7, source: 'as before' }),
        gap(1, { value: 0.000526, absolute: 1e-6, source: 'as before' }),
        {
          quantity: 'part-loss',
          value: 0.0052083 + 0.000526,
          absolute: 2e-6,
          source: 'the gaps add up to the error on all x',
        },
      ],
    },
    {
      title: 'More data: only the second shrinks',
      hero: 'gaps',
      graph: { truth: absolute },
      insets: ['sweep', 'surface'],
      prose:
        'The same steps, with more points: drawn evenly, with noise of standard deviation $0.1$. Each point of the chart is the ' +
        'median of forty draws. The metric gap falls like one over the number of points, since two weights are fitted to noise: ' +
        'on logarithmic axes a line of slope $-1$. The model gap is what it was.',
      try: 'Slide the number of samples and watch the bar.',
      tools: ['dial'],
      watch: 'The metric gap has left the bar: the two flags have met.',
      marks: { 'metric gap': 'gaps: metric', 'two flags': 'surface: best in the family' },
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
      dial: {
        label: 'samples',
        values: [8, 16, 32, 64, 128, 256],
        experiments: [8, 16, 32, 64, 128, 256].map((size) => ({ data: { size } })),
      },
      predictions: [best, sample],
      sweep: {
        label: 'samples',
        reference: 'three-gaps-samples',
        asked: true,
        values: [16, 32, 64, 128, 256],
        experiments: [16, 32, 64, 128, 256].map((size) => ({ data: { size } })),
        seeds: 40,
        short: { values: 5, seeds: 8 },
        quantities: [{ quantity: 'gaps', arguments: { index: 1 }, label: 'metric gap', fit: 'power' }],
        expectations: [
          {
            quantity: 'slope',
            interval: [-1.6, -0.4],
            source: 'variance of least squares, σ²d/n; eight seeds a point',
          },
          {
            quantity: 'mean',
            arguments: { at: 4 },
            interval: [1e-6, 3e-4],
            source: 'σ² · 2/256 = 7.8e-5 is expected; eight seeds, one tail of χ²',
          },
        ],
      },
      expectations: [
        gap(0, {
          value: 1 / 192,
          absolute: 3e-5,
          source: '1,000 evenly spaced points in place of the integral',
        }),
        gap(2, {
          interval: [-1e-6, 1e-5],
          float32: rounded,
          source: 'arrived but for a ten-millionth, which happens to help',
        }),
      ],
    },
    {
      title: 'A richer model: the first shrinks, the others open',
      hero: 'gaps',
      insets: ['functions'],
      graph: { truth: absolute },
      prose:
        'Now the family is the remedy. Add $x^3$, and nothing is gained: the truth is even. Add $x^4$, and the best of the family ' +
        'comes four times nearer: $R = \\tfrac1{768}$ instead of $\\tfrac1{192}$. Better still, put in what the truth is made of: ' +
        'with $|x|$ as the feature the model gap is gone. ' +
        'But look at the other two parts. Each extra weight is one more to fit to noise, and one more direction to crawl along.',
      try: 'Slide the highest power.',
      tools: ['dial'],
      watch:
        'The first part of the bar shrinks, the other two grow: together they are more than those of the parabola.',
      marks: { 'first part': 'gaps: model', 'other two': 'gaps: algorithm' },
      question: {
        ask: 'The best parabola is off by 0.0052: how far off is the best curve with x³ and x⁴ too?',
        kind: 'choice',
        options: [
          { label: 'nearly as far: 0.005', value: 0.005 },
          { label: 'a quarter of it: 0.0013', value: 0.0013 },
          { label: 'not at all: 0', value: 0 },
        ],
        answer: { quantity: 'gaps', arguments: { index: 0 } },
        because:
          '$x^3$ gains nothing, for $|x|$ is even; $x^4$ brings 1/192 down to 1/768, but no polynomial has a corner.',
      },
      experiment: {
        data: {
          kind: 'table',
          task: 'regression',
          ...absoluteSample,
          ...halves,
          ...notGenerated,
          ...polynomials(4).data,
        },
        model: polynomials(4).model,
        starts: polynomials(4).starts,
        plane: { kind: 'pca', first: null, second: null, extent: null },
      },
      predictions: [best, sample],
      measure: 'gaps',
      dial: {
        label: 'highest power of x',
        values: [2, 3, 4],
        experiments: [2, 3, 4].map(polynomials),
      },
      stage: 'the family',
      beside: [
        { title: 'x² alone', experiment: polynomials(2) },
        {
          title: '|x|',
          experiment: {
            data: { features: ['|x1|'] },
            model: { widths: [1, 1] },
            starts: [{ kind: 'weights', values: [0, 0] }],
          },
        },
      ],
      expectations: [
        gap(0, { value: 1 / 768, absolute: 1e-7, source: 'Legendre series of |x| to degree 4' }),
        gap(0, { stage: 1, value: 1 / 192, absolute: 1e-7, source: 'Legendre series of |x| to degree 2' }),
        gap(0, { stage: 2, interval: [0, 1e-12], source: '|x| is in the family' }),
        gap(1, { interval: [0.003, 0.006], source: 'three weights fitted to eight noisy points' }),
        gap(2, { interval: [0.003, 0.006], source: 'simulated in float64: not arrived after 200 steps' }),
        gap(1, { stage: 1, interval: [0, 0.001], source: 'one weight fitted to eight noisy points' }),
        gap(2, {
          stage: 1,
          interval: [-1e-5, 1e-3],
          source: 'simulated in float64: arrived after 200 steps',
        }),
      ],
    },
  ],
  caveats: [
    'This model is linear in its weights, so that the surface is a bowl and the algorithm gap is only a matter of time. Where it is not, see “Four minima: who chooses?”.',
    'The metric gap is never negative: no weights beat the best in the family. The algorithm gap can be: stopping early sometimes helps.',
    'All x are ten points of Gauss and Legendre with their weights: exact for these polynomials, but only for these.',
  ],
  references: [
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
    { text: 'L. Bottou, O. Bousquet, The tradeoffs of large scale learning, 2008', confirmed: false },
  ],
}
