import '../../../../src/experiment/elsewhere.ts'
import { describe, expect, test } from 'vitest'
import { parseExperiment, parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { keptRecords } from '../../../../src/experiment/recorded/records.ts'
import { ExperimentError } from '../../../../src/experiment/spec/values/error.ts'
import { packedFloats } from '../../../../src/experiment/spec/values/pack-floats.ts'
import { unpackedFloats } from '../../../../src/experiment/spec/values/packed-floats.ts'
import { experimentFromLink, experimentToLink } from '../../../../src/exchange/link.ts'
import { product } from '../../../support/experiments.ts'

const steps = [0, 1, 3]
const rows = [[2, -1], [1.5, -0.5], [1.25, 0]] // prettier-ignore
const run = { id: 'recorded', steps, weights: rows, loss: [4.5, 1.5, 0.5] } as const
type AlgorithmInput = TrainingInput['algorithms'][number]
const withRun = (change: object = {}, rest: Partial<TrainingInput> = {}): TrainingInput => ({
  ...product,
  algorithms: [{ ...run, ...change } as unknown as AlgorithmInput],
  ...rest,
})

const issueOf = (input: TrainingInput): string => {
  try {
    parseExperiment(input)
  } catch (error) {
    if (error instanceof ExperimentError) return error.message
    throw error
  }
  throw new Error('The experiment was parsed.')
}

describe('a recorded run', () => {
  test("is parsed with every rule's fields at rest, and returns from a link", () => {
    const parsed = parseTraining(withRun())
    expect(parsed.algorithms[0]).toEqual({
      ...run, learningRate: 0, schedule: { kind: 'constant' }, weightDecay: 0, batch: 'full', noise: 0, linearized: false,
    }) // prettier-ignore
    expect(experimentFromLink(experimentToLink(parsed))).toEqual(parsed)
    expect(parseExperiment(JSON.parse(JSON.stringify(parsed)))).toEqual(parsed)
  })

  test('may have its weights as base64 float32', () => {
    const weights = packedFloats(rows.flat())
    expect(weights).toBe(Buffer.from(Float32Array.from(rows.flat()).buffer).toString('base64'))
    expect([...unpackedFloats(weights)!]).toEqual(rows.flat())
    expect(parseTraining(withRun({ weights })).starts).toEqual([{ kind: 'weights', values: rows[0] }])
  })

  test('gives w₀ by its first record, even if w₀ was dragged', () => {
    const random = { kind: 'random', distribution: 'normal' } as const
    expect(parseTraining(withRun({}, { starts: [random] })).starts).toEqual([
      { kind: 'weights', values: rows[0] },
    ])
    const dragged = parseTraining(withRun({}, { starts: [{ kind: 'plane', a: 1, b: 2, base: random }] }))
    expect(dragged.starts).toEqual([
      { kind: 'plane', a: 1, b: 2, base: { kind: 'weights', values: rows[0] } },
    ])
  })

  test.each([
    [{ steps: [1, 2, 3] }, /algorithms\[0\]\.steps: must start with 0, the step of w₀/u],
    [{ steps: [0, 2, 2] }, /steps: must be increasing whole numbers/u],
    [{ steps: [0, 1.5, 2] }, /steps: must be increasing whole numbers/u],
    [{ steps: [] }, /steps: must have at least one step/u],
    [{ steps: 3 }, /steps: must be a list/u],
    [{ weights: rows.slice(1) }, /weights: must have one row for each of 3 records, not 2/u],
    [{ weights: [[1, 2], [3], [4, 5]] }, /weights\[1\]: must list the model's 2 weights, not 1 number/u],
    [
      {
        weights: [
          [1, 2],
          [3, NaN],
          [4, 5],
        ],
      },
      /weights\[1\]\[1\]: must be a number/u,
    ],
    [
      { weights: packedFloats([1, 2, 3]) },
      /weights: must have 6 numbers, the model's 2 weights at each of 3 records, not 3/u,
    ],
    [
      { weights: packedFloats([NaN, 2, 3, 4, 5, 6]) },
      /weights: must start with finite numbers, because the first record is w₀/u,
    ],
    [{ weights: 'AAAA!' }, /weights: must be rows of numbers, or the base64/u],
    [{ weights: 7 }, /weights: must be rows of numbers, or the base64/u],
    [{ loss: [1, 2] }, /loss: must have one loss for each of 3 records, not 2/u],
    [{ noise: 1 }, /noise: does not apply to a recorded run, which is not trained/u],
    [{ linearized: true }, /linearized: does not apply to a recorded run/u],
    [{ stop: { quantity: 'loss', below: 1 } }, /stop: does not apply to a recorded run/u],
    [{ speed: 3 }, /unknown field "speed"/u],
  ])('with %j is refused by its place', (change, sentence) => {
    expect(issueOf(withRun(change))).toMatch(sentence)
  })

  test('has one start, and no surface of outcomes', () => {
    const start = product.starts[0]!
    expect(issueOf(withRun({}, { starts: [start, start] }))).toMatch(
      /starts\[1\]: a recorded run has only one w₀, its first record/u,
    )
    const refused = /terrain\.algorithm: a recorded run cannot train from other points/u
    expect(issueOf(withRun({}, { terrain: { quantity: 'outcome' } }))).toMatch(refused)
    const both: TrainingInput = withRun({}, { terrain: { quantity: 'outcome', algorithm: 1 } })
    expect(
      parseTraining({ ...both, algorithms: [...both.algorithms, ...product.algorithms] }).algorithms,
    ).toHaveLength(2)
  })

  test('gives points only at its records', () => {
    const plane = (step: number) =>
      withRun(
        {},
        { plane: { kind: 'line', from: { start: 0, algorithm: 0, step }, to: { start: 0, algorithm: 0 } } },
      )
    expect(parseTraining(plane(1)).plane.kind).toBe('line')
    expect(issueOf(plane(2))).toMatch(/plane\.from\.step: the recorded run has no record at step 2/u)
  })
})

test('keeps the records that are first at or after each multiple, and the ends', () => {
  expect(keptRecords([0, 1, 2, 3, 4, 5, 6, 7], 3)).toEqual([0, 3, 6, 7])
  expect(keptRecords([0, 10, 20, 30], 3)).toEqual([0, 1, 2, 3])
  expect(keptRecords([0, 4, 5, 9, 14, 15, 23], 5)).toEqual([0, 2, 4, 5, 6])
  expect(keptRecords([0], 7)).toEqual([0])
})

test('may contain a long packed text only where numbers are packed', () => {
  expect(issueOf({ ...product, title: 'x'.repeat(200_000) })).toMatch(
    /title: must be at most 100000 characters/u,
  )
  expect(issueOf(withRun({ weights: packedFloats(new Float32Array(60_000)) }))).toMatch(/not 60000/u)
})
