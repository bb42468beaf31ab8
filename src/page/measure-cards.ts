import { html, nothing } from 'lit'
import type { ChoiceEvent, ToggleEvent } from '../elements/controls/control-events.ts'
import type { CompareEvent } from '../elements/events.ts'
import { stabilityFormula } from '../experiment/theory/stability.ts'
import type { Comparison } from '../experiment/trajectory/comparison.ts'
import { formatCount } from '../math/picture/format.ts'
import { runColors, type Theme } from '../math/picture/palette.ts'
import { drawsOf } from '../analyses/draws-study.ts'
import { kernelLevels } from '../view/kernel-levels.ts'
import type { Besides, MeasureCard, Measures } from '../analyses/measures.ts'
import type { Presenter } from '../view/presenter.ts'
import { runThresholds } from '../view/series.ts'
import { runLabel } from '../view/stage-content.ts'
import type { Analysis } from '../store/analysis.ts'
import { successesOf } from '../experiment/metric/success.ts'
import { gapWords } from '../analyses/gap-words.ts'

const headings: Readonly<Record<Besides, string>> = { spectrum: 'Spectrum', gaps: 'The three gaps' }

const nothingCompared: Comparison = { paths: [], matches: [], similarities: [] }

const faultOf = ({ error }: Pick<Analysis<unknown, unknown>, 'error'>): string =>
  error.value[0]?.message ?? ''

/** The runs by their places and names. */
function runOptions({ store }: Presenter) {
  const { experiment, runs } = store
  const count = experiment.algorithms.length
  return runs.map((_, i) => ({
    value: String(i),
    label: runLabel(experiment, Math.floor(i / count), i % count),
  }))
}

/** The panel of what is measured at the step that is shown, a card each. */
export function appMeasures(presenter: Presenter, theme: Theme, measures: Measures) {
  const options = runOptions(presenter)
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
    ${card('spectrum', headings.spectrum, [spectrumCard(presenter, theme, measures), pin('spectrum', measures)])}
    ${card('gaps', headings.gaps, [gapsCard(presenter, measures), pin('gaps', measures)])}
    ${card('draws', 'Many draws', drawsCard(presenter, theme, measures))}
    ${card('numbers', 'Numbers', numbersCard(measures))}
    ${card('comparison', 'Compare two runs', comparisonCard(presenter, measures))}
  `
}

/** The button that puts a card beside the charts too, or takes it away from there. */
const pin = (card: Besides, { beside }: Measures) =>
  html`<button
    class="button pin"
    aria-pressed=${beside.value === card}
    @click=${() => (beside.value = beside.peek() === card ? undefined : card)}
  >
    ${beside.value === card ? 'not beside the charts' : 'beside the charts'}
  </button>`

/** The measure that stands beside the charts; nothing where none was asked for. */
export function besideCharts(presenter: Presenter, theme: Theme, measures: Measures) {
  const beside = measures.beside.value
  if (!beside) return nothing
  const picture =
    beside === 'spectrum'
      ? spectrumCard(presenter, theme, measures, true)
      : gapsCard(presenter, measures, true)
  return html`<div class="measured" data-card=${beside}>
    <h2>${headings[beside]}</h2>
    ${picture}
  </div>`
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
function spectrumCard(presenter: Presenter, theme: Theme, measures: Measures, brief = false) {
  const { experiment } = presenter.store
  const kind = measures.kind.value
  const { spectrum: study } = measures
  const spectrum = study.value.value
  const colors = runColors(theme)
  const place = spectrum?.point.run.algorithm ?? 0
  const spec = experiment.algorithms[place]
  const thresholds = runThresholds(experiment, theme, spectrum?.point.step ?? 0)
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
      ?busy=${study.busy.value}
      ?stale=${study.stale.value}
      .fault=${faultOf(study)}
    ></bl-spectrum>`
}

/** `brief`: bar and numbers alone, where there is little room. */
function gapsCard(presenter: Presenter, measures: Measures, brief = false) {
  const { experiment } = presenter.store
  const { search, whole, gaps } = measures.gaps
  const success = measures.success.value
  if (!success)
    return html`<p class="said">
      Needs data with a part that the algorithm does not see, such as a test part: success is judged there.
    </p>`
  const bar = html`<bl-gap-bar
    .gaps=${gaps.value}
    .whole=${whole.value}
    ?busy=${search.busy.value}
  ></bl-gap-bar>`
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

function drawsCard(presenter: Presenter, theme: Theme, measures: Measures) {
  const { experiment } = presenter.store
  const { draws: study } = measures
  if (drawsOf(experiment) < 2)
    return html`<p class="said">
      Needs a first start that is drawn at random, and more than one draw of it: Experiment, Starts, draws.
    </p>`
  return html`<bl-draws
    .legend=${study.value.value?.legend}
    .losses=${study.value.value?.losses ?? []}
    .color=${runColors(theme)[0] ?? ''}
    ?busy=${study.busy.value}
    .done=${study.progress.value.done}
    ?stale=${study.stale.value}
    .fault=${faultOf(study)}
  ></bl-draws>`
}

function comparisonCard(presenter: Presenter, { comparison, compared, pair }: Measures) {
  const act = ({ compared: chosen, act: what }: CompareEvent) => {
    compared.value = chosen
    if (what === 'stop') comparison.cancel()
    if (what === 'start' && pair.value) comparison.run()
  }
  const { known, refusal = '' } = comparison.value.value ?? {}
  const { stage, done } = comparison.progress.value
  return html`<bl-run-comparison
    .runs=${runOptions(presenter)}
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
