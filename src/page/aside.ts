import { html } from 'lit'
import { appMeasures } from './measure-cards.ts'
import { appPanels } from './experiment-panels.ts'
import type { LossLandscape } from '../landscape/loss-landscape.ts'
import type { Measures } from '../analyses/measures.ts'
import type { Presenter } from '../view/presenter.ts'

/** What stands right of the stage: the experiment, or what is measured of it. */
export type Aside = 'experiment' | 'measures'

const names: Readonly<Record<Aside, string>> = { experiment: 'Experiment', measures: 'Measures' }

/** The panels of the experiment or the measures, and the two buttons that choose between them. */
export function appAside(
  presenter: Presenter,
  landscape: LossLandscape,
  { shown, show }: { readonly shown: Aside; readonly show: (aside: Aside) => void },
  measures: Measures,
) {
  return html`<div class="asides" role="group" aria-label="What stands here">
      ${(['experiment', 'measures'] as const).map(
        (aside) =>
          html`<button aria-pressed=${shown === aside} @click=${() => show(aside)}>${names[aside]}</button>`,
      )}
    </div>
    ${
      shown === 'measures'
        ? appMeasures(presenter, landscape.shownTheme, measures)
        : appPanels(presenter, landscape)
    }`
}
