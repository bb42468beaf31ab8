import { fourMinima, partingAlgorithms } from '../data/four-minima.ts'
import { moonLearners, throughRuns, twoMoons } from '../data/two-moons.ts'
import { metricPresets } from './metric-presets.ts'
import { entryOf } from './lines.ts'
import type { Preset } from './preset.ts'
import { normalizationPreset } from './normalization-preset.ts'
import { trainabilityPreset } from './trainability-preset.ts'
import { twoWeightsPreset } from './two-weights-preset.ts'

/** Fields that the presets have in common. */
const common = { version: 1, seed: 1, view: { height: 'log' } } as const

const moons: Preset = {
  ...entryOf('two-moons'),
  experiment: {
    ...common,
    title: 'Two moons',
    ...twoMoons,
    algorithms: Object.values(moonLearners),
    plane: throughRuns,
  },
}

const race: Preset = {
  ...entryOf('optimizer-race'),
  experiment: {
    ...common,
    title: 'Optimiser race',
    ...twoMoons,
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
  ...entryOf('race-in-own-planes'),
  experiment: { ...race.experiment, view: { ...common.view, planes: 'own' } },
}

const xor: Preset = {
  ...entryOf('xor'),
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
  ...entryOf('spirals'),
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
  ...entryOf('sine'),
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
  ...entryOf('himmelblau'),
  experiment: {
    ...common,
    title: 'Himmelblau',
    ...fourMinima,
    algorithms: partingAlgorithms,
    terrain: { quantity: 'outcome', show: 'cluster' },
  },
}

/** The free sandbox's experiments, the flagship first. */
export const presets: readonly Preset[] = [
  twoWeightsPreset, moons, race, ownRace, xor, spirals, sine, ...metricPresets, himmelblau, trainabilityPreset,
  normalizationPreset,
] // prettier-ignore
