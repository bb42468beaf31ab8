import { html, nothing } from 'lit'
import '../../elements/charts/pictures/bl-matrix-tiles.ts'
import type { MatrixTile } from '../../charts/matrix-tile.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { matrixData, unobservedError, type MatrixData } from '../../experiment/data/matrix.ts'
import { isLinearized } from '../../reference/measurement.ts'
import { outputsAt } from '../../reference/objective/outputs.ts'
import { batchNormPart } from '../../reference/objective/samples.ts'
import { hasRuns, type Experiment } from '../../experiment/spec/experiment.ts'
import { recordAt } from '../../store/playback.ts'
import type { Study } from '../../study/study.ts'
import { runLabel } from '../../view/surface/stage-content.ts'
import type { Picture } from '../picture.ts'

function matrixOf(experiment: Experiment) {
  if (!hasRuns(experiment)) return undefined
  const { model } = buildTrainingProblem(experiment)
  const data = model.kind === 'network' ? matrixData(model.data) : undefined
  if (model.kind !== 'network' || !data || model.layout.centered) return undefined
  return { layout: model.layout, data, company: batchNormPart(model) }
}

/** Returns the error on unobserved entries; undefined unless some hidden entry has a known truth. */
const noteOf = (data: MatrixData, entries: ArrayLike<number>): MatrixTile['note'] => {
  const value = unobservedError(data, Float64Array.from(entries))
  return Number.isFinite(value) ? { label: 'hidden error', value } : undefined
}

/** Returns the matrix that each visible run of a stage predicts at the current step. */
function filledIn(
  { store, hidden, label: { value: label } }: Pick<Study, 'store' | 'hidden' | 'label'>,
  step: number,
): MatrixTile[] {
  const { training: experiment, runs } = store
  const matrix = experiment && matrixOf(experiment)
  if (!matrix) return []
  const { layout, data, company } = matrix
  const { rows, columns } = data
  const inputs = Float64Array.from({ length: rows * rows }, (_, k) => (k % (rows + 1) === 0 ? 1 : 0))
  const count = experiment.algorithms.length
  return runs.flatMap((run, i) => {
    if (!run || run.finalWeights.length !== layout.size || hidden.has(i)) return []
    const weights = Float64Array.from(run.weights(Math.round(recordAt(run.steps, step))))
    const w0 = Float64Array.from(run.weights(0))
    const of = { layout, weights, w0, linearized: isLinearized(experiment, run), company }
    const entries = outputsAt(of, inputs, rows)
    const own = runLabel(experiment, Math.floor(i / count), i % count)
    const note = noteOf(data, entries)
    return [
      {
        label: runs.length > 1 && label ? `${label}, ${own}` : label || own,
        rows,
        columns,
        entries,
        ...(note && { note }),
      },
    ]
  })
}

/** An entry of unknown truth keeps its own colour up to this multiple of the largest observed entry. */
const growing = 16

/**
 * Returns the observed matrix, those predicted by the runs of every stage, the theoretical one, and the truth; undefined for other
 * data.
 */
export function matrixTiles(studies: readonly Study[]) {
  const [main] = studies
  const matrix = main && matrixOf(main.store.experiment)
  if (!main || !matrix) return undefined
  const { entries, observed, rows, columns } = matrix.data
  const seen = entries.map((entry, k) => (observed[k] ? entry : NaN))
  const { step } = main.playback
  const predicted = main.predictions.value.matrices
  const isKnown = entries.some((entry, k) => !observed[k] && Number.isFinite(entry))
  const tiles: MatrixTile[] = [
    { label: 'observed', rows, columns, entries: seen },
    ...studies.flatMap((study) => filledIn(study, step)),
    ...predicted.map((tile) => {
      const note = noteOf(matrix.data, tile.entries)
      return note ? { ...tile, note } : tile
    }),
    ...(isKnown ? [{ label: 'truth', rows, columns, entries }] : []),
  ]
  const most = entries.reduce(
    (high, entry) => (Number.isFinite(entry) ? Math.max(high, Math.abs(entry)) : high),
    0,
  )
  const scale = isKnown ? { most, log: false } : { most: growing * most, log: true }
  const wide = `flex-grow: ${Math.max(1, tiles.length / 2.5)}`
  return html`<bl-matrix-tiles
    style=${wide}
    .tiles=${tiles}
    .most=${scale.most}
    ?log=${scale.log}
  ></bl-matrix-tiles>`
}

/** A matrix: its observed entries, those filled in by the runs, and the truth. */
export const matrix: Picture = {
  name: 'matrix',
  label: 'the matrices',
  numbers: ['matrix'],
  needs: (experiment) =>
    matrixOf(experiment)
      ? undefined
      : 'Needs matrix data, with one input for each row and its entries as targets.',
  open({ study }) {
    const render = () => matrixTiles(study.together) ?? nothing
    return { render, asked: render }
  },
}
