import { html, nothing } from 'lit'
import { shownPoint } from '../../analyses/shown-point.ts'
import '../../elements/charts/lists/bl-bars.ts'
import '../../elements/charts/pictures/bl-matrix-tiles.ts'
import { pictureSide } from '../../experiment/spec/data.ts'
import { hasRuns } from '../../experiment/spec/experiment.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { maxOf } from '../../math/statistics/range.ts'
import { inputStrengths } from '../../reference/objective/input-strengths.ts'
import type { Study } from '../../study/study.ts'
import { inputNames } from '../../words/input-names.ts'
import type { Picture } from '../picture.ts'

function inputBars({ store, selection }: Study, atStart: boolean) {
  const { training: experiment } = store
  const point = shownPoint(store, selection, undefined)
  if (!experiment || !point) return nothing
  const { model } = buildTrainingProblem(experiment)
  const weights = atStart ? point.run.weights(0) : point.weights
  const strengths = model.kind === 'network' ? inputStrengths(model.layout, weights) : undefined
  if (!strengths) return nothing
  const most = maxOf(strengths)
  const side = pictureSide(experiment.data)
  if (side !== undefined) {
    const tile = { label: 'at its pixel', rows: side, columns: side, entries: strengths }
    return html`<bl-matrix-tiles
      heading="Strength of each input"
      .tiles=${[tile]}
      .most=${most}
    ></bl-matrix-tiles>`
  }
  const bars = inputNames(experiment.data, strengths.length).map((label, i) => ({
    label,
    share: strengths[i]! / most,
    words: formatNumber(strengths[i]!, 2),
  }))
  const { data } = experiment
  const degree = data.kind === 'generated' ? data.parameters['degree'] : undefined
  return html`<div class="measured" data-card="inputs">
    <h2>Strength of each input</h2>
    <bl-bars .bars=${bars} .accented=${degree ?? 0}></bl-bars>
  </div>`
}

/**
 * The strength with which each input passes through a network with one hidden layer at the current step, with the inputs of the
 * target in the accent colour. While a question is open, at w_0.
 */
export const inputs: Picture = {
  name: 'inputs',
  label: 'the strength of each input',
  numbers: ['loss and accuracy'],
  needs: (experiment) =>
    hasRuns(experiment) && experiment.model.kind === 'mlp' && experiment.model.widths.length === 3
      ? undefined
      : 'Needs a network with one hidden layer.',
  open: ({ study }) => ({
    render: () => inputBars(study, false),
    asked: () => inputBars(study, true),
  }),
}
