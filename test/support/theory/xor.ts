import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import type { Outcome } from '../../../src/reference/results.ts'

/** Number of draws behind each share that S25 of theory/README.md states. */
export const publishedDraws = 400

/**
 * Many starts of a 2-`width`-1 network on the four points of xor (theory/README.md, S25, whose biases are
 * drawn for all units).
 */
export const xorDraws = (
  activation: 'tanh' | 'relu' | 'linear',
  count: number,
  { width = 2, steps = 6000, loss = 'squared' as 'squared' | 'logistic' } = {},
): TrainingInput => ({
  version: 1,
  seed: 3,
  data: { kind: 'generated', id: 'xor-points' },
  model: { kind: 'mlp', widths: [2, width, 1], activation },
  metric: { loss },
  algorithms: [{ id: 'sgd', learningRate: 0.05, steps }],
  starts: [{ kind: 'random', distribution: 'normal', biasScale: 0.5, count }],
  plane: { kind: 'weights', first: 0, second: 1 },
})

/** Share of the runs that end at a loss below 0.01. */
export const solvedShare = ({ loss }: Pick<Outcome<Float32Array | Float64Array>, 'loss'>): number =>
  loss.filter((value) => value < 0.01).length / loss.length

/** Share of the runs that end within 0.02 of a loss. */
export const shareNear = ({ loss }: Pick<Outcome<Float32Array | Float64Array>, 'loss'>, at: number): number =>
  loss.filter((value) => Math.abs(value - at) < 0.02).length / loss.length

/** Three standard errors of the difference between a share of `count` draws and one of the published number of draws. */
export const shareError = (share: number, count: number): number =>
  3 * Math.sqrt(share * (1 - share) * (1 / count + 1 / publishedDraws))
