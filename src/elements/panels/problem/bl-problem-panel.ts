import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { ProblemExperiment } from '../../../experiment/spec/experiment.ts'
import type { ProblemSpec } from '../../../experiment/spec/problem/problem.ts'
import '../../controls/bl-card.ts'
import { controls } from '../../controls/fields/fields.ts'
import { ExperimentEditor } from '../../experiment-editor.ts'
import { base } from '../../style/tokens.ts'
import { linearProgramFields } from './linear-program-fields.ts'
import { procedureFields } from './procedure-fields.ts'
import { saddlesFields } from './saddles-fields.ts'

/** The problem panel, for problems without training. */
@customElement('bl-problem-panel')
export class BlProblemPanel extends ExperimentEditor<ProblemExperiment> {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
    `,
  ]

  override render() {
    const { experiment } = this
    return experiment
      ? html`<bl-card heading="Problem"> ${this.#fields(experiment.problem)} </bl-card>`
      : nothing
  }

  #fields(problem: ProblemSpec) {
    const put = (next: ProblemSpec, label: string, live?: boolean) =>
      this.propose({ problem: next }, label, live)
    switch (problem.kind) {
      case 'procedure':
        return controls(procedureFields(problem), problem, (change, label, live) =>
          put({ ...problem, ...change }, label, live),
        )
      case 'linear-program':
        return controls(linearProgramFields(problem), problem, (change, label, live) =>
          put({ ...problem, ...change }, label, live),
        )
      case 'saddles':
        return controls(saddlesFields(problem), problem, (change, label, live) =>
          put({ ...problem, ...change }, label, live),
        )
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-problem-panel': BlProblemPanel
  }
}
