import { html } from 'lit'
import type { MatrixTile } from '../charts/matrix-tile.ts'
import { buildProblem } from '../experiment/problem.ts'
import { matrixData } from '../experiment/data/matrix.ts'
import { isLinearized } from '../experiment/measurement.ts'
import { outputsAt } from '../experiment/objective/outputs.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import type { Theme } from '../math/picture/palette.ts'
import { recordAt } from '../store/playback.ts'
import type { Presenter } from './presenter.ts'
import { runLabel } from './stage-content.ts'

/** A picture of runs and what it is called where several stand beside each other. */
interface Stage {
  readonly presenter: Presenter | undefined
  readonly label: string
}

function matrixOf(experiment: Experiment) {
  const { model } = buildProblem(experiment)
  const data = model.kind === 'mlp' ? matrixData(model.data) : undefined
  return model.kind === 'mlp' && data && !model.layout.centered ? { layout: model.layout, data } : undefined
}

/** What each visible run says at the step that is shown. */
function filledIn({ presenter, label }: Stage, step: number): MatrixTile[] {
  if (!presenter) return []
  const { experiment, runs } = presenter.store
  const matrix = matrixOf(experiment)
  if (!matrix) return []
  const { layout, data } = matrix
  const { rows, columns } = data
  const inputs = Float64Array.from({ length: rows * rows }, (_, k) => (k % (rows + 1) === 0 ? 1 : 0))
  const count = experiment.algorithms.length
  return runs.flatMap((run, i) => {
    if (!run || run.finalWeights.length !== layout.size || presenter.hidden.has(i)) return []
    const weights = Float64Array.from(run.weights(Math.round(recordAt(run.steps, step))))
    const w0 = Float64Array.from(run.weights(0))
    const of = { layout, weights, w0, linearized: isLinearized(experiment, run) }
    const entries = outputsAt(of, inputs, rows)
    const own = runLabel(experiment, Math.floor(i / count), i % count)
    return [{ label: runs.length > 1 && label ? `${label}, ${own}` : label || own, rows, columns, entries }]
  })
}

/** The matrix that is observed, what every stage's runs fill in, what is predicted, and the truth; undefined for other data. */
export function matrixPicture(stages: readonly Stage[], theme: Theme) {
  const [main] = stages
  const matrix = main?.presenter && matrixOf(main.presenter.store.experiment)
  if (!main?.presenter || !matrix) return undefined
  const { entries, observed, rows, columns } = matrix.data
  const seen = entries.map((entry, k) => (observed[k] ? entry : NaN))
  const { step } = main.presenter.playback
  const predicted = main.presenter.predictions(theme).matrices
  const isKnown = entries.some((entry, k) => !observed[k] && Number.isFinite(entry))
  const tiles: MatrixTile[] = [
    { label: 'observed', rows, columns, entries: seen },
    ...stages.flatMap((stage) => filledIn(stage, step)),
    ...predicted,
    ...(isKnown ? [{ label: 'truth', rows, columns, entries }] : []),
  ]
  const most = entries.reduce(
    (high, entry) => (Number.isFinite(entry) ? Math.max(high, Math.abs(entry)) : high),
    0,
  )
  const wide = `flex-grow: ${tiles.length / 2.5}`
  return html`<bl-matrix-tiles style=${wide} .tiles=${tiles} .most=${most}></bl-matrix-tiles>`
}
