import { html, nothing } from 'lit'
import type { ChoiceEvent, ToggleEvent } from '../../elements/controls/control-events.ts'
import type { CompareEvent } from '../../elements/events.ts'
import { stabilityFormula } from '../../reference/algorithm/stability.ts'
import type { Comparison } from '../../reference/oracle/measure/comparison.ts'
import { formatCount } from '../../math/picture/format.ts'
import { runColors, tokens } from '../../math/picture/palette.ts'
import { drawsOf } from '../../analyses/measures/draws.ts'
import { drawsLegend } from '../../view/surface/draws-legend.ts'
import { kernelLevels } from '../../view/learned/kernel-levels.ts'
import type { Besides, MeasureCard, Measures } from '../../analyses/measures/measures.ts'
import type { Study } from '../../landscape/study.ts'
import { runThresholds } from '../../view/series.ts'
import { runLabel } from '../../view/surface/stage-content.ts'
import { successesOf } from '../../reference/metric/success.ts'
import { gapWords } from '../../analyses/measures/gap-words.ts'
import { curveAt } from '../../analyses/learned-function.ts'
import type { NamedCurve } from '../../charts/function-view.ts'
import type { Analysis } from '../../store/analysis.ts'

const headings: Readonly<Record<Besides, string>> = { spectrum: 'Spectrum', gaps: 'The three gaps' }

const nothingCompared: Comparison = { paths: [], matches: [], similarities: [] }

const faultOf = ({ error }: Pick<Analysis<unknown, unknown>, 'error'>): string =>
  error.value[0]?.message ?? ''

/** All of a study that the cards read. */
type Measured = Pick<Study, 'store' | 'theme'>

/** The runs by their places and names. */
function runOptions({ store }: Pick<Study, 'store'>) {
  const { training: experiment, runs } = store
  if (!experiment) return []
  const count = experiment.algorithms.length
  return runs.map((_, i) => ({
    value: String(i),
    label: runLabel(experiment, Math.floor(i / count), i % count),
  }))
}

/** The panel of what is measured at the step that is shown, a card each. */
export function measureCards(study: Measured, measures: Measures) {
  const options = runOptions(study)
  const { open, run, point } = measures
  const card = (id: MeasureCard, heading: string, content: unknown) =>
    html`<bl-card
      heading=${heading}
      .open=${open.value.has(id)}
      @bl-toggle=${({ checked }: ToggleEvent) => measures.setOpen(id, checked)}
      >${content}</bl-card
    >`
  return html`
    ${
      options.length > 1
        ? html`<bl-select
            class="run"
            bare
            label="the run that is measured"
            .value=${String(point.value?.index ?? 0)}
            .options=${options}
            @bl-select=${({ value }: ChoiceEvent) => (run.value = Number(value))}
          ></bl-select>`
        : nothing
    }
    ${card('spectrum', headings.spectrum, [spectrumCard(study, measures), pin('spectrum', measures)])}
    ${card('gaps', headings.gaps, [gapsCard(study, measures), pin('gaps', measures)])}
    ${card('draws', 'Many draws', drawsCard(study, measures))}
    ${card('numbers', 'Numbers', numbersCard(measures))}
    ${card('comparison', 'Compare two runs', comparisonCard(study, measures))}
  `
}

/** The button that puts a card beside the charts too, or takes it away from there. */
const pin = (card: Besides, { beside }: Measures) =>
  html`<button
    class="button pin"
    aria-pressed=${beside.value === card}
    @click=${() => beside.choose(beside.value === card ? undefined : card)}
  >
    ${beside.value === card ? 'not beside the charts' : 'beside the charts'}
  </button>`

const measured = (card: Besides, picture: unknown) =>
  html`<div class="measured" data-card=${card}>
    <h2>${headings[card]}</h2>
    ${picture}
  </div>`

/** The spectrum at the step that is shown, under its heading. */
export const spectrumPicture = (study: Measured, measures: Measures) =>
  measured('spectrum', spectrumCard(study, measures, true))

/** The three gaps at the step that is shown, under their heading. */
export const gapsPicture = (study: Pick<Study, 'store'>, measures: Measures) =>
  measured('gaps', gapsCard(study, measures, true))

/** The curves of the best weights in the family and on the sample, as far as they are found and are of one coordinate. */
export function bestCurves(study: Measured, { gaps, point }: Measures): NamedCurve[] {
  const { training: experiment } = study.store
  const [best, run] = [gaps.search.value.value, point.value?.run]
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

/** The measure that stands beside the charts; nothing where none was asked for. */
export function besideCharts(study: Measured, measures: Measures) {
  const beside = measures.beside.value
  if (!beside) return nothing
  return beside === 'spectrum' ? spectrumPicture(study, measures) : gapsPicture(study, measures)
}

function numbersCard({ numbers: { numbers, rows } }: Measures) {
  const step = `step ${formatCount(numbers.value.value?.point.step ?? 0)}`
  return html`<bl-numbers
      label="Measured at w₀ and at the step shown"
      .columns=${['w₀', step]}
      .rows=${rows.value}
    ></bl-numbers>
    <small class="quiet" role="status"
      >${numbers.busy.value ? 'computing' : 'press a number to copy it'}</small
    >`
}

/** `brief`: the picture alone, where there is little room. */
function spectrumCard(study: Measured, measures: Measures, brief = false) {
  const { training: experiment } = study.store
  if (!experiment) return nothing
  const kind = measures.kind.value
  const { spectrum: analysis } = measures
  const spectrum = analysis.value.value
  const colors = runColors(study.theme)
  const place = spectrum?.point.run.algorithm ?? 0
  const spec = experiment.algorithms[place]
  const thresholds = runThresholds(experiment, study.theme, spectrum?.point.step ?? 0)
    .filter(({ algorithm }) => algorithm === place)
    .map((level) => ({ ...level, label: (spec && stabilityFormula(spec)) ?? level.label }))
  return html`${
      experiment.model.kind === 'mlp' && !brief
        ? html`<bl-select
            label="of"
            .value=${kind}
            .options=${[
              { value: 'hessian', label: 'Hessian' },
              { value: 'ntk', label: 'tangent kernel' },
            ]}
            @bl-select=${({ value }: ChoiceEvent) => measures.chooseKind(value === 'ntk' ? 'ntk' : 'hessian')}
          ></bl-select>`
        : nothing
    }
    <bl-spectrum
      ?brief=${brief}
      of=${kind === 'ntk' ? 'the tangent kernel' : 'the Hessian'}
      .values=${spectrum?.values ?? []}
      .total=${spectrum?.total ?? 0}
      .color=${colors[place % colors.length] ?? ''}
      .mark=${place}
      .levels=${kind === 'ntk' ? kernelLevels(experiment, thresholds) : thresholds}
      .step=${spectrum?.point.step ?? 0}
      ?busy=${analysis.busy.value}
      ?stale=${analysis.stale.value}
      .fault=${faultOf(analysis)}
    ></bl-spectrum>`
}

/** `brief`: bar and numbers alone, where there is little room. */
function gapsCard(study: Pick<Study, 'store'>, measures: Measures, brief = false) {
  const { training: experiment } = study.store
  const { search, gaps } = measures.gaps
  const success = measures.success.value
  if (!experiment || !success)
    return html`<p class="said">
      Needs data with a part that the algorithm does not see, such as a test part: success is judged there.
    </p>`
  const bar = html`<bl-gap-bar .gaps=${gaps.value} ?busy=${search.busy.value}></bl-gap-bar>`
  const searched = gaps.value && search.value.value?.searched
  const algorithm = measures.point.value?.run.algorithm ?? 0
  const words = faultOf(search) || gapWords(experiment, algorithm, searched, success)
  if (brief) return html`<div title=${words}>${bar}</div>`
  return html`<bl-select
      label="success"
      hint="What the three gaps are measured in"
      .value=${success.id}
      .options=${successesOf(experiment).map(({ id, label }) => ({ value: id, label }))}
      @bl-select=${({ value }: ChoiceEvent) => measures.chooseSuccess(value)}
    ></bl-select>
    ${bar}
    <p class="said quiet">${words}</p>`
}

function drawsCard(study: Measured, measures: Measures) {
  const { training: experiment } = study.store
  const { draws } = measures
  const found = draws.value.value
  if (!experiment || drawsOf(experiment) < 2)
    return html`<p class="said">
      Needs a first start that is drawn at random, and more than one draw of it: Experiment, Starts, draws.
    </p>`
  return html`<bl-draws
    .legend=${found && drawsLegend(found.experiment, found.outcome)}
    .losses=${found?.losses ?? []}
    .color=${runColors(study.theme)[0] ?? ''}
    ?busy=${draws.busy.value}
    .done=${draws.progress.value.done}
    ?stale=${draws.stale.value}
    .fault=${faultOf(draws)}
  ></bl-draws>`
}

function comparisonCard(study: Pick<Study, 'store'>, { comparison, compared, pair }: Measures) {
  const act = ({ compared: chosen, act: what }: CompareEvent) => {
    compared.value = chosen
    if (what === 'stop') comparison.cancel()
    if (what === 'start' && pair.value) comparison.run()
  }
  const { known, refusal = '' } = comparison.value.value ?? {}
  const { stage, done } = comparison.progress.value
  return html`<bl-run-comparison
    .runs=${runOptions(study)}
    .compared=${compared.value}
    .view=${known ?? nothingCompared}
    ?running=${comparison.busy.value}
    .stage=${stage}
    .done=${done}
    ?stale=${comparison.stale.value}
    .fault=${faultOf(comparison) || refusal}
    @bl-compare=${act}
  ></bl-run-comparison>`
}
