import { trains } from '../../reference/algorithm/trains.ts'
import { hasLoss } from '../../reference/metric/has-loss.ts'
import { gridCoordinates } from '../../reference/plane/grid.ts'
import type { Terrain, Trajectory } from '../../reference/results.ts'
import type { OutcomeLegendView } from '../../elements/charts/plots/outcome-legend-view.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { AxisNames } from '../../math/picture/axis-names.ts'
import { axesInWords } from '../../words/axes-in-words.ts'
import { capitalized, formatCount, formatNumber, withSubscripts } from '../../math/picture/format.ts'
import { finiteRange } from '../../math/statistics/range.ts'
import { minimaOf } from '../../theory/quantity/surface/shape.ts'
import { statusWords } from '../../words/stage/run.ts'
import { pictureTitle } from './hud-lines.ts'
import { runLabel } from './stage-content.ts'

/** A stage as described to people who cannot see it. */
export interface ToldStage {
  readonly experiment: TrainingExperiment
  /** The drawn surface, and the names of its axes. */
  readonly terrain: Terrain | undefined
  readonly axes: AxisNames
  readonly runs: readonly (Trajectory | undefined)[]
  readonly hidden: ReadonlySet<number>
  /** Meaning of the colours of a basin map, if there is one. */
  readonly legend: OutcomeLegendView | undefined
  /** A question is open, so that anything that would answer it is left out. */
  readonly veiled: boolean
}

const mostRuns = 6

/** Describes a stage in sentences, from computed results: the surface, its minima, the ends of its runs, the shares of its map. */
export function descriptionOf(stage: ToldStage): string[] {
  const title = `${pictureTitle(stage.experiment)}.`
  if (stage.veiled) return [title]
  return [title, ...surfaceSentences(stage), ...runSentences(stage), ...mapSentences(stage)]
}

function surfaceSentences({ experiment, terrain, axes }: ToldStage): string[] {
  if (!terrain) return []
  const [a, b] = [withSubscripts(axes.a), withSubscripts(axes.b)]
  const { min, max } = finiteRange(terrain.values)
  if (!Number.isFinite(min)) return []
  const heights = `Over ${axesInWords(axes)} it goes from ${formatNumber(min, 3)} to ${formatNumber(max, 3)}.`
  return [heights, ...knownMinima(experiment), ...lowestOf(terrain, min, { ...axes, a, b })]
}

function knownMinima(experiment: TrainingExperiment): string[] {
  const { model } = buildTrainingProblem(experiment)
  if (model.kind !== 'function') return []
  const minima = model.function.minima(model.parameters)
  if (minima.length === 0) return []
  const places = minima.map(({ at: [x, y], value }) => `${formatNumber(value, 3)} at ${pair(x, y)}`)
  return [`Known minima: ${places.join('; ')}.`]
}

/** Returns the lowest point of a grid, and how many of its points are lower than all around them. */
function lowestOf(
  { values, resolution, extent }: Terrain,
  min: number,
  { a, b, words }: AxisNames,
): string[] {
  const [na, nb] = resolution
  const [x, y] = gridCoordinates({ extent, resolution }, values.indexOf(min))
  const at = (coordinate: number, along: readonly string[] | undefined): string =>
    along?.[coordinate] ?? formatNumber(coordinate, 3)
  const across = `${a} = ${at(x, words?.a)}`
  const place = b === '' ? across : `${across}, ${b} = ${at(y, words?.b)}`
  const count = nb > 2 && !words ? minimaOf({ values, resolution }) : 0
  const hollows =
    count === 0
      ? []
      : [
          count === 1
            ? 'One point is lower than all its neighbours.'
            : `${formatCount(count)} points are lower than all their neighbours.`,
        ]
  return [`Its lowest point on the ${na} × ${nb} grid is at ${place}.`, ...hollows]
}

function runSentences({ experiment, runs, hidden }: ToldStage): string[] {
  const count = experiment.algorithms.length
  const ended = runs.flatMap((run, i) => {
    const algorithm = experiment.algorithms[i % count]
    return run && algorithm && trains(algorithm) && !hidden.has(i) ? [{ run, i }] : []
  })
  const told = ended.slice(0, mostRuns).map(({ run, i }) => {
    const steps = run.steps.at(-1) ?? 0
    const ending = statusWords({ status: run.status, outcome: run.outcome, steps, shown: 'end' })
    const loss = run.loss.at(-1) ?? NaN
    const name = capitalized(runLabel(experiment, Math.floor(i / count), i % count))
    return hasLoss(experiment) && Number.isFinite(loss) && run.outcome !== 'diverged'
      ? `${name}: loss ${formatNumber(loss, 3)} after ${formatCount(steps)} steps, ${ending}.`
      : `${name}: ${ending}.`
  })
  const more = ended.length - told.length
  return more > 0 ? [...told, `And ${formatCount(more)} more runs.`] : told
}

function mapSentences({ legend }: ToldStage): string[] {
  if (!legend) return []
  const rows = legend.rows.map(({ label, place, share }) => `${label}${place ? ` ${place}` : ''} ${share}`)
  const bar = legend.bar ? [`from ${legend.bar.low} to ${legend.bar.high}`] : []
  const parts = [...bar, ...rows]
  return parts.length === 0 ? [] : [`${legend.heading}: ${parts.join('; ')}.`]
}

const pair = (x: number, y: number): string => `(${formatNumber(x, 3)}, ${formatNumber(y, 3)})`
