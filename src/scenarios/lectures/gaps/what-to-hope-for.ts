import { noTable } from '../../data/left-out.ts'
import { parabolas } from '../../data/three-gaps-data.ts'
import { moonLearners, throughRuns, twoMoons } from '../../data/two-moons.ts'
import { twoWeightsPreset } from '../../presets/two-weights-preset.ts'
import type { Atlas, Prediction, Scenario } from '../../scenario.ts'

const best: Prediction = { formula: 'best-in-family', draw: 'point', label: 'best in the family' }
const sample: Prediction = { formula: 'best-on-sample', draw: 'point', label: 'best on the sample' }

/** Kinds of result, by what they are about and how much they say. */
const kinds: Atlas = {
  across: { label: 'of what →', words: ['a simpler system', 'another algorithm', 'the system in use'] },
  down: {
    label: 'how much is said ↑',
    words: ['all, to the constant', 'a guarantee', 'part of it', 'what was seen'],
  },
  places: [
    { idea: 'ultra-wide', column: 0, row: 0, line: 'Without bound in width, all is known.' },
    { idea: 'all-linear', column: 0, row: 1, line: 'The bias of gradient descent, with proofs.' },
    { idea: 'proof-of-concept', column: 1, row: 1, line: 'It provably works, and nobody runs it.' },
    { idea: 'end-to-end', column: 2, row: 0, line: 'Predicted from its first step to its last.' },
    { idea: 'character-witness', column: 2, row: 2, line: 'True of it, and weaker than one would like.' },
    { idea: 'without-theorems', column: 2, row: 3, line: 'A question, settled by an experiment.' },
    { idea: 'famous-landscapes', column: 0, row: 3, line: 'Seen in networks that one can draw.' },
  ],
}

/** The three gaps: how wide each is, how it opens, and what is known against it. */
const gaps: Atlas = {
  across: { label: '', words: ['model gap', 'metric gap', 'algorithm gap'] },
  down: { label: '', words: ['how wide', 'how it opens', 'what helps'] },
  places: [
    { idea: 'model-gap', column: 0, row: 0, line: 'Nearly all functions lie outside.' },
    { idea: 'terrain', column: 0, row: 1, line: 'A little more size, and all is different.' },
    { idea: 'all-linear', column: 0, row: 2, line: 'Depth without bends says no more.' },
    { idea: 'metric-gap', column: 1, row: 0, line: 'What is minimised is a stand-in.' },
    { idea: 'goodhart', column: 1, row: 1, line: 'Push the stand-in, and it turns.' },
    { idea: 'without-theorems', column: 1, row: 2, line: 'Fitting alone does not explain it.' },
    { idea: 'algorithm-gap', column: 2, row: 0, line: 'Start, rule and chance choose the end.' },
    { idea: 'proof-of-concept', column: 2, row: 1, line: 'A row of saddles holds a run for ages.' },
    { idea: 'anna-karenina', column: 2, row: 2, line: 'Good ends are alike, with no wall between.' },
  ],
}

const simulated = 'simulated in float64'

/** The kinds of result on one page, and what is still missing on it. */
export const whatToHopeForScenario: Scenario = {
  id: 'what-to-hope-for',
  title: 'What theory can hope for',
  idea: 'The kinds of result on one page: what each is about, how much it says, and where it can be seen.',
  minute:
    'What can a theory of machine learning hope for? Not one theorem that says it all. Look at the map. At the right is what ' +
    'is in use, at the left what is simpler, and at the top all that one would like to know. Every kind of result gives ' +
    'something away: the toy model gives away the system, the proof of concept the algorithm, the character witness half of the ' +
    'statement, the experiment the proof. The corner at the top right has two small tenants, a quadratic bowl and quicksort. A network ' +
    'that anyone would use has not moved in. That is no reason to despair. It says what to ask of a result: ' +
    'what is it about, and how much does it say?',
  steps: [
    {
      title: 'The kinds of result, on a map',
      hero: 'atlas',
      insets: [],
      controls: [],
      prose:
        'Results further right are nearer to the system in use; higher ones say more. Each kind gives something away. A **toy model** gives ' +
        'away the system, a **proof of concept** the algorithm, a **character witness** part of the statement, an **experiment** the ' +
        'proof.\n\n' +
        'The top right corner has two small tenants, a quadratic bowl and quicksort: all is known of them. Below them it is empty. ' +
        'Of a network that anyone would use there is neither all nor a guarantee, but a part, and what was seen.',
      try: 'Open a lecture: the title and the pictures of a card lead there.',
      tools: ['atlas'],
      watch: 'No card is high at the right unless it is about something small.',
      marks: { 'No card': 'atlas' },
      question: {
        setup: 'Kinds of result: further right is nearer to what is in use, and higher says more.',
        ask: 'Three of the lettered cells have a kind of result: which one has none?',
        kind: 'choice',
        options: [
          { label: 'all, of the system in use', cell: [2, 0] },
          { label: 'a guarantee, of the system in use', cell: [2, 1] },
          { label: 'a guarantee, of another algorithm', cell: [1, 1] },
          { label: 'part of it, of the system in use', cell: [2, 2] },
        ],
        answer: { cell: 'empty' },
        because:
          'Where the system is small, such as a bowl or quicksort, all can be said of it; where it is a network in use, a part. Nothing lies between.',
      },
      atlas: kinds,
      experiment: {
        ...twoWeightsPreset.experiment,
        title: 'What theory can hope for',
        model: { ...twoWeightsPreset.experiment.model, linearity: 1 },
        algorithms: [{ id: 'sgd', learningRate: 0.01, steps: 0 }],
      },
      predictions: [],
      expectations: [
        {
          quantity: 'flow-end-weight',
          arguments: { index: 0 },
          value: 1.81735402,
          absolute: 1e-8,
          source: 'closed form: what the card of the linear networks says is known',
        },
      ],
    },
    {
      title: 'Where each gap is attacked',
      hero: 'atlas',
      insets: ['gaps', 'surface'],
      prose:
        'The best system, the best of a family, the best on a sample, the one that is found: three gaps lie between. Each column is one of ' +
        'them: how wide it is, how it opens, and what helps against it.\n\n' +
        'On the small pictures all three are measured, on eight points of $|x|$ and parabolas. Twenty steps lose more than family and ' +
        'sample together; ten times the steps would mend that, and leave the other two as they are.',
      try: 'Drag w₀ or change the steps: only the algorithm’s part of the bar changes.',
      tools: ['w₀', 'steps'],
      watch: 'A remedy for one gap leaves the others as wide as they were.',
      marks: { 'A remedy': 'atlas', 'one gap': 'gaps: algorithm', 'the others': 'gaps: metric' },
      question: {
        ask: 'Of all the error after twenty steps, how much is lost to the algorithm?',
        kind: 'choice',
        options: [
          { label: 'a thirtieth, 0.0005', value: 0.0005 },
          { label: 'a third, 0.005', value: 0.005 },
          { label: 'more than half, 0.009', value: 0.009 },
        ],
        answer: { quantity: 'gaps', arguments: { index: 2 } },
        because:
          'The family loses 0.005, the sample 0.0005. The search has not arrived yet: one direction of the bowl is fourteen times as flat as the other.',
      },
      atlas: gaps,
      experiment: {
        ...parabolas(20),
        model: { ...parabolas(20).model, linearity: null, bias: null },
        metric: { loss: 'squared', factor: null },
        view: { height: null },
      },
      measure: 'gaps',
      controls: ['steps'],
      predictions: [best, sample],
      expectations: [
        {
          quantity: 'gaps',
          arguments: { index: 0 },
          value: 1 / 192,
          absolute: 1e-7,
          source: 'E|x|² minus what 1 and x² explain',
        },
        {
          quantity: 'gaps',
          arguments: { index: 1 },
          value: 0.000526,
          absolute: 1e-6,
          source: 'R of the normal equations’ weights, less 1/192',
        },
        { quantity: 'gaps', arguments: { index: 2 }, value: 0.008971, absolute: 1e-5, source: simulated },
      ],
    },
    {
      title: 'The corner that is empty',
      hero: 'surface',
      insets: ['functions'],
      controls: ['linearity', 'seed'],
      prose:
        'A network of 105 weights learns two moons, by three algorithms. With this seed all three have at most 2 % of the 200 points wrong, in three different places. ' +
        'What do they have in common, why here, and what will they say to the next point? For this system nobody can say so before ' +
        'the run.\n\n' +
        'That is the corner at the top right of the map. What you have seen are ways towards it: each gives something away, and says what.',
      try: 'Drag w₀, slide the linearity, draw other points with the die: what would you want to be able to predict?',
      tools: ['w₀', 'linearity', 'seed'],
      watch: 'The three functions agree where there are points, and part where there are none.',
      marks: { 'The three functions': 'functions' },
      experiment: {
        ...twoMoons,
        data: { ...twoMoons.data, ...noTable, features: null },
        algorithms: Object.values(moonLearners),
        plane: { ...throughRuns, first: null, second: null },
        terrain: { ghost: null },
      },
      predictions: [],
      expectations: [0, 1, 2].map((algorithm) => ({
        quantity: 'part-errors',
        arguments: { part: 'train', algorithm },
        interval: [0, 0.02] as const,
        source: `${simulated}; over a hundred draws gradient descent has 0.02 in the mean, and up to 0.12`,
      })),
    },
  ],
  caveats: [
    'The map orders kinds of result, not their worth. A place on it is a judgement of ours.',
    'A lecture is an example of its kind; few kinds are one thing only.',
  ],
  references: [{ text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true }],
}
