import type { Scenario } from './scenario.ts'

/** The menu's entry of a lecture, and the loader of the rest, which comes when the lecture is opened. `lines.ts` has its line. */
export interface CatalogueEntry extends Pick<Scenario, 'id' | 'title'> {
  /** Number of its steps. */
  readonly steps: number
  readonly load: () => Promise<Scenario>
}

/** Every scenario, in the order of the lecture. */
export const catalogue: readonly CatalogueEntry[] = [
  {
    id: 'two-weights',
    title: 'The happy-meal model: two weights, linear and not',
    steps: 9,
    load: async () => (await import('./lectures/gaps/two-weights.ts')).twoWeightsScenario,
  },
  {
    id: 'overture',
    title: 'Overture: three gaps in ninety seconds',
    steps: 6,
    load: async () => (await import('./lectures/gaps/overture.ts')).overtureScenario,
  },
  {
    id: 'three-gaps',
    title: 'Three gaps in one picture',
    steps: 4,
    load: async () => (await import('./lectures/gaps/three-gaps.ts')).threeGapsScenario,
  },
  {
    id: 'counting',
    title: 'Counting, and what depth buys',
    steps: 8,
    load: async () => (await import('./lectures/gaps/counting.ts')).countingScenario,
  },
  {
    id: 'metric-gap',
    title: 'The surrogate is not the success; nor is other data',
    steps: 9,
    load: async () => (await import('./lectures/gaps/metric-gap.ts')).metricGapScenario,
  },
  {
    id: 'choose-the-minimum',
    title: 'Four minima: who chooses?',
    steps: 5,
    load: async () => (await import('./lectures/gaps/choose-the-minimum.ts')).chooseTheMinimumScenario,
  },
  {
    id: 'goodhart',
    title: 'Goodhart: push the proxy until it turns',
    steps: 5,
    load: async () => (await import('./lectures/gaps/goodhart.ts')).goodhartScenario,
  },
  {
    id: 'thresholds',
    title: 'Thresholds: where a little more changes everything',
    steps: 9,
    load: async () => (await import('./lectures/gaps/thresholds.ts')).thresholdsScenario,
  },
  {
    id: 'anna-karenina',
    title: 'Anna Karenina: alike inside, opposite outside',
    steps: 8,
    load: async () => (await import('./lectures/gaps/anna-karenina.ts')).annaKareninaScenario,
  },
  {
    id: 'relabelling',
    title: 'The wall was a relabelling; valleys, not points',
    steps: 6,
    load: async () => (await import('./lectures/gaps/relabelling.ts')).relabellingScenario,
  },
  {
    id: 'end-to-end',
    title: 'End to end: the run is drawn before it is run',
    steps: 7,
    load: async () => (await import('./lectures/results/end-to-end.ts')).endToEndScenario,
  },
  {
    id: 'quicksort',
    title: 'Quicksort, predicted to the constant',
    steps: 5,
    load: async () => (await import('./lectures/results/quicksort.ts')).quicksortScenario,
  },
  {
    id: 'linear-programming',
    title: 'Linear programming: provable, practical, both',
    steps: 9,
    load: async () => (await import('./lectures/results/linear-programming.ts')).linearProgrammingScenario,
  },
  {
    id: 'saddles-in-a-row',
    title: 'Saddles in a row, and a pinch of noise',
    steps: 5,
    load: async () => (await import('./lectures/results/saddles-in-a-row.ts')).saddlesInARowScenario,
  },
  {
    id: 'character-witnesses',
    title: 'Three character witnesses for gradient descent',
    steps: 6,
    load: async () => (await import('./lectures/results/character-witnesses.ts')).characterWitnessesScenario,
  },
  {
    id: 'what-linear-costs',
    title: 'What “linear” costs: XOR',
    steps: 5,
    load: async () => (await import('./lectures/toys/what-linear-costs.ts')).whatLinearCostsScenario,
  },
  {
    id: 'low-rank',
    title: 'Low rank for free; norms to infinity, rank to one',
    steps: 9,
    load: async () => (await import('./lectures/toys/low-rank.ts')).lowRankScenario,
  },
  {
    id: 'ultra-wide',
    title: 'Ultra-wide: nothing is learned inside',
    steps: 8,
    load: async () => (await import('./lectures/toys/ultra-wide.ts')).ultraWideScenario,
  },
  {
    id: 'random-labels',
    title: 'Random labels',
    steps: 8,
    load: async () => (await import('./lectures/toys/random-labels.ts')).randomLabelsScenario,
  },
  {
    id: 'landscapes-lie',
    title: 'How to lie with landscapes',
    steps: 5,
    load: async () => (await import('./lectures/toys/landscapes-lie.ts')).landscapesLieScenario,
  },
  {
    id: 'planes-and-lines',
    title: 'Best planes and straight lines',
    steps: 6,
    load: async () => (await import('./lectures/toys/planes-and-lines.ts')).planesAndLinesScenario,
  },
  {
    id: 'mountains',
    title: 'From mountains to a bowl',
    steps: 4,
    load: async () => (await import('./lectures/landscapes/mountains.ts')).mountainsScenario,
  },
  {
    id: 'directions',
    title: 'How many directions does it need?',
    steps: 5,
    load: async () => (await import('./lectures/landscapes/directions.ts')).directionsScenario,
  },
  {
    id: 'flat-ground',
    title: 'Looking for flat ground',
    steps: 5,
    load: async () => (await import('./lectures/landscapes/flat-ground.ts')).flatGroundScenario,
  },
  {
    id: 'rulers',
    title: 'Wide is flat, says which ruler?',
    steps: 5,
    load: async () => (await import('./lectures/landscapes/rulers.ts')).rulersScenario,
  },
  {
    id: 'real-digits',
    title: 'Real digits: a valley, a pinhole, and one pixel',
    steps: 6,
    load: async () => (await import('./lectures/landscapes/real-digits.ts')).realDigitsScenario,
  },
  {
    id: 'along-and-across',
    title: 'Smooth along the path, wild across it',
    steps: 3,
    load: async () => (await import('./lectures/landscapes/along-and-across.ts')).alongAndAcrossScenario,
  },
  {
    id: 'straight-line',
    title: 'The straight line, and where it ends',
    steps: 4,
    load: async () => (await import('./lectures/landscapes/straight-line.ts')).straightLineScenario,
  },
  {
    id: 'what-to-hope-for',
    title: 'What theory can hope for',
    steps: 3,
    load: async () => (await import('./lectures/gaps/what-to-hope-for.ts')).whatToHopeForScenario,
  },
]
