import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { drawnSigned } from '../../../reference/outcome/signed-log.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import type { LossId, MetricSpec } from '../../../experiment/spec/metric.ts'
import type { TerrainSpec } from '../../../experiment/spec/terrain.ts'
import type { ViewSpec } from '../../../experiment/spec/view.ts'
import { outputCount } from '../../../experiment/spec/model.ts'
import { layoutOf } from '../../../experiment/model/layout.ts'
import { attackControls } from './attack-controls.ts'
import '../../controls/bl-card.ts'
import { choiceControl, controls, optionsOf, type Field, type Put } from '../../controls/fields/fields.ts'
import { folds, more } from '../../style/folds.ts'
import { intervalControl, intervals } from '../../controls/fields/interval-control.ts'
import { lossNames, reductionNames } from '../../../words/names.ts'
import { outcomeControls } from './outcome-controls.ts'
import { ExperimentEditor } from '../../experiment-editor.ts'
import { without } from '../../../edit/patch.ts'
import { fittingLosses, taskOf } from '../../../edit/metric.ts'
import { surfaceControl } from './surface-control.ts'
import { arrowed, attackable, ghosts, ghostShown, isSlope } from '../../../edit/surfaces.ts'
import { base, buttons } from '../../style/tokens.ts'

const scaling: readonly Field<MetricSpec>[] = [
  {
    number: 'factor', label: 'factor', hint: 'The loss is multiplied by it: 1/2 makes the gradient of the squared error f − y',
    plain: true, least: 0,
  },
  { choice: 'reduction', label: 'reduction', hint: 'How the losses of all entries become one number', options: optionsOf(reductionNames) },
] // prettier-ignore
const decay: Field<MetricSpec> = {
  number: 'weightDecay', label: 'weight decay', hint: 'c of (c/2)|w|², which is part of the loss, biases too', max: 0.1, step: 0.001, most: Infinity,
} // prettier-ignore
const looks: readonly Field<ViewSpec>[] = [
  {
    choice: 'height', label: 'height', hint: 'What the surface’s height is linear in: the loss, or its logarithm',
    options: [{ value: 'linear', label: 'linear' }, { value: 'log', label: 'logarithmic' }],
  },
  {
    choice: 'colors', label: 'colours', hint: 'All three rise evenly in lightness and suit colour-blind eyes',
    options: ['strata', 'viridis', 'cividis'].map((value) => ({ value, label: value })),
  },
] // prettier-ignore

/** All of a look but its height, where that is a signed logarithm. */
const colors = looks.filter((look) => !('choice' in look && look.choice === 'height'))

const arrows: Field<ViewSpec> = {
  toggle: 'arrows', label: 'arrows', hint: 'Steepest descent of what the surface shows, within the plane; their length is logarithmic',
} // prettier-ignore

/** Metric: what the algorithms minimise, what the surface shows, and how its height is drawn. */
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

  /** The range of heights that is drawn, shown where the experiment names none. */
  @property({ attribute: false }) range: readonly [number, number] | undefined

  override render() {
    const { experiment } = this
    if (!experiment) return nothing
    const network = experiment.model.kind !== 'function'
    const trained = experiment.plane.kind === 'hyperparameters'
    const { metric, view, terrain } = experiment
    const own: Put<MetricSpec> = (change, label, live) =>
      this.propose({ metric: { ...metric, ...change } }, `${label} of the metric`, live)
    const show: Put<ViewSpec> = (change, label) => this.propose({ view: { ...view, ...change } }, label)
    return html`<bl-card heading="Metric" .aside=${network ? 'on the train part' : "the function's value"}>
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
      ${controls(drawnSigned(experiment) ? colors : looks, view, show)}
      ${arrowed(experiment) ? controls([arrows], view, show) : nothing}
      ${more([
        controls(network ? [...scaling, decay] : [decay], metric, own),
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
        label: 'loss',
        hint: 'What the algorithms minimise, on the train part',
        options: options.map((value) => ({ value, label: lossNames[value] })),
      },
      metric.loss,
      (loss) => put({ loss: loss as LossId }, 'loss'),
    )
  }

  /** Controls of the attack on the inputs of the metric that is shown. */
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
          label: 'ghost',
          hint: 'The contour lines of a second metric over the same plane, dotted over the surface',
          options: [{ value: '', label: 'none' }, ...offered],
        },
        shown?.value ?? '',
        (chosen) => put(offered.find(({ value }) => value === chosen)?.ghost, 'ghost'),
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
      ${controls([...scaling, decay], metric, put)}`
  }

  #reach(view: ViewSpec) {
    const range = view.range ?? this.range
    if (!range) return nothing
    return intervalControl(
      { label: 'height', hint: 'The losses between which the surface is drawn; what is higher is cut' },
      { own: view.range !== undefined, usual: 'fitted range', apart: true },
      range,
      (next) =>
        this.propose({ view: next ? { ...view, range: next } : without(view, 'range') }, 'range of heights'),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-metric-panel': BlMetricPanel
  }
}
