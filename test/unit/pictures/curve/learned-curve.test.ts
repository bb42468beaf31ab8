import { describe, expect, test } from 'vitest'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { Trajectory } from '../../../../src/reference/results.ts'
import { isAlongOne, learnedCurve } from '../../../../src/pictures/curve/learned-curve.ts'

/** A network of two units over these inputs, at one record. */
function curveOf(inputs: readonly number[][], weights: readonly number[], algorithms = 1) {
  const experiment = parseTraining({
    version: 1,
    seed: 1,
    data: { kind: 'table', task: 'regression', inputs, targets: inputs.map(() => [1]) },
    model: { kind: 'mlp', widths: [2, 2, 1], activation: 'tanh', bias: false },
    metric: { loss: 'squared' },
    algorithms: Array.from({ length: algorithms }, (_, k) => ({
      id: 'sgd',
      learningRate: 0.1,
      steps: 2,
      linearized: k === 1,
    })),
    starts: [{ kind: 'weights', values: weights }],
    plane: { kind: 'weights', first: 0, second: 1 },
  })
  const record = Float32Array.from(weights)
  const runs = Array.from({ length: algorithms }, (_, algorithm) => ({
    start: 0,
    algorithm,
    steps: Uint32Array.of(0),
    weights: () => record,
    finalWeights: record,
  })) as unknown as Trajectory[]
  return { experiment, curve: learnedCurve(experiment, runs, new Set(), 0, 'light') }
}

const circle = [0.25, 0.75, 1.5].map((turn) => [2 * Math.cos(Math.PI * turn), 2 * Math.sin(Math.PI * turn)])

describe('a network as a curve', () => {
  test('of inputs on a circle goes over their angle, and is odd without biases', () => {
    const { experiment, curve } = curveOf(circle, [1, -0.5, 0.3, 2, 0.7, -1.1])
    expect(isAlongOne(experiment)).toBe(true)
    expect(curve!.along).toBe('angle / π')
    const places = Array.from(curve!.samples.coordinates)
    for (const [i, turn] of [0.25, 0.75, 1.5].entries()) expect(places[i]).toBeCloseTo(turn, 9)
    const { columns, values, domain } = curve!.curves[0]!.grid
    expect(domain.x).toEqual([0, 2])
    for (let i = 0; i < columns / 2; i++) expect(values[i + columns / 2]).toBeCloseTo(-values[i]!, 9)
    const x = Math.PI / columns
    const f = (u: number, v: number, a: number) => a * Math.tanh(2 * (u * Math.cos(x) + v * Math.sin(x)))
    expect(values[0]).toBeCloseTo(f(1, 0.3, 0.7) + f(-0.5, 2, -1.1), 6)
  })

  test('whose units point in one direction follows it', () => {
    const { curve } = curveOf([[1, 0], [5, 1], [0, 2]], [3, 3, 4, 4, 1, 1]) // prettier-ignore
    const places = Array.from(curve!.samples.coordinates)
    for (const [i, place] of [0.6, 3.8, 1.6].entries()) expect(places[i]).toBeCloseTo(place, 6)
    const { columns, domain, values } = curve!.curves[0]!.grid
    const first = domain.x[0] + (domain.x[1] - domain.x[0]) / (2 * columns)
    expect(values[0]).toBeCloseTo(2 * Math.tanh(5 * first), 6)
  })

  test('is missing for other inputs, and a linearised twin is dashed', () => {
    expect(curveOf([[1, 0], [5, 1], [0, 2]], [3, 3, 4, 5, 1, 1]).curve).toBeUndefined() // prettier-ignore
    const { curve } = curveOf(circle, [1, -0.5, 0.3, 2, 0.7, -1.1], 2)
    expect(curve!.curves.map(({ dash }) => dash.length > 0)).toEqual([false, true])
  })
})
