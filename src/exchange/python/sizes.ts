import { batchesPerEpoch } from '../../reference/algorithm/batch.ts'
import type { RuleSpec } from '../../experiment/spec/algorithm.ts'
import { partSize } from '../../experiment/spec/data.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { inputCount, outputCount, weightCount } from '../../experiment/spec/model.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { maxOf } from '../../math/statistics/range.ts'

/** Bytes of all numbers in a program. Base64 adds a third. */
const mostBytes = 8_000_000

/** The numbers of a program that come from one field, with advice on how to have fewer. */
interface Share {
  readonly path: string
  readonly bytes: number
  readonly advice: string
}

/** The number of epochs for which the runs of an experiment need an order of samples. */
export const epochsOf = (algorithms: readonly RuleSpec[], samples: number): number =>
  maxOf([
    0,
    ...algorithms.map(({ batch, steps }) =>
      batch !== 'full' && batch.order === 'shuffled' ? Math.ceil(steps / batchesPerEpoch(batch, samples)) : 0,
    ),
  ])

export const draws = ({ id }: RuleSpec): boolean => id === 'langevin' || id === 'perturbed'

export const longest = (algorithms: readonly RuleSpec[]): number =>
  maxOf([0, ...algorithms.map(({ steps }) => steps)])

function* shares(
  { data, model, starts }: TrainingExperiment,
  algorithms: readonly RuleSpec[],
): Generator<Share> {
  const weights = weightCount(model)
  yield {
    path: 'starts',
    bytes: 8 * starts.length * weights,
    advice: 'Use fewer starts or a smaller network',
  }
  const samples = partSize(data, 'train')
  if (model.kind !== 'function') {
    const rows = data.kind === 'table' && data.weights ? 2 : 1
    const bytes = 8 * samples * (inputCount(model) + rows * outputCount(model))
    yield { path: 'data', bytes, advice: 'Use fewer samples' }
  }
  const at = (test: (algorithm: RuleSpec) => boolean): string => `algorithms[${algorithms.findIndex(test)}]`
  const shuffled = (one: RuleSpec): boolean => one.batch !== 'full' && one.batch.order === 'shuffled'
  yield {
    path: `${at(shuffled)}.batch`,
    bytes: 2 * samples * epochsOf(algorithms, samples),
    advice: "Use fewer steps, or choose 'sequential'",
  }
  const noisy = (one: RuleSpec): boolean => one.noise > 0
  const drawn = (test: (algorithm: RuleSpec) => boolean): number =>
    8 * starts.length * longest(algorithms.filter(test)) * weights
  yield {
    path: `${at(noisy)}.noise`,
    bytes: drawn(noisy),
    advice: 'Use fewer steps, or leave out the noise',
  }
  yield {
    path: `${at(draws)}.id`,
    bytes: drawn(draws),
    advice: 'Use fewer steps, or a rule without random draws',
  }
}

/** @throws ExperimentError if a program would contain too many numbers. This is known before any are computed */
export function judgeSizes(experiment: TrainingExperiment, algorithms: readonly RuleSpec[]): void {
  const all = [...shares(experiment, algorithms)]
  const bytes = all.reduce((sum, share) => sum + share.bytes, 0)
  if (bytes <= mostBytes) return
  const largest = all.reduce((most, share) => (share.bytes > most.bytes ? share : most))
  throw ExperimentError.at(
    largest.path,
    `the program would contain ${Math.ceil(bytes / 1e6)} MB of numbers, but the limit is ${mostBytes / 1e6} MB. ${largest.advice}`,
  )
}
