import { html, nothing } from 'lit'
import type { ChoiceEvent, ToggleEvent } from '../../elements/controls/control-events.ts'
import type { CompareEvent } from '../../elements/events.ts'
import type { Comparison } from '../../reference/oracle/measure/comparison.ts'
import { formatCount } from '../../math/picture/format.ts'
import { runLooks } from '../../math/picture/looks/run-looks.ts'
import { drawsOf } from '../../analyses/measures/draws.ts'
import { drawsLegend } from '../../view/surface/draws-legend.ts'
import type { Besides, MeasureCard, Measures } from '../../analyses/measures/measures.ts'
import type { Study } from '../../study/study.ts'
import { gapsBar, gapsCard } from '../../pictures/gaps/gaps.ts'
import { spectrumCard, spectrumChart } from '../../pictures/spectrum/spectrum.ts'
import { runLabel } from '../../view/surface/stage-content.ts'
import type { Analysis } from '../../store/analysis.ts'

const headings: Readonly<Record<Besides, string>> = { spectrum: 'Spectrum', gaps: 'The three gaps' }

const nothingCompared: Comparison = { paths: [], matches: [], similarities: [] }

const faultOf = ({ error }: Pick<Analysis<unknown, unknown>, 'error'>): string =>
  error.value[0]?.message ?? ''

/** What the cards read from a study. */
type Measured = Pick<Study, 'selection' | 'store' | 'theme'>

/** The runs by index and name. */
function runOptions({ store }: Pick<Study, 'store'>) {
  const { training: experiment, runs } = store
  if (!experiment) return []
  const count = experiment.algorithms.length
  return runs.map((_, i) => ({
    value: String(i),
    label: runLabel(experiment, Math.floor(i / count), i % count),
  }))
}

/** The panel of measures at the current step, one card for each. */
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
            label="measured run"
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

/** The button that also shows a card next to the charts, or removes it from there. */
const pin = (card: Besides, { beside }: Measures) =>
  html`<button
    class="button pin"
    aria-pressed=${beside.value === card}
    @click=${() => beside.choose(beside.value === card ? undefined : card)}
  >
    ${beside.value === card ? 'remove from charts' : 'show next to charts'}
  </button>`

/** The measure next to the charts, if one was chosen. */
export function besideCharts(study: Measured, measures: Measures) {
  const beside = measures.beside.value
  if (!beside) return nothing
  return beside === 'spectrum' ? spectrumChart(study, measures) : gapsBar(study, measures)
}

function numbersCard({ numbers: { numbers, rows } }: Measures) {
  const step = `step ${formatCount(numbers.value.value?.point.step ?? 0)}`
  return html`<bl-numbers
      label="Measured at w₀ and at the step shown"
      .columns=${['w₀', step]}
      .rows=${rows.value}
    ></bl-numbers>
    <small class="quiet" role="status"
      >${numbers.busy.value ? 'computing' : 'click a number to copy it'}</small
    >`
}

function drawsCard(study: Measured, measures: Measures) {
  const { training: experiment } = study.store
  const { draws } = measures
  const found = draws.value.value
  if (!experiment || drawsOf(experiment) < 2)
    return html`<p class="said">
      Needs a random first start with more than one draw. Set it under Experiment, Starts, draws.
    </p>`
  return html`<bl-draws
    .view=${{
      legend: found && drawsLegend(found.experiment, found.outcome),
      values: found?.losses ?? [],
      color: runLooks(experiment.algorithms, study.theme)[0]?.color ?? 'gray',
      mark: 0,
      levels: [],
      stale: draws.stale.value,
      done: draws.progress.value.done,
      fault: faultOf(draws),
    }}
    ?running=${draws.busy.value}
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
