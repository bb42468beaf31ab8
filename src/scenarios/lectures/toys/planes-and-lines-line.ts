import { toTheEnd } from '../../data/line-to-end.ts'
import { bendOfLines } from '../../data/trained-bend.ts'
import type { Expectation, Patch, Prediction, StageNumber, Step, Sweep } from '../../scenario.ts'

const simulated = 'simulated in float64'
const widths = [8, 32, 128, 512]

const noClimb: Expectation[] = widths.map((_, at) => ({
  quantity: 'most',
  arguments: { at },
  value: 0,
  absolute: 1e-9,
  float32: { absolute: 1e-5 },
  ...(at > 1 && { long: true }),
  source: 'S38: none of 32 runs climbs',
}))

/** Four widths and four seeds: 16 of the 32 runs of S38, theory/README.md, for one activation. */
const climbs: Sweep = {
  label: 'width',
  values: widths,
  experiments: widths.map((width) => ({ model: { widths: [2, width, 1] } })),
  seeds: 4,
  short: { values: 2, seeds: 2 },
  quantities: [{ quantity: 'line-climb', label: 'climb' }],
  expectations: noClimb,
}

const distance: StageNumber = { quantity: 'line-distance', label: 'run off its line, by the line’s length' }

const relu: Patch = {
  model: { widths: [2, 32, 1], activation: 'relu' },
  starts: [{ kind: 'random', distribution: 'he-normal' }],
}
const tanh: Patch = {
  model: { activation: 'tanh' },
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
}
const two = (distribution: string): Patch => ({
  starts: [
    { kind: 'random', distribution },
    { kind: 'random', distribution },
  ],
})

const noPrediction: readonly Prediction[] = []

/** Straight lines through weight space (theory/README.md, S38, S17). */
export const lineSteps: readonly Step[] = [
  {
    title: 'A slide without a bump',
    hero: 'slice',
    insets: ['sweep', 'losses'],
    chart: 'loss',
    controls: ['seed'],
    prose:
      'Train a network of 32 ReLUs, then draw the straight line from where it began to where it ended, and the loss along it. ' +
      'It slides down: no bump, no saddle, no reason to fear a landscape.\n\n' +
      'Not luck: for widths from 8 to 512, four seeds each, the line never climbs. Seen from here alone, it is a riddle why training takes 1000 steps.',
    try: 'Choose another seed.',
    tools: ['seed'],
    watch: 'The slice only falls. The greatest climb of each width, in the chart beside it: zero.',
    marks: { 'The slice': 'slice', 'greatest climb': 'sweep: climb', 'each width': 'sweep: width' },
    experiment: {
      version: 1,
      title: 'Straight lines',
      seed: 3,
      data: { kind: 'generated', id: 'two-moons', size: 200, noise: 0.15 },
      metric: { loss: 'logistic', factor: 1 },
      algorithms: [{ id: 'adam', learningRate: 0.02, steps: 1000 }],
      ...relu,
      plane: { ...toTheEnd, extent: null },
      terrain: null,
    },
    names: { axes: ['from the start to the end of the run', ''] },
    numbers: [distance],
    predictions: noPrediction,
    sweep: { ...climbs, scale: { from: 0, to: 1 }, reference: 'planes-and-lines-relu' },
    expectations: [
      { quantity: 'line-climb', value: 0, absolute: 1e-9, float32: { absolute: 1e-5 }, source: simulated },
      { quantity: 'final-loss', interval: [0, 0.05], source: simulated },
    ],
  },
  {
    title: 'No run was ever on it',
    hero: 'surface',
    insets: [],
    controls: [],
    prose:
      'The line was never walked. Here is the plane that holds it and the run’s tenth step: the run sets out in another direction and bends, ' +
      'up to a fifth of the line’s length away from it, in many dimensions.\n\n' +
      'A straight cut that meets no saddle does not say that the path met none. It is the view from a tunnel through the hill.',
    try: 'Drag the time line back to the first steps: where does the run set out?',
    tools: ['timeline'],
    watch: 'Between its two ends the run is never on the straight line.',
    marks: { 'the run': 'run', 'the straight line': 'surface: the straight line' },
    experiment: {
      ...tanh,
      plane: {
        kind: 'through',
        from: null,
        to: null,
        points: [
          { start: 0, algorithm: 0, step: 0 },
          { start: 0, algorithm: 0, step: 'end' },
          { start: 0, algorithm: 0, step: 10 },
        ],
        extent: { a: [-0.2, 1.2], b: [-0.4, 0.8] },
      },
    },
    names: {
      axes: ['from the start to the end of the run', 'towards its tenth step'],
      places: [{ label: 'the straight line', at: [0.5, 0] }],
      ways: [
        {
          label: 'straight',
          points: [
            [0, 0],
            [1, 0],
          ],
        },
      ],
    },
    numbers: [distance],
    predictions: noPrediction,
    sweep: { ...climbs, short: { values: 2, seeds: 1 }, reference: 'planes-and-lines-tanh' },
    expectations: [
      {
        quantity: 'line-distance',
        interval: [0.15, 0.22],
        source: simulated,
      },
      { quantity: 'line-climb', value: 0, absolute: 1e-9, float32: { absolute: 1e-5 }, source: simulated },
    ],
  },
  {
    title: 'Between two solutions, a wall',
    hero: 'slice',
    insets: ['bend'],
    controls: [],
    prose:
      'Two ReLU networks, both trained to a loss of about $0.02$. On the straight line between them it climbs to $0.19$: a wall?\n\n' +
      'Train one point beside the middle, so that the line bends once, and it is gone: the loss stays below $0.03$. ' +
      'Straight between them is a bad place to walk, not a wall.',
    try: 'Drag C towards the line, and watch the wall come back.',
    tools: ['bend'],
    watch: 'The straight way climbs, the bent one stays at the bottom. Neither is a path that a run took.',
    marks: { 'The straight way': 'slice', 'the bent one': 'slice: bent' },
    question: {
      ask: 'Two ReLU networks, each trained to a loss of about 0.02: what is the greatest loss on the straight line between them?',
      kind: 'number',
      scale: { from: 0.01, to: 1, log: true },
      within: 1.6,
      answer: { quantity: 'line-most' },
      because:
        'Halfway each unit is the mean of two that do different things: the mixture of two solutions is no solution.',
    },
    reveal: { hero: 'bend' },
    experiment: {
      ...relu,
      ...two('he-normal'),
      plane: {
        points: [
          { start: 0, algorithm: 0, step: 'end' },
          { start: 1, algorithm: 0, step: 'end' },
          bendOfLines,
        ],
        extent: { a: [-0.4, 1.4], b: [-0.3, 1.3] },
      },
      view: { height: 'log' },
    },
    names: { starts: ['A', 'B'], axes: ['from one solution to the other', 'towards C'] },
    predictions: noPrediction,
    expectations: [
      { quantity: 'final-loss', value: 0.0187, absolute: 0.002, source: simulated },
      { quantity: 'final-loss', arguments: { start: 1 }, value: 0.0195, absolute: 0.002, source: simulated },
      {
        quantity: 'line-most',
        interval: [0.18, 0.21],
        source: `${simulated}; at least 5 times the ends, as S17 asks`,
      },
      {
        quantity: 'bend-most',
        interval: [0, 0.029],
        source: `${simulated}; at most 1.5 times the ends, as S17 asks`,
      },
      {
        quantity: 'bend-most',
        arguments: { share: 0.2 },
        interval: [0.08, 0.11],
        source: `${simulated}: the wall comes back as C is moved to the line`,
      },
      {
        quantity: 'curve-most',
        interval: [0, 0.029],
        long: true,
        source: `${simulated}; at most 1.5 times the ends, as S17 asks`,
      },
    ],
  },
]
