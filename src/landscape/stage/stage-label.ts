import { html, nothing } from 'lit'
import { shareWords } from '../../words/plane.ts'
import type { Study } from '../../study/study.ts'

/**
 * The name of a stage among others, with its numbers and the share of the run that its plane shows; nothing for a stage without a
 * name. `beside`: there are others beside it.
 */
export function stageLabel(study: Study, beside: boolean) {
  const { store, veiled, label: name, shownNumbers, awaited } = study
  if (awaited.value) return nothing
  const { terrain, experiment, training } = store
  const label = name.value || (beside && experiment.view.planes === 'own' ? 'one plane' : '')
  if (!label) return nothing
  const share =
    terrain?.variance && !veiled && training?.plane.kind === 'pca' ? shareWords(terrain.variance) : ''
  return html`<p class="label">
    ${label}${shownNumbers.value.map(
      (number) =>
        html`<span class="number" title=${number.label}>${number.label} <b>${number.value}</b></span>`,
    )}${share ? html`<span class="share" title="Of the run’s variance, and of a random walk’s">${share}</span>` : nothing}
  </p>`
}
