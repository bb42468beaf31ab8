import { dot, norm } from '../../../math/linear-algebra/vector.ts'
import { mean } from '../../../math/statistics/moments.ts'
import { withRandomLabels } from '../../../experiment/data/random-labels.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { Numbers, Trajectory } from '../../../reference/results.ts'
import { partErrors } from '../measured.ts'
import { numberOf, runOf, type Quantity, type QuantityArguments } from '../quantity.ts'
import type { QuantitySource } from '../source.ts'
import { maxOf, minOf } from '../../../math/statistics/range.ts'

type Run = Trajectory<Numbers>

/** Returns the runs of one algorithm, ordered by start. */
function runsOver({ runs }: QuantitySource, given: QuantityArguments): readonly Run[] {
  const algorithm = numberOf(given, 'algorithm', 0)
  return runs.filter((run) => run.algorithm === algorithm)
}

/**
 * Returns two runs: {start (default 0), otherStart (default 1), algorithm, otherAlgorithm}; or every pair of
 * one algorithm with {pairs: 'all'}.
 */
function pairsOf(source: QuantitySource, given: QuantityArguments): readonly (readonly [Run, Run])[] {
  if (given['pairs'] === 'all') {
    const runs = runsOver(source, given)
    return runs.flatMap((one, i) => runs.slice(i + 1).map((other) => [one, other] as const))
  }
  const other = {
    start: numberOf(given, 'otherStart', 1),
    algorithm: numberOf(given, 'otherAlgorithm', numberOf(given, 'algorithm', 0)),
  }
  return [[runOf(source, given), runOf(source, other)]]
}

async function meanOverPairs(
  source: QuantitySource,
  given: QuantityArguments,
  of: (one: Run, other: Run) => Promise<number> | number,
): Promise<number> {
  const found: number[] = []
  for (const [one, other] of pairsOf(source, given)) found.push(await of(one, other))
  return mean(found)
}

/** The cosine of the angle between the weights of two runs' ends: {start, otherStart, pairs}. */
export const weightCosine: Quantity = (source, given) =>
  meanOverPairs(source, given, (one, other) => {
    const [p, q] = [one, other].map(({ finalWeights }) => Float64Array.from(finalWeights))
    return p && q ? dot(p, q) / (norm(p) * norm(q)) : NaN
  })

/** Trains the same runs on labels that are independent of the inputs. */
function onRandomLabels({ experiment, answers }: QuantitySource) {
  const data = withRandomLabels(experiment.data, experiment.seed)
  if (!data) throw ExperimentError.at('data', 'has no labels that could be redrawn')
  return answers.train({ ...experiment, data })
}

const similarities = ['pair', 'starts', 'own-start', 'random-labels'] as const

/**
 * Linear CKA of the features of hidden `layer` (default: the last) on a part (default: train) of the data: of
 * two runs' ends; or, with `of` 'starts', of their starts; 'own-start', of each run with its start, averaged;
 * 'random-labels', of each run with a network trained from the same start on random labels, averaged. {of:
 * 'pair', layer, part, start, otherStart, pairs}. Source: Kornblith et al. 2019.
 */
export const featureSimilarity: Quantity = async (source, given) => {
  const { of = 'pair', part, layer } = given
  const which = similarities.findIndex((name) => name === of)
  if (which < 0) throw ExperimentError.at('quantity', `a similarity is that of ${similarities.join(', ')}`)
  const options = {
    ...(typeof part === 'string' && { part }),
    ...(typeof layer === 'number' && { layer }),
  }
  const between = async (one: Run, other: Run): Promise<Float64Array> => {
    const { values } = await source.answers.measure(source.experiment, one.finalWeights, 'cka', {
      ...options,
      other: other.finalWeights,
      start: one.weights(0),
      otherStart: other.weights(0),
    })
    return values
  }
  const random = of === 'random-labels' ? await onRandomLabels(source) : undefined
  return meanOverPairs(source, given, async (one, other) => {
    if (random) {
      const found: number[] = []
      for (const run of [one, other]) {
        const twin = runOf({ runs: random }, { start: run.start, algorithm: run.algorithm })
        found.push((await between(run, twin))[0]!)
      }
      return mean(found)
    }
    const [pair = NaN, starts = NaN, own = NaN, otherOwn = NaN] = await between(one, other)
    return [pair, starts, mean([own, otherOwn])][which]!
  })
}

/**
 * The fraction of a part's samples (default: test) on which two networks with one output decide differently:
 * {part, start, otherStart, pairs}.
 */
export const disagreement: Quantity = async (source, given) => {
  const { part = 'test' } = given
  const signs = new Map<Run, readonly boolean[]>()
  const decided = async (run: Run) => {
    const known = signs.get(run)
    if (known) return known
    const options = { part: String(part), start: run.weights(0) }
    const { values } = await source.answers.measure(source.experiment, run.finalWeights, 'outputs', options)
    const found = Array.from(values, (value) => value > 0)
    signs.set(run, found)
    return found
  }
  return meanOverPairs(source, given, async (one, other) => {
    const [p, q] = [await decided(one), await decided(other)]
    return p.filter((sign, n) => sign !== q[n]).length / p.length
  })
}

/**
 * The accuracy on a part (default: test) of the data, over the runs of an algorithm: its 'mean', 'least' or
 * 'most'. {of, part, algorithm}
 */
export const accuracyOverStarts: Quantity = async (source, given) => {
  const found: number[] = []
  for (const { start, algorithm } of runsOver(source, given))
    found.push(1 - (await partErrors(source, { ...given, start, algorithm })))
  const { of = 'mean' } = given
  return of === 'least' ? minOf(found) : of === 'most' ? maxOf(found) : mean(found)
}

/** Returns the other network unchanged, or with its units matched to the first's: all, or the first few. */
async function matchedTo(
  { experiment, answers }: QuantitySource,
  one: Run,
  other: Run,
  { matched }: QuantityArguments,
): Promise<ArrayLike<number>> {
  if (matched !== 'weights' && matched !== 'activations') return other.finalWeights
  const options = { other: other.finalWeights, by: matched } as const
  const { vectors } = await answers.measure(experiment, one.finalWeights, 'alignment', options)
  return vectors?.[0] ?? other.finalWeights
}

/**
 * The barrier between the ends of two runs above the line between their losses, at `points` (default 61)
 * points; `matched` 'weights' or 'activations' first permutes the other's units to match. {matched, points,
 * start, otherStart, pairs}. Source: Ainsworth, Hayase, Srinivasa 2022.
 */
export const barrierBetween: Quantity = (source, given) =>
  meanOverPairs(source, given, async (one, other) => {
    const options = {
      other: await matchedTo(source, one, other, given),
      points: numberOf(given, 'points', 61),
    }
    const { values } = await source.answers.measure(source.experiment, one.finalWeights, 'barrier', options)
    return values[0]!
  })

/**
 * The largest change of the other network's outputs on a part (default: test) due to the permutation of its
 * units: {matched, part, start, otherStart}.
 */
export const reorderingChange: Quantity = (source, given) =>
  meanOverPairs(source, given, async (one, other) => {
    const options = { part: String(given['part'] ?? 'test') }
    const outputs = async (weights: ArrayLike<number>) =>
      (await source.answers.measure(source.experiment, Float64Array.from(weights), 'outputs', options)).values
    const [before, after] = [
      await outputs(other.finalWeights),
      await outputs(await matchedTo(source, one, other, given)),
    ]
    return before.reduce((most, value, n) => Math.max(most, Math.abs(value - after[n]!)), 0)
  })
