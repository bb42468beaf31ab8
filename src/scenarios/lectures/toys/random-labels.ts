import { noTable, notGenerated } from '../../data/left-out.ts'
import { learnedByHeart } from '../../data/digits-training.ts'
import { toTheEnd } from '../../data/line-to-end.ts'
import { circle } from '../../data/random-labels-data.ts'
import type { Expectation, Prediction, Scenario } from '../../scenario.ts'

const simulated = 'simulated in float64, 5 seeds'
const closed = 'closed form'

const corruptions = [0, 0.2, 0.4, 0.6, 0.8, 1]
const levels = ['0.0', '0.25', '0.5', '1.0'] as const
const labelled = (level: (typeof levels)[number]) => circle.labels[level].map((y) => [y])

/** Of the 16 inputs' kernel. */
const largestEigenvalue = 3.215398

const decay: Prediction = {
  formula: 'kernel-decay',
  arguments: { limit: 1 },
  draw: 'curve',
  label: 'predicted',
}

const stepsWithin = (interval: readonly [number, number], stage = 0): Expectation => ({
  quantity: 'steps-to-stop',
  stage,
  interval,
  source: simulated,
})

const trainErrors: Expectation = {
  quantity: 'part-errors',
  arguments: { part: 'train' },
  value: 0,
  absolute: 0,
  source: 'stopped at 100 %',
}

/** The mean error on new points at place `at` of a sweep, its second quantity. */
const testError = (at: number, interval: readonly [number, number], source: string): Expectation => ({
  quantity: 'mean',
  arguments: { of: 1, at },
  interval,
  long: true,
  source,
})

const rule = { id: 'sgd', learningRate: 0.5 / largestEigenvalue, steps: 400 }
/** Scale of the output: the loss is divided by its square, so that the rate means the same. */
const lazy = (alpha: number) => ({
  model: { outputScale: alpha },
  metric: { factor: 0.5 / alpha ** 2 },
  algorithms: [{ ...rule, stop: { quantity: 'loss', below: 2 / alpha ** 2 } }],
})

const sizes = [20, 50, 100, 200]
const memorizing = (size: number) => ({ data: { size }, model: { widths: [2, size, 1] } })
const memorized = (label: string, given?: Readonly<Record<string, string>>) => ({
  quantity: 'memorized',
  ...(given && { arguments: given }),
  label,
})

/** Networks fit labels that mean nothing; it only takes longer, and the kernel says how long (theory/README.md, S34). */
export const randomLabelsScenario: Scenario = {
  id: 'random-labels',
  title: 'Random labels',
  idea: 'An experiment that settles a question without a theorem: what a network can fit does not say why it generalises.',
  minute:
    'A network learns this curve from 64 points, and gets new points right. The usual story: it is simple enough, so it has to. ' +
    'Now I throw the labels away and draw new ones with a coin. There is nothing to learn. I press run, and it learns them: a hundred ' +
    'per cent on the training points, and a coin flip on new ones. Same network, same algorithm, same start, same number of points. ' +
    'So nothing that you can say about these alone explains why it got new points right before. The only thing that changed is how ' +
    'long it took, a few times longer. And that we can compute: in the wide limit, before the run, from the eigenvectors of a kernel. ' +
    'Finally a network of 2n + d numbers that remembers anything, with no training at all.',
  steps: [
    {
      title: 'A rule, and a network that finds it',
      hero: 'function',
      insets: ['losses'],
      controls: ['label-corruption'],
      prose:
        '64 points; the colour says on which side of a sine they lie. A network of 4417 weights learns until every training point ' +
        'is right, and stops.\n\n' +
        'That takes under a hundred steps, and of 1000 new points more than nine in ten are right.',
      try: 'Slide “label corruption” to 1: labels by a coin.',
      tools: ['label-corruption'],
      watch: 'The boundary bends until every point is on its own side.',
      marks: { 'The boundary': 'function' },
      experiment: {
        version: 1,
        title: 'Random labels',
        seed: 3,
        data: { kind: 'generated', id: 'sine-boundary', size: 64, testSize: 1000, labelCorruption: 0 },
        model: { kind: 'mlp', widths: [2, 64, 64, 1], activation: 'tanh' },
        metric: { loss: 'logistic' },
        algorithms: [
          {
            id: 'adam',
            learningRate: 0.005,
            steps: 1500,
            stop: { quantity: 'zero-one', below: 0.001 },
          },
        ],
        starts: [
          {
            kind: 'random',
            distribution: 'normal',
            layers: [
              { distribution: 'lecun-normal', scale: 1.5, biasScale: 0.5 },
              { distribution: 'lecun-normal', scale: 1.5, biasScale: 0.1 },
              { distribution: 'lecun-normal', biasScale: 0 },
            ],
          },
        ],
        plane: { kind: 'pca' },
      },
      predictions: [],
      expectations: [
        trainErrors,
        stepsWithin([30, 99]),
        { quantity: 'part-errors', interval: [0, 0.1], source: simulated },
      ],
    },
    {
      title: 'Now the labels are noise',
      hero: 'function',
      insets: ['sweep'],
      controls: ['label-corruption'],
      prose:
        'Every label is drawn anew by a coin. Nothing else has changed: points, network, start, algorithm.\n\n' +
        'It gets all 64 right again; it only takes a few times longer. On new points it is no better than the coin.',
      try: 'Slide the corruption back, slowly.',
      tools: ['label-corruption'],
      watch:
        'The boundary: a curve becomes an archipelago. Beside it, the error on the points seen: 0 in 29 of 30 runs.',
      marks: { 'The boundary': 'function', 'error on the points seen': 'sweep: train error' },
      question: {
        setup:
          'A network learns 64 points of a plane. The corruption is the share of labels drawn anew by a coin.',
        ask: 'Every label is now a coin flip: what share of the 64 training points will it get wrong?',
        kind: 'choice',
        options: [
          { label: 'half: there is nothing to learn', value: 0.5 },
          { label: 'a quarter: some by heart', value: 0.25 },
          { label: 'none', value: 0 },
        ],
        answer: { quantity: 'part-errors', arguments: { part: 'train' } },
        because:
          'It learns all 64 by heart, only a few times more slowly; on new points it is no better than the coin.',
      },
      experiment: { data: { labelCorruption: 1 } },
      predictions: [],
      sweep: {
        label: 'label corruption',
        reference: 'random-labels-errors',
        asked: true,
        values: corruptions,
        experiments: corruptions.map((labelCorruption) => ({ data: { labelCorruption } })),
        seeds: 5,
        quantities: [
          { quantity: 'part-errors', arguments: { part: 'train' }, label: 'train error' },
          { quantity: 'part-errors', label: 'test error' },
        ],
        expectations: [
          ...corruptions.map((_, at): Expectation => ({
            quantity: 'most',
            arguments: { at },
            interval: [0, at < 5 ? 0 : 1 / 64],
            long: true,
            source: 'all stop at 100 %, but for one run on noise, which has one point wrong after 1500 steps',
          })),
          testError(0, [0, 0.1], simulated),
          testError(5, [0.43, 0.57], 'a coin, 5 seeds'),
        ],
      },
      expectations: [
        trainErrors,
        stepsWithin([120, 600]),
        { quantity: 'part-errors', interval: [0.35, 0.68], source: 'a coin, on 1000 points of one seed' },
      ],
    },
    {
      title: 'How much longer?',
      hero: 'sweep',
      insets: ['function'],
      controls: ['label-corruption'],
      prose:
        'Steps until 100 % on the training points, for six corruptions, five seeds each. All of them get there. Pure noise takes two to ' +
        'ten times as long as the rule, and half noise takes no less than pure noise.\n\n' +
        'The error on new points climbs all the way to one half.',
      try: 'Slide the corruption, and see what is learned there.',
      tools: ['label-corruption'],
      watch: 'The spread of the five seeds, before you believe in a bend.',
      marks: { 'The spread': 'sweep: steps to 100 %' },
      experiment: { seed: 1, data: { labelCorruption: 0.6 } },
      predictions: [],
      sweep: {
        label: 'label corruption',
        reference: 'random-labels-corruption',
        values: corruptions,
        experiments: corruptions.map((labelCorruption) => ({ data: { labelCorruption } })),
        seeds: 5,
        quantities: [
          { quantity: 'steps-to-stop', label: 'steps to 100 %' },
          { quantity: 'part-errors', label: 'test error', chart: 1 },
        ],
        scale: { from: 0, to: 0.7, chart: 1 },
        rules: [{ at: 0.5, label: 'a coin', axis: 'up', chart: 1 }],
        expectations: [
          { quantity: 'ratio', arguments: { at: 5 }, interval: [2, 10], long: true, source: simulated },
          ...corruptions.map((_, at): Expectation => ({
            quantity: 'most',
            arguments: { at },
            interval: [1, 1499],
            long: true,
            source: 'all come to 100 % before the last step',
          })),
          testError(0, [0, 0.07], simulated),
          testError(5, [0.43, 0.57], 'a coin, 5 seeds'),
        ],
      },
    },
    {
      title: 'Why slower? Ask the kernel',
      hero: 'losses',
      insets: ['kernel'],
      controls: [],
      prose:
        '16 points on a circle, 1600 ReLU units, only the first layer learns. So wide a network barely moves, and is linear where it is. ' +
        'With $H = \\sum_i \\lambda_i v_i v_i^\\top$ its kernel, and with the rate $\\eta$,\n\n' +
        '$$|y - u_k|^2 = \\sum_i (1 - \\eta\\lambda_i)^{2k} (v_i^\\top y)^2.$$\n\n' +
        'These labels lie on the large $\\lambda$: the prediction is 4 steps to an error $|y - u|$ of half of $|y|$, ' +
        'where the run stops, and it takes 4.',
      try: 'Drag the time line back to step 0: the predicted curve is there before the run.',
      tools: ['timeline'],
      watch: 'The run lies on the predicted curve down to where it stops, and the kernel stays as it was.',
      marks: {
        'predicted curve': 'losses: predicted',
        'where it stops': 'losses: stops below',
        'the kernel': 'kernel',
      },
      experiment: {
        title: 'Why random is slower',
        data: {
          kind: 'table',
          task: 'classification',
          inputs: circle.angles.map((t) => [Math.cos(t), Math.sin(t), 1].map((x) => x / Math.SQRT2)),
          targets: labelled('0.0'),
          ...notGenerated,
        },
        model: {
          widths: [3, 1600, 1],
          activation: 'relu',
          bias: false,
          parameterization: 'ntk',
          outputScale: 10,
          trained: [1],
        },
        metric: { loss: 'squared', reduction: 'sum', factor: lazy(10).metric.factor },
        algorithms: lazy(10).algorithms,
        starts: [
          {
            kind: 'random',
            distribution: 'normal',
            layers: [{ distribution: 'normal' }, { distribution: 'rademacher' }],
            antisymmetric: true,
          },
        ],
        plane: { kind: 'pca' },
      },
      predictions: [decay],
      expectations: [
        stepsWithin([4, 4]),
        { quantity: 'decay-steps', arguments: { limit: 1 }, value: 4, absolute: 0, source: closed },
        { quantity: 'decay-deviation', arguments: { limit: 1 }, interval: [0, 0.08], source: closed },
        {
          quantity: 'decay-eigenvalue',
          arguments: { limit: 1 },
          value: 2.1523,
          absolute: 1e-3,
          source: 'closed form: α² = 100 times 0.021523',
        },
        {
          quantity: 'decay-eigenvalue',
          arguments: { limit: 1, index: -1 },
          value: 321.5398,
          absolute: 1e-3,
          source: 'closed form: α² = 100 times 3.215398',
        },
        { quantity: 'kernel-complexity', value: 3.28, absolute: 5e-3, source: closed },
      ],
    },
    {
      title: 'Noise lives on small eigenvalues',
      hero: 'modes',
      insets: ['sweep'],
      controls: [],
      modes: {
        labels: [
          { label: 'rule', experiment: { data: { targets: labelled('0.0') } } },
          { label: 'noise', experiment: { data: { targets: labelled('1.0') } } },
        ],
      },
      prose:
        'The same points, random labels. Now much of $y$ lies along eigenvectors of small $\\lambda$, 150 times smaller than the ' +
        'largest: the prediction is 88 steps.\n\n' +
        'The same numbers bound the test error of the wide network by a multiple of $\\sqrt{2\\,y^\\top H^{-1} y/n}$. It grows from ' +
        '3.28 with the rule to 6.40 with noise: above 1 it says nothing, but it knows which is which.',
      try: 'Play: which bars fill first, and which are left?',
      tools: ['timeline'],
      watch: 'The tall bar of the rule fills at once; those of the noise at the right fill last.',
      marks: { 'The tall bar': 'modes', 'those of the noise': 'modes' },
      question: {
        ask: 'The rule took 4 steps to an error of ½: how many steps does the kernel predict for random labels?',
        kind: 'number',
        scale: { from: 1, to: 1000, log: true },
        within: 1.6,
        answer: { quantity: 'decay-steps', arguments: { limit: 1 } },
        because:
          'Much of the noise lies along eigenvectors whose eigenvalues are up to 150 times smaller than the largest.',
      },
      experiment: { data: { targets: labelled('1.0') } },
      predictions: [decay],
      expectations: [
        { quantity: 'decay-deviation', arguments: { limit: 1 }, interval: [0, 0.08], source: closed },
      ],
      sweep: {
        label: 'corruption of 16 labels',
        reference: 'random-labels-kernel',
        values: [0, 0.25, 0.5, 1],
        experiments: levels.map((level) => ({ data: { targets: labelled(level) } })),
        quantities: [
          { quantity: 'steps-to-stop', label: 'steps to ½' },
          { quantity: 'decay-steps', arguments: { limit: 1 }, label: 'predicted', law: true },
          { quantity: 'kernel-complexity', label: 'bound on the share wrong, √(2y′H⁻¹y/n)', chart: 1 },
        ],
        scale: { from: 0, to: 8, chart: 1 },
        rules: [{ at: 1, label: 'above it says nothing', axis: 'up', chart: 1 }],
        expectations: [
          ...[4, 36, 81, 99].map((value, at): Expectation => ({
            quantity: 'mean',
            arguments: { at },
            value,
            relative: 0.15,
            source: 'simulated in float64 from another start',
          })),
          ...[4, 34, 72, 88].map((value, at): Expectation => ({
            quantity: 'mean',
            arguments: { of: 1, at },
            value,
            absolute: 0,
            source: closed,
          })),
          ...[3.28, 4.81, 5.96, 6.4].map((value, at): Expectation => ({
            quantity: 'mean',
            arguments: { of: 2, at },
            value,
            absolute: 6e-3,
            source: closed,
          })),
        ],
      },
    },
    {
      title: 'Not lazy, not predicted',
      hero: 'losses',
      insets: ['kernel'],
      controls: [],
      prose:
        'The formula holds in the **lazy regime**. Scale the output by 1 instead of 10, with the rate scaled to match, and the same 1600 ' +
        'units must move: where 88 steps are predicted, the run takes more than 200.\n\n' +
        'Wide is not enough. What counts is how far the weights have to go.',
      try: 'Drag the time line: when do the two part?',
      tools: ['timeline'],
      watch:
        'At first the run lies on the predicted curve. Then it is late, and the kernel is no longer what it was.',
      marks: { 'the run': 'losses', 'predicted curve': 'losses: predicted', 'the kernel': 'kernel' },
      experiment: lazy(1),
      predictions: [decay],
      expectations: [
        stepsWithin([200, 300]),
        { quantity: 'decay-steps', arguments: { limit: 1 }, value: 88, absolute: 0, source: closed },
        { quantity: 'decay-deviation', arguments: { limit: 1 }, interval: [0.08, 0.5], source: simulated },
      ],
    },
    {
      title: 'Remembering needs no training',
      hero: 'curve',
      insets: ['function', 'sweep'],
      controls: ['seed'],
      prose:
        'How few numbers fit any labels on $n$ points in $d$ dimensions? $2n + d$. Project on a random line, put a ReLU before ' +
        'each point, and solve for the $n$ heights: a triangular system,\n\n' +
        '$$f(x) = \\sum_j w_j\\,\\mathrm{relu}(a^\\top x - b_j).$$\n\n' +
        'For 20, 100, 200 points that is 42, 202, 402 numbers, and not one sign is wrong.',
      try: 'Draw other labels with the die.',
      tools: ['seed'],
      watch:
        'Along the line the function is a saw through all 20 points; over the plane it is stripes. In float32 it gets worse with n.',
      marks: {
        'a saw': 'curve',
        stripes: 'function',
        float32: 'sweep: largest error, float32',
        'with n': 'sweep: points',
      },
      experiment: {
        title: 'Memorising by construction',
        data: {
          kind: 'generated',
          id: 'sine-boundary',
          size: 20,
          testSize: 1000,
          labelCorruption: 1,
          ...noTable,
        },
        model: {
          widths: [2, 20, 1],
          bias: true,
          parameterization: null,
          outputScale: null,
          trained: null,
        },
        metric: { reduction: null, factor: null },
        algorithms: [{ id: 'sgd', learningRate: 0, steps: 1 }],
        starts: [{ kind: 'construction', id: 'memorizing-relu' }],
        plane: { kind: 'random', normalization: 'filter' },
      },
      predictions: [],
      expectations: [
        trainErrors,
        { quantity: 'memorized', arguments: { of: 'weights' }, value: 42, absolute: 0, source: '2n + d' },
      ],
      sweep: {
        label: 'points',
        reference: 'random-labels-memorized',
        values: sizes,
        experiments: sizes.map(memorizing),
        quantities: [memorized('largest error, float32', { precision: 'float32' }), memorized('float64')],
        rules: [{ at: 1, label: 'from here a sign may be wrong', axis: 'up' }],
        expectations: sizes.flatMap((_, at): Expectation[] => [
          { quantity: 'most', arguments: { of: 1, at }, interval: [0, 1e-9], source: 'float64' },
          {
            quantity: 'most',
            arguments: { of: 0, at },
            interval: [0, 0.9],
            source: 'float32; an error below 1 keeps the sign of a label of ±1',
          },
        ]),
      },
    },
    {
      title: 'On real digits, too',
      hero: 'function',
      insets: ['losses'],
      controls: ['label-corruption'],
      prose:
        '128 handwritten digits, and their labels out of a hat. A network of 2,922 weights learns them all by heart: press “train”, and ' +
        'see what it takes for a three. On new digits it is hardly better than luck.\n\n' +
        'With the true labels it takes a third of the steps, and reads nearly eight of ten new digits. Real data are no better ' +
        'protected than toys.',
      try: 'Slide “label corruption” to 0.',
      tools: ['label-corruption'],
      watch: 'Mistakes stand first. Among new digits there is hardly anything else.',
      marks: { Mistakes: 'function' },
      question: {
        ask: 'With true labels 128 digits were learned in some 100 steps: how many does it take with labels from a hat?',
        kind: 'choice',
        axis: 'none',
        options: [
          { label: 'as many: it only has to remember', value: 100 },
          { label: 'three times as many', value: 300 },
          { label: 'thirty times as many', value: 3000 },
        ],
        answer: { quantity: 'steps-to-stop' },
        because: 'No digit helps with another: each has to be remembered by itself.',
      },
      experiment: {
        title: 'Digits with labels from a hat',
        seed: 1,
        data: { id: 'digits', size: 128, testSize: null },
        ...learnedByHeart(0.003),
        plane: { ...toTheEnd, normalization: null },
      },
      predictions: [],
      expectations: [
        trainErrors,
        stepsWithin([230, 340]),
        { quantity: 'part-errors', interval: [0.8, 1], source: 'computed in float64, 3 seeds' },
      ],
    },
  ],
  thumbnail: 5,
  caveats: [
    '“Corruption p” is the fraction of labels that are drawn anew. Of two classes, half of those keep their label by luck.',
    'Steps are medians of five seeds; between the ends they are not monotone, and the spread is large.',
    'The kernel’s prediction needs a lazy network and the constant third input: without it, ReLU units without biases cannot learn odd harmonics beyond the first.',
    'The construction’s weights are huge and of alternating sign. That such a network exists says nothing of whether training finds it.',
    'In float32 the construction on random projections fails at some hundreds of points, for its equations are ill-conditioned; it is refused where it does.',
  ],
  references: [
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
    {
      text: 'C. Zhang, S. Bengio, M. Hardt, B. Recht, O. Vinyals, Understanding deep learning requires rethinking generalization, 2017',
      confirmed: false,
    },
    {
      text: 'S. Arora, S. Du, W. Hu, Z. Li, R. Wang, Fine-grained analysis of optimization and generalization for overparameterized two-layer neural networks, 2019',
      confirmed: true,
    },
    {
      text: 'R. Basri, D. Jacobs, Y. Kasten, S. Kritchman, The convergence rate of neural networks for learned functions of different frequencies, 2019',
      confirmed: false,
    },
  ],
}
