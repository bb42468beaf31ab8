import { functions } from '../../../src/experiment/functions/catalogue.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { activations } from '../../../src/experiment/spec/model.ts'
import { onFunction } from '../experiments.ts'

type AlgorithmInput = Exclude<TrainingInput['algorithms'][number], { readonly id: 'recorded' }>
type ModelInput = TrainingInput['model']

/** Two moons learned by a network of 17 weights in 100 steps of gradient descent. */
const base: TrainingInput = {
  version: 1,
  seed: 3,
  data: { kind: 'generated', id: 'two-moons', size: 24 },
  model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'sgd', learningRate: 0.2, steps: 100 }],
  starts: [{ kind: 'random', distribution: 'lecun-normal', biasScale: 0.3 }],
  plane: { kind: 'random', normalization: 'none' },
}

const algorithms = (...list: AlgorithmInput[]): TrainingInput => ({ ...base, algorithms: list })
const model = (fields: Partial<Extract<ModelInput, { kind: 'mlp' }>>): TrainingInput => ({
  ...base,
  model: { kind: 'mlp', widths: [2, 4, 4, 1], activation: 'tanh', ...fields },
})

const rules: readonly AlgorithmInput[] = [
  { id: 'sgd', learningRate: 0.2, steps: 100 },
  { id: 'momentum', learningRate: 0.05, steps: 100 },
  { id: 'nesterov', learningRate: 0.05, steps: 100 },
  { id: 'rmsprop', learningRate: 0.01, steps: 100 },
  { id: 'adam', learningRate: 0.02, steps: 100 },
  { id: 'adamw', learningRate: 0.02, steps: 100 },
  { id: 'adagrad', learningRate: 0.1, steps: 100, initialAccumulator: 0.1 },
  { id: 'heavy-ball', learningRate: 0.05, steps: 100 },
  { id: 'sign', learningRate: 0.001, steps: 100 },
  { id: 'lion', learningRate: 0.002, steps: 100 },
  { id: 'perturbed', learningRate: 0.2, steps: 100, radius: 0.1, threshold: 10, interval: 7 },
  { id: 'langevin', learningRate: 0.05, steps: 100 },
  { id: 'sam', learningRate: 0.2, steps: 100 },
  { id: 'newton', learningRate: 0.5, steps: 100, damping: 2 },
  { id: 'muon', learningRate: 0.02, steps: 100 },
]
const changed: Extract<NonNullable<AlgorithmInput['schedule']>, { kind: 'changes' }> = {
  kind: 'changes',
  at: [
    { step: 3, learningRate: 0.4 },
    { step: 40, learningRate: 0.02 },
  ],
}
const schedules: readonly AlgorithmInput['schedule'][] = [
  { kind: 'step', every: 7, factor: 0.7 },
  { kind: 'cosine' },
  { kind: 'cosine', to: 0.1 },
  { kind: 'warm-up', steps: 1 },
  { kind: 'warm-up', steps: 20 },
  { kind: 'warm-up', steps: 20, then: { kind: 'cosine' } },
  { kind: 'warm-up', steps: 20, then: { kind: 'step', every: 9, factor: 0.5 } },
  changed,
  { ...changed, before: { kind: 'warm-up', steps: 5 } },
]
/** Three classes of points with measured targets. */
const table = (targets: number[][], weights?: number[][]): TrainingInput['data'] => ({
  kind: 'table',
  task: 'classification',
  inputs: [[0.5, -1], [1, 0.3], [-0.7, 0.2], [0.1, 1.4], [-1.2, -0.4], [0.9, 0.9], [0.4, -0.2]],
  targets,
  ...(weights && { weights }),
}) // prettier-ignore
const oneHot = [0, 1, 2, 0, 1, 2, 1].map((k) => [0, 1, 2].map((j) => (j === k ? 1 : 0)))
const signs = [1, -1, 1, 1, -1, -1, 1].map((y) => [y, -y, 1])
const counts = [1, 2, 0.5, 0, 3, 1, 1].map((m) => [m, m + 0.5, 1])
const ofThree: ModelInput = { kind: 'mlp', widths: [2, 5, 3], activation: 'tanh' }
const batch = { size: 3 }

const conv = (fields: Partial<Extract<ModelInput, { kind: 'conv' }>>): TrainingInput => ({
  ...base,
  data: {
    kind: 'table',
    task: 'regression',
    inputs: Array.from({ length: 5 }, (_, n) =>
      Array.from({ length: 16 }, (_, i) => Math.sin(1 + 3 * i + 7 * n)),
    ),
    targets: [1, -1, 0.5, 2, 0].map((y) => [y]),
  },
  model: {
    kind: 'conv',
    side: 4,
    channels: [2, 2],
    pool: ['none', 'max'],
    outputs: 1,
    activation: 'tanh',
    ...fields,
  },
  metric: { loss: 'squared' },
  algorithms: [{ id: 'sgd', learningRate: 0.02, steps: 100 }],
})

const tied = (fields: Partial<Extract<ModelInput, { kind: 'tied' }>> = {}): TrainingInput => ({
  ...base,
  data: { kind: 'generated', id: 'sparse-features', size: 40, parameters: { probability: 0.4 } },
  model: { kind: 'tied', features: 4, hidden: 2, ...fields },
  metric: { loss: 'squared', reduction: 'mean-over-samples', weightDecay: 0.01 },
  algorithms: [
    { id: 'adam', learningRate: 0.02, steps: 100, schedule: { kind: 'cosine' }, batch: { size: 16 } },
    { id: 'sgd', learningRate: 0.1, steps: 100, layerRates: [1, 0.5] },
    { id: 'muon', learningRate: 0.02, steps: 100 },
    { id: 'sgd', learningRate: 0.1, steps: 100, linearized: true },
  ],
  starts: [{ kind: 'random', distribution: 'normal', scale: 0.3, biasScale: 0.1 }],
})

const losses = (['squared', 'logistic', 'hinge', 'cross-entropy'] as const).flatMap((loss) =>
  (['mean', 'sum', 'mean-over-samples'] as const).flatMap((reduction) =>
    [undefined, counts].map((weights): [string, TrainingInput] => [
      `loss-${loss}-${reduction}${weights ? '-weighted' : ''}`,
      {
        ...base,
        data: table(loss === 'cross-entropy' ? oneHot : signs, weights),
        model: ofThree,
        metric: { loss, reduction, factor: 0.3, weightDecay: 0.02 },
        algorithms: [
          { id: 'sgd', learningRate: 0.05, steps: 100 },
          { id: 'sgd', learningRate: 0.05, steps: 100, batch },
        ],
      },
    ]),
  ),
)

const typed = (expression: string, parameters: Record<string, number> = {}, at = [0.4, 0.7]): TrainingInput =>
  onFunction(
    { id: 'custom', expression, parameters },
    {
      algorithms: [{ id: 'sgd', learningRate: 0.01, steps: 100 }],
      starts: [{ kind: 'weights', values: at }],
    },
  )

/**
 * Experiments by name that together use every rule, schedule, loss, activation and feature of an exported
 * PyTorch program.
 */
export const torchCases: Readonly<Record<string, TrainingInput>> = {
  rules: algorithms(...rules.slice(0, 8)),
  'rules-more': algorithms(...rules.slice(8)),
  'rules-decayed': algorithms(...rules.slice(0, 8).map((rule) => ({ ...rule, weightDecay: 0.1 }))),
  'rules-more-decayed': algorithms(...rules.slice(8).map((rule) => ({ ...rule, weightDecay: 0.1 }))),
  'rules-inside': algorithms(
    ...rules
      .filter(({ id }) => ['rmsprop', 'adam', 'adamw', 'adagrad'].includes(id))
      .map((rule) => ({ ...rule, epsilonInside: true, weightDecay: 0.05 }) as AlgorithmInput),
  ),
  'rules-batches': algorithms(
    ...rules
      .filter(({ id }) => id !== 'newton')
      .slice(0, 8)
      .map((rule) => ({ ...rule, batch: { size: 7 } })),
  ),
  'rules-more-batches': algorithms(
    ...rules
      .filter(({ id }) => id !== 'newton')
      .slice(8)
      .map((rule) => ({ ...rule, batch: { size: 7, order: 'sequential' as const } })),
  ),
  'rules-layers': {
    ...model({}),
    algorithms: ['momentum', 'adamw', 'langevin', 'perturbed', 'sam', 'newton', 'muon', 'lion'].map((id) => ({
      ...rules.find((rule) => rule.id === id)!,
      layerRates: [0.5, 0, 2],
      schedule: { kind: 'cosine' as const, to: 0.2 },
    })),
  },
  'nesterov-none': algorithms({ id: 'nesterov', learningRate: 0.1, steps: 100, momentum: 0 }),
  'sam-momentum': algorithms({ id: 'sam', learningRate: 0.05, steps: 100, base: { momentum: 0.9 } }),
  noise: {
    ...algorithms(
      { id: 'sgd', learningRate: 0.05, steps: 100, noise: 0.5 },
      { id: 'adam', learningRate: 0.01, steps: 50, noise: 0.1, batch: { size: 5 } },
      { id: 'sgd', learningRate: 0.05, steps: 100 },
    ),
    starts: [base.starts[0]!, { kind: 'random', distribution: 'normal', scale: 0.5 }],
  },
  schedules: algorithms(
    ...schedules
      .slice(0, 8)
      .map((schedule) => ({ id: 'adam' as const, learningRate: 0.05, steps: 100, schedule: schedule! })),
  ),
  'schedules-more': algorithms(
    ...schedules.slice(8).map((schedule) => ({ id: 'momentum' as const, learningRate: 0.05, steps: 100, schedule: schedule! })),
    { id: 'sgd', learningRate: 0.3, steps: 100, schedule: { kind: 'changes', at: [{ step: 0, learningRate: 0 }, { step: 9, learningRate: 0.1 }] } },
  ), // prettier-ignore
  stops: algorithms(
    { id: 'sgd', learningRate: 0.5, steps: 400, stop: { quantity: 'loss', below: 0.35 } },
    { id: 'adam', learningRate: 0.05, steps: 1200, stop: { quantity: 'zero-one', below: 0.01 } },
    { id: 'sgd', learningRate: 0.5, steps: 1200, stop: { quantity: 'gradient-norm', below: 0.05 } },
  ),
  diverges: { ...algorithms({ id: 'sgd', learningRate: 40, steps: 100 }), metric: { loss: 'squared' } },
  ...Object.fromEntries(losses),
  ...Object.fromEntries(
    activations.flatMap((activation): [string, TrainingInput][] => [
      [`activation-${activation}`, model({ activation })],
      [`activation-${activation}-bent`, model({ activation, linearity: 0.3, outputActivation: activation })],
    ]),
  ),
  linear: model({ linearity: 1, outputActivation: 'tanh' }),
  'one-layer': model({ widths: [2, 1] }),
  'no-bias': model({ bias: false }),
  ntk: model({ parameterization: 'ntk', outputScale: 1.5 }),
  'mean-field': model({ parameterization: 'mean-field' }),
  'layer-scales': model({ layerScales: [0.5, 2, 1.5] }),
  centred: {
    ...model({ centered: true, outputScale: 3 }),
    algorithms: [
      { id: 'sgd', learningRate: 0.05, steps: 100 },
      { id: 'momentum', learningRate: 0.01, steps: 100, linearized: true, batch: { size: 5 } },
    ],
  },
  linearized: {
    ...model({ widths: [2, 4, 1] }),
    metric: { loss: 'squared', weightDecay: 0.01 },
    algorithms: [
      { id: 'sgd', learningRate: 0.1, steps: 100 },
      { id: 'sgd', learningRate: 0.1, steps: 100, linearized: true },
    ],
  },
  trained: {
    ...model({ trained: [1, 3] }),
    metric: { loss: 'logistic', weightDecay: 0.1 },
    algorithms: [...rules.slice(4, 6), ...rules.slice(9, 15)],
  },
  residual: model({ widths: [2, 4, 4, 4, 1], residual: { strength: 0.8 } }),
  'residual-scaled': model({
    widths: [2, 4, 4, 4, 1],
    residual: { strength: 1, branch: 'inverse-sqrt' },
    activation: 'relu',
  }),
  'batch-normalization': {
    ...model({ normalization: 'batch' }),
    algorithms: [rules[4]!, { ...rules[4]!, batch: { size: 23 } }, { ...rules[0]!, linearized: true }],
  },
  'layer-normalization': {
    ...model({ normalization: 'layer', residual: { strength: 0.5 } }),
    algorithms: [rules[4]!],
  },
  conv: conv({}),
  'conv-mean': conv({
    pool: ['mean', 'none'],
    head: 'mean',
    residual: { strength: 0.6 },
    activation: 'gelu',
  }),
  'conv-normalized': {
    ...conv({ normalization: 'batch', linearity: 0.2 }),
    algorithms: [{ id: 'muon', learningRate: 0.01, steps: 100, batch: { size: 2 } }],
  },
  tied: tied(),
  'tied-without-bias': {
    ...tied({ bias: false, activation: 'tanh', linearity: 0.3 }),
    algorithms: [rules[4]!],
  },
  dragged: {
    ...base,
    starts: [{ kind: 'plane', a: 0.4, b: -0.3, base: { kind: 'random', distribution: 'lecun-normal' } }],
  },
  ...Object.fromEntries(
    functions.map(({ id, window: { a, b } }) => [
      `function-${id}`,
      onFunction(
        { id },
        {
          algorithms: [{ id: 'sgd', learningRate: 1e-4, steps: 100 }, { id: 'newton', learningRate: 0.5, steps: 10 }],
          starts: [[0.3, 0.6], [0.8, 0.15]].map(([s = 0, t = 0]) => ({
            kind: 'weights', values: [a[0] + s * (a[1] - a[0]), b[0] + t * (b[1] - b[0])],
          })),
          metric: { loss: 'squared', weightDecay: 0.01 },
        },
      ),
    ]),
  ), // prettier-ignore
  'typed-all': typed(
    'sin(x) cos(y) + tan(x/3) asin(x/4) + acos(y/5) + atan(x y) + sinh(x/2) + cosh(y) + tanh(x) + exp(-x^2) + log(y^2 + 1) + sqrt(x^2 + 2) + abs(x - y) + sign(x) + floor(y) + e^x - pi/3 x + 2^-y',
  ),
  'typed-ties': typed('max(x, y)^2 + min(x, y, 3) + x^2 - 3(x - 1)(-y)^3/(1/2)', {}, [0.5, 0.5]),
  'typed-names': typed('lambda x^2 + b (y - 1)^2 - x^2^a/(lambda + 3)', { lambda: 1.5, b: -0.25, a: 0.5 }),
  'typed-number': typed('3'),
}
