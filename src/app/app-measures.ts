import { html, nothing } from 'lit'
import type { ChoiceEvent, ToggleEvent } from '../elements/changes.ts'
import type { CompareEvent } from '../elements/events.ts'
import { formatCount } from '../math/format.ts'
import { runColors, type Theme } from '../math/palette.ts'
import { kernelLevels } from './kernel-levels.ts'
import type { MeasureCard, Measures } from './measures.ts'
import type { Presenter } from './presenter.ts'
import { runThresholds } from './series.ts'
import { runLabel } from './stage-content.ts'
import { successesOf } from './success.ts'
import { gapWords } from './gap-words.ts'

/** The runs by their places and names. */
function runOptions({ workbench }: Presenter) {
  const { experiment, runs } = workbench
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
        ? html`<bl-choice
            class="run"
            bare
            label="the run that is measured"
            .value=${String(point?.index ?? 0)}
            .options=${options}
            @bl-choice=${({ value }: ChoiceEvent) => {
              measures.run = Number(value)
              refresh()
            }}
          ></bl-choice>`
        : nothing
    }
    ${card('spectrum', 'Spectrum', spectrumCard(presenter, theme, measures, refresh))}
    ${card('gaps', 'The three gaps', gapsCard(presenter, measures, refresh))}
    ${card('numbers', 'Numbers', numbersCard(presenter, measures))}
    ${card('comparison', 'Compare two runs', comparisonCard(presenter, measures, refresh))}
  `
}

function numbersCard({ workbench }: Presenter, { numbers }: Measures) {
  const step = `step ${formatCount(numbers.point?.step ?? 0)}`
  return html`<bl-numbers
      label="Measured at w₀ and at the step shown"
      .columns=${['w₀', step]}
      .rows=${numbers.rows(workbench.experiment)}
    ></bl-numbers>
    <small class="quiet" role="status">${numbers.busy ? 'computing' : 'press a number to copy it'}</small>`
}

function spectrumCard(presenter: Presenter, theme: Theme, measures: Measures, refresh: () => void) {
  const { experiment } = presenter.workbench
  const kind = measures.kindOf(presenter)
  const { spectrum: study } = measures
  const spectrum = study.spectrum?.kind === kind ? study.spectrum : undefined
  const point = measures.pointOf(presenter)
  const colors = runColors(theme)
  const place = spectrum?.point.run.algorithm ?? 0
  const thresholds = runThresholds(experiment, theme).filter(({ algorithm }) => algorithm === place)
  return html`${
      experiment.model.kind === 'mlp'
        ? html`<bl-choice
            label="of"
            .value=${kind}
            .options=${[
              { value: 'hessian', label: 'Hessian' },
              { value: 'ntk', label: 'tangent kernel' },
            ]}
            @bl-choice=${({ value }: ChoiceEvent) => {
              measures.kind = value === 'ntk' ? 'ntk' : 'hessian'
              refresh()
            }}
          ></bl-choice>`
        : nothing
    }
    <bl-spectrum
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

function gapsCard(presenter: Presenter, measures: Measures, refresh: () => void) {
  const { experiment } = presenter.workbench
  const { gaps: study } = measures
  const success = measures.successOf(presenter)
  if (!success)
    return html`<p class="said">
      Needs data with a part that the algorithm does not see, such as a test part: success is judged there.
    </p>`
  return html`<bl-choice
      label="success"
      hint="What the three gaps are measured in"
      .value=${success.id}
      .options=${successesOf(experiment).map(({ id, label }) => ({ value: id, label }))}
      @bl-choice=${({ value }: ChoiceEvent) => {
        measures.success = value
        refresh()
      }}
    ></bl-choice>
    <bl-gap-bar .gaps=${study.gaps} .whole=${study.whole} ?busy=${study.busy}></bl-gap-bar>
    <p class="said quiet">${study.fault || gapWords(experiment, study)}</p>`
}

function comparisonCard(presenter: Presenter, measures: Measures, refresh: () => void) {
  const { experiment, engine } = presenter.workbench
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
