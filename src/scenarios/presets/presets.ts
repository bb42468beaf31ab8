import type { ExperimentInput } from '../../experiment/spec/experiment.ts'
import { metricPresets } from './metric-presets.ts'
import type { Preset } from './preset.ts'
import { trainabilityPreset } from './trainability-preset.ts'
import { twoWeightsPreset } from './two-weights-preset.ts'

/** Fields that the presets have in common. */
const common = { version: 1, seed: 1, view: { height: 'log' } } as const

type Plane = ExperimentInput['plane']

/** The plane through w_0 and the ends of the first two algorithms' runs: the first run starts at (0, 0) and ends at (1, 0). */
const throughRuns: Plane = {
  kind: 'through',
  points: [
    { start: 0, algorithm: 0, step: 0 },
    { start: 0, algorithm: 0, step: 'end' },
    { start: 0, algorithm: 1, step: 'end' },
  ],
  extent: { a: [-0.75, 1.75], b: [-1.25, 1.75] },
}

const twoMoons: Preset = {
  id: 'two-moons',
  title: 'Two moons, 2-8-8-1',
  idea: 'A real network of 105 weights: the plane goes through w₀ and the ends of two runs.',
  experiment: {
    ...common,
    title: 'Two moons',
    data: { kind: 'generated', id: 'two-moons', size: 200, noise: 0.15 },
    model: { kind: 'mlp', widths: [2, 8, 8, 1], activation: 'tanh' },
    metric: { loss: 'logistic' },
    algorithms: [
      { id: 'momentum', learningRate: 0.1, momentum: 0.9, steps: 300 },
      { id: 'adam', learningRate: 0.03, steps: 300 },
      { id: 'sgd', learningRate: 0.3, steps: 300 },
    ],
    starts: [{ kind: 'random', distribution: 'lecun-normal' }],
    plane: throughRuns,
  },
}

const race: Preset = {
  id: 'optimizer-race',
  title: 'Optimiser race, 2-8-8-1',
  idea: 'One w₀ and the same batches of 32 for six rules: Muon is below 0.05 first, then Adam, Lion and the heavy ball.',
  experiment: {
    ...common,
    title: 'Optimiser race',
    data: { kind: 'generated', id: 'two-moons', size: 200, noise: 0.15 },
    model: { kind: 'mlp', widths: [2, 8, 8, 1], activation: 'tanh' },
    metric: { loss: 'logistic' },
    algorithms: (
      [
        { id: 'sgd', learningRate: 0.3 },
        { id: 'heavy-ball', learningRate: 0.05 },
        { id: 'adam', learningRate: 0.03 },
        { id: 'lion', learningRate: 0.01 },
        { id: 'sam', learningRate: 0.3 },
        { id: 'muon', learningRate: 0.05 },
      ] as const
    ).map((rule) => ({ ...rule, steps: 300, batch: { size: 32 } })),
    starts: [{ kind: 'random', distribution: 'lecun-normal' }],
    plane: {
      kind: 'through',
      points: [
        { start: 0, algorithm: 2, step: 0 },
        { start: 0, algorithm: 2, step: 'end' },
        { start: 0, algorithm: 3, step: 'end' },
      ],
      extent: { a: [-0.75, 1.75], b: [-0.75, 1.75] },
    },
  },
}

const ownRace: Preset = {
  ...race,
  id: 'race-in-own-planes',
  title: 'Optimiser race, each in its own plane',
  idea: 'The same six runs, from the same w₀ with the same batches: together in one plane, and each in the plane of its own two principal components. Each stage says how much of its run it shows, beside what such a plane shows of a random walk.',
  experiment: { ...race.experiment, view: { ...common.view, planes: 'own' } },
}

const xor: Preset = {
  id: 'xor',
  title: 'XOR, 2-4-1',
  idea: 'No line separates the four corners: press L and the loss stays at 1, the variance of the labels.',
  experiment: {
    ...common,
    title: 'XOR',
    data: { kind: 'generated', id: 'xor', size: 200, noise: 0.25 },
    model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh' },
    metric: { loss: 'squared' },
    algorithms: [
      { id: 'momentum', learningRate: 0.05, momentum: 0.9, steps: 300 },
      { id: 'adam', learningRate: 0.05, steps: 300 },
      { id: 'sgd', learningRate: 0.2, steps: 300 },
    ],
    starts: [{ kind: 'random', distribution: 'lecun-normal' }],
    plane: throughRuns,
  },
}

const spirals: Preset = {
  id: 'spirals',
  title: 'Spirals, 2-16-16-1',
  idea: 'One w₀, two valleys: Adam and momentum solve the same data at different places.',
  experiment: {
    ...common,
    title: 'Spirals',
    data: { kind: 'generated', id: 'spirals', size: 200, noise: 0.05, parameters: { turns: 1.5 } },
    model: { kind: 'mlp', widths: [2, 16, 16, 1], activation: 'tanh' },
    metric: { loss: 'logistic' },
    algorithms: [
      { id: 'adam', learningRate: 0.02, steps: 500 },
      { id: 'momentum', learningRate: 0.1, momentum: 0.9, steps: 500 },
    ],
    starts: [{ kind: 'random', distribution: 'lecun-normal', scale: 1.5 }],
    plane: throughRuns,
  },
}

const sine: Preset = {
  id: 'sine',
  title: 'Sine, 1-16-16-1',
  idea: 'A curve fitted to 64 points: watch the function follow the hand.',
  experiment: {
    ...common,
    title: 'Sine',
    data: { kind: 'generated', id: 'sine', size: 64, noise: 0.05 },
    model: { kind: 'mlp', widths: [1, 16, 16, 1], activation: 'tanh' },
    metric: { loss: 'squared' },
    algorithms: [
      { id: 'momentum', learningRate: 0.05, momentum: 0.9, steps: 500 },
      { id: 'adam', learningRate: 0.01, steps: 500 },
    ],
    starts: [{ kind: 'random', distribution: 'lecun-normal', scale: 1.5, biasScale: 0.5 }],
    plane: throughRuns,
  },
}

const himmelblau: Preset = {
  id: 'himmelblau',
  title: 'Himmelblau',
  idea: 'Four minima, all at 0: from one w₀ the algorithms end in different ones. The colours say where gradient descent from each point ends.',
  experiment: {
    ...common,
    title: 'Himmelblau',
    data: { kind: 'none' },
    model: { kind: 'function', id: 'himmelblau' },
    metric: { loss: 'squared' },
    algorithms: [
      { id: 'sgd', learningRate: 1e-3, steps: 1000 },
      { id: 'momentum', learningRate: 1e-3, momentum: 0.9, steps: 1000 },
      { id: 'adam', learningRate: 1e-2, steps: 1000 },
    ],
    starts: [{ kind: 'weights', values: [0.5, -0.5] }],
    plane: { kind: 'weights', first: 0, second: 1, extent: { a: [-5, 5], b: [-5, 5] } },
    terrain: { quantity: 'outcome', show: 'cluster' },
  },
}

/** The free sandbox's experiments, the flagship first. */
export const presets: readonly Preset[] = [
  twoWeightsPreset, twoMoons, race, ownRace, xor, spirals, sine, ...metricPresets, himmelblau, trainabilityPreset,
] // prettier-ignore
