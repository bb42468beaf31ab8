import { attackWords, metricName } from '../../words/quantities/metric.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { worstIsExact } from '../../experiment/model/layout.ts'
import type { Terrain } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { roundStep } from '../../math/picture/ticks.ts'
import { contourRule } from '../../scene/surface/contour-levels.ts'
import { fitHeightScale, heightQuantity } from '../../math/height-scale.ts'
import type { HeightScale } from '../../math/height-scale.ts'
import { shownMetric } from '../../experiment/spec/shown.ts'

/** A drawn ghost, and the meaning of its lines. */
export interface DrawnGhost {
  readonly terrain: Terrain
  readonly words: string
}

/** Heavy contour lines of a scale: the lowest and their distance, in the quantity in which heights are linear. */
interface Lines {
  readonly first: number
  readonly every: number
  readonly count: number
  /** Returns the value of the line at this quantity. */
  value(quantity: number): number
}

function linesOf(scale: HeightScale): Lines {
  const rule = contourRule(scale)
  const decades = rule.kind === 'decades'
  const offset = decades ? 0 : rule.offset
  const every = decades ? rule.every : rule.major
  const place = (value: number) => (decades ? heightQuantity(scale, value) : value - offset)
  const [low, high] = scale.range.map(place) as [number, number]
  const first = every * Math.ceil(low / every - 1e-9)
  return {
    first,
    every,
    count: Math.max(1, Math.floor((high - first) / every + 1e-9)),
    value: (quantity) => (decades ? scale.minimum + 10 ** quantity : offset + quantity),
  }
}

/** Returns the smallest round step of which `count` cover [low, high], from its multiple at or just below `low` on. */
function coveringStep(low: number, high: number, count: number): { from: number; step: number } {
  let step = roundStep((high - low) / count)
  const from = () => step * Math.floor(low / step + 1e-9)
  while (from() + count * step < high * (1 - 1e-9)) step = roundStep(1.5 * step)
  return { from: from(), step }
}

/**
 * Maps the values of another metric so that the heavy contour lines of `scale` are at its round values. Its heights are
 * linear, whatever those of the surface are linear in. `step` is the distance between its lines.
 */
export function onOwnScale(
  values: Float32Array,
  scale: HeightScale,
): { readonly values: Float32Array; readonly step: number } {
  const lines = linesOf(scale)
  const [low, high] = fitHeightScale(values, 'linear').range
  const { from, step } = coveringStep(low, high, lines.count)
  const moved = values.map((value) => lines.value(lines.first + (lines.every * (value - from)) / step))
  return { values: moved, step }
}

/** Returns true if two metrics are the same loss in the same unit, so that one range of heights serves both. */
export const sameUnit = (one: MetricSpec, other: MetricSpec): boolean =>
  one.loss === other.loss && one.factor === other.factor && one.reduction === other.reduction

/** Returns a ghost over the surface of an experiment: in its range if both are the same loss, or else on its own scale. */
export function drawnGhost(
  experiment: TrainingExperiment,
  metric: MetricSpec,
  terrain: Terrain,
  scale: HeightScale,
): DrawnGhost {
  const { model } = buildTrainingProblem(experiment)
  const exact = model.kind === 'network' && worstIsExact(model.layout)
  const { attack } = metric
  const name = [
    metricName(metric),
    attack && `${attackWords(attack)}${exact ? '' : ' (lower bound)'}`,
    !attack && shownMetric(experiment).attack && 'not attacked',
  ]
    .filter(Boolean)
    .join(', ')
  if (sameUnit(metric, shownMetric(experiment))) return { terrain, words: `${name}, same scale` }
  const { values, step } = onOwnScale(terrain.values, scale)
  return { terrain: { ...terrain, values }, words: `${name}, own scale: a line every ${formatNumber(step)}` }
}
