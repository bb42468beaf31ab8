import { expect, test } from 'vitest'
import { experimentFromLink, experimentToLink } from '../../../../src/exchange/link.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { ExperimentError } from '../../../../src/experiment/spec/values/error.ts'

const withNames = (inputNames: unknown) => ({
  version: 1,
  seed: 1,
  data: { kind: 'table', task: 'regression', inputs: [[1, 2], [3, 4]], targets: [[1], [2]], ...(inputNames !== undefined && { inputNames }) },
  model: { kind: 'mlp', widths: [2, 1], activation: 'linear' },
  metric: { loss: 'squared' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 10 }],
  starts: [{ kind: 'random', distribution: 'normal' }],
  plane: { kind: 'random', normalization: 'none' },
}) // prettier-ignore

test('names of inputs are kept in a link, with any characters; without them nothing is filled in', async () => {
  const experiment = parseExperiment(withNames(['<img src=x onerror=alert(1)>', 'Körpergewicht, 体重 🐧']))
  expect(await experimentFromLink(await experimentToLink(experiment))).toEqual(experiment)
  expect(parseExperiment(withNames(undefined))).not.toHaveProperty('data.inputNames')
})

test.each([
  [['a'], 'data.inputNames', 'must name the 2 inputs of the data, not 1'],
  [['a', ''], 'data.inputNames[1]', 'must be a single line of 1 to 60 characters'],
  [['a', 'x'.repeat(61)], 'data.inputNames[1]', 'must be a single line of 1 to 60 characters'],
  [['a\nb', 'c'], 'data.inputNames[0]', 'must be a single line of 1 to 60 characters'],
  [['a\u202e', 'c'], 'data.inputNames[0]', 'must be a single line of 1 to 60 characters'],
  [Array<string>(257).fill('a'), 'data.inputNames', 'must have at most 256 entries'],
])('names %j are refused', (names, path, message) => {
  const refused = () => parseExperiment(withNames(names))
  expect(refused).toThrow(ExperimentError)
  expect(refused).toThrow(`${path}: ${message}`)
})
