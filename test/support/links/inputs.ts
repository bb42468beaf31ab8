import { functions } from '../../../src/experiment/functions/catalogue.ts'
import { generators } from '../../../src/experiment/generators/catalogue.ts'
import { mergePatch, type Patch } from '../../../src/experiment/format/merge.ts'
import { algorithmIds } from '../../../src/experiment/spec/algorithm.ts'
import { features } from '../../../src/experiment/spec/features.ts'
import { lossIds, reductions } from '../../../src/experiment/spec/metric.ts'
import { activations, parameterizations } from '../../../src/experiment/spec/model.ts'
import { distributions } from '../../../src/experiment/spec/start.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import { presets } from '../../../src/scenarios/presets/presets.ts'
import { moons, product } from '../experiments.ts'

/** A named experiment as an author writes it. */
export type NamedInput = readonly [name: string, input: unknown]

/**
 * The experiments of every step of every lecture, of their side stages, the last one of each sweep of a
 * problem, and the presets.
 */
function* lectureInputs(): Generator<NamedInput> {
  for (const { id, steps } of scenarios) {
    let main: unknown = {}
    for (const [i, { experiment, beside = [], sweep }] of steps.entries()) {
      main = mergePatch(main, experiment)
      yield [`${id} ${i + 1}`, main]
      for (const [k, stage] of beside.entries())
        yield [`${id} ${i + 1} beside ${k + 1}`, mergePatch(main, stage.experiment)]
      const last = sweep?.experiments.at(-1)
      if (last && 'problem' in last) yield [`${id} ${i + 1} swept`, mergePatch(main, last)]
    }
  }
  for (const { id, experiment } of presets) yield [`preset ${id}`, experiment]
}

/** Every field of an algorithm that has a default, set to another value. */
const everyField = {
  schedule: { kind: 'warm-up', steps: 3, then: { kind: 'cosine', to: 0.1 } },
  momentum: 0.8,
  beta1: 0.85,
  beta2: 0.95,
  epsilon: 1e-6,
  decay: 0.9,
  initialAccumulator: 0.1,
  epsilonInside: true,
  weightDecay: 0.02,
  layerRates: [1, 0.5],
  stop: { quantity: 'loss', below: 1e-3 },
  damping: 0.01,
  rho: 0.02,
  temperature: 0.001,
  radius: 0.2,
  threshold: 0.02,
  interval: 3,
}

const table = {
  kind: 'table',
  task: 'classification',
  inputs: [[1, 0], [0, 1], [-1, 0.5], [0.5, -1]],
  targets: [[1], [-1], [-1], [1]],
  weights: [[1], [2], [1], [0.5]],
  testInputs: [[0.5, 0.5]],
  testTargets: [[1]],
  parts: { far: { inputs: [[3, 3]], targets: [[-1]] } },
} // prettier-ignore

const sgd = { id: 'sgd', learningRate: 0.05, steps: 6 }
const random = { kind: 'random', distribution: 'lecun-normal' }

/**
 * Changes to a small network on two moons, each in something that affects a run, a surface or a measurement.
 */
function* networkPatches(): Generator<readonly [string, Patch]> {
  for (const id of algorithmIds) {
    yield [`algorithm ${id}`, { algorithms: [{ id, learningRate: 0.05, steps: 6 }] }]
    yield [
      `algorithm ${id} with every field`,
      { algorithms: [{ id, learningRate: 0.05, steps: 6, ...everyField }] },
    ]
  }
  const algorithm = (name: string, fields: object) =>
    [`algorithm ${name}`, { algorithms: [{ ...sgd, ...fields }] }] as const
  yield algorithm('in batches', { batch: { size: 8 } })
  yield algorithm('in order', { batch: { size: 8, order: 'sequential' } })
  yield algorithm('on fresh samples', { batch: { size: 8, order: 'fresh' } })
  yield algorithm('with noise', { noise: 0.1 })
  yield algorithm('linearized', { linearized: true })
  yield algorithm('in a subspace', { subspace: { dimension: 3 } })
  yield algorithm('stopped by errors', { stop: { quantity: 'zero-one', below: 0.4 } })
  yield algorithm('stopped by slope', { stop: { quantity: 'gradient-norm', below: 0.1 } })
  yield algorithm('in steps', { schedule: { kind: 'step', every: 2 } })
  yield algorithm('with a cosine', { schedule: { kind: 'cosine' } })
  yield algorithm('by hand', { schedule: { kind: 'changes', at: [{ step: 2, learningRate: 0.2 }] } })
  for (const loss of lossIds.filter((id) => id !== 'zero-one' && id !== 'cross-entropy'))
    yield [`loss ${loss}`, { metric: { loss }, algorithms: [sgd] }]
  yield ['loss cross-entropy', { metric: { loss: 'cross-entropy' }, model: { widths: [2, 4, 2] } }]
  for (const reduction of reductions)
    yield [
      `reduction ${reduction}`,
      { metric: { loss: 'squared', factor: 0.5, reduction, weightDecay: 0.01 }, algorithms: [sgd] },
    ]
  for (const activation of activations)
    yield [`activation ${activation}`, { model: { activation, linearity: 0.25 }, algorithms: [sgd] }]
  for (const parameterization of parameterizations)
    yield [`parameterization ${parameterization}`, { model: { parameterization }, algorithms: [sgd] }]
  yield [
    'every field of a model',
    {
      model: { outputActivation: 'tanh', bias: false, layerScales: [1, 0.5], outputScale: 2, centered: true },
      algorithms: [sgd],
    },
  ]
  yield ['one layer trained', { model: { trained: [2] }, algorithms: [sgd] }]
  for (const distribution of distributions)
    yield [`start ${distribution}`, { starts: [{ kind: 'random', distribution, scale: 0.5 }] }]
  yield ['start by layers', { starts: [{ ...random, layers: [random, random].map(({ distribution }) => ({ distribution })) }] }] // prettier-ignore
  yield ['start in pairs', { starts: [{ ...random, antisymmetric: true, biasScale: 0.1 }] }]
  yield ['start of many draws', { starts: [{ ...random, count: 20, index: 3 }] }]
  yield ['start dragged', { starts: [{ kind: 'plane', a: 0.5, b: -0.25, base: random }], plane: { kind: 'random', normalization: 'filter' } }] // prettier-ignore
  yield ['start scaled', { starts: [random, { kind: 'scaled', of: { start: 0, algorithm: 0, step: 0 }, factors: [2, 0.5], units: [[1, 2, 1, 0.5]] }] }] // prettier-ignore
  yield ['start built', { data: table, model: { activation: 'relu' }, starts: [{ kind: 'construction', id: 'memorizing-relu' }] }] // prettier-ignore
  for (const which of ['top', 'extreme'])
    yield [`plane hessian ${which}`, { plane: { kind: 'hessian', which } }]
  for (const normalization of ['filter', 'layer', 'none'])
    yield [`plane random ${normalization}`, { plane: { kind: 'random', normalization, origin: 'end' } }]
  yield ['plane of weights', { plane: { kind: 'weights', first: 3, second: 1, origin: 'zero' } }]
  yield ['plane of directions', { plane: { kind: 'directions', u: Array.from({ length: 17 }, (_, i) => Number(i === 0)), v: Array.from({ length: 17 }, (_, i) => Number(i === 2)), origin: 'start' } }] // prettier-ignore
  yield ['plane through runs', { starts: [random, random], plane: { kind: 'through', points: [{ start: 0, algorithm: 0, step: 0 }, { start: 0, algorithm: 0, step: 'end' }, { start: 1, algorithm: 0, step: 'end' }] } }] // prettier-ignore
  yield ['plane line', { starts: [random, random], plane: { kind: 'line', from: { start: 0, algorithm: 0, step: 'end' }, to: { start: 1, algorithm: 0, step: 'end' }, bent: true } }] // prettier-ignore
  const axes = {
    kind: 'hyperparameters',
    a: { path: '/algorithms/0/learningRate', from: 1e-3, to: 1, scale: 'log' },
    b: { path: '/algorithms/0/layerRates/1', from: 0, to: 2 },
  }
  yield ['plane of hyperparameters', { algorithms: [sgd], plane: axes }]
  for (const show of ['loss', 'steps', 'status', 'convergence'])
    yield [
      `terrain ${show}`,
      { algorithms: [sgd], plane: axes, terrain: { quantity: 'outcome', show, coloredBy: show } },
    ]
  for (const quantity of ['metric', 'outcome', 'gradient-norm', 'sharpness'])
    yield [`terrain ${quantity}`, { terrain: { quantity } }]
  for (const clusterBy of ['function', 'weights', 'weights-up-to-permutation'])
    yield [`terrain by ${clusterBy}`, { terrain: { quantity: 'outcome', clusterBy, show: 'cluster' } }]
  yield ['terrain under attack', { terrain: { metric: { loss: 'zero-one', attack: { epsilon: 0.1, norm: 'linf', steps: 3 } } } }] // prettier-ignore
  yield ['terrain with a ghost', { terrain: { ghost: 'test' } }]
  yield ['terrain with another ghost', { terrain: { ghost: { loss: 'zero-one', part: 'shifted' } }, data: { shift: { rotation: 20, translation: [0.5] } } }] // prettier-ignore
  yield ['data corrupted', { data: { noise: 0.2, testNoise: 0, testSize: 11, labelCorruption: 0.3 } }]
  yield ['data as features', { data: { features }, model: { widths: [features.length, 3, 1] } }]
  yield ['data a table', { data: table }]
  yield ['view', { view: { camera: { azimuth: 30, polar: 60 }, height: 'log', range: [0.1, 1], arrows: true, planes: 'own', internals: true, colors: 'cividis', step: 4, follow: true } }] // prettier-ignore
  yield ['view of two points', { title: 'From above', view: { camera: { position: [0, 2, 0], target: [0, 0, 0] } } }] // prettier-ignore
}

/** The small network with a patch. A plane, or data of another kind, replaces the original. */
function* networkInputs(): Generator<NamedInput> {
  const base = { ...moons, algorithms: [{ id: 'adam', learningRate: 0.05, steps: 6 }] }
  for (const [name, patch] of networkPatches()) {
    const replaced = {
      ...(patch['plane'] !== undefined && { plane: {} }),
      ...(patch['data'] === table && { data: {} }),
    }
    yield [name, mergePatch({ ...base, ...replaced }, patch)]
  }
}

/** Every generator with a network that fits it, and every function. */
function* catalogueInputs(): Generator<NamedInput> {
  for (const { id, coordinates, ...rest } of generators) {
    const inputs = coordinates === 'model' ? 2 : coordinates
    const own = rest.task === 'regression' ? rest.outputs : rest.classes({})
    const outputs = own === 'model' || own === 2 ? 1 : own
    const model = { kind: 'mlp', widths: [inputs, 3, outputs], activation: 'tanh' }
    yield [`data ${id}`, { ...moons, data: { kind: 'generated', id, size: 16 }, model, metric: { loss: 'squared' }, algorithms: [sgd] }] // prettier-ignore
  }
  for (const { id } of functions)
    yield [
      `function ${id}`,
      { ...product, data: { kind: 'none' }, model: { kind: 'function', id }, algorithms: [{ ...sgd, learningRate: 1e-4 }] },
    ] // prettier-ignore
}

const program = { kind: 'linear-program', objective: [1, 2], rows: [[1, 1], [1, 0], [0, 1], [-1, 0], [0, -1]], bounds: [3, 2, 2, 0, 0] } // prettier-ignore
const cube = { kind: 'linear-program', id: 'klee-minty', size: 4 }

/** Problems, each with its options, and one that spells out the fields that no problem needs. */
function* problemInputs(): Generator<NamedInput> {
  const of = (name: string, problem: object, rest: object = {}): NamedInput => [
    `problem ${name}`,
    { version: 1, seed: 5, ...rest, problem },
  ]
  for (const pivot of ['random', 'first'])
    for (const input of ['random', 'sorted', 'reversed'])
      yield of(`quicksort ${pivot} ${input}`, { kind: 'procedure', id: 'quicksort', size: 60, pivot, input })
  yield of('quicksort shifted', {
    kind: 'procedure',
    id: 'quicksort',
    size: 60,
    input: 'sorted',
    sigma: 0.05,
  })
  yield of('saddles', { kind: 'saddles', dimension: 4 })
  yield of('saddles with kicks', { kind: 'saddles', dimension: 4, saddle: 3, steepness: 2, kicks: true, precision: 'float32' }) // prettier-ignore
  yield of('program of two', { ...program, start: [3, 4] }, { title: 'Mine', view: { step: 2 } })
  yield of('program of all walkers', {
    ...program,
    walkers: ['dantzig', 'bland', 'ellipsoid', 'central-path', 'short-steps', 'predictor-corrector'],
    ball: { centre: [1, 1], radius: 3 },
  })
  yield of('cube', cube)
  yield of('cube shaken', { ...cube, sigma: 0.01, shaken: 'all', units: 'drawn', walkers: ['bland'] })
  yield of('goldfarb', { kind: 'linear-program', id: 'goldfarb', size: 5, sigma: 1e-3 })
  yield of('beside idle fields', cube, {
    data: { kind: 'none' },
    model: { kind: 'function', id: 'quadratic' },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 0, steps: 0 }],
    starts: [{ kind: 'weights', values: [0, 0] }],
    plane: { kind: 'weights', first: 0, second: 1 },
    terrain: { quantity: 'metric' },
  })
  yield of('beside a start that was moved', cube, { starts: [{ kind: 'plane', a: 1, b: 2 }] })
}

/** Experiments by name, as authors, lectures and pages wrote them. */
export const linkInputs: readonly NamedInput[] = [
  ...lectureInputs(),
  ...networkInputs(),
  ...catalogueInputs(),
  ...problemInputs(),
]
