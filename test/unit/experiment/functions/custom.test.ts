import { describe, expect, test } from 'vitest'
import '../../../../src/experiment/functions/reader.ts'
import { experimentFromLink, experimentToLink } from '../../../../src/exchange/link.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { ExperimentError } from '../../../../src/experiment/spec/values/error.ts'
import { algorithmIds, completeAlgorithm } from '../../../../src/experiment/spec/algorithm.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { onFunction } from '../../../support/experiments.ts'

const himmelblau = '(x^2 + y - 11)^2 + (x + y^2 - 7)^2'

const issuesOf = (model: Parameters<typeof onFunction>[0]) => {
  try {
    parseTraining(onFunction(model))
    return []
  } catch (error) {
    if (error instanceof ExperimentError) return error.issues
    throw error
  }
}

describe('the format', () => {
  test('has a text, parameters and minima, which a link keeps', async () => {
    const experiment = parseTraining(
      onFunction({ id: 'custom', expression: 'a x^2 + y^2', parameters: { a: 2 }, minima: [[0, 0]] }),
    )
    expect(experiment.model).toEqual({
      kind: 'function',
      id: 'custom',
      expression: 'a x^2 + y^2',
      parameters: { a: 2 },
      minima: [[0, 0]],
    })
    expect(experiment.plane).toMatchObject({ extent: { a: [-3, 3], b: [-3, 3] } })
    expect(await experimentFromLink(await experimentToLink(experiment))).toEqual(experiment)
    expect(parseTraining(JSON.parse(JSON.stringify(experiment)))).toEqual(experiment)
  })

  test.each<[model: Parameters<typeof onFunction>[0], path: string, message: RegExp]>([
    [{ id: 'custom' }, 'model.expression', /is missing/],
    [{ id: 'custom', expression: 'x + sim(y)' }, 'model.expression', /^Unknown function “sim”. Do you mean sin\? \(at character 5\)$/],
    [{ id: 'custom', expression: 'x'.repeat(501) }, 'model.expression', /at most 500 characters/],
    [{ id: 'custom', expression: 'x + b' }, 'model.expression', /Unknown name “b”/],
    [{ id: 'custom', expression: 'x', parameters: { sin: 1 } }, 'model.parameters.sin', /already has a meaning/],
    [{ id: 'himmelblau', expression: 'x' }, 'model.expression', /only for the function "custom"/],
    [{ id: 'himmelblau', minima: [[0, 0]] }, 'model.minima', /only for the function "custom"/],
    [{ id: 'costum', expression: 'x' }, 'model.id', /unknown function "costum". Choose one of .*custom/],
  ])('refuses %j', (model, path, message) => {
    const [issue] = issuesOf(model)
    expect(issue?.path).toBe(path)
    expect(issue?.message).toMatch(message)
  }) // prettier-ignore

  test('gauss-newton takes a typed sum of squares, and no other text', () => {
    const algorithms: TrainingInput['algorithms'] = [{ id: 'gauss-newton', learningRate: 1, steps: 20 }]
    const of = (expression: string) =>
      parseTraining(
        onFunction(
          { id: 'custom', expression },
          { algorithms, starts: [{ kind: 'weights', values: [2, 3] }] },
        ),
      )
    const [run] = oracle.train(of('(x - 1)^2 + 100 (y - x^2)^2'))
    const [known] = oracle.train({
      ...of('(x - 1)^2 + 100 (y - x^2)^2'),
      model: { kind: 'function', id: 'rosenbrock', parameters: {} },
    })
    expect(run?.loss.at(-1)).toBeLessThan(1e-20)
    known?.loss.forEach((loss, i) => expect(Math.abs(run!.loss[i]! - loss)).toBeLessThan(1e-9 * (1 + loss)))
    expect(() => of('x^4 + y^2')).toThrow('needs a sum of squares')
    expect(() => of('x^2 - y^2')).toThrow('needs a sum of squares')
  })
})

describe('Himmelblau’s function, typed', () => {
  const known = parseTraining(
    onFunction({ id: 'himmelblau' }, { starts: [{ kind: 'weights', values: [0.5, -0.5] }] }),
  )
  const typed = parseTraining({ ...known, model: { kind: 'function', id: 'custom', expression: himmelblau } })

  test('has the same surface to the last bit', () => {
    const [a, b] = [oracle.terrain(known, { resolution: 33 }), oracle.terrain(typed, { resolution: 33 })]
    expect(b.values).toEqual(a.values)
  })

  test('is trained in the same way by every rule that a function supports', () => {
    const rules = algorithmIds.filter((id) => id !== 'muon' && id !== 'gauss-newton')
    const algorithms = rules
      .slice(0, 8)
      .map((id) => completeAlgorithm({ id, learningRate: 0.005, steps: 60 }))
    const others = rules.slice(8).map((id) => completeAlgorithm({ id, learningRate: 0.005, steps: 60 }))
    let runs = 0
    for (const list of [algorithms, others].filter(({ length }) => length > 0)) {
      const [these, those] = [known, typed].map((e) =>
        oracle.train(parseTraining({ ...e, algorithms: list })),
      )
      those!.forEach((run, i) => {
        const away = Math.hypot(...run.finalWeights.map((w, k) => w - these![i]!.finalWeights[k]!))
        expect(away, list[i]!.id).toBeLessThan(1e-6)
        runs++
      })
    }
    expect(runs).toBe(rules.length)
  })

  test('has its curvature, for the stability threshold and for the sharpness', () => {
    const at = [3, 2]
    const of = (e: typeof known) => oracle.measure(e, at, 'hessian-spectrum').values
    of(typed).forEach((value, i) => expect(value).toBeCloseTo(of(known)[i]!, 9))
  })

  test('has a basin map whose clusters are where runs end, as no minimum is known', () => {
    const map = (e: typeof known) =>
      oracle.terrain(
        parseTraining({
          ...e,
          algorithms: [{ id: 'sgd', learningRate: 0.01, steps: 400 }],
          terrain: { quantity: 'outcome', show: 'cluster' },
        }),
        { resolution: 13 },
      ).outcome!
    const [a, b] = [map(known), map(typed)]
    expect(new Set(b.cluster).size).toBe(new Set(a.cluster).size)
    const pairs = new Set(Array.from(a.cluster, (cluster, i) => `${cluster} ${b.cluster[i]!}`))
    expect(pairs.size).toBe(new Set(a.cluster).size)
    const given = parseTraining({ ...typed, model: { ...typed.model, minima: [[3, 2], [-2.805118, 3.131313], [-3.77931, -3.283186], [3.584428, -1.848127]] } as never }) // prettier-ignore
    expect(map(given).cluster).toEqual(a.cluster)
  })
})

test('non-finite values are counted, and drawn as holes', () => {
  const { nonFinite, values } = oracle.terrain(
    parseTraining(onFunction({ id: 'custom', expression: 'log(x) + y' })),
    { resolution: 7 },
  )
  expect(nonFinite).toBe(28)
  expect(values.filter((value) => Number.isFinite(value))).toHaveLength(21)
})
