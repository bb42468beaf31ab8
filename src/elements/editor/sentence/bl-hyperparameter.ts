import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { changed } from '../../../edit/patch.ts'
import { packed, type AlgorithmSpec, type Hyperparameters } from '../../../experiment/spec/algorithm.ts'
import { isRecorded } from '../../../experiment/spec/recorded.ts'
import { controls, type Put } from '../../controls/fields/fields.ts'
import { ExperimentEditor } from '../../experiment-editor.ts'
import { hyperparameterFields } from '../../panels/algorithm/hyperparameter-fields.ts'
import type { ThresholdView } from '../../panels/algorithm/threshold-view.ts'
import { base } from '../../style/tokens.ts'

/** A control that sets one hyperparameter of several algorithms, given by their indices. */
@customElement('bl-hyperparameter')
export class BlHyperparameter extends ExperimentEditor {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
    `,
  ]

  @property() name: 'learningRate' | 'steps' = 'learningRate'
  @property({ attribute: false }) of: readonly number[] = []
  /** Predicted bounds on learning rates. */
  @property({ attribute: false }) thresholds: readonly ThresholdView[] = []

  override render() {
    const { experiment, of } = this
    const [first = 0] = of
    const algorithm = experiment?.algorithms[first]
    if (!experiment || !algorithm) return nothing
    const marks = this.thresholds.filter((threshold) => threshold.algorithm === first)
    const fields = isRecorded(algorithm) ? [] : hyperparameterFields([this.name], marks)
    const put: Put<AlgorithmSpec> = (change, label, live) =>
      this.propose(
        {
          algorithms: experiment.algorithms.map((each, i) => (of.includes(i) ? changed(each, change) : each)),
        },
        label,
        live,
      )
    return html`${controls<Hyperparameters>(fields, packed(algorithm), put)}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-hyperparameter': BlHyperparameter
  }
}
