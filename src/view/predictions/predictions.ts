import { runLooks } from '../../math/picture/looks/run-looks.ts'
import { formatNumber } from '../../math/picture/format.ts'
import type { Series } from '../../charts/plot/loss-series.ts'
import type { PredictionDetail, PredictionView } from '../../elements/lecture/question/prediction-view.ts'
import { draggedWeights } from '../../reference/plane/grid.ts'
import { projection } from '../../reference/plane/project.ts'
import { Recent } from '../../experiment/recent.ts'
import type { Terrain, Trajectory } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import {
  nothing,
  type Formula,
  type StatedPoint,
  type Statement,
  type Weights,
} from '../../theory/formula.ts'
import { formulaOf } from '../../theory/formulas/index.ts'
import { tokens, type Theme } from '../../math/picture/palette.ts'
import type { MarkView } from '../../scene/types.ts'
import type { Prediction } from '../../exchange/lecture/scenario.ts'
import type { GivenNames } from '../../words/axes.ts'
import { ofRun } from '../../words/run-names.ts'
import { runLabel } from '../surface/stage-content.ts'
import { namedInPlane } from './named-in-plane.ts'
import { requestedOf, type RequestedPredictions } from './requested-predictions.ts'
import type { Predictions } from './prediction-drawings.ts'
import { sameItems } from '../../store/cache/same-items.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'
import { norm } from '../../math/linear-algebra/vector.ts'

export interface PredictionInputs {
  readonly experiment: TrainingExperiment
  readonly requested: RequestedPredictions
  /** Ids of the hidden predictions. */
  readonly hidden: ReadonlySet<string>
  readonly terrain: Terrain
  readonly runs: readonly (Trajectory | undefined)[]
  readonly names?: GivenNames
  readonly theme: Theme
}

/** Identifies a prediction within a step, in which one formula may occur twice. */
export const predictionId = ({ formula, label }: Prediction): string => `${formula}/${label}`

/** Returns every prediction requested of an experiment whose formula applies, after what is named in its plane. */
export function predictionsOf(inputs: PredictionInputs): Predictions {
  const all = requestedOf(inputs.requested, inputs.experiment).map((one) => onePrediction(inputs, one))
  const named = namedInPlane(inputs)
  return {
    curves: [...named.curves, ...all.flatMap(({ curves }) => curves)],
    marks: [...named.marks, ...all.flatMap(({ marks }) => marks)],
    levels: all.flatMap(({ levels }) => levels),
    losses: all.flatMap(({ losses }) => losses),
    thresholds: all.flatMap(({ thresholds }) => thresholds),
    matrices: all.flatMap(({ matrices }) => matrices),
    card: all.flatMap(({ card }) => card),
  }
}

const nothingDrawn = { curves: [], marks: [], levels: [], losses: [], thresholds: [], matrices: [] } as const

function onePrediction(inputs: PredictionInputs, prediction: Prediction): Predictions {
  const { formula: name, label, draw, points: named = [], arguments: given = {} } = prediction
  const { experiment } = inputs
  const formula = formulaOf(name)
  const id = predictionId(prediction)
  const look = tokens(inputs.theme)
  const color = formula?.fromStart ? look.ink : look[formula?.gap ?? 'model']
  const about = {
    id,
    label,
    drawing: draw,
    fromStart: formula?.fromStart ?? false,
    color,
    visible: !inputs.hidden.has(id),
  }
  const row = (value: string, details: readonly PredictionDetail[] = [], note = ''): PredictionView[] => [
    { ...about, value, details, note },
  ]
  const stated = formula ? statementOf(inputs, formula, given) : nothing(`There is no formula “${name}”.`)
  if (stated.kind === 'nothing') return { ...nothingDrawn, card: row('', [], stated.why) }
  const { visible } = about
  const place = projection(inputs.terrain)
  if (stated.kind === 'lines' || stated.kind === 'coordinates') {
    const lines =
      stated.kind === 'coordinates'
        ? stated.lines
        : stated.lines.map((line) =>
            line.map((weights) => {
              const { a, b } = place(weights)
              return [a, b] as const
            }),
          )
    const curves = lines.map((points, i) => ({
      id: `${id}/${i}`,
      label: i === 0 ? label : '',
      color,
      dashed: draw !== 'contour',
      steps: stated.kind === 'lines' && (stated.steps ?? false),
      points,
    }))
    return { ...nothingDrawn, curves: visible ? curves : [], card: row('') }
  }
  if (stated.kind === 'points') {
    const marks = stated.points.map((point, i): MarkView => {
      const { a, b } = place(point.weights)
      const words = named[i] ?? (i === 0 ? pointLabel(label, formula, stated.points) : '')
      const shape = formula?.mark?.(given) ?? (formula?.fromStart ? 'flag' : 'ring')
      return { id: `${id}/${i}`, label: words, color, a, b, shape }
    })
    const reached = formula?.foretells && reachedEnd(inputs, given)
    if (reached) {
      const { a, b } = place(reached)
      marks.push({
        id: `${id}/run`,
        label: endWords(inputs, given),
        color: look.accent,
        a,
        b,
        shape: 'cross',
      })
    }
    const details = pointDetails(stated.points, named, formula, reached, endWords(inputs, given), look.accent)
    const [first] = stated.points
    return {
      ...nothingDrawn,
      marks: visible ? marks : [],
      card: row(first && named.length === 0 ? pair(first.weights) : '', details),
    }
  }
  if (stated.kind === 'losses') {
    const { steps, losses } = stated
    const algorithm = given['algorithm'] ?? 0
    const mark = runLooks(experiment.algorithms, inputs.theme)[algorithm]?.style ?? 0
    const curve: Series = { id, label, name: label, color, dash: [2, 3], steps, values: losses, mark }
    const last = { label: 'gets there after', value: `${steps[steps.length - 1] ?? 0} steps` }
    const stops = experiment.algorithms[algorithm]?.stop?.quantity === 'loss'
    return { ...nothingDrawn, losses: visible ? [curve] : [], card: row('', stops ? [last] : []) }
  }
  if (stated.kind === 'matrix') {
    const details = stated.details.map((detail) => ({
      label: detail.label,
      value: formatNumber(detail.value, 3),
    }))
    return {
      ...nothingDrawn,
      matrices: visible && draw === 'matrix' ? [{ label, ...stated.matrix }] : [],
      card: row(formatNumber(stated.value, 4), details),
    }
  }
  const { values } = stated
  const card = row(
    values.map((value) => formatNumber(value, 4)).join(', '),
    formula ? measuredDetails(inputs, formula, given, look.accent) : [],
  )
  if (draw !== 'threshold' || !visible) return { ...nothingDrawn, card }
  const lines = values.map((value, i) => ({ id: `${id}/${i}`, label: i === 0 ? label : '', color, value }))
  return formula?.bounds === 'loss'
    ? { ...nothingDrawn, levels: lines, card }
    : {
        ...nothingDrawn,
        thresholds: lines.map((line) => ({ ...line, algorithm: given['algorithm'] ?? 0 })),
        card,
      }
}

/** Statement of a formula, and its inputs besides the experiment. */
interface Said {
  readonly read: readonly unknown[]
  readonly stated: Statement
}

/** Statements about the experiments of all stages on the page. */
const said = new Recent<TrainingExperiment, Map<string, Said>>(8)

/** Returns the statement of a formula, computed once, since the end of a run does not change a prediction. */
function statementOf(inputs: PredictionInputs, formula: Formula, given: Readonly<Record<string, number>>) {
  const { experiment, terrain } = inputs
  const { u, v, origin, extent } = terrain
  const start = experiment.starts[given['start'] ?? 0]
  const drawn =
    start?.kind === 'plane' || start?.kind === 'weights' ? undefined : runInQuestion(inputs, given)
  const read = [u, v, origin, ...extent.a, ...extent.b, drawn]
  const known = said.of(experiment, () => new Map())
  const name = `${formula.id} ${JSON.stringify(given)}`
  const before = known.get(name)
  if (before && sameItems(before.read, read)) return before.stated
  const stated = stateOf(inputs, formula, given)
  known.set(name, { read, stated })
  return stated
}

function stateOf(
  inputs: PredictionInputs,
  formula: Formula,
  given: Readonly<Record<string, number>>,
): Statement {
  const { experiment, terrain } = inputs
  const why = formula.refusal(experiment, given)
  if (why !== undefined) return nothing(why)
  return formula.state({
    experiment,
    given,
    w0: startWeights(inputs, given['start'] ?? 0),
    range: (weight) => rangeOf(terrain, weight),
    extent: terrain.extent,
  })
}

/** Returns w_0 of a start: during a drag, as specified, or as its run had it; undefined before that. */
function startWeights({ experiment, terrain, runs }: PredictionInputs, index: number): Weights | undefined {
  const start = experiment.starts[index]
  if (start?.kind === 'plane') return draggedWeights(terrain, start)
  if (start?.kind === 'weights') return start.values
  return runs[index * experiment.algorithms.length]?.weights(0)
}

/** The run that a prediction is about. */
const runInQuestion = ({ experiment, runs }: PredictionInputs, given: Readonly<Record<string, number>>) =>
  runs[(given['start'] ?? 0) * experiment.algorithms.length + (given['algorithm'] ?? 0)]

/** Returns the last weights of that run; undefined if it has no finite ones. */
function reachedEnd(inputs: PredictionInputs, given: Readonly<Record<string, number>>) {
  const end = runInQuestion(inputs, given)?.finalWeights
  return end?.every(Number.isFinite) ? end : undefined
}

/** Returns the end of that run by its name, from the algorithm and the start if there are several. */
function endWords({ experiment }: PredictionInputs, given: Readonly<Record<string, number>>): string {
  const { algorithms, starts } = experiment
  const [start, algorithm] = [given['start'] ?? 0, given['algorithm'] ?? 0]
  const several = algorithms.length * starts.length > 1
  return ofRun(several ? runLabel(experiment, start, algorithm) : 'run', 'end')
}

/** Returns measured values of a predicted number in that run. */
function measuredDetails(
  inputs: PredictionInputs,
  formula: Formula,
  given: Readonly<Record<string, number>>,
  accent: string,
): PredictionDetail[] {
  const run = runInQuestion(inputs, given)
  const why = formula.refusal(inputs.experiment, given)
  const value = why === undefined && run ? formula.measured?.(inputs.experiment, given, run) : undefined
  if (value === undefined) return []
  return [{ label: 'measured in the run', value: formatNumber(value, 4), cross: accent }]
}

/** Returns the smallest and largest value of a weight over the corners of a terrain. */
function rangeOf({ origin, u, v, extent }: Terrain, weight: number): readonly [number, number] {
  const corners = extent.a.flatMap((a) =>
    extent.b.map((b) => origin[weight]! + a * u[weight]! + b * v[weight]!),
  )
  return [minOf(corners), maxOf(corners)]
}

const pair = (weights: Weights): string =>
  weights.length === 2 ? `(${formatNumber(weights[0]!, 4)}, ${formatNumber(weights[1]!, 4)})` : ''

/** Returns a prediction's name with the common value of all its points; without it if they differ. */
function pointLabel(label: string, formula: Formula | undefined, points: readonly StatedPoint[]): string {
  const [value, ...others] = valuesOf(points)
  const told = formula && !formula.fromStart && formula.measures && value !== undefined
  return told && others.length === 0 ? `${label}, ${formula.measures} ${value}` : label
}

/** The distinct values of points in words. */
const valuesOf = (points: readonly StatedPoint[]): readonly string[] => [
  ...new Set(points.flatMap(({ value }) => (value === undefined ? [] : [formatNumber(value, 4)]))),
]

function pointDetails(
  points: readonly StatedPoint[],
  named: readonly string[],
  formula: Formula | undefined,
  reached: Float32Array | undefined,
  end: string,
  accent: string,
): PredictionDetail[] {
  const [first] = points
  const values = valuesOf(points)
  const details: PredictionDetail[] = []
  if (formula?.measures && named.length > 0)
    for (const [i, { value }] of points.entries())
      details.push({
        label: `${formula.measures} of ${named[i] ?? i + 1}`,
        value: formatNumber(value ?? NaN, 4),
      })
  else if (formula?.measures && values.length > 0)
    details.push({ label: `${formula.measures} there`, value: values.join(', ') })
  if (!reached || !first) return details
  const gap = norm(Array.from(reached, (entry, i) => entry - first.weights[i]!))
  details.push(
    { label: end, value: pair(reached), cross: accent },
    { label: 'distance between the two', value: formatNumber(gap, 3) },
  )
  return details
}
