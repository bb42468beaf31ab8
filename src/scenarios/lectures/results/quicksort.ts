import type { Expectation, Histogram, Scenario } from '../../scenario.ts'

const simulated = 'simulated independently in float64'
const closed = 'closed form (Knuth)'
const exact = 'the exact recursion, by a transform'

const draws = 20_000
const short = 4000

/** 20,000 draws of 1,000 keys; the test makes fewer, and allows for it. */
const thousand: Histogram = {
  label: 'comparisons of one sort',
  quantity: 'comparisons',
  draws,
  short,
  expectations: [
    {
      quantity: 'mean',
      value: 10985.912663,
      absolute: (4 * 639.6) / Math.sqrt(short),
      source: 'four standard errors',
    },
    { quantity: 'mean', value: 10985.912663, absolute: 4 * 4.52, source: 'four standard errors', long: true },
    { quantity: 'deviation', value: 639.6, absolute: 15, source: simulated, long: true },
    { quantity: 'deviation', value: 639.6, absolute: 34, source: 'four standard errors' },
    { quantity: 'skewness', value: 0.877, absolute: 0.08, source: simulated, long: true },
    {
      quantity: 'distance',
      interval: [0, 1.63 / Math.sqrt(short)],
      source: 'Kolmogorov and Smirnov at one in a hundred',
    },
    {
      quantity: 'distance',
      interval: [0, 0.0115],
      source: 'Kolmogorov and Smirnov at one in a hundred',
      long: true,
    },
  ],
}

const sizes = [10, 100, 1000]

/** Shifts of a sorted list, and the mean comparisons and the deviation of one draw, of 400 to 10,000 draws. */
const shifts = [
  [0, 499500, 0],
  [0.001, 361851, 7206],
  [0.003, 198388, 6922],
  [0.01, 85908, 5313],
  [0.03, 38253, 3816],
  [0.1, 17403, 2105],
  [0.3, 11853, 996],
  [1, 11040, 662],
] as const
/** Draws of each point of the chart. */
const shiftedDraws = 20
/** A logarithmic axis has no 0: the sorted list is a step of its own. */
const shifted = shifts.filter(([sigma]) => sigma > 0)

const ofLaw = (
  quantity: string,
  value: number,
  absolute: number,
  given?: Expectation['arguments'],
): Expectation => ({
  quantity,
  ...(given && { arguments: given }),
  value,
  absolute,
  source: exact,
})

/** Quicksort, known to the constant (theory/README.md, S41). */
export const quicksortScenario: Scenario = {
  id: 'quicksort',
  title: 'Quicksort, predicted to the constant',
  idea: 'The gold standard of end-to-end analysis: an algorithm of nearly every library, with its mean, its spread and its whole law written down before the first run.',
  minute:
    'This is what we would like to have for gradient descent, and do not have. Quicksort is in nearly every library. And we know everything ' +
    'about it: not that it takes about n log n steps, but ten thousand nine hundred and eighty-six comparisons for a thousand keys, ' +
    'give or take six hundred and forty. Not a bound: a number. Not only the mean: the whole law, with its long right tail, which is ' +
    'no Gaussian. We draw it first, and then we sort twenty thousand times, and the bars grow into the line. Then we give it the ' +
    'sorted list, and the theorem no longer holds, because the coin was in the order. Shake the list a little, and it holds again.',
  steps: [
    {
      title: 'One run, and all of its comparisons',
      hero: 'calls',
      insets: [],
      prose:
        'Quicksort takes a key at random, the pivot, and compares all others with it: the smaller ones go left, the larger ones right. ' +
        'Then it does the same on both sides.\n\n' +
        'Each bar is one call, as long as it has keys. So the ink is the number of comparisons. ' +
        'Here are $1{,}000$ keys.',
      try: 'Take another seed: other pivots.',
      tools: ['seed'],
      watch: 'Some pivots are bad and others good. The ink is nearly the same each time.',
      marks: { 'Some pivots': 'calls: marked: the pivots', 'The ink': 'calls: comparisons' },
      controls: ['seed'],
      question: {
        setup:
          'Quicksort takes a random key, the pivot, and compares all others with it; then each side in the same way.',
        ask: 'How many comparisons does it take to sort 1,000 keys, on average?',
        kind: 'number',
        scale: { from: 1000, to: 1e6, log: true },
        within: 1.25,
        answer: { quantity: 'expected-comparisons' },
        because:
          'Two keys are compared with probability $2/(\\text{gap} + 1)$, where the gap is that of their ranks. Summed over all pairs: $2(n+1)H_n - 4n$.',
      },
      experiment: {
        version: 1,
        title: 'Quicksort',
        seed: 1,
        problem: { kind: 'procedure', id: 'quicksort', size: 1000 },
      },
      predictions: [],
      expectations: [
        { quantity: 'expected-comparisons', value: 10985.912663, absolute: 1e-6, source: closed },
        { quantity: 'comparisons-deviation', value: 639.623146, absolute: 1e-5, source: closed },
        { quantity: 'comparisons', interval: [9500, 15000], source: 'all but one run in ten thousand' },
      ],
    },
    {
      title: 'The law is drawn before the runs',
      hero: 'histogram',
      insets: ['calls'],
      prose:
        'The line is the exact law of the number of comparisons: nothing was sorted for it. Then $20{,}000$ lists are ' +
        'sorted. A bar counts those with so many comparisons, and the bars grow into the line.\n\n' +
        'Its mean is $2(n+1)H_n - 4n$, its deviation $640$. It comes from $G_n(z) = \\frac{z^{n-1}}{n} \\sum_k G_k(z)\\, ' +
        'G_{n-1-k}(z)$.',
      try: 'Turn n. For 10 keys the law has a bar for each number.',
      tools: ['dial'],
      watch: 'The bars grow into the line of the law; seven in ten draws come to lie in the shade.',
      marks: {
        'The bars': 'histogram: draws',
        'the law': 'histogram: law',
        'the shade': 'histogram: within one deviation',
      },
      controls: ['seed'],
      question: {
        ask: 'Of 100 sorts of 1,000 keys: how many are within one deviation, 640, of the mean?',
        kind: 'choice',
        options: [
          { label: 'about 50', value: 0.5 },
          { label: 'about 70', value: 0.7 },
          { label: 'about 95', value: 0.95 },
        ],
        answer: { quantity: 'law-share', arguments: { from: -1, to: 1 } },
        because:
          'The law says $0.704$, a little more than a Gaussian’s $0.683$: what is left lies in a longer tail.',
      },
      experiment: {},
      predictions: [],
      dial: {
        label: 'keys n',
        values: sizes,
        experiments: sizes.map((size) => ({ problem: { size } })),
      },
      expectations: [
        ofLaw('law-share', 0.70423, 1e-5, { from: -1, to: 1 }),
        ofLaw('law-mode', 10709, 0),
        { quantity: 'comparisons-deviation', value: 639.623146, absolute: 1e-5, source: closed },
        ...[
          [0.001, 9675],
          [0.01, 9887],
          [0.05, 10114],
          [0.5, 10894],
          [0.95, 12171],
          [0.99, 12875],
          [0.999, 13787],
        ].map(([share = 0, value = 0]) => ofLaw('law-quantile', value, 0, { share })),
      ],
      histogram: { ...thousand, shaded: { from: -1, to: 1, label: 'within one deviation' } },
    },
    {
      title: 'It is not a Gaussian',
      hero: 'histogram',
      prose:
        'The dashed line is the Gaussian with the same mean and deviation. In the middle it looks right. The axis is logarithmic now, so that the tails ' +
        'are seen: far out on the right are many more sorts than it allows, on the left fewer.\n\n' +
        'Beyond four deviations the law has $0.0019$, the Gaussian sixty times less. More keys do not mend it: the skewness, $0$ for a Gaussian, ' +
        'is $0.877$ and tends to $0.855$.',
      try: 'Take another seed, and look right of 13,500.',
      tools: ['seed'],
      watch:
        'The bars follow the solid line into the tail, beyond four deviations, and leave the dashed one.',
      marks: {
        'The bars': 'histogram',
        'solid line': 'histogram: law',
        'four deviations': 'histogram: four deviations',
        'dashed one': 'histogram: Gaussian',
      },
      controls: ['seed'],
      question: {
        ask: 'Of 20,000 sorts a Gaussian expects 0.6 beyond four deviations above the mean: how many are there?',
        kind: 'choice',
        options: [
          { label: 'none or one', value: 0.00003 },
          { label: 'about 5', value: 0.00025 },
          { label: 'about 40', value: 0.0019 },
        ],
        answer: { quantity: 'law-share', arguments: { from: 4 } },
        because:
          'The law has $0.0019$ there, $38$ in $20{,}000$: sums of independent terms are Gaussian, and the calls of quicksort are not independent.',
      },
      experiment: { problem: { size: 1000 } },
      predictions: [],
      expectations: [
        ofLaw('law-share', 0.001884, 1e-6, { from: 4 }),
        ofLaw('law-share', 0.009321, 1e-6, { from: 3 }),
        ofLaw('law-skewness', 0.87674, 1e-5),
        {
          quantity: 'limit-skewness',
          value: 0.854882,
          absolute: 1e-6,
          source: '(16 ζ(3) - 19)/(7 - 2π²/3)^(3/2) (Hennequin)',
        },
        ofLaw('law-share', 0.004704, 1e-6, { factor: 1.2 }),
        ofLaw('law-share', 0.001155, 1e-6, { factor: 1.25 }),
      ],
      histogram: { ...thousand, log: true, gaussian: true, shaded: { from: 4, label: 'four deviations' } },
    },
    {
      title: 'Sorted already: the worst case',
      hero: 'calls',
      prose:
        'Now the pivot is the first key, without a coin. On a random list that does as well: the order is the coin. On a sorted list the first ' +
        'key is the smallest: nothing goes left, all else goes right.\n\n' +
        'The bars make a triangle: $n(n-1)/2$ comparisons, every pair. With random pivots that is possible too, with probability $2^{n-1}/n!$: once in ' +
        '$7{,}000$ sorts for ten keys; for a thousand it is $10^{-2267}$, never.',
      try: 'Choose reversed, then a random order.',
      tools: ['dial'],
      watch: 'The triangle goes down to row 999; a random order is sorted at the dashed line.',
      marks: { 'The triangle': 'calls', 'the dashed line': 'calls: random order' },
      controls: [],
      question: {
        ask: 'A sorted list of 1,000 keys, the first key as the pivot: how many comparisons now?',
        kind: 'number',
        scale: { from: 1000, to: 1e7, log: true },
        within: 1.25,
        answer: { quantity: 'comparisons' },
        because: 'Each call puts one key away: $999 + 998 + … + 1 = 499{,}500$, forty-five times the mean.',
      },
      experiment: { problem: { pivot: 'first', input: 'sorted' } },
      predictions: [],
      dial: {
        label: 'input',
        values: ['sorted', 'reversed', 'random order'],
        experiments: ['sorted', 'reversed', 'random'].map((input) => ({ problem: { input } })),
      },
      expectations: [
        { quantity: 'comparisons', value: 499500, absolute: 0, source: 'n(n - 1)/2' },
        { quantity: 'worst-exponent', value: -2266.9, absolute: 0.05, source: '2^(n-1)/n!' },
        {
          quantity: 'worst-exponent',
          arguments: { n: 10 },
          value: Math.log10(1.41e-4),
          absolute: 0.002,
          source: '2^(n-1)/n!',
        },
      ],
    },
    {
      title: 'Shake the list: the worst case is a needle',
      hero: 'sweep',
      insets: ['calls'],
      prose:
        'The sorted list again, but each key is shifted: rank $i$ becomes $i + \\sigma n N(0, 1)$. The chart has the comparisons against $\\sigma$; ' +
        'the pivot is still the first key.\n\n' +
        'A shift of a hundredth of the list makes them six times fewer, and at $\\sigma = 1$ they are nearly those of a random order. The worst case is true, and nearly ' +
        'every list near it is harmless: a smoothed analysis.',
      try: 'Turn σ and look at the calls.',
      tools: ['dial'],
      watch:
        'The curve falls, and the calls draw up towards the dashed line, where a random order is sorted.',
      marks: { 'The curve': 'sweep: comparisons', 'the dashed line': 'calls: random order' },
      question: {
        ask: 'A shift of a thousandth of the list needs 362,000 comparisons, of three thousandths 198,000: how does it go on?',
        kind: 'curve',
        scale: { from: 5000, to: 1e6, log: true },
        within: 1.5,
        answer: { quantity: 'comparisons' },
        because:
          'The first key is among the smallest $\\sigma n$ or so, and a call puts only about so many away: it takes of the order of $1/\\sigma$ rows of calls, ' +
          'each of at most $n$ comparisons.',
      },
      experiment: { problem: { input: 'sorted', sigma: 0.01 } },
      predictions: [],
      dial: {
        label: 'shift σ',
        values: shifts.map(([sigma]) => sigma),
        experiments: shifts.map(([sigma]) => ({ problem: { sigma } })),
      },
      sweep: {
        label: 'shift σ of the keys, in lists',
        reference: 'quicksort-shift',
        values: shifted.map(([sigma]) => sigma),
        experiments: shifted.map(([sigma]) => ({ problem: { sigma } })),
        seeds: shiftedDraws,
        quantities: [{ quantity: 'comparisons', label: 'comparisons' }],
        expectations: shifted.map(([, value, deviation], at) => ({
          quantity: 'mean',
          arguments: { at },
          value,
          absolute: (4 * deviation) / Math.sqrt(shiftedDraws),
          source: `${simulated}; four standard errors`,
        })),
      },
    },
  ],
  caveats: [
    'Comparisons are counted, n - 1 in each call: variants with median pivots, sentinels or equal keys have other constants.',
    'With a random pivot only the sizes of the calls are drawn: the rank of the pivot is uniform, whatever the order is.',
    'The law is computed at roots of unity in float64, as far as its transform is not negligible; its quantiles agree with a transform on 16,384 points.',
    'The right tail of the limit law falls like exp(−x ln x), a little faster than an exponential, as Janson proved in 2015; Knessl and Szpankowski had said so without a proof.',
  ],
  references: [
    { text: 'C. A. R. Hoare, Quicksort, The Computer Journal 1962', confirmed: false },
    {
      text: 'D. E. Knuth, The Art of Computer Programming, vol. 3, 6.2.2 exercise 8; OEIS A330895',
      confirmed: true,
    },
    {
      text: 'M. Régnier, A limiting distribution for quicksort, 1989; U. Rösler, A limit theorem for “Quicksort”, 1991',
      confirmed: false,
    },
    { text: 'P. Hennequin, Combinatorial analysis of quicksort algorithm, 1989', confirmed: false },
    {
      text: 'C. Knessl, W. Szpankowski, Quicksort algorithm again revisited, 1999 (abstract)',
      confirmed: true,
    },
    {
      text: 'S. Janson, On the tails of the limiting quicksort distribution, 2015 (abstract)',
      confirmed: true,
    },
    {
      text: 'D. A. Spielman, S.-H. Teng, Smoothed analysis of algorithms, JACM 2004 (abstract)',
      confirmed: true,
    },
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
  ],
}
