import { describe, expect, test } from 'vitest'
import '../../../../src/experiment/functions/reader.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { TrainingExperiment } from '../../../../src/experiment/spec/experiment.ts'
import type { Statement } from '../../../../src/theory/formula.ts'
import { formulaOf, formulas } from '../../../../src/theory/formulas/index.ts'
import { largestStableRate } from '../../../../src/theory/formulas/stable-rate.ts'
import { presets } from '../../../../src/scenarios/presets/presets.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'
import { onFunction } from '../../../support/experiments.ts'

const presetOf = (id: string): Record<string, unknown> => ({
  ...presets.find((preset) => preset.id === id)?.experiment,
})
const experimentOf = (id: string, change: object = {}): TrainingExperiment =>
  parseTraining({ ...presetOf(id), ...change })

function state(id: string, experiment: TrainingExperiment, w0?: readonly number[]): Statement {
  const formula = formulaOf(id)!
  expect(formula.refusal(experiment, {})).toBeUndefined()
  return formula.state({ experiment, given: {}, w0, range: () => [-3.5, 3.5] })
}

function valuesOf(statement: Statement): readonly number[] {
  if (statement.kind !== 'values') throw new Error(`not values but ${statement.kind}`)
  return statement.values
}

test('ids differ, and a threshold names what it bounds', () => {
  expect(new Set(formulas.map(({ id }) => id)).size).toBe(formulas.length)
  for (const { drawings, bounds, id } of formulas)
    expect(drawings.includes('threshold'), id).toBe(bounds !== undefined)
  expect(formulaOf('nothing')).toBeUndefined()
})

describe('two weights', () => {
  const flagship = experimentOf('two-weights')

  test('every closed form is stated in weight space', () => {
    for (const id of ['rail', 'basin-edge', 'valley']) {
      const found = state(id, flagship, [2, -1])
      expect(found.kind).toBe('lines')
      if (found.kind === 'lines') expect(found.lines.flat().every((point) => point.length === 2)).toBe(true)
    }
    const end = state('flow-end', { ...flagship, model: linear(flagship) }, [2, -1])
    expect(end).toMatchObject({ kind: 'points' })
    if (end.kind === 'points') expect(end.points[0]?.value).toBeCloseTo(3.60555128, 8)
    expect(valuesOf(state('conserved', { ...flagship, model: linear(flagship) }, [2, -1]))[0]).toBe(3)
  })

  test('if nothing moves or no minimum is reached, a sentence says so', () => {
    const relu = { ...flagship, model: { ...linear(flagship), activation: 'relu' as const, linearity: 0 } }
    expect(state('rail', relu, [-1, 1])).toEqual({
      kind: 'nothing',
      why: 'Nothing moves from this start.',
    })
    expect(state('flow-end', relu, [-1, 1])).toMatchObject({ kind: 'nothing' })
    expect(state('rail', flagship)).toEqual({ kind: 'nothing', why: 'Waits for w₀.' })
  })

  test.each([
    ['a scaled output', { model: { ...presetOf('two-weights')['model']!, outputScale: 2 } }, /1-1-1/],
    ['another activation', { model: { ...presetOf('two-weights')['model']!, activation: 'gelu' } }, /tanh/],
    [
      'two data',
      { data: { kind: 'table', task: 'regression', inputs: [[1], [2]], targets: [[1], [1]] } },
      /a single sample/,
    ],
    ['weight decay', { metric: { loss: 'squared', factor: 0.5, weightDecay: 0.1 } }, /without weight decay/],
  ])('%s is refused in a sentence', (_, change, words) => {
    expect(formulaOf('rail')!.refusal(experimentOf('two-weights', change), {})).toMatch(words)
  })
})

const linear = ({ model }: TrainingExperiment) => {
  if (model.kind !== 'mlp') throw new Error('no network')
  return { ...model, linearity: 1 }
}

test('the least loss of one answer for all is the variance of the targets, half of it if the loss has a ½', () => {
  const table = {
    kind: 'table',
    task: 'regression',
    inputs: [[1], [2], [3], [4]],
    targets: [[0], [0], [0], [4]],
  }
  const of = (factor: number) =>
    valuesOf(
      state(
        'constant-floor',
        experimentOf('two-weights', { data: table, metric: { loss: 'squared', factor } }),
      ),
    )
  expect([of(1), of(0.5)]).toEqual([[3], [1.5]])
  const decayed = experimentOf('two-weights', { metric: { loss: 'squared', weightDecay: 0.1 } })
  expect(formulaOf('constant-floor')!.refusal(decayed, {})).toMatch(/without weight decay/)
})

describe('the least loss of a linear network', () => {
  test.each(['xor', 'sine'])('%s at linearity 1 falls to it and not below', (id) => {
    const experiment = experimentOf(id)
    const [floor = NaN] = valuesOf(state('linear-floor', experiment))
    const bent = parseTraining({
      ...experiment,
      model: linear(experiment),
      algorithms: [{ id: 'adam', learningRate: 0.02, steps: 1500 }],
      plane: { kind: 'random', normalization: 'filter' },
    })
    const reached = oracle.train(bent, { record: 1500 })[0]!.loss.at(-1)!
    expect(reached - floor).toBeGreaterThan(-1e-12)
    expect(reached - floor).toBeLessThan(1e-4)
  })

  test('for XOR it is the variance of the labels', () => {
    const experiment = experimentOf('xor', {
      data: { kind: 'generated', id: 'xor-points' },
    })
    expect(valuesOf(state('linear-floor', experiment))[0]).toBeCloseTo(1, 12)
  })

  test('for XOR under the logistic loss it is ln 2, to which gradient descent falls', () => {
    const experiment = experimentOf('xor', {
      data: { kind: 'generated', id: 'xor-points' },
      metric: { loss: 'logistic' },
    })
    const [floor = NaN] = valuesOf(state('linear-floor', experiment))
    expect(floor).toBeCloseTo(Math.LN2, 12)
    const bent = parseTraining({
      ...experiment,
      model: linear(experiment),
      algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 3000 }],
      plane: { kind: 'random', normalization: 'filter' },
    })
    const reached = oracle.train(bent, { record: 3000 })[0]!.loss.at(-1)!
    expect(reached - floor).toBeGreaterThan(-1e-12)
    expect(reached - floor).toBeLessThan(1e-6)
  })

  test('weighted entries count by their weight, and without biases the line goes through 0', () => {
    const experiment = experimentOf('two-weights', {
      data: {
        kind: 'table',
        task: 'regression',
        inputs: [[1], [1], [2]],
        targets: [[0], [3], [9]],
        weights: [[2], [1], [0]],
      },
    })
    expect(valuesOf(state('linear-floor', experiment))[0]).toBeCloseTo((0.5 * (2 * 1 + 4)) / 3, 12)
  })

  test('it is refused if the network cannot be a line', () => {
    const refusal = (id: string, change: object = {}) =>
      formulaOf('linear-floor')!.refusal(experimentOf(id, change), {})
    expect(refusal('two-moons')).toMatch(/labels go with no input/)
    expect(refusal('xor', { metric: { loss: 'hinge' } })).toMatch(/squared and logistic/)
    expect(refusal('himmelblau')).toMatch(/networks/)
    expect(refusal('xor', { model: { kind: 'mlp', widths: [2, 1, 1], activation: 'tanh' } })).toBeUndefined()
    expect(
      refusal('xor', { model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh', trained: [2] } }),
    ).toMatch(/every layer/)
  })
})

describe('the largest stable learning rate', () => {
  test('of the four minima of Himmelblau is 2/λ: .024306, .024829, .014949, .018972', () => {
    const rates = valuesOf(state('stable-learning-rate', experimentOf('himmelblau')))
    const published = [0.024306, 0.024829, 0.014949, 0.018972]
    for (const [i, rate] of rates.entries()) expect(rate).toBeCloseTo(published[i]!, 6)
  })

  test.each(['sgd', 'momentum', 'nesterov'] as const)('%s converges below it and diverges above', (id) => {
    const rate = largestStableRate(algorithmSpec({ id }), 3)!
    for (const [factor, limit] of [
      [0.98, 0],
      [1.02, Infinity],
    ] as const) {
      const bowl = onFunction(
        { id: 'quadratic', parameters: { a: 3, b: 3 } },
        {
          algorithms: [{ id, learningRate: factor * rate, steps: 2000 }],
          starts: [{ kind: 'weights', values: [1e-3, 0] }],
        },
      )
      const [run] = oracle.train(bowl)
      const end = Math.abs(run!.finalWeights[0]!)
      if (limit === 0) expect(end).toBeLessThan(1e-6)
      else expect(end).toBeGreaterThan(1)
    }
  })

  test('at the minima that a typed function names, is 2/λ of its own second derivatives', () => {
    const expression = 'a (x^2 - 1)^2 + 3 (y - x)^2'
    const typed = { id: 'custom', expression, parameters: { a: 2 } }
    const at: [number, number] = [1, 1]
    const named = onFunction({ ...typed, minima: [at, [-1, -1]] })
    // Its Hessian at both minima: 8 a + 6 and 6 on the diagonal, -6 off it.
    const [trace, determinant] = [8 * 2 + 12, (8 * 2 + 6) * 6 - 36]
    const sharpness = trace / 2 + Math.sqrt(trace ** 2 / 4 - determinant)
    const rates = valuesOf(state('stable-learning-rate', parseTraining(named)))
    expect(rates).toHaveLength(2)
    for (const rate of rates) expect(rate).toBeCloseTo(2 / sharpness, 12)

    const ends = [0.98, 1.02].map((factor) => {
      const [run] = oracle.train(
        parseTraining({
          ...named,
          algorithms: [{ id: 'sgd', learningRate: (factor * 2) / sharpness, steps: 2000 }],
          starts: [{ kind: 'weights', values: [1 + 1e-3, 1 - 1e-3] }],
        }),
      )
      return Math.hypot(...run!.finalWeights.map((w, i) => w - at[i]!))
    })
    expect(ends[0]).toBeLessThan(1e-6)
    expect(ends[1]).toBeGreaterThan(1e-2)

    const without = parseTraining(onFunction(typed))
    expect(formulaOf('stable-learning-rate')!.refusal(without, {})).toMatch(/two weights/)
  })

  test('is refused for adam and for batches', () => {
    const refusal = (algorithm: object) =>
      formulaOf('stable-learning-rate')!.refusal(
        experimentOf('himmelblau', { algorithms: [{ learningRate: 0.1, steps: 1, ...algorithm }] }),
        {},
      )
    expect(refusal({ id: 'adam' })).toMatch(/full-batch/)
    expect(refusal({ id: 'sgd' })).toBeUndefined()
    expect(formulaOf('stable-learning-rate')!.refusal(experimentOf('xor'), {})).toMatch(/two weights/)
  })
})
