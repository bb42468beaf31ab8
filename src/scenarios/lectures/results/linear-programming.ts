import { trio } from '../../data/trio-program.ts'
import type { Expectation, Scenario } from '../../scenario.ts'

const derived = 'exact rationals, derived by hand'
const simulated = 'simulated independently in float64'
const closed = 'closed form'

/** The program, where simplex begins and the first ball. */
const polytope = {
  ...trio,
  start: [7, 8, 9],
  ball: { centre: [3, 3, 3], radius: 6 },
}

/** Nothing of a program of one's own, for a patch that goes on to a generated one. */
const notOwn = { objective: null, rows: null, bounds: null, start: null, ball: null }

/** The places of a walk, step after step. */
const placed = (
  walker: string,
  places: readonly (readonly number[])[],
  absolute: number,
  source: string,
  from = 0,
): Expectation[] =>
  places.flatMap((place, k) =>
    place.map((value, index) => ({
      quantity: 'walk-place',
      arguments: { walker, step: from + k, index },
      value,
      absolute,
      source,
    })),
  )

const stepsOf = (walker: string, value: number, source: string, absolute = 0): Expectation => ({
  quantity: 'walk-steps',
  arguments: { walker },
  value,
  absolute,
  source,
})

/** Noise, and the mean pivots of 200 draws in ten dimensions with their standard error. */
const shakes = [
  [1e-4, 903, 7],
  [1e-3, 418.3, 4.8],
  [1e-2, 133.3, 1.2],
  [1e-1, 48.7, 0.6],
] as const

const sizes = [2, 4, 6, 8, 10, 12]
/** Draws of each point of a sweep. */
const draws = 20
const noises = [0, 1e-4, 1e-3, 1e-2, 1e-1]
const noiseWords = ['none', 'σ = 0.0001', 'σ = 0.001', 'σ = 0.01', 'σ = 0.1']

/** Dimensions of the cubes whose pivots are counted. */
const cubeSizes = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** Noises of the cube in three dimensions, which a hundredth does not break yet. */
const cubeNoises = [0, 0.01, 0.1, 0.2]

/** Mean pivots of the sweep at twelve dimensions, and four standard errors of twenty draws. */
const twelve = [
  [4095, 0],
  [2028, 310],
  [651, 100],
  [185.8, 26],
  [71.3, 14],
] as const

/** Linear programming: simplex, ellipsoids, interior points; the cube of Klee and Minty, shaken (theory/README.md, S39 and S40). */
export const linearProgrammingScenario: Scenario = {
  id: 'linear-programming',
  title: 'Linear programming: provable, practical, both',
  idea: 'Three ways to the best corner: one that everybody runs and nobody could prove, one that was proved and nobody runs, and one that is both.',
  minute:
    'This is the example that the field likes to tell. For twenty-five years everybody solved linear programs by walking along the edges, ' +
    'and it worked, and nobody could say why; then somebody built a cube on which it visits every corner. In 1979 another algorithm, three years old, ' +
    'was proved to work: it puts the polytope into a ball and halves it again and again. It made the front page of the New York Times, and it is ' +
    'far slower than simplex. It was a proof of concept. Five years later a third way went through the middle, and that one is both. ' +
    'And simplex got its character witness: the cube is a needle. Add noise of a thousandth of its longest wall to each ' +
    'of its numbers, and more than half of the steps are gone.',
  steps: [
    {
      title: 'Simplex walks along the edges',
      hero: 'polytope',
      insets: ['losses'],
      controls: [],
      prose:
        'Ten walls in space, and a direction, the arrow: we want the point that lies farthest along it. It is always a corner.\n\n' +
        'Simplex stands on a corner, looks along its edges, and takes the one that climbs fastest (Dantzig 1947). Bland’s rule takes the first wall ' +
        'that helps, in the order of a list: with the walls $x \\ge 0$ last it is longer here, but it can never go in a circle.',
      try: 'Turn the polytope, and play.',
      tools: ['polytope', 'timeline'],
      watch: 'Each pivot is an edge, and the value never falls.',
      marks: { 'Each pivot': 'polytope: simplex', 'the value': 'losses: Gap to the optimum' },
      question: {
        setup:
          'Ten walls in space, and a direction: we want the farthest point along it. It is always a corner.',
        ask: 'Of 16 corners one is the best: how many edges does simplex walk to it by Dantzig’s rule?',
        kind: 'choice',
        options: [
          { label: '4', value: 4 },
          { label: '8', value: 8 },
          { label: 'all 15', value: 15 },
        ],
        answer: { quantity: 'walk-steps', arguments: { walker: 'dantzig' } },
        because: 'Up the steepest edge first, and then along the roof. Most corners are never seen.',
      },
      experiment: {
        version: 1,
        title: 'Linear programming',
        seed: 1,
        problem: { kind: 'linear-program', ...polytope, walkers: ['dantzig', 'bland'] },
      },
      predictions: [],
      expectations: [
        { quantity: 'optimum', value: 365 / 11, absolute: 1e-9, source: derived },
        stepsOf('dantzig', 4, derived),
        stepsOf('bland', 8, `${derived}; 4 where the walls x ≥ 0 come first`),
        ...placed(
          'dantzig',
          [
            [0, 0, 0],
            [0, 0, 19 / 3],
            [19 / 9, 0, 19 / 3],
            [7 / 3, 1, 6],
            [29 / 11, 21 / 11, 61 / 11],
          ],
          1e-9,
          derived,
        ),
        ...placed('bland', [[4, 5, 1], [17 / 5, 5, 11 / 5], [17 / 5, 14 / 5, 22 / 5]], 1e-9, derived, 5), // prettier-ignore
      ],
    },
    {
      title: 'The ellipsoid: proved, and not used',
      hero: 'polytope',
      opens: 6,
      insets: ['losses'],
      controls: [],
      prose:
        'Take a ball certain to hold the best point. Ask at its centre: outside? Then the farthest wall that it lies beyond cuts it off. Inside? Then all that is worse is cut off. ' +
        'Around the half that is left goes a new ellipsoid, with $27/32$ of the volume.\n\n' +
        'It never looks at edges or corners, and so its proof needs none: in $n$ dimensions each cut leaves less than $e^{-1/(2(n+1))}$ of the ' +
        'volume (Khachiyan 1979).',
      try: 'Go step by step, with the button beside play: a cut, and a smaller ellipsoid.',
      tools: ['timeline'],
      watch: 'Simplex is there after 4 steps of 158.',
      marks: { Simplex: 'polytope: simplex', '4 steps': 'polytope: 4 pivots' },
      question: {
        ask: 'How many questions until the best centre is within 0.001 of the optimum?',
        kind: 'choice',
        options: [
          { label: 'about 10', value: 10 },
          { label: 'about 130', value: 130 },
          { label: 'about 10,000', value: 10_000 },
        ],
        answer: { quantity: 'steps-to-gap', arguments: { walker: 'ellipsoid' } },
        because: 'In three dimensions a length needs about 12 cuts to become half as long.',
      },
      experiment: { problem: { walkers: ['dantzig', 'ellipsoid'] } },
      expectations: [
        { quantity: 'volume-factor', value: 27 / 32, absolute: 1e-12, source: closed },
        {
          quantity: 'steps-to-gap',
          arguments: { walker: 'ellipsoid' },
          value: 130,
          absolute: 0,
          source: simulated,
        },
        {
          quantity: 'steps-to-gap',
          arguments: { walker: 'ellipsoid', proved: 'yes' },
          value: 158,
          absolute: 0,
          source: simulated,
        },
        ...placed(
          'ellipsoid',
          [
            [3, 3, 3],
            [3.557086, 3.835629, 4.114172],
            [3.452359, 2.91927, 3.39854],
            [3.983593, 3.18884, 4.109486],
          ],
          1e-6,
          simulated,
        ),
      ],
    },
    {
      title: 'Through the middle: all three on one clock',
      hero: 'polytope',
      insets: ['losses'],
      controls: [],
      prose:
        'The third way keeps off the walls. It minimises $-t\\,c{\\cdot}x - \\sum_i \\ln(b_i - a_i{\\cdot}x)$ by Newton’s method, and multiplies ' +
        '$t$ by 10 again and again. The minima lie on the central path; on it the gap is at most $m/t$, with $m = 10$ walls.\n\n' +
        'Here simplex wins: 4 pivots, 31 Newton steps, 158 questions. But with a million variables solvers go through the middle.',
      try: 'Jump to steps 4, 12 and 31.',
      tools: ['timeline'],
      watch: 'The path first bends away from the best corner, and does not follow the edges.',
      marks: { 'The path': 'polytope: central path' },
      experiment: { problem: { walkers: ['dantzig', 'ellipsoid', 'central-path'] } },
      expectations: [
        stepsOf('central-path', 31, simulated, 2),
        // A centring ends at λ²/2 ≤ 1e-8: from another point inside it ends in another fifth digit.
        ...placed('central-path', [[1.457141, 1.134174, 1.146507]], 1e-4, simulated),
        {
          quantity: 'walk-gap',
          arguments: { walker: 'central-path' },
          value: 0.0003,
          absolute: 1e-6,
          source: simulated,
        },
      ],
    },
    {
      title: 'The proof walks 238 steps, the solver 6',
      hero: 'losses',
      insets: ['polytope'],
      controls: [],
      prose:
        'The best bound for the middle way is that for short steps: $t$ grows by $1 + 1/(8\\sqrt m)$, and one Newton step each time is surely ' +
        'enough. That makes of the order of $\\sqrt m \\ln(1/\\varepsilon)$ steps; what is proved of long steps is $m \\ln(1/\\varepsilon)$.\n\n' +
        'Long steps need fewer. And what solvers run, Mehrotra’s predictor-corrector, needs 6, each at most $0.99$ of the way to the nearest wall, with no proof that comes near. Even where theory and practice ' +
        'meet, the algorithm in the theorem is a careful cousin of the one in use.',
      try: 'Scrub along the steps: chart and polytope show the same one.',
      tools: ['timeline'],
      watch: 'All three end in the same corner, in numbers of steps up to 40 times apart.',
      marks: { 'All three': 'losses: Mehrotra’s', 'the same corner': 'polytope' },
      question: {
        ask: 'How many Newton steps does the version with the proof take to a gap of 0.001?',
        kind: 'number',
        scale: { from: 5, to: 5000, log: true },
        within: 1.5,
        answer: { quantity: 'walk-steps', arguments: { walker: 'short-steps' } },
        because: 'From $t = 1$ to $10{,}000$ in factors of $1.0395$: $\\ln 10^4 / \\ln 1.0395 = 238$.',
      },
      experiment: { problem: { walkers: ['central-path', 'short-steps', 'predictor-corrector'] } },
      expectations: [
        stepsOf('short-steps', 238, closed),
        stepsOf('predictor-corrector', 6, `${simulated}; 5 with steps of 0.995 of the way`),
        {
          quantity: 'walk-gap',
          arguments: { walker: 'predictor-corrector' },
          interval: [0, 1e-4],
          source: simulated,
        },
      ],
    },
    {
      title: 'A cube on which simplex sees every corner',
      hero: 'polytope',
      insets: ['sweep'],
      controls: [],
      prose:
        'Klee and Minty squashed a cube (1972): each wall leans a little on those before it. In their units every pivot that climbs fastest ' +
        'leads to the next corner of a path through all of them.\n\n' +
        'In three dimensions that is 7 pivots. In $n$ dimensions it is $2^n - 1$: 1,023 for ten variables, and for fifty more than anybody will ever make. ' +
        'So no theorem can say that simplex is always fast.',
      try: 'Play, and follow the numbers. Then shake the walls, and count again.',
      tools: ['timeline', 'dial'],
      watch: 'The corners in their order: up and down again, and never twice at one.',
      marks: { 'The corners': 'polytope' },
      question: {
        ask: 'How many of the eight corners does simplex visit on its way from 0 to the top?',
        kind: 'choice',
        options: [
          { label: '2: one edge leads to the top', value: 1 },
          { label: '4', value: 3 },
          { label: 'all 8', value: 7 },
        ],
        answer: { quantity: 'pivots' },
        because: 'The edge to the top climbs too, but in these units it looks the slowest of the three.',
      },
      experiment: { problem: { ...notOwn, id: 'klee-minty', size: 3, walkers: ['dantzig'] } },
      dial: {
        label: 'noise σ',
        values: cubeNoises,
        experiments: cubeNoises.map((sigma) => ({ problem: { sigma } })),
      },
      expectations: [
        { quantity: 'pivots', value: 7, absolute: 0, source: closed },
        ...placed(
          'dantzig',
          [[0, 0, 0], [1, 0, 0], [1, 0.2, 0], [0, 1, 0], [0, 1, 0.2], [1, 0.2, 0.52], [1, 0, 0.68], [0, 0, 1]], // prettier-ignore
          1e-9,
          derived,
        ),
      ],
      sweep: {
        label: 'variables n',
        reference: 'linear-programming-cube',
        values: cubeSizes,
        experiments: cubeSizes.map((size) => ({ problem: { size } })),
        quantities: [
          { quantity: 'pivots', label: 'Dantzig’s rule' },
          { quantity: 'pivots', label: 'Bland’s rule', experiment: { problem: { walkers: ['bland'] } } },
        ],
        expectations: cubeSizes.flatMap((n, at) => [
          { quantity: 'mean', arguments: { at }, value: 2 ** n - 1, absolute: 0, source: closed },
          { quantity: 'mean', arguments: { at, of: 1 }, value: 2 * n - 1, absolute: 0, source: simulated },
        ]),
      },
    },
    {
      title: 'It was the units',
      hero: 'polytope',
      insets: ['sweep'],
      controls: [],
      prose:
        '“Climbs fastest” depends on the units in which each wall’s distance is measured. Take those in which the cube is drawn, and the same rule ' +
        'goes straight to the top, for every $n$.\n\n' +
        'So the bad case takes the rule, the numbers and their units together, fitted to each other exactly. Is it then a fact about simplex, or about a ' +
        'malicious hand? That question can be made precise.',
      try: 'Change the units.',
      tools: ['dial'],
      watch:
        'The cube is the same; the edges that look steep are not. As drawn, one pivot is left for every n.',
      marks: { 'The cube': 'polytope', 'As drawn': 'sweep: as drawn' },
      experiment: {},
      dial: {
        label: 'units',
        values: ['the cube’s own', 'as drawn'],
        experiments: [{ problem: { units: 'own' } }, { problem: { units: 'drawn' } }],
      },
      expectations: [{ quantity: 'pivots', value: 7, absolute: 0, source: closed }],
      sweep: {
        label: 'variables n',
        up: 'pivots',
        reference: 'linear-programming-units',
        values: cubeSizes,
        experiments: cubeSizes.map((size) => ({ problem: { size } })),
        quantities: (['own', 'drawn'] as const).map((units) => ({
          quantity: 'pivots',
          label: units === 'own' ? 'the cube’s own' : 'as drawn',
          experiment: { problem: { units } },
        })),
        expectations: cubeSizes.flatMap((n, at) => [
          { quantity: 'mean', arguments: { at }, value: 2 ** n - 1, absolute: 0, source: closed },
          { quantity: 'mean', arguments: { at, of: 1 }, value: 1, absolute: 0, source: derived },
        ]),
      },
    },
    {
      title: 'Shake the walls by a thousandth',
      hero: 'histogram',
      insets: [],
      controls: [],
      prose:
        'Ten variables: 1,023 pivots. Each leaning wall is a row of numbers; now noise is added to all of them, zeros too: σ times the length of ' +
        'the longest row, times a normal draw. Here are 200 such cubes.\n\n' +
        'With a thousandth the 1,023 have become 418, with a hundredth 133, with a tenth 49. Move each number by a hundredth of itself instead, and all ' +
        '1,023 stay: what breaks the path is noise as large as the smallest numbers. Against that the worst case is a needle.',
      try: 'Turn the noise.',
      tools: ['dial'],
      watch: 'The whole heap moves away from 1,023, not only its mean.',
      marks: {
        'The whole heap': 'histogram: draws',
        '1,023': 'histogram: without noise: 1,023',
        'its mean': 'histogram: mean',
      },
      question: {
        ask: 'With noise of a thousandth of the longest row on every number, how many of the 1,023 pivots are left on average?',
        kind: 'choice',
        options: [
          { label: '1,023: so little changes nothing', value: 1023 },
          { label: 'about 420', value: 420 },
          { label: 'about 20', value: 20 },
        ],
        answer: { quantity: 'mean-pivots', arguments: { draws: 100 } },
        because:
          'Which edge looks steepest depends on coefficients of the walls, and the smallest of them are smaller than the noise.',
      },
      experiment: { problem: { size: 10, sigma: 1e-3 } },
      dial: {
        label: 'noise σ',
        values: shakes.map(([sigma]) => sigma),
        experiments: shakes.map(([sigma]) => ({ problem: { sigma } })),
      },
      histogram: {
        label: 'pivots of simplex on a shaken cube of ten dimensions',
        quantity: 'pivots',
        draws: 200,
        short: 60,
        scale: { from: 0, to: 1100 },
        compared: { at: 1023, label: 'without noise: 1,023' },
        expectations: [
          {
            quantity: 'mean',
            value: 418.3,
            absolute: 4 * Math.hypot(4.8, 4.8 * Math.sqrt(200 / 60)),
            source: `${simulated}; four standard errors of the difference`,
          },
          {
            quantity: 'mean',
            value: 418.3,
            absolute: 4 * Math.hypot(4.8, 4.8),
            source: `${simulated}; four standard errors of the difference`,
            long: true,
          },
        ],
      },
      expectations: [
        {
          quantity: 'mean-pivots',
          arguments: { draws: 60 },
          value: 418.3,
          absolute: 4 * Math.hypot(4.8, 4.8 * Math.sqrt(200 / 60)),
          source: `${simulated}; four standard errors of the difference`,
        },
      ],
    },
    {
      title: 'Exponential only without noise',
      hero: 'sweep',
      insets: [],
      controls: [],
      prose:
        'Mean pivots against the number of variables. Without noise two more variables make four times as many. With any noise the line ' +
        'bends, the sooner the larger the noise is.\n\n' +
        'This is smoothed analysis (Spielman and Teng 2004): the mean over a small shake of the worst input. Their theorem is about another pivot ' +
        'rule, on the next page, and its polynomial is far too large to be seen here. What is seen is the phenomenon, not the theorem.',
      try: 'Read off at which size each noise begins to matter.',
      tools: ['sweep'],
      watch: 'The smaller the noise, the later the bend.',
      marks: { 'smaller the noise': 'sweep: σ = 0.0001' },
      experiment: { problem: { size: 8, sigma: 0.01 } },
      sweep: {
        label: 'variables n',
        reference: 'linear-programming-noise',
        values: sizes,
        experiments: sizes.map((size) => ({ problem: { size } })),
        short: { values: 4, seeds: 1 },
        quantities: noises.map((sigma, k) => ({
          quantity: 'mean-pivots',
          arguments: { draws },
          label: noiseWords[k] ?? '',
          experiment: { problem: { sigma } },
        })),
        expectations: [
          { quantity: 'mean', arguments: { at: 3 }, value: 255, absolute: 0, source: closed },
          { quantity: 'mean', arguments: { at: 3, of: 1 }, value: 255, absolute: 0, source: simulated },
          { quantity: 'mean', arguments: { at: 3, of: 3 }, value: 84.3, absolute: 13, source: `${simulated}; four standard errors` },
          { quantity: 'mean', arguments: { at: 3, of: 4 }, value: 29.7, absolute: 5.5, source: `${simulated}; four standard errors` },
          ...twelve.map(([value, absolute], of) => ({
            quantity: 'mean',
            arguments: { at: 5, of },
            value,
            absolute,
            source: `${simulated}; four standard errors`,
            long: true,
          })),
        ], // prettier-ignore
      },
    },
    {
      title: 'The theorem’s own object: a shadow',
      hero: 'shadow',
      insets: ['sweep'],
      controls: [],
      prose:
        'Spielman and Teng’s rule turns the objective slowly and follows the best corner. Seen along a plane, its pivots are the corners of the polytope’s ' +
        '*shadow*. No units, no first corner.\n\n' +
        'Goldfarb’s cube has all $2^n$ corners on the rim of its shadow. With noise of $0.001$ on every wall there are 31 for six variables and 38 for eight: ' +
        'that this grows no faster than a polynomial is the theorem. A true, weaker statement about a near relative of the algorithm in use: a character witness.',
      try: 'Turn the noise.',
      tools: ['dial'],
      watch: 'Two more variables make four times as many corners without noise, hardly more with it.',
      marks: {
        'more variables': 'sweep: variables n',
        'without noise': 'sweep: none',
        'with it': 'sweep: σ = 0.001',
      },
      question: {
        ask: 'Of eight variables all 256 corners are on the rim: how many are left with noise of 0.001?',
        kind: 'choice',
        options: [
          { label: 'about 250', value: 250 },
          { label: 'about 130', value: 130 },
          { label: 'about 40', value: 40 },
        ],
        answer: { quantity: 'mean-shadow-corners', arguments: { draws: 40 } },
        because:
          'The corners crowd together towards the rim’s ends, and the closest of them are the first to fall behind others.',
      },
      experiment: { problem: { id: 'goldfarb', size: 8, sigma: 1e-3, shaken: 'all' } },
      dial: {
        label: 'noise σ',
        values: [0, 1e-4, 1e-3, 1e-2],
        experiments: [0, 1e-4, 1e-3, 1e-2].map((sigma) => ({ problem: { sigma } })),
      },
      expectations: [
        {
          quantity: 'mean-shadow-corners',
          arguments: { draws: 40 },
          value: 38.1,
          absolute: 7,
          source: `${simulated}; four standard errors`,
        },
      ],
      sweep: {
        label: 'variables n',
        reference: 'linear-programming-shadow',
        values: [3, 4, 6, 8],
        experiments: [3, 4, 6, 8].map((size) => ({ problem: { size } })),
        quantities: [
          { quantity: 'mean-shadow-corners', label: 'none', experiment: { problem: { sigma: 0 } } },
          ...[1e-4, 1e-3, 1e-2].map((sigma) => ({
            quantity: 'mean-shadow-corners',
            arguments: { draws },
            label: `σ = ${String(sigma)}`,
            experiment: { problem: { sigma } },
          })),
        ],
        expectations: [
          ...[8, 16, 64, 256].map((value, at) => ({
            quantity: 'mean',
            arguments: { at },
            value,
            absolute: 0,
            source: closed,
          })),
          { quantity: 'mean', arguments: { at: 2, of: 2 }, value: 31.2, absolute: 8, source: `${simulated}; four standard errors` },
          { quantity: 'mean', arguments: { at: 3, of: 1 }, value: 73.5, absolute: 21, source: `${simulated}; four standard errors` },
          { quantity: 'mean', arguments: { at: 3, of: 3 }, value: 23.1, absolute: 6, source: `${simulated}; four standard errors` },
        ], // prettier-ignore
      },
    },
  ],
  caveats: [
    'The ellipsoid method is that of Yudin and Nemirovski (1976) and of Shor (1977); Khachiyan proved it polynomial for linear programs.',
    'In three dimensions simplex wins outright; what speaks for the others needs many variables.',
    'Bland’s rule is not worse in general: with the walls x ≥ 0 first in the list it walks 4 edges too.',
    'The walls x ≥ 0 stay as they are where only the upper rows shake, which is milder than the theorem’s noise on all rows.',
    'Noise of the same size on all numbers must name its units: here those in which the cube is drawn.',
    'All numbers are float64: those of the cube in its own units reach 5¹², beyond the digits of float32.',
  ],
  references: [
    { text: 'G. B. Dantzig, Maximization of a linear function of variables subject to linear inequalities, 1947', confirmed: false },
    { text: 'V. Klee, G. J. Minty, How good is the simplex algorithm?, 1972', confirmed: false },
    { text: 'R. G. Bland, New finite pivoting rules for the simplex method, 1977', confirmed: false },
    { text: 'D. B. Yudin, A. S. Nemirovski, Informational complexity and efficient methods for the solution of convex extremal problems, 1976', confirmed: false },
    { text: 'N. Z. Shor, Cut-off method with space extension in convex programming problems, 1977', confirmed: false },
    { text: 'L. G. Khachiyan, A polynomial algorithm in linear programming, 1979', confirmed: false },
    { text: 'N. Karmarkar, A new polynomial-time algorithm for linear programming, 1984', confirmed: false },
    { text: 'J. Renegar, A polynomial-time algorithm, based on Newton’s method, for linear programming, 1988', confirmed: false },
    { text: 'S. Mehrotra, On the implementation of a primal-dual interior point method, 1992', confirmed: false },
    { text: 'S. Boyd, L. Vandenberghe, Convex optimization, 2004, chapter 11', confirmed: false },
    { text: 'D. A. Spielman, S.-H. Teng, Smoothed analysis of algorithms, JACM 2004 (abstract)', confirmed: true },
    { text: 'D. Goldfarb, Worst case complexity of the shadow vertex simplex algorithm, 1983', confirmed: false },
    { text: 'N. Amenta, G. M. Ziegler, Deformed products and maximal shadows, 1999', confirmed: false },
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
  ], // prettier-ignore
}
