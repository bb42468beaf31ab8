import type { Expectation, Prediction, Scenario } from '../../scenario.ts'

const floor: Prediction = {
  formula: 'linear-floor',
  draw: 'threshold',
  label: 'floor of every linear network',
}

const onFloor = (stage: number): Expectation => ({
  quantity: 'final-loss',
  stage,
  value: 1,
  absolute: 1e-6,
  float32: { absolute: 1e-5 },
  source: 'the variance of the labels: the best affine fit of XOR is 0',
})

/** The corners of a square, labelled by the product of their signs. */
const corners = [
  [-1, -1],
  [-1, 1],
  [1, -1],
  [1, 1],
] as const

/** Draws of the short form; S25 of theory/README.md states its shares of 400. */
const few = 60
const published = 400

/** A share of an ensemble: of few draws within three standard errors of the difference, of all of them within `error`. */
const share = (
  loss: readonly [number, number],
  value: number,
  error: number,
  source: string,
  stage = 0,
): Expectation[] => {
  const [from, to] = loss
  const spread = 3 * Math.sqrt(value * (1 - value) * (1 / few + 1 / published))
  const expected = { quantity: 'ensemble-share', stage, value, source }
  return [
    { ...expected, arguments: { from, to, count: few }, absolute: spread },
    { ...expected, arguments: { from, to, count: published }, absolute: error, long: true },
  ]
}

/** Losses up to which runs are counted, on either side of each plateau. */
const losses = [0, 0.01, 0.25, 0.48, 0.52, 0.64, 0.69, 0.98, 1.02, 1.1]
const descent = (steps: number) => [{ id: 'sgd', learningRate: 0.05, steps }]

const linearities = [0, 0.3, 0.6, 0.65, 0.7, 0.75, 0.8, 1]

const solved = [0, 0.01] as const
const near = (loss: number) => [loss - 0.02, loss + 0.02] as const

/** The cost of “linear”: XOR, the smallest data that no linear network can fit. */
export const whatLinearCostsScenario: Scenario = {
  id: 'what-linear-costs',
  title: 'What “linear” costs: XOR',
  idea: 'Four points that no line separates: every linear network stops at the same floor, however deep and wide it is. Bending removes the floor, and brings back luck.',
  minute:
    'With two weights and one datum the linear network did as well as its bent twin. Here is the smallest data on which it cannot: ' +
    'four corners of a square, and neighbours have opposite labels. No line separates them, so I can tell you where every linear ' +
    'network ends before it starts, and draw that as a floor. Add units, add layers: the landscape changes, the floor does not. ' +
    'Now bend the activation. The floor is gone, and most runs fall through. Not all of them: some stop at a half, and which ' +
    'of them do is decided by the draw of the start. So bending buys what no linear network can say, and the price is that it ' +
    'may or may not be found. At the end we turn the bend up slowly, and count.',
  steps: [
    {
      title: 'What “linear” costs: XOR',
      hero: 'tilt',
      insets: ['losses', 'function'],
      controls: ['linearity'],
      prose:
        'Four points, and the label is the product of the signs: no line ' +
        'separates them. A linear network, however deep, can only say a plane. The best plane is level at 0, and its loss is the ' +
        'variance of the labels: exactly $1$. The dashed floor in the loss chart was drawn before the run.\n\n' +
        'A 2-2-1 network with tanh has nine weights too, and from this start it solves XOR.',
      try: 'Tilt the plane by its three handles: how low can you bring its loss?',
      tools: ['tilt'],
      watch:
        'The loss of the linear network comes down to the floor and stays. That of tanh falls through it.',
      marks: {
        'the linear network': 'losses: linear',
        'the floor': 'losses: floor',
        'That of tanh': 'losses: tanh',
      },
      question: {
        setup:
          'Four points; the label is the product of the signs. Two networks of nine weights, one linear, learn them.',
        ask: 'Nine weights and four points: where does the loss of the linear network end?',
        kind: 'choice',
        options: [
          { label: 'at 0: it fits all four', value: 0 },
          { label: 'at ½: it fits half of them', value: 0.5 },
          { label: 'at 1: no better than saying 0', value: 1 },
        ],
        answer: { quantity: 'final-loss' },
        because:
          'No line separates the four points: the best affine map says 0 everywhere, and its loss is the variance of the labels.',
      },
      experiment: {
        version: 1,
        title: 'XOR',
        seed: 3,
        data: {
          kind: 'table',
          task: 'classification',
          inputs: corners,
          targets: corners.map(([x, y]) => [x * y]),
        },
        model: { kind: 'mlp', widths: [2, 2, 1], activation: 'tanh', linearity: 1, bias: true },
        metric: { loss: 'squared', factor: 1 },
        algorithms: descent(6000),
        starts: [{ kind: 'random', distribution: 'normal', biasScale: 0.5 }],
        plane: { kind: 'pca' },
        view: { height: 'log' },
      },
      stage: 'linear',
      beside: [{ title: 'tanh', experiment: { model: { linearity: 0 } } }],
      predictions: [floor],
      expectations: [
        onFloor(0),
        { quantity: 'final-loss', stage: 1, interval: [0, 0.01], source: 'simulated in float64: solved' },
      ],
    },
    {
      title: 'Deeper and wider, the same floor',
      insets: ['losses'],
      controls: ['width'],
      prose:
        'More weights do not help a linear network: a product of matrices is a matrix. Two units or eight, two layers or three, ' +
        'each ends at loss $1$. What depth changes is the *way* down, not where the floor is.',
      try: 'Slide the width of the first network.',
      tools: ['width'],
      watch: 'Three landscapes, one floor.',
      marks: { 'Three landscapes': 'surface: 2-8-1', 'one floor': 'losses: floor of every linear network' },
      experiment: {
        algorithms: descent(400),
        starts: [{ kind: 'random', distribution: 'normal', scale: 0.5, biasScale: 0.5 }],
      },
      stage: '2-2-1',
      beside: [
        { title: '2-8-1', experiment: { model: { widths: [2, 8, 1] } } },
        { title: '2-4-4-1', experiment: { model: { widths: [2, 4, 4, 1] } } },
      ],
      predictions: [floor],
      expectations: [onFloor(0), onFloor(1), onFloor(2)],
    },
    {
      title: 'Another loss, another floor',
      hero: 'losses',
      insets: ['function'],
      controls: ['linearity'],
      prose:
        'With the logistic loss the best a line can do is to shrug: output 0, probability one half. The height of ' +
        'the floor changes; the floor stays.\n\n' +
        'It is a loss of $\\ln 2 = 0.693$ a point.',
      try: 'Switch linear off to let it bend.',
      tools: ['linearity'],
      watch: 'The loss stops at 0.693 and the function learned is flat.',
      marks: {
        'stops at 0.693': 'losses: floor of every linear network',
        'function learned': 'function: The function learned',
      },
      question: {
        ask: 'The logistic loss of these four points: where does the linear network end now?',
        kind: 'number',
        scale: { from: 0, to: 1.5 },
        within: 0.1,
        answer: { quantity: 'final-loss' },
        because:
          'The best that it can do is to say 0 everywhere: probability one half for each point, which costs $\\ln 2$.',
      },
      experiment: {
        metric: { loss: 'logistic' },
        algorithms: descent(600),
        starts: [{ kind: 'random', distribution: 'normal', scale: 1.5, biasScale: 0.5 }],
      },
      predictions: [floor],
      expectations: [
        {
          quantity: 'final-loss',
          value: Math.LN2,
          absolute: 1e-6,
          float32: { absolute: 1e-5 },
          source: 'ln 2: output 0 for every point',
        },
      ],
    },
    {
      title: 'Bent is not yet solved',
      hero: 'sweep',
      insets: ['network', 'losses'],
      controls: ['start'],
      prose:
        'Bending removes the floor and brings back luck. Of 400 tanh networks, each from its own draw, some 83 % solve XOR within ' +
        '6,000 steps; the rest stay at loss one half. ReLU networks are worse off: little more than a third solve it, the others stay on ' +
        'plateaus at $\\tfrac12$, $\\tfrac23$ and $1$, where units have died.',
      try: 'Draw w₀ anew with the die, a few times.',
      tools: ['start'],
      watch:
        'Each rise is a loss at which runs are stuck after 6,000 steps: ½, and for ReLU ⅔ and 1. That proves no local minimum.',
      marks: {
        'Each rise': 'sweep: share of the runs',
        '½': 'sweep: ½',
        ReLU: 'sweep: ReLU',
        '⅔': 'sweep: ⅔',
      },
      experiment: {
        metric: { loss: 'squared' },
        algorithms: descent(6000),
        model: { linearity: 0, activation: 'relu' },
        starts: [{ kind: 'random', distribution: 'normal', biasScale: 0.5 }],
      },
      stage: 'ReLU',
      beside: [{ title: 'tanh', experiment: { model: { activation: 'tanh' } } }],
      sweep: {
        label: 'loss after 6,000 steps, at most',
        reference: 'xor-losses',
        asked: true,
        values: losses,
        experiments: losses.map(() => ({})),
        short: { values: 1, seeds: 1 },
        ticks: [0, 0.5, 1],
        scale: { from: 0, to: 1 },
        rules: [
          { at: 1 / 2, label: '½' },
          { at: 2 / 3, label: '⅔' },
          { at: 1, label: '1' },
        ],
        quantities: [{ label: 'ReLU' }, { label: 'tanh', experiment: { model: { activation: 'tanh' } } }].map(
          (of) => ({ ...of, quantity: 'ensemble-share', arguments: { count: published }, over: 'to' }),
        ),
      },
      predictions: [],
      expectations: [
        ...share(solved, 0.828, 0.06, 'simulated in float64, 400 draws', 1),
        ...share(near(0.5), 0.172, 0.06, 'the rest', 1),
        ...share(solved, 0.325, 0.07, 'simulated in float64, 400 draws'),
        ...share(near(0.5), 0.43, 0.07, 'simulated in float64, 400 draws'),
        ...share(near(2 / 3), 0.22, 0.07, 'simulated in float64, 400 draws'),
        ...share(near(1), 0.02, 0.07, 'simulated in float64, 400 draws'),
      ],
    },
    {
      title: 'How linear is too linear?',
      controls: ['linearity', 'activation'],
      prose:
        'Each point is 60 networks from 60 draws, and the height is the share that solves XOR within 6,000 ' +
        'steps. At linearity 1 it is zero, for every start and for ever: that is the floor. But it is zero at 0.8 already, ' +
        'where no floor is in the way. There the step is too long: with a rate of 0.01 and 40,000 steps most networks arrive, at solutions ' +
        'sharper than $2/\\eta = 40$, at which the rate $\\eta = 0.05$ cannot stay.',
      try: 'Turn linearity slowly across the cliff. Then choose another activation: the points are computed anew.',
      tools: ['linearity', 'activation'],
      watch: 'A cliff, not a slope: at 0.6 most still arrive.',
      marks: { 'A cliff': 'sweep: share that solves XOR' },
      experiment: { model: { activation: 'tanh' } },
      predictions: [floor],
      sweep: {
        label: 'linearity',
        reference: 'xor-linearity',
        values: linearities,
        experiments: linearities.map((linearity) => ({ model: { linearity } })),
        short: { values: 3, seeds: 1 },
        quantities: [
          { quantity: 'ensemble-share', arguments: { to: 0.01, count: few }, label: 'share that solves XOR' },
        ],
        expectations: [
          {
            quantity: 'mean',
            arguments: { at: 0 },
            value: 0.828,
            absolute: 3 * Math.sqrt(0.828 * 0.172 * (1 / few + 1 / published)),
            source: 'simulated in float64, 400 draws; three standard errors',
          },
          {
            quantity: 'mean',
            arguments: { at: linearities.indexOf(0.6) },
            interval: [0.7, 1],
            source: 'simulated in float64: 0.883 of 60 draws, whose standard error is 0.04',
          },
          {
            quantity: 'mean',
            arguments: { at: linearities.indexOf(0.8) },
            interval: [0, 0.05],
            source: 'simulated in float64: none of 60 draws',
            long: true,
          },
          {
            quantity: 'mean',
            arguments: { at: linearities.indexOf(1) },
            value: 0,
            absolute: 0,
            source: 'no linear network comes below loss 1',
            long: true,
          },
        ],
      },
    },
  ],
  caveats: [
    'Stuck on XOR means after 6,000 steps; it proves no local minimum.',
    'The floor is that of these four points and their labels: data that a line separates have none.',
    'Shares are those of 60 or 400 draws, with this rate and these steps. Another rate or more steps change them.',
  ],
  references: [{ text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true }],
}
