import { describe, expect, it } from 'vitest'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'
import { onlyLong } from '../../../../support/long.ts'
import { himmelblauBasins, shareOf } from '../../../../support/theory/basins.ts'

type AlgorithmInput = TrainingInput['algorithms'][number]

/** Shares of the starts that reach each minimum. */
const shares = (algorithm: AlgorithmInput, resolution: number): number[] => {
  const { outcome } = oracle.terrain(himmelblauBasins(algorithm), { resolution })
  return outcome!.clusters.map((_, i) => shareOf(outcome!.cluster, i))
}

describe('five algorithms from one start (S07)', () => {
  const runs: [AlgorithmInput, [number, number]][] = [
    [{ id: 'sgd', learningRate: 0.001, steps: 1000 }, [3.58442834, -1.848126527]],
    [{ id: 'momentum', learningRate: 0.001, steps: 1000 }, [3, 2]],
    [{ id: 'nesterov', learningRate: 0.001, steps: 1000 }, [3, 2]],
    [{ id: 'rmsprop', learningRate: 0.01, steps: 1000 }, [3, 2]],
    [{ id: 'adam', learningRate: 0.01, steps: 1000 }, [3, 2]],
    [{ id: 'adagrad', learningRate: 0.1, steps: 1000 }, [3, 2]],
  ]
  it.each(runs)('%o ends at %j', (algorithm, wanted) => {
    const [run] = oracle.train(himmelblauBasins(algorithm))
    run!.finalWeights.forEach((weight, i) => expect(Math.abs(weight - wanted[i]!)).toBeLessThan(3e-3))
  })
})

// S07 has .580 for 121 x 121 starts. Newton's basins have ragged edges, so of 61 x 61 cells one in a hundred
// may go either way.
it.each([{ resolution: 61, within: 0.01 }, ...onlyLong([{ resolution: 121, within: 0.002 }])])(
  'Newton is attracted by saddles: 58 % of $resolution x $resolution starts reach a minimum (S07)',
  ({ resolution, within }) => {
    const found = shares({ id: 'newton', learningRate: 1, steps: 100 }, resolution)
    expect(Math.abs(found.reduce((sum, share) => sum + share, 0) - 0.58)).toBeLessThan(within)
  },
  600_000,
)

describe('which minima exist at a learning rate (S08)', () => {
  // 2/λ: .014949 for C, .018972 for D, .024306 for A, .024829 for B. None of the 20 x 20 starts lies on a
  // minimum.
  it.each([
    [0.0145, [true, true, true, true]],
    [0.0155, [true, true, false, true]],
    [0.0185, [true, true, false, true]],
    [0.0195, [true, true, false, false]],
    [0.0251, [false, false, false, false]],
  ] as const)('at %f: %j', (learningRate, wanted) => {
    const found = shares({ id: 'sgd', learningRate, steps: 2000 }, 20)
    expect(found.map((share) => share > 0)).toEqual(wanted)
  })
})
