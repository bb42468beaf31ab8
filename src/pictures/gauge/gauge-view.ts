import type { MeasuredCurve } from '../../analyses/curves/measured-curves.ts'
import type { GaugeContent } from './gauge-chart.ts'
import { lastRecordAt } from '../../charts/plot/loss-series.ts'
import { formatNumber } from '../../math/picture/format.ts'
import type { Theme } from '../../math/picture/palette.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'
import { fullBatchThreshold } from '../../reference/algorithm/stability.ts'
import { learningRate, rateWords } from '../../words/learning-rate.ts'
import { runLooks } from '../../math/picture/looks/run-looks.ts'
import { runName, type ShownRuns } from '../../view/series.ts'

/**
 * Returns the sharpness of each visible run against 2/η at the current step, or at w_0 if `asked`. Undefined until something is
 * measured.
 */
export function gaugeView(
  shown: ShownRuns,
  curves: readonly (MeasuredCurve | undefined)[],
  theme: Theme,
  asked: boolean,
): GaugeContent | undefined {
  const { training: experiment } = shown.store
  const [algorithm] = experiment?.algorithms ?? []
  const limit = algorithm && fullBatchThreshold(algorithm)
  if (!experiment || limit === undefined) return undefined
  const [look] = runLooks(experiment.algorithms, theme)
  const rows = curves.flatMap((curve, i) => {
    const [all = []] = curve?.values ?? []
    if (!curve || all.length === 0 || shown.hidden.has(i)) return []
    const values = asked ? all.slice(0, 1) : all
    const step = asked ? 0 : Math.round(shown.playback.step)
    const at = lastRecordAt(curve.steps, step)
    const when = curve.steps[at] === step ? 'now' : `at step ${curve.steps[at]}:`
    const words = `${when} ${formatNumber(all[at]!, 3)}`
    return [{ words, label: runName(shown, experiment, i), color: look!.color, values, at }]
  })
  if (rows.length === 0) return undefined
  const placed = [limit, ...rows.flatMap(({ values }) => values)].filter((value) => value > 0)
  return {
    name: 'sharpness',
    rows,
    from: minOf(placed) / 2,
    to: maxOf(placed) * 2,
    limit: { value: limit, label: `${rateWords(2 / limit, ' = ')}: 2/η is ${formatNumber(limit, 3)}` },
    sides: ['stays', 'is thrown'],
    above: { name: learningRate.symbol, over: 2 },
  }
}
