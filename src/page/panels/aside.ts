import { html } from 'lit'
import type { Measures } from '../../analyses/measures/measures.ts'
import type { Study } from '../../study/study.ts'
import { experimentPanels } from './experiment-panels.ts'
import { measureCards } from './measure-cards.ts'
import type { ShownNetwork } from '../../pictures/shown-network.ts'

/** The two things right of the stage: the experiment, or what is measured of it. */
export type Aside = 'experiment' | 'measures'

const names: Readonly<Record<Aside, string>> = { experiment: 'Experiment', measures: 'Measures' }

/** All that the right column is made of. */
export interface AsideSource {
  readonly study: Study
  readonly network: ShownNetwork
  readonly measures: Measures
}

/** The panels of the experiment or the measures, and the two buttons that choose between them. */
export function appAside(
  { study, network, measures }: AsideSource,
  shown: Aside,
  show: (aside: Aside) => void,
) {
  // Nothing is measured where nothing is trained.
  if (!study.store.training) return experimentPanels(study, network)
  return html`<div class="asides" role="group" aria-label="What stands here">
      ${(['experiment', 'measures'] as const).map(
        (aside) =>
          html`<button aria-pressed=${shown === aside} @click=${() => show(aside)}>${names[aside]}</button>`,
      )}
    </div>
    ${shown === 'measures' ? measureCards(study, measures) : experimentPanels(study, network)}`
}
