import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { drawnSigned } from '../../../reference/outcome/signed-log.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import { metric as metricSchema, type LossId, type MetricSpec } from '../../../experiment/spec/metric.ts'
import type { TerrainSpec } from '../../../experiment/spec/terrain.ts'
import { view as viewSchema, type ViewSpec } from '../../../experiment/spec/view.ts'
import { outputCount } from '../../../experiment/spec/model.ts'
import { layoutOf } from '../../../experiment/model/layout.ts'
import { attackControls } from './attack-controls.ts'
import '../../controls/bl-card.ts'
import { choiceControl, controls, fieldMaker, type Field, type Put } from '../../controls/fields/fields.ts'
import { folds, more } from '../../style/folds.ts'
import { intervalControl, intervals } from '../../controls/fields/interval-control.ts'
import { metricFields as words } from '../../../words/fields/metric.ts'
import { terrainFields, viewFields } from '../../../words/fields/surface.ts'
import { outcomeControls } from './outcome-controls.ts'
import { ExperimentEditor } from '../../experiment-editor.ts'
import { without } from '../../../edit/patch.ts'
import { fittingLosses, taskOf } from '../../../edit/metric.ts'
import { surfaceControl } from './surface-control.ts'
import { arrowed, attackable, ghosts, ghostShown, isSlope } from '../../../edit/surfaces.ts'
import { base, buttons } from '../../style/tokens.ts'

const ofMetric = fieldMaker<MetricSpec>(metricSchema, words)
const factor = ofMetric('factor', {
  hint: 'Factor on the loss; with 1/2 the gradient of the squared error is f − y',
  plain: true,
})
const reduction = ofMetric('reduction', {
  hint: 'How the losses of all entries are combined into one number',
})
const decay = ofMetric('weightDecay', {
  hint: 'c in (c/2)|w|², which is part of the loss and includes biases',
  max: 0.1,
  step: 0.001,
})
const scaling: readonly Field<MetricSpec>[] = [factor, reduction, decay]

const ofView = fieldMaker<ViewSpec>(viewSchema, viewFields)
const height = ofView('height', {
  hint: 'Whether the height shows the loss or its logarithm',
})
const colors = ofView('colors', { hint: 'All three rise evenly in lightness and suit colour-blind readers' })
const arrows = ofView('arrows', {
  hint: 'Steepest descent of the surface within the plane; the length of arrows is logarithmic',
})

/** The metric panel: what the algorithms minimise, what the surface shows, and how its height is drawn. */
@customElement('bl-metric-panel')
export class BlMetricPanel extends ExperimentEditor {
  static override readonly styles = [
    base,
    buttons,
    folds,
    intervals,
    css`
      :host {
        display: block;
      }
    `,
  ]

  /** The drawn range of heights, shown if the experiment names none. */
  @property({ attribute: false }) range: readonly [number, number] | undefined

  override render() {
    const { experiment } = this
    if (!experiment) return nothing
    const network = experiment.model.kind !== 'function'
    const trained = experiment.plane.kind === 'hyperparameters'
    const { metric, view, terrain } = experiment
    const own: Put<MetricSpec> = (change, label, live) =>
      this.propose({ metric: { ...metric, ...change } }, label, live)
    const show: Put<ViewSpec> = (change, label) => this.propose({ view: { ...view, ...change } }, label)
    return html`<bl-card heading="Metric" .aside=${network ? 'on the training set' : "the function's value"}>
      ${network ? this.#loss(experiment, own) : nothing}
      ${
        trained
          ? nothing
          : [
              surfaceControl(experiment, (changes, label) => this.propose(changes, label)),
              this.#attack(experiment),
              this.#ghost(experiment),
            ]
      }
      ${outcomeControls(experiment, (change, label) =>
        this.propose({ terrain: { ...terrain, ...change } }, label),
      )}
      ${controls<ViewSpec>(drawnSigned(experiment) ? [colors] : [height, colors], view, show)}
      ${arrowed(experiment) ? controls([arrows], view, show) : nothing}
      ${more([
        controls<MetricSpec>(network ? scaling : [decay], metric, own),
        network && terrain.metric ? this.#finer(experiment, terrain.metric) : nothing,
        this.#reach(view),
      ])}
    </bl-card>`
  }

  #loss({ data, model, metric }: TrainingExperiment, put: Put<MetricSpec>) {
    const task = taskOf(data)
    const outputs = model.kind === 'function' ? 1 : outputCount(model)
    const fitting = task ? fittingLosses(task, outputs) : [metric.loss]
    const options = fitting.includes(metric.loss) ? fitting : [...fitting, metric.loss]
    return choiceControl(
      {
        label: words.loss.label,
        hint: 'The loss that the algorithms minimise, on the training set',
        options: options.map((value) => ({ value, label: words.loss.words[value] })),
      },
      metric.loss,
      (loss) => put({ loss: loss as LossId }, words.loss.label),
    )
  }

  /** The controls of the attack on the inputs of the current metric. */
  #attack(experiment: TrainingExperiment) {
    const { model, metric, terrain } = experiment
    if (model.kind === 'function' || !attackable(experiment) || isSlope(experiment)) return nothing
    return attackControls(layoutOf(model), terrain.metric?.attack, (attack, label, live) => {
      const plain = without(terrain.metric ?? metric, 'attack')
      const own = !attack && JSON.stringify(plain) === JSON.stringify(metric)
      const shown = { ...plain, ...(attack && { attack }) }
      this.propose({ terrain: own ? without(terrain, 'metric') : { ...terrain, metric: shown } }, label, live)
    })
  }

  /** Another metric, or the same on another part of the data, dotted over the surface. */
  #ghost(experiment: TrainingExperiment) {
    const { model, terrain } = experiment
    const offered = ghosts(experiment)
    if (offered.length === 0 || model.kind === 'function') return nothing
    const shown = ghostShown(experiment)
    const put = (ghost: TerrainSpec['ghost'], label: string, live?: boolean) =>
      this.propose(
        { terrain: ghost === undefined ? without(terrain, 'ghost') : { ...terrain, ghost } },
        label,
        live,
      )
    return [
      choiceControl(
        {
          label: terrainFields.ghost.label,
          hint: 'Dotted contour lines of a second metric over the same plane',
          options: [{ value: '', label: 'none' }, ...offered],
        },
        shown?.value ?? '',
        (chosen) => put(offered.find(({ value }) => value === chosen)?.ghost, terrainFields.ghost.label),
      ),
      shown && attackable(experiment)
        ? attackControls(
            layoutOf(model),
            shown.metric.attack,
            (attack, label, live) =>
              put({ ...without(shown.metric, 'attack'), ...(attack && { attack }) }, label, live),
            'ghost ',
          )
        : nothing,
    ]
  }

  #finer({ terrain }: TrainingExperiment, metric: MetricSpec) {
    const put: Put<MetricSpec> = (change, label, live) =>
      this.propose(
        { terrain: { ...terrain, metric: { ...metric, ...change } } },
        `${label} of the surface`,
        live,
      )
    return html`<p class="quiet part">of the surface</p>
      ${controls(scaling, metric, put)}`
  }

  #reach(view: ViewSpec) {
    const range = view.range ?? this.range
    if (!range) return nothing
    return intervalControl(
      {
        label: viewFields.range.label,
        hint: 'The range of losses to draw; higher ones are cut off',
      },
      { own: view.range !== undefined, usual: 'fitted range', apart: true },
      range,
      (next) =>
        this.propose(
          { view: next ? { ...view, range: next } : without(view, 'range') },
          viewFields.range.name,
        ),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-metric-panel': BlMetricPanel
  }
}
