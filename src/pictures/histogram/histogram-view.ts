import type { DrawnNumbers } from './drawn-numbers.ts'
import type { ExpectedCounts } from './histogram-chart.ts'
import type { HistogramView } from './bl-histogram.ts'
import { normalDistribution } from '../../experiment/model/error-function.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { ProblemSpec } from '../../experiment/spec/problem/problem.ts'
import { lawQuantile, shareBetween, type Law } from '../../theory/laws/law.ts'
import { formatCount, formatExact, formatNumber } from '../../math/picture/format.ts'
import { binsOver, countIn, type Bins } from '../../math/statistics/bins.ts'
import { momentsOf } from '../../math/statistics/moments.ts'
import type { Histogram } from '../../exchange/lecture/scenario.ts'

/** The default histogram of each kind of problem. */
const usual: Readonly<Record<ProblemSpec['kind'], Histogram>> = {
  procedure: { label: 'comparisons', quantity: 'comparisons', draws: 2000 },
  'linear-program': { label: 'pivots', quantity: 'pivots', draws: 200 },
  saddles: { label: 'steps until the saddle is passed', quantity: 'saddle-passed', draws: 200 },
}

/** The histogram shown for an experiment: the step’s, or the default of its problem. */
export const shownHistogram = (experiment: Experiment, given: Histogram | undefined): Histogram | undefined =>
  given ?? (experiment.kind === 'problem' ? usual[experiment.problem.kind] : undefined)

/** Shares of the law that lie outside the picture, at each end. */
const cut = 2e-5

const rangeOf = ({ numbers, law }: DrawnNumbers): readonly [number, number] => {
  if (law) return [lawQuantile(law, cut), lawQuantile(law, 1 - cut)]
  const finite = numbers.filter(Number.isFinite)
  return finite.length > 0
    ? finite.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)] as const, [
        Infinity,
        -Infinity,
      ] as readonly [number, number])
    : [0, 1]
}

/** Returns the counts in each bin expected under these shares. */
function expectedIn(
  { from, width, count }: Bins,
  draws: number,
  share: (from: number, to: number) => number,
): Float64Array {
  return Float64Array.from(
    { length: count },
    (_, i) => draws * share(from + i * width, from + (i + 1) * width),
  )
}

/** Returns the probability of [from, to] under a Gaussian with the mean and deviation of a distribution. */
const gaussianShare = ({ mean, deviation }: Law, from: number, to: number): number =>
  normalDistribution((to - mean) / deviation) - normalDistribution((from - mean) / deviation)

/** Returns the shaded values, in standard deviations of the distribution from its mean, and the rule that names them. */
function shadeOf({ shaded }: Histogram, law: Law | undefined): Pick<HistogramView, 'shaded' | 'rules'> {
  if (!shaded || !law) return { rules: [] }
  const [from, to] = [shaded.from, shaded.to ?? Infinity].map((times) => law.mean + times * law.deviation)
  return { shaded: [from!, to!], rules: [{ at: from!, label: shaded.label }] }
}

const lawWords = ({ mean, deviation }: Law): string =>
  `the law: mean ${formatNumber(mean, 6)}, deviation ${formatNumber(deviation, 4)}`

/** Returns draws and distribution as a histogram; the expected counts are those of all draws, so that the bars grow into them. */
export function histogramView(histogram: Histogram, drawn: DrawnNumbers, stale: boolean): HistogramView {
  const { numbers, law } = drawn
  const { label, draws: total, log = false, gaussian = false, scale, compared } = histogram
  const bins = binsOver(rangeOf(drawn), law !== undefined || numbers.every(Number.isInteger))
  const { counts, outside } = countIn(bins, numbers)
  const { mean, deviation } = momentsOf(numbers)
  const expected: ExpectedCounts[] = law
    ? [
        ...(gaussian
          ? [
              {
                label: 'a Gaussian',
                counts: expectedIn(bins, total, (from, to) => gaussianShare(law, from, to)),
                wrong: true,
              },
            ]
          : []),
        {
          label: 'the exact law',
          counts: expectedIn(bins, total, (from, to) => shareBetween(law, from, to)),
        },
      ]
    : []
  const words = [
    ...(law ? [lawWords(law)] : []),
    ...(numbers.length > 1
      ? [`the draws: mean ${formatNumber(mean, 6)}, deviation ${formatNumber(deviation, 4)}`]
      : []),
    ...(outside > 0 ? [`${formatCount(outside)} outside the picture`] : []),
  ]
  const centre = law?.mean ?? mean
  const { shaded, rules } = shadeOf(histogram, law)
  return {
    heading: `${formatCount(total)} draws`,
    label,
    bins,
    counts,
    expected,
    rules: [
      ...(Number.isFinite(centre) ? [{ at: centre, label: `mean ${formatExact(centre, 4)}` }] : []),
      ...rules,
      ...(compared ? [compared] : []),
    ],
    shaded,
    given: [...rules, ...(compared ? [compared] : [])],
    across: scale,
    words,
    log,
    stale,
    done: numbers.length,
    total,
  }
}
