import { noTable } from '../../data/left-out.ts'
import { sweptMean } from '../../swept-mean.ts'
import type { Expectation, Prediction, Scenario } from '../../scenario.ts'

const lowest: Prediction = { formula: 'lowest-place', draw: 'point', label: 'lowest here' }

/** The goal α m₁ - β|m|² of a policy N(m, I), α = 1 and β = 1/10: 2.5 less a squared loss. */
const goalLoss = { loss: 'squared', part: 'goal', factor: 0.2 } as const
const goal = { quantity: 'judged', arguments: { ...goalLoss, plus: 2.5, times: -1 } } as const
/** The proxy, m₁: ten times what the hinge has fallen. */
const proxy = {
  quantity: 'judged',
  arguments: { loss: 'hinge', part: 'train', plus: 10, times: -10 },
} as const

const closed = 'd(√2 α - 2β d), in closed form'
const order = 'order statistics'
const gauss = 'Φ((ε‖w‖_* - w·μ)/(σ‖w‖₂))'

const pushes = [1, 2, 3, 3.5355, 4, 5, 6, 7.0711]
/** Prices of a unit of KL, in units of the proxy. */
const leashes = [1, 0.5, 0.3, 0.2, 0.15, 0.125]
const draws = [2, 4, 16, 64, 256]
const radii = [0, 0.25, 0.5, 1]

/** m after 10 steps: each adds a tenth of the rate. */
const pushed = (d: number) => ({ algorithms: [{ id: 'sgd', learningRate: Math.SQRT2 * d, steps: 10 }] })
/** m = 1/c, by weight decay: the loss is a tenth of the proxy. */
const leashed = (c: number) => ({
  metric: { weightDecay: c / 10 },
  algorithms: [{ id: 'sgd', learningRate: 10, steps: 200 }],
})
const bestOf = (size: number) => ({
  algorithms: [{ id: 'sgd', learningRate: 0.01, steps: 0, batch: { size, order: 'sequential' } }],
})
const attacked = (epsilon: number) => ({ terrain: { metric: { attack: { epsilon } } } })
const inDiscs = { terrain: { metric: { attack: { norm: 'l2' } } } }

const cloud = { mean1: 1, mean2: 0.5, sigma: 0.5 }

/** A proxy that is pushed until what it stands for turns, and an adversary who pushes each input (theory/README.md, S15, S16). */
export const goodhartScenario: Scenario = {
  id: 'goodhart',
  title: 'Goodhart: push the proxy until it turns',
  idea: 'A measure that is good enough to choose by is not good enough to be pushed: proxy and goal part, and the loss does not say when.',
  minute:
    'We cannot measure what we want, so we measure something that goes with it, and push that. For a while both rise, and everybody is ' +
    'pleased. Then the proxy goes on rising in a straight line, and the goal has turned. Nobody who watches the proxy can see it: there is ' +
    'no bump in the loss, no warning. Here the turning point can be computed, so guess it first. Then look at the plane of the two ' +
    'heights: a slope without end, and a hill. Three remedies: stop early, hold the policy on a leash, or choose among a few draws instead of ' +
    'pushing; and each has its price. The last step is the same story, with somebody who pushes against us: an adversary who moves every input ' +
    'a little, and a classifier that was right on ninety-nine in a hundred.',
  steps: [
    {
      title: 'Both rise, and then one turns',
      hero: 'sweep',
      insets: ['surface'],
      controls: [],
      prose:
        'The further a policy is pushed, the more its proxy says: it rises in a straight line. The goal [turns](mark:sweep/3.5355) at $3.54$, ' +
        'where it is $2.5$, and at $7.07$ [all is lost](mark:sweep/7.0711). For language models Gao and others measured such curves.\n\n' +
        'The policy draws $x$ from a Gaussian around $m$; it began at $m = 0$, and the level axis is how far it was pushed, ' +
        '$d = \\sqrt{KL}$ from there. The proxy rewards $x_1$. The goal agrees near the start, and charges for going ' +
        'far: $x_1 - \\tfrac1{10}(|x|^2 - 2)$, or $d(\\sqrt2 - \\tfrac{d}{5})$.',
      try: 'Drag w₀ on the surface to either side: the proxy does not notice, the goal does.',
      tools: ['w₀'],
      watch: 'Nothing in the line of the proxy says where the other curve turns.',
      marks: { 'line of the proxy': 'sweep: proxy', 'turns': 'sweep: the goal turns', 'the other curve': 'sweep: goal' },
      question: {
        setup: 'A policy is pushed from where it began. The proxy is what we reward, the goal what we want.',
        ask: 'The proxy rises in a straight line: how does the goal go?',
        kind: 'curve',
        scale: { from: -1, to: 11 },
        within: 0.6,
        answer: { quantity: 'judged' },
        because:
          'What the proxy leaves out grows as the square of the push, and what it brings only in proportion.',
      },
      experiment: {
        version: 1,
        title: 'Goodhart',
        seed: 16,
        data: {
          kind: 'table',
          task: 'regression',
          inputs: [[0.1, 0]],
          targets: [[1]],
          parts: {
            goal: {
              inputs: [
                [1, 0],
                [0, 1],
              ],
              targets: [[5], [0]],
            },
          },
        },
        model: { kind: 'mlp', widths: [2, 1], activation: 'linear', bias: false },
        metric: { loss: 'hinge' },
        algorithms: [{ id: 'sgd', learningRate: 1, steps: 100 }],
        starts: [{ kind: 'weights', values: [0, 0] }],
        plane: { kind: 'weights', first: 0, second: 1, origin: 'zero', extent: { a: [-1, 10], b: [-5, 5] } },
      },
      predictions: [],
      sweep: {
        label: 'push d',
        reference: 'goodhart-push',
        rules: [{ at: 5 / Math.SQRT2, label: 'the goal turns' }],
        ticks: [1, 2, 3, 5, 6, 7.0711],
        scale: { from: -1, to: 11 },
        values: pushes,
        experiments: pushes.map(pushed),
        quantities: [
          { ...goal, label: 'goal' },
          { ...proxy, label: 'proxy' },
        ],
        expectations: [
          sweptMean(0, 0, 1.2142, 1e-4, closed),
          sweptMean(1, 0, 2.0284, 1e-4, closed),
          sweptMean(3, 0, 2.5, 1e-4, closed),
          sweptMean(5, 0, 2.0711, 1e-4, closed),
          sweptMean(7, 0, 0, 1e-4, closed),
          ...pushes.map((d, at) => sweptMean(at, 1, Math.SQRT2 * d, 1e-4, 'm = √2 d')),
        ],
      },
      expectations: [
        { ...goal, value: 0, absolute: 1e-3, source: closed },
        { quantity: 'final-weight', arguments: { index: 0 }, value: 10, absolute: 1e-4, source: 'a tenth a step' },
      ],
    }, // prettier-ignore
    {
      title: 'A slope without end, and a hill',
      reveal: { dial: 'goal' },
      insets: [],
      controls: [],
      prose:
        'The plane of all policies, by their mean. The proxy’s height is a tilted board, and gradient descent walks straight down: a ' +
        'hundred steps, each as good as the last.\n\n' +
        'Change the height to the goal, drawn upside down: a bowl, with its bottom at $(5, 0)$. The same run comes down into it, passes the ' +
        'flag after 50 steps, and climbs out on the other side. It ends where it began: at nothing.',
      try: 'Change the height, and scrub along the steps.',
      tools: ['dial', 'timeline'],
      watch: 'The run is the same on both. Only one of them shows that it went too far.',
      marks: { 'The run': 'run' },
      question: {
        ask: 'After how many of the 100 steps should it have stopped?',
        kind: 'number',
        scale: { from: 0, to: 100 },
        within: 8,
        answer: { quantity: 'least-step', arguments: goalLoss },
        because: 'The goal is best half way to where it has come back to nothing: its curve is a parabola.',
      },
      experiment: {},
      dial: {
        label: 'height',
        values: ['proxy', 'goal'],
        experiments: [{ terrain: { metric: null } }, { terrain: { metric: goalLoss } }],
      },
      predictions: [lowest],
      expectations: [
        { quantity: 'least-step', arguments: goalLoss, value: 50, absolute: 0, source: closed },
        { quantity: 'lowest-place', arguments: { ...goalLoss, axis: 'a' }, value: 5, absolute: 1e-6, source: closed },
        { quantity: 'lowest-place', arguments: { ...goalLoss, axis: 'b' }, value: 0, absolute: 1e-6, source: closed },
      ],
    }, // prettier-ignore
    {
      title: 'A leash',
      hero: 'sweep',
      insets: ['surface'],
      controls: [],
      prose:
        'The usual remedy: a penalty on how far the policy has gone, $c$ times its $KL$ from the start. For this policy that is weight ' +
        'decay. The run no longer goes on for ever; it stops where penalty and proxy balance.\n\n' +
        'With [the right leash](mark:sweep/0.2), $c = 0.2$, it stops at the top. Shorter, and it has not arrived; longer, and it is past. The proxy does not say ' +
        'which one is right: that takes the goal.',
      try: 'Change the length of the leash.',
      tools: ['dial'],
      watch: 'The proxy always wants the longer leash.',
      marks: { 'The proxy': 'sweep: proxy', 'longer leash': 'sweep: penalty c' },
      experiment: leashed(0.2),
      dial: { label: 'penalty c', values: leashes, experiments: leashes.map(leashed) },
      predictions: [],
      sweep: {
        label: 'penalty c',
        reference: 'goodhart-leash',
        rules: [{ at: 0.2, label: 'the goal is largest' }],
        values: leashes,
        experiments: leashes.map(leashed),
        quantities: [
          { ...goal, label: 'goal', arguments: { ...goal.arguments, weightDecay: 0 } },
          { ...proxy, label: 'proxy', arguments: { ...proxy.arguments, weightDecay: 0 } },
        ],
        expectations: leashes.flatMap((c, at) => [
          sweptMean(at, 0, 1 / c - (1 / c) ** 2 / 10, 1e-4, 'm = 1/c'),
          sweptMean(at, 1, 1 / c, 1e-4, 'm = 1/c'),
        ]),
      },
      expectations: [{ ...goal, value: 2.5, absolute: 1e-4, source: 'm = 1/c = 5' }],
    },
    {
      title: 'Choose instead of push',
      hero: 'scatter',
      insets: ['sweep'],
      controls: ['seed'],
      prose:
        'Now nothing is pushed. Draw $n$ answers, and take the one that the proxy likes best. The proxy is the goal plus noise of the same ' +
        'size.\n\n' +
        'Of 16 answers the best by proxy has $2.5$, and its goal is $1.25$: half of the reward was luck. The goal cannot turn here: it is half of the proxy for ' +
        'every $n$.\n\n' +
        'Choosing also stays near. Its $KL$ is $\\ln n - \\tfrac{n-1}{n}$: of $1024$ answers the best is only $5.93$ away, which is $d = 2.44$ on the ' +
        'axis of the first step.',
      try: 'Draw other answers with the die. How much of the winner is luck?',
      tools: ['seed'],
      watch: 'The winner falls from the diagonal towards the line at half its height.',
      marks: { 'The winner': 'scatter: the winner', 'the diagonal': 'scatter: goal = proxy', 'the line at half its height': 'scatter: expected: proxy / 2' },
      question: {
        ask: 'Of 16 answers the best by proxy has 2.5, and proxy is goal plus as much noise: what is its goal, on average?',
        kind: 'number',
        scale: { from: -2, to: 3 },
        within: 0.25,
        answer: { quantity: 'expected-best', arguments: { of: 'goal' } },
        because:
          'The winner by a noisy measure has won by merit and by luck, here in equal parts: regression to the mean.',
      },
      experiment: {
        // Its winner is like the mean one.
        seed: 10138,
        data: {
          kind: 'generated',
          id: 'gaussian',
          size: 4096,
          ...noTable,
        },
        metric: { loss: 'squared', weightDecay: 0 },
        ...bestOf(16),
        plane: { extent: { a: [-1, 1], b: [-1, 1] } },
      },
      dial: { label: 'answers n', values: draws, experiments: draws.map(bestOf) },
      predictions: [],
      scatter: {
        label: 'what the proxy says, and what they are worth',
        across: { label: 'proxy = goal + noise of the same size', from: -2.8, to: 3.8 },
        up: { label: 'goal', unit: 'in its standard deviations', from: -2.3, to: 3.3 },
        winners: 300,
      },
      sweep: {
        label: 'answers n',
        reference: 'goodhart-best-of',
        scale: { from: 0, to: 4.5 },
        values: draws,
        experiments: draws.map(bestOf),
        seeds: 8,
        quantities: [
          { quantity: 'best-of-batch', arguments: { of: 'goal' }, label: 'goal' },
          { quantity: 'best-of-batch', arguments: { of: 'proxy' }, label: 'proxy' },
          { quantity: 'expected-best', arguments: { of: 'goal' }, label: 'goal, computed', law: true },
          { quantity: 'expected-best', arguments: { of: 'proxy' }, label: 'proxy, computed', law: true },
        ],
        expectations: [
          sweptMean(2, 0, 1.249, 0.05, order),
          sweptMean(2, 1, 2.497, 0.05, order),
          sweptMean(2, 2, 1.249, 5e-4, order),
          sweptMean(2, 3, 2.497, 5e-4, order),
          sweptMean(4, 2, 2.82686 / Math.SQRT2, 1e-5, order),
        ],
      },
      expectations: [
        { quantity: 'expected-best', arguments: { of: 'largest' }, value: 1.76599, absolute: 1e-5, source: order },
        { quantity: 'expected-best', arguments: { of: 'goal' }, value: 1.249, absolute: 5e-4, source: order },
        { quantity: 'expected-best', arguments: { of: 'proxy' }, value: 2.497, absolute: 5e-4, source: order },
        { quantity: 'expected-best', arguments: { of: 'divergence' }, value: 1.835089, absolute: 1e-6, source: order },
        ...([[2, 0.193147], [4, 0.636294], [64, 3.174508], [256, 4.549083], [1024, 5.932448]] as const).map(
          ([n, value]): Expectation => ({ quantity: 'expected-best', arguments: { of: 'divergence', n }, value, absolute: 1e-6, source: order }),
        ),
        { quantity: 'expected-best', arguments: { of: 'largest', n: 256 }, value: 2.82686, absolute: 1e-5, source: order },
        // The goal of the first step, chosen by its proxy: it still rises at 1024.
        { quantity: 'expected-best', arguments: { of: 'goal', noise: 0, cost: 0.1, n: 1024 }, value: 2.281, absolute: 5e-4, source: order },
        { quantity: 'expected-best', arguments: { of: 'goal', noise: 0, cost: 0.1, n: 512 }, interval: [2, 2.28], source: order },
      ],
    }, // prettier-ignore
    {
      title: 'The adversary pushes back',
      hero: 'function',
      reveal: { dial: 0.5 },
      insets: ['sweep'],
      controls: [],
      prose:
        'Two clouds and a line between them: $1.3\\,\\%$ are wrong. That was the proxy. Now somebody may move each point by $\\varepsilon$ before it ' +
        'is judged: anywhere in its disc, or each coordinate by itself, in a square.\n\n' +
        'A point is lost as soon as its square, or its disc, reaches the line. At $\\varepsilon = 0.5$ that is $18.6\\,\\%$ in squares, whose corners point at the ' +
        'line, and $10.8\\,\\%$ in discs; at $1$ it is $67.3\\,\\%$ and $40.7\\,\\%$. Both follow $\\Phi$ of the margin.',
      try: 'Slide ε.',
      tools: ['dial'],
      watch: 'Which squares reach over the line.',
      marks: { 'squares': 'function', 'the line': 'function' },
      question: {
        ask: 'When each coordinate may be moved by 0.5, what share of the points will be wrong, where it was 0.013?',
        kind: 'number',
        scale: { from: 0, to: 0.6 },
        within: 0.06,
        answer: { quantity: 'cloud-errors', arguments: cloud },
        because:
          'Moving both coordinates together costs the margin $\\varepsilon(|w_1| + |w_2|)$: three fifths of it are gone.',
      },
      experiment: {
        seed: 15,
        data: {
          kind: 'generated',
          id: 'blobs',
          size: 10,
          testSize: 120,
          shift: {
            scale: Math.hypot(1, 0.5) / 2,
            rotation: 180 + (Math.atan2(0.5, 1) * 180) / Math.PI,
            noise: 0.5,
          },
        },
        metric: { loss: 'logistic' },
        algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 0, batch: 'full' }],
        starts: [{ kind: 'weights', values: [1, 0.5] }],
        plane: { extent: { a: [-1, 2], b: [-1, 2] } },
        terrain: { metric: { loss: 'zero-one', part: 'shifted', attack: { epsilon: 0, norm: 'linf' } } },
      },
      dial: { label: 'ε', values: radii, experiments: radii.map(attacked) },
      predictions: [],
      sweep: {
        label: 'ε',
        reference: 'goodhart-adversary',
        up: 'share wrong',
        values: radii,
        experiments: radii.map(attacked),
        quantities: [
          { quantity: 'judged', label: 'wrong, squares' },
          { quantity: 'judged', label: 'wrong, discs', experiment: inDiscs },
          { quantity: 'cloud-errors', arguments: cloud, label: 'squares, computed', law: true },
          { quantity: 'cloud-errors', arguments: cloud, label: 'discs, computed', law: true, experiment: inDiscs },
        ],
        expectations: [
          ...[0.012674, 0.058762, 0.185547, 0.67264].map((value, at) => sweptMean(at, 2, value, 1e-6, gauss)),
          ...[0.012674, 0.041276, 0.108217, 0.40669].map((value, at) => sweptMean(at, 3, value, 1e-6, gauss)),
          // Four standard errors of 120 samples.
          ...[0.012674, 0.058762, 0.185547, 0.67264].map((value, at) => sweptMean(at, 0, value, 4 * Math.sqrt((value * (1 - value)) / 120), gauss)),
          ...[0.012674, 0.041276, 0.108217, 0.40669].map((value, at) => sweptMean(at, 1, value, 4 * Math.sqrt((value * (1 - value)) / 120), gauss)),
        ],
      },
      expectations: [
        { quantity: 'cloud-errors', arguments: cloud, value: 0.012674, absolute: 1e-6, source: gauss },
        { quantity: 'cloud-errors', arguments: { ...cloud, epsilon: 0.5, norm: 'l2' }, value: 0.108217, absolute: 1e-6, source: gauss },
        { quantity: 'cloud-errors', arguments: { ...cloud, epsilon: 0.5, norm: 'linf' }, value: 0.185547, absolute: 1e-6, source: gauss },
      ],
    }, // prettier-ignore
  ],
  thumbnail: 4,
  caveats: [
    'The curve of the toy is d(a - b d). Gao and others fit best-of-n so, and reinforcement learning with d(a - b ln d): that is their measurement, and not shown here.',
    'Choosing by the proxy of the first step does not come to the turn either: the best of 1,024 is at d = 2.44, and its goal is 2.281 and rises.',
    'The proxy is a hinge loss that is linear up to m = 10, where the lecture ends; only its slope matters.',
    'The penalty is c|m|²/2, c times the KL divergence between N(m, I) and N(0, I). The loss is a tenth of the proxy, and so the weight decay is c/10.',
    'The worst move is known exactly only for a network that is linear in its inputs; elsewhere one gradient step is a lower bound.',
  ],
  references: [
    { text: 'B. Barak, ML Theory with bad drawings, lecture notes, 2021', confirmed: true },
    {
      text: 'L. Gao, J. Schulman, J. Hilton, Scaling laws for reward model overoptimization, 2022',
      confirmed: true,
    },
    {
      text: 'I. Goodfellow, J. Shlens, C. Szegedy, Explaining and harnessing adversarial examples, 2015',
      confirmed: false,
    },
  ],
}
