import { expect, test } from 'vitest'
import { errorRate } from '../../src/reference/metric/error-rate.ts'
import { oracle } from '../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../src/experiment/spec/experiment.ts'
import { mean } from '../../src/math/statistics/moments.ts'
import { onlyLong } from '../support/long.ts'
import { pairsOf, trainedEnds } from '../support/training.ts'

/**
 * The setup of S14: ten networks on blobs at ±(1, 1), with the conflicting inputs at ±(1, -1) as the shifted
 * part.
 */
const ten = (seed: number, steps: number): TrainingInput => ({
  version: 1,
  seed,
  data: {
    kind: 'generated',
    id: 'blobs',
    size: 200,
    testSize: 2000,
    noise: 0.35,
    parameters: { radius: Math.SQRT2, turn: 45 },
    shift: { rotation: -90 },
  },
  model: { kind: 'mlp', widths: [2, 4, 4, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps }],
  starts: Array.from({ length: 10 }, () => ({
    kind: 'random' as const,
    distribution: 'lecun-normal' as const,
  })),
  plane: { kind: 'weights', first: 0, second: 1 },
})

/**
 * Means over all pairs of the ten, and the shares of conflicting inputs that the worst, best and mean network
 * classify correctly.
 */
function agreement(seed: number) {
  const { experiment, ends } = trainedEnds(ten(seed, 1500))
  const errors = (part: string) =>
    ends.map((end) => oracle.measure(experiment, end, 'metric', { metric: errorRate(part) }).values[0]!)
  const signs = (part: string) =>
    ends.map((end) => oracle.measure(experiment, end, 'outputs', { part }).values.map(Math.sign))
  const differ = (part: string) =>
    mean(pairsOf(signs(part)).map(([p, q]) => p.filter((sign, n) => sign !== q[n]).length / p.length))
  const ckas = (part: string) =>
    pairsOf(ends).map(([one, other]) => oracle.measure(experiment, one, 'cka', { part, other }).values[0]!)
  const right = errors('shifted').map((error) => 1 - error)
  return {
    familiarErrors: Math.max(...errors('test')),
    familiarDiffer: differ('test'),
    familiar: mean(ckas('test')),
    worst: Math.min(...right),
    best: Math.max(...right),
    right: mean(right),
    differ: differ('shifted'),
    conflicting: mean(ckas('shifted')),
    leastAlike: Math.min(...ckas('shifted')),
  }
}

const median = (numbers: readonly number[]) => [...numbers].sort((p, q) => p - q)[numbers.length >> 1]!

// S14 has one sample and one set of ten. Which coordinate a sample favours varies: over these eight the best
// network has .58 to .96 correct, the mean network .24 to .69, two networks differ on .22 to .41, and their
// CKA on conflicting inputs is .58 to .80, which includes the .719 of S14. The lecture's .584 belongs to its
// sample. So the test checks statistics over samples.
test.each(onlyLong([8]))(
  'ten networks agree on familiar inputs and disagree on conflicting ones, over %d samples (S14)',
  (samples) => {
    const found = Array.from({ length: samples }, (_, i) => agreement(i + 1))
    const all = (of: keyof (typeof found)[number]) => found.map((one) => one[of])
    // Blobs of deviation .35 cross the line between them with probability Φ(-√2/.35) = 2.7e-5, and the
    // learned boundary is not that line.
    expect(Math.max(...all('familiarErrors'))).toBeLessThan(0.002)
    expect(Math.max(...all('familiarDiffer'))).toBeLessThan(0.001)
    expect(Math.min(...all('familiar'))).toBeGreaterThan(0.99)
    expect(Math.max(...all('worst'))).toBeLessThan(0.25)
    expect(median(all('best'))).toBeGreaterThan(0.85)
    // ½ by symmetry. One sample has a deviation of .13, so eight have a standard error of .045.
    expect(Math.abs(mean(all('right')) - 0.5)).toBeLessThan(4 * 0.045)
    expect(mean(all('differ'))).toBeGreaterThan(0.25)
    expect(Math.min(...all('conflicting'))).toBeLessThan(0.719)
    expect(Math.max(...all('conflicting'))).toBeGreaterThan(0.719)
    expect(Math.max(...all('conflicting'))).toBeLessThan(0.85)
    // An independent program with the lecture's samples and steps has .15 over sixty sets of ten, ranging
    // from .05 to .45.
    expect(median(all('leastAlike'))).toBeLessThan(0.3)
  },
  1_800_000,
)

/** CKA of two untrained networks on familiar inputs, averaged over the pairs of ten. */
function untrained(seed: number): number {
  const { experiment, starts } = trainedEnds(ten(seed, 0))
  return mean(
    pairsOf(starts).map(
      ([one, other]) => oracle.measure(experiment, one, 'cka', { part: 'test', other }).values[0]!,
    ),
  )
}

// S14 has .837 for one set of ten. Twelve sets have .81 to .99, with a mean of .915 and a deviation of .047;
// the lecture's has .946.
test.each([2, ...onlyLong([12])])(
  'before training ten networks already agree, and by how much depends on the ten: %d sets (S14)',
  (sets) => {
    const found = Array.from({ length: sets }, (_, i) => untrained(i + 1))
    expect(Math.abs(mean(found) - 0.915)).toBeLessThan((4 * 0.047) / Math.sqrt(sets))
    if (sets < 12) return
    expect(Math.min(...found)).toBeLessThan(0.837)
    expect(Math.max(...found)).toBeGreaterThan(0.946)
  },
  600_000,
)
