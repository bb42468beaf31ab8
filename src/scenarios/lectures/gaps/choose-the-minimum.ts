import { fourCorners, fourMinima } from '../../data/four-minima.ts'
import type { Expectation, Prediction, Scenario } from '../../scenario.ts'

const minima: Prediction = {
  formula: 'minima',
  draw: 'point',
  label: 'minima',
  points: ['A', 'B', 'C', 'D'],
}
const stableRates: Prediction = {
  formula: 'stable-learning-rate',
  draw: 'threshold',
  label: 'largest stable η, 2/λ',
}

const startAt = (first: number, second: number) => [{ kind: 'weights', values: [first, second] }]
const gradientDescent = { id: 'sgd', learningRate: 1e-3, steps: 1000 }
const momentum = { id: 'momentum', learningRate: 1e-3, momentum: 0.9, steps: 1000 }
const adam = { id: 'adam', learningRate: 1e-2, steps: 2000 }
const descentAt = (learningRate: number) => ({ algorithms: [{ id: 'sgd', learningRate, steps: 1000 }] })

const reached = 'simulated in float64, and converged'
const counted = 'counted over the starts of a grid, in float64'
const stability = '2/λ of the Hessian there'

/** That run number `algorithm` has converged to known minimum number `minimum`. */
const endsIn = (algorithm: number, minimum: number): Expectation => ({
  quantity: 'ending-minimum',
  arguments: { algorithm },
  value: minimum,
  absolute: 0,
  source: reached,
})

/** That exactly this share of a grid of starts, 20 x 20 unless `count` says otherwise, comes to a minimum or has a status. */
const exactly = (
  given: Readonly<Record<string, number | string>>,
  value: number,
  stage = 0,
): Expectation => ({
  quantity: 'outcome-share',
  arguments: given,
  stage,
  value,
  absolute: 0,
  source: counted,
})

const allConverge = (stage: number): Expectation => exactly({ status: 'converged', count: 31 }, 1, stage)

const share = (
  given: Readonly<Record<string, number | string>>,
  interval: readonly [number, number],
  stage = 0,
): Expectation => ({ quantity: 'outcome-share', arguments: given, stage, interval, source: counted })

const sweptRates = [
  0.01, 0.0145, 0.0152, 0.0155, 0.0185, 0.0192, 0.0195, 0.022, 0.024, 0.0246, 0.0252, 0.0275, 0.03, 0.035,
  0.04,
]
/** The place of a swept rate. */
const rateAt = (rate: number): number => sweptRates.indexOf(rate)

/** One landscape with four minima: w_0, the algorithm and the learning rate each choose among them (theory/README.md, S07, S08). */
export const chooseTheMinimumScenario: Scenario = {
  id: 'choose-the-minimum',
  title: 'Four minima: who chooses?',
  idea: 'The loss likes its four minima equally. The start, the algorithm and the learning rate do not.',
  minute:
    'Four pits, all of depth zero. Ask the loss which is best and it shrugs. Now put six algorithms on one point and let go: ' +
    'gradient descent walks one way, five others walk the other way. Move the start a little and they split three against three. ' +
    'So colour every start by the pit where its run ends: a map of the world according to one algorithm. Momentum draws another ' +
    'map, Adam a third. Then lengthen the step. A pit that is too sharp for the step cannot hold a run, not even one that ' +
    'starts next to its bottom: its country vanishes from the map, exactly when η passes two over its sharpness. Most ' +
    'runs do not explode; they jump from wall to wall, and never arrive. Nobody told the loss.',
  steps: [
    {
      title: 'One start, two ends',
      insets: [],
      prose:
        'Four minima, all of loss 0. Six algorithms leave $w_0 = (0.5,\\, -0.5)$ together. Gradient ' +
        'descent comes to $(3.58,\\, -1.85)$, the other five to $(3,\\, 2)$.\n\n' +
        'All have converged, and nobody was wrong: a loss has no opinion on which zero is better.',
      try: 'Drag w₀ over the hill in the middle.',
      tools: ['w₀'],
      watch: 'The bundle splits at other places, into other groups.',
      marks: { 'The bundle': 'surface: momentum' },
      question: {
        setup: 'Four minima, all of loss 0. Momentum and five other algorithms leave the same start.',
        ask: 'Where will momentum end?',
        kind: 'choice',
        options: fourCorners.options,
        answer: { quantity: 'ending-minimum', arguments: { algorithm: 1 } },
        because:
          'Gradient descent goes to D, momentum and the other four to A: from one start, on one surface.',
      },
      experiment: {
        version: 1,
        title: 'Four minima',
        seed: 1,
        ...fourMinima,
        algorithms: [
          gradientDescent,
          momentum,
          { id: 'nesterov', learningRate: 1e-3, momentum: 0.9, steps: 1000 },
          { id: 'rmsprop', learningRate: 1e-2, steps: 1000 },
          adam,
          { id: 'adagrad', learningRate: 0.1, steps: 1000 },
        ],
        view: fourCorners.height,
      },
      view: { camera: fourCorners.camera },
      predictions: [minima],
      expectations: [
        endsIn(0, 3),
        ...[1, 2, 3, 4, 5].map((algorithm) => endsIn(algorithm, 0)),
        { quantity: 'final-weight', arguments: { index: 0 }, value: 3.58, absolute: 0.005, source: reached },
        { quantity: 'final-weight', arguments: { index: 1 }, value: -1.85, absolute: 0.005, source: reached },
      ],
    },
    {
      title: 'The world according to gradient descent',
      insets: [],
      prose:
        'Every point is now a start, in the colour of the minimum to which gradient descent comes from there: four countries, ' +
        'each about a quarter of the map.\n\n' +
        'From $w_0 = (-0.8,\\, -0.7)$ gradient descent, momentum and Nesterov come to C. RMSprop, Adam and Adagrad, which scale each ' +
        'coordinate by itself, come to B.',
      try: 'Drag w₀ across a border.',
      tools: ['w₀'],
      watch: 'Gradient descent obeys the colours. The others need not: it is not their map.',
      marks: {
        'Gradient descent': 'surface: gradient descent',
        'the colours': 'surface: Where runs from here end',
        'The others': 'surface: Adam',
      },
      experiment: {
        starts: startAt(-0.8, -0.7),
        terrain: { quantity: 'outcome', show: 'cluster', algorithm: 0 },
      },
      view: { camera: 'top' },
      controls: ['terrain'],
      predictions: [],
      expectations: [
        ...[0, 1, 2].map((algorithm) => endsIn(algorithm, 2)),
        ...[3, 4, 5].map((algorithm) => endsIn(algorithm, 1)),
        ...[0, 1, 2, 3].map((minimum) => share({ minimum, count: 31 }, [0.23, 0.27])),
        allConverge(0),
        // The maps of the next step, which shows each with its own run.
        {
          quantity: 'basin-difference',
          arguments: { algorithm: 0, other: 1, count: 31 },
          value: 1 / 7,
          absolute: 0.01,
          source: counted,
        },
        {
          quantity: 'basin-difference',
          arguments: { algorithm: 0, other: 4, count: 31 },
          value: 1 / 14,
          absolute: 0.01,
          source: counted,
        },
      ],
    },
    {
      title: 'Another algorithm, another map',
      prose:
        'The same starts, trained by momentum and by Adam; every run has converged. Momentum sends one start in seven to another minimum than gradient descent does, Adam one in fourteen.\n\n' +
        '“The” basin of a minimum does not exist before somebody names the algorithm.',
      try: 'Drag w₀ to where the three maps disagree.',
      tools: ['w₀'],
      watch: 'Each algorithm’s own run obeys its own map.',
      marks: { 'own run': 'surface: momentum', 'own map': 'surface: Adam' },
      experiment: { algorithms: [gradientDescent] },
      view: { camera: 'top' },
      stage: 'gradient descent',
      beside: [
        { title: 'momentum', experiment: { algorithms: [momentum] } },
        { title: 'Adam', experiment: { algorithms: [adam] } },
      ],
      predictions: [],
      expectations: [0, 1, 2].map(allConverge),
    },
    {
      title: 'A longer step, fewer minima',
      prose:
        'Where the step is long, a pit bears it only if it is flat enough. Pass $0.0149$, and C has no basin: exactly ' +
        'zero starts. Pass $0.0190$, and D has none. The flattest two survive. Pale are the starts whose runs cycle.\n\n' +
        'Gradient descent can stay at a minimum only if $\\eta < 2/\\lambda$, with $\\lambda$ the largest eigenvalue of ' +
        'the Hessian there. For A, B, C, D that is $0.0243$, $0.0248$, $0.0149$, $0.0190$.',
      try: 'Drag w₀ about the lower left.',
      tools: ['w₀'],
      watch:
        'At the left the run settles there; in the middle it jumps around the minimum in a cycle, and never arrives.',
      marks: {
        'At the left': 'surface: η = 0.0145',
        'in the middle': 'surface: η = 0.016',
        'a cycle': 'surface: cycle',
      },
      question: {
        ask: 'Pit C bears steps up to η = 0.0149: what share of the starts ends in it at η = 0.016?',
        kind: 'choice',
        options: [
          { label: 'a quarter, as before', value: 0.25 },
          { label: 'a tenth: those that start near it', value: 0.1 },
          { label: 'none at all', value: 0 },
        ],
        answer: { quantity: 'outcome-share', arguments: { minimum: 2 }, stage: 1 },
        because:
          'Above $2/\\lambda$ even a run that starts beside the bottom is thrown out: it jumps around C and never arrives.',
      },
      experiment: { ...descentAt(0.0145), starts: startAt(-3, -3) },
      view: { camera: 'top' },
      stage: 'η = 0.0145',
      beside: [
        { title: 'η = 0.016', experiment: descentAt(0.016) },
        { title: 'η = 0.0195', experiment: descentAt(0.0195) },
      ],
      names: { places: fourCorners.options.map(({ at }, i) => ({ label: 'ABCD'[i]!, at })) },
      predictions: [stableRates],
      expectations: [
        ...[0.024306, 0.024829, 0.014949, 0.018972].map((value, minimum): Expectation => ({
          quantity: 'stable-learning-rate',
          arguments: { minimum },
          value,
          absolute: 1e-6,
          source: stability,
        })),
        endsIn(0, 2),
        ...[0, 1, 2, 3].map((minimum) => share({ minimum }, [0.2, 0.3])),
        ...[0, 1, 3].map((minimum) => share({ minimum }, [0.2, 0.32], 1)),
        exactly({ minimum: 2 }, 0, 1),
        { quantity: 'cycles', stage: 1, value: 1, absolute: 0, source: 'simulated in float64' },
        ...[0, 1].map((minimum) => share({ minimum }, [0.23, 0.32], 2)),
        ...[2, 3].map((minimum) => exactly({ minimum }, 0, 2)),
        share({ status: 'cycle' }, [0.2, 0.27], 1),
        share({ status: 'cycle' }, [0.42, 0.5], 2),
      ],
    },
    {
      title: 'Not converged is not diverged',
      insets: ['losses', 'surface'],
      prose:
        'Seven starts in ten converge, to A or B; about a quarter run in cycles; fewer than one in twenty diverge. ' +
        'To call all the rest “diverged” is wrong of nearly all of it.\n\n' +
        'That is [at](mark:sweep/0.024) $\\eta = 0.024$. Beyond $0.0248$ no minimum is stable, and yet at $0.03$ [most runs](mark:sweep/0.03) are still ' +
        'somewhere after 1000 steps. At $0.04$ [all are gone](mark:sweep/0.04).',
      try: 'Drag w₀ into each colour.',
      tools: ['w₀'],
      watch:
        'At each dotted rate a minimum is lost: its starts run in cycles, and hardly any have diverged until the last is gone.',
      marks: { 'dotted rate': 'sweep: C', 'run in cycles': 'sweep: in a cycle', diverged: 'sweep: diverged' },
      experiment: {
        ...descentAt(0.024),
        starts: startAt(3, -1),
        terrain: { show: 'status' },
      },
      view: { camera: 'top' },
      controls: ['learning-rate'],
      predictions: [stableRates],
      expectations: [
        { quantity: 'cycles', value: 1, absolute: 0, source: 'simulated in float64' },
        {
          quantity: 'stable-learning-rate',
          arguments: { minimum: 1 },
          value: 0.0248,
          absolute: 5e-5,
          source: stability,
        },
        share({ status: 'converged', count: 60 }, [0.68, 0.73]),
        share({ status: 'cycle', count: 60 }, [0.25, 0.3]),
        share({ status: 'diverged', count: 60 }, [0.01, 0.025]),
        ...[2, 3].map((minimum) => exactly({ minimum }, 0)),
      ],
      sweep: {
        label: 'learning rate η',
        reference: 'choose-the-minimum-learning-rate',
        stacked: true,
        rules: [
          { at: 0.014949, label: 'C' },
          { at: 0.018972, label: 'D' },
          { at: 0.024306, label: 'A' },
          { at: 0.024829, label: 'B' },
        ],
        values: sweptRates,
        experiments: sweptRates.map(descentAt),
        quantities: [
          { quantity: 'outcome-share', arguments: { status: 'converged', count: 20 }, label: 'converged' },
          { quantity: 'outcome-share', arguments: { status: 'cycle', count: 20 }, label: 'in a cycle' },
          { quantity: 'outcome-share', arguments: { status: 'unfinished', count: 20 }, label: 'unfinished' },
          { quantity: 'outcome-share', arguments: { status: 'diverged', count: 20 }, label: 'diverged' },
        ],
        expectations: [
          {
            quantity: 'mean',
            arguments: { of: 0, at: rateAt(0.01) },
            value: 1,
            absolute: 0,
            source: counted,
          },
          {
            quantity: 'mean',
            arguments: { of: 0, at: rateAt(0.03) },
            value: 0,
            absolute: 0,
            source: stability,
          },
          {
            quantity: 'mean',
            arguments: { of: 3, at: rateAt(0.03) },
            interval: [0.18, 0.27],
            source: counted,
          },
          {
            quantity: 'mean',
            arguments: { of: 3, at: rateAt(0.04) },
            value: 1,
            absolute: 0,
            source: counted,
          },
        ],
      },
    },
  ],
  caveats: [
    'A point is coloured only where its run has come to rest near a minimum; what has not is shown as unfinished, cycle or diverged, not guessed.',
    'Stable means: a run that is near stays near. A start exactly at an unstable minimum stays, too; the shares are counted on grids that have none.',
    'Just above a threshold, rounding to float32 can hold a single start at a minimum that float64 leaves: one point of a map, not a basin.',
    'Shares belong to this square and this grid of starts; another square has other shares.',
    'The maps are those of 1000 or 2000 steps: what is unfinished then may come to rest later.',
    'Two weights and a function made for testing: this shows that algorithms can choose, not that large networks have four minima.',
  ],
  references: [
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
    { text: 'D. Himmelblau, Applied Nonlinear Programming, 1972', confirmed: false },
    {
      text: 'L. Wu, C. Ma, W. E, How SGD selects the global minima in over-parameterized learning: a dynamical stability perspective, 2018',
      confirmed: false,
    },
    {
      text: 'J. Cohen, S. Kaur, Y. Li, J. Z. Kolter, A. Talwalkar, Gradient descent on neural networks typically occurs at the edge of stability, 2021',
      confirmed: false,
    },
  ],
}
