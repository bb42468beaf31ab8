import mergePatch from 'json-merge-patch'
import { expect, test } from 'vitest'
import '../../../src/experiment/functions/reader.ts'
import { patchBetween } from '../../../src/edit/patch.ts'
import { reshaped, defaultConv, defaultModel, defaultTied } from '../../../src/edit/shape.ts'
import { buildTrainingProblem } from '../../../src/experiment/training-problem.ts'
import { generators } from '../../../src/experiment/generators/catalogue.ts'
import { functions } from '../../../src/experiment/functions/catalogue.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import type { TrainingExperiment } from '../../../src/experiment/spec/experiment.ts'

const network = parseTraining({
  version: 1,
  seed: 3,
  data: { kind: 'generated', id: 'two-moons', size: 20 },
  model: { kind: 'mlp', widths: [2, 3, 3, 1], activation: 'tanh', layerScales: [1, 1, 1], trained: [1, 2] },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'adam', learningRate: 0.01, steps: 10, layerRates: [1, 1, 1] }],
  starts: [
    { kind: 'plane', a: 0.5, b: 0.5, base: { kind: 'random', distribution: 'normal' } },
    { kind: 'weights', values: new Array<number>(25).fill(0.1) },
  ],
  plane: { kind: 'weights', first: 20, second: 24 },
})

/** A package applies the patches according to RFC 7396, so that our own code is not tested against itself. */
const applied = (before: TrainingExperiment, changes: Parameters<typeof reshaped>[1]): TrainingExperiment =>
  parseTraining(
    mergePatch.apply(
      structuredClone(before),
      patchBetween(before, { ...before, ...reshaped(before, changes) }),
    ),
  )

test.each(generators.map(({ id }) => id))('%s is an experiment that can be built, and back', (id) => {
  const next = applied(network, { data: { kind: 'generated', id, labelCorruption: 0, parameters: {} } })
  expect(buildTrainingProblem(next).size).toBeGreaterThan(0)
  expect(buildTrainingProblem(applied(next, { data: network.data })).model.kind).toBe('network')
})

test.each(functions.map(({ id }) => id))('%s replaces a network, and restores it', (id) => {
  const next = applied(network, { model: { kind: 'function', id, parameters: {} } })
  expect(buildTrainingProblem(next).size).toBe(2)
  expect(buildTrainingProblem(applied(next, { model: network.model })).size).toBe(25)
})

test('another number of layers drops what names single layers; linearity drops nothing', () => {
  const { model } = network
  if (model.kind !== 'mlp') throw new Error('expected a network')
  const deeper = applied(network, { model: { ...model, widths: [2, 3, 3, 3, 1] } })
  expect(deeper.model).not.toHaveProperty('trained')
  expect(deeper.algorithms[0]).not.toHaveProperty('layerRates')
  expect(applied(network, { model: { ...model, linearity: 1 } })).toEqual({
    ...network,
    model: { ...model, linearity: 1 },
  })
})

test('a larger network keeps as many subspace directions as it may have', () => {
  const { model } = network
  if (model.kind !== 'mlp') throw new Error('expected a network')
  const [adam] = network.algorithms
  const within = parseTraining({
    ...network,
    algorithms: [{ ...adam, layerRates: undefined, subspace: { dimension: 20 } }],
  })
  const dimensionOf = (widths: number[]) =>
    applied(within, { model: { ...model, widths } }).algorithms[0]!.subspace?.dimension
  expect(dimensionOf([2, 3, 3, 1])).toBe(20)
  expect(dimensionOf([2, 512, 512, 1])).toBe(15)
})

test('skips are removed with the last two hidden layers of equal width', () => {
  const { model } = network
  if (model.kind !== 'mlp') throw new Error('expected a network')
  const skipping = applied(network, {
    model: { ...model, residual: { strength: 0.5, branch: 'complement' } },
  })
  const narrowed = (widths: number[]) =>
    applied(skipping, { model: { ...model, residual: { strength: 0.5, branch: 'complement' }, widths } })
      .model
  expect(narrowed([2, 4, 4, 1])).toHaveProperty('residual')
  expect(narrowed([2, 3, 4, 1])).not.toHaveProperty('residual')
})

test('batch norm removes what needs an output for each sample by itself', () => {
  const attack = { epsilon: 0.1 }
  const before = parseTraining({
    ...network,
    model: { ...network.model, centered: true },
    terrain: { metric: { loss: 'logistic', attack }, ghost: 'test' },
  })
  const next = applied(before, { model: { ...before.model, normalization: 'batch' } as typeof before.model })
  expect(next.model).toMatchObject({ normalization: 'batch', centered: false })
  expect(next.terrain).not.toHaveProperty('metric')
  expect(next.terrain.ghost).toBe('test')
})

test.each(['random', 'weights', 'pca', 'hessian'] as const)(
  'a network that shrinks to one weight goes from a plane of kind %s to a line',
  (kind) => {
    const plane = { random: { kind: 'random', normalization: 'filter' }, weights: { kind: 'weights', first: 0, second: 1 }, pca: { kind: 'pca' }, hessian: { kind: 'hessian' } }[kind] // prettier-ignore
    const before = parseTraining({
      ...network,
      data: { kind: 'generated', id: 'sine', size: 5 },
      model: { kind: 'mlp', widths: [1, 2, 1], activation: 'tanh', bias: false },
      metric: { loss: 'squared' },
      algorithms: [{ id: 'adam', learningRate: 0.01, steps: 10 }],
      starts: [{ kind: 'random', distribution: 'normal' }],
      plane,
    })
    const { model } = before
    if (model.kind !== 'mlp') throw new Error('expected a network')
    const single = applied(before, { model: { ...model, widths: [1, 1] } })
    expect(single.plane).toMatchObject({ kind: 'line', from: { step: 0 }, to: { step: 'end' } })
    expect(applied(single, { model }).plane).toEqual(single.plane)
  },
)

const maps = applied(network, { model: defaultConv })

test.each(generators.map(({ id }) => id))(
  'of maps, %s is an experiment that can be built, and back',
  (id) => {
    const next = applied(maps, { data: { kind: 'generated', id, labelCorruption: 0, parameters: {} } })
    expect(buildTrainingProblem(next).size).toBeGreaterThan(0)
    expect(['conv', 'mlp']).toContain(next.model.kind)
    expect(buildTrainingProblem(applied(next, { model: defaultConv })).experiment.model.kind).toBe('conv')
  },
)

test('a convolutional network keeps pictures with their side, and becomes a dense one if inputs are not pictures', () => {
  expect([maps.data, maps.model]).toMatchObject([{ id: 'digits' }, defaultConv])
  const pictures = (pixels: number) =>
    ({
      kind: 'table',
      task: 'classification',
      inputs: [new Array<number>(pixels).fill(0), new Array<number>(pixels).fill(1)],
      targets: [[-1], [1]],
    }) as const
  const withData = (pixels: number) => {
    const data = pictures(pixels)
    return applied(maps, { data: { ...data, inputs: [...data.inputs], targets: [[-1], [1]] } }).model
  }
  expect(withData(36)).toMatchObject({ kind: 'conv', side: 6, pool: ['max', 'none'] })
  expect(withData(64)).toEqual({ ...defaultConv, outputs: 1 })
  expect(withData(50)).toMatchObject({ kind: 'mlp', widths: [50, 8, 8, 1] })
})

const tied = applied(network, { model: defaultTied })

test.each(generators.map(({ id }) => id))(
  'of a tied network, %s is an experiment that can be built, and back',
  (id) => {
    const next = applied(tied, { data: { kind: 'generated', id, labelCorruption: 0, parameters: {} } })
    expect(buildTrainingProblem(next).size).toBeGreaterThan(0)
    expect(['tied', 'mlp']).toContain(next.model.kind)
    expect(buildTrainingProblem(applied(next, { model: defaultTied })).experiment.model.kind).toBe('tied')
  },
)

test('a tied network keeps data whose targets are as many as its inputs, and follows their number', () => {
  expect([tied.data, tied.model, tied.metric.loss]).toMatchObject([
    { id: 'sparse-features' },
    defaultTied,
    'squared',
  ])
  const more = applied(tied, { model: { ...defaultTied, features: 7 } })
  expect([more.model, more.data]).toMatchObject([{ features: 7 }, { id: 'sparse-features' }])
  const table = (targets: number) =>
    applied(tied, {
      data: {
        kind: 'table',
        task: 'regression',
        inputs: [[1, 0, 2]],
        targets: [new Array<number>(targets).fill(1)],
      },
    }).model
  expect(table(3)).toMatchObject({ kind: 'tied', features: 3 })
  expect(table(2)).toMatchObject({ kind: 'mlp', widths: [3, 8, 8, 2] })
  expect(applied(more, { model: defaultModel }).model).toMatchObject({ kind: 'mlp', widths: [2, 8, 8, 2] })
})

test('skips of a convolutional network are removed with the last layers of equally many channels', () => {
  const residual = { strength: 1, branch: 'inverse-sqrt' } as const
  const of = (channels: number[]) =>
    applied(maps, { model: { ...defaultConv, channels, pool: ['none', 'none'], residual } }).model
  expect([of([4, 4]), of([4, 5])].map((model) => 'residual' in model)).toEqual([true, false])
})

test('steps on new samples continue on given ones if a table replaces a generator', () => {
  const fresh = parseTraining({
    ...network,
    algorithms: [{ id: 'sgd', learningRate: 1, steps: 1, batch: { size: 4, order: 'fresh' } }],
  })
  const data = { kind: 'table', task: 'classification', inputs: [[1, 2]], targets: [[1]] } as const
  expect(
    applied(fresh, { data: { ...data, inputs: [[1, 2]], targets: [[1]] } }).algorithms[0]!.batch,
  ).toEqual({
    size: 4,
    order: 'shuffled',
  })
})

test('the title is removed with the function that it names, and stays with it', () => {
  const titled = parseTraining({
    ...network,
    title: 'Himmelblau',
    data: { kind: 'none' },
    model: { kind: 'function', id: 'himmelblau' },
    algorithms: [{ id: 'sgd', learningRate: 0.01, steps: 10 }],
    starts: [{ kind: 'weights', values: [1, 1] }],
    plane: { kind: 'weights', first: 0, second: 1 },
  })
  const typed = { kind: 'function', id: 'custom', expression: 'x^2 + y^2', parameters: {} } as const
  expect(applied(titled, { model: typed }).title).toBeUndefined()
  expect(applied(titled, { model: network.model }).title).toBeUndefined()
  expect(applied(titled, { model: titled.model }).title).toBe('Himmelblau')
  const own = applied(
    { ...applied(titled, { model: typed }), title: 'Mine' },
    { model: { ...typed, expression: 'x^2' } },
  )
  expect(own.title).toBe('Mine')
  expect(
    applied(
      { ...network, title: 'Two moons' },
      { model: { ...network.model, linearity: 1 } as typeof network.model },
    ).title,
  ).toBe('Two moons')
})
