import { describe, expect, test } from 'vitest'
import { orthogonalized } from '../../../../src/reference/algorithm/orthogonalize.ts'
import { objectiveOf } from '../../../../src/reference/objective/objective.ts'
import type { AlgorithmOf } from '../../../../src/experiment/spec/algorithm.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'
import { metricSpec, mlpSpec, networkProblem } from '../../../support/network.ts'
import { oracleOf, runOf, samplesOf } from '../../../support/kernels/training.ts'

/** The effect of five iterations on one singular value. */
const iterate = (x: number) => [1, 2, 3, 4, 5].reduce((s) => 3.4445 * s - 4.775 * s ** 3 + 2.0315 * s ** 5, x)

const expectNear = (found: ArrayLike<number>, wanted: readonly number[], digits = 12) => {
  expect(found).toHaveLength(wanted.length)
  wanted.forEach((w, i) => expect(found[i]).toBeCloseTo(w, digits))
}

describe('five Newton-Schulz iterations', () => {
  test('map singular values as in S12', () => {
    expectNear(orthogonalized(Float64Array.of(5), 1, 1), [0.6964364], 6)
    expectNear(orthogonalized(Float64Array.of(0.1, 0, 0, Math.sqrt(0.99)), 2, 2), [0.7121201, 0, 0, iterate(Math.sqrt(0.99))], 6) // prettier-ignore
  })

  test('keep singular vectors', () => {
    const norm = Math.hypot(3, 1) + 1e-7
    const [big, small] = [iterate(3 / norm), iterate(1 / norm)]
    const [c, s] = [Math.cos(0.4), Math.sin(0.4)]
    expectNear(orthogonalized(Float64Array.of(3 * c, 3 * s, -s, c), 2, 2), [big * c, big * s, -small * s, small * c]) // prettier-ignore
  })
})

/** A [2][n] matrix with iterated singular values, by the eigenvectors of G Gᵀ in closed form. */
function iterated(rows: readonly (readonly number[])[]): number[][] {
  const [p = [], q = []] = rows
  const dot = (x: readonly number[], y: readonly number[]) => x.reduce((sum, v, k) => sum + v * y[k]!, 0)
  const angle = Math.atan2(2 * dot(p, q), dot(p, p) - dot(q, q)) / 2
  const norm = Math.sqrt(dot(p, p) + dot(q, q)) + 1e-7
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  // Rows along the two left singular vectors, with the singular values as their lengths.
  const turned = [p.map((x, k) => c * x + s * q[k]!), p.map((x, k) => -s * x + c * q[k]!)]
  const [u = [], v = []] = turned.map((row) => {
    const size = Math.sqrt(dot(row, row))
    return row.map((x) => (iterate(size / norm) / size) * x)
  })
  return [u.map((x, k) => c * x - s * v[k]!), u.map((x, k) => s * x + c * v[k]!)]
}

const transposed = (rows: readonly (readonly number[])[]): number[][] =>
  rows[0]!.map((_, j) => rows.map((row) => row[j]!))

/** The [rows][columns] matrix that starts at `from`, row by row. */
const matrixAt = (values: ArrayLike<number>, from: number, rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (__, j) => values[from + i * columns + j]!),
  )

/** Weight matrices of hidden layers, [inputs][outputs], starting at `at`, with one side equal to 2. */
type Hidden = readonly { readonly at: number; readonly inputs: number; readonly outputs: number }[]

/**
 * Two steps by the definition: M = μ M + g + c w. Hidden matrices move by √max(1, outputs/inputs) NS(g + μ
 * M), the rest by M.
 */
function byHand(problem: ReturnType<typeof problemOf>, algorithm: AlgorithmOf<'muon'>, hidden: Hidden, start: ArrayLike<number>) {
  const { momentum, learningRate, weightDecay } = algorithm
  const objective = objectiveOf(problem, problem.experiment.metric)
  const weights = Float64Array.from(start)
  const buffer = new Float64Array(weights.length)
  for (let step = 0; step < 2; step++) {
    const slope = objective.gradient(weights).map((g, i) => g + weightDecay * weights[i]!)
    slope.forEach((g, i) => (buffer[i] = momentum * buffer[i]! + g))
    const move = Float64Array.from(buffer)
    for (const { at, inputs, outputs } of hidden) {
      const seen = matrixAt(slope.map((g, i) => g + momentum * buffer[i]!), at, inputs, outputs)
      const turned = inputs === 2 ? iterated(seen) : transposed(iterated(transposed(seen)))
      move.set(turned.flat().map((x) => Math.sqrt(Math.max(1, outputs / inputs)) * x), at)
    }
    move.forEach((m, i) => (weights[i]! -= learningRate * m))
  }
  return [...weights]
} // prettier-ignore

const problemOf = (widths: number[]) => {
  const part = samplesOf(7, 2, ([a = 0, b = 0]) => [a * b + 0.3 * a])
  return networkProblem(mlpSpec({ widths }), { train: part, test: part }, metricSpec({ factor: 0.5 }))
}

const cases: [string, number[], Hidden][] = [
  ['more outputs than inputs', [2, 3, 1], [{ at: 0, inputs: 2, outputs: 3 }]],
  ['a second hidden layer with fewer', [2, 3, 2, 1], [{ at: 0, inputs: 2, outputs: 3 }, { at: 9, inputs: 3, outputs: 2 }]],
  ['an output layer alone, which is none', [2, 1], []],
] // prettier-ignore

test.each(cases)('two steps of Muon follow its definition: %s', (_, widths, hidden) => {
  const problem = problemOf(widths)
  const algorithm = algorithmSpec({ id: 'muon', learningRate: 0.1, weightDecay: 0.02, steps: 2 })
  const run = runOf(problem, { algorithm })
  const { finalWeights } = oracleOf({ problem, runs: [run], watch: [] }, run)
  expectNear(finalWeights, byHand(problem, algorithm, hidden, run.weights), 11)
})
