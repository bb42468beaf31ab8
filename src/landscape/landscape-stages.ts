import { html, nothing, type TemplateResult } from 'lit'
import type { LossLandscape } from './loss-landscape.ts'
import type { Company } from './own-planes.ts'
import { shareWords } from '../experiment/words/plane.ts'

/** What a landscape beside another keeps to itself, for the one that leads tells it. */
const own = (event: Event): void => event.stopPropagation()

/** The stage of a landscape, and those beside it, each under its name. */
export function landscapeStages(landscape: LossLandscape, picture: TemplateResult) {
  const { company, presenter } = landscape
  const { terrain, experiment } = presenter?.store ?? {}
  const label =
    landscape.label || (company.length > 0 && experiment?.view.planes === 'own' ? 'one plane' : '')
  const numbers = presenter?.numbers.shown.value ?? []
  const share =
    label && terrain?.variance && experiment?.plane.kind === 'pca' ? shareWords(terrain.variance) : ''
  return html`<div class="stages">
    <div class="stage">
      ${picture}
      ${
        label
          ? html`<p class="label">
              ${label}${numbers.map(
                (number) =>
                  html`<span class="number" title=${number.label}
                    >${number.label} <b>${number.value}</b></span
                  >`,
              )}${share ? html`<span class="share" title="Of the run’s variance, and of a random walk’s">${share}</span>` : nothing}
            </p>`
          : nothing
      }
    </div>
    ${company.map((beside) => companion(landscape, beside))}
  </div>`
}

function companion(leader: LossLandscape, { title }: Company) {
  const { theme, resolution, presenter } = leader
  return html`<loss-landscape
    controls="none"
    .label=${title}
    .leader=${leader}
    .theme=${theme}
    .resolution=${resolution}
    .predictions=${presenter?.selection.requestedPredictions}
    @landscape-refresh=${() => leader.companions.heard()}
    @terrain-change=${own}
    @trajectory-change=${own}
    @status-change=${own}
  ></loss-landscape>`
}
