import { describe, expect, it } from 'vitest'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { convergenceOf } from '../../../../src/reference/outcome/convergence.ts'
import { clustersOf } from '../../../../src/reference/outcome/clusters.ts'
import { emptyEnds } from '../../../../src/reference/outcome/ends.ts'
import { knownClusters, numbersOf } from '../../../../src/reference/outcome/numbering.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { Cluster } from '../../../../src/reference/results.ts'
import type { TrainingExperiment } from '../../../../src/experiment/spec/experiment.ts'
import type { TerrainSpec } from '../../../../src/experiment/spec/terrain.ts'
import { finish } from '../../../../src/math/work.ts'
import { twoWeightExperiment } from '../../../support/theory/two-weights.ts'

const group = (size: number, ...center: number[]): Cluster => ({ size, center: Float64Array.from(center) })

describe('numbers of clusters', () => {
  it('go by size, and in order among equal ones', () => {
    expect(numbersOf([group(2, 0), group(5, 1), group(2, 2)], [])).toEqual([1, 0, 2])
  })

  it('stay with the nearest centre, whatever the current sizes', () => {
    const before = [group(3, 0), group(1, 10)]
    expect(numbersOf([group(9, 9.5), group(1, 0.5)], before)).toEqual([1, 0])
  })

  it('give a new cluster a free number', () => {
    const before = [group(3, 0), group(1, 10)]
    expect(numbersOf([group(90, 4), group(5, 0.1), group(6, 9.9)], before)).toEqual([2, 0, 1])
  })

  it('stay with shared members, before any centre', () => {
    const before = [group(3, 0), group(1, 10)]
    const votes = [new Map([[0, 1]]), new Map([[0, 2], [1, 1]]), new Map<number, number>()] // prettier-ignore
    expect(numbersOf([group(9, 0), group(7, 5), group(1, 10)], before, votes)).toEqual([2, 0, 1])
  })

  it('become free when a group has gone', () => {
    expect(numbersOf([group(1, 0.1), group(2, 9)], [group(0, 0), group(5, 0)])).toEqual([1, 0])
  })

  it('are remembered while their clusters are missing', () => {
    const known = knownClusters([group(3, 0), group(1, 10)], [group(4, 0.1), group(0), group(2, 5)])
    expect(known.map(({ size }) => size)).toEqual([4, 1, 2])
    expect(numbersOf([group(2, 9.9), group(1, 5)], known)).toEqual([1, 2])
    expect(knownClusters(undefined, [group(1, 0)])).toEqual([group(1, 0)])
  })

  it('start again if centres cannot be compared', () => {
    expect(numbersOf([group(1, 0, 0), group(2, 1, 1)], [group(2, 0)])).toEqual([1, 0])
  })
})

function endsAt(spec: TrainingExperiment, weights: readonly (readonly number[])[]) {
  const runs = { count: weights.length, algorithm: spec.algorithms[0]! }
  const ends = emptyEnds(buildTrainingProblem(spec), runs, (length) => new Float64Array(length))
  ends.weights.set(weights.flat())
  return ends
}

/** Clusters of converged ends of the two-weight network f(x) = w_2 w_1 x at these weights. */
function clustering(
  weights: readonly (readonly [number, number])[],
  clusterBy: TerrainSpec['clusterBy'],
  before?: readonly Cluster[],
) {
  const spec = parseTraining({
    ...twoWeightExperiment('linear'),
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 1 }],
    starts: [{ kind: 'weights', values: [1, 1] }],
    terrain: { clusterBy },
  })
  return finish(clustersOf(buildTrainingProblem(spec), endsAt(spec, weights), before))
}

describe('clusters of a network', () => {
  it('are functions: both branches of the valley compute the same', () => {
    const { cluster, clusters } = clustering([[1, 1], [-1, -1], [0, 3], [2, 0.5]], 'function') // prettier-ignore
    expect([...cluster]).toEqual([0, 0, 1, 0])
    expect(clusters).toEqual([
      { size: 3, center: Float64Array.of(1) },
      { size: 1, center: Float64Array.of(0) },
    ])
  })

  it('differ if outputs differ by more than 0.05', () => {
    expect([...clustering([[1, 1], [1, 1.0499]], 'function').cluster]).toEqual([0, 0]) // prettier-ignore
    expect([...clustering([[1, 1], [1, 1.0501]], 'function').cluster]).toEqual([0, 1]) // prettier-ignore
  })

  it('are weights: the branches are separate, and neighbours on one belong together', () => {
    const branch = Array.from({ length: 40 }, (_, i) => [1 + 0.05 * i, 1 / (1 + 0.05 * i)] as const)
    const other = branch.slice(0, 9).map(([x, y]) => [-x, -y] as const)
    expect([...clustering([...other, ...branch], 'weights').cluster]).toEqual([
      ...other.map(() => 1),
      ...branch.map(() => 0),
    ])
  })

  it('differ if weights differ by more than 0.05 (1 + |w|)', () => {
    expect([...clustering([[3, 0], [3.21, 0]], 'weights').cluster]).toEqual([0, 0]) // prettier-ignore
    expect([...clustering([[3, 0], [3.22, 0]], 'weights').cluster]).toEqual([0, 1]) // prettier-ignore
  })

  it('are weights up to the order of hidden units, which does not change the function', () => {
    const model = { kind: 'mlp' as const, widths: [1, 3, 1], activation: 'tanh' as const }
    const first = [1, -2, 0.5, 0.1, 0.2, 0.3, 2, -1, 0.7, 0.05]
    const turned = [0.5, 1, -2, 0.3, 0.1, 0.2, 0.7, 2, -1, 0.05]
    const flipped = [-1, -2, 0.5, -0.1, 0.2, 0.3, -2, -1, 0.7, 0.05]
    const numbers = (clusterBy: TerrainSpec['clusterBy']) => {
      const spec = parseTraining({
        ...twoWeightExperiment('tanh'),
        model,
        algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 1 }],
        starts: [{ kind: 'weights', values: first }],
        terrain: { clusterBy },
      })
      const ends = endsAt(spec, [first, turned, flipped])
      return [...finish(clustersOf(buildTrainingProblem(spec), ends)).cluster]
    }
    expect(numbers('weights')).toEqual([0, 1, 2])
    expect(numbers('weights-up-to-permutation')).toEqual([0, 0, 1])
    expect(numbers('function')).toEqual([0, 0, 0])
  })

  it('keep their numbers from one outcome to the next', () => {
    const { clusters } = clustering([[1, 1], [1, 1], [0, 3]], 'function') // prettier-ignore
    const next = clustering([[0, 1], [0, 2], [0, 5]], 'function', clusters) // prettier-ignore
    expect([...next.cluster]).toEqual([1, 1, 1])
    expect(next.clusters).toEqual([
      { size: 0, center: new Float64Array() },
      { size: 3, center: Float64Array.of(0) },
    ])
  })
})

describe("how fast a run converges (S10's measure)", () => {
  it('is minus the sum of relative losses if the last twenty are below 1', () => {
    expect(convergenceOf(Float64Array.of(4, 2, 1, 0))).toBeCloseTo(-1.75, 12)
  })

  it('is the sum of inverse relative losses otherwise, bounded at 1e6', () => {
    expect(convergenceOf(Float64Array.of(1, 2, 4, NaN, Infinity, 1e9))).toBeCloseTo(1.75 + 3e-6, 12)
  })

  it('uses only the last twenty', () => {
    const losses = [1, ...Array.from({ length: 30 }, () => 3), ...Array.from({ length: 20 }, () => 0.5)]
    expect(convergenceOf(Float64Array.from(losses))).toBeCloseTo(-(1 + 90 + 10), 12)
  })
})
