import { expect, test } from 'vitest'
import '../../../../src/experiment/functions/reader.ts'
import { experimentFromLink, experimentToLink } from '../../../../src/exchange/link.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { ExperimentError } from '../../../../src/experiment/spec/values/error.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'

const experiment = (data: object, widths = [2, 4, 1], loss = 'logistic'): never =>
  ({
    version: 1,
    seed: 5,
    data: { kind: 'generated', ...data },
    model: { kind: 'mlp', widths, activation: 'tanh' },
    metric: { loss },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 2 }],
    starts: [{ kind: 'random', distribution: 'lecun-normal' }],
    plane: { kind: 'random', normalization: 'none' },
  }) as never

function partOf(input: never, name = 'train') {
  const { model } = buildTrainingProblem(parseTraining(input))
  if (model.kind !== 'network') throw new Error('a network is expected')
  const { coordinates, targets, count } = model.data.parts[name]!
  const columns = coordinates.length / count
  return Array.from({ length: count }, (_, n) => ({
    point: [...coordinates.subarray(n * columns, (n + 1) * columns)],
    target: targets[n]!,
  }))
}

const issueOf = (input: never): string => {
  try {
    parseTraining(input)
    return ''
  } catch (error) {
    if (error instanceof ExperimentError) return error.message
    throw error
  }
}

test.each(['train', 'test'])(
  'each sample of the %s part has the class of the sign of its formula',
  (name) => {
    const samples = partOf(experiment({ id: 'by-formula', size: 300, expression: 'y - sin(3x)' }), name)
    expect(samples).toHaveLength(300)
    for (const {
      point: [x = NaN, y = NaN],
      target,
    } of samples) {
      expect(target).toBe(y - Math.sin(3 * x) > 0 ? 1 : -1)
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(2)
    }
    expect(new Set(samples.map(({ target }) => target)).size).toBe(2)
  },
)

test('each sample has the value of its formula, for any number of inputs', () => {
  const of = (expression: string, inputs: number) =>
    partOf(
      experiment(
        { id: 'values-by-formula', size: 50, expression, parameters: { inputs, reach: 3 } },
        [inputs, 4, 1],
        'squared',
      ),
    )
  for (const { point, target } of of('x1 x3 - max(x2, 0)', 3))
    expect(target).toBe(point[0]! * point[2]! - Math.max(point[1]!, 0))
  const one = of('x^2', 1)
  for (const { point, target } of one) expect(target).toBe(point[0]! ** 2)
  expect(Math.max(...one.map(({ target }) => target))).toBeGreaterThan(4)
})

test('an input at which the formula has no value is redrawn', () => {
  const samples = partOf(
    experiment({ id: 'values-by-formula', size: 200, expression: 'sqrt(x) + log(x)' }, [1, 4, 1], 'squared'),
  )
  for (const { point, target } of samples) {
    expect(point[0]).toBeGreaterThan(0)
    expect(target).toBe(Math.sqrt(point[0]!) + Math.log(point[0]!))
  }
})

test('without a formula there is the default one, for any number of inputs', () => {
  expect(parseTraining(experiment({ id: 'by-formula' })).data).toMatchObject({
    expression: 'x1^2 + x2^2 - 2',
  })
  expect(
    parseTraining(experiment({ id: 'by-formula', parameters: { inputs: 1 } }, [1, 4, 1])).data,
  ).toMatchObject({ expression: 'x1' })
})

test('errors in a formula are reported with their place', () => {
  expect(issueOf(experiment({ id: 'by-formula', expression: 'x1 + sim(x2)' }))).toBe(
    'data.expression: Unknown function “sim”. Do you mean sin? (at character 6)',
  )
  expect(issueOf(experiment({ id: 'by-formula', expression: 'x1 + x3' }))).toContain(
    'Unknown name “x3”. You can use x1, x2, pi and e.',
  )
  expect(issueOf(experiment({ id: 'by-formula', expression: 'sqrt(-1 - x^2)' }))).toBe(
    'data.expression: has no value at any of 256 random inputs within reach. Change the formula or the reach',
  )
  expect(issueOf(experiment({ id: 'two-moons', expression: 'x' }))).toBe(
    'data.expression: is only for these generators: by-formula, values-by-formula',
  )
})

test('a link holds the formula', () => {
  const parsed = parseTraining(experiment({ id: 'by-formula', expression: 'x y' }))
  expect(experimentFromLink(experimentToLink(parsed))).toEqual(parsed)
})
