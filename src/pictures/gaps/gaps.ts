import { html } from 'lit'
import { curveAt, testSamplesOf } from '../../analyses/learned-function.ts'
import { gapWords } from '../../analyses/measures/three-gaps.ts'
import type { Measures } from '../../analyses/measures/measures.ts'
import type { NamedCurve } from '../../charts/function/function-picture.ts'
import type { ChoiceEvent } from '../../elements/controls/control-events.ts'
import './bl-gap-bar.ts'
import { successesOf } from '../../reference/metric/success.ts'
import { hasRuns, type Experiment } from '../../experiment/spec/experiment.ts'
import type { LecturePlace } from '../../scenarios/place.ts'
import type { Study } from '../../study/study.ts'
import { tokens } from '../../math/picture/palette.ts'
import { gapOf } from '../../view/lit.ts'
import { functionChart } from '../function/function.ts'
import { sentence, type Picture } from '../picture.ts'

/** Returns why an experiment has no gaps, as a sentence. */
const refusal = (experiment: Experiment): string | undefined =>
  hasRuns(experiment) && successesOf(experiment).length > 0
    ? undefined
    : 'Needs data with a part that the algorithm does not see, such as a test set, because success is judged there.'

/** Returns the curves of the best weights in the family and on the sample, if found and over one coordinate. */
function bestCurves(
  study: Pick<Study, 'store' | 'theme'>,
  { gaps: { search }, point }: Measures,
): NamedCurve[] {
  const { training: experiment } = study.store
  const [best, run] = [search.value.value, point.value?.run]
  const { model, metric } = tokens(study.theme)
  const names = [
    { label: 'best in the family', color: model, dash: [9, 4] },
    { label: 'best on the sample', color: metric, dash: [3, 3] },
  ]
  return names.flatMap((name, i) => {
    const weights = best?.vectors[i]
    const grid = experiment && run && weights && curveAt(experiment, run, weights)
    return grid ? [{ ...name, grid }] : []
  })
}

/** Sum of the three gaps at the start of the current lecture; undefined if it has none, and outside lectures. */
const gapsTogetherAt = ({ lecture, apart }: LecturePlace): number | undefined =>
  apart ? undefined : lecture?.steps.find(({ measure }) => measure === 'gaps')?.gapsTogether

/** The gaps as a bar. `brief`: only bar and numbers, for small spaces. */
export function gapsCard(study: Pick<Study, 'store' | 'selection'>, measures: Measures, brief = false) {
  const { training: experiment } = study.store
  const { search, gaps: found } = measures.gaps
  const success = measures.success.value
  if (!experiment || !success) return sentence(refusal(study.store.experiment) ?? '')
  const successes = successesOf(experiment)
  // The error at the start of the lecture is measured in the first success.
  const scale = success.id === successes[0]?.id ? gapsTogetherAt(study.store.place) : undefined
  const bar = html`<bl-gap-bar
    .gaps=${found.value}
    .scale=${scale}
    .lit=${gapOf(study.selection.lit)}
    ?busy=${search.busy.value}
  ></bl-gap-bar>`
  const searched = found.value && search.value.value?.searched
  const algorithm = measures.point.value?.run.algorithm ?? 0
  const [fault] = search.error.value
  const words = fault?.message ?? gapWords(experiment, algorithm, searched, success)
  if (brief) return html`<div title=${words}>${bar}</div>`
  return html`<bl-select
      label="success"
      hint="The quantity in which the three gaps are measured"
      .value=${success.id}
      .options=${successes.map(({ id, label }) => ({ value: id, label }))}
      @bl-select=${({ value }: ChoiceEvent) => measures.chooseSuccess(value)}
    ></bl-select>
    ${bar}
    <p class="said quiet">${words}</p>`
}

const headed = (bar: unknown) =>
  html`<div class="measured" data-card="gaps">
    <h2>The three gaps</h2>
    ${bar}
  </div>`

/** The three gaps at the current step, under their heading. */
export const gapsBar = (study: Pick<Study, 'store' | 'selection'>, measures: Measures) =>
  headed(gapsCard(study, measures, true))

/** The three gaps as a bar, under the curves that they lie between. While a question is open, only the curve of w_0, over an empty bar. */
export const gaps: Picture = {
  name: 'gaps',
  label: 'the three gaps',
  numbers: ['the three gaps'],
  needs: refusal,
  open({ study, shared: { learned, measures } }) {
    const curves = (beside: readonly NamedCurve[]) => {
      const { training } = study.store
      return functionChart(study, learned.value.value, training && testSamplesOf(training), beside)
    }
    return {
      render: () =>
        html`<div class="column">${curves(bestCurves(study, measures))} ${gapsBar(study, measures)}</div>`,
      asked: () =>
        html`<div class="column">${curves([])} ${headed(html`<bl-gap-bar veiled></bl-gap-bar>`)}</div>`,
    }
  },
}
