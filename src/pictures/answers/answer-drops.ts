import type { DropContent, DropCurve } from './drop-chart.ts'
import { patchExperiment } from '../../experiment/format/merge.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { minOf } from '../../math/statistics/range.ts'
import { runColors, type Theme } from '../../math/picture/palette.ts'
import { samplesOf } from '../../reference/objective/samples.ts'
import { metricValue } from '../../reference/metric/reduce.ts'
import type { Answers } from '../../exchange/lecture/scenario.ts'

/** Answers tried per unit; a divisor of the places where losses bend. */
const perUnit = 200

/** Returns the losses if every sample got one constant answer, and how far the best answer lies below 0. */
export function answerDrops(
  { from, to, drop, losses }: Answers,
  experiment: TrainingExperiment,
  theme: Theme,
): DropContent {
  const { model } = buildTrainingProblem(experiment)
  const count = Math.round((to - from) * perUnit) + 1
  const places = Array.from({ length: count }, (_, i) => (Math.round(from * perUnit) + i) / perUnit)
  const colors = runColors(theme)
  const curves = losses.flatMap(({ label, metric }, i): DropCurve[] => {
    const { metric: spec } = patchExperiment(experiment, { metric })
    if (model.kind !== 'network') return []
    const samples = samplesOf(model, spec.part, undefined)
    const valueAt = (answer: number) =>
      metricValue(spec, samples, new Float64Array(samples.count).fill(answer))
    const values = places.map(valueAt)
    const least = minOf(values)
    return [
      {
        label,
        color: colors[i % colors.length]!,
        values,
        at: places[values.indexOf(least)]!,
        least,
        level: valueAt(0),
      },
    ]
  })
  return { places, curves, drop }
}
