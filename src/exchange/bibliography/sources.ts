import type { AlgorithmId } from '../../experiment/spec/algorithm.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { Activation, Normalization, parameterizations } from '../../experiment/spec/model.ts'
import type { Distribution } from '../../experiment/spec/start.ts'
import type { WorkKey } from './works.ts'

type Sources<K extends string> = Readonly<Record<K, readonly WorkKey[]>>

/** The works that introduced each rule; empty for common knowledge. */
export const ruleSources: Sources<AlgorithmId> = {
  sgd: [],
  momentum: ['polyak1964'],
  'heavy-ball': ['polyak1964'],
  nesterov: ['nesterov1983'],
  rmsprop: ['tieleman2012'],
  adam: ['kingma2015'],
  adamw: ['loshchilov2019'],
  adagrad: ['duchi2011'],
  sign: ['bernstein2018'],
  lion: ['chen2023'],
  perturbed: ['jin2017'],
  langevin: ['welling2011'],
  sam: ['foret2021'],
  newton: [],
  'gauss-newton': ['schraudolph2002'],
  flow: [],
  muon: ['jordan2024'],
  recorded: [],
}

export const activationSources: Sources<Activation> = {
  tanh: [],
  relu: ['nair2010'],
  'leaky-relu': [],
  sigmoid: [],
  softplus: [],
  gelu: ['hendrycks2016'],
  silu: ['elfwing2018'],
  sine: ['sitzmann2020'],
  linear: [],
}

export const normalizationSources: Sources<Normalization> = {
  none: [],
  batch: ['ioffe2015'],
  layer: ['ba2016'],
}

export const parameterizationSources: Sources<(typeof parameterizations)[number]> = {
  standard: [],
  ntk: ['jacot2018'],
  'mean-field': ['mei2018'],
}

export const distributionSources: Sources<Distribution> = {
  normal: [],
  uniform: [],
  'glorot-normal': ['glorot2010'],
  'glorot-uniform': ['glorot2010'],
  'he-normal': ['he2015'],
  'lecun-normal': ['lecun1998'],
  'torch-linear': [],
  rademacher: [],
  identity: [],
}

/** The sources of data and functions by their ids. The others are common knowledge, or this project's own. */
export const dataSources: Readonly<Record<string, readonly WorkKey[]>> = {
  iris: ['fisher1936'],
  penguins: ['gorman2014'],
  'auto-mpg': ['quinlan1993'],
  digits: ['alpaydin1998'],
  staircase: ['abbe2022'],
}

export const functionSources: Readonly<Record<string, readonly WorkKey[]>> = {
  rosenbrock: ['rosenbrock1960'],
  himmelblau: ['himmelblau1972'],
  beale: ['beale1958'],
  'goldstein-price': ['goldstein1971'],
  'styblinski-tang': ['styblinski1990'],
  rastrigin: ['rastrigin1974'],
  'six-hump-camel': ['dixon1978'],
  octopus: ['du2017'],
}

function* ofModel({ model }: TrainingExperiment): Generator<WorkKey> {
  if (model.kind === 'function') {
    yield* functionSources[model.id] ?? []
    return
  }
  yield* activationSources[model.activation]
  if (model.kind === 'tied') {
    yield 'elhage2022'
    return
  }
  yield* normalizationSources[model.normalization]
  if (model.residual) yield 'he2016'
  if (model.kind === 'conv') return
  if (!model.layerScales) yield* parameterizationSources[model.parameterization]
  if (model.centered) yield 'chizat2019'
}

function* ofAlgorithms({ algorithms }: TrainingExperiment): Generator<WorkKey> {
  for (const { id, schedule, linearized, subspace } of algorithms) {
    yield* ruleSources[id]
    const kinds = schedule.kind === 'warm-up' ? ['warm-up', schedule.then.kind] : [schedule.kind]
    if (kinds.includes('cosine')) yield 'loshchilov2017'
    if (kinds.includes('warm-up')) yield 'goyal2017'
    if (linearized) yield 'lee2019'
    if (subspace) yield 'li2018measuring'
  }
}

function* ofStarts({ starts }: TrainingExperiment): Generator<WorkKey> {
  for (const start of starts) {
    if (start.kind === 'construction') yield 'zhang2017'
    if (start.kind !== 'random') continue
    for (const { distribution } of start.layers ?? [start]) yield* distributionSources[distribution]
  }
}

function* ofPicture({ plane, terrain, metric }: TrainingExperiment): Generator<WorkKey> {
  if (plane.kind === 'random' || plane.kind === 'pca') yield 'li2018visualizing'
  const attack = (terrain.metric ?? metric).attack
  if (attack) yield attack.steps > 1 ? 'madry2018' : 'goodfellow2015'
}

/** The works that an experiment uses, each once: for its data, model, algorithms, starts and picture. */
export function sourcesOf(experiment: TrainingExperiment): WorkKey[] {
  const { data } = experiment
  const ofData = data.kind === 'generated' ? (dataSources[data.id] ?? []) : []
  return [
    ...new Set([
      ...ofData,
      ...ofModel(experiment),
      ...ofAlgorithms(experiment),
      ...ofStarts(experiment),
      ...ofPicture(experiment),
    ]),
  ]
}
