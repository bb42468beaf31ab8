import { moonLearners, throughRuns, twoMoons } from '../data/two-moons.ts'
import { entryOf } from './lines.ts'
import type { Preset } from './preset.ts'

/** Returns n numbers evenly spaced from `from` to `to`, as inputs. */
const spaced = (from: number, to: number, n: number): number[][] =>
  Array.from({ length: n }, (_, i) => [Number((from + (i * (to - from)) / (n - 1)).toFixed(12))])

/** Two moons, with training, test, shifted and attacked loss. */
export const moonsFourWays = {
  ...entryOf('four-judgements'),
  experiment: {
    version: 1,
    title: 'Train, test, shifted, attacked',
    seed: 1,
    ...twoMoons,
    data: { ...twoMoons.data, shift: { rotation: 20 } },
    algorithms: [moonLearners.momentum, moonLearners.adam],
    plane: throughRuns,
    terrain: {
      metric: { loss: 'logistic', part: 'shifted' },
      ghost: { loss: 'logistic', attack: { epsilon: 0.1, norm: 'linf' } },
    },
    view: { height: 'log' },
  },
} satisfies Preset

const low = spaced(-1.5, -0.1, 10)
const high = [...spaced(0.1, 1.5, 10), [10], [10], [10]]

/** Two classes on a line, with three points of one class far away, at 10. Source: theory/README.md, S05. */
const surrogate: Preset = {
  ...entryOf('surrogate-and-success'),
  experiment: {
    version: 1,
    title: 'The surrogate is not the success',
    seed: 1,
    data: {
      kind: 'table',
      task: 'classification',
      inputs: [...low, ...high],
      targets: [...low.map(() => [-1]), ...high.map(() => [1])],
    },
    model: { kind: 'mlp', widths: [1, 1], activation: 'linear' },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 0.05, steps: 100 }],
    starts: [{ kind: 'weights', values: [0.24, 0.08] }],
    plane: {
      kind: 'weights',
      first: 0,
      second: 1,
      origin: 'zero',
      extent: { a: [0.08, 0.26], b: [-0.2, 0.12] },
    },
    terrain: { metric: { loss: 'zero-one' }, ghost: { loss: 'squared' } },
  },
}

/** One model evaluated on two distributions of the inputs. Source: theory/README.md, S06. */
const twoLaws: Preset = {
  ...entryOf('two-laws'),
  experiment: {
    version: 1,
    title: 'Two laws, two bowls',
    seed: 1,
    data: {
      kind: 'generated',
      id: 'absolute',
      size: 200,
      features: ['x1^2'],
      shift: { translation: [1] },
    },
    model: { kind: 'mlp', widths: [1, 1], activation: 'linear' },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 0.3, steps: 300 }],
    starts: [{ kind: 'weights', values: [0, 0] }],
    plane: {
      kind: 'weights',
      first: 0,
      second: 1,
      origin: 'zero',
      extent: { a: [-0.25, 1.25], b: [-0.25, 0.75] },
    },
    terrain: { ghost: 'shifted' },
    view: { height: 'log' },
  },
}

/** Presets about what a metric is computed on: parts of the data, shifts, attacks, and losses compared with error rates. */
export const metricPresets: readonly Preset[] = [moonsFourWays, surrogate, twoLaws]
