import { fivePoints, fourPoints } from '../../data/circle-points.ts'
import { lazySteps } from './ultra-wide-lazy.ts'
import type { Expectation, Patch, Scenario, StageNumber, Sweep } from '../../scenario.ts'

const widths = [32, 128, 512, 2048]

/** So many steps of the network and of its linearised twin: at rate 1 in the tangent parameterisation, at m in mean field. */
const trainedAt = (learningRate: number, steps = 500): Patch => ({
  algorithms: [
    { id: 'sgd', learningRate, steps },
    { id: 'sgd', learningRate, steps, linearized: true },
  ],
})

const tangent = (width: number, steps?: number): Patch => ({
  model: { widths: [2, width, 1], parameterization: 'ntk' },
  ...trainedAt(1, steps),
})
const meanField = (width: number, steps?: number): Patch => ({
  model: { widths: [2, width, 1], parameterization: 'mean-field' },
  ...trainedAt(width, steps),
})

const widthDial = { label: 'width m', values: [32, 64, 128, 256, 512, 1024, 2048] }

const movement: StageNumber = { quantity: 'movement', label: 'movement' }
const kernel: StageNumber = { quantity: 'kernel-change', label: 'kernel change' }
const gap: StageNumber = { quantity: 'linearization-gap', label: 'gap to linear' }

const simulated = 'simulated in float64'
const theory = 'S32: six seeds, four widths'
const slopeOf = (of: number, interval: readonly [number, number], long: boolean): Expectation => ({
  quantity: 'slope',
  arguments: { of },
  interval,
  source: long ? theory : `${theory}; wider by the error of fewer seeds and widths`,
  ...(long ? { long } : { on: ['oracle'] }),
})
const levelOf = (of: number, value: number, relative: number): Expectation => ({
  quantity: 'mean',
  arguments: { of, at: 3 },
  value,
  relative,
  long: true,
  source: `${theory}; the seeds are ours`,
})

/** A plane that needs no run. */
const twoWeights: Patch = { kind: 'weights', points: null, first: 0, second: 1 }

/** Width against what moves, over the widths of S32, theory/README.md. */
const overWidths = (
  reference: string,
  at: (width: number, steps: number) => Patch,
  activation: string,
  expectations: readonly Expectation[],
): Sweep => ({
  label: 'width m',
  reference,
  values: widths,
  experiments: widths.map((width) => ({
    model: { ...(at(width, 2000)['model'] as object), activation },
    algorithms: (at(width, 2000)['algorithms'] as readonly unknown[]).slice(0, 1),
    plane: twoWeights,
  })),
  seeds: 6,
  short: { values: 3, seeds: 1 },
  quantities: [
    { ...movement, fit: 'power' },
    { ...kernel, fit: 'power' },
    { ...gap, fit: 'power' },
  ],
  expectations,
})

const measured = (
  stage: number,
  quantity: string,
  value: number,
  given?: Readonly<Record<string, number>>,
): Expectation => ({
  quantity,
  stage,
  ...(given && { arguments: given }),
  value,
  relative: 0.01,
  source: simulated,
})

/** Width to infinity: a network that becomes its own linearisation, and one that does not (theory/README.md, S32, S33). */
export const ultraWideScenario: Scenario = {
  id: 'ultra-wide',
  title: 'Ultra-wide: nothing is learned inside',
  idea: 'Toy model, ultra-wide: with more and more units each of them needs to move less, until nothing moves and the network is a kernel method. It looks real, and has lost what matters.',
  minute:
    'Give theory an infinitely wide network, and it can prove nearly everything about it. Why? Because with many units each has to move ' +
    'only a little for the sum to move a lot. Watch the weights: four times the width, half the movement. The kernel that ' +
    'the network sees the data through stays the same, and beside the network runs its twin, a straight line in the weights: you ' +
    'cannot tell them apart. A wonderful theory of networks that learn no representation. Now one switch: divide the output ' +
    'by m in place of its root, and lengthen the step to match. As wide as before, and everything moves. And the last step does it ' +
    'without any width, with two weights and one big number. Laziness is not a matter of size. It is a matter of scale.',
  steps: [
    {
      title: 'A network and its linear twin',
      hero: 'cloud',
      insets: ['curve'],
      controls: ['start'],
      prose:
        'The second run trains a twin that is linear in the weights. With 32 units the two part; with 256 they nearly ' +
        'coincide, and the weights move a quarter as far.\n\n' +
        'Five points on a circle have labels $\\pm\\tfrac12$, and $f(x) = m^{-1/2} \\sum_r a_r \\tanh(w_r \\cdot x)$ has ' +
        '$m$ units, in pairs that begin in one ring with opposite $a_r$, so that $f_0 = 0$. The twin is $f_0 + J\\,(w - w_0)$.',
      try: 'Choose a start with the die.',
      tools: ['start'],
      watch:
        'Which units leave their rings? And on which of the circles does the dashed twin part from its network?',
      marks: { 'their rings': 'cloud', 'which of the circles': 'curve', 'dashed twin': 'curve: linearised' },
      question: {
        setup: 'Two networks learn five points on a circle: one has 32 hidden units, the other 256.',
        ask: 'With 32 units the weights move by 0.43 of their length: how far do they move with 256 units?',
        kind: 'choice',
        options: [
          { label: 'further, for there are more of them: 1', value: 1 },
          { label: 'as far: 0.43', value: 0.43 },
          { label: 'a quarter of it: 0.11', value: 0.11 },
        ],
        answer: { quantity: 'movement', stage: 1 },
        because:
          'With more units each needs to move less for the sum to move as much: the movement falls like $1/\\sqrt m$.',
      },
      experiment: {
        version: 1,
        title: 'Ultra-wide',
        seed: 1,
        data: {
          kind: 'table',
          task: 'regression',
          inputs: fivePoints,
          targets: [[0.5], [-0.5], [0.5], [0.5], [-0.5]],
        },
        model: { kind: 'mlp', widths: [2, 32, 1], activation: 'tanh', bias: false, parameterization: 'ntk' },
        metric: { loss: 'squared', factor: 0.5 },
        ...trainedAt(1),
        starts: [{ kind: 'random', distribution: 'normal', antisymmetric: true }],
        plane: {
          kind: 'through',
          points: [
            { start: 0, algorithm: 0, step: 0 },
            { start: 0, algorithm: 0, step: 'end' },
            { start: 0, algorithm: 1, step: 'end' },
          ],
        },
        view: { height: 'linear' },
      },
      stage: 'm = 32',
      beside: [{ title: 'm = 256', experiment: tangent(256) }],
      numbers: [movement, kernel, gap],
      predictions: [],
      expectations: [
        measured(0, 'movement', 0.43228),
        measured(1, 'movement', 0.1142),
        measured(0, 'kernel-change', 0.08959),
        measured(1, 'kernel-change', 0.00635),
        measured(0, 'linearization-gap', 0.29372),
        measured(1, 'linearization-gap', 0.014845),
        measured(1, 'movement', 0.1141, { algorithm: 1 }),
        { quantity: 'final-loss', interval: [0, 1e-4], source: simulated },
        {
          quantity: 'final-loss',
          stage: 1,
          arguments: { algorithm: 1 },
          interval: [0, 1e-4],
          source: simulated,
        },
      ],
    },
    {
      title: 'Four times as wide, half the way',
      insets: [],
      controls: [],
      prose:
        'Now over all widths, six seeds each. On logarithmic axes the relative movement falls with slope $-\\tfrac12$: ' +
        'theory says $O(m^{-1/2})$. The change of the kernel falls nearly as $1/m$, the distance from the linearisation between the two: for smooth units ' +
        'better than the bound, and no contradiction to it.\n\n' +
        'At $m = 2048$ the weights have moved by 5 %, the kernel by $0.2$ %.',
      try: 'Slide the width to 2048: 6,144 weights.',
      tools: ['dial'],
      watch: 'The curve joins the medians over the six seeds; all of them lie in the band.',
      marks: { 'The curve': 'sweep: movement', 'the band': 'sweep' },
      experiment: { ...tangent(128) },
      dial: { ...widthDial, experiments: widthDial.values.map((width) => tangent(width)) },
      predictions: [],
      sweep: overWidths('ultra-wide-tanh', tangent, 'tanh', [
        slopeOf(0, [-0.6, -0.4], true),
        slopeOf(1, [-1.15, -0.45], true),
        slopeOf(2, [-1.15, -0.45], true),
        levelOf(0, 0.0514, 0.1),
        levelOf(1, 0.0021, 0.25),
        slopeOf(0, [-0.75, -0.3], false),
        slopeOf(1, [-1.3, -0.4], false),
      ]),
    },
    {
      title: 'The same with ReLU',
      insets: [],
      controls: [],
      prose:
        'A ReLU has a kink, and the kernel of a unit that crosses it jumps. So the kernel changes more than with $\\tanh$, and its ' +
        'change falls more slowly than $1/m$. The movement keeps its slope of $-\\tfrac12$.\n\n' +
        'All three fall at least as fast as theory promises, $O(m^{-1/2})$. A bound has to hold for the kinks too.',
      try: 'Slide the width to 2048.',
      tools: ['dial'],
      watch: 'The bands: over six draws the gap to linear spreads most, so do not read its line too closely.',
      marks: { 'The bands': 'sweep: kernel change', 'gap to linear': 'sweep: gap to linear' },
      experiment: { model: { activation: 'relu' } },
      dial: { ...widthDial, experiments: widthDial.values.map((width) => tangent(width)) },
      predictions: [],
      sweep: overWidths('ultra-wide-relu', tangent, 'relu', [
        slopeOf(0, [-0.6, -0.4], true),
        slopeOf(1, [-1.15, -0.45], true),
        slopeOf(2, [-1.15, -0.35], true),
        slopeOf(0, [-0.8, -0.3], false),
      ]),
    },
    {
      title: 'The kernel of infinite width',
      hero: 'sweep',
      insets: ['kernel-by-angle'],
      controls: [],
      prose:
        'A drawn network misses the kernel of infinite width by about $1.5/\\sqrt m$: an average over $m$ units, and ' +
        'nothing more.\n\n' +
        'For ReLU that kernel, at $m = \\infty$, is a formula: at angle $t$ on the unit circle\n\n' +
        '$$K = \\frac{\\sin t + 2(\\pi - t)\\cos t}{2\\pi},$$\n\n' +
        'with $1$ on its diagonal.',
      try: 'Slide the width: the dots come to the curve.',
      tools: ['dial'],
      watch:
        'The dots, a pair of points each, and the curve for m = ∞. Slope one half again: the law of large numbers.',
      marks: {
        'The dots': 'kernel-by-angle',
        'm = ∞': 'kernel-by-angle: m = ∞',
        'Slope one half': 'sweep: slope',
      },
      dial: {
        ...widthDial,
        experiments: widthDial.values.map((width) => ({ model: { widths: [2, width, 1] } })),
      },
      experiment: {
        starts: [
          {
            kind: 'random',
            distribution: 'normal',
            layers: [{ distribution: 'normal' }, { distribution: 'rademacher' }],
            antisymmetric: false,
          },
        ],
        algorithms: [
          { id: 'sgd', learningRate: 1, steps: 200 },
          { id: 'sgd', learningRate: 1, steps: 200, linearized: true },
        ],
      },
      predictions: [],
      sweep: {
        label: 'width m',
        reference: 'ultra-wide-kernel',
        values: widths,
        experiments: widths.map((width) => ({
          model: { widths: [2, width, 1] },
          algorithms: [{ id: 'sgd', learningRate: 1, steps: 0 }],
          plane: twoWeights,
        })),
        seeds: 24,
        quantities: [{ quantity: 'kernel-error', label: 'error of the kernel', fit: 'power' }],
        expectations: [
          { quantity: 'slope', value: -0.5, absolute: 0.1, source: 'law of large numbers' },
          ...widths.map((width, at): Expectation => ({
            quantity: 'mean',
            arguments: { at },
            value: 1.5 / Math.sqrt(width),
            relative: 0.3,
            source: 'S32: 1.5/√m, within 30 %',
          })),
        ],
      },
    },
    {
      title: 'Divide by m, not by its root',
      hero: 'cloud',
      insets: ['sweep'],
      controls: [],
      prose:
        'The weights move by more than their own length, and the kernel by a fifth, at any width. This infinite network ' +
        'does learn features, and its linear twin, at the same start, goes somewhere else.\n\n' +
        'One switch, mean field: as wide as before; but now each unit has to move for the sum to move. The network is ' +
        '$f(x) = m^{-1} \\sum_r a_r \\tanh(w_r \\cdot x)$, with a step $m$ times as long.',
      try: 'Slide the width to 2048.',
      tools: ['dial'],
      watch: 'Which units leave their rings? And with width the lines of the chart stay level.',
      marks: {
        'units leave their rings': 'cloud',
        width: 'sweep: width m',
        'lines of the chart': 'sweep: movement',
      },
      question: {
        ask: 'With 1/√m the weights move by 0.15 of their length: how far with 1/m and a step m times as long?',
        kind: 'choice',
        options: [
          { label: 'less: 0.01', value: 0.01 },
          { label: 'as far: 0.15', value: 0.15 },
          { label: 'by more than their own length', value: 1.25 },
        ],
        answer: { quantity: 'movement' },
        because:
          'Divided by $m$, the sum moves only if each unit does: this network changes its kernel, at any width.',
      },
      experiment: {
        ...meanField(128),
        model: { ...(meanField(128)['model'] as object), activation: 'tanh' },
        starts: [{ kind: 'random', distribution: 'normal', antisymmetric: true }],
      },
      dial: { ...widthDial, experiments: widthDial.values.map((width) => meanField(width)) },
      stage: 'mean field',
      beside: [
        { title: 'tangent kernel', experiment: { model: { parameterization: 'ntk' }, ...trainedAt(1) } },
      ],
      numbers: [movement, kernel],
      predictions: [],
      sweep: {
        ...overWidths('ultra-wide-mean-field', meanField, 'tanh', [
          slopeOf(0, [-0.1, 0.05], true),
          levelOf(0, 1.55, 0.1),
          levelOf(1, 0.21, 0.25),
          slopeOf(0, [-0.25, 0.2], false),
        ]),
        asked: true,
      },
      expectations: [
        measured(0, 'movement', 1.2716),
        measured(0, 'kernel-change', 0.211),
        measured(1, 'movement', 0.152915),
        measured(1, 'kernel-change', 0.013427),
      ],
    },
    {
      title: 'What it cannot fit at any width',
      hero: 'curve',
      insets: ['losses'],
      controls: ['width'],
      prose:
        'No width helps: the loss stays at $0.0625$, half of what it was. Without biases tanh makes an odd function: ' +
        '$f(-x) = -f(x)$, the same with the other sign half a turn on.\n\n' +
        'Of the four points two are opposite and have equal labels. Beside it the same network with a constant third input, ' +
        'which is a bias: it fits. A flat loss is not always a bad optimiser.',
      try: 'Slide the left width as far as you like.',
      tools: ['width'],
      watch: 'Without a bias the curve at 1 to 2 is that at 0 to 1 upside down, and its loss lies flat.',
      marks: { 'Without a bias': 'curve: no bias', 'its loss': 'losses: no bias' },
      question: {
        ask: 'From a loss of 0.125, how far down do 128 units without biases come on four points?',
        kind: 'choice',
        options: [
          { label: '0: far more weights than points', value: 0 },
          { label: '0.0625: half of it', value: 0.0625 },
          { label: '0.125: they learn nothing', value: 0.125 },
        ],
        answer: { quantity: 'final-loss' },
        axis: 'none',
        because:
          'Without biases tanh makes an odd function, and one pair of opposite points has equal labels: no width helps.',
      },
      experiment: {
        model: { widths: [2, 128, 1], parameterization: 'ntk' },
        algorithms: [{ id: 'sgd', learningRate: 1, steps: 150 }],
        plane: { kind: 'pca', points: null },
        data: {
          kind: 'table',
          task: 'regression',
          inputs: fourPoints,
          targets: [[0.5], [0.5], [0.5], [-0.5]],
        },
      },
      stage: 'no bias',
      beside: [
        {
          title: 'a constant input',
          experiment: { data: { features: ['x1', 'x2', '1'] }, model: { widths: [3, 128, 1] } },
        },
      ],
      predictions: [],
      expectations: [
        {
          quantity: 'final-loss',
          value: 0.0625,
          absolute: 1e-6,
          source: 'half of the targets are out of reach',
        },
        { quantity: 'final-loss', stage: 1, interval: [0, 1e-6], source: simulated },
      ],
    },
    ...lazySteps,
  ],
  caveats: [
    'Widths are compared at the rate of their parameterisation. At one rate in the standard parameterisation the wide ones diverge.',
    'The kernel’s change falls nearly as 1/m for tanh, faster than the published bound, which is for any activation.',
    'Relative movement of all weights together: a single unit may move more.',
    'Five points and one hidden layer. Wide networks in use are not in this limit, and the limit does not explain why they work.',
    'The output’s scale ends at 100: beyond, float32 rounds away the gap between the network and its twin, and the slope would be false.',
    'The error of the kernel is measured with output weights ±1; drawn from N(0, 1) they add noise of their own, and it is about 1.8/√m.',
  ],
  references: [
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
    {
      text: 'A. Jacot, F. Gabriel, C. Hongler, Neural tangent kernel: convergence and generalization in neural networks, 2018',
      confirmed: false,
    },
    {
      text: 'J. Lee, L. Xiao, S. Schoenholz, Y. Bahri, R. Novak, J. Sohl-Dickstein, J. Pennington, Wide neural networks of any depth evolve as linear models under gradient descent, 2019 (abstract)',
      confirmed: true,
    },
    {
      text: 'G. Yang, E. Hu, Feature learning in infinite-width neural networks, 2021 (abstract)',
      confirmed: true,
    },
    {
      text: 'L. Chizat, E. Oyallon, F. Bach, On lazy training in differentiable programming, 2019',
      confirmed: false,
    },
  ],
}
