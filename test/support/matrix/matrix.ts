import { RandomStream } from '../../../src/math/statistics/random.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import type { MetricSpec } from '../../../src/experiment/spec/metric.ts'
import { entrywiseIds, type EntrywiseId } from '../../../src/experiment/spec/algorithm.ts'
import type { Schedule } from '../../../src/experiment/spec/schedule.ts'
import { activations, normalizations } from '../../../src/experiment/spec/model.ts'
import { isLong } from '../long.ts'
import { type Combination, covering, pairwise } from './pairwise.ts'

/** The fields in which models, metrics, algorithms and planes differ. */
const factors = {
  activation: activations,
  rules: entrywiseIds.map((id): readonly EntrywiseId[] => [id]),
  plane: ['weights', 'filter', 'layer', 'none', 'directions', 'through', 'line'],
  hidden: isLong ? [[4], [], [4, 3], [2, 2, 2, 2]] : [[4], [], [3, 2], [2, 2, 2]],
  loss: ['squared', 'logistic', 'hinge', 'cross-entropy'],
  scales: ['standard', 'ntk', 'mean-field', 'layerScales'],
  batch: ['full', 'sequential', 'shuffled'],
  reduction: ['mean', 'sum', 'mean-over-samples'],
  linearity: [0, 0.4, 1],
  output: ['linear', 'tanh', 'softplus'],
  stop: ['none', 'loss', 'gradient-norm', 'zero-one'],
  part: ['train', 'test', 'other'],
  trained: ['all', 'first', 'last'],
  bias: [true, false],
  centered: [false, true],
  outputScale: [1, 0.7],
  weighted: [false, true],
  factor: [1, 0.5],
  metricDecay: [0, 0.1],
  decay: [0, 0.05],
  noise: [0, 0.1],
  layerRates: [false, true],
  epsilonInside: [false, true],
  origin: ['start', 'end'],
  points: isLong ? [4, 6] : [3, 4],
  reach: [1e4, 1e10, 1e18, 1e30],
  schedule: ['constant', 'step', 'warm-up', 'changes'],
} as const

/** The same, with two rules in each case, which share its program. */
const inTwos = {
  ...factors,
  rules: entrywiseIds.flatMap((_, i) => (i % 2 === 0 ? [entrywiseIds.slice(i, i + 2)] : [])),
}

/** Groups of options that need not meet, since no two of a group share a line of a kernel. */
const apart = [
  ['activation', 'rules', 'plane'],
  ...(['loss', 'scales', 'stop', 'schedule', 'reach'] as const).map(
    (other) => ['activation', other] as const,
  ),
] as const

type Choice = Combination<typeof factors>

/** One experiment of the matrix, with the terrain's metric and the metrics watched during training. */
export interface MatrixCase {
  readonly name: string
  readonly experiment: TrainingInput
  readonly terrain: MetricSpec
  readonly watch: readonly MetricSpec[]
  /** Number of points of its terrain. */
  readonly resolution: readonly [number, number]
  /** Factor by which the plane is enlarged in the overflow checks. */
  readonly reach: number
}

const count = 10
const stream = new RandomStream(11, 'test/matrix')

const outputsOf = (loss: Choice['loss']): number =>
  loss === 'squared' ? 2 : loss === 'cross-entropy' ? 3 : 1

/**
 * Targets that suit a loss: numbers, signs, or rows of probabilities (one-hot, and one spread over the
 * classes).
 */
function targetRow(loss: Choice['loss'], n: number, lane: number): number[] {
  if (loss === 'squared') return [stream.normal(n, lane), stream.normal(n, lane + 1)]
  if (loss !== 'cross-entropy') return [n % 2 === 0 ? 1 : -1]
  return n === 0 ? [0.25, 0.5, 0.25] : [0, 1, 2].map((k) => (k === n % 3 ? 1 : 0))
}

function rows({ loss, weighted }: Choice, size: number, lane: number) {
  const indices = Array.from({ length: size }, (_, n) => n)
  return {
    inputs: indices.map((n) => [stream.normal(n, lane), stream.normal(n, lane + 1)]),
    targets: indices.map((n) => targetRow(loss, n, lane + 2)),
    ...(weighted && { weights: indices.map((n) => targetRow(loss, n, 0).map((_, k) => ((n + k) % 4) / 2)) }),
  }
}

function dataOf(choice: Choice): TrainingInput['data'] {
  const train = rows(choice, count, 10)
  const test = rows(choice, 6, 20)
  return {
    kind: 'table',
    task: choice.loss === 'squared' ? 'regression' : 'classification',
    ...train,
    testInputs: test.inputs,
    testTargets: test.targets,
    ...(test.weights && { testWeights: test.weights }),
    parts: { other: rows(choice, 5, 30) },
  }
}

function modelOf(choice: Choice): { model: TrainingInput['model']; size: number; layers: number } {
  const widths = [2, ...choice.hidden, outputsOf(choice.loss)]
  const layers = widths.length - 1
  const pairs = widths.slice(1).map((n, l) => (widths[l] ?? 0) * n + (choice.bias ? n : 0))
  const scaled = choice.scales === 'layerScales'
  return {
    layers,
    size: pairs.reduce((sum, n) => sum + n, 0),
    model: {
      kind: 'mlp',
      widths,
      activation: choice.activation,
      linearity: choice.linearity,
      outputActivation: choice.output,
      bias: choice.bias,
      parameterization: choice.scales === 'layerScales' ? 'standard' : choice.scales,
      ...(scaled && { layerScales: widths.slice(1).map((_, l) => 0.8 + 0.2 * l) }),
      outputScale: choice.outputScale,
      centered: choice.centered,
      ...(choice.trained !== 'all' && { trained: [choice.trained === 'first' ? 1 : layers] }),
    },
  }
}

function planeOf({ plane, origin }: Choice, size: number): TrainingInput['plane'] {
  const extent = { a: [-1, 1.5] as [number, number], b: [-1.25, 1] as [number, number] }
  const vector = (lane: number) => Array.from({ length: size }, (_, i) => stream.normal(i, lane))
  switch (plane) {
    case 'weights':
      return { kind: 'weights', first: 0, second: size - 1, origin, extent }
    case 'filter':
    case 'layer':
    case 'none':
      return { kind: 'random', normalization: plane, origin, extent }
    case 'directions':
      return { kind: 'directions', u: vector(40), v: vector(41), origin, extent }
    case 'through':
      return { kind: 'through', points: [vector(42), vector(43), { start: 0, algorithm: 0, step: 4 }] }
    case 'line':
      return { kind: 'line', from: vector(44), to: vector(45) }
  }
}

/** Schedules that change a rate of 0.02 in each of about five steps. */
const schedules: Readonly<Record<Choice['schedule'], Schedule>> = {
  constant: { kind: 'constant' },
  step: { kind: 'step', every: 2, factor: 0.3 },
  'warm-up': { kind: 'warm-up', steps: 3, then: { kind: 'cosine', to: 0.2 } },
  changes: { kind: 'changes', at: [{ step: 2, learningRate: 0.05 }] },
}

function algorithmOf(id: EntrywiseId, choice: Choice, layers: number): TrainingInput['algorithms'][number] {
  return {
    id,
    learningRate: 0.02,
    steps: 5,
    epsilon: 0.01,
    epsilonInside: choice.epsilonInside,
    schedule: schedules[choice.schedule],
    weightDecay: choice.decay,
    batch: choice.batch === 'full' ? 'full' : { size: 4, order: choice.batch },
    noise: choice.noise,
    ...(choice.layerRates && { layerRates: Array.from({ length: layers }, (_, l) => 1 + 0.5 * l) }),
    ...(choice.stop !== 'none' && { stop: { quantity: choice.stop, below: stopBelow[choice.stop] } }),
  }
}

const stopBelow = { loss: 0.6, 'gradient-norm': 0.15, 'zero-one': 0.25 } as const

function metricOf(choice: Choice): MetricSpec {
  const { loss, factor, reduction, metricDecay } = choice
  return { loss, factor, reduction, part: 'train', weightDecay: metricDecay }
}

/** True if a plane lies around or through a run. */
const isAboutRun = ({ plane, origin }: Choice): boolean =>
  plane === 'through' || (plane !== 'line' && origin === 'end')

/**
 * Whether errors are watched besides the loss. Nothing is watched if the plane's run uses batches, since
 * errors would need a second program for the same runs, which the short form avoids.
 */
const watchesErrors = (choice: Choice): boolean =>
  choice.loss !== 'squared' && (isLong || choice.batch === 'full' || !isAboutRun(choice))

function networkCase(choice: Choice): MatrixCase {
  const { model, size, layers } = modelOf(choice)
  const metric = metricOf(choice)
  const judged: MetricSpec = { ...metric, part: choice.part }
  const wrong: MetricSpec = {
    loss: 'zero-one',
    factor: 1,
    reduction: 'mean',
    part: choice.part,
    weightDecay: 0,
  }
  return {
    name: Object.values(choice).map(String).join(' · '),
    experiment: {
      version: 1,
      seed: 5,
      data: dataOf(choice),
      model,
      metric,
      algorithms: choice.rules.map((id) => algorithmOf(id, choice, layers)),
      starts: [{ kind: 'random', distribution: 'glorot-normal', biasScale: 0.3 }],
      plane: planeOf(choice, size),
    },
    terrain: judged,
    watch: watchesErrors(choice) ? [judged, wrong] : [judged],
    resolution: [choice.points, choice.points - 1],
    reach: choice.reach,
  }
}

const functions = [
  'himmelblau', 'rosenbrock', 'beale', 'booth', 'matyas', 'three-hump-camel', 'six-hump-camel', 'styblinski-tang',
  'goldstein-price', 'mccormick', 'rastrigin', 'quadratic', 'octopus',
] as const // prettier-ignore

function functionCase(id: (typeof functions)[number], i: number): MatrixCase {
  const rule = entrywiseIds[i % entrywiseIds.length] ?? 'sgd'
  const metric: MetricSpec = { loss: 'squared', factor: 1, reduction: 'mean', part: 'train', weightDecay: 0 }
  return {
    name: `${id} · ${rule}`,
    experiment: {
      version: 1,
      seed: 5,
      data: { kind: 'none' },
      model: { kind: 'function', id },
      metric,
      algorithms: [{ id: rule, learningRate: 1e-4, steps: 5, epsilon: 0.01 }],
      starts: [{ kind: 'weights', values: [0.4, -0.7] }],
      plane: { kind: 'weights', first: 0, second: 1 },
    },
    terrain: metric,
    watch: [],
    resolution: [5, 4],
    reach: factors.reach[i % factors.reach.length] ?? 1,
  }
}

const all = pairwise(factors)
const meeting = pairwise(inTwos, apart)
const ofFunctions = functions.map(functionCase)

/** The choice on a plane that needs no run. */
const placedAtOnce = (choice: Choice): Choice => ({
  ...choice,
  plane: choice.plane === 'through' ? 'directions' : choice.plane,
  origin: 'start',
})

/** The cases whose rules use more of a gradient than its sign. */
const smooth = meeting.filter(({ rules }) => rules.every((id) => id !== 'sign' && id !== 'lion'))

const skips = { none: {}, kept: { strength: 0.6 }, whole: { strength: 1, branch: 'inverse-sqrt' } } as const

/**
 * Networks with skips, a normalisation or both, on the planes that need no run, with full batches and others.
 * A run whose samples are normalised together is chaotic, so only three steps are compared, and no rule uses
 * the signs of gradients.
 */
export const matrixLayered: readonly MatrixCase[] = normalizations.flatMap((normalization, i) =>
  Object.entries(skips).flatMap(([name, residual], k): MatrixCase[] => {
    const choice = smooth[3 * i + k]
    if (!choice || (normalization === 'none' && name === 'none')) return []
    const plain: Choice = {
      ...placedAtOnce(choice),
      hidden: [4, 4, 4],
      centered: false,
      scales: 'standard',
    }
    const { experiment, ...rest } = networkCase(plain)
    const model = { ...experiment.model, normalization, ...(name !== 'none' && { residual }) }
    const algorithms = experiment.algorithms.map((algorithm) => ({ ...algorithm, steps: 3 }))
    return [
      {
        ...rest,
        name: `${normalization} · ${name} · ${rest.name}`,
        experiment: { ...experiment, model, algorithms } as TrainingInput,
      },
    ]
  }),
)

/** A run in a subspace, which none of our kernels supports: in batches, with noise, decay and a schedule. */
function subspaceCase(): MatrixCase {
  const choice = smooth.find(
    ({ batch, noise, decay, schedule }) =>
      batch === 'shuffled' && noise > 0 && decay > 0 && schedule !== 'constant',
  )
  if (!choice) throw new Error('No case has batches, noise, decay and a schedule.')
  const { name, experiment, ...rest } = networkCase({
    ...placedAtOnce(choice),
    layerRates: false,
    stop: 'none',
  })
  const algorithms = experiment.algorithms.map((algorithm) => ({ ...algorithm, subspace: { dimension: 3 } }))
  return { ...rest, name: `subspace · ${name}`, experiment: { ...experiment, algorithms } }
}

const within = subspaceCase()

/** Models, metrics, algorithms and planes in pairs: every two of their options meet in some case. */
export const matrix: readonly MatrixCase[] = [...all.map(networkCase), ...ofFunctions]

/** `matrix`, networks that kernels train only on a GPU, and algorithms without a kernel. */
export const matrixWhole: readonly MatrixCase[] = [...matrix, ...matrixLayered, within]

const sample = new Set(covering(meeting))

/** The matrix in pairs again, except those that are apart, with two rules in each case. */
export const matrixMeeting: readonly MatrixCase[] = [
  ...meeting.map(networkCase),
  ...ofFunctions,
  ...matrixLayered,
  within,
]

/**
 * Each function has a test of its own for every rule, surface and far view (test/gpu/kernels), so only two
 * take the engine's way here.
 */
const engineFunctions = ofFunctions.filter((_, i) => ['himmelblau', 'octopus'].includes(functions[i]!))

/** A sample of `matrixMeeting` for our kernels: every option of every field occurs in some case. */
export const matrixSample: readonly MatrixCase[] = [...[...sample].map(networkCase), ...engineFunctions]

/** The networks of `matrixMeeting` that are not in `matrixSample`. */
export const matrixOthers: readonly MatrixCase[] = meeting
  .filter((choice) => !sample.has(choice))
  .map(networkCase)

/**
 * Options that cover each TensorFlow.js op on the general path. ReLU uses the ops of leaky ReLU, a sigmoid
 * those of SiLU, and outputs have tanh and softplus. Functions other than these are polynomials. Planes are
 * placed before any op.
 */
const ofEachOp: { readonly activations: readonly string[]; readonly functions: readonly string[] } = {
  activations: ['leaky-relu', 'gelu', 'silu', 'sine'],
  functions: ['styblinski-tang', 'mccormick', 'rastrigin', 'octopus'],
}

/** The activation of a network if it is nonlinear and has an op of its own. */
const bentBy = ({ activation, hidden, linearity }: Choice): string =>
  hidden.length > 0 && linearity < 1 && ofEachOp.activations.includes(activation) ? activation : 'none'

/**
 * A smaller sample of `matrixMeeting`: every op of the general path, and every option of every field that
 * adds one, occurs in some case. One part of the data has rows like another, and planes are placed before any
 * op, so the planes here need no runs, which kernels would train.
 */
export const matrixOps: readonly MatrixCase[] = [
  ...covering(
    meeting.map((choice) => ({ ...choice, activation: bentBy(choice), choice })),
    ['plane', 'origin', 'points', 'reach', 'part', 'choice'],
  ).map(({ choice }) => networkCase(placedAtOnce(choice))),
  ...ofFunctions.filter((_, i) => ofEachOp.functions.includes(functions[i]!)),
  ...matrixLayered,
  within,
]

/** The matrix as a table that the suite prints. */
export const matrixTable = (): string =>
  [Object.keys(factors).join(' · '), ...matrix.map(({ name }, i) => `${i + 1}. ${name}`)].join('\n')
