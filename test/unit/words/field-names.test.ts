import { expect, test } from 'vitest'
import { parseExperiment, parseTraining } from '../../../src/experiment/format/parse.ts'
import { hyperparameters, hyperparametersOf } from '../../../src/experiment/spec/algorithm.ts'
import { fieldName, wordName } from '../../../src/words/field-names.ts'
import { choiceNames, hyperparameterName } from '../../../src/words/hyperparameters.ts'
import { finerHyperparameters, defaultHyperparameters } from '../../../src/words/fields/algorithm.ts'
import { plainMoons } from '../../support/matrix/every-axis.ts'

const moons = parseTraining(plainMoons())

test.each([
  ['/starts/0/biasScale', 'spread of biases'],
  ['/starts/0/distribution', 'distribution of w₀'],
  ['/starts/0/base/distribution', 'distribution of w₀'],
  ['/starts/0/layers/1/scale', 'scale of w₀ in layer 2'],
  ['/algorithms/0/layerRates/0', 'rate factor of layer 1'],
  ['/algorithms/0/base/momentum', 'momentum'],
  ['/model/widths/1', 'width of layer 1'],
  ['/model/channels/0', 'channels of layer 1'],
  ['/model/residual/strength', 'strength of the skips'],
  ['/data/size', 'train samples'],
])('%s is called %s, as an axis and among differences', (pointer, name) => {
  const path = pointer.split('/').slice(1).map((step) => (/^\d+$/.test(step) ? Number(step) : step))
  expect(hyperparameterName(pointer)).toBe(name)
  expect(fieldName(moons, path)).toBe(name)
}) // prettier-ignore

test('a field without a name has that of the part that it is in', () => {
  expect(fieldName(moons, ['starts', 0, 'off', 2])).toBe('w₀')
  expect(fieldName(moons, ['algorithms', 0, 'batch', 'order'])).toBe('batches')
  expect(fieldName(moons, ['starts', 0, 'layers', 1])).toBe('distributions of layers')
  expect(fieldName(moons, ['nothing'])).toBe('experiment')
  expect(hyperparameterName('/data/parameters/noise')).toBe('/data/parameters/noise')
})

test('a field of one of several algorithms or starts names its owner', () => {
  const [algorithm] = moons.algorithms
  const two = parseExperiment({
    ...moons,
    algorithms: [algorithm, { ...algorithm, id: 'sgd', momentum: undefined }],
    starts: [moons.starts[0], { kind: 'random', distribution: 'normal' }],
  })
  expect(fieldName(two, ['algorithms', 1, 'batch', 'size'])).toBe('batch size of gradient descent')
  expect(fieldName(two, ['starts', 1, 'distribution'])).toBe('distribution of w₀ of start 2')
})

test('the words along an axis are those of its own field', () => {
  const names = (path: string, values: string[]) => choiceNames({ path, values })
  expect(names('/model/normalization', ['none', 'layer'])).toEqual(['none', 'layer norm'])
  expect(names('/model/activation', ['linear', 'relu'])).toEqual(['none', 'ReLU'])
  expect(names('/starts/0/base/distribution', ['he-normal'])).toEqual(['He normal'])
  expect(wordName(['plane', 'normalization'], 'layer')).toBe('by layer')
  expect(wordName(['terrain', 'ghost'], 'test')).toBe('test')
})

test('every hyperparameter of a rule is among the usual or the finer ones, except the noise of a flow', () => {
  const all = new Set(Object.keys(hyperparameters))
  for (const id of ['sgd', 'momentum', 'rmsprop', 'adam', 'adagrad', 'perturbed', 'langevin', 'sam', 'newton'] as const) {
    const names = [...defaultHyperparameters(id), ...finerHyperparameters(id)]
    expect(names.toSorted()).toEqual(hyperparametersOf(id).toSorted())
    for (const name of names) all.delete(name)
  }
  expect([...all]).toEqual([])
  expect(finerHyperparameters('flow')).toEqual(['weightDecay'])
}) // prettier-ignore
