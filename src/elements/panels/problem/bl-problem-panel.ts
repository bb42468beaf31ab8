import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Experiment } from '../../../experiment/spec/experiment.ts'
import type { ProblemSpec } from '../../../experiment/spec/problem.ts'
import '../../controls/bl-card.ts'
import { controls } from '../../controls/fields.ts'
import { propose } from '../../propose.ts'
import { base } from '../../style/tokens.ts'
import { linearProgramFields } from './linear-program-fields.ts'
import { procedureFields } from './procedure-fields.ts'

/** Problem: all of a problem that nothing is trained for. */
@customElement('bl-problem-panel')
export class BlProblemPanel extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: block;
      }
    `,
  ]

  @property({ attribute: false }) experiment: Experiment | undefined

  override render() {
    const { experiment } = this
    if (!experiment?.problem) return nothing
    const { problem } = experiment
    return html`<bl-card heading="Problem">
      ${
        problem.kind === 'procedure'
          ? controls(procedureFields(problem), problem, (change, label, live) =>
              propose(
                this,
                experiment,
                { problem: { ...problem, ...change } satisfies ProblemSpec },
                label,
                live,
              ),
            )
          : controls(linearProgramFields(problem), problem, (change, label, live) =>
              propose(
                this,
                experiment,
                { problem: { ...problem, ...change } satisfies ProblemSpec },
                label,
                live,
              ),
            )
      }
    </bl-card>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-problem-panel': BlProblemPanel
  }
}
