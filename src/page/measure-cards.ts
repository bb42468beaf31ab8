import { html, nothing } from 'lit'
import type { ChoiceEvent, ToggleEvent } from '../elements/controls/control-events.ts'
import type { CompareEvent } from '../elements/events.ts'
import { stabilityFormula } from '../experiment/theory/stability.ts'
import { formatCount } from '../math/picture/format.ts'
import { runColors, type Theme } from '../math/picture/palette.ts'
import { drawsOf } from '../analyses/draws-study.ts'
import { kernelLevels } from '../view/kernel-levels.ts'
import type { Besides, MeasureCard, Measures } from './measures.ts'
import type { Presenter } from '../view/presenter.ts'
import { runThresholds } from '../view/series.ts'
import { runLabel } from '../view/stage-content.ts'
import { successesOf } from '../experiment/metric/success.ts'
import { gapWords } from '../app/gap-words.ts'

const headings: Readonly<Record<Besides, string>> = { spectrum: 'Spectrum', gaps: 'The three gaps' }

/** The runs by their places and names. */
function runOptions({ store }: Presenter) {
  const { experiment, runs } = store
  const count = experiment.algorithms.length
  return runs.map((_, i) => ({
    value: String(i),
    label: runLabel(experiment, Math.floor(i / count), i % count),
  }))
}

/** The panel of what is measured at the step that is shown, a card each; `refresh` is called when something was chosen. */
export function appMeasures(presenter: Presenter, theme: Theme, measures: Measures, refresh: () => void) {
  const options = runOptions(presenter)
  const point = measures.pointOf(presenter)
  const card = (id: MeasureCard, heading: string, content: unknown) =>
    html`<bl-card
      heading=${heading}
      .open=${measures.open.has(id)}
      @bl-toggle=${({ checked }: ToggleEvent) => {
        if (checked) measures.open.add(id)
        else measures.open.delete(id)
        refresh()
      }}
      >${content}</bl-card
    >`
  return html`
    ${
      options.length > 1
        ? html`<bl-select
            class="run"
            bare
            label="the run that is measured"
            .value=${String(point?.index ?? 0)}
            .options=${options}
            @bl-select=${({ value }: ChoiceEvent) => {
              measures.run = Number(value)
              refresh()
            }}
          ></bl-select>`
        : nothing
    }
    ${card('spectrum', headings.spectrum, [
      spectrumCard(presenter, theme, measures, refresh),
      pin('spectrum', measures, refresh),
    ])}
    ${card('gaps', headings.gaps, [gapsCard(presenter, measures, refresh), pin('gaps', measures, refresh)])}
    ${card('draws', 'Many draws', drawsCard(presenter, theme, measures))}
    ${card('numbers', 'Numbers', numbersCard(presenter, measures))}
    ${card('comparison', 'Compare two runs', comparisonCard(presenter, measures, refresh))}
  `
}

/** The button that puts a card beside the charts too, or takes it away from there. */
const pin = (card: Besides, measures: Measures, refresh: () => void) =>
  html`<button
    class="button pin"
    aria-pressed=${measures.beside === card}
    @click=${() => {
      measures.beside = measures.beside === card ? undefined : card
      refresh()
    }}
  >
    ${measures.beside === card ? 'not beside the charts' : 'beside the charts'}
  </button>`

/** What stands beside the charts; nothing where nothing was asked for. */
export function besideCharts(presenter: Presenter, theme: Theme, measures: Measures, refresh: () => void) {
  const { beside } = measures
  if (!beside) return nothing
  const picture =
    beside === 'spectrum'
      ? spectrumCard(presenter, theme, measures, refresh, true)
      : gapsCard(presenter, measures, refresh, true)
  return html`<div class="measured" data-card=${beside}>
    <h2>${headings[beside]}</h2>
    ${picture}
  </div>`
}

function numbersCard({ store }: Presenter, { numbers }: Measures) {
  const step = `step ${formatCount(numbers.point?.step ?? 0)}`
  return html`<bl-numbers
      label="Measured at w₀ and at the step shown"
      .columns=${['w₀', step]}
      .rows=${numbers.rows(store.experiment)}
    ></bl-numbers>
    <small class="quiet" role="status">${numbers.busy ? 'computing' : 'press a number to copy it'}</small>`
}

/** `brief`: the picture alone, where there is little room. */
function spectrumCard(
  presenter: Presenter,
  theme: Theme,
  measures: Measures,
  refresh: () => void,
  brief = false,
) {
  const { experiment } = presenter.store
  const kind = measures.kindOf(presenter)
  const { spectrum: study } = measures
  const spectrum = study.spectrum?.kind === kind ? study.spectrum : undefined
  const point = measures.pointOf(presenter)
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
            @bl-select=${({ value }: ChoiceEvent) => {
              measures.kind = value === 'ntk' ? 'ntk' : 'hessian'
              refresh()
            }}
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
      ?busy=${study.busy}
      ?stale=${study.isStale(point)}
      .fault=${study.fault}
    ></bl-spectrum>`
}

/** `brief`: bar and numbers alone, where there is little room. */
function gapsCard(presenter: Presenter, measures: Measures, refresh: () => void, brief = false) {
  const { experiment } = presenter.store
  const { gaps: study } = measures
  const success = measures.successOf(presenter)
  if (!success)
    return html`<p class="said">
      Needs data with a part that the algorithm does not see, such as a test part: success is judged there.
    </p>`
  const bar = html`<bl-gap-bar .gaps=${study.gaps} .whole=${study.whole} ?busy=${study.busy}></bl-gap-bar>`
  const words = study.fault || gapWords(experiment, study, success)
  if (brief) return html`<div title=${words}>${bar}</div>`
  return html`<bl-select
      label="success"
      hint="What the three gaps are measured in"
      .value=${success.id}
      .options=${successesOf(experiment).map(({ id, label }) => ({ value: id, label }))}
      @bl-select=${({ value }: ChoiceEvent) => {
        measures.success = value
        refresh()
      }}
    ></bl-select>
    ${bar}
    <p class="said quiet">${words}</p>`
}

function drawsCard(presenter: Presenter, theme: Theme, measures: Measures) {
  const { experiment } = presenter.store
  const study = measures.drawsOf(presenter)
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
    .fault=${study.error.value[0]?.message ?? ''}
  ></bl-draws>`
}

function comparisonCard(presenter: Presenter, measures: Measures, refresh: () => void) {
  const { experiment, engine } = presenter.store
  const { comparison, compared } = measures
  const pair = measures.pairOf(presenter)
  const act = ({ compared: chosen, act: what }: CompareEvent) => {
    measures.compared = chosen
    if (what === 'stop') comparison.stop()
    if (what === 'start' && engine && pair) comparison.start(engine, experiment, pair)
    refresh()
  }
  return html`<bl-run-comparison
    .runs=${runOptions(presenter)}
    .compared=${compared}
    .view=${comparison.view}
    ?running=${comparison.running}
    .stage=${comparison.stage}
    .done=${comparison.done}
    ?stale=${comparison.isStale(pair)}
    .fault=${comparison.fault}
    @bl-compare=${act}
  ></bl-run-comparison>`
}
