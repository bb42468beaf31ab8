import { describe, expect, test } from 'vitest'
import { ExperimentError } from '../../../../src/experiment/spec/values/error.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { parseExperiment, parseMetric } from '../../../../src/experiment/format/parse.ts'
import { plainCopy } from '../../../../src/experiment/format/plain.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'

const network: TrainingInput = {
  version: 1,
  seed: 1,
  data: { kind: 'generated', id: 'two-moons' },
  model: { kind: 'mlp', widths: [2, 8, 8, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 100 }],
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
  plane: { kind: 'random', normalization: 'filter' },
}

const table: TrainingInput['data'] = {
  kind: 'table',
  task: 'classification',
  inputs: [
    [0, 0],
    [1, 1],
  ],
  targets: [[-1], [1]],
}

const picture = Array.from({ length: 16 }, (_, i) => i / 16)

const pictured: TrainingInput = {
  ...network,
  data: {
    kind: 'table',
    task: 'classification',
    inputs: [picture, picture.toReversed()],
    targets: [[-1], [1]],
  },
  model: {
    kind: 'conv',
    side: 4,
    channels: [2, 3],
    pool: ['max', 'none'],
    outputs: 1,
    activation: 'relu',
  },
}

const tiedFeatures: TrainingInput = {
  ...network,
  data: { kind: 'generated', id: 'sparse-features' },
  model: { kind: 'tied', features: 5, hidden: 2 },
  metric: { loss: 'squared' },
}

const closedForm: TrainingInput = {
  ...network,
  data: { kind: 'none' },
  model: { kind: 'function', id: 'himmelblau' },
  starts: [{ kind: 'weights', values: [0.5, -0.5] }],
  plane: { kind: 'weights', first: 0, second: 1 },
}

/** The issues of a value that must be refused. */
function issuesOf(value: unknown): { path: string; message: string }[] {
  try {
    parseExperiment(value)
  } catch (error) {
    expect(error).toBeInstanceOf(ExperimentError)
    return [...(error as ExperimentError).issues]
  }
  throw new Error('the experiment was accepted')
}

const pathsOf = (value: unknown) => issuesOf(value).map(({ path }) => path)

describe('defaults', () => {
  test('of every field are filled in', () => {
    expect(parseExperiment(network)).toEqual({
      version: 1,
      kind: 'training',
      seed: 1,
      data: {
        kind: 'generated',
        id: 'two-moons',
        size: 200,
        testSize: 200,
        noise: 0.15,
        labelCorruption: 0,
        parameters: {},
      },
      model: {
        kind: 'mlp',
        widths: [2, 8, 8, 1],
        activation: 'tanh',
        linearity: 0,
        normalization: 'none',
        outputActivation: 'linear',
        bias: true,
        parameterization: 'standard',
        outputScale: 1,
        centered: false,
      },
      metric: { loss: 'logistic', factor: 1, reduction: 'mean', part: 'train', weightDecay: 0 },
      algorithms: [
        {
          id: 'sgd',
          learningRate: 0.1,
          schedule: { kind: 'constant' },
          steps: 100,
          weightDecay: 0,
          batch: 'full',
          noise: 0,
          linearized: false,
        },
      ],
      starts: [
        {
          kind: 'random',
          distribution: 'lecun-normal',
          scale: 1,
          biasScale: 0,
          antisymmetric: false,
          index: 0,
          count: 1,
        },
      ],
      plane: { kind: 'random', normalization: 'filter', origin: 'start', extent: { a: [-1, 1], b: [-1, 1] } },
      terrain: {
        quantity: 'metric',
        algorithm: 0,
        tolerance: 1e-3,
        clusterBy: 'function',
        show: 'loss',
      },
      view: {
        height: 'linear',
        colors: 'strata',
        follow: false,
        arrows: false,
        internals: false,
        planes: 'one',
      },
    })
  })

  test('of generators, functions and windows come from their files', () => {
    const blobs = parseExperiment({
      ...network,
      data: { kind: 'generated', id: 'blobs' },
      model: { kind: 'mlp', widths: [2, 4, 5], activation: 'relu' },
      metric: { loss: 'cross-entropy' },
    })
    expect(blobs.data).toMatchObject({ parameters: { classes: 5 } })
    const { data } = parseExperiment({
      ...network,
      data: { kind: 'generated', id: 'chebyshev' },
      model: { kind: 'mlp', widths: [1, 4, 1], activation: 'relu' },
      metric: { loss: 'squared' },
    })
    expect(data).toMatchObject({ size: 20, testSize: 1000, noise: 0, parameters: { degree: 4 } })
    const quadratic = parseExperiment({ ...closedForm, model: { kind: 'function', id: 'quadratic' } })
    expect(quadratic.model).toMatchObject({ parameters: { a: 1, b: 10 } })
    expect(parseExperiment(closedForm).plane).toMatchObject({ extent: { a: [-5, 5], b: [-5, 5] } })
  })

  test('a teacher has the shape of the model, and its data are learnable', () => {
    const parsed = parseExperiment({
      ...network,
      data: { kind: 'generated', id: 'teacher' },
      model: { kind: 'mlp', widths: [3, 4, 2], activation: 'tanh', centered: true, trained: [1] },
      metric: { loss: 'squared' },
    })
    expect(parsed.data).toMatchObject({
      teacher: { widths: [3, 4, 2], activation: 'tanh', centered: false },
    })
    expect(parsed.data).not.toHaveProperty('teacher.trained')
    const { model } = buildTrainingProblem(parsed)
    const { targets, count } =
      model.kind === 'network' ? model.data.parts['train']! : { targets: [], count: 0 }
    expect(targets).toHaveLength(2 * count)
    expect(new Set(targets).size).toBe(2 * count)
  })

  test('a dragged start remembers its original', () => {
    const { starts } = parseExperiment({ ...network, starts: [{ kind: 'plane', a: 0.5, b: -0 }] })
    expect(starts[0]).toMatchObject({ a: 0.5, b: 0, base: { kind: 'random', index: 0 } })
    expect(Object.is((starts[0] as { b: number }).b, 0)).toBe(true)
  })

  test('torch-linear biases stay undecided, others are 0', () => {
    const { starts } = parseExperiment({
      ...network,
      starts: [{ kind: 'random', distribution: 'torch-linear' }],
    })
    expect(starts[0]).not.toHaveProperty('biasScale')
  })
})

describe('the result of parsing', () => {
  test('is frozen, is itself when parsed again, and leaves the argument unchanged', () => {
    const given = structuredClone(network)
    const parsed = parseExperiment(given)
    expect(given).toEqual(network)
    expect(Object.isFrozen(given)).toBe(false)
    expect(parseExperiment(parsed)).toBe(parsed)
    expect(Object.isFrozen(parsed.model)).toBe(true)
    expect(Object.isFrozen((parsed.model as { widths: number[] }).widths)).toBe(true)
    expect(parseExperiment(structuredClone(parsed))).toEqual(parsed)
    expect(buildTrainingProblem(parsed)).toBe(buildTrainingProblem(parsed))
  })

  test('counts each value once, including lists and objects', () => {
    expect(plainCopy({ a: [[1, 2], [3]], b: null })).toEqual({ a: [[1, 2], [3]], b: null })
    const rows = (columns: number): unknown => Array(2000).fill(Array(columns).fill(0))
    expect(plainCopy(rows(1999))).toHaveLength(2000)
    expect(() => plainCopy(rows(2000))).toThrow('more than 4000000 values')
  })

  test('fields that are undefined are absent', () => {
    expect(parseExperiment({ ...network, title: undefined })).not.toHaveProperty('title')
  })
})

/** A change, the path at which it must be refused, and the words of the message. */
const refused: [what: string, value: unknown, path: string, words: string][] = [
  ['nothing', undefined, '', 'missing'],
  ['a number', 3, '', 'must be an object'],
  ['another version', { ...network, version: 2 }, 'version', 'must be 1, not 2'],
  ['an unknown field', { ...network, colour: 1 }, 'colour', 'unknown field "colour"'],
  ['a missing field', { ...network, seed: undefined }, 'seed', 'is missing'],
  ['NaN', { ...network, seed: NaN }, 'seed', 'must be a number'],
  ['Infinity', { ...network, model: { ...network.model, linearity: Infinity } }, 'model.linearity', 'must be finite'],
  ['a fractional seed', { ...network, seed: 1.5 }, 'seed', 'whole'],
  ['an unknown loss', { ...network, metric: { loss: 'huber' } }, 'metric.loss', 'one of "squared", "logistic"'],
  ['an unknown generator', { ...network, data: { kind: 'generated', id: 'moon' } }, 'data.id', 'two-moons'],
  ['an unknown function', { ...closedForm, model: { kind: 'function', id: 'hill' } }, 'model.id', 'himmelblau'],
  ['a parameter that a generator lacks', { ...network, data: { kind: 'generated', id: 'circles', parameters: { radius: 1 } } }, 'data.parameters.radius', 'no parameter'],
  ['a parameter out of range', { ...network, data: { kind: 'generated', id: 'spirals', parameters: { turns: 99 } } }, 'data.parameters.turns', 'between 0 and 5'],
  ['a parameter that a function lacks', { ...closedForm, model: { kind: 'function', id: 'booth', parameters: { a: 1 } } }, 'model.parameters.a', 'no parameter'],
  ['a network without data', { ...network, data: { kind: 'none' } }, 'data', 'needs data'],
  ['a function with data', { ...closedForm, data: network.data }, 'data', 'takes no data'],
  ['inputs that do not fit', { ...network, model: { ...network.model, widths: [3, 1] } }, 'model.widths[0]', 'must be 2, because the data has 2 inputs'],
  ['features that do not fit', { ...network, data: { kind: 'generated', id: 'circles', features: ['x1', 'x2', 'x1*x2'] } }, 'model.widths[0]', '3 features'],
  ['a feature of an absent input', { ...network, data: { kind: 'table', task: 'regression', inputs: [[1]], targets: [[1]], features: ['x1', 'x2'] } }, 'data.features[1]', 'second input'],
  ['outputs that do not fit', { ...network, model: { ...network.model, widths: [2, 3] } }, 'model.widths[1]', '1 or 2'],
  ['corrupted labels of a curve', { ...network, data: { kind: 'generated', id: 'sine', labelCorruption: 0.5 }, model: { ...network.model, widths: [1, 1] }, metric: { loss: 'squared' } }, 'data.labelCorruption', 'no class labels'],
  ['a teacher elsewhere', { ...network, data: { kind: 'generated', id: 'circles', teacher: network.model } }, 'data.teacher', 'only the generator'],
  ['a ragged table', { ...network, data: { ...table, inputs: [[0, 0], [1]] } }, 'data.inputs[1]', 'must have 2 entries'],
  ['rows that are missing', { ...network, data: { ...table, targets: [[1]] } }, 'data.targets', '2 rows, as many as data.inputs'],
  ['test rows without targets', { ...network, data: { ...table, testInputs: [[0, 0]] } }, 'data.testTargets', 'missing'],
  ['a part called test', { ...network, data: { ...table, parts: { test: { inputs: [[0, 0]], targets: [[1]] } } } }, 'data.parts.test', 'needs another name'],
  ['weights that are all 0', { ...network, data: { ...table, weights: [[0], [0]] } }, 'data.weights', 'not all be 0'],
  ['targets 0 and 1 with the logistic loss', { ...network, data: { ...table, targets: [[1], [0]] } }, 'data.targets[1]', 'Write -1 instead of 0'],
  ['targets 2 with the hinge loss', { ...network, data: { ...table, targets: [[1], [2]] }, metric: { loss: 'hinge' } }, 'data.targets[1]', 'must be -1 or 1, not 2'],
  ['rows that do not sum to 1', { ...network, data: { ...table, targets: [[1], [2]] }, metric: { loss: 'cross-entropy' } }, 'data.targets[1]', 'must sum to 1'],
  ['a curve with the logistic loss', { ...network, data: { kind: 'generated', id: 'sine' }, model: { ...network.model, widths: [1, 4, 1] } }, 'data.targets', 'must be -1 or 1'],
  ['zero-one to minimise', { ...network, metric: { loss: 'zero-one' } }, 'metric.loss', 'no gradient'],
  ['another part to minimise', { ...network, metric: { loss: 'logistic', part: 'test' } }, 'metric.part', 'only the training set'],
  ['a part that is not there', { ...network, terrain: { metric: { loss: 'logistic', part: 'shifted' } } }, 'terrain.metric.part', '"train", "test"'],
  ['a test part that a table lacks', { ...network, data: table, terrain: { metric: { loss: 'logistic', part: 'test' } } }, 'terrain.metric.part', 'Add testInputs'],
  ['test targets that do not fit', { ...network, data: { ...table, testInputs: [[0, 0]], testTargets: [[0]] }, terrain: { metric: { loss: 'hinge', part: 'test' } } }, 'data.testTargets[0]', 'Write -1 instead of 0'],
  ['stopping by classes on other targets', { ...network, data: { ...table, targets: [[3], [4]] }, metric: { loss: 'squared' }, algorithms: [{ id: 'sgd', learningRate: 1, steps: 1, stop: { quantity: 'zero-one', below: 0.1 } }] }, 'data.targets[0]', 'zero-one'],
  ['too wide a network', { ...network, model: { ...network.model, widths: [2, 513, 4, 1] } }, 'model.widths[1]', 'at most 512 with 2 hidden layers'],
  ['too many layers', { ...network, model: { ...network.model, widths: Array(20).fill(2) } }, 'model.widths', 'at most 17 hidden layers'],
  ['wide layers in a deep network', { ...network, model: { ...network.model, widths: [2, ...Array(9).fill(65), 1] } }, 'model.widths[1]', 'at most 64 with 9 hidden layers'],
  ['a teacher whose samples are judged together', { ...network, data: { kind: 'generated', id: 'teacher', teacher: { ...network.model, normalization: 'batch' } } }, 'data.teacher.normalization', 'one sample at a time'],
  ['skips that no layer has', { ...network, model: { ...network.model, widths: [2, 3, 4, 1], residual: { strength: 1 } } }, 'model.residual', 'equally wide'],
  ['a skip that is too strong', { ...network, model: { ...network.model, residual: { strength: 1.5 } } }, 'model.residual.strength', 'above 1'],
  ['a pooling for each layer but one', { ...pictured, model: { ...pictured.model, pool: ['max'] } }, 'model.pool', '2 poolings'],
  ['a pooling of an odd side', { ...pictured, model: { ...pictured.model, channels: [2, 2, 2], pool: ['max', 'max', 'mean'] } }, 'model.pool[2]', 'a map of 1 x 1'],
  ['a kernel’s skip without equal channels', { ...pictured, model: { ...pictured.model, residual: { strength: 1 } } }, 'model.residual', 'the same number of channels'],
  ['layer normalisation of maps', { ...pictured, model: { ...pictured.model, normalization: 'layer' } }, 'model.normalization', 'must be one of "none", "batch"'],
  ['a centred network of maps', { ...pictured, model: { ...pictured.model, centered: true } }, 'model.centered', 'unknown field'],
  ['pictures of another size', { ...pictured, model: { ...pictured.model, side: 8 } }, 'model.side', 'an image of 8 x 8 has 64 pixels, but the data has 16'],
  ['maps with other outputs', { ...pictured, model: { ...pictured.model, outputs: 3 } }, 'model.outputs', 'must be 1'],
  ['pictures that are too large', { ...pictured, model: { ...pictured.model, side: 17 } }, 'model.side', 'at most 16'],
  ['a teacher of the shape of maps', { ...pictured, data: { kind: 'generated', id: 'teacher' } }, 'data.teacher', 'cannot be convolutional'],
  ['a tied network without hidden units', { ...tiedFeatures, model: { ...tiedFeatures.model, hidden: 0 } }, 'model.hidden', 'at least 1'],
  ['a tied network of too many features', { ...tiedFeatures, model: { ...tiedFeatures.model, features: 65 } }, 'model.features', 'at most 64'],
  ['a tied network with skips', { ...tiedFeatures, model: { ...tiedFeatures.model, residual: { strength: 1 } } }, 'model.residual', 'unknown field'],
  ['a tied network with other inputs', { ...tiedFeatures, data: { ...table, targets: [[1], [2]] } }, 'model.features', 'must be 2, because the data has 2 inputs'],
  ['a tied network with other targets', { ...tiedFeatures, model: { ...tiedFeatures.model, features: 2 }, data: { ...table, targets: [[1], [2]] } }, 'model.features', 'must be 1, because the data has 1 target'],
  ['a teacher of the shape of a tied network', { ...tiedFeatures, data: { kind: 'generated', id: 'teacher' } }, 'data.teacher', 'cannot be tied'],
  ['an antisymmetric tied network', { ...tiedFeatures, starts: [{ kind: 'random', distribution: 'normal', antisymmetric: true }] }, 'starts[0].antisymmetric', 'no outgoing weights'],
  ['rescaled units of a tied network', { ...tiedFeatures, starts: [{ kind: 'random', distribution: 'normal' }, { kind: 'scaled', of: Array<number>(15).fill(0.1), factors: [1, 1], units: [[2, 0.5]] }] }, 'starts[1].units', 'cannot be rescaled'],
  ['features that a network does not predict', { ...tiedFeatures, model: { kind: 'mlp', widths: [5, 2, 4], activation: 'relu' } }, 'model.widths[2]', 'must be 5, because the data has 5 targets'],
  ['a probability above 1', { ...tiedFeatures, data: { kind: 'generated', id: 'sparse-features', parameters: { probability: 1.2 } } }, 'data.parameters.probability', 'between 0.001 and 1'],
  ['a centred network whose samples are judged together', { ...network, model: { ...network.model, centered: true, normalization: 'batch' } }, 'model.centered', 'depends on the whole batch'],
  ['an attack where samples are judged together', { ...network, model: { ...network.model, normalization: 'batch' }, terrain: { metric: { loss: 'squared', attack: { epsilon: 0.1, norm: 'l2', steps: 1 } } } }, 'terrain.metric.attack', 'batch normalisation mixes all samples'],
  ['layer scales of another length', { ...network, model: { ...network.model, layerScales: [1] } }, 'model.layerScales', '3 scales, one for each layer'],
  ['layer rates of another length', { ...network, algorithms: [{ id: 'sgd', learningRate: 1, steps: 1, layerRates: [1] }] }, 'algorithms[0].layerRates', '3 factors, one for each layer'],
  ['a trained layer that is not there', { ...network, model: { ...network.model, trained: [1, 4] } }, 'model.trained[1]', 'no layer 4'],
  ['a weight that is not there', { ...network, plane: { kind: 'weights', first: 0, second: 105 } }, 'plane.second', 'no weight 105'],
  ['one weight twice', { ...network, plane: { kind: 'weights', first: 3, second: 3 } }, 'plane.second', 'must differ from plane.first'],
  ['an origin of another length', { ...network, plane: { kind: 'random', normalization: 'none', origin: [1] } }, 'plane.origin', '105 weights'],
  ['a run that is not there', { ...network, plane: { kind: 'line', from: [1], to: { start: 1, algorithm: 2 } } }, 'plane.to.algorithm', 'no algorithm 2'],
  ['a start that is not there', { ...network, plane: { kind: 'line', from: { start: 1, algorithm: 0 }, to: [1] } }, 'plane.from.start', 'no start 1. The last start is 0'],
  ['a step after the end', { ...network, plane: { kind: 'random', normalization: 'none', origin: { start: 0, algorithm: 0, step: 101 } } }, 'plane.origin.step', '100 steps'],
  ['parallel directions', { ...closedForm, plane: { kind: 'directions', u: [1, 2], v: [-2, -4] } }, 'plane', 'parallel'],
  ['a zero direction', { ...closedForm, plane: { kind: 'directions', u: [0, 0], v: [-2, -4] } }, 'plane', 'zero'],
  ['an origin in other words', { ...network, plane: { kind: 'random', normalization: 'none', origin: 'middle' } }, 'plane.origin', "'zero', 'start', 'end'"],
  ['an extent turned round', { ...network, plane: { kind: 'random', normalization: 'none', extent: { a: [1, -1], b: [0, 1] } } }, 'plane.extent.a', 'above the first'],
  ['an extent of no width', { ...network, plane: { kind: 'random', normalization: 'none', extent: { a: [1, 1], b: [0, 1] } } }, 'plane.extent.a', 'above the first'],
  ['weights of another length', { ...network, starts: [{ kind: 'weights', values: [1, 2] }] }, 'starts[0].values', '105 weights, not 2'],
  ['an unpaired antisymmetric start', { ...network, model: { ...network.model, widths: [2, 3, 1] }, starts: [{ kind: 'random', distribution: 'normal', antisymmetric: true }] }, 'starts[0].antisymmetric', 'even number'],
  ['fan-in of a function', { ...closedForm, starts: [{ kind: 'random', distribution: 'he-normal' }] }, 'starts[0].distribution', 'no fan-in'],
  ['an unknown construction', { ...network, starts: [{ kind: 'construction', id: 'x' }] }, 'starts[0].id', 'unknown construction'],
  ['a start made of itself', { ...closedForm, starts: [{ kind: 'scaled', of: { start: 1, algorithm: 0 }, factors: [1] }, { kind: 'scaled', of: { start: 0, algorithm: 0 }, factors: [1] }] }, 'starts[0].of', 'refers to itself'],
  ['a scaled start with factors for too few units', { ...network, starts: [{ kind: 'scaled', of: Array(105).fill(1), factors: [1, 1, 1], units: [[1], Array(8).fill(1)] }] }, 'starts[0].units[0]', '8 factors, one for each unit, not 1'],
  ['an algorithm that no experiment has', { ...network, terrain: { algorithm: 8 } }, 'terrain.algorithm', 'at most 7'],
  ['an algorithm that is not there', { ...network, terrain: { algorithm: 1 } }, 'terrain.algorithm', 'no algorithm 1'],
  ['new samples of a table', { ...network, data: { kind: 'table', task: 'classification', inputs: [[1, 2]], targets: [[1]] }, algorithms: [{ id: 'sgd', learningRate: 1, steps: 1, batch: { size: 4, order: 'fresh' } }] }, 'algorithms[0].batch.order', 'these samples are fixed'],
  ['new samples of a centred network', { ...network, model: { ...network.model, centered: true }, algorithms: [{ id: 'sgd', learningRate: 1, steps: 1, batch: { size: 4, order: 'fresh' } }] }, 'algorithms[0].batch.order', 'needs fixed samples'],
  ['directions for a rule of matrices', { ...network, algorithms: [{ id: 'muon', learningRate: 1, steps: 1, subspace: { dimension: 2 } }] }, 'algorithms[0].subspace', 'does not work in a subspace'],
  ['no direction', { ...network, algorithms: [{ id: 'sgd', learningRate: 1, steps: 1, subspace: { dimension: 0 } }] }, 'algorithms[0].subspace.dimension', 'at least 1'],
  ['half a direction', { ...network, algorithms: [{ id: 'sgd', learningRate: 1, steps: 1, subspace: { dimension: 1.5 } }] }, 'algorithms[0].subspace.dimension', 'whole number'],
  ['more directions than are kept', { ...network, model: { ...network.model, widths: [2, 512, 512, 1] }, algorithms: [{ id: 'sgd', learningRate: 1, steps: 1, subspace: { dimension: 16 } }] }, 'algorithms[0].subspace.dimension', 'at most 15 with 264705 weights'],
  ['rates of layers of directions', { ...network, algorithms: [{ id: 'sgd', learningRate: 1, steps: 1, subspace: { dimension: 2 }, layerRates: [1, 1, 1] }] }, 'algorithms[0].layerRates', 'no layers'],
  ['a batch of another kind', { ...network, algorithms: [{ id: 'sgd', learningRate: 1, steps: 1, batch: 'half' }] }, 'algorithms[0].batch', "'full'"],
] // prettier-ignore

describe('invalid input', () => {
  test.each(refused)('%s', (_what, value, path, words) => {
    const issues = issuesOf(value)
    const found = issues.find((issue) => issue.path === path)
    expect(found, JSON.stringify(issues)).toBeDefined()
    expect(found!.message).toContain(words)
    for (const { message } of issues) expect(message).not.toMatch(/Invalid|Expected|undefined/)
  })

  test('rows of weight 0 are accepted as long as one row counts', () => {
    const weighted = (weights: number[][]) => ({ ...network, data: { ...table, weights } })
    expect(() => parseExperiment(weighted([[0], [1]]))).not.toThrow()
    expect(pathsOf(weighted([[0], [0]]))).toEqual(['data.weights'])
  })

  test('every problem is reported at once', () => {
    expect(pathsOf({ ...network, seed: -1, metric: { loss: 'x' }, algorithms: [] })).toEqual([
      'seed',
      'metric.loss',
      'algorithms',
    ])
  })

  test('hidden layers may have up to 2,048 units if there is only one, and 512 otherwise', () => {
    const widths = (...hidden: number[]) => ({
      ...network,
      model: { ...network.model, widths: [2, ...hidden, 1] },
    })
    for (const hidden of [[], [2048], [512, 512, 512, 512, 512, 512, 512, 512]])
      expect(() => parseExperiment(widths(...hidden))).not.toThrow()
  })
})

describe('an additional metric', () => {
  const experiment = parseExperiment(network)

  test('has its defaults and may be zero-one on another part', () => {
    expect(parseMetric(experiment, { loss: 'zero-one', part: 'test' })).toEqual({
      loss: 'zero-one',
      factor: 1,
      reduction: 'mean',
      part: 'test',
      weightDecay: 0,
    })
  })

  test('is refused where it does not fit', () => {
    const refusal = (value: unknown) => () => parseMetric(experiment, value)
    expect(refusal({ loss: 'logistic', part: 'shifted' })).toThrow('metric.part: the data has no part')
    expect(refusal({ loss: 'cross-entropy' })).toThrow('data.targets')
    expect(refusal({ loss: 'logistic', factor: -1 })).toThrow('factor: must not be negative')
  })
})

describe('non-data values', () => {
  const cyclic: Record<string, unknown> = { ...network }
  cyclic['view'] = cyclic
  class Odd {
    version = 1
  }
  test.each<[string, unknown]>([
    ['a cycle', cyclic],
    ['a getter that throws', Object.defineProperty({ ...network }, 'seed', { enumerable: true, get: () => { throw new Error('no') } })],
    ['a proxy that throws', new Proxy({}, { ownKeys: () => { throw new Error('no') } })],
    ['a revoked proxy', (() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy })()],
    ['a function', () => network],
    ['a symbol', Symbol('x')],
    ['a bigint', { ...network, seed: 1n }],
    ['a class', new Odd()],
    ['a date', { ...network, title: new Date(0) }],
    ['a typed array', { ...closedForm, starts: [{ kind: 'weights', values: new Float64Array(2) }] }],
    ['a vast sparse array', { ...network, algorithms: new Array(4e9) }],
    ['a long array', { ...closedForm, starts: [{ kind: 'weights', values: Array(5_000_000).fill(0) }] }],
    ['many wrong numbers', { ...closedForm, starts: [{ kind: 'weights', values: Array(200_000).fill('x') }] }],
    ['a deep nest', JSON.parse('{"a":'.repeat(5000) + '1' + '}'.repeat(5000))],
    ['__proto__', JSON.parse('{"__proto__": {"version": 1}}')],
    ['__proto__ among parameters', { ...closedForm, model: JSON.parse('{"kind":"function","id":"booth","parameters":{"__proto__":1}}') }],
    ['constructor among parameters', { ...closedForm, model: JSON.parse('{"kind":"function","id":"booth","parameters":{"constructor":1}}') }],
  ])('%s', (_what, value) => {
    expect(issuesOf(value).length).toBeGreaterThan(0)
  }) // prettier-ignore
})
