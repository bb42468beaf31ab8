import { expect, test } from 'vitest'
import { fusedObjective } from '../../src/engine/workers/fused-objective.ts'
import { parseTraining } from '../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../src/experiment/spec/experiment.ts'
import { buildTrainingProblem } from '../../src/experiment/training-problem.ts'
import { finish } from '../../src/math/work.ts'
import { training } from '../../src/reference/oracle/run/run.ts'
import { placement } from '../../src/reference/oracle/run/place.ts'
import { bestPolygon, formOf, keptFeatures, pairOf, tiedModel } from '../../src/theory/polygons.ts'
import { isLong, onlyLong } from '../support/long.ts'

// S64 of src/theory/README.md, over draws. Each draw has its own start and samples.

interface End {
  readonly kept: number
  readonly corners: number
  /** Gaps between the kept columns, in degrees, the largest first. */
  readonly gaps: readonly number[]
  /** Loss over p on 30,000 new samples. */
  readonly loss: number
}

const steps = 2000
const random = { kind: 'random', distribution: 'normal', scale: 0.3 } as const

/** The ends of a draw's runs, by the loops of the workers in float64. */
function endsOf(
  seed: number,
  p: number,
  features: number,
  starts: TrainingInput['starts'] = [random],
  batch = 64,
): End[] {
  const experiment = parseTraining({
    version: 1,
    seed,
    data: {
      kind: 'generated',
      id: 'sparse-features',
      size: 64,
      testSize: 30_000,
      parameters: { probability: p },
    },
    model: { kind: 'tied', features, hidden: 2 },
    metric: { loss: 'squared', reduction: 'mean-over-samples' },
    algorithms: [
      {
        id: 'adam',
        learningRate: 0.01,
        steps,
        schedule: { kind: 'cosine' },
        batch: { size: batch, order: 'fresh' },
      },
    ],
    starts,
    plane: { kind: 'random', normalization: 'none' },
  })
  const problem = buildTrainingProblem(experiment)
  const model = tiedModel(experiment)
  return placement(problem).starts.map((weights, start) => {
    const algorithm = experiment.algorithms[0]!
    const run = { start, algorithm, weights, every: steps }
    const { finalWeights } = finish(training(problem, run, fusedObjective))
    const judged = fusedObjective(problem, { ...experiment.metric, part: 'test' }, run)
    const { corners, gaps } = formOf(model, finalWeights)
    return {
      kept: keptFeatures(model, finalWeights),
      corners,
      gaps: gaps.toSorted((one, other) => other - one),
      loss: judged.value(finalWeights) / p,
    }
  })
}

/** The ends of many draws at once: 36 in the long form, 4 in the short one. */
const drawn = (p: number, features = 5, draws = isLong ? 36 : 4): End[] =>
  Array.from({ length: draws }, (_, seed) =>
    endsOf(seed + 1, p, features, [random], p < 0.05 ? 256 : 64),
  ).flat()

const shareOf = (ends: readonly End[], corners: number): number =>
  ends.filter((end) => end.corners === corners).length / ends.length

const timeout = 600_000

test(
  'with rare features all five are kept, as a pentagon, on every draw (S64)',
  () => {
    const ends = drawn(0.05)
    expect(shareOf(ends, 5)).toBe(1)
    for (const { kept, loss } of ends) {
      expect(kept).toBe(5)
      expect(loss).toBeGreaterThan(0.15)
      expect(loss).toBeLessThan(0.23)
    }
  },
  timeout,
)

test(
  'half the time active, at most four of five are kept, as a square or as three within a half plane (S64)',
  () => {
    for (const { kept, corners, gaps, loss } of drawn(0.5)) {
      expect(kept).toBeLessThanOrEqual(4)
      if (corners !== 4) {
        expect(kept).toBe(3)
        expect(gaps[0]).toBeGreaterThan(165)
      }
      expect(loss).toBeGreaterThan(0.47)
      expect(loss).toBeLessThan(0.62)
    }
  },
  timeout,
)

test(
  'always active, the loss is that of the best plane, without any form (S64)',
  () => {
    const ends = drawn(1)
    for (const { loss } of ends) {
      expect(loss).toBeGreaterThan(0.235)
      expect(loss).toBeLessThan(0.265)
    }
    expect(shareOf(ends, 5)).toBeLessThan(0.3)
  },
  timeout,
)

test.each(onlyLong([24]))(
  'in between, squares and pentagons share %i draws, in the order of rarity (S64, long)',
  (draws) => {
    const shares = [0.3, 0.2, 0.15, 0.1, 0.03].map((p) => shareOf(drawn(p, 5, draws), 5))
    const [common = NaN, , , rare = NaN, rarest = NaN] = shares
    expect(common).toBeLessThan(0.2)
    expect(rare).toBeGreaterThan(0.8)
    expect(rarest).toBe(1)
    expect(shares[1]).toBeGreaterThan(0.15)
    expect(shares[1]).toBeLessThan(0.75)
  },
  timeout,
)

/** The best polygon of all features, as a start. */
function exact(corners: number): TrainingInput['starts'][number] {
  const { A, bias } = bestPolygon(corners)
  const columns = Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners
    return [Math.sqrt(A) * Math.cos(angle), Math.sqrt(A) * Math.sin(angle)]
  })
  return { kind: 'weights', values: [...columns.flat(), ...Array<number>(corners).fill(bias)] }
}

test(
  'a hexagon is better and stays, but runs from random starts find the pentagon (S64)',
  () => {
    const draws = isLong ? 24 : 2
    const pairs = Array.from({ length: draws }, (_, seed) =>
      endsOf(seed + 1, 0.02, 6, [random, exact(6)], 256),
    )
    let missed = 0
    for (const [found, best] of pairs) {
      expect(best!.corners).toBe(6)
      if (found!.corners === 6) continue
      missed++
      expect(found!.kept).toBeLessThanOrEqual(6)
      expect(found!.loss).toBeGreaterThan(best!.loss)
    }
    expect(missed / draws).toBeGreaterThanOrEqual(isLong ? 0.75 : 0.5)
  },
  timeout,
)

test('of two features on a line, equal signs end in the blend and opposite ones in the pair, at every probability', () => {
  for (const p of [0.1, 0.2, 0.4, 0.6]) {
    const experiment = parseTraining({
      version: 1,
      seed: 1,
      data: { kind: 'generated', id: 'sparse-features', size: 4000, parameters: { probability: p } },
      model: { kind: 'tied', features: 2, hidden: 1, bias: false },
      metric: { loss: 'squared', reduction: 'mean-over-samples' },
      algorithms: [{ id: 'sgd', learningRate: 0.3, steps: 800 }],
      starts: [
        { kind: 'weights', values: [1.2, 0.2] },
        { kind: 'weights', values: [1.2, -0.2] },
      ],
      plane: { kind: 'weights', first: 0, second: 1, origin: 'zero' },
    })
    const problem = buildTrainingProblem(experiment)
    const ends = placement(problem).starts.map((weights, start) =>
      finish(
        training(
          problem,
          { start, algorithm: experiment.algorithms[0]!, weights, every: 800 },
          fusedObjective,
        ),
      ),
    )
    const { blend, least, square } = pairOf(p)
    const [equal, opposite] = ends
    expect(Math.min(...equal!.finalWeights)).toBeGreaterThan(0.5)
    expect(Math.abs(equal!.loss.at(-1)! - blend)).toBeLessThan(0.05 * blend)
    expect(opposite!.finalWeights[0]).toBeCloseTo(Math.sqrt(square), 1)
    expect(opposite!.finalWeights[1]).toBeCloseTo(-Math.sqrt(square), 1)
    // A sample has its own share of pairs that are both active, of which there are few.
    expect(Math.abs(opposite!.loss.at(-1)! - least)).toBeLessThan(0.3 * least)
  }
})
