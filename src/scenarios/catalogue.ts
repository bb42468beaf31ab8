import type { Scenario } from './scenario.ts'

/** The menu's entry of a lecture, and the loader of the rest, which comes when the lecture is opened. */
export interface CatalogueEntry extends Pick<Scenario, 'id' | 'title' | 'idea'> {
  /** Number of its steps. */
  readonly steps: number
  readonly load: () => Promise<Scenario>
}

/** Every scenario, in the order of the lecture. */
export const catalogue: readonly CatalogueEntry[] = [
  {
    id: 'two-weights',
    title: 'The happy-meal model: two weights, linear and not',
    idea: 'Where a run ends is decided by where it starts, and here a formula says where before it runs.',
    steps: 9,
    load: async () => (await import('./lectures/two-weights.ts')).twoWeightsScenario,
  },
  {
    id: 'overture',
    title: 'Overture: three gaps in ninety seconds',
    idea: 'What we want, what we can say, what we can measure, what we find: a minute and a half that plays by itself, and then w₀ is yours.',
    steps: 6,
    load: async () => (await import('./lectures/overture.ts')).overtureScenario,
  },
  {
    id: 'three-gaps',
    title: 'Three gaps in one picture',
    idea: 'Between the best system and the one that we get lie three gaps, and each has a remedy of its own.',
    steps: 4,
    load: async () => (await import('./lectures/three-gaps.ts')).threeGapsScenario,
  },
  {
    id: 'counting',
    title: 'Counting, and what depth buys',
    idea: 'A family of few weights can say few things: that is counted. A deep one says some of them with exponentially fewer units: that is folded.',
    steps: 8,
    load: async () => (await import('./lectures/counting.ts')).countingScenario,
  },
  {
    id: 'metric-gap',
    title: 'The surrogate is not the success; nor is other data',
    idea: 'One plane, and a height for each question: what is minimised, what counts, and what comes later. Their lowest places differ.',
    steps: 8,
    load: async () => (await import('./lectures/metric-gap.ts')).metricGapScenario,
  },
  {
    id: 'choose-the-minimum',
    title: 'Four minima: who chooses?',
    idea: 'The loss likes its four minima equally. The start, the algorithm and the learning rate do not.',
    steps: 5,
    load: async () => (await import('./lectures/choose-the-minimum.ts')).chooseTheMinimumScenario,
  },
  {
    id: 'goodhart',
    title: 'Goodhart: push the proxy until it turns',
    idea: 'A measure that is good enough to choose by is not good enough to be pushed: proxy and goal part, and the loss does not say when.',
    steps: 5,
    load: async () => (await import('./lectures/goodhart.ts')).goodhartScenario,
  },
  {
    id: 'anna-karenina',
    title: 'Anna Karenina: alike inside, opposite outside',
    idea: 'Networks that succeed come to represent their data alike. What they decide where nobody looked is another matter.',
    steps: 8,
    load: async () => (await import('./lectures/anna-karenina.ts')).annaKareninaScenario,
  },
  {
    id: 'relabelling',
    title: 'The wall was a relabelling; valleys, not points',
    idea: 'Between two solutions stands a wall, until the units of the one are given the places of the other’s, or the path one bend.',
    steps: 6,
    load: async () => (await import('./lectures/relabelling.ts')).relabellingScenario,
  },
  {
    id: 'end-to-end',
    title: 'End to end: the run is drawn before it is run',
    idea: 'Gradient descent on a quadratic is known from its first step to its last, before it has made one.',
    steps: 6,
    load: async () => (await import('./lectures/end-to-end.ts')).endToEndScenario,
  },
  {
    id: 'quicksort',
    title: 'Quicksort, predicted to the constant',
    idea: 'The gold standard of end-to-end analysis: an algorithm that everybody uses, with its mean, its spread and its whole law written down before the first run.',
    steps: 5,
    load: async () => (await import('./lectures/quicksort.ts')).quicksortScenario,
  },
  {
    id: 'character-witnesses',
    title: 'Three character witnesses for gradient descent',
    idea: 'A weaker statement that is true of the algorithm in use: the worst start is not what happens, the right line comes in the end, and a bound can be weak without being empty.',
    steps: 6,
    load: async () => (await import('./lectures/character-witnesses.ts')).characterWitnessesScenario,
  },
  {
    id: 'what-linear-costs',
    title: 'What “linear” costs: XOR',
    idea: 'Four points that no line separates: every linear network stops at the same floor, however deep and wide it is. Bending removes the floor, and brings back luck.',
    steps: 5,
    load: async () => (await import('./lectures/what-linear-costs.ts')).whatLinearCostsScenario,
  },
  {
    id: 'low-rank',
    title: 'Low rank for free; norms to infinity, rank to one',
    idea: 'A linear network of any depth can say no more than one matrix. Which matrix it comes to say is another question, and depth answers it.',
    steps: 9,
    load: async () => (await import('./lectures/low-rank.ts')).lowRankScenario,
  },
  {
    id: 'ultra-wide',
    title: 'Ultra-wide: nothing is learned inside',
    idea: 'Toy model, ultra-wide: with more and more units each of them needs to move less, until nothing moves and the network is a kernel method. It looks real, and has lost what matters.',
    steps: 8,
    load: async () => (await import('./lectures/ultra-wide.ts')).ultraWideScenario,
  },
  {
    id: 'random-labels',
    title: 'Random labels',
    idea: 'An experiment that settles a question without a theorem: what a network can fit does not say why it generalises.',
    steps: 7,
    load: async () => (await import('./lectures/random-labels.ts')).randomLabelsScenario,
  },
  {
    id: 'landscapes-lie',
    title: 'How to lie with landscapes',
    idea: 'Bad drawings: a picture of a landscape shows the network, and the ruler with which somebody drew it.',
    steps: 5,
    load: async () => (await import('./lectures/landscapes-lie.ts')).landscapesLieScenario,
  },
  {
    id: 'planes-and-lines',
    title: 'Best planes and straight lines',
    idea: 'Bad drawings: a cut through many dimensions shows the direction in which somebody chose to look. Noise has a fine best plane too.',
    steps: 6,
    load: async () => (await import('./lectures/planes-and-lines.ts')).planesAndLinesScenario,
  },
  {
    id: 'what-to-hope-for',
    title: 'What theory can hope for',
    idea: 'The kinds of result on one page: what each is about, how much it says, and where it can be seen.',
    steps: 3,
    load: async () => (await import('./lectures/what-to-hope-for.ts')).whatToHopeForScenario,
  },
]
