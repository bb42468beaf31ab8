import { html, nothing, type TemplateResult } from 'lit'
import type { Beside } from '../scenarios/scenario.ts'
import type { LossLandscape } from './loss-landscape.ts'

/** What a landscape beside another keeps to itself, for the one that leads tells it. */
const own = (event: Event): void => event.stopPropagation()

/** The stage of a landscape, and those beside it, each under its name. */
export function landscapeStages(landscape: LossLandscape, picture: TemplateResult) {
  const { label, company } = landscape
  return html`<div class="stages">
    <div class="stage">${picture} ${label ? html`<p class="label">${label}</p>` : nothing}</div>
    ${company.map((beside) => companion(landscape, beside))}
  </div>`
}

function companion(leader: LossLandscape, { title }: Beside) {
  const { theme, resolution, presenter } = leader
  return html`<loss-landscape
    controls="none"
    .label=${title}
    .leader=${leader}
    .theme=${theme}
    .resolution=${resolution}
    .predictions=${presenter?.asked}
    @landscape-refresh=${() => leader.companions.heard()}
    @terrain-change=${own}
    @trajectory-change=${own}
    @status-change=${own}
  ></loss-landscape>`
}
