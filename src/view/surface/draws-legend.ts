import type { OutcomeLegendView } from '../../elements/charts/plots/outcome-legend-view.ts'
import type { Outcome } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { rateWords } from '../../words/learning-rate.ts'
import { algorithmName } from '../../words/run-names.ts'
import { formatCount, formatNumber } from '../../math/picture/format.ts'
import { finiteRange } from '../../math/statistics/range.ts'
import { classRows, endClasses, endClassOf } from './outcome-classes.ts'
import { lastStep } from '../../experiment/spec/algorithm.ts'

/** Returns the ends of the draws of start 0 by cluster, with the losses of each. */
export function drawsLegend(experiment: TrainingExperiment, outcome: Outcome): OutcomeLegendView {
  const [algorithm] = experiment.algorithms
  const of = Array.from(outcome.status.keys(), (k) => endClassOf(outcome, k))
  const lossesOf = (i: number) => outcome.loss.filter((_, k) => of[k] === i)
  return {
    heading: 'Where the draws end',
    note: algorithm ? `${algorithmName(algorithm)}, ${rateWords(algorithm.learningRate)}` : '',
    starts: `${formatCount(algorithm ? lastStep(algorithm) : 0)} steps · ${formatCount(of.length)} draws of w₀`,
    rows: classRows(
      endClasses,
      of,
      endClasses.map((_, i) => lossWords(lossesOf(i))),
    ),
  }
}

/**
 * Describes the losses of runs with the same end, which differ only by rounding if they were clustered by loss; undefined
 * for none.
 */
function lossWords(losses: Float32Array): string | undefined {
  const { min, max } = finiteRange(losses)
  if (losses.length === 0) return undefined
  if (!Number.isFinite(min)) return ''
  const [low, high] = [formatNumber(min, 2), formatNumber(max, 2)]
  return low === high ? `loss ${low}` : `loss ${low} to ${high}`
}
