import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { norm } from '../../math/linear-algebra/vector.ts'
import type { Theme } from '../../math/picture/palette.ts'
import { runLooks } from '../../math/picture/looks/run-looks.ts'
import { maxOf } from '../../math/statistics/range.ts'
import type { Trajectory } from '../../reference/results.ts'
import { formOf, keptFrom } from '../../theory/polygons.ts'
import { runLabel } from '../../view/surface/stage-content.ts'
import { beforeTraining, formName, keptOfFeatures } from '../../words/stage/forms.ts'
import type { DrawnColumn, DrawnColumns } from './columns-chart.ts'

/** Greatest number of earlier places of a column that are drawn. */
const mostPlaces = 120

/** Returns the experiment's features and hidden units if its columns of W lie in a plane or on a line; undefined otherwise. */
export function planarColumns({ model }: TrainingExperiment) {
  return model.kind === 'tied' && model.hidden <= 2 ? model : undefined
}

/** Returns the column of W of a feature. */
const columnOf = (hidden: number, weights: ArrayLike<number>, feature: number): readonly [number, number] => [
  weights[feature * hidden]!,
  hidden > 1 ? weights[feature * hidden + 1]! : 0,
]

/** Returns the columns of W of a run at a record, with their way there; undefined unless they lie in a plane and are those of the run. */
export function columnsView(
  experiment: TrainingExperiment,
  run: Trajectory,
  record: number,
  theme: Theme,
  label = '',
  names: readonly string[] = [],
): DrawnColumns | undefined {
  const model = planarColumns(experiment)
  if (!model) return undefined
  const { features, hidden, bias } = model
  if (run.finalWeights.length !== features * (hidden + (bias ? 1 : 0))) return undefined
  const stride = Math.max(1, Math.ceil(record / mostPlaces))
  const before = Array.from({ length: Math.floor(record / stride) }, (_, k) => run.weights(k * stride))
  const now = run.weights(record)
  const columns = Array.from({ length: features }, (_, feature): DrawnColumn => {
    const [x, y] = columnOf(hidden, now, feature)
    return {
      x,
      y,
      kept: Math.hypot(x, y) > keptFrom,
      bias: bias ? now[features * hidden + feature]! : 0,
      way: before.map((weights) => columnOf(hidden, weights, feature)),
    }
  })
  const form = formOf(model, now)
  const ends = [run.weights(0), now, run.finalWeights]
  const lengths = ends.flatMap((weights) =>
    Array.from({ length: features }, (_, feature) => norm(columnOf(hidden, weights, feature))),
  )
  const several = experiment.algorithms.length * experiment.starts.length > 1
  return {
    label,
    run: several ? runLabel(experiment, run.start, run.algorithm, names) : '',
    color: runLooks(experiment.algorithms, theme)[run.algorithm]!.color,
    isLine: hidden === 1,
    columns,
    form,
    formName: record === 0 ? beforeTraining : formName(form),
    kept: record === 0 ? '' : keptOfFeatures(form.kept.length, features),
    reach: maxOf([1, ...lengths.filter(Number.isFinite)]),
  }
}
